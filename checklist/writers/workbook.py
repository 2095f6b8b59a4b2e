"""A workbook on its way out: sheets with their names, formats made once, and text that stays text."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import Any

from checklist.writers.safe import safe, typed_lines
from checklist.writers.width import width

LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""What spreadsheet programs take as a sheet's name and as a cell's text."""
UNFIT = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
NARROW, WIDE = 6, 56
FONT = {"font_name": "等线", "font_size": 11, "valign": "top"}
INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""What was typed is text, whatever it begins with."""
CUT = "…"
LINE, TALLEST = 22, 545
"""Pixels that a line takes, and the most that a row may have."""
ROUND = 3
"""Characters of a column that stay free, around its text."""


class Workbook:
    """The workbook itself; the library is imported when one is made."""

    def __init__(self, day: date, title: str, author: str = "") -> None:
        self.out = BytesIO()
        library = _library()
        self.book = library.Workbook(self.out, INERT)
        made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a plain day, so that the same report is the same bytes
        self.book.set_properties({"title": fit(safe(title)), "author": fit(safe(author)), "created": made})
        self.names: set[str] = set()
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet, under this name or one like it that is free."""
        return self.book.add_worksheet(self.free(name), _growing())

    def free(self, name: str) -> str:
        """The name as a sheet may have it, and no other has."""
        plain = " ".join(safe(name).translate(UNFIT).split()).strip("'") or "-"
        free, count = within(plain, LONGEST_NAME), 1
        while free.casefold() in self.names or free.casefold() == "history":
            count += 1
            free = f"{within(plain, LONGEST_NAME - len(str(count)) - 1)} {count}"
        self.names.add(free.casefold())
        return free

    def format(self, given: Mapping[str, Any] | None = None) -> Any:
        """A cell format, made once."""
        whole = {**FONT, **(given or {})}
        key = tuple(sorted(whole.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(whole)
        return self.formats[key]

    def done(self) -> bytes:
        """The bytes of the file."""
        self.book.close()
        return self.out.getvalue()


def _library() -> ModuleType:
    import xlsxwriter

    return xlsxwriter  # type: ignore[no-any-return]


@cache
def _growing() -> type:
    """A sheet whose rows go on growing with what is typed into them.

    Not every program looks at the text when it opens a file, so rows have heights; the library calls these somebody's
    own, and then none would change them any more.
    """
    from xlsxwriter.worksheet import Worksheet

    class Growing(Worksheet):  # type: ignore[misc]  # the library has no types
        def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
            kept = [one for one in attributes if tag != "row" or one[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, kept)

    return Growing


def within(text: str, most: int) -> str:
    """The beginning of a text, as many characters as a spreadsheet counts: two for those beyond the first 65,536."""
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore").rstrip()


def units(text: str) -> int:
    """How long a text is, as a spreadsheet counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str) -> str:
    """Text that a cell may hold; what is too long is cut, and shows it."""
    return (
        text if len(text) * 2 <= LONGEST_TEXT or units(text) <= LONGEST_TEXT else within(text, LONGEST_TEXT - 1) + CUT
    )


def lines(text: str) -> str:
    """Text in as many lines as it was written in, each safe to show."""
    return fit("\n".join(typed_lines(text)))


def wide(texts: list[str]) -> int:
    """How wide a column is to be for what stands in it."""
    found = max((width(line) for text in texts for line in text.split("\n")[:20]), default=0)
    return min(max(found + 3, NARROW), WIDE)


def tall(texts: Iterable[str], widths: Iterable[int]) -> int:
    """How many lines a row takes: the most that any of its texts has in a column of its width."""
    return max((_lines(text, wide - ROUND) for text, wide in zip(texts, widths, strict=True) if text), default=1)


def _lines(text: str, room: int) -> int:
    if len(text) * 2 <= room and "\n" not in text:
        return 1
    return sum(-(-max(width(line), 1) // room) for line in text.split("\n"))


def grow(sheet: Any, row: int, lines: int) -> None:
    """Give a row the height of so many lines."""
    if lines > 1:
        sheet.set_row_pixels(row, min(lines * LINE, TALLEST))
