"""The public calendar, held against the announcements of its years day by day."""

from datetime import date

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.calendar import Calendar, add_workdays, is_workday, unknown_years, workdays_between
from checklist.store.holidays import PUBLIC, UnknownCalendar, public_calendar

CN = public_calendar("CN")
LABOUR_DAY = date(2020, 5, 1)
MAKE_UP = date(2020, 5, 9)


def test_the_known_years_are_those_announced_without_a_gap() -> None:
    assert CN.known == frozenset(range(min(CN.known), max(CN.known) + 1))
    assert {2017, 2020, 2022, 2025} <= CN.known
    after = max(CN.known) + 1
    assert unknown_years(CN, date(2020, 1, 1), date(after, 1, 1)) == (after,)
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(after, 1, 1))


@given(st.dates(date(min(CN.known), 1, 1), date(max(CN.known), 12, 31)))
def test_it_agrees_with_the_announcements_day_by_day(day: date) -> None:
    assert is_workday(CN, day) == chinese_calendar.is_workday(day)


def test_a_make_up_day_counts_and_a_holiday_does_not() -> None:
    assert workdays_between(CN, date(2020, 4, 30), date(2020, 5, 10)) == 4
    assert add_workdays(CN, date(2020, 4, 30), 1) == date(2020, 5, 6)


def test_the_workspaces_own_days_win() -> None:
    own = public_calendar("CN", holidays=[MAKE_UP], workdays=[LABOUR_DAY])
    assert is_workday(CN, MAKE_UP)
    assert not is_workday(own, MAKE_UP)
    assert not is_workday(CN, LABOUR_DAY)
    assert is_workday(own, LABOUR_DAY)
    assert own.known == CN.known


def test_without_a_name_only_the_days_given_count() -> None:
    assert public_calendar(None) == Calendar()
    own = public_calendar(None, [date(2020, 6, 16)], [MAKE_UP])
    assert own == Calendar(None, frozenset({date(2020, 6, 16)}), frozenset({MAKE_UP}))


@pytest.mark.parametrize("name", ["", "cn", "XX", "中国"])
def test_an_unknown_calendar_is_refused_by_name(name: str) -> None:
    assert name not in PUBLIC
    with pytest.raises(UnknownCalendar) as caught:
        public_calendar(name)
    assert caught.value.name == name
