"""An .xlsx workbook as sheets: values as the last program to save it left them, never a formula."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from posixpath import join, normpath

from checklist.core.message import Message, say
from checklist.readers.archive import Archive
from checklist.readers.grid import MOST_CELLS, Area, Cell, Place, Refused, Sheet, area_of, month_of, place_of, share_in
from checklist.readers.markup import END, START, TEXT, events, walk

DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
SHARES = frozenset((9, 10))
"""The built-in formats that show a day or a time, and those that show percent."""
CHINESE_MONTHS = frozenset((27, 36, 50, 52, 57))
ENGLISH_MONTH = 17
"""The built-in formats that show a month and no day."""
NO_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""What is shown as it is, and colours, in a format."""
LONGEST_FORMAT = 255
"""Characters of a format; spreadsheets make none longer."""
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a character stands in a text that XML cannot hold, or that begins what would look like this."""
SIGNIFICANT = 15
"""Digits that a spreadsheet shows of a number; those behind come from reckoning in halves."""
PLAIN, DAY, SHARE, MONTH, MONTH_IN_WORDS = "plain", "day", "share", "month", "月"
LAST_DAY = 2_958_465
"""31 December 9999, as a spreadsheet counts days."""
YES = ("1", "true")
LATEST_ROW, LATEST_COLUMN = 1 << 20, 1 << 14
BEGINS = re.compile(rb"<c[ />]")
"""How a cell begins, where no name has a prefix."""


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets in their order. Raises Refused."""
    book = _Book(Archive(data))
    return tuple(book.sheet(name, part, hidden) for name, part, hidden in book.found)


def refuse_many(data: bytes) -> None:
    """Too many cells are seen before any of them is read. Raises Refused."""
    if sum(1 for _ in BEGINS.finditer(data)) > MOST_CELLS:
        raise Refused("cells", most=MOST_CELLS)


class _Book:
    """What all sheets share: texts, formats, and how days are counted."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        main = next((target for kind, target in _related(archive, "").values() if kind == "officeDocument"), "")
        data = archive.read(main)
        if data is None:
            raise Refused("damaged")
        related = _related(archive, main)
        self.from_1904 = False
        self.found = list(self._sheets(data, related))
        for _, part, _ in self.found:
            refuse_many(archive.read(part) or b"")
        kinds = dict(related.values())
        self.texts = list(_texts(archive.read(kinds.get("sharedStrings", "")) or b"<sst/>"))
        self.formats = list(_formats(archive.read(kinds.get("styles", "")) or b"<styleSheet/>"))

    def _sheets(self, data: bytes, related: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
        for kind, name, given in events(data):
            if kind == START and name == "workbookPr":
                self.from_1904 = given.get("date1904") in YES
            elif kind == START and name == "sheet":
                of, target = related.get(given.get("id", ""), ("", ""))
                if of == "worksheet":
                    yield given.get("name", ""), target, given.get("state", "visible") != "visible"

    def sheet(self, name: str, part: str, hidden: bool) -> Sheet:
        """One sheet."""
        reading = _Reading(self)
        reading.read(self.archive.read(part) or b"<worksheet/>")
        told = next((to for kind, to in _related(self.archive, part).values() if kind == "comments"), "")
        comments = tuple(_comments(self.archive.read(told) or b"<comments/>")) if told else ()
        unseen = frozenset(reading.unseen)
        return Sheet(
            *(name, reading.cells, tuple(reading.merged), tuple(reading.odd), hidden),
            comments=comments,
            unseen=unseen,
        )

    def value(self, text: str, kind: str, style: str) -> Cell:
        """The value of a cell that is written as `text`; ValueError where it is none."""
        match kind:
            case "s":
                return self.texts[int(text)]
            case "b":
                return text == "1"
            case "str" | "inlineStr":
                return unescaped(text)
            case "d":
                return datetime.fromisoformat(text).date()
        form = self.formats[int(style)] if style and int(style) < len(self.formats) else PLAIN
        number = number_in(text)
        if form == SHARE:
            return share_in(number)
        return self._moment(number, form) if form != PLAIN and 0 <= number < LAST_DAY + 1 else number

    def _moment(self, number: Decimal, form: str) -> Cell:
        """A day; with a time of day, or as a time alone, as text; so is a month of which the first day was put in."""
        whole, seconds = divmod(int((number * 86_400).to_integral_value()), 86_400)
        if seconds and not whole:
            return str(timedelta(seconds=seconds))
        day = (date(1904, 1, 1) if self.from_1904 else date(1899, 12, 30)) + timedelta(days=whole)
        if seconds:
            return f"{day.isoformat()} {timedelta(seconds=seconds)}"
        return day if form == DAY or day.day > 1 else month_of(day, chinese=form == MONTH_IN_WORDS)


class _Reading:
    """One sheet's cells on their way in."""

    def __init__(self, book: _Book) -> None:
        self.book = book
        self.cells: dict[Place, Cell] = {}
        self.merged: list[Area] = []
        self.odd: list[tuple[Place, Message]] = []
        self.unseen: set[int] = set()
        self.count = 0
        self.row = self.column = -1
        self.text = ""
        self.given: Mapping[str, str] = {}
        self.told = self.formula = self.spoken = False

    def read(self, data: bytes) -> None:
        """All of a sheet."""
        walk(data, self._begin, self._end, self._say)

    def _say(self, text: str) -> None:
        if self.told:
            self.text += text

    def _begin(self, name: str, given: Mapping[str, str]) -> None:
        self.told = name in ("v", "t") and not self.spoken
        if name == "c":
            self.row, self.column = place_of(given.get("r", "")) or (max(self.row, 0), self.column + 1)
            self.given, self.text, self.formula = given, "", False
            self._count(self.row, self.column)
        elif name == "row":
            self.row, self.column = _counted(given.get("r"), self.row), -1
            self.unseen |= {self.row} if given.get("hidden") in ("1", "true") else set()
        elif name == "rPh":
            self.spoken = True
        elif name == "f":
            self.formula = True
        elif name == "mergeCell" and (area := area_of(given.get("ref", ""))):
            self.merged.append(area)

    def _end(self, name: str) -> None:
        self.told = False
        if name == "c":
            self._put((self.row, self.column), self.text, self.given, self.formula)
        elif name == "rPh":
            self.spoken = False

    def _count(self, row: int, column: int) -> None:
        self.count += 1
        if self.count > MOST_CELLS or row >= LATEST_ROW or column >= LATEST_COLUMN:
            raise Refused("cells", most=MOST_CELLS)

    def _put(self, at: Place, text: str, given: Mapping[str, str], formula: bool) -> None:
        kind = given.get("t", "n")
        if kind == "e":
            self.odd.append((at, say("told.error", text=text)))
        elif not text:
            if formula:
                self.odd.append((at, say("told.formula")))
        else:
            try:
                value = self.book.value(text, kind, given.get("s", ""))
            except (ValueError, IndexError, ArithmeticError):
                self.odd.append((at, say("told.unreadable", text=text)))
                return
            if value != "":
                self.cells[at] = value


