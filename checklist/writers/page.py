"""A report laid out for people: titles, styled lines and empty lines, one under the other; pipes and terminals alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checklist.core.message import say
from checklist.reports.report import Block, Fact, Facts, Items, Paragraph, Report, Section, Table
from checklist.writers.cells import Cells
from checklist.writers.grid import grid
from checklist.writers.look import Line, Look, Voice
from checklist.writers.safe import safe
from checklist.writers.width import pad, width, wrap

NARROWEST = 20
"""No screen is taken to be narrower than this."""


@dataclass(frozen=True, slots=True)
class Head:
    """A title: `depth` 0 is the report's, with `under` saying what day and version it speaks of."""

    text: str
    depth: int
    under: tuple[str, ...] = ()


Element = Head | Line


def page(report: Report, catalog: Voice, look: Look) -> Iterator[Element]:
    """The report from top to bottom; blocks are set apart by one empty line."""
    if 0 < look.width < NARROWEST:
        look = Look(NARROWEST, look.colour, look.unicode, look.terminal)
    cells = Cells(catalog, look)
    yield Head(cells.text(report.title), 0, header(report, cells))
    for note in report.notes:
        yield from hanging(f"{cells.marks.note} ", cells.lines(note), cells, "warn")
    yield from blocks(report.blocks, cells, 1)


def header(report: Report, cells: Cells) -> tuple[str, ...]:
    """What day and version the report speaks of, in lines that fit."""
    said = [say("header.as_of", day=report.as_of)]
    if report.pinned:
        said.append(say("header.pinned"))
    if report.known_by:
        said.append(say("header.known_by", day=report.known_by))
    if report.since:
        said.append(say("header.since", day=report.since))
    if report.rev:
        said.append(say("header.rev", rev=report.rev))
    named = [safe(report.workspace)] if report.workspace else []
    text = cells.marks.between.join([*named, *map(cells.text, said)])
    return tuple(wrap(text, max(cells.look.width - 4, 0)))


def blocks(given: tuple[Block, ...], cells: Cells, depth: int) -> Iterator[Element]:
    """Blocks one after the other, each after an empty line."""
    for one in given:
        yield []
        yield from block(one, cells, depth)


def block(one: Block, cells: Cells, depth: int) -> Iterator[Element]:
    """One block with its title."""
    title = getattr(one, "title", None)
    if title is not None:
        yield Head(cells.text(title), depth)
    match one:
        case Section():
            inner = blocks(one.blocks, cells, depth + 1)
            next(inner, None)
            yield from inner
        case Table():
            yield from table(one, cells)
        case Facts():
            yield from facts(one, cells)
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
        yield [(cells.text(say("table.empty")), "dim")]
    if one.note is not None:
        yield from hanging("", cells.lines(one.note), cells, "dim")


def facts(one: Facts, cells: Cells) -> Iterator[Line]:
    """Named values, the values under each other; those without one are left out."""
    told = [fact for fact in one.facts if has_value(fact)]
    labels = [cells.text(fact.label) for fact in told]
    wide = max(map(width, labels), default=0)
    for fact, label in zip(told, labels, strict=True):
        yield from hanging(pad(label, wide) + "  ", cells.lines(fact.value), cells, cells.style(fact.value), "dim")


def has_value(fact: Fact) -> bool:
    """Does the fact say anything?"""
    return fact.value is not None and fact.value not in ("", ())


def hanging(lead: str, texts: list[str], cells: Cells, style: str = "", lead_style: str = "") -> Iterator[Line]:
    """Lines wrapped beside a lead: it stands before the first one, blanks as wide before the others."""
    taken = width(lead)
    room = cells.look.width and max(cells.look.width - taken, NARROWEST // 2)
    for text in texts:
        for line in wrap(text, room):
            yield [(lead, lead_style or style), (line, style)] if lead.strip() else [(lead, ""), (line, style)]
            lead = " " * taken
