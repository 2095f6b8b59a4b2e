"""How a value looks in a text for people: its words or its drawing, and the style that goes with it."""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from checklist.core.message import Points, say
from checklist.core.model import Light
from checklist.lang.catalog import rounded
from checklist.reports.report import Bar, Lamp, Move, Rank, Table
from checklist.writers.look import Look, Voice
from checklist.writers.safe import safe, safe_lines

if TYPE_CHECKING:
    from collections.abc import Callable

LIGHT_STYLE = {Light.GREEN: "good", Light.YELLOW: "warn", Light.RED: "bad", Light.GREY: "dim", Light.NONE: "dim"}
MOVE_NEW = say("move.new")
BAR = 10
"""The cells of a bar; the mark of what is expected takes one more."""
WORDED = (date, Points)
"""What a table shows bare, since it stands under a heading, and all else in words."""


class Cells:
    """Values as text of one line, safe to show, in the reader's language and with the marks of his screen."""

    def __init__(self, catalog: Voice, look: Look) -> None:
        self.say = catalog.say
        self.look = look
        self.marks = look.marks
        self._drawn: dict[type, Callable[[Any], str]] = {
            str: lambda text: text,
            type(None): lambda _: self.marks.nothing,
            date: date.isoformat,
            Points: points,
            Light: self._light,
            Lamp: self._lamp,
            Bar: self._bar,
            Move: self._move,
            Rank: self._rank,
        }

    def text(self, value: Any) -> str:
        """The value in one line."""
        draw = self._drawn.get(type(value))
        return safe(draw(value) if draw else self.say(value))

    def lines(self, value: Any) -> list[str]:
        """The value in as many lines as it was written in; days and points in words."""
        draw = None if type(value) in WORDED else self._drawn.get(type(value))
        return safe_lines(draw(value) if draw else self.say(value)) or [""]

    def style(self, value: Any) -> str:
        """The name of the style that the value is shown in."""
        styled = STYLES.get(type(value))
        return styled(value) if styled else ""

    def _light(self, light: Light) -> str:
        mark = self.marks.lights.get(light)
        return f"{mark} {self.say(light)}" if mark else self.marks.nothing

    def _lamp(self, lamp: Lamp) -> str:
        return self.say(marked(lamp, self._light(lamp.light)))

    def _move(self, move: Move) -> str:
        if move.up is None:
            return self.say(MOVE_NEW)
        if not move.up:
            return self.marks.same
        return f"{self.marks.up if move.up > 0 else self.marks.down}{abs(move.up)}"

    def _rank(self, rank: Rank) -> str:
        if rank.place is None:
            return self.marks.nothing
        return self.say(say("place.tied", place=rank.place)) if rank.tied else str(rank.place)

    def _bar(self, bar: Bar) -> str:
        if bar.progress is None and bar.expected is None:
            return self.marks.nothing
        if self.look.drawn:
            return draw_bar(bar, self.look)
        return f"{self.say(bar.progress)} / {self.say(bar.expected)}"


def marked(lamp: Lamp, text: Any) -> Any:
    """The words of a light, with what stays marked on it."""
    for mark in ("late", "undated"):
        text = say(f"lamp.{mark}", light=text) if getattr(lamp, mark) else text
    return text


def points(value: Points) -> str:
    """A difference of shares in points, with its sign: one decimal, half up (away from 0)."""
    text = rounded(value.share, 1, 100)
    return text if text.startswith("-") or text == "0.0" else f"+{text}"


def draw_bar(bar: Bar, look: Look) -> str:
    """Cells for what is done, and a mark at the place that is expected; it is always `BAR` + 1 columns wide.

    A bar is full at 1 only, and not empty above 0.
    """
    marks = look.marks
    if bar.progress is None:
        cells = marks.unknown * BAR
    else:
        done = int(bounded(bar.progress) * BAR) or int(bar.progress > 0)
        cells = marks.full * done + marks.empty * (BAR - done)
    if bar.expected is None:
        return f"{cells} "
    place = round(bounded(bar.expected) * BAR)
    return cells[:place] + marks.here + cells[place:]


def bounded(share: Fraction) -> Fraction:
    """The share, cut to 0…1."""
    return min(max(share, Fraction(0)), Fraction(1))


def gap_style(gap: Fraction) -> str:
    """The colour of a gap where lights change as they do by default: at 10 and at 30 points behind."""
    if gap.numerator * 10 < -3 * gap.denominator:
        return "bad"
    return "warn" if gap.numerator * 10 <= -gap.denominator else "good"


def bar_style(bar: Bar) -> str:
    """The colour of a bar."""
    return tone(bar.light, bar.progress, bar.expected)


def tone(light: Light, progress: Fraction | None, expected: Fraction | None) -> str:
    """The colour of what is done: that of its light, so that the two never say two things; without one of the gap."""
    if light is not Light.NONE:
        return LIGHT_STYLE[light]
    return "" if progress is None or expected is None else gap_style(progress - expected)


def _move_style(move: Move) -> str:
    return ("good" if move.up > 0 else "bad") if move.up else ""


STYLES: "dict[type, Callable[[Any], str]]" = {
    Light: LIGHT_STYLE.__getitem__,
    Lamp: lambda lamp: LIGHT_STYLE[lamp.light],
    Bar: bar_style,
    Points: lambda points: gap_style(points.share) if points.share < 0 else "",
    Move: _move_style,
    type(None): lambda _: "dim",
}
"""The style of a value by its type; others have none."""


def shown_columns(table: Table, look: Look) -> list[int]:
    """Which columns a text shows: none that is spare and blank.

    A bar that is not drawn says nothing that both figures beside it do not.
    """
    keys = {column.key for column in table.columns}
    every = [
        at for at, column in enumerate(table.columns) if not column.quiet and not (column.spare and blank(table, at))
    ]
    if look.drawn or not table.rows or not {"progress", "expected"} <= keys:
        return every
    return [at for at in every if not all(type(row[at]) is Bar for row in table.rows)]


def blank(table: Table, at: int) -> bool:
    """Does no row say anything in a column?"""
    return all(row[at] is None or row[at] == () for row in table.rows)
