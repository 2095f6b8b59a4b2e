"""A report as a Word document in the layout of official papers; the library comes with the extra `papers`."""

import json
from collections.abc import Iterator
from typing import Any

from checklist.core.message import say
from checklist.reports.report import Block, Chart, Facts, Items, Paragraph, Report, Section, Table, as_shown
from checklist.source.seals import digest, digest_of
from checklist.writers import json as plain
from checklist.writers.cells import Cells, shown_columns
from checklist.writers.look import Look, Voice
from checklist.writers.page import EMPTY, has_value, header
from checklist.writers.paper import (
    FOUR_FROM_RIGHT,
    HEI,
    KAI,
    KEPT,
    NEW_PAGE,
    PITCH,
    SONG,
    TITLE,
    TWO_IN,
    Hand,
    made,
    paragraph,
    run,
    section,
)
from checklist.writers.width import width

LANDSCAPE = 8
"""A paper with a table of more columns is turned sideways."""
ACROSS, SIDEWAYS = 8845, 13266
"""The twentieths of a point between the margins, upright and sideways."""
COLOURS = {"good": "17703A", "warn": "8A5A00", "bad": "B3261E"}
HEADS = {2: Hand(HEI), 3: Hand(KAI), 4: Hand(bold=True)}
DEEPEST = 4
NUMERALS = say("paper.numerals")
RED = "C00000"
RED_LINE = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{RED}"/></w:pBdr>'
TWO_LINES = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
)
ONE_EACH = 'w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"'
DIGITS = "〇一二三四五六七八九"
SHORTEST = 14
"""A column of no wider words is not made narrower for others."""
SHORT = 12
"""So much of a digest is printed."""
FLUSH = {"to": ("left", ""), "number": ("center", ""), "issuer": ("right", FOUR_FROM_RIGHT)}
FLUSH |= {"day": ("right", FOUR_FROM_RIGHT)}
"""How the parts of a letter stand that are no body, by their names."""


def write(report: Report, catalog: Voice, look: Look) -> bytes:
    """The bytes of the document; the same report gives the same bytes."""
    digest = data_digest(plain.write(report, catalog, look))
    return made(
        list(_Paper(catalog).whole(report)),
        Cells(catalog, Look()).text(report.title),
        foot(report, catalog, digest),
        report.as_of,
    )


def data_digest(text: str) -> str:
    """The digest of what a report says, as a seal holds it."""
    try:
        return digest_of(json.loads(text)["data"])
    except UnicodeEncodeError:  # half a character, which no file holds
        return digest(text.encode())


def foot(report: Report, catalog: Voice, digest: str) -> str:
    """What the paper stands on: its day, the version it was read from, and the digest that a seal would hold."""
    cells = Cells(catalog, Look())
    told = [say("header.as_of", day=report.as_of)]
    if report.rev:
        told.append(say("header.rev", rev=report.rev.short, day=report.rev.committed))
    told.append(say("paper.digest", digest=digest.removeprefix("sha256:")[:SHORT]))
    return cells.marks.between.join(map(cells.text, told))


