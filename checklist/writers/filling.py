"""The places of one paragraph of a template filled: words in the hand of a name, pieces in the look of its line."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from checklist.core.value import Value
from checklist.writers.page import EMPTY
from checklist.writers.paper import BODY, FANG, TWO_IN, W, elements, moved, paragraph, run
from checklist.writers.paper_blocks import Blocks
from checklist.writers.paper_layout import INKS
from checklist.writers.paper_names import BASIS, FOLDED, Name
from checklist.writers.paper_places import Copy

P, T, R, BR = (f"{{{W}}}{name}" for name in ("p", "t", "r", "br"))
PPR, RPR, SECT, TBL, BODY_OF_ALL = (f"{{{W}}}{name}" for name in ("pPr", "rPr", "sectPr", "tbl", "body"))
VAL = f"{{{W}}}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY_SIZE = str(round(BODY.size * 2))
MAY_LACK = ("notes", "annex", "slip", "course")
"""The pieces that leave nothing behind where there are none; the others have a heading in the template."""


class Hit(NamedTuple):
    """A name of a place in a paragraph: between which characters it stands."""

    name: Name
    start: int
    end: int


class Line(Value):
    """A paragraph of a template: where it is, its pieces of text, and the places named in it."""

    element: Any
    part: str
    number: int
    texts: tuple[Any, ...]
    hits: tuple[Hit, ...]

    @property
    def text(self) -> str:
        """Its words, with braces as they are typed in English."""
        return "".join(one.text or "" for one in self.texts).translate(FOLDED)

    @property
    def alone(self) -> bool:
        """Does it hold one name and nothing else?"""
        return len(self.hits) == 1 and not (self.text[: self.hits[0].start] + self.text[self.hits[0].end :]).strip()


def fill(line: Line, copy: Copy, basis: str, blocks: Blocks) -> None:
    """Put into the places of a paragraph what belongs there."""
    (first, *_) = line.hits
    if first.name.pieces:
        pieces = copy.pieces.get(first.name.key, ())
        if not pieces and first.name.key not in MAY_LACK:
            pieces = (paragraph(run(blocks.cells.text(EMPTY)), indent=TWO_IN),)
        _put(line, elements("".join(pieces)) if pieces else [])
        return
    told = {**copy.words, BASIS.key: basis}
    if line.alone and not told.get(first.name.key):
        _put(line, [])
        return
    for hit in reversed(line.hits):
        _say(line.texts, hit, told.get(hit.name.key, ""))
        if hit.name.key == "title" and copy.ink in INKS:
            _colour(line, hit, INKS[copy.ink])
    for one in line.texts:
        _broken_into_lines(one)


def _at(texts: Sequence[Any], place: int) -> tuple[int, int]:
    """Which piece of text a character is in, and where the piece begins."""
    start = 0
    for index, one in enumerate(texts):
        end = start + len(one.text or "")
        if place < end:
            return index, start
        start = end
    raise IndexError(place)


def _say(texts: Sequence[Any], hit: Hit, words: str) -> None:
    """Words in place of a name, in the hand of its first brace."""
    (first, begins), (last, ends) = _at(texts, hit.start), _at(texts, hit.end - 1)
    before, after = texts[first].text[: hit.start - begins], texts[last].text[hit.end - ends :]
    for one in texts[first + 1 : last + 1]:
        one.text = ""
    if first == last:
        texts[first].text = f"{before}{words}{after}"
    else:
        texts[first].text, texts[last].text = f"{before}{words}", after
    for one in (texts[first], texts[last]):
        one.set(SPACE, "preserve")


def _broken_into_lines(text: Any) -> None:
    """A line's end in a text is one on the paper."""
    first, *rest = (text.text or "").split("\n")
    text.text = first
    for words in reversed(rest):
        text.addnext(new := text.makeelement(T, {SPACE: "preserve"}))
        new.text = words
        text.addnext(text.makeelement(BR))


def _colour(line: Line, hit: Hit, colour: str) -> None:
    """Give a title its rung's colour, unless the office has given it one."""
    held = line.texts[_at(line.texts, hit.start)[0]].getparent()
    if held.tag == R:
        hand = held.get_or_add_rPr().get_or_add_color()
        if hand.get(VAL) in (None, "auto", "000000"):
            hand.set(VAL, colour)


def _put(line: Line, new: Iterable[Any]) -> None:
    """Pieces in the place of a paragraph, those of the body in its look; the paragraph stays where it must."""
    old, inserted = line.element, list(new)
    for one in inserted:
        moved(one, old.addprevious)
        _take_look(one, line)
    properties = old.find(PPR)
    begins = properties is not None and properties.find(f"{{{W}}}pageBreakBefore") is not None
    if begins and inserted and inserted[0].tag == P:
        begin_page(inserted[0])
    elif begins and not inserted and getattr(old.getnext(), "tag", "") == P:
        begin_page(old.getnext())
    ends = properties is not None and properties.find(SECT) is not None
    around = old.getparent()
    lone = around.tag != BODY_OF_ALL and not any(one.tag == P for one in (*old.itersiblings(), *inserted[-1:]))
    parts_tables = bool(inserted) and all(getattr(one, "tag", "") == TBL for one in (inserted[-1], old.getnext()))
    if ends or lone or parts_tables:
        for one in line.texts:
            one.text = ""
    else:
        around.remove(old)


def _take_look(new: Any, line: Line) -> None:
    """A paragraph of the body looks as the one in whose place it stands, and its words as that one's name."""
    runs = list(new.iter(R)) if new.tag == P else []
    if not runs or not all(_of_body(one.find(RPR)) for one in runs):
        return
    old = line.element.find(PPR)
    if new.find(PPR) is not None:
        new.remove(new.find(PPR))
    if old is not None:
        look = deepcopy(old)
        for name in ("sectPr", "pageBreakBefore"):
            for one in look.findall(f"{{{W}}}{name}"):
                look.remove(one)
        new.insert(0, look)
    hand = line.texts[_at(line.texts, line.hits[0].start)[0]].getparent().find(RPR)
    for one in runs:
        one.remove(one.find(RPR))
        if hand is not None:
            one.insert(0, deepcopy(hand))


def _of_body(hand: Any) -> bool:
    """Are words set as the body is?"""
    if hand is None:
        return False
    font, size = hand.find(f"{{{W}}}rFonts"), hand.find(f"{{{W}}}sz")
    return bool(font.get(f"{{{W}}}eastAsia") == FANG and size.get(VAL) == BODY_SIZE)


def begin_page(element: Any) -> None:
    """A paragraph begins a page."""
    element.get_or_add_pPr().get_or_add_pageBreakBefore()
