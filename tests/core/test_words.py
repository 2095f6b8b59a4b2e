"""Words beside a day: soft ones, stages, standing duties, what recurs and what counts from another day."""

from datetime import date

import pytest

from checklist.core.calendar import Cadence, DayOf, Delay, Every, Unit
from checklist.core.when import When, read_when

TUESDAY = date(2020, 6, 16)


def read(words: str) -> When:
    return read_when(words, TUESDAY)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("力争6月底前", "2020-06-30"),
        ("原则上年底前完成", "2020-12-31"),
        ("6月底左右", "2020-06-30"),
        ("5月前后", "2020-05-31"),
        ("到2025年", "2025-12-31"),
        ("by 2025", "2025-12-31"),
        ("by about June 30", "2020-06-30"),
        ("June 30 or so", "2020-06-30"),
    ],
)
def test_soft_words_are_kept_as_soft(words: str, day: str) -> None:
    assert read(words) == When(day=date.fromisoformat(day), soft=True)


@pytest.mark.parametrize(
    ("words", "day", "stage"),
    [
        ("年底前签订框架协议", "2020-12-31", "framework"),
        ("6月底前完成签约", "2020-06-30", "signed"),
        ("7月完成注册", "2020-07-31", "registered"),
        ("三季度资金到位", "2020-09-30", "funded"),
        ("5月底前动工", "2020-05-31", "started"),
        ("确保5月底前全面开工建设", "2020-05-31", "started"),
        ("上半年竣工", "2020-06-30", "completed"),
        ("9月投入使用", "2020-09-30", "producing"),
        ("2020年底建成投产", "2020-12-31", "producing"),
        ("明年一季度达产", "2021-03-31", "capacity"),
        ("started by May 31, 2020", "2020-05-31", "started"),
        ("by May 31 in service", "2020-05-31", "producing"),
    ],
)
def test_the_verb_says_which_stage_is_due(words: str, day: str, stage: str) -> None:
    assert read(words) == When(day=date.fromisoformat(day), stage=stage)


def test_softness_and_stage_go_together() -> None:
    both = When(day=date(2020, 5, 31), soft=True, stage="started")
    assert read("力争5月底前动工") == read("5月底前力争动工") == both


def test_what_is_only_intended_is_soft() -> None:
    assert read("拟于6月底前") == read("预计6月底前") == When(day=date(2020, 6, 30), soft=True)


@pytest.mark.parametrize(
    "words", ["持续推进", "长期坚持", "常态化", "年内持续推进", "2020年长期坚持", "贯穿全年", "Ongoing"]
)
def test_a_standing_duty_has_no_day(words: str) -> None:
    assert read(words) == When(standing=True)


@pytest.mark.parametrize(
    ("words", "every", "by", "day"),
    [
        ("每月25日前", Every.MONTH, DayOf(25), "2020-06-25"),
        ("每月", Every.MONTH, None, "2020-06-30"),
        ("每月月底前", Every.MONTH, None, "2020-06-30"),
        ("每两个月", Every.TWO_MONTHS, None, "2020-06-30"),
        ("每季度末月20日前", Every.QUARTER, DayOf(20), "2020-06-20"),
        ("每季度首月10日前报送", Every.QUARTER, DayOf(10, month=1), "2020-07-10"),
        ("每季度末", Every.QUARTER, None, "2020-06-30"),
        ("每季度结束后10日内", Every.QUARTER, DayOf(10, after=True), "2020-07-10"),
        ("每半年", Every.HALF_YEAR, None, "2020-06-30"),
        ("每年2月底前", Every.YEAR, DayOf(31, month=2), "2021-02-28"),
        ("每年3月15日前", Every.YEAR, DayOf(15, month=3), "2021-03-15"),
        ("每年年底前", Every.YEAR, None, "2020-12-31"),
        ("每周二前", Every.WEEK, DayOf(1), "2020-06-16"),
        ("每周", Every.WEEK, None, "2020-06-21"),
        ("monthly", Every.MONTH, None, "2020-06-30"),
        ("by the 25th of each month", Every.MONTH, DayOf(25), "2020-06-25"),
        ("monthly, by the 25th", Every.MONTH, DayOf(25), "2020-06-25"),
        ("at least every 3 months", Every.QUARTER, None, "2020-06-30"),
        ("Minimally every 6 months", Every.HALF_YEAR, None, "2020-06-30"),
        ("within 5 days after the end of each month", Every.MONTH, DayOf(5, after=True), "2020-07-05"),
        ("every friday", Every.WEEK, DayOf(4), "2020-06-19"),
        ("annually", Every.YEAR, None, "2020-12-31"),
    ],
)
def test_what_recurs_is_a_cadence_and_its_next_day(words: str, every: Every, by: DayOf | None, day: str) -> None:
    assert read(words) == When(day=date.fromisoformat(day), cadence=Cadence(every, by))


def test_a_standing_duty_may_have_a_cadence() -> None:
    quarterly = When(day=date(2020, 6, 30), standing=True, cadence=Cadence(Every.QUARTER))
    assert read("长期坚持，每季度报送") == read("Ongoing, every 3 months") == quarterly


@pytest.mark.parametrize(
    ("words", "count", "unit", "anchor"),
    [
        ("印发之日起30日内", 30, Unit.DAY, "印发"),
        ("自合同签订之日起15个工作日内", 15, Unit.WORKDAY, "合同签订"),
        ("方案批复后三个月内", 3, Unit.MONTH, "方案批复"),
        ("10个工作日内", 10, Unit.WORKDAY, ""),
        ("一年内", 1, Unit.YEAR, ""),
        ("90 days after the guidance is issued", 90, Unit.DAY, "the guidance is issued"),
        ("within 10 working days of the notice", 10, Unit.WORKDAY, "the notice"),
        ("within 30 days", 30, Unit.DAY, ""),
    ],
)
def test_what_counts_from_a_day_waits_for_it(words: str, count: int, unit: Unit, anchor: str) -> None:
    assert read(words) == When(relative=Delay(count, unit, anchor))


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("1月1日至12月31日", "2020-01-01", "2020-12-31"),
        ("2019年11月至2020年3月", "2019-11-01", "2020-03-31"),
        ("2019年11月至次年3月", "2019-11-01", "2020-03-31"),
        ("2019年3月1日-5月31日", "2019-03-01", "2019-05-31"),
        ("6月1日至15日", "2020-06-01", "2020-06-15"),
        ("2021年1—6月", "2021-01-01", "2021-06-30"),
        ("2020—2022年", "2020-01-01", "2022-12-31"),
        ("2020-01-01 to 2020-12-31", "2020-01-01", "2020-12-31"),
        ("Between January 1 and December 31, 2019", "2019-01-01", "2019-12-31"),
        ("from March 1, 2019 until June 30", "2019-03-01", "2019-06-30"),
    ],
)
def test_a_period_has_a_start(words: str, start: str, end: str) -> None:
    assert read(words) == When(start=date.fromisoformat(start), day=date.fromisoformat(end))


def test_a_month_said_once_holds_for_both_days_whatever_the_lists_year() -> None:
    june = When(start=date(2020, 6, 1), day=date(2020, 6, 15))
    assert read_when("本月1日至15日", TUESDAY, year=2018) == june
