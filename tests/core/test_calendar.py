"""Working days counted either way, the days a cadence has, and what a delay comes to."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.calendar import (
    Cadence,
    Calendar,
    DayOf,
    Delay,
    Every,
    Unit,
    add_months,
    add_workdays,
    day_after,
    is_workday,
    last_of_month,
    next_return,
    return_days,
    returns_between,
    unknown_years,
    workdays_between,
)

MONTHS = {Every.MONTH: 1, Every.TWO_MONTHS: 2, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
DAY = timedelta(days=1)
PLAIN = Calendar()
MAY = Calendar(
    "CN",
    frozenset({date(2020, 5, 1), date(2020, 5, 2), date(2020, 5, 4), date(2020, 5, 5)}),
    frozenset({date(2020, 4, 26), date(2020, 5, 9)}),
    frozenset({2019, 2020}),
)

days = st.dates(date(2020, 1, 1), date(2021, 12, 31))
calendars = st.builds(Calendar, st.none(), st.frozensets(days, max_size=60), st.frozensets(days, max_size=60))


@st.composite
def cadences(draw: st.DrawFn) -> Cadence:
    every = draw(st.sampled_from(Every))
    delay = st.builds(DayOf, st.integers(0, 366), st.just(True))
    if every is Every.WEEK:
        by = st.builds(DayOf, st.integers(0, 6))
    else:
        month = st.none() | st.integers(1, MONTHS[every])
        by = st.builds(DayOf, st.integers(1, 31), st.just(False), month)
    return Cadence(every, draw(st.none() | by | delay))


def test_make_up_days_are_worked_and_holidays_are_not() -> None:
    assert is_workday(MAY, date(2020, 4, 26))
    assert not is_workday(MAY, date(2020, 5, 1))
    assert not is_workday(MAY, date(2020, 5, 2))
    assert is_workday(MAY, date(2020, 5, 6))
    assert not is_workday(PLAIN, date(2020, 4, 26))


def test_a_day_named_both_ways_is_worked() -> None:
    day = date(2020, 5, 1)
    both = Calendar(holidays=frozenset({day}), workdays=frozenset({day}))
    assert is_workday(both, day)
    assert workdays_between(both, day - DAY, day) == 1


def test_days_overdue_are_counted_after_the_due_day_through_today() -> None:
    friday = date(2020, 5, 8)
    assert workdays_between(PLAIN, friday, friday) == 0
    assert workdays_between(PLAIN, friday, date(2020, 5, 10)) == 0
    assert workdays_between(PLAIN, friday, date(2020, 5, 11)) == 1
    assert workdays_between(MAY, friday, date(2020, 5, 11)) == 2
    assert workdays_between(MAY, date(2020, 4, 30), date(2020, 5, 6)) == 1
    assert workdays_between(PLAIN, date(2020, 5, 11), friday) == 0


@given(calendars, days, days)
def test_counting_at_once_is_counting_one_by_one(calendar: Calendar, after: date, through: date) -> None:
    between = [after + DAY * n for n in range(1, (through - after).days + 1)]
    assert workdays_between(calendar, after, through) == sum(is_workday(calendar, day) for day in between)


@given(calendars, days, st.integers(1, 400))
def test_adding_working_days_undoes_counting_them(calendar: Calendar, day: date, count: int) -> None:
    later = add_workdays(calendar, day, count)
    assert is_workday(calendar, later)
    assert workdays_between(calendar, day, later) == count
    earlier = add_workdays(calendar, day, -count)
    assert is_workday(calendar, earlier)
    assert workdays_between(calendar, earlier - DAY, day - DAY) == count
    assert add_workdays(calendar, day, 0) == day


@given(st.dates(), st.integers(-(10**12), 10**12), st.dates())
def test_working_days_never_leave_the_calendar(day: date, count: int, other: date) -> None:
    assert date.min <= add_workdays(MAY, day, count) <= date.max
    assert workdays_between(MAY, day, other) >= 0


def test_the_ends_of_the_calendar_are_where_counting_stops() -> None:
    assert add_workdays(PLAIN, date.max, 1) == date.max
    assert add_workdays(PLAIN, date.min, -1) == date.min
    assert workdays_between(PLAIN, date.min, date.max) == 521_722 * 5 + 5 - 1


def test_years_nobody_announced_are_told_only_where_a_public_calendar_is_asked_for() -> None:
    assert unknown_years(MAY, date(2020, 6, 1), date(2022, 1, 1)) == (2021, 2022)
    assert unknown_years(MAY, date(2019, 1, 1), date(2020, 12, 31)) == ()
    assert unknown_years(MAY, date(2022, 1, 1), date(2020, 1, 1)) == ()
    assert unknown_years(PLAIN, date.min, date.max) == ()


YEAR_2020 = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("cadence", "first"),
    [
        (Cadence(Every.WEEK), ["01-05", "01-12"]),
        (Cadence(Every.WEEK, DayOf(1)), ["01-07", "01-14"]),
        (Cadence(Every.WEEK, DayOf(2, after=True)), ["01-07", "01-14"]),
        (Cadence(Every.MONTH), ["01-31", "02-29", "03-31"]),
        (Cadence(Every.MONTH, DayOf(25)), ["01-25", "02-25"]),
        (Cadence(Every.MONTH, DayOf(30)), ["01-30", "02-29", "03-30"]),
        (Cadence(Every.MONTH, DayOf(5, after=True)), ["01-05", "02-05", "03-05"]),
        (Cadence(Every.TWO_MONTHS), ["02-29", "04-30", "06-30"]),
        (Cadence(Every.QUARTER, DayOf(20)), ["03-20", "06-20", "09-20", "12-20"]),
        (Cadence(Every.QUARTER, DayOf(10, month=1)), ["01-10", "04-10"]),
        (Cadence(Every.HALF_YEAR), ["06-30", "12-31"]),
        (Cadence(Every.YEAR, DayOf(31, month=2)), ["02-29"]),
        (Cadence(Every.YEAR, DayOf(15, after=True)), ["01-15"]),
    ],
)
def test_each_cadence_has_its_days(cadence: Cadence, first: list[str]) -> None:
    got = [f"{day:%m-%d}" for day in return_days(cadence, *YEAR_2020)]
    assert got[: len(first)] == first


def test_a_year_holds_as_many_returns_as_periods() -> None:
    counts = {every: len(return_days(Cadence(every), *YEAR_2020)) for every in Every}
    assert list(counts.values()) == [52, 12, 6, 4, 2, 1]


@given(cadences(), st.dates(), st.integers(0, 2000))
def test_return_days_ascend_inside_the_window(cadence: Cadence, start: date, length: int) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    got = return_days(cadence, start, end)
    assert all(start <= day <= end for day in got)
    longest = 7 if cadence.every is Every.WEEK else 31 * MONTHS[cadence.every] + 4
    assert all(0 < (later - day).days <= longest for day, later in pairwise(got))


@given(cadences(), st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(0, 900), st.integers(0, 900))
def test_a_window_cut_in_two_has_the_same_returns(cadence: Cadence, start: date, one: int, two: int) -> None:
    cut, end = start + DAY * one, start + DAY * (one + two)
    both = return_days(cadence, start, cut) + return_days(cadence, cut + DAY, end)
    assert both == return_days(cadence, start, end)


@given(cadences(), st.dates())
def test_the_next_return_is_the_first_from_that_day_on(cadence: Cadence, day: date) -> None:
    found = next_return(cadence, day)
    if found is None:
        assert day.year >= 9998
    else:
        assert return_days(cadence, day, found) == (found,)


@given(cadences())
def test_all_years_there_are_cost_nothing_until_they_are_asked_for(cadence: Cadence) -> None:
    first = next(returns_between(cadence, date.min, date.max))
    assert first.year <= 3
    assert return_days(cadence, date.max, date.max) in ((), (date.max,))
    assert return_days(cadence, date.max, date.min) == ()


@pytest.mark.parametrize(
    ("every", "by"),
    [
        (Every.WEEK, DayOf(7)),
        (Every.WEEK, DayOf(1, month=1)),
        (Every.MONTH, DayOf(0)),
        (Every.MONTH, DayOf(32)),
        (Every.QUARTER, DayOf(1, month=4)),
        (Every.MONTH, DayOf(-1, after=True)),
        (Every.MONTH, DayOf(1000, after=True)),
        (Every.MONTH, DayOf(5, after=True, month=1)),
    ],
)
def test_a_day_its_period_does_not_have_is_refused(every: Every, by: DayOf) -> None:
    with pytest.raises(ValueError):
        Cadence(every, by)


def test_months_are_added_to_their_end() -> None:
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert add_months(date(2020, 1, 31), -2) == date(2019, 11, 30)
    assert last_of_month(9999, 12) == date.max
    with pytest.raises(ValueError):
        add_months(date.max, 1)
    with pytest.raises(ValueError):
        last_of_month(2020, 0)


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (30, Unit.DAY, "2020-05-30"),
        (2, Unit.WEEK, "2020-05-14"),
        (1, Unit.WORKDAY, "2020-05-06"),
        (3, Unit.MONTH, "2020-07-30"),
        (-1, Unit.YEAR, "2019-04-30"),
    ],
)
def test_a_delay_begins_the_day_after(count: int, unit: Unit, day: str) -> None:
    assert day_after(Delay(count, unit), date(2020, 4, 30), MAY).isoformat() == day
