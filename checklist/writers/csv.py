"""A report's main table as CSV for spreadsheets: headings in the reader's language, nothing that turns into a formula.

It begins with a byte order mark and its lines end in CRLF, as Excel wants it; days are ISO, shares percentages.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any

from checklist.core.message import Points
from checklist.core.model import Light
from checklist.readers.guard import guarded
from checklist.reports.report import (
    Bar,
    Block,
    Column,
    Day,
    Facts,
    Items,
    Lamp,
    Move,
    Rank,
    Report,
    Score,
    Section,
    Signed,
    Table,
)
from checklist.writers.cells import marked, points, shown_columns
from checklist.writers.look import Look, Voice
from checklist.writers.safe import typed_lines

BOM = "\ufeff"


def write(report: Report, catalog: Voice, look: Look) -> str:
    """The table that stands for the report, as text that must be written byte for byte as it is, in UTF-8."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    found = main(report)
    if found:
        shown = shown_columns(found, Look(unicode=look.unicode))
        rows.writerow([cell(found.columns[at].label, catalog) for at in shown])
        rows.writerows([[cell(row[at], catalog) for at in shown] for row in found.rows])
    return BOM + out.getvalue()


def main(report: Report) -> Table | None:
    """The report's main table, else its first one, else its facts or items as one.

    Tables with the main one's name and columns in several sections are one below the other.
    """
    if report.sheet:
        return report.sheet
    tables = [one for one in every(report.blocks) if isinstance(one, Table)]
    named = [one for one in tables if one.name == report.main] or tables[:1]
    if named:
        first, *more = named
        rows = [row for one in (first, *more) if one.columns == first.columns for row in one.rows]
        return Table(first.name, first.columns, tuple(rows))
    return next(filter(None, map(as_table, every(report.blocks))), None)


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those of sections in their place."""
    for one in blocks:
        if isinstance(one, Section):
            yield from every(one.blocks)
        else:
            yield one


def as_table(one: Block) -> Table | None:
    """Facts as a table of one row, items as one of one column."""
    match one:
        case Facts():
            columns = tuple(Column(fact.key, heading=fact.label) for fact in one.facts)
            return Table(one.name, columns, (tuple(fact.value for fact in one.facts),))
        case Items():
            return Table(one.name, (Column(one.name, heading=one.title),), tuple((item,) for item in one.items))
    return None


def cell(value: Any, catalog: Voice) -> str | int:
    """The value as a spreadsheet reads it; text that could be a formula is guarded, figures are not."""
    if type(value) is Lamp:
        value = value.light if value.light is Light.NONE else marked(value, value.light)
    if value is None or value is Light.NONE:
        return ""
    form = FIGURES.get(type(value))
    if form:
        return form(value)
    if isinstance(value, Bar):
        return f"{catalog.say(value.progress)} / {catalog.say(value.expected)}"
    said = value if type(value) is str else catalog.say(value)
    return said if isinstance(value, Decimal | Fraction) else guarded("\n".join(typed_lines(said)))


FIGURES: dict[type, Callable[[Any], str | int]] = {
    int: int,
    date: date.isoformat,
    Points: lambda value: points(value).removeprefix("+"),
    Move: lambda value: "" if value.up is None else int(value.up),
    Rank: lambda value: "" if value.place is None else int(value.place),
    Score: str,
    Day: str,
    Signed: lambda value: str(value).removeprefix("+"),
}
"""What a spreadsheet reads as a figure or a day; a move is places up, or down where it is negative."""
