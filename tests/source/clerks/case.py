"""A text of a clerk, what changes in its list, and the lines that change."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from checklist.core.compare import Change
from checklist.core.model import Act, Decision, Update


class Case(NamedTuple):
    """A text, what changes in its list, and which lines go (`-`) and come (`+`)."""

    name: str
    text: str
    changes: tuple[Change, ...]
    lines: str


def day(month: int, number: int) -> date:
    return date(2020, month, number)


def of(name: str, *route: str | int, was: object = None, now: object = None) -> Change:
    return Change(name, route, was, now)


CLOSED = Decision(day(7, 1), Act.CLOSE, by="市督查办")
JUNE = Update(day(6, 20), progress=Fraction(40, 100), next="7月底前开工")
