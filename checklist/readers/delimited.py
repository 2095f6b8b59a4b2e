"""CSV as a sheet: in UTF-8, UTF-16 or GBK, with commas, semicolons or tabs, whichever it is."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from checklist.readers.grid import MOST_CELLS, Cell, Place, Refused, Sheet
from checklist.readers.guard import unguarded

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GBK = "gb18030"
ENCODINGS = ("utf-8", GBK)
"""What is tried in turn; gb18030 holds all of GBK and GB 2312."""
PAIRS = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
"""Characters of two bytes; the second of those that Chinese texts are made of is hardly ever one of ASCII."""
BETWEEN = ",;\t，"
LOOKED = 50
"""Lines at the top that tell what stands between cells."""
QUOTED = re.compile(r'"[^"]*"')
SAID = re.compile(rf"sep=([{BETWEEN}|])\r?\n", re.IGNORECASE)
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
        except (UnicodeError, LookupError):
            continue
        if "\0" not in text and (encoding or one != GBK or _chinese(data)):
            return text, one
    if encoding:
        raise Refused("encoding_said", encoding=encoding)
    raise Refused("encoding")


def _chinese(data: bytes) -> bool:
    """Do bytes look like Chinese? Of another encoding, `ß` in `Straße` would swallow the letter behind it."""
    pairs: list[bytes] = PAIRS.findall(data)
    return sum(pair[1] < 0x80 for pair in pairs) * 2 <= len(pairs)


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):
                raise Refused("csv_cell", line=line, most=LONGEST) from None
            raise Refused("csv", line=line) from None
        yield [] if line == 1 and SAID.match(text) else row


def _delimiter(text: str) -> str:
    """What the first line says for spreadsheets, else what stands equally often in most of the first lines."""
    said = SAID.match(text)
    if said:
        return said[1]
    lines = QUOTED.sub("", text[:LONGEST]).splitlines()[:LOOKED]
    return max(BETWEEN, key=lambda one: _alike(line.count(one) for line in lines))


def _alike(counts: Iterable[int]) -> int:
    """How many lines have the number of signs that most have, of those that have any."""
    return max(Counter(filter(None, counts)).values(), default=0)
