"""A sheet as it came: cells by row and column, what they hold by its type, and what could not be read of them."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checklist.core.message import Message
from checklist.core.value import Value
from checklist.source.figures import decimal_text

Cell = str | Decimal | Fraction | date | bool
"""What stands in a cell: text, a number, a share (a number shown in percent), a day, yes or no."""
Place = tuple[int, int]
"""A row and a column, both from 0."""

MOST_CELLS = 500_000
"""Cells of one sheet, written or styled: no list has so many."""
MOST_COLUMNS = 1_000


class Refused(Exception):  # noqa: N818 -- said as what is so
    """A file that is not read; `refused.<ground>` says why and what to do."""

    def __init__(self, ground: str, **values: object) -> None:
        super().__init__(ground)
        self.ground = ground
        self.values = values


class Area(NamedTuple):
    """Cells that are merged, all four bounds included; the first holds what stands there."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Value):
    """One sheet or table: its name, its written cells, the merged ones, and cells that hold nothing that can be read.

    `above` are the short paragraphs right above a document's table, `outside` counts all others around its tables; a
    `flat` one can have no merged cells, so that an empty cell may stand for one. `comments` hang on cells, and `unseen`
    are the rows that a filter or a hand has hidden. `parts` are the names of the tables that one is made of.
    """

    name: str
    cells: dict[Place, Cell]
    merged: tuple[Area, ...] = ()
    odd: tuple[tuple[Place, Message], ...] = ()
    hidden: bool = False
    above: tuple[str, ...] = ()
    outside: int = 0
    flat: bool = False
    comments: tuple[tuple[Place, str], ...] = ()
    unseen: frozenset[int] = frozenset()
    parts: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Rows up to the last written one."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def columns(self) -> range:
        """From the first to the last written column."""
        found = [column for _, column in self.cells]
        return range(min(found, default=0), max(found, default=-1) + 1)


def letters(column: int) -> str:
    """A column as spreadsheets call it: A, B … Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(place: Place) -> str:
    """A cell as spreadsheets call it: B7."""
    return f"{letters(place[1])}{place[0] + 1}"


ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class _Columns(dict[str, int]):
    """Columns by their letters, from 0, each reckoned once; there are no more than 27 × 26 × 26 in either case."""

    def __missing__(self, text: str) -> int:
        column = 0
        for letter in text.upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        self[text] = column - 1
        return column - 1


COLUMNS = _Columns()


def place_of(text: str) -> Place | None:
    """The place that an address names; None for what is none."""
    found = ADDRESS.fullmatch(text)
    return (int(found[2]) - 1, COLUMNS[found[1]]) if found else None


def area_of(text: str) -> Area | None:
    """The cells that `B2:C3` names; None for what names none."""
    first, _, last = text.partition(":")
    begin, end = place_of(first), place_of(last)
    return Area(*begin, *end) if begin and end else None


def text_of(cell: Cell | None) -> str:
    """What a cell shows, as plain text: days as YYYY-MM-DD, shares in percent; nothing for an empty one."""
    if isinstance(cell, str):
        return cell
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case Fraction():
            return f"{decimal_text(cell * 100)}%"
        case Decimal():
            return decimal_text(cell)
        case date():
            return cell.isoformat()


def clean(text: str) -> str:
    """A cell's text: line ends as ours, blanks at its ends taken off."""
    if "\n" in text or "\r" in text:
        text = "\n".join(line.rstrip() for line in re.split(r"\r\n|\r|\n", text))
    return text.strip()


MONTH_ALONE = re.compile(r"(?:\d\d){1,2}\s*[年/.-]\s*\d{1,2}\s*(?P<chinese>月?)|[A-Za-z]{3,9}[ -]'?(?:\d\d){1,2}")


def month_of(day: date, *, chinese: bool) -> str:
    """The month of a day as text: what a program keeps as its first day was typed, and is shown, as the month."""
    return f"{day.year}年{day.month}月" if chinese else f"{day.year}-{day.month:02}"


def shown_day(day: date, text: str) -> date | str:
    """A day, or its month where the text that is shown names no day."""
    alone = MONTH_ALONE.fullmatch(text.strip()) if day.day == 1 else None
    return month_of(day, chinese=bool(alone["chinese"])) if alone else day


DECIMALS, OF_PERCENT = 9, 6
"""Decimals that a list may hold, of a number and of percent."""


def share_in(number: Decimal) -> Fraction:
    """A share that a spreadsheet has reckoned, as near as a list may hold it."""
    return Fraction(round(number, OF_PERCENT + 2))


def nearest(cell: Cell, decimals: int) -> Cell:
    """A number with so many decimals at most; any other cell as it is."""
    return round(cell, decimals) if isinstance(cell, Decimal) and _decimals(cell) > decimals else cell


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


class Filled:
    """A sheet in which every merged cell says what the first of them says; `rows` are those that hold anything.

    Raises Refused for one that is too wide, or merged over more cells than a list has.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = sheet.height
        self.columns = sheet.columns
        self.rows = sorted({row for row, _ in sheet.cells})
        if len(self.columns) > MOST_COLUMNS:
            raise Refused("columns", most=MOST_COLUMNS)
        self.first = dict(_covered(self))

    def at(self, row: int, column: int) -> Cell | None:
        """What is to be read in a place."""
        return self.sheet.cells.get(self.first.get((row, column), (row, column)))

    def own(self, row: int, column: int) -> Cell | None:
        """The same, but nothing where it only goes on from a row above."""
        first = self.first.get((row, column), (row, column))
        return self.sheet.cells.get(first) if first[0] == row else None

    def hidden(self) -> Iterator[tuple[Place, Cell]]:
        """What is written in cells that merging covers."""
        for place in self.first:
            if place in self.sheet.cells:
                yield place, self.sheet.cells[place]


def _covered(of: Filled) -> Iterator[tuple[Place, Place]]:
    """Each covered place inside the written part, and the place that covers it."""
    count = 0
    for area in of.sheet.merged:
        first = (area.top, area.left)
        rows = range(area.top, min(area.bottom + 1, of.height))
        columns = range(area.left, min(area.right + 1, of.columns.stop))
        count += len(rows) * len(columns)
        if count > MOST_CELLS:
            raise Refused("cells", most=MOST_CELLS)
        for row in rows:
            for column in columns:
                if (row, column) != first:
                    yield (row, column), first
