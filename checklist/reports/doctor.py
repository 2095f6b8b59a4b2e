"""What an installation can do, and what is odd about a workspace, each with what to do about it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from checklist.core.message import Message, say
from checklist.core.value import Value, field
from checklist.reports.report import Block, Column, Fact, Facts, Items, Paragraph, Report, Table

SHOWN = 5
"""So many files or names of one kind are written out; the rest are counted."""


class Odd(Value):
    """Something odd: `doctor.<key>` says what, `doctor.<key>.fix` what to do; `broken` if nothing can be relied on."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    broken: bool = False


class Extra(Value):
    """A part that may be installed beside: its name, and the packages that are not there yet."""

    name: str
    missing: tuple[str, ...]


def odd(key: str, **values: Any) -> Odd:
    """Something odd with what stands in its sentence's blanks; several names are cut short."""
    return Odd(key, {name: some(value) if isinstance(value, tuple) else value for name, value in values.items()})


def some(names: tuple[str, ...]) -> Any:
    """The first of many names, and how many more there are."""
    if len(names) <= SHOWN:
        return names
    return say("doctor.some", names=names[:SHOWN], more=len(names) - SHOWN)


def doctor(
    day: date, facts: Iterable[tuple[str, Any]], extras: Iterable[Extra], found: Iterable[Odd], workspace: str = ""
) -> Report:
    """The report: the installation, its extras, and what is odd; `facts` by the keys of `doctor.fact.<key>`."""
    told = tuple(Fact(key, value, say(f"doctor.fact.{key}")) for key, value in facts)
    odds = tuple(sorted(found, key=_grade))
    blocks: tuple[Block, ...] = (Facts("installation", told, say("doctor.installation")), *_extras(tuple(extras)))
    blocks += (_found(odds) if odds else Paragraph(say("doctor.well"), "well"),)
    return Report("doctor", say("doctor.title"), day, blocks, workspace=workspace, sheet=_sheet(odds))


def _extras(extras: tuple[Extra, ...]) -> Iterator[Block]:
    columns = (_column("extra"), _column("brings", grow=True), _column("state"))
    rows = tuple((one.name, say(f"extra.{one.name}"), _state(one)) for one in extras)
    if rows:
        yield Table("extras", columns, rows, say("doctor.extras"))


def _state(one: Extra) -> Message:
    return say("doctor.lacks", extra=one.name, packages=one.missing) if one.missing else say("doctor.there")


def _found(odds: tuple[Odd, ...]) -> Items:
    """One after the other, each with its remedy: sentences, which a screen must not cut."""
    return Items("found", tuple(map(_item, odds)), say("doctor.found"))


def _item(one: Odd) -> Message:
    grade, what, remedy = _told(one)
    return say("doctor.item", grade=grade, what=what, remedy=remedy)


def _sheet(odds: tuple[Odd, ...]) -> Table:
    """The same as a table, for spreadsheets."""
    columns = (_column("grade"), _column("what", grow=True), _column("remedy"))
    return Table("found", columns, tuple(map(_told, odds)), say("doctor.found"))


def _grade(one: Odd) -> bool:
    """What is broken stands first; else the order is that of the questions."""
    return not one.broken


def _told(one: Odd) -> tuple[Message, Message, Message]:
    grade = say("doctor.broken" if one.broken else "doctor.odd")
    return grade, say(f"doctor.{one.key}", **one.values), say(f"doctor.{one.key}.fix", **one.values)


def _column(key: str, grow: bool = False) -> Column:
    return Column(key, grow=grow, heading=say(f"doctor.column.{key}"))
