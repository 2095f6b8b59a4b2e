"""The blocks of a report as pieces of a paper: headings by their depth, sentences, tables, slips to fill in."""

from collections.abc import Iterable, Iterator
from typing import Any

from checklist.core.message import Message, say
from checklist.reports.report import Block, Chart, Facts, Items, Paragraph, Section, Table, as_shown
from checklist.writers.cells import Cells, shown_columns
from checklist.writers.look import Look, Voice
from checklist.writers.page import EMPTY, has_value
from checklist.writers.paper import HEI, KAI, KEPT, SONG, TWO_IN, Hand, paragraph, run
from checklist.writers.paper_chart import chart, frame
from checklist.writers.paper_table import FILLED_IN, LABEL, cell, fitting, grid, named, shared

LANDSCAPE = 8
"""A paper with a table of more columns is turned sideways."""
ACROSS, SIDEWAYS = 8845, 13266
"""The twentieths of a point between the margins, upright and sideways."""
COLOURS = {"good": "17703A", "warn": "8A5A00", "bad": "B3261E"}
HEADS = {2: Hand(HEI), 3: Hand(KAI), 4: Hand(bold=True)}
DEEPEST = 4
NUMERALS = say("paper.numerals")
ROOM = "　" * 12
"""What a cell to be filled in takes at least."""
TYPED = ("review.no_review_days", "review.first")
"""Sentences that tell at a terminal what to type; a paper has its own."""
DIGITS = "〇一二三四五六七八九"


