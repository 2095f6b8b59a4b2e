"""A value as a spreadsheet reckons with it: a number or a day, and how that is shown."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.message import Points, say
from checklist.reports.report import Bar, Day, Move, Percent, Rank, Score, Signed
from checklist.writers.cells import Cells

FIRST = date(1900, 3, 1)
"""Spreadsheets count a 29 February 1900; days before are written as text."""
EXACT = 10**15
"""Numbers from here on lose digits in a spreadsheet; they are written as text."""
DATE, PERCENT, POINTS, SIGNED = "yyyy-mm-dd", "0.0%", "+0.0;-0.0;0.0", "+General;-General;0"


def figure(value: Any, cells: Cells) -> tuple[float | date | None, str]:  # noqa: C901 -- one line a type
    """A value as a number or a day, and how it is shown; no number for what is text."""
    match value:
        case None | str() | bool():
            return None, ""
        case int() if abs(value) < EXACT:
            return value, "0"
        case Decimal() if len(value.normalize().as_tuple().digits) < 16 and abs(value) < EXACT:
            return float(value), "General"
        case Fraction():
            return value.numerator / value.denominator, PERCENT
        case Percent(share, digits):
            return share.numerator / share.denominator, f"0.{'0' * digits}%" if digits else "0%"
        case Points(share):
            return float(share * 100), POINTS
        case Score(points):
            return float(points), "0.00"
        case Signed() if -EXACT < value.number < EXACT:
            return float(value.number), SIGNED
        case Move(int() as up):
            marks = cells.marks
            return up, f'"{marks.up}"0;"{marks.down}"0;"{marks.same}"'
        case Rank(int() as place, tied):
            before, _, behind = cells.text(say("place.tied", place="\0")).partition("\\x00")
            around = [f'"{text}"' if text else "" for text in (before, behind)]
            return place, "0".join(around) if tied else "0"
        case Bar(Fraction() as progress):
            return progress.numerator / progress.denominator, PERCENT
        case Day(date=day) | (date() as day) if day >= FIRST:
            return day, DATE
    return None, ""
