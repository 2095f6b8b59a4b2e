"""Months, quarters and years as people type them, the last one that has ended, and their neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.periods import Kind, after, before, last_ended, of_day, read_period

TODAY = date(2020, 6, 16)


@pytest.mark.parametrize(
    ("kind", "text", "start"),
    [
        ("month", "2020-06", "2020-06-01"),
        ("month", "202006", "2020-06-01"),
        ("month", "2020/6", "2020-06-01"),
        ("month", "2020.06", "2020-06-01"),
        ("month", "6月", "2020-06-01"),
        ("month", "2019年12月", "2019-12-01"),
        ("month", "上个月", "2020-05-01"),
        ("month", "本月", "2020-06-01"),
        ("month", "June", "2020-06-01"),
        ("month", "June 2019", "2019-06-01"),
        ("month", "last month", "2020-05-01"),
        ("quarter", "2020Q2", "2020-04-01"),
        ("quarter", "2020-q4", "2020-10-01"),
        ("quarter", "Q1", "2020-01-01"),
        ("quarter", "二季度", "2020-04-01"),
        ("quarter", "2019年第四季度", "2019-10-01"),
        ("quarter", "上季度", "2020-01-01"),
        ("quarter", "last quarter", "2020-01-01"),
        ("year", "2020", "2020-01-01"),
        ("year", "2019年", "2019-01-01"),
        ("year", "去年", "2019-01-01"),
        ("year", "this year", "2020-01-01"),
    ],
)
def test_a_period_is_read(kind: str, text: str, start: str) -> None:
    found = read_period(Kind(kind), text, TODAY)
    assert found == of_day(Kind(kind), date.fromisoformat(start))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("month", text) for text in ("2020-13", "2020Q2", "2020", "上半年", "2020-06-16", "overdue", "")),
        *(("quarter", text) for text in ("2020-06", "2020Q5", "上半年", "一月")),
        *(("year", text) for text in ("0000", "20", "6月", "2020Q1", "next decade")),
    ],
)
def test_what_is_no_such_period_is_none(kind: str, text: str) -> None:
    assert read_period(Kind(kind), text, TODAY) is None


@pytest.mark.parametrize(
    ("kind", "today", "end"),
    [
        ("month", "2020-06-29", "2020-05-31"),
        ("month", "2020-06-30", "2020-06-30"),  # it ends with the day
        ("month", "2020-01-15", "2019-12-31"),
        ("quarter", "2020-06-16", "2020-03-31"),
        ("quarter", "2020-06-30", "2020-06-30"),
        ("year", "2020-12-30", "2019-12-31"),
        ("year", "2020-12-31", "2020-12-31"),
        ("year", "0001-05-01", "0001-12-31"),  # none has ended yet
    ],
)
def test_the_last_that_has_ended(kind: str, today: str, end: str) -> None:
    assert last_ended(Kind(kind), date.fromisoformat(today)).end.isoformat() == end


def test_a_period_has_a_number_in_its_year() -> None:
    assert [of_day(kind, date(2020, 11, 5)).number for kind in Kind] == [11, 4, 1]


@given(st.dates(), st.sampled_from(list(Kind)))
def test_periods_follow_each_other_without_a_gap(day: date, kind: Kind) -> None:
    here = of_day(kind, day)
    assert here.start <= day <= here.end
    earlier, later = before(here), after(here)
    assert earlier is None or (here.start - earlier.end).days == 1
    assert later is None or (later.start - here.end).days == 1
    assert later is None or before(later) == here
    assert last_ended(kind, here.end) == here