class Blocks:
    """Blocks on their way to a paper so many twentieths of a point across: its headings are counted, its charts kept.

    On one that is kept `upright` a table too broad for it is told row by row.
    """

    def __init__(self, catalog: Voice, across: int = ACROSS, upright: bool = False) -> None:
        self.cells = Cells(catalog, Look())
        self.across = across
        self.upright = upright
        self.counts: dict[int, int] = {}
        self.charts: list[str] = []

    def is_wide(self, one: Block) -> bool:
        """Is there a table in a block that a page has to be turned sideways for?"""
        if isinstance(one, Section):
            return any(map(self.is_wide, one.blocks))
        return isinstance(one, Table) and len(shown_columns(one, self.cells.look)) - bool(one.split) > LANDSCAPE

    def all(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        """Blocks one after the other, their headings numbered anew at a depth."""
        self.counts = {level: count for level, count in self.counts.items() if level < depth}
        for one in blocks:
            yield from self.block(one, depth)

    def block(self, one: Block, depth: int) -> Iterator[str]:
        """A block with its heading."""
        one = as_shown(one)
        title = getattr(one, "title", None)
        titled = title is not None and bool(self.cells.text(title).strip())
        if titled:
            yield self.heading(title, depth)
        yield from self.inside(one, depth + titled)

    def inside(self, one: Block, depth: int) -> Iterator[str]:
        """What a block holds below its heading."""
        match one:
            case Section():
                for below in one.blocks:
                    yield from self.block(below, depth)
            case Table():
                yield from self.table(one)
            case Facts():
                yield from self.facts(one)
            case Items():
                yield from map(self.sentence, one.items)
            case Paragraph():
                yield self.sentence(one.text)
            case Chart():
                yield frame(len(self.charts), one.curve, self.cells, self.across)
                self.charts.append(chart(one.curve, self.cells))

    def sentence(self, text: Any, hand: Hand = Hand()) -> str:  # noqa: B008 -- a value
        """A paragraph of the body."""
        return paragraph(run(self.lines(text), hand), indent=TWO_IN)

    def heading(self, title: Any, depth: int) -> str:
        """A heading with its number: 一、 （一） 1."""
        self.counts = {level: count for level, count in self.counts.items() if level <= depth}
        self.counts[depth] = self.counts.get(depth, 0) + 1
        return paragraph(
            run(self.numbered(title, depth, self.counts[depth]), HEADS[min(depth, DEEPEST)]),
            align="left",
            indent=TWO_IN,
            more=KEPT,
        )

    @property
    def chinese(self) -> bool:
        """Is the paper in Chinese?"""
        return self.cells.text(NUMERALS) == "chinese"

    def numbered(self, title: Any, depth: int, count: int) -> str:
        """The words of a heading."""
        number = chinese(count) if depth < DEEPEST and self.chinese else str(count)
        return self.cells.text(say(f"paper.heading.{min(depth, DEEPEST)}", title=title, number=number))

    def facts(self, one: Facts) -> Iterator[str]:
        """Named values as a table of two columns, or as one line."""
        told = [fact for fact in one.facts if has_value(fact)]
        if one.inline:
            said = (f"{self.cells.text(fact.label)} {self.cells.text(fact.value)}" for fact in told)
            yield paragraph(run(self.cells.marks.between.join(said)), indent=TWO_IN)
        elif told:
            yield self.pairs((fact.label, self.lines(fact.value), self.hand(fact.value, 12)) for fact in told)

    def pairs(self, told: Iterable[tuple[Any, str, Hand]]) -> str:
        """Names and values as a table of two columns."""
        rows = [named(self.cells.text(label), text, self.across, hand) for label, text, hand in told]
        return grid([LABEL, self.across - LABEL], [], rows)

    def table(self, one: Table) -> Iterator[str]:
        """A table with its headings on every page."""
        if not one.rows:
            yield paragraph(run(self.cells.text(EMPTY)), indent=TWO_IN)
            return
        kept = shown_columns(one, self.cells.look)
        if self.upright and len(kept) > LANDSCAPE:
            yield from self.by_rows(one, kept)
        else:
            yield self.ruled(one, kept)
        if one.note is not None:
            yield paragraph(run(self.lines(one.note), Hand(KAI, 12)), align="left", pitch=0)

    def ruled(self, one: Table, kept: list[int]) -> str:
        """The rows under their headings, in the columns that are kept."""
        size = 12.0 if len(kept) <= 5 else 10.5 if len(kept) <= LANDSCAPE else 9.0
        heads = [self.cells.text(one.columns[at].label) for at in kept]
        texts = [[self.cells.text(row[at]) for at in kept] for row in one.rows]
        size = fitting(heads, texts, self.across, size)
        widths = shared(heads, texts, self.across, size)
        aligns = ["right" if one.columns[at].align == "right" else "left" for at in kept]
        rows = [
            "".join(
                cell(text, across, align, self.hand(row[at], size))
                for text, across, align, at in zip(line, widths, aligns, kept, strict=True)
            )
            for line, row in zip(texts, one.rows, strict=True)
        ]
        return grid(widths, [self.heads(heads, widths, size)], rows)

    def heads(self, heads: list[str], widths: list[int], size: float) -> str:
        """The row of headings."""
        return "".join(cell(head, wide, "center", Hand(HEI, size)) for head, wide in zip(heads, widths, strict=True))

    def by_rows(self, one: Table, kept: list[int]) -> Iterator[str]:
        """A table too broad for the page: each row what it is about, and the values that it has, by their names."""
        first, *rest = kept
        for row in one.rows:
            told = [
                (one.columns[at].label, self.lines(row[at]), self.hand(row[at], 12))
                for at in rest
                if row[at] not in (None, (), "")
            ]
            yield paragraph(run(self.lines(row[first]), Hand(HEI, 12)), align="left", pitch=0, more=KEPT)
            yield self.pairs(told)

    def slip(self, one: Table) -> Iterator[str]:
        """A table to be filled in by hand: what is not known yet is left blank, in rows that are high enough."""
        kept = shown_columns(one, self.cells.look)
        heads = [self.cells.text(one.columns[at].label) for at in kept]
        texts = [["" if row[at] is None else self.lines(row[at]) for at in kept] for row in one.rows]
        room = [[text or ROOM for text in line] for line in texts]
        widths = shared(heads, room, self.across, 12)
        rows = [
            "".join(cell(text, wide, "left", Hand(SONG, 12)) for text, wide in zip(line, widths, strict=True))
            for line in texts
        ]
        below = 200 if one.note is not None else 0  # a line alone might begin a page
        yield grid(widths, [self.heads(heads, widths, 12)], rows, FILLED_IN, below, goes_on=one.note is not None)
        if one.note is not None:
            for line in self.cells.lines(one.note):
                yield paragraph(run(line, Hand(SONG, 12)), align="left", pitch=600, more=KEPT)

    def hand(self, value: Any, size: float) -> Hand:
        """The hand of a value in a table: its colour, beside its sign."""
        return Hand(SONG, size, COLOURS.get(self.cells.style(value), ""))

    def lines(self, value: Any) -> str:
        """A value in as many lines as it was written in; nobody who reads a paper can give an option."""
        if isinstance(value, Message) and value.key in TYPED:
            value = Message(f"paper.{value.key}", value.values)
        return "\n".join(self.cells.lines(value))


def chinese(number: int) -> str:
    """A number up to 99 as headings count."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")
