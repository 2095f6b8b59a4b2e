"""A report for programs: keys and codes that no language changes, exact days, shares as numbers from 0 to 1.

A table is a list of objects by column, facts an object, a section an object by its blocks' names (a list of these
where several have one name). A sentence is its code with what stands in its blanks.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from checklist.core.message import Message, Named, Points
from checklist.reports.report import (
    Bar,
    Block,
    Chart,
    Day,
    Facts,
    Items,
    Lamp,
    Link,
    Move,
    Paragraph,
    Percent,
    Rank,
    Report,
    Score,
    Section,
    Signed,
    Table,
)
from checklist.writers.look import Look, Voice

SCHEMA = 1
"""The version of this form; it counts up when something that was there is no more."""
DIGITS = 6
"""The decimals a share keeps: a millionth of it, a ten-thousandth of a point."""


def write(report: Report, catalog: Voice, look: Look) -> str:  # noqa: ARG001 -- programs have no language and no screen
    """The report as JSON, indented, with a line's end at its end."""
    return encode(
        {
            "schema": SCHEMA,
            "kind": report.kind,
            "as_of": plain(report.as_of),
            "pinned": report.pinned,
            "known_by": plain(report.known_by),
            "since": plain(report.since),
            "rev": report.rev and report.rev.id,
            "rev_day": report.rev and plain(report.rev.committed),
            "since_rev": report.since_rev and report.since_rev.id,
            "workspace": report.workspace,
            "notes": plain(report.notes),
            "data": merged(report.blocks),
        }
    )


def encode(value: Any) -> str:
    """A value as JSON text, the same for every language and machine; what is not printable stands escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return "".join(f"{line if line.isprintable() else escaped(line)}\n" for line in text.split("\n"))


def escaped(line: str) -> str:
    """A line of JSON text, whose unprintable characters can only stand in strings."""
    return "".join(one if one.isprintable() or one == "\u3000" else json.dumps(one)[1:-1] for one in line)


def merged(blocks: Iterable[Block]) -> dict[str, Any]:
    """Blocks by their names, in a list where several have one, or could have it; nothing of those without one."""
    named: dict[str, list[Any]] = {}
    several: set[str] = set()
    for one in blocks:
        if one.name:
            named.setdefault(one.name, []).append(block(one))
            if len(named[one.name]) > 1 or (isinstance(one, Section) and one.many):
                several.add(one.name)
    return {name: held if name in several else held[0] for name, held in named.items()}


def block(one: Block) -> Any:
    """What a block says."""
    match one:
        case Table():
            keys = [column.key for column in one.columns]
            return [dict(zip(keys, map(plain, row), strict=True)) | beside(row) for row in one.rows]
        case Facts():
            return {fact.key: plain(fact.value) for fact in one.facts}
        case Chart(curve=curve):
            return {
                "held": curve.held,
                "today": plain(curve.today),
                "expected": [{"day": plain(day), "share": plain(share)} for day, share in curve.expected],
                "actual": [{"day": plain(day), "share": plain(share)} for day, share in curve.actual],
            }
        case Items():
            return [plain(item) for item in one.items]
        case Paragraph():
            return plain(one.text)
        case Section():
            return {"title": plain(one.title), **merged(one.blocks)}


def beside(row: Iterable[Any]) -> dict[str, Any]:
    """What the cells of a row say beside their values: what stays marked on a light, whether a place is shared."""
    told: dict[str, Any] = {}
    for cell in row:
        if type(cell) is Lamp:
            told |= {"late": cell.late, "undated": cell.undated}
        elif type(cell) is Rank:
            told["tied"] = cell.tied
    return told


def plain(value: Any) -> Any:
    """A value as JSON has it. TypeError for what it has no form for."""
    form = FORMS.get(type(value))
    if form:
        return form(value)
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"no JSON form for {type(value).__name__}")


def same(value: Any) -> Any:
    """What JSON has itself."""
    return value


def share(value: Fraction) -> float:
    """A share, rounded."""
    return round(value.numerator / value.denominator, DIGITS)


def number(value: Decimal) -> int | float:
    """An amount; whole ones without a decimal point."""
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)


def mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping by names."""
    return {str(key): plain(below) for key, below in value.items()}


def series(value: Iterable[Any]) -> list[Any]:
    """Several values."""
    return [plain(one) for one in value]


FORMS: dict[type, Callable[[Any], Any]] = {
    type(None): same,
    bool: same,
    int: same,
    str: same,
    date: date.isoformat,
    Fraction: share,
    Points: lambda value: share(value.share),
    Decimal: number,
    tuple: series,
    list: series,
    dict: mapping,
    Message: lambda value: mapping(value.values) | {"code": value.key},
    Named: lambda value: value.key,
    Bar: lambda value: {"progress": plain(value.progress), "expected": plain(value.expected)},
    Lamp: lambda value: value.light.value,
    Move: lambda value: value.up,
    Rank: lambda value: value.place,
    Day: str,
    Link: lambda value: plain(value.value),
    Score: lambda value: share(value.points),
    Signed: lambda value: plain(value.number),
    Percent: lambda value: share(value.value),
}
