"""A task's curve drawn with characters: columns for what was done, a dotted line for what was expected."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from checklist.core.curve import Curve, done_on, expected_on
from checklist.core.message import say
from checklist.writers.cells import Cells, bounded, gap_style
from checklist.writers.look import Line, Piece
from checklist.writers.width import wrap

ROWS = 6
WIDEST, NARROWEST = 60, 12
"""The columns that a chart takes beside its scale: no more, and not drawn in less."""
SCALE = {ROWS: "100% ", ROWS // 2: " 50% "}
BLANK = "     "


class Ink(NamedTuple):
    """The characters of a chart: parts of a column by eighths, the line, the line over a column, and the frame."""

    eighths: str
    line: str
    both: str
    left: str
    corner: str
    floor: str
    here: str


BLOCKS = Ink(" ▁▂▃▄▅▆▇█", "·", "▒", "│", "└", "─", "┴")
ASCII = Ink("    #####", ".", "+", "|", "+", "-", "+")


class Plot(NamedTuple):
    """One column: what is expected there, and what is done, None where nothing is known."""

    expected: Fraction
    done: Fraction | None


def drawn(curve: Curve, cells: Cells) -> Iterator[Line]:
    """The chart as lines, as wide as the page lets it be; nothing where the page is too narrow."""
    room = cells.look.width - len(BLANK) - 1 if cells.look.width else WIDEST
    columns = min(WIDEST, room)
    if columns < NARROWEST:
        return
    first = curve.expected[0][0]
    days = (max(curve.expected[-1][0], curve.today) - first).days
    here = at_column(curve.today, first, days, columns)
    plots = [plot(curve, first, days, columns, at, here) for at in range(columns)]
    ink = BLOCKS if cells.look.unicode else ASCII
    for row in range(ROWS, 0, -1):
        yield [(SCALE.get(row, BLANK) + ink.left, "dim"), *cells_of(row, plots, ink)]
    floor = [ink.here if at == here else ink.floor for at in range(columns)]
    yield [(f"  0% {ink.corner}{''.join(floor)}", "dim")]
    yield [(f"{BLANK} {axis(curve, first, days, columns, here)}", "dim")]
    both = any(cell(row, one, ink) == ink.both for one in plots for row in range(1, ROWS + 1))
    for line in wrap(cells.text(legend(curve, ink, both)), cells.look.width and cells.look.width - len(BLANK) - 1):
        yield [(f"{BLANK} {line}", "dim")]


def at_column(day: date, first: date, days: int, columns: int) -> int:
    """The column of a day; out of the chart before its first day."""
    return -1 if day < first else round(Fraction((day - first).days * (columns - 1), days)) if days else 0


def plot(curve: Curve, first: date, days: int, columns: int, at: int, here: int) -> Plot:
    """What stands in a column; the present day's has its own figures."""
    day = curve.today if at == here else first + timedelta(days=round(Fraction(at * days, columns - 1)))
    return Plot(bounded(expected_on(curve, day)), None if at > here else done_on(curve, min(day, curve.today)))


def cells_of(row: int, plots: list[Plot], ink: Ink) -> Iterator[Piece]:
    """One row of the chart, in pieces of one style."""
    styled = [(cell(row, one, ink), style(one)) for one in plots]
    for name, group in groupby(styled, key=lambda pair: pair[1] if pair[0] not in (" ", ink.line) else "dim"):
        yield "".join(text for text, _ in group), name


def cell(row: int, one: Plot, ink: Ink) -> str:
    """The character of a column in a row, counted from 1 at the floor."""
    on_line = min(int(one.expected * ROWS) + 1, ROWS) == row
    eighths = 0 if one.done is None else max(round(bounded(one.done) * ROWS * 8), int(one.done > 0))
    filled = ink.eighths[min(max(eighths - (row - 1) * 8, 0), 8)]
    if not on_line:
        return filled
    return ink.line if filled == " " else ink.both


def style(one: Plot) -> str:
    """The colour of what is done beside what is expected."""
    return "" if one.done is None else gap_style(one.done - one.expected)


def axis(curve: Curve, first: date, days: int, columns: int, here: int) -> str:
    """The days under the chart: its first and last, and the present one where there is room for it."""
    start, today = first.isoformat(), curve.today.isoformat()
    last = (first + timedelta(days=days)).isoformat()
    if columns < len(start) + len(last) + 1:
        return start
    line = [*start, *" " * (columns - len(start) - len(last)), *last]
    begin = min(max(here - len(today) // 2, 0), columns - len(today))
    if here >= 0 and set(line[max(begin - 1, 0) : begin + len(today) + 1]) == {" "}:
        line[begin : begin + len(today)] = today
    return "".join(line)


def legend(curve: Curve, ink: Ink, both: bool) -> object:
    """What the characters stand for, with both figures of the present day."""
    done, expected = done_on(curve, curve.today), expected_on(curve, curve.today)
    over = say("chart.both", both=ink.both) if both else ""
    values = {"day": curve.today, "done": done, "expected": expected, "over": over}
    return say("chart.legend", bar=ink.eighths[8], line=ink.line, **values)
