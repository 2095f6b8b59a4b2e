"""Which line of a text a character is in, found without a table of its lines: it may be nothing but line ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from checklist.source.text import Span

LINE_END = re.compile(r"\r\n|\r|\n")
STRIDE = 8192
"""How many characters apart the lines are remembered."""


class Place(NamedTuple):
    """Line and column, both counted from 1, in characters."""

    line: int
    column: int


class Lines:
    """The lines of a text. They are counted only as far as somebody asks, and never twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = [Place(1, 0)]  # every so many characters: the line there, and where it begins

    def place(self, index: int) -> Place:
        """The line and the column of a character; past the end is the end."""
        index = min(max(index, 0), len(self.text))
        while len(self._marks) <= index // STRIDE:
            self._marks.append(self._on(len(self._marks) - 1, len(self._marks) * STRIDE))
        line, start = self._on(index // STRIDE, index)
        return Place(line, index - start + 1)

    def _on(self, mark: int, index: int) -> Place:
        """From a mark on to a character: the line there, and where it begins."""
        text, low, (line, start) = self.text, mark * STRIDE, self._marks[mark]
        line += text.count("\n", low, index) + text.count("\r", low, index) - text.count("\r\n", low, index + 1)
        whole = index - 1 if text[index - 1 : index + 1] == "\r\n" and index > low else index
        last = max(text.rfind("\n", low, whole), text.rfind("\r", low, whole))
        return Place(line, last + 1 if last >= 0 else start)

    def around(self, index: int, most: int | None = None) -> Span:
        """Where the line of a character stands, without its end; after it so many characters at most are looked at."""
        index = min(max(index, 0), len(self.text))
        start = index - self.place(index).column + 1
        low = index - 1 if index > start and self.text[index - 1] == "\r" else index
        end = len(self.text) if most is None else min(index + most, len(self.text))
        found = LINE_END.search(self.text, low, end)
        return Span(start, found.start() if found else end)


@lru_cache(maxsize=4)
def lines_of(text: str) -> Lines:
    """The lines of a text; kept, since a text with many problems is asked for each of them."""
    return Lines(text)


def place(text: str, index: int) -> Place:
    """Where in the text a character stands."""
    return lines_of(text).place(index)
