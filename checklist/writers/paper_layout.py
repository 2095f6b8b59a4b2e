"""How each kind of paper is laid out by us: its masthead, its lines and its parts, by GB/T 9704-2012."""

from collections.abc import Iterator
from typing import Any, Protocol

from checklist.writers.paper import (
    BODY,
    FOUR_FROM_RIGHT,
    HEI,
    KAI,
    KEPT,
    NEW_PAGE,
    PITCH,
    TITLE,
    TWO_IN,
    Hand,
    kept,
    paragraph,
    run,
    titled,
)
from checklist.writers.paper_places import BRIEF, CIRCULAR, LETTER, PARTS

RED = "C00000"
INKS = {"blue": "1F4E9E", "yellow": "B08300", "orange": "D0620A", "red": RED}
"""The colours of rungs, dark enough to be read."""
RED_LINE = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{RED}"/></w:pBdr>'
TWO_LINES = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
)
TOP_LINE = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
LAST_LINES = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
    '<w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs>'
)
"""The lines of an imprint: the outer ones are broader; the day stands one character from the right."""
BRIEF_PARTS = ("about", "timetable", "roadmap", "signatures")
TITLES = {**{name: f"circular.{name}" for name in PARTS}, **{name: f"paper.{name}" for name in BRIEF_PARTS}}
"""What the parts are called, by the keys of the catalogs."""
ONE_EACH = 'w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"'


class Filling(Protocol):
    """What is put into the places of a layout: what a copy says there, or the names of the places."""

    def words(self, name: str) -> str:
        """The words in a place; none where the line is to be left out."""
        ...

    def pieces(self, name: str) -> tuple[str, ...]:
        """The pieces in a place; none where it is to be left out, with its heading."""
        ...

    def heading(self, name: str, count: int) -> str:
        """The heading of a part, with its number."""
        ...

    @property
    def ink(self) -> str:
        """The colour of the title; "" for none."""
        ...


def laid_out(kind: str, held: Filling, first: bool = True) -> Iterator[str]:
    """The pieces of a copy from top to bottom; one that is not the first begins a page."""
    more = "" if first else NEW_PAGE
    yield from {CIRCULAR: circular, LETTER: letter, BRIEF: brief}.get(kind, any_paper)(held, more)


def any_paper(held: Filling, more: str) -> Iterator[str]:
    """A title, the line under it, and the body."""
    yield titled(held.words("title"), more)
    yield from line(held, "header", Hand(KAI, 14), align="center", loose=True)
    yield from held.pieces("notes")
    yield from held.pieces("body")


def circular(held: Filling, more: str) -> Iterator[str]:
    """Who issues it in red, the number, a red line, the title; the parts; the signature; the annex; the imprint."""
    yield paragraph(run(held.words("issuer"), Hand(TITLE, 36, RED)), align="center", pitch=0, more=more)
    yield paragraph("")
    yield paragraph(run(held.words("number")), align="center", more=RED_LINE)
    yield paragraph("")
    yield titled(held.words("title"))
    yield paragraph("", pitch=PITCH // 2)
    yield from held.pieces("notes")
    yield from line(held, "to", align="left")
    yield from line(held, "opening", indent=TWO_IN)
    yield from parts(held, PARTS, closed=True)
    yield from signed(held)
    yield from held.pieces("annex")
    yield from imprint(held)


def letter(held: Filling, more: str) -> Iterator[str]:
    """The title in the colour of its rung, the number, to whom, the matters, the signature; the slip; the copies."""
    yield titled(held.words("title"), more, INKS.get(held.ink, ""))
    yield from line(held, "number", align="center")
    yield from held.pieces("notes")
    yield from line(held, "to", align="left")
    yield from line(held, "opening", indent=TWO_IN)
    yield from held.pieces("matters")
    yield from line(held, "closing", indent=TWO_IN, more=KEPT)
    yield from signed(held)
    yield from held.pieces("slip")
    yield from copies(held)


def brief(held: Filling, more: str) -> Iterator[str]:
    """The title, which task, its parts; on a sheet of its own how it goes."""
    yield titled(held.words("title"), more)
    yield from line(held, "task", Hand(KAI), align="center", loose=True)
    yield paragraph("", pitch=PITCH // 2)
    yield from held.pieces("notes")
    yield from parts(held, BRIEF_PARTS)
    yield from held.pieces("course")


def parts(held: Filling, names: tuple[str, ...], closed: bool = False) -> Iterator[str]:
    """The parts that there are, each under its heading; where a signature follows, it never stands on a page alone."""
    there = [(name, pieces) for name in names if (pieces := held.pieces(name))]
    for count, (name, pieces) in enumerate(there, 1):
        yield paragraph(run(held.heading(name, count), Hand(HEI)), align="left", indent=TWO_IN, more=KEPT)
        yield from pieces if name != there[-1][0] or not closed else (*pieces[:-1], kept(pieces[-1]))


def signed(held: Filling) -> Iterator[str]:
    """What is enclosed, room for the seal, who issues it, and the day."""
    if held.words("enclosed"):
        yield paragraph("", more=KEPT)
        yield from line(held, "enclosed", indent=TWO_IN, more=KEPT)
    yield paragraph("", more=KEPT)
    yield from line(held, "issuer", align="right", indent=FOUR_FROM_RIGHT, more=KEPT)
    yield from line(held, "day", align="right", indent=FOUR_FROM_RIGHT)


def copies(held: Filling) -> Iterator[str]:
    """Who has a copy, between two lines."""
    yield from line(held, "copies", Hand(size=14), indent=ONE_EACH, more=TWO_LINES, loose=True, before=PITCH // 2)


def imprint(held: Filling) -> Iterator[str]:
    """Who has a copy; below it who issues the paper, and at the right when."""
    hand = Hand(size=14)
    yield from line(held, "copies", hand, indent=ONE_EACH, more=KEPT + TOP_LINE, loose=True, before=PITCH // 2)
    runs = f"{run(held.words('issuer'), hand)}<w:r><w:tab/></w:r>{run(held.words('printed'), hand)}"
    yield paragraph(runs, align="left", indent=ONE_EACH, more=LAST_LINES, loose=True)


def line(held: Filling, name: str, hand: Hand = BODY, **look: Any) -> Iterator[str]:
    """A line with the words of one place; none where these are none."""
    words = held.words(name)
    if words:
        yield paragraph(run(words, hand), **look)
