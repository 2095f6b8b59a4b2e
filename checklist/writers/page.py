"""A report laid out for people: titles, styled lines and empty lines, the same for pipes and terminals."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from checklist.core.message import say
from checklist.core.value import replace
from checklist.reports.report import Block, Chart, Fact, Facts, Items, Paragraph, Report, Section, Table, as_shown
from checklist.writers.cells import Cells
from checklist.writers.grid import INDENT, grid
from checklist.writers.look import Line, Look, Voice
from checklist.writers.safe import safe
from checklist.writers.width import pad, width, wrap

EMPTY = say("table.empty")
MARGIN = 4
"""The columns that a panel around the title takes."""
NARROWEST = 20
"""No screen is taken to be narrower than this."""


class Head(NamedTuple):
    """A title in lines that fit: `depth` 0 is the report's, `under` says what day and version it speaks of."""

    lines: tuple[str, ...]
    depth: int
    under: tuple[str, ...] = ()


Element = Head | Line


def page(report: Report, catalog: Voice, look: Look) -> Iterator[Element]:
    """The report from top to bottom; blocks are set apart by one empty line."""
    if 0 < look.width < NARROWEST:
        look = replace(look, width=NARROWEST)
    cells = Cells(catalog, look)
    yield titled(report.title, cells, 0, header(report, cells))
    for note in report.notes:
        yield from hanging(f"{cells.marks.note} ", cells.lines(note), cells, "warn")
    yield from blocks(report.blocks, cells, 1)


def titled(title: Any, cells: Cells, depth: int, under: tuple[str, ...] = ()) -> Head:
    """A title in lines that leave room for what is drawn around them."""
    return Head(tuple(wrap(cells.text(title), cells.look.width and cells.look.width - MARGIN)), depth, under)


def header(report: Report, cells: Cells) -> tuple[str, ...]:
    """What day and version the report speaks of, in lines that fit."""
    said = [say("header.as_of", day=report.as_of)]
    if report.pinned:
        said.append(say("header.pinned"))
    if report.known_by:
        said.append(say("header.known_by", day=report.known_by))
    if report.rev:
        said.append(say("header.rev", rev=report.rev.short, day=report.rev.committed))
    if report.since and report.since_rev:
        key = "header.since_rev" if report.since == report.since_rev.committed else "header.since_rev_for"
        said.append(say(key, day=report.since, rev=report.since_rev.short, on=report.since_rev.committed))
    elif report.since:
        said.append(say("header.since", day=report.since))
    named = [safe(report.workspace)] if report.workspace else []
    room = cells.look.width and cells.look.width - MARGIN
    return tuple(packed([*named, *map(cells.text, said)], cells.marks.between, room))


def packed(parts: list[str], between: str, room: int) -> Iterator[str]:
    """The parts in lines, as many to a line as go; a part longer than a line is wrapped."""
    line = ""
    for part in parts:
        joined = f"{line}{between}{part}" if line else part
        if room and line and width(joined) > room:
            yield line
            joined = part
        *more, line = wrap(joined, room)
        yield from more
    if line:
        yield line


def blocks(given: tuple[Block, ...], cells: Cells, depth: int) -> Iterator[Element]:
    """Blocks one after the other, each after an empty line."""
    for one in given:
        yield []
        yield from block(one, cells, depth)


def block(one: Block, cells: Cells, depth: int) -> Iterator[Element]:
    """One block with its title."""
    one = as_shown(one)
    title = getattr(one, "title", None)
    if title is not None and cells.text(title).strip():
        yield titled(title, cells, depth)
    match one:
        case Section():
            inner = blocks(one.blocks, cells, depth + 1)
            next(inner, None)
            yield from inner
        case Table():
            yield from table(one, cells)
        case Facts():
            yield from facts(one, cells)
        case Chart():
            from checklist.writers.chart import drawn

            yield from drawn(one.curve, cells)
        case Items():
            for item in one.items:
                yield from hanging(f"{cells.marks.bullet} ", cells.lines(item), cells, cells.style(item))
        case Paragraph():
            yield from hanging("", cells.lines(one.text), cells)


def table(one: Table, cells: Cells) -> Iterator[Line]:
    """A table and its note; where it has no rows, that."""
    if one.rows:
        yield from grid(one, cells)
    else:
        yield [(cells.text(EMPTY), "dim")]
    if one.note is not None:
        yield from hanging("", cells.lines(one.note), cells, "dim")


def facts(one: Facts, cells: Cells) -> Iterator[Line]:
    """Named values, the values under each other; those without one are left out.

    Where the names would take more than half of the page, each value goes under its name.
    """
    told = [fact for fact in one.facts if has_value(fact)]
    labels = [cells.text(fact.label) for fact in told]
    if one.inline:
        said = (f"{label} {cells.text(fact.value)}" for fact, label in zip(told, labels, strict=True))
        yield from hanging("", [cells.marks.between.join(said)], cells)
        return
    wide = max(map(width, labels), default=0)
    under = 0 < cells.look.width < wide * 2
    for fact, label in zip(told, labels, strict=True):
        if under:
            yield from hanging("", [label], cells, "dim")
            yield from hanging(INDENT, cells.lines(fact.value), cells, cells.style(fact.value))
            continue
        yield from hanging(pad(label, wide) + "  ", cells.lines(fact.value), cells, cells.style(fact.value), "dim")


def has_value(fact: Fact) -> bool:
    """Does the fact say anything?"""
    return fact.value is not None and fact.value not in ("", ())


def hanging(lead: str, texts: list[str], cells: Cells, style: str = "", lead_style: str = "") -> Iterator[Line]:
    """Lines wrapped beside a lead: it stands before the first one, blanks as wide before the others."""
    taken = width(lead)
    room = cells.look.width and max(cells.look.width - taken, 1)
    for text in texts:
        for line in wrap(text, room):
            yield [(lead, lead_style or style), (line, style)] if lead.strip() else [(lead, ""), (line, style)]
            lead = " " * taken
