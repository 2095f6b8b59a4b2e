"""CSV as a sheet: in UTF-8, UTF-16 or GBK, with commas, semicolons or tabs, whichever it is."""

import csv
from collections.abc import Iterator
from io import StringIO

from checklist.readers.grid import MOST_CELLS, Cell, Place, Refused, Sheet
from checklist.readers.guard import unguarded

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENCODINGS = ("utf-8", "gb18030")
"""What is tried in turn; gb18030 holds all of GBK and GB 2312."""
BETWEEN = ",;\t，"
LONGEST = 1_000_000
"""Characters of one cell; the library's own limit is lower than what it is given to read."""


def sheet(name: str, data: bytes, encoding: str = "") -> tuple[Sheet, str]:
    """The one sheet, and the encoding it was read in. Raises Refused."""
    text, read_as = decoded(data, encoding)
    cells: dict[Place, Cell] = {}
    for row, values in enumerate(_rows(text)):
        if len(cells) + len(values) > MOST_CELLS:
            raise Refused("cells", most=MOST_CELLS)
        cells |= {(row, column): unguarded(value) for column, value in enumerate(values) if value.strip()}
    return Sheet(name, cells, flat=True), read_as


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text, and the encoding it is in."""
    marked = [name for mark, name in MARKS if data.startswith(mark)]
    for one in [encoding] if encoding else [*marked, *ENCODINGS]:
        try:
            text = data.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text, one
    raise Refused("encoding")


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    except csv.Error as error:
        raise Refused("csv", text=str(error)) from None


def _delimiter(text: str) -> str:
    """What stands most often in the first line that has any of them."""
    for line in text.splitlines()[:50]:
        counts = {one: line.count(one) for one in BETWEEN}
        if any(counts.values()):
            return max(counts, key=lambda one: counts[one])
    return ","