def _counted(text: str | None, before: int) -> int:
    """The row that is named, counted from 0; else the next one."""
    return int(text) - 1 if text and text.isdecimal() and 0 < int(text) <= LATEST_ROW else before + 1


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part is related to, by its ids: the kind of relation, and the part it leads to."""
    folder, _, name = part.rpartition("/")
    data = archive.read(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    found = {}
    for kind, element, given in events(data or b"<none/>"):
        if kind == START and element == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            to = target[1:] if target.startswith("/") else normpath(join(folder, target))
            found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], to
    return found


def number_in(text: str) -> Decimal:
    """A number as a spreadsheet shows it. ValueError for what is none."""
    read = float(text)
    number = Decimal(repr(read))
    if not number.is_finite():
        raise ValueError(text)
    return number if number == number.to_integral_value() else Decimal(f"{read:.{SIGNIFICANT}g}")


def unescaped(text: str) -> str:
    """Text with the characters that were written as `_x000D_`; what no text can hold stays as it is."""
    return ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if not code or 0xD800 <= code < 0xE000 else chr(code)


def _texts(data: bytes) -> Iterator[str]:
    """The texts that cells share; how they are to be spoken is left out."""
    text, told, spoken = "", False, False
    for kind, name, _ in events(data):
        if kind == TEXT:
            text += name if told else ""
            continue
        told = kind == START and name == "t" and not spoken
        if name == "rPh":
            spoken = kind == START
        elif name == "si" and kind == END:
            yield unescaped(text)
            text = ""


def _comments(data: bytes) -> Iterator[tuple[Place, str]]:
    """What hangs on cells, by the cell."""
    place, text, told = None, "", False
    for kind, name, given in events(data):
        if kind == TEXT:
            text += name if told else ""
            continue
        told = kind == START and name == "t"
        if kind == START and name == "comment":
            place, text = place_of(given.get("ref", "")), ""
        elif kind == END and name == "comment" and place and text.strip():
            yield place, text.strip()


def _formats(data: bytes) -> Iterator[str]:
    """What each cell style shows a number as."""
    named: dict[str, str] = {}
    inside = False
    for kind, name, given in events(data):
        if name == "cellXfs":
            inside = kind == START
        elif kind == START and name == "numFmt":
            named[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif kind == START and name == "xf" and inside:
            number = given.get("numFmtId", "0")
            yield _shown_as(int(number) if number.isdecimal() else 0, named.get(number))


def _shown_as(number: int, code: str | None) -> str:
    if code is None:
        if number in CHINESE_MONTHS or number == ENGLISH_MONTH:
            return MONTH_IN_WORDS if number in CHINESE_MONTHS else MONTH
        return DAY if number in DAYS else SHARE if number in SHARES else PLAIN
    bare = NO_FORMAT.sub("", code[:LONGEST_FORMAT])
    if "%" in bare:
        return SHARE
    if not re.search("[ymdhs]", bare, re.IGNORECASE) or "general" in bare.lower():
        return PLAIN
    if re.search("[dhs]", bare, re.IGNORECASE) or not re.search("y.*m|m.*y", bare, re.IGNORECASE):
        return DAY
    return MONTH_IN_WORDS if "月" in code else MONTH
