"""The tables of a .docx document as sheets; what was struck out in tracked changes is left out."""

from collections.abc import Mapping

from checklist.core.value import replace
from checklist.readers.archive import Archive
from checklist.readers.around import first_heading
from checklist.readers.continued import continued
from checklist.readers.grid import MOST_CELLS, Area, Cell, Place, Refused, Sheet
from checklist.readers.markup import START, TEXT, events

BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""What is an element of its own inside a text."""
LONGEST_TITLE, SENTENCE, MOST = 60, ("。", "；", "，", ".", ";", ","), 6
"""How long a title's line is at most, how none ends, and how many such lines are looked at."""
ASIDE = ("del", "moveFrom", "Fallback", "txbxContent")
"""What is not to be read: deleted text, and drawings that stand a second time for older programs."""


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """The tables in their order. Raises Refused."""
    content = Archive(data).read("word/document.xml")
    if content is None:
        raise Refused("damaged")
    reading = _Reading()
    for kind, name, given in events(content):
        if kind == TEXT:
            reading.text(name)
        elif kind == START:
            reading.start(name, given)
        else:
            reading.end(name)
    headed = tuple(first_heading(one.above) for one in reading.sheets)
    found = continued(tuple(reading.sheets), headed)
    return tuple(replace(one, outside=reading.outside - len(one.above) - one.outside) for one in found)


class _Reading:
    """Tables on their way in; a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.depth = 0
        self.aside = 0
        self.told = False
        self.count = 0
        self.outside = 0
        self.above: list[str] = []
        self.parts: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        self.told = name == "t"
        if name in ASIDE:
            self.aside += 1
        elif name == "tbl":
            self.depth += 1
            if self.depth == 1:
                self._begin()
        elif name == "p":
            self.parts += ["\n"] if self.parts else []
        elif name in BREAKS and self.depth and not self.aside:
            self.parts.append(BREAKS[name])
        elif self.depth == 1:
            self._lay_out(name, given)

    def _begin(self) -> None:
        self.cells: dict[Place, Cell] = {}
        self.merged: list[Area] = []
        self.open: dict[int, Area] = {}
        self.row = -1

    def _lay_out(self, name: str, given: Mapping[str, str]) -> None:
        """A row or a cell begins, or how far it goes."""
        match name:
            case "tr":
                self.row, self.column = self.row + 1, 0
            case "gridBefore":
                self.column += _many(given.get("val"))
            case "tc":
                self.parts, self.wide, self.goes_on, self.begins = [], 1, False, False
            case "gridSpan":
                self.wide = _many(given.get("val"))
            case "vMerge":
                self.goes_on = given.get("val", "continue") == "continue"
                self.begins = not self.goes_on

    def text(self, text: str) -> None:
        """Text of the cell that is open, or of none."""
        if self.told and not self.aside:
            self.parts.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self.told = False
        if name in ASIDE:
            self.aside -= 1
        elif name == "tbl":
            self.depth -= 1
            if not self.depth:
                self.merged += self.open.values()
                name, above = str(len(self.sheets) + 1), tuple(self.above)
                self.sheets.append(Sheet(name, self.cells, tuple(self.merged), above=above))
                self.parts, self.above = [], []
        elif self.depth == 1 and name == "tc":
            self._end_cell("".join(self.parts).strip("\n"))
        elif name == "p" and not self.depth:
            self._beside(" ".join("".join(self.parts).split()))
            self.parts = []

    def _beside(self, text: str) -> None:
        """A paragraph outside all tables: short ones may name the next; a sentence, and what is before it, does not."""
        if text:
            self.outside += 1
            self.above = [] if len(text) > LONGEST_TITLE or text.endswith(SENTENCE) else [*self.above, text][-MOST:]

    def _end_cell(self, text: str) -> None:
        at, right = (self.row, self.column), self.column + self.wide - 1
        self.count += 1
        if self.count > MOST_CELLS or right > MOST_CELLS:
            raise Refused("cells", most=MOST_CELLS)
        held = self.open.pop(self.column, None)
        if self.goes_on and held and held.bottom == self.row - 1:
            self.open[self.column] = held._replace(bottom=self.row)
        else:
            if held:
                self.merged.append(held)
            if self.begins or self.wide > 1:
                self.open[self.column] = Area(*at, self.row, right)
        if text:
            self.cells[at] = text
        self.column = right + 1


def _many(text: str | None) -> int:
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 9 else 1
