"""A curve drawn: columns for what is done, a line for what is expected, in the room there is."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.curve import Curve
from checklist.reports.report import Chart, Report
from checklist.writers.cells import Cells
from checklist.writers.chart import NARROWEST, WIDEST, drawn
from checklist.writers.formats import Look, write
from checklist.writers.look import bare
from checklist.writers.width import width
from tests.writers.voice import ZH

FIRST = date(2019, 12, 31)
NONE, THIRD, HALF, WHOLE = Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)


def plain(curve: Curve, columns: int = 0, unicode: bool = True) -> list[str]:
    return [bare(line) for line in drawn(curve, Cells(ZH, Look(width=columns, unicode=unicode)))]


def test_a_task_at_half_of_its_window() -> None:
    # 60 days from 31 December to 29 February, three a column; on 30 January half is expected and a third is done, since
    # 10 January. Each of six rows is a sixth: the line is in the first one for four columns, in the second for three …
    held = Curve(((FIRST, NONE), (date(2020, 2, 29), WHOLE)), False, ((date(2020, 1, 10), THIRD),), date(2020, 1, 30))
    assert plain(held, 21 + 6)[:8] == [
        "100% │                 ····",
        "     │              ···",
        "     │          ····",
        " 50% │       ···",
        "     │    ▒▒▒████",
        "     │····███████",
        "  0% └──────────┴──────────",
        "      2019-12-31 2020-02-29",
    ]


def test_ascii_has_no_other_characters_in_the_drawing() -> None:
    held = Curve(((FIRST, NONE), (date(2020, 2, 29), WHOLE)), False, ((FIRST, THIRD),), date(2020, 1, 30))
    assert all(line.isascii() for line in plain(held, unicode=False)[:8])
    assert "#" in "".join(plain(held, unicode=False))


def test_the_days_stand_under_their_columns() -> None:
    held = Curve(((FIRST, NONE), (date(2020, 12, 31), WHOLE)), False, ((FIRST, HALF),), date(2020, 6, 30))
    axis = plain(held)[7]
    assert axis.split() == ["2019-12-31", "2020-06-30", "2020-12-31"]
    assert plain(held)[6].index("┴") == 6 + 29  # the 30th of 60 columns


def test_nothing_is_drawn_where_there_is_no_room() -> None:
    held = Curve(((FIRST, NONE), (date(2020, 12, 31), WHOLE)), False, ((FIRST, HALF),), date(2020, 6, 30))
    assert plain(held, 6 + NARROWEST - 1) == []
    assert plain(held, 6 + NARROWEST) != []
    assert width(plain(held)[6]) == 6 + WIDEST
    assert width(plain(held, 200)[6]) == 6 + WIDEST


@pytest.mark.parametrize(("share", "top"), [(NONE, ""), (Fraction(1, 1000), "▁"), (HALF, "███"), (WHOLE, "██████")])
def test_a_little_is_seen_and_only_the_whole_is_full(share: Fraction, top: str) -> None:
    held = Curve(((FIRST, NONE), (date(2020, 12, 31), NONE)), True, ((FIRST, share),), date(2020, 6, 30))
    column = [line[8:9].strip() for line in plain(held)[:6]]
    assert "".join(one.replace("▒", "█").replace("·", "") for one in column) in (top, top.replace("▁", "█"))


DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))
SHARES = st.fractions(0, 1)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    shares = sorted(draw(SHARES) for _ in days)
    today = draw(DAYS)
    said = sorted(draw(st.sets(DAYS.filter(lambda day: day <= today), min_size=1, max_size=4) | st.just({today})))
    actual = tuple((day, draw(SHARES | st.none())) for day in said)
    return Curve(tuple(zip(days, shares, strict=True)), draw(st.booleans()), actual, today)


@given(curves(), st.integers(20, 120) | st.just(0), st.booleans())
def test_it_keeps_to_its_room(curve: Curve, columns: int, unicode: bool) -> None:
    found = plain(curve, columns, unicode)
    assert all(width(line) <= (columns or 6 + WIDEST) for line in found[:8])
    assert len(found) >= 9 or (columns and columns < 6 + NARROWEST)


@given(curves())
def test_every_format_can_write_it(curve: Curve) -> None:
    report = Report("any", "t", date(2020, 6, 16), (Chart("curve", curve, "c"),))
    for form in ("text", "json", "csv", "md"):
        assert write(report, form, ZH, Look(width=80))


def test_at_the_ends_of_the_calendar() -> None:
    held = Curve(((date.max - timedelta(days=9), NONE), (date.max, WHOLE)), False, ((date.max, HALF),), date.max)
    assert plain(held)
    only = Curve(((date.min, WHOLE),), False, ((date.min, HALF),), date.min)
    assert plain(only)
