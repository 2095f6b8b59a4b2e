"""An .ods spreadsheet as sheets."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from checklist.core.message import Message, say
from checklist.readers.archive import Archive
from checklist.readers.grid import MOST_CELLS, Area, Cell, Place, Refused, Sheet, share_in, shown_day
from checklist.readers.markup import START, TEXT, events

CELLS = ("table-cell", "covered-table-cell")
REMARK = "annotation"
ASIDE = (REMARK, "tracked-changes")
"""What stands inside a cell or a sheet and is not of it: notes, and what was there before."""


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets in their order. Raises Refused."""
    content = Archive(data).read("content.xml")
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
    return tuple(reading.sheets)


class _Reading:
    """Sheets on their way in."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.aside = 0
        self.remark: list[str] = []
        self.remarked = False
        self.began = False
        self.given: Mapping[str, str] = {}
        self.parts: list[str] = []
        self._begin({})

    def _begin(self, given: Mapping[str, str]) -> None:
        self.name = given.get("name", "")
        self.cells: dict[Place, Cell] = {}
        self.merged: list[Area] = []
        self.odd: list[tuple[Place, Message]] = []
        self.unseen: set[int] = set()
        self.comments: list[tuple[Place, str]] = []
        self.row = 0
        self.count = 0
        self._begin_row({})

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self.column = 0
        self.again = _many(given.get("number-rows-repeated"))
        self.line: list[tuple[int, Cell]] = []
        self.seen = given.get("visibility", "visible") == "visible"

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if name in ASIDE:
            self.aside += 1
            self.remark = []
        elif self.aside:
            self.remarked = self.remarked or name == "p"
        elif name == "table":
            self._begin(given)
        elif name == "table-row":
            self._begin_row(given)
        elif name in CELLS:
            self.given, self.parts = given, []
        elif name == "p" and self.began:
            self.parts += ["\n"] if self.parts else []
        elif name in ("s", "tab", "line-break"):
            self.text({"s": " " * min(_many(given.get("c")), 100), "tab": "\t", "line-break": "\n"}[name])
        if name in CELLS or name == "p":
            self.began = True

    def text(self, text: str) -> None:
        """Text of the cell that is open, or of what hangs on it."""
        if self.aside and self.remarked:
            self.remark.append(text)
        elif self.began and not self.aside:
            self.parts.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ASIDE:
            self.aside -= 1
            self._end_remark(name)
        elif self.aside:
            self.remarked = self.remarked and name != "p"
        elif name in CELLS:
            self._end_cell()
            self.began = False
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            merged, odd, unseen = tuple(self.merged), tuple(self.odd), frozenset(self.unseen)
            comments = tuple(self.comments)
            self.sheets.append(Sheet(self.name, self.cells, merged, odd, comments=comments, unseen=unseen))

    def _end_remark(self, name: str) -> None:
        said = "".join(self.remark).strip()
        if name == REMARK and said:
            self.comments.append(((self.row, self.column), said))

    def _end_cell(self) -> None:
        times = _many(self.given.get("number-columns-repeated"))
        down, right = (_many(self.given.get(f"number-{of}-spanned")) for of in ("rows", "columns"))
        at = (self.row, self.column)
        if down > 1 or right > 1:
            self.merged.append(Area(*at, at[0] + down - 1, at[1] + right - 1))
        value = self._value("".join(self.parts))
        if value is not None and value != "":
            self._count(times)
            self.line += ((self.column + more, value) for more in range(times))
        self.column += times

    def _value(self, text: str) -> Cell | None:
        kind, given = self.given.get("value-type", ""), self.given
        if text.startswith(("#", "Err:")) and self.given.get("formula"):
            self.odd.append(((self.row, self.column), say("told.error", text=text)))
            return None
        try:
            match kind:
                case "float" | "currency":
                    return Decimal(repr(float(given.get("value", ""))))
                case "percentage":
                    return share_in(Decimal(repr(float(given.get("value", "")))))
                case "date":
                    day, _, time = given.get("date-value", "").partition("T")
                    return f"{day} {time}" if time.strip("0:.") else shown_day(date.fromisoformat(day), text)
                case "boolean":
                    return given.get("boolean-value") == "true"
        except (ValueError, InvalidOperation, OverflowError):
            self.odd.append(((self.row, self.column), say("told.unreadable", text=text)))
            return None
        return text

    def _end_row(self) -> None:
        if self.line:
            self._count(len(self.line) * (self.again - 1))
            for more in range(self.again):
                self.cells |= {(self.row + more, column): value for column, value in self.line}
            if not self.seen:
                self.unseen |= set(range(self.row, self.row + self.again))
        self.row += self.again

    def _count(self, more: int) -> None:
        self.count += more
        if self.count > MOST_CELLS:
            raise Refused("cells", most=MOST_CELLS)


def _many(text: str | None) -> int:
    """How many times; once where it is not said."""
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 9 else 1
