"""What changed between two versions, by meaning: list by list, task by task, in the words of the table of fields."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from checklist.core.calendar import Cadence
from checklist.core.compare import Change, Step
from checklist.core.message import Message, Named, say
from checklist.core.model import Decision, Measure, Milestone, Task, Update
from checklist.core.revision import Revision
from checklist.core.spellings import AMOUNT_WORDS, STAGE_WORDS
from checklist.core.turn import ListTurn, TaskTurn
from checklist.core.value import Value, names_of
from checklist.reports.cells import COLUMNS
from checklist.reports.report import Block, Column, Fact, Facts, Paragraph, Report, Section, Table
from checklist.reports.timetable import cadence
from checklist.source.records import Record, heading
from checklist.source.schema import DECISION, DEFAULTS, LIST, MEASURE, MILESTONE, PERIOD, SECTION, STAGE, TASK, UPDATE

INSIDE: dict[str, Record] = {
    "updates": UPDATE,
    "decisions": DECISION,
    "milestones": MILESTONE,
    "measure": MEASURE,
    "stages": STAGE.of,
    "period": PERIOD.of,
    "defaults": DEFAULTS,
    "sections": SECTION,
}
"""What the fields hold that hold more than one value."""
WORDS = {"stages": STAGE_WORDS, "amounts": AMOUNT_WORDS}
"""What stands under a name in a field, and how that is called."""


def diff(turns: Sequence[ListTurn], versions: tuple[Revision | None, Revision | None], day: date) -> Report:
    """What one version says otherwise than another; None for the files as they lie on the disk."""
    blocks: list[Block] = [
        Facts("versions", tuple(_version(*pair) for pair in zip(("old", "new"), versions, strict=True)))
    ]
    blocks += [Section("lists", _title(turn), tuple(_of_list(turn)), many=True) for turn in turns]
    if not turns:
        blocks.append(Paragraph(say("diff.none"), "none"))
    return Report("diff", say("diff.title"), day, tuple(blocks), main="changes", sheet=_sheet(turns))


def _version(key: str, revision: Revision | None) -> Fact:
    if revision is None:
        return Fact(key, say("diff.disk"))
    return Fact(key, say("diff.version", rev=revision.short, day=revision.committed, author=revision.author))


def _title(turn: ListTurn) -> Any:
    one = turn.after or turn.before
    return one.title if one else turn.id


def _of_list(turn: ListTurn) -> Iterator[Block]:
    """A list that came or went; what its head says; its tasks."""
    if turn.before is None and turn.after:
        yield Paragraph(say("diff.list_new", count=len(turn.after.tasks)), "new")
    elif turn.after is None and turn.before:
        yield Paragraph(say("diff.list_gone", count=len(turn.before.tasks)), "gone")
    rows = tuple(_rows(turn))
    if rows:
        yield Table("changes", _columns(), rows)


def _columns() -> tuple[Column, ...]:
    return (
        *(COLUMNS["id"], COLUMNS["title"], Column("changed", grow=True), Column("before"), Column("after")),
        Column("route", quiet=True),
    )


def _sheet(turns: Sequence[ListTurn]) -> Table:
    rows = tuple((turn.id, *row) for turn in turns for row in _rows(turn))
    return Table("changes", (Column("list"), *_columns()), rows)


def _rows(turn: ListTurn) -> Iterator[tuple[Any, ...]]:
    for change in turn.changes:
        yield (None, None, *_row(change))
    for task in turn.tasks:
        yield from _of_task(task)


def _of_task(turn: TaskTurn) -> Iterator[tuple[Any, ...]]:
    task = turn.after or turn.before
    if task is None:
        return
    if turn.before is None:
        yield task.id, task.title, say("diff.task_new"), None, None, None
    elif turn.after is None:
        yield task.id, task.title, say("diff.task_gone"), None, None, None
    elif turn.was:
        yield task.id, task.title, say("diff.task_was"), "/".join(turn.was), f"{turn.list.id}/{task.id}", None
    for change in turn.changes:
        yield (task.id, task.title, *_row(change, turn.after))


def _row(change: Change, task: Task | None = None) -> tuple[Any, Any, Any, str]:
    return what(change, task), cell(change.before), cell(change.after), ".".join(map(str, change.route))


def what(change: Change, task: Task | None = None) -> Any:
    """What changed, in words: a field, an item that came or went, or a field of one of several.

    Of which one is said where the task is given as it is now.
    """
    first, *rest = change.route or ("",)
    field = _field(LIST if change.task == "" else TASK, first)
    if not rest:
        return field
    if isinstance(rest[0], int) and len(rest) == 1:
        return say("diff.came" if change.before is None else "diff.went", field=field)
    steps = [_inside(str(first), step, task) for step in rest]
    return say("diff.inside", field=field, inside=tuple(one for one in steps if one is not None))


def _inside(first: str, step: Step, task: Task | None) -> Any:
    """A step inside a field: which of several, by what it goes by, or what of it."""
    if isinstance(step, int):
        one = getattr(task, first)[step] if task else None
        day = getattr(one, "on", None)
        return day.isoformat() if day else getattr(one, "title", None)
    if step in WORDS.get(first, {}):
        return Named(step, WORDS[first][step])
    return _field(INSIDE.get(first, TASK), step)


def _field(record: Record, attr: object) -> Any:
    found = next((one for one in record.fields if record.attrs[one.key] == attr), None)
    return heading(found) if found else str(attr)


def cell(value: Any) -> Any:
    """A value of a change as a cell; of what holds several values, what it is known by and says first."""
    match value:
        case Update():
            return say("diff.update", on=value.on, said=said(value))
        case Decision():
            return say("diff.decision", on=value.on, act=value.act)
        case Milestone():
            return value.title
        case Cadence():
            return cadence(value)
        case Measure():
            return _measure(value)
        case tuple():
            return tuple(map(cell, value)) or None
        case Value():
            return getattr(value, "title", None) or getattr(value, "name", None) or _all_of(value)
    return value


def _all_of(value: Value) -> Any:
    """A value that has no name by all that it says."""
    held = (getattr(value, name) for name in names_of(type(value)))
    return tuple(cell(one) for one in held if one not in (None, "", (), False)) or None


def _measure(value: Measure) -> Any:
    """A measure by its target and what it is counted in, and whatever else is not as usual."""
    target = value.targets[-1][1] if value.targets else value.target
    lower = say("better.lower") if value.better == "lower" else None
    level = say("measure.level") if value.kind == "level" else None
    held = (say("diff.of_parts") if value.of_parts else target, value.unit, lower, level)
    return tuple(one for one in held if one not in (None, "")) or None


def worded(message: Message) -> Message:
    """What is said of a change, its values as they are told in cells where they hold several."""
    held = {name: cell(one) if isinstance(one, Measure | Cadence) else one for name, one in message.values.items()}
    return say(message.key, **held)


def said(update: Update) -> Any:
    """What an update says, in one figure or word."""
    found = (update.progress, update.done, update.text, update.problems, update.next)
    return next((one for one in found if one not in (None, "")), say("value.none"))
