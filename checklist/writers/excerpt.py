"""The lines of a text around a place in it, with the place marked under the right characters whatever their width."""

from bisect import bisect_right
from typing import NamedTuple

from checklist.source.text import LINE_END, Place, Source, Span
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


class Lines:
    """The lines of a source, by number from 1."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.ends = [found.span() for found in LINE_END.finditer(self.text)]
        self.starts = [0, *(end for _, end in self.ends)]

    def place(self, index: int) -> Place:
        """The line and the column of a character, both from 1; past the end is the end."""
        index = min(max(index, 0), len(self.text))
        line = bisect_right(self.starts, index)
        return Place(line, index - self.starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """Where a line stands, without its end."""
        end = self.ends[number - 1][0] if number <= len(self.ends) else len(self.text)
        return Span(self.starts[number - 1], end)

    def mark(self, span: Span, cut: str = "…") -> Mark:
        """The line a span begins in, with the part of the span that is in it; it marks one column at least."""
        start, end = self.line(self.place(span.start).line)
        first, last = min(span.start, end), min(max(span.end, span.start), end)
        low = max(start, min(first - BEFORE, end - LONGEST))
        high = min(end, low + LONGEST)
        last = min(last, high)
        head = cut if low > start else ""
        lead = shown(self.text[low:first], width(head))
        marked = shown(self.text[first:last], width(head) + width(lead))
        before = width(head) + width(lead)
        rest = shown(self.text[last:high], before + width(marked))
        return Mark(f"{head}{lead}{marked}{rest}{cut if high < end else ''}", before, max(width(marked), 1))

    def context(self, number: int) -> str:
        """A line to show for its neighbour's sake; nothing where it is empty or too long to help."""
        start, end = self.line(number)
        line = self.text[start:end]
        return shown(line) if len(line) <= LONGEST and line.strip() else ""


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
