"""Words that name a span of days: the last day of it, beside today or in the year of the list."""

from datetime import date

import pytest

from checklist.core.calendar import Calendar
from checklist.core.when import When, read_when

TUESDAY = date(2020, 6, 16)


def day_of(words: str) -> str:
    """The day of words that say nothing but a day."""
    when = read_when(words, TUESDAY)
    assert when == When(day=when.day)
    return str(when.day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("6月底前", "2020-06-30"),
        ("2019年3月底前", "2019-03-31"),
        ("2月底前", "2020-02-29"),
        ("十二月底", "2020-12-31"),
        ("3月15日前", "2020-03-15"),
        ("2020年6月30日之前", "2020-06-30"),
        ("六月三十日前", "2020-06-30"),
        ("6 月 30 日前", "2020-06-30"),
        ("６月底前", "2020-06-30"),
        ("2020/6/3", "2020-06-03"),
        ("2020.6.30前", "2020-06-30"),
        ("9月", "2020-09-30"),
        ("年底前", "2020-12-31"),
        ("年内", "2020-12-31"),
        ("到2020年底", "2020-12-31"),
        ("2021年底前完成", "2021-12-31"),
        ("确保年底前全面完成。", "2020-12-31"),
        ("明年6月底前", "2021-06-30"),
        ("去年年底", "2019-12-31"),
        ("一季度", "2020-03-31"),
        ("2021年第2季度末", "2021-06-30"),
        ("上半年", "2020-06-30"),
        ("2021年下半年", "2021-12-31"),
        ("前三季度", "2020-09-30"),
        ("6月上旬", "2020-06-10"),
        ("6月中旬", "2020-06-20"),
        ("2月下旬", "2020-02-29"),
        ("By September 30, 2020", "2020-09-30"),
        ("no later than 30 Sept. 2020", "2020-09-30"),
        ("June 3rd", "2020-06-03"),
        ("June 30,2020", "2020-06-30"),
        ("the end of June 2021", "2021-06-30"),
        ("February 2021", "2021-02-28"),
        ("first quarter of 2021", "2021-03-31"),
        ("the end of the 3rd quarter", "2020-09-30"),
        ("Quarter 3, 2020", "2020-09-30"),
        ("2020 Q4", "2020-12-31"),
        ("H1 2021", "2021-06-30"),
        ("end of 2021", "2021-12-31"),
        ("in 2021", "2021-12-31"),
        ("30 days after June 30, 2020", "2020-07-30"),
        ("自2020年6月1日起30日内", "2020-07-01"),
    ],
)
def test_a_deadline_is_the_last_day_of_what_it_names(words: str, day: str) -> None:
    assert day_of(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2020-06-16"),
        ("今天", "2020-06-16"),
        ("yesterday", "2020-06-15"),
        ("后天", "2020-06-18"),
        ("+10d", "2020-06-26"),
        ("-3d", "2020-06-13"),
        ("+2 weeks", "2020-06-30"),
        ("+1m", "2020-07-16"),
        ("+10 workdays", "2020-06-30"),
        ("+10个工作日", "2020-06-30"),
        ("in 3 days", "2020-06-19"),
        ("2 weeks from today", "2020-06-30"),
        ("3 days ago", "2020-06-13"),
        ("3天后", "2020-06-19"),
        ("两周后", "2020-06-30"),
        ("3个月前", "2020-03-16"),
        ("month-end", "2020-06-30"),
        ("last month-end", "2020-05-31"),
        ("end of next month", "2020-07-31"),
        ("quarter-end", "2020-06-30"),
        ("end of last quarter", "2020-03-31"),
        ("end of the year", "2020-12-31"),
        ("月底前", "2020-06-30"),
        ("本月底", "2020-06-30"),
        ("上个月底", "2020-05-31"),
        ("下月5日前", "2020-07-05"),
        ("上季度末", "2020-03-31"),
        ("本周五", "2020-06-19"),
        ("上周五", "2020-06-12"),
        ("下周五", "2020-06-26"),
        ("下星期天", "2020-06-28"),
        ("this friday", "2020-06-19"),
        ("next friday", "2020-06-19"),
        ("last friday", "2020-06-12"),
        ("next tuesday", "2020-06-23"),
        ("last tuesday", "2020-06-09"),
    ],
)
def test_words_beside_today(words: str, day: str) -> None:
    assert day_of(words) == day


def test_the_year_left_out_is_the_lists() -> None:
    assert read_when("6月底前", TUESDAY, year=2018).day == date(2018, 6, 30)
    assert read_when("年内", TUESDAY, year=2018).day == date(2018, 12, 31)
    assert read_when("2月底前", TUESDAY, year=2019).day == date(2019, 2, 28)


def test_working_days_are_the_calendars() -> None:
    closed = Calendar(holidays=frozenset({date(2020, 6, 17)}), workdays=frozenset({date(2020, 6, 20)}))
    assert read_when("+1 workday", TUESDAY, closed).day == date(2020, 6, 18)
    assert read_when("+3个工作日", TUESDAY, closed).day == date(2020, 6, 20)
