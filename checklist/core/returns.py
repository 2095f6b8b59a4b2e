"""Who reported when it was owed: return days, what answers them, silence, and reports without substance.

All functions take a task as known on the day (`known.as_known`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from checklist.core.calendar import Cadence, return_days
from checklist.core.expected import Window
from checklist.core.model import Task, Update
from checklist.core.rests import rests
from checklist.core.value import Value

SAID = (
    "progress",
    "done",
    "amounts",
    "counts",
    "place",
    "text",
    "problems",
    "causes",
    "next",
    "ask",
    "outlook",
    "evidence",
)
"""What makes an update one of substance: its figures, its words, its evidence."""
said = attrgetter(*SAID)
WORD = re.compile(r"[^\W_]")
POINTS = " \t\r\n.,;:!?…。，、；：！？"
NOTHING_SAID = (None,) * len(SAID)


class Returns(Value):
    """The returns judged by a day: those owed, and those of them answered in their span."""

    owed: tuple[date, ...] = ()
    answered: tuple[date, ...] = ()
    silent: bool = False

    @property
    def missed(self) -> tuple[date, ...]:
        """The owed ones that were not answered in time."""
        answered = frozenset(self.answered)
        return tuple(day for day in self.owed if day not in answered) if answered else self.owed


NONE_OWED = Returns()
cached_days = lru_cache(maxsize=1024)(return_days)
LOOK_BACK = timedelta(days=50 * 366)
"""Returns older than this are not reckoned: a start typed centuries too early must not cost a morning."""


def nonempty(updates: Iterable[Update]) -> list[Update]:
    """The updates of substance: with a new figure, or a word that the update before did not have."""
    found, before = [], None
    for update in sorted(updates, key=lambda one: one.on):
        if says_something(update, before):
            found.append(update)
        before = update
    return found


def says_something(update: Update, before: Update | None) -> bool:
    """Does an update say anything that the one before it, if any, did not?"""
    old = NOTHING_SAID if before is None else said(before)
    return any(one is not was and is_said(one) and is_new(one, was) for one, was in zip(said(update), old, strict=True))


def is_said(value: object) -> bool:
    """Is it more than nothing? A figure of nothing is a figure; a text without a word is none."""
    if isinstance(value, str):
        return WORD.search(value) is not None
    return bool(value) or isinstance(value, (Fraction, Decimal))


def is_new(value: object, was: object) -> bool:
    """Is it another one than before, and not only by a point at its end?"""
    if isinstance(value, str) and isinstance(was, str):
        return value != was and value.strip(POINTS) != was.strip(POINTS)
    return value != was


def returns(task: Task, window: Window, day: date, done: bool, done_on: date | None) -> Returns:
    """The returns of a task judged at the end of `day`: a return is judged from the day after it.

    Return k covers the span after the return day before it through its own day. A later report ends the silence,
    but the return stays missed.
    """
    cadence = task.returns or task.every
    start, end = window
    if cadence is None or start is None or start >= day:
        return NONE_OWED
    if day - date.min > LOOK_BACK:
        start = max(start, day - LOOK_BACK)
    days = cached_days(cadence, start, min(end or day, day - timedelta(days=1)))
    if not days:
        return NONE_OWED
    reports = [update.on for update in nonempty(task.updates)]
    owed = _owed(task, days, done, done_on)
    spans = {days[at] for report in reports if (at := bisect_left(days, report)) < len(days)}
    answered = tuple(one for one in owed if one in spans) if spans else ()
    last = owed[-1] if owed else None
    silent = not done and last is not None and last not in spans and not any(report > last for report in reports)
    return Returns(owed, answered, silent)


def _owed(task: Task, days: tuple[date, ...], done: bool, done_on: date | None) -> tuple[date, ...]:
    """The return days on which the task was neither done nor at rest."""
    if done:
        days = () if done_on is None else days[: bisect_left(days, done_on)]
    spells = rests(task)
    rested = {day for start, end in spells for day in days[bisect_left(days, start) : bisect_left(days, end)]}
    return tuple(one for one in days if one not in rested) if rested else days


def next_return(cadence: Cadence | None, day: date, window: Window) -> date | None:
    """The first return day after `day` inside the window; None where none is owed any more."""
    if cadence is None:
        return None
    start = max(window[0] or day, day + timedelta(days=1)) if day < date.max else day
    end = window[1] or (start + timedelta(days=400) if start.year < 9998 else date.max)
    found = cached_days(cadence, start, min(end, start + timedelta(days=400) if start.year < 9998 else date.max))
    return found[0] if found else None
