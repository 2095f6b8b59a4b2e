"""Values as HTML: escaped words, marks beside colours, a drawing for a bar."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from markupsafe import Markup, escape

from checklist.core.message import Message, Points, say
from checklist.core.model import Light, Status
from checklist.reports.report import Bar, Column, Lamp, Link, Move, Rank, Score, Signed
from checklist.writers.bars import bar
from checklist.writers.cells import WORDED, Cells
from checklist.writers.look import Look, Voice
from checklist.writers.safe import safe

PAGE = Look(terminal=True)
"""How a page looks: bars are drawn, marks are those of every alphabet."""
SHORT = frozenset((date, Points, Fraction, Light, Lamp, Move, Rank, Score, Signed))
"""What is never broken over lines; nobody has typed it, so nothing in it is veiled."""
OFTEN = frozenset((str, date, Points, Fraction, Light, Lamp, Link, Bar, type(None)))
"""What one site shows many times."""
WORDS = frozenset((str, date, Light, Status, type(None)))
"""The same, of what stands beside names."""
BREAK = Markup("<br>")


class Ink:
    """The reader's language, and how its words get into a page. `veil` is laid over every text, if one is given.

    `faces` is where whoever draws tables keeps what stands over them, by their columns.
    """

    def __init__(self, catalog: Voice, veil: Callable[[str], str] | None = None) -> None:
        self.cells = Cells(catalog, PAGE)
        self.veil = veil
        self._kept: dict[tuple[type, Any], tuple[Markup, str]] = {}
        self.faces: dict[tuple[Column, ...], Any] = {}
        self._labels: dict[str, Markup] = {}
        self._values: dict[tuple[type, Any], Markup] = {}

    def line(self, value: Any) -> str:
        """The value as bare text of one line, not escaped yet."""
        text = self.cells.text(value)
        return self.veil(text) if self.veil and type(value) not in SHORT else text

    def text(self, value: Any) -> Markup:
        """The value in one line. A sentence without blanks is made once."""
        if type(value) is not Message or value.values:
            return escape(self.line(value))
        found = self._labels.get(value.key)
        if found is None:
            found = self._labels[value.key] = escape(self.line(value))
        return found

    def escaped(self, text: str) -> Markup:
        """A text of ours or anybody's."""
        text = safe(text)
        return escape(self.veil(text) if self.veil else text)

    def lines(self, value: Any) -> Markup:
        """The value in as many lines as it was written in; days and points in words."""
        lines = self.cells.lines(value)
        if self.veil and type(value) not in SHORT:
            lines = [self.veil(line) for line in lines]
        return escape(lines[0]) if len(lines) == 1 else BREAK.join(lines)

    def value(self, value: Any) -> Markup:
        """What stands beside a name: words in their colour, or a bar."""
        kind = type(value)
        if kind is Bar or kind is Link:
            return self.cell(value)[0]
        if kind not in WORDS:
            return self._styled(value)
        found = self._values.get((kind, value))
        if found is None:
            found = self._values[kind, value] = self._styled(value)
        return found

    def _styled(self, value: Any) -> Markup:
        style = self.style(value)
        lines = self.lines(value)
        return Markup(f'<span class="{style}">{lines}</span>') if style else lines  # noqa: S704 -- a style of ours

    def cell(self, value: Any) -> tuple[Markup, str]:
        """What stands under a heading, days and points bare; and its classes. What comes often is kept."""
        if type(value) not in OFTEN:
            return self._cell(value), self.kind(value)
        found = self._kept.get((type(value), value))
        if found is None:
            found = self._kept[type(value), value] = (self._cell(value), self.kind(value))
        return found

    def _cell(self, value: Any) -> Markup:
        if type(value) is Link:
            return Markup(f'<a href="{escape(value.to)}">{self.cell(value.value)[0]}</a>')  # noqa: S704 -- both are escaped
        if type(value) is tuple and any(type(one) is Link for one in value):
            return self.said("value.joint").join(self.cell(one)[0] for one in value)
        if type(value) is Bar:
            if value.progress is None and value.expected is None:
                return self.text(None)
            return bar(value, self.cells.text(say("bar.label", progress=value.progress, expected=value.expected)))
        return self.text(value) if type(value) in WORDED else self.lines(value)

    def style(self, value: Any) -> str:
        """The class of a value's colour; a bar has its own."""
        return "" if type(value) is Bar else self.cells.style(value)

    def kind(self, value: Any) -> str:
        """The classes of a cell: its colour, whether it says nothing, and whether it stays in one line."""
        if value is None or value == ():
            return "none dim"
        if type(value) in SHORT:
            return f"short {self.style(value)}".rstrip()
        return self.style(value)

    def said(self, key: str, **values: Any) -> Markup:
        """A sentence."""
        return self.text(say(key, **values))
