"""A paper made from a template of the office's own: its places filled, wherever Word has cut their names apart."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from checklist.core.message import Message, say
from checklist.readers.grid import Refused
from checklist.readers.template import look_over
from checklist.writers.filling import SECT, Hit, Line, P, T, begin_page, fill
from checklist.writers.look import Template, Unfit
from checklist.writers.paper import W, elements
from checklist.writers.paper_blocks import ACROSS, Blocks
from checklist.writers.paper_names import BASIS, BRACES, NAMES, ONCE, PLACE, Name, lacking, meant, written
from checklist.writers.paper_places import Copy
from checklist.writers.safe import safe

SIDES = (("pgSz", "w"), ("pgMar", "left"), ("pgMar", "right"))
SIX = 6
"""Digits: no page is so wide."""
QUOTED = 24
"""So many characters of a paragraph are told, to find it by."""
MARKS = tuple(f"{{{W}}}{name}" for name in ("bookmarkStart", "bookmarkEnd"))
"""What has a name that there can be only one of."""


class Form:
    """A template opened for a kind of paper. Raises Unfit with all that is wrong with it."""

    def __init__(self, template: Template, kind: str) -> None:
        self.name = template.name
        self.kind = kind
        self.document = _opened(template)
        self.body = self.document.element.body
        self.margins = _margins(self.document)
        self.problems: list[Message] = []
        self.aside = [line for part, one in self.margins for line in self.lines(one, part)]
        body = list(self.lines(self.body, "body"))
        there = {hit.name.key for line in (*self.aside, *body) for hit in line.hits}
        self.problems += (
            say("template.lacking", name=_both(one), where=say(f"template.in_{'foot' if one == BASIS else 'body'}"))
            for one in lacking(kind, there)
        )
        if self.problems:
            raise Unfit(self.name, self.problems)

    @property
    def across(self) -> int:
        """The twentieths of a point between the margins."""
        page = next(reversed(list(self.body.iter(SECT))), None)
        sizes = [_twips(page, element, side) for element, side in SIDES] if page is not None else [0]
        return max(sizes[0] - sum(sizes[1:]), ACROSS // 4) if all(sizes) else ACROSS

    def lines(self, root: Any, part: str) -> Iterator[Line]:
        """The paragraphs with places in them; what is wrong with one is noted."""
        for number, element in enumerate(root.iter(P), 1):
            texts = tuple(one for one in element.iter(T) if next(one.iterancestors(P)) is element)
            line = Line(element, part, number, texts, ())
            text = line.text
            if "{" in text or "}" in text:
                hits = tuple(self.hits(text, line))
                if hits:
                    yield Line(element, part, number, texts, hits)

    def hits(self, text: str, line: Line) -> Iterator[Hit]:
        """The places named in a text."""
        for found in PLACE.finditer(text):
            one = meant(found[1], self.kind)
            if one is None:
                names = tuple(each.chinese for each in NAMES[self.kind])
                self.wrong(line, "unknown", name=safe(found[1].strip()), known=names)
            elif one.pieces and line.part != "body":
                self.wrong(line, "not_in_margin", name=found[0])
            elif one.pieces and (text[: found.start()] + text[found.end() :]).strip():
                self.wrong(line, "not_alone", name=found[0])
            else:
                yield Hit(one, found.start(), found.end())
        rest = PLACE.sub("", text)
        if BRACES.search(rest) or any(meant(found[1], self.kind) for found in ONCE.finditer(rest)):
            self.wrong(line, "open", name=written(NAMES[self.kind][0], chinese=True))

    def wrong(self, line: Line, key: str, **values: Any) -> None:
        """Note something wrong with a paragraph, and where it is."""
        place = say(f"template.place.{line.part}", number=line.number, text=safe(line.text.strip())[:QUOTED])
        self.problems.append(say(f"template.{key}", place=place, **values))

    def fill(self, copies: Sequence[Copy], basis: str, blocks: Blocks) -> None:
        """Fill the places of every copy."""
        for line in self.aside:
            for hit in line.hits:
                if hit.name != BASIS and len({one.words.get(hit.name.key) for one in copies}) > 1:
                    self.wrong(line, "differs", name=written(hit.name, chinese=True))
        if self.problems:
            raise Unfit(self.name, self.problems)
        leaf = [one for one in self.body if one.tag != SECT]
        sheets = [leaf, *(self._again(leaf) for _ in copies[1:])]
        for copy, sheet in zip(copies, sheets, strict=True):
            for one in sheet:
                for line in list(self.lines(one, "body")):
                    fill(line, copy, basis, blocks)
        for line in self.aside:
            fill(line, copies[0], basis, blocks)

    def _again(self, leaf: list[Any]) -> list[Any]:
        """The body once more, on a page of its own."""
        new = [deepcopy(one) for one in leaf]
        for one in new:
            for mark in list(one.iter(*MARKS)):
                mark.getparent().remove(mark)
        if new and new[0].tag == P:
            begin_page(new[0])
        else:
            new.insert(0, elements('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')[0])
        end = self.body.find(SECT)
        for one in new:
            end.addprevious(one) if end is not None else self.body.append(one)
        return new


def _opened(template: Template) -> Any:
    """The document of a template, without the way to what it was begun from."""
    from docx import Document

    try:
        look_over(template.data)
        document = Document(BytesIO(template.data))
        for part in _related(document, "settings"):
            _forget_origin(part)
        if document.element.body is None:
            raise Refused("damaged")
    except Refused as refused:
        raise Unfit(template.name, [say(f"refused.{refused.ground}", **refused.values)]) from None
    except Exception:  # the library has no one name for what a broken file makes of it
        raise Unfit(template.name, [say("refused.damaged")]) from None
    return document


def _related(document: Any, name: str) -> list[Any]:
    """The parts that a document leads to as its settings, its headers, its footers."""
    rels = document.part.rels.values()
    return [one.target_part for one in rels if not one.is_external and one.reltype.rpartition("/")[2] == name]


def _forget_origin(settings: Any) -> None:
    for one in settings.element.findall(f"{{{W}}}attachedTemplate"):
        settings.element.remove(one)
    for key in [key for key, rel in settings.rels.items() if rel.reltype.endswith("/attachedTemplate")]:
        del settings.rels[key]


def _margins(document: Any) -> list[tuple[str, Any]]:
    """What stands on top and at the foot of pages."""
    parts = {"header": "head", "footer": "foot"}
    return [(part, one.element) for name, part in parts.items() for one in _related(document, name)]


def _twips(page: Any, element: str, side: str) -> int:
    """A size of a page; 0 where it is not told in twentieths of a point."""
    held = page.find(f"{{{W}}}{element}")
    told = "" if held is None else held.get(f"{{{W}}}{side}", "")
    return int(told) if told.isdecimal() and len(told) < SIX else 0


def _both(one: Name) -> str:
    return f"{written(one, chinese=True)} {written(one, chinese=False)}"
