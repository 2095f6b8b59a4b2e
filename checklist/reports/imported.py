"""What became of somebody else's sheet: each column as it was understood, and each cell that was not simply taken."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from checklist.core.message import Named, say
from checklist.core.spellings import AMOUNT_WORDS
from checklist.readers.columns import AMOUNT, EXTRA, OF_MEASURE, REPORT, ROLE, SKIP, Column
from checklist.readers.exported import BY_NAME
from checklist.readers.grid import letters
from checklist.readers.understood import Drawn, Told, kept_as
from checklist.reports.report import Block, Fact, Facts, Report, Table
from checklist.reports.report import Column as Heading
from checklist.source.records import Record, heading
from checklist.source.schema import MEASURE, TASK, UPDATE


def imported(day: date, facts: Iterable[tuple[str, Any]], of: Drawn, more: Iterable[Told], on: date | None) -> Report:
    """The report: what was read, column by column, and what is told, address by address."""
    named = tuple(Fact(key, value, say(f"import.fact.{key}")) for key, value in facts)
    told = (*of.told, *more)
    blocks: tuple[Block, ...] = (
        Facts("read", named),
        Table("columns", COLUMNS, tuple(_columns(of, on)), say("import.columns")),
    )
    if told:
        rows = tuple((one.where, one.text or None, one.what) for one in told)
        blocks += (Table("told", TOLD, rows, say("import.told", count=len(told))),)
    return Report("import", say("import.title"), day, blocks, main="told" if told else "columns")


def _heading(key: str, align: str = "left", grow: bool = False, spare: bool = False) -> Heading:
    return Heading(key, align, grow, say(f"import.column.{key}"), spare=spare)


COLUMNS = (
    _heading("at"),
    _heading("heading", grow=True),
    _heading("field"),
    _heading("filled", "right"),
    _heading("missed", "right", spare=True),
)
TOLD = (_heading("where"), _heading("text", grow=True), _heading("what"))


def _columns(of: Drawn, on: date | None) -> Iterator[tuple[Any, ...]]:
    for one in of.frame.columns:
        filled = of.filled.get(one.at, 0)
        if one.heading or filled:
            yield letters(one.at), one.heading or None, meant(one, on), filled, of.missed.get(one.at) or None


def meant(column: Column, on: date | None) -> Any:
    """What a column is, in words."""
    target = column.target
    if target == SKIP:
        return say("import.skip")
    if target == EXTRA:
        return say("import.also" if column.also else "import.extra", name=kept_as(column))
    if target.startswith(REPORT):
        of = target.removeprefix(REPORT)
        if on is None:
            return heading(TASK.index[of]) if of == "progress" else say("import.no_day", field=_named(UPDATE, of))
        return say("import.report", field=_named(UPDATE, of), day=on)
    if target.startswith(OF_MEASURE):
        return say("import.measure", field=_named(MEASURE, target.removeprefix(OF_MEASURE)))
    if target.startswith(AMOUNT):
        name = target.removeprefix(AMOUNT)
        return say("import.amount", name=Named(name, AMOUNT_WORDS.get(name, ())))
    if target.startswith(ROLE):
        return say("import.role", name=target.removeprefix(ROLE))
    if target.startswith(BY_NAME):
        key, _, name = target.partition(".")
        return Named(target, tuple(f"{one}.{name}" for one in TASK.index[key].names))
    return _named(TASK, target)


def _named(record: Record, key: str) -> Named:
    return heading(record.index[key])
