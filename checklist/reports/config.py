"""Every setting, its value in effect, and where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from checklist.core.calendar import Cadence
from checklist.core.message import Message, Named, say
from checklist.core.parts import COUNTED
from checklist.core.policy import LADDERS, PlusRule, Policy, ReviewPolicy, Rung, Workspace
from checklist.core.value import Value
from checklist.reports.notice import rung_name
from checklist.reports.report import Block, Column, Fact, Facts, Report, Table
from checklist.source.book import Shelf
from checklist.source.cadence import BY_KIND, WEEKDAYS
from checklist.source.kinds import Alias, Choice, Kind, Tags
from checklist.source.lines import place
from checklist.source.noticing import RUNG
from checklist.source.read import written
from checklist.source.records import Field, Pairs, Record
from checklist.source.settings import CONFIG

DEFAULT = say("origin.default")


class Said(Value):
    """A setting that something else than the workspace has settled: its value, and what has."""

    value: Any
    origin: Message


def config(shelf: Shelf, day: date, said: Mapping[str, Said], file: str = "") -> Report:
    """The settings in effect. `said` are those settled outside of `file`, by key; it is empty where there is none."""
    rows = [*_rows(CONFIG, shelf, said), *_others(said)]
    columns = (_column("setting"), _column("value", grow=True), _column("origin"))
    found = Facts("workspace", (Fact("file", file or say("config.no_file"), say("config.file")),))
    blocks: tuple[Block, ...] = (found, Table("settings", columns, tuple(rows)), *_units(shelf), _rungs(shelf))
    return Report("config", say("config.title"), day, blocks, workspace=shelf.workspace.title, main="settings")


Row = tuple[Any, ...]


def _rows(record: Record, shelf: Shelf, said: Mapping[str, Said], above: tuple[Field, ...] = ()) -> Iterator[Row]:
    """A row for each setting; those of a record in it one by one."""
    for field in record.fields:
        here = (*above, field)
        key = ".".join(one.key for one in here)
        value = value_of(shelf.workspace, key)
        if isinstance(field.kind, Record):
            yield from _rows(field.kind, shelf, said, here)
        elif isinstance(field.kind, Pairs):
            yield from _pairs(here, field.kind, value or (), shelf)
        elif key in said:
            yield _name(here), said[key].value, said[key].origin
        else:
            yield _name(here), _worded(field.kind, value), _origin(here, shelf)


def _pairs(path: tuple[Field, ...], kind: Pairs, value: tuple[tuple[str, Any], ...], shelf: Shelf) -> Iterator[Row]:
    for name, one in value:
        spelt = (name, *kind.names.get(name, ()))
        yield _name(path, name, spelt[:2][-1]), one, _origin(path, shelf, name)


def _others(said: Mapping[str, Said]) -> Iterator[Row]:
    """What no workspace settles."""
    for key, one in said.items():
        if key not in CONFIG.index:
            yield say(f"config.{key}"), one.value, one.origin


def _name(path: tuple[Field, ...], *last: str) -> Named:
    """A setting as it is written, by its keys and by its Chinese names; `last` is a name below them, in both."""
    keys = [*(field.key for field in path), *last[:1]]
    return Named(".".join(keys), ("·".join([*(field.names[0] for field in path), *last[1:]]),))


def _worded(kind: Kind, value: Any) -> Any:
    """A value, or several, with the other spellings of those that are known words."""
    if isinstance(value, tuple):
        return tuple(_worded(getattr(kind, "of", kind), one) for one in value)
    known = kind.names if isinstance(kind, Choice | Alias | Tags) else {}
    return Named(value, known[value]) if value in known else value


def _origin(path: tuple[Field, ...], shelf: Shelf, *last: str) -> Message:
    span = written(shelf.settings, (*(field.key for field in path), *last))
    if span is None:
        return DEFAULT
    source = shelf.settings.source
    return say("origin.file", file=source.name, line=place(source.text, span.start).line)


def value_of(workspace: Workspace, key: str) -> Any:
    """The value of a setting by its key; None for none."""
    if key in TOLD:
        return TOLD[key](workspace.policy) or None
    of: Any = workspace if hasattr(workspace, key.partition(".")[0]) else workspace.policy
    for step in key.split("."):
        of = getattr(of, step, None)
    if isinstance(of, Cadence):
        return cadence(of)
    return None if of in ("", ()) else of


def _days(review: ReviewPolicy) -> Any:
    return cadence(review.every) if review.every else tuple(one.on for one in review.days)


def _plus(rule: PlusRule) -> Message:
    what = say(f"plus.{rule.what}") if rule.what in COUNTED else rule.what
    return say("config.plus", what=what or rule.unit, points=rule.points)


TOLD: dict[str, Callable[[Policy], Any]] = {
    "units": lambda policy: len(policy.units.all),
    "rates": lambda policy: tuple(rate.name for rate in policy.rates),
    "review.days": lambda policy: _days(policy.review),
    "review.plus": lambda policy: tuple(map(_plus, policy.review.plus)),
    "extensions.max": lambda policy: policy.extensions,
    "notices.channels": lambda policy: tuple(one.name for one in policy.notices.channels),
    "notices.consequences": lambda policy: tuple(one.name for one in policy.notices.consequences),
    "notices.ladder": lambda policy: next((name for name, rungs in LADDERS.items() if rungs == policy.ladder), None),
    "notices.rungs": lambda policy: tuple(map(rung_name, policy.ladder)),
    "waivers": lambda policy: tuple(waiver.code for waiver in policy.waivers),
}
"""What is told of a setting that is no plain value, or stands elsewhere than its key says."""


def cadence(of: Cadence) -> Message:
    """A cadence in words."""
    if of.by is None:
        return say("config.cadence", every=of.every)
    weekday = of.every == "week" and not of.by.after
    by = WEEKDAYS[of.by.number][0] if weekday else BY_KIND.write(of.by)
    return say("config.cadence_by", every=of.every, by=by)


def _units(shelf: Shelf) -> tuple[Block, ...]:
    units = shelf.workspace.policy.units.all
    columns = (Column("name"), Column("group"), _column("also", grow=True), _column("up"), Column("leader"))
    rows = tuple((one.name, one.group or None, one.also or None, one.up or None, one.leader or None) for one in units)
    return (Table("units", columns, rows, say("config.units")),) if units else ()


def _rungs(shelf: Shelf) -> Table:
    columns = (
        *(_column("rung"), _column("colour"), _column("grounds", grow=True), _column("to")),
        _column("days", "right"),
    )
    rows = tuple(map(_rung, shelf.workspace.policy.ladder))
    return Table("rungs", columns, rows, say("config.rungs"))


def _rung(rung: Rung) -> Row:
    colour, to = _worded(RUNG.index["colour"].kind, rung.colour), _worded(RUNG.index["to"].kind, rung.to)
    return rung_name(rung), colour or None, tuple(grounds(rung)) or None, to, rung.days


def _column(key: str, align: str = "left", grow: bool = False) -> Column:
    return Column(key, align, grow, say(f"config.column.{key}"))


COUNTED_GROUNDS = (
    *("due_within", "missed_returns", "overdue", "reopened", "extensions"),
    *("reds", "yellows", "last", "unit_reds", "unit_overdue"),
)


def grounds(rung: Rung) -> Iterator[Message]:
    """What puts a task on a rung."""
    for name in ("due_soon", "behind", "missed_return"):
        if getattr(rung, name):
            yield say(f"config.{name}")
    for name in COUNTED_GROUNDS:
        if (count := getattr(rung, name)) is not None:
            yield say(f"config.{name}", days=count, times=count)
    if rung.climbed:
        yield say("config.climbed")
    if rung.manual:
        yield say("config.manual")
