"""Values as HTML: escaped words, marks beside colours, a drawing for a bar."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from markupsafe import Markup, escape

from checklist.core.message import Points, say
from checklist.core.model import Light
from checklist.reports.report import Bar, Lamp, Link, Move, Rank, Score, Signed
from checklist.writers.bars import bar
from checklist.writers.cells import WORDED, Cells
from checklist.writers.look import Look, Voice
from checklist.writers.safe import safe

PAGE = Look(terminal=True)
"""How a page looks: bars are drawn, marks are those of every alphabet."""
SHORT = (date, Points, Fraction, Light, Lamp, Move, Rank, Score, Signed)
"""What is never broken over lines."""
OFTEN = (str, date, Points, Fraction, Light, Lamp, Link, Bar, type(None))
"""What one site shows many times."""
BREAK = Markup("<br>")
STYLED = Markup('<span class="{}">{}</span>')
LINK = Markup('<a href="{}">{}</a>')


class Ink:
    """The reader's language, and how its words get into a page. `veil` is laid over every text, if one is given."""

    def __init__(self, catalog: Voice, veil: Callable[[str], str] | None = None) -> None:
        self.cells = Cells(catalog, PAGE)
        self.veil = veil
        self._kept: dict[tuple[type, Any], tuple[Markup, str]] = {}

    def line(self, value: Any) -> str:
        """The value as bare text of one line, not escaped yet."""
        text = self.cells.text(value)
        return self.veil(text) if self.veil else text

    def text(self, value: Any) -> Markup:
        """The value in one line."""
        return escape(self.line(value))

    def escaped(self, text: str) -> Markup:
        """A text of ours or anybody's."""
        text = safe(text)
        return escape(self.veil(text) if self.veil else text)

    def lines(self, value: Any) -> Markup:
        """The value in as many lines as it was written in; days and points in words."""
        lines = self.cells.lines(value)
        return BREAK.join(self.veil(line) if self.veil else line for line in lines)

    def value(self, value: Any) -> Markup:
        """What stands beside a name: words in their colour, or a bar."""
        if type(value) in (Bar, Link):
            return self.cell(value)[0]
        style = self.style(value)
        return STYLED.format(style, self.lines(value)) if style else self.lines(value)

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
            return LINK.format(value.to, self.cell(value.value)[0])
        if type(value) is tuple and any(type(one) is Link for one in value):
            return self.said("value.joint").join(self.cell(one)[0] for one in value)
        if type(value) is Bar:
            if value.progress is None and value.expected is None:
                return self.text(None)
            return bar(value, self.line(say("bar.label", progress=value.progress, expected=value.expected)))
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