class _Paper:
    """One paper on its way: the numbers of its headings, and whether the page is turned."""

    def __init__(self, catalog: Voice) -> None:
        self.cells = Cells(catalog, Look())
        self.counts: dict[int, int] = {}
        self.letters = False
        self.across = ACROSS

    def whole(self, report: Report) -> Iterator[str]:
        """The head, the notes and the blocks; a letter and a circular have heads of their own."""
        self.letters = report.kind == "letters"
        wide = any(map(self.is_wide, report.blocks))
        self.across = SIDEWAYS if wide else ACROSS
        blocks = report.blocks
        if report.kind == "circular":
            yield from self.masthead(report)
            blocks = tuple(one for one in blocks if one.name != "number")
        elif not self.letters:
            yield self.title(report.title)
            yield self.centred(self.cells.marks.between.join(header(report, self.cells)))
        for note in report.notes:
            yield paragraph(run(self.lines(note), Hand(KAI)), indent=TWO_IN)
        for index, one in enumerate(blocks):
            yield from self.block(one, 2, first=index == 0)
        yield section(wide)

    def is_wide(self, one: Block) -> bool:
        """Is there a table in a block that a page has to be turned sideways for?"""
        if isinstance(one, Section):
            return any(map(self.is_wide, one.blocks))
        return isinstance(one, Table) and len(shown_columns(one, self.cells.look)) - bool(one.split) > LANDSCAPE

    def masthead(self, report: Report) -> Iterator[str]:
        """Who issues it in red, the number, a red line under both, and the title."""
        said = {one.name: self.cells.text(one.text) for one in report.blocks if isinstance(one, Paragraph)}
        yield paragraph(run(said["issuer"], Hand(TITLE, 36, RED)), align="center", pitch=0)
        yield paragraph("", pitch=PITCH)
        yield paragraph(run(said["number"]), align="center", more=RED_LINE)
        yield paragraph("", pitch=PITCH)
        yield self.title(report.title)
        yield paragraph("", pitch=PITCH // 2)

    def title(self, title: Any, more: str = "", colour: str = "") -> str:
        """The title of a paper."""
        return paragraph(
            run(self.cells.text(title), Hand(TITLE, 22, colour)),
            align="center",
            pitch=round(PITCH * 1.3),
            more=more,
            loose=True,
        )

    def centred(self, text: str) -> str:
        """A line under the title."""
        return paragraph(run(text, Hand(KAI, 14)), align="center", loose=True)

    def block(self, one: Block, depth: int, first: bool = False) -> Iterator[str]:
        """A block with its heading; a curve has none, for the figures it is drawn from stand in the paper's tables."""
        one = as_shown(one)
        if isinstance(one, Chart):
            return
        title = getattr(one, "title", None)
        titled = title is not None and bool(self.cells.text(title).strip())
        if one.name == "annex":
            yield paragraph(run(self.cells.text(title), Hand(HEI)), align="left", more=NEW_PAGE)
        elif titled and self.letters and depth == 2:
            yield self.title(title, "" if first else NEW_PAGE)
        elif titled:
            yield self.heading(title, depth)
        yield from self.inside(one, depth + titled)

    def inside(self, one: Block, depth: int) -> Iterator[str]:
        """What a block holds below its heading."""
        match one:
            case Section():
                for below in sorted(one.blocks, key=lambda below: below.name == "copies"):
                    yield from self.block(below, depth)
            case Table():
                yield from self.table(one)
            case Facts():
                yield from self.facts(one)
            case Items():
                yield from (paragraph(run(self.lines(item)), indent=TWO_IN) for item in one.items)
            case Paragraph():
                yield self.sentence(one)

    def sentence(self, one: Paragraph) -> str:
        """A paragraph of the body; a letter's other parts stand at their sides, who has a copy between two lines."""
        if one.name == "copies":
            return paragraph(run(self.lines(one.text), Hand(size=14)), indent=ONE_EACH, more=TWO_LINES, loose=True)
        align, indent = FLUSH.get(one.name, ("both", TWO_IN))
        return paragraph(run(self.lines(one.text)), align=align, indent=indent)

    def heading(self, title: Any, depth: int) -> str:
        """A heading with its number: 一、 （一） 1."""
        self.counts = {level: count for level, count in self.counts.items() if level <= depth}
        count = self.counts[depth] = self.counts.get(depth, 0) + 1
        key = f"paper.heading.{min(depth, DEEPEST)}"
        number = chinese(count) if depth < DEEPEST and self.cells.text(NUMERALS) == "chinese" else str(count)
        text = self.cells.text(say(key, title=title, number=number))
        return paragraph(run(text, HEADS[min(depth, DEEPEST)]), align="left", indent=TWO_IN, more=KEPT)

    def facts(self, one: Facts) -> Iterator[str]:
        """Named values as a table of two columns, or as one line."""
        told = [fact for fact in one.facts if has_value(fact)]
        if one.inline:
            said = (f"{self.cells.text(fact.label)} {self.cells.text(fact.value)}" for fact in told)
            yield paragraph(run(self.cells.marks.between.join(said)), indent=TWO_IN)
        elif told:
            rows = [
                cell(self.cells.text(fact.label), 2000, "left", Hand(HEI, 12))
                + cell(self.lines(fact.value), self.across - 2000, "left", self.hand(fact.value, 12))
                for fact in told
            ]
            yield grid([2000, self.across - 2000], [], rows)

    def table(self, one: Table) -> Iterator[str]:
        """A table with its headings on every page."""
        if not one.rows:
            yield paragraph(run(self.cells.text(EMPTY)), indent=TWO_IN)
            return
        kept = shown_columns(one, self.cells.look)
        size = 12.0 if len(kept) <= 5 else 10.5 if len(kept) <= LANDSCAPE else 9.0
        heads = [self.cells.text(one.columns[at].label) for at in kept]
        texts = [[self.cells.text(row[at]) for at in kept] for row in one.rows]
        widths = shared(heads, texts, self.across, size)
        top = "".join(cell(head, size_, "center", Hand(HEI, size)) for head, size_ in zip(heads, widths, strict=True))
        aligns = ["right" if one.columns[at].align == "right" else "left" for at in kept]
        rows = [
            "".join(
                cell(text, across, align, self.hand(row[at], size))
                for text, across, align, at in zip(line, widths, aligns, kept, strict=True)
            )
            for line, row in zip(texts, one.rows, strict=True)
        ]
        yield grid(widths, [top], rows)
        if one.note is not None:
            yield paragraph(run(self.lines(one.note), Hand(KAI, 12)), align="left", pitch=0)

    def hand(self, value: Any, size: float) -> Hand:
        """The hand of a value in a table: its colour, beside its sign."""
        return Hand(SONG, size, COLOURS.get(self.cells.style(value), ""))

    def lines(self, value: Any) -> str:
        """A value in as many lines as it was written in."""
        return "\n".join(self.cells.lines(value))


def chinese(number: int) -> str:
    """A number up to 99 as headings count."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def shared(heads: list[str], texts: list[list[str]], across: int, size: float) -> list[int]:
    """The widths of columns in letters of a size: what they need; short ones get that first where it is too much."""
    most = [max([width(head), *(width(line[at]) for line in texts)]) for at, head in enumerate(heads)]
    needs = [round((min(one, 60) + 2) * size * 10) for one in most]
    spare = across - sum(needs)
    if spare >= 0:
        return [need + spare * need // sum(needs) for need in needs]
    fixed = sum(need for need, one in zip(needs, most, strict=True) if one <= SHORTEST)
    left, rest = max(across - fixed, across // 3), sum(needs) - fixed
    if not rest:
        return [across * need // sum(needs) for need in needs]
    return [need if one <= SHORTEST else left * need // rest for need, one in zip(needs, most, strict=True)]


def cell(text: str, across: int, align: str, hand: Hand) -> str:
    """A cell of a table."""
    inside = paragraph(run(text, hand), align=align, pitch=0)
    return f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def grid(widths: list[int], heads: list[str], rows: list[str]) -> str:
    """A table of ready cells: its headings are repeated on every page, and no row is broken between two."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{across}"/>' for across in widths)
    top = "".join(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>" for head in heads)
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    inner = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>'
        for side, wide in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60))
    )
    look = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inner}</w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{top}{body}</w:tbl>{paragraph('', pitch=200)}"
