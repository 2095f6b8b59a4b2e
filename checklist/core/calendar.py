"""Working days as a value, delays counted in them, and the days on which a cadence falls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from checklist.core.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST = date.max.toordinal()
_LONGEST_DELAY = 366


class Calendar(Value):
    """Which days are worked: Monday to Friday, less `holidays`, and the make-up `workdays` (调休) even so.

    `known` holds the years whose public calendar has been announced; a `name` of None asks for no public calendar.
    """

    name: str | None = None
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    known: frozenset[int] = frozenset()


def is_workday(calendar: Calendar, day: date) -> bool:
    """Whether the day is worked; a day named both ways is worked."""
    return day in calendar.workdays or (day.weekday() < 5 and day not in calendar.holidays)


def workdays_between(calendar: Calendar, after: date, through: date) -> int:
    """How many days d with after < d <= through are worked; 0 when there are none between."""
    if through <= after:
        return 0
    return _worked(calendar, through.toordinal()) - _worked(calendar, after.toordinal())


def add_workdays(calendar: Calendar, day: date, count: int) -> date:
    """The count-th working day after the day (before it, when negative); 0 is the day itself.

    Where the calendar ends first, its first or last day is the answer.
    """
    if not count:
        return day
    here = day.toordinal()
    wanted = _worked(calendar, here) + count if count > 0 else _worked(calendar, here - 1) + count + 1
    ordinal = 1 + bisect_left(range(1, _LAST + 1), wanted, key=partial(_worked, calendar))
    return date.fromordinal(min(ordinal, _LAST))


def unknown_years(calendar: Calendar, start: date, end: date) -> tuple[int, ...]:
    """The years from start to end that fall back to Monday to Friday, since nobody has announced them yet."""
    if calendar.name is None:
        return ()
    return tuple(year for year in range(start.year, end.year + 1) if year not in calendar.known)


def _worked(calendar: Calendar, ordinal: int) -> int:
    """Working days from the first day there is through the one with this ordinal (0 for none)."""
    off, on = _exceptions(calendar)
    weeks, rest = divmod(ordinal, 7)  # 0001-01-01, ordinal 1, is a Monday
    return weeks * 5 + min(rest, 5) - bisect_right(off, ordinal) + bisect_right(on, ordinal)


@lru_cache(maxsize=8)
def _exceptions(calendar: Calendar) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ordinals, ascending, of the weekdays off and of the weekend days worked."""
    off = {day for day in calendar.holidays if day.weekday() < 5} - calendar.workdays
    on = {day for day in calendar.workdays if day.weekday() >= 5}
    return tuple(sorted(map(date.toordinal, off))), tuple(sorted(map(date.toordinal, on)))


class Every(StrEnum):
    """The calendar periods a cadence may have; weeks run from Monday to Sunday."""

    WEEK = "week"
    MONTH = "month"
    TWO_MONTHS = "two-months"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


_MONTHS = {Every.MONTH: 1, Every.TWO_MONTHS: 2, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


class DayOf(Value):
    """Which day of a period: of the month 1-31, of the week 0-6 (Monday 0), or `after`: so many days past its end.

    `month` counts the period's months from 1 and is its last when absent. A day past the month's end is its end.
    """

    number: int
    after: bool = False
    month: int | None = None


class Cadence(Value):
    """One return a period, by this day of it (its last, when absent). ValueError where the period has no such day."""

    every: Every
    by: DayOf | None = None

    def __post_init__(self) -> None:
        if self.by is not None and not _fits(self.every, self.by):
            raise ValueError(f"no such day of a {self.every}: {self.by}")

    @property
    def plain(self) -> Cadence:
        """The same, without the period's last month, which is meant where none is named."""
        last = self.by and self.by.month and self.by.month == _MONTHS[self.every]
        return Cadence(self.every, DayOf(self.by.number)) if self.by and last else self


def _fits(every: Every, by: DayOf) -> bool:
    if by.after:
        return by.month is None and 0 <= by.number <= _LONGEST_DELAY
    if every is Every.WEEK:
        return by.month is None and 0 <= by.number <= 6
    return 1 <= by.number <= 31 and (by.month is None or 1 <= by.month <= _MONTHS[every])


def return_days(cadence: Cadence, start: date, end: date) -> tuple[date, ...]:
    """Every return day r with start <= r <= end, ascending; some half a million for weeks over all years there are."""
    return tuple(returns_between(cadence, start, end))


def returns_between(cadence: Cadence, start: date, end: date) -> Iterator[date]:
    """The same, one by one as they are asked for."""
    delay = cadence.by.number if cadence.by and cadence.by.after else 0
    first = _period_of(cadence.every, date.fromordinal(max(1, start.toordinal() - delay)))
    for period in range(first, _period_of(cadence.every, date.max) + 1):
        ordinal = _return_ordinal(cadence, period)
        if ordinal > _LAST or (day := date.fromordinal(ordinal)) > end:
            return
        if day >= start:
            yield day


def next_return(cadence: Cadence, day: date) -> date | None:
    """The first return day on or after the day; None where the calendar ends first."""
    return next(returns_between(cadence, day, date.max), None)


def _period_of(every: Every, day: date) -> int:
    """The running number of the period the day is in."""
    if every is Every.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // _MONTHS[every]


def _return_ordinal(cadence: Cadence, period: int) -> int:
    """The ordinal of the period's return day, which may lie past the last day there is."""
    every, by = cadence.every, cadence.by
    if every is Every.WEEK:
        monday = period * 7 + 1
        if by is None or by.after:
            return monday + 6 + (by.number if by else 0)
        return monday + by.number
    length = _MONTHS[every]
    year, month = divmod(period * length + (by.month if by and by.month else length) - 1, 12)
    end = last_of_month(year, month + 1)
    if by is None or by.after:
        return end.toordinal() + (by.number if by else 0)
    return end.toordinal() - max(0, end.day - by.number)


def last_of_month(year: int, month: int) -> date:
    """The month's last day; ValueError where there is no such month."""
    first = date(year, month, 1)
    return date(year, 12, 31) if month == 12 else first.replace(month=month + 1) - timedelta(days=1)


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or that month's end; ValueError where the calendar ends first."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    end = last_of_month(year, month + 1)
    return end.replace(day=min(day.day, end.day))


class Unit(StrEnum):
    """What a delay is counted in."""

    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Delay(Value):
    """So much time after a day that must be given; `anchor` is what happens on it, as printed (maybe nothing)."""

    count: int
    unit: Unit
    anchor: str = ""


def day_after(delay: Delay, day: date, calendar: Calendar) -> date:
    """The last day of the delay, which begins the day after; ValueError or OverflowError where the calendar ends."""
    match delay.unit:
        case Unit.WORKDAY:
            return add_workdays(calendar, day, delay.count)
        case Unit.MONTH:
            return add_months(day, delay.count)
        case Unit.YEAR:
            return add_months(day, delay.count * 12)
    return day + timedelta(days=delay.count * (7 if delay.unit is Unit.WEEK else 1))
