"""The lines of a text around a place in it, with the place marked under the right characters whatever their width."""

from typing import NamedTuple

from checklist.source.lines import Lines
from checklist.source.text import Span
from checklist.writers.safe import escaped
from checklist.writers.width import width

LONGEST = 200
"""Of a longer line only so many characters around the place are shown."""
BEFORE = 60
"""How many of these at least stand before the place, where there are as many."""
TAB = 4


class Mark(NamedTuple):
    """A line ready to show, and where its place stands: the columns before it, and the columns it takes."""

    text: str
    before: int
    size: int


def mark(lines: Lines, span: Span, cut: str = "…") -> Mark:
    """The line a span begins in, with the part of the span that is in it; it marks one column at least."""
    text = lines.text
    start, end = lines.around(span.start, LONGEST + 1)
    first, last = min(span.start, end), min(max(span.end, span.start), end)
    low = max(start, min(first - BEFORE, end - LONGEST))
    high = min(end, low + LONGEST)
    last = min(last, high)
    head = cut if low > start else ""
    lead = shown(text[low:first], width(head))
    marked = shown(text[first:last], width(head) + width(lead))
    before = width(head) + width(lead)
    rest = shown(text[last:high], before + width(marked))
    return Mark(f"{head}{lead}{marked}{rest}{cut if high < end else ''}", before, max(width(marked), 1))


def context(lines: Lines, index: int) -> str:
    """The line above a character's, for its neighbour's sake; nothing where it is empty or too long to help."""
    start = index - lines.place(index).column + 1
    above = start - (2 if lines.text[start - 2 : start] == "\r\n" else 1)
    if above < 0 or lines.place(above).column > LONGEST + 1:
        return ""
    line = lines.text[above - lines.place(above).column + 1 : above]
    return shown(line) if line.strip() else ""


def shown(text: str, column: int = 0) -> str:
    """The text safe to show, its tabs as spaces up to the next stop; it begins at a column of its line."""
    if "\t" not in text:
        return escaped(text)
    parts, at = [], column
    for part in text.replace("\t", "\t\0").split("\0"):
        words = escaped(part.removesuffix("\t"))
        at += width(words)
        gap = TAB - at % TAB if part.endswith("\t") else 0
        parts.append(words + " " * gap)
        at += gap
    return "".join(parts)
