"""Days and words for them, read as they are written, or refused with the reason."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checklist.core.value import replace
from checklist.core.when import (
    ACCEPTED,
    NoDay,
    NotADay,
    NotUnderstood,
    Unreadable,
    When,
    first_day,
    parse_day,
    read_day,
    read_when,
)
from tests.examples import examples

TUESDAY = date(2020, 6, 16)
ALL_ACCEPTED = [words for language in ACCEPTED.values() for words in language]
PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "data" / "us_fds_2020_milestones.csv"


def read(words: str) -> When:
    return read_when(words, TUESDAY)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert read_day(day.isoformat(), TUESDAY) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2020-02-30", "impossible"),
        ("2020-13-01", "impossible"),
        ("0000-01-01", "impossible"),
        ("99-01-01", "malformed"),
        ("2020-2-3", "malformed"),
        ("20200203", "malformed"),
        ("2020-W01-1", "malformed"),
        ("2020-06-30T00:00", "malformed"),
        ("2020-06-30\n", "malformed"),
        (" 2020-06-30", "malformed"),
        ("２０２０-06-30", "malformed"),
        ("٢٠٢٠-06-30", "malformed"),
        ("", "malformed"),
    ],
)
def test_what_is_no_day_says_whether_it_is_the_form_or_the_day(text: str, reason: str) -> None:
    with pytest.raises(NotADay) as caught:
        parse_day(text)
    assert (caught.value.text, caught.value.reason) == (text, reason)


def test_a_struck_out_day_is_remembered() -> None:
    moved = When(day=date(2020, 9, 30), moved_from=date(2020, 6, 30))
    assert read("~~By June 30, 2020~~ By September 30, 2020*") == moved
    assert read("~~6月底前~~9月底前") == moved
    assert read("~~June 30, 2020~~ 90 days after approval").moved_from == date(2020, 6, 30)
    assert read("~~Ongoing~~ June 30, 2020").moved_from is None


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "soon", "尽快", "适时", "6月前", "2020年前", "一季度前", "6月上旬前", "26日前", "周五", "friday"),
        *("before June 30", "06/30/2020", "2020-2-3", "2020", "12 months", "every 24 months", "every two weeks"),
        *("ongoing every 24 months", "每周末", "每季度结束后10个工作日内", "11月至3月", "6月底前开工，12月底前竣工"),
        *("13月底前", "2020年后", "6月底前通车", "one visit a quarter", "as above", "June 30 / July 31"),
        *(
            "~~June 30~~ ~~July 31~~ August 31",
            "~~some day~~ June 30",
            "~~June 30~~",
            "6月底前开工竣工",
            "长期坚持开工",
            "6月底前开工，开工后30日内",
            "x" * 201,
        ),
    ],
)
def test_what_is_not_understood_is_refused(words: str) -> None:
    with pytest.raises(NotUnderstood):
        read(words)


@pytest.mark.parametrize(
    "words", ["2月30日前", "2020-02-30", "每月32日前", "每年2月30日前", "June 31", "+99999y", "0000年底"]
)
def test_a_day_there_is_not_is_told_apart(words: str) -> None:
    with pytest.raises(NotADay) as caught:
        read(words)
    assert caught.value.reason == "impossible"


@pytest.mark.parametrize("words", ["长期坚持", "每月25日前", "1月1日至12月31日", "印发之日起30日内"])
def test_an_option_wants_one_day(words: str) -> None:
    with pytest.raises(NoDay):
        read_day(words, TUESDAY)


def test_a_day_without_a_year_is_one_of_the_period() -> None:
    """In November the end of March is next year's for a list from July to June; a year that is said stays."""
    today, period = date(2026, 11, 26), (date(2026, 7, 1), date(2027, 6, 30))
    read = {
        words: read_day(words, today, None, period)
        for words in ("3月底前", "Q1", "Dec 31", "7月底", "2026年3月底前", "+10d", "8月底")
    }
    assert [day.isoformat() for day in read.values()] == [
        *("2027-03-31", "2027-03-31", "2026-12-31", "2026-07-31", "2026-03-31", "2026-12-06", "2026-08-31")
    ]


@pytest.mark.parametrize("words", ALL_ACCEPTED)
def test_what_is_shown_as_accepted_is(words: str) -> None:
    assert read(words) != When()


PIECES = [piece for words in ALL_ACCEPTED for piece in (words, words[:2], words[2:4], words[-2:], words.split(" ")[0])]
JOINED = st.lists(st.sampled_from([*PIECES, " ", "~~", "至", "9999", "0", "之日起"]), max_size=8).map("".join)


@given(JOINED | st.text(max_size=40), st.dates(), st.none() | st.integers(1, 9999))
@example("+99999个工作日", date.max, None)
@example("昨天", date.min, None)
@example("上季度末", date.min, None)
@example("\ud800月底前", TUESDAY, None)
@examples(500)
def test_no_text_does_anything_else_than_be_read_or_refused(text: str, today: date, year: int | None) -> None:
    try:
        when = read_when(text, today, year=year)
    except Unreadable:
        return
    assert when.day or when.standing or when.relative or when.cadence
    assert when.start is None or (when.day is not None and when.start <= when.day)


@given(st.sampled_from(ALL_ACCEPTED), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_case_and_blanks_around_say_nothing(words: str, today: date) -> None:
    plain, loud = read_when(words, today), read_when(f"  {words.upper()} ", today)
    assert replace(loud, relative=None) == replace(plain, relative=None)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published list is not here")
def test_a_published_list_is_read_to_its_own_dates() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = [row["deadline_text"] for row in csv.DictReader(file)]
    plain = [words for words in rows if words.startswith("By ")]
    assert len(plain) == 58
    for words in plain:
        assert read(words) == When(day=datetime.strptime(words, "By %B %d, %Y").date())  # noqa: DTZ007
    periods = {read(words) for words in rows if words.startswith("Between")}
    assert periods == {When(start=date(2020, 1, 1), day=date(2020, 12, 31))}
    assert [words for words in rows if not words.startswith(("By ", "Between"))] == [""] * 4


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published list is not here")
def test_what_a_published_plan_says_in_other_words_is_read_or_refused() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        targets = {row["plan_target_date"] for row in csv.DictReader(file)}
    understood, refused = set(), set()
    for words in targets:
        try:
            understood.add(read(words))
        except NotUnderstood:
            refused.add(words)
    assert len(refused) == 6
    assert sum(when.moved_from is not None for when in understood) == 4
    assert sum(when.relative is not None for when in understood) == 1
    assert sum(when.cadence is not None for when in understood) == 1


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年", date(2026, 1, 1)),
        ("今年", date(2020, 1, 1)),
        ("7月", date(2020, 7, 1)),
        ("下半年", date(2020, 7, 1)),
        ("2021年二季度", date(2021, 4, 1)),
        ("Q3", date(2020, 7, 1)),
        ("June 2021", date(2021, 6, 1)),
        ("2021-03-05", date(2021, 3, 5)),
        ("明天", date(2020, 6, 17)),
        ("年底前", None),
        ("一季度末", None),
        ("end of June", None),
        ("30 February", None),
        ("长期坚持", None),
        ("soon", None),
    ],
)
def test_a_span_begins_on_its_first_day(words: str, day: date | None) -> None:
    assert first_day(words, TUESDAY) == day
