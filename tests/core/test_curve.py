"""The two lines of a task: what was expected by each day, and what was done by it."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.calendar import last_of_month
from checklist.core.curve import Curve, curve, done_on, expected_on
from checklist.core.expected import expected
from checklist.core.model import Period, Task, TaskList
from checklist.core.policy import Policy
from tests.strategies import DAYS, tasks
from tests.world import judged

HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
"""


def lines(row: str, day: str = "2020-06-30", settings: str = "") -> Curve | None:
    of = judged(f"{HEAD}  - {{id: 1, title: t, {row}}}\n", day=day, settings=settings)
    return curve(of.tasks[0], of)


def told(row: str, day: str = "2020-06-30") -> list[tuple[str, int | None]]:
    held = lines(row, day)
    assert held is not None
    return [(on.isoformat()[5:], None if share is None else round(share * 100)) for on, share in held.actual]


MET = "{title: a, due: 2020-03-31, done: 2020-04-02}"
FULL = "{on: 2020-05-20, progress: 100%}"
BACK = "{on: 2020-06-01, act: reopen, from: in-progress"
REPORTS = "updates: [{on: 2020-03-10, for: 2020-02-29, progress: 20%}, {on: 2020-05-10, progress: 50%}]"


@pytest.mark.parametrize(
    ("row", "points"),
    [
        (REPORTS, [("02-29", 20), ("05-10", 50), ("06-30", 50)]),
        ("updates: [{on: 2020-05-10, progress: 40%}, {on: 2020-05-10, progress: 45%}]", [("05-10", 45), ("06-30", 45)]),
        ("status: not-started", [("06-30", 0)]),  # nothing done, as it says
        ("goal: g", []),  # nothing is known
        (f"status: done, done_on: 2020-06-01, {REPORTS}", [("02-29", 20), ("05-10", 50), ("06-01", 100)]),
        (
            f"milestones: [{MET}, {{title: b, due: 2020-12-31, done: 2020-06-01}}]",
            [("04-02", 50), ("06-01", 100), ("06-30", 100)],  # each of two is worth a half
        ),
        (
            f"{REPORTS[:-1]}, {FULL}], decisions: [{BACK}, progress: 70%}}]",
            [("02-29", 20), ("05-10", 50), ("05-20", 100), ("06-01", 70), ("06-30", 70)],
        ),
        (
            f"updates: [{FULL}], decisions: [{BACK}}}]",
            [("05-20", 100), ("06-01", None)],  # from then on nobody knows
        ),
    ],
)
def test_what_was_done_by_which_day(row: str, points: list[tuple[str, int | None]]) -> None:
    assert told(row) == points


@pytest.mark.parametrize("row", ["status: paused", "every: month", "measure: {unit: 分, target: 9, kind: level}"])
def test_what_has_no_schedule_has_no_curve(row: str) -> None:
    assert lines(row) is None


def test_a_share_holds_until_the_next_and_nothing_is_known_of_days_ahead() -> None:
    held = lines(REPORTS)
    assert held is not None
    days = ("2020-02-28", "2020-02-29", "2020-05-09", "2020-05-10", "2020-06-30", "2020-07-01")
    shares = [done_on(held, date.fromisoformat(day)) for day in days]
    assert shares == [None, Fraction(20, 100), Fraction(20, 100), Fraction(50, 100), Fraction(50, 100), None]


def test_by_months_the_line_is_a_stair() -> None:
    held = lines("due: 2020-12-31", settings="expect: months")
    assert held is not None
    assert held.held
    assert [expected_on(held, date(2020, 6, day)) for day in (29, 30)] == [Fraction(5, 12), Fraction(6, 12)]
    assert len(held.expected) == 13


@pytest.mark.parametrize("way", ["linear", "steps"])
@given(tasks(), DAYS, DAYS)
def test_the_line_is_what_is_expected_on_every_day(way: str, task: Task, day: date, other: date) -> None:
    period = Period(date(2020, 1, 1), date(2021, 6, 30))
    of = assess((TaskList("l", period=period, tasks=(task,)),), Policy(expect=way), day)
    held = curve(of.tasks[0], of)
    if held is None:
        return
    assert expected_on(held, other) == expected(of.tasks[0].task, period, other, way)


@given(tasks(), DAYS, st.integers(1, 12))
def test_by_months_it_is_so_at_each_months_end(task: Task, day: date, month: int) -> None:
    period = Period(date(2020, 1, 1), date(2021, 6, 30))
    of = assess((TaskList("l", period=period, tasks=(task,)),), Policy(expect="months"), day)
    held = curve(of.tasks[0], of)
    end = last_of_month(2020, month)
    if held is not None and held.expected[0][0] < end:
        assert expected_on(held, end) == expected(of.tasks[0].task, period, end, "months")


@given(tasks(), DAYS)
def test_at_the_present_day_both_lines_are_the_figures(task: Task, day: date) -> None:
    of = assess((TaskList("l", period=Period(date(2020, 1, 1), date(2021, 6, 30)), tasks=(task,)),), Policy(), day)
    (one,) = of.tasks
    held = curve(one, of)
    if held is None:
        return
    assert expected_on(held, day) == one.expected
    assert one.progress is None or done_on(held, day) == one.progress
    assert all(on <= day for on, _ in held.actual)
    assert [share for _, share in held.expected] == sorted(share for _, share in held.expected)
    assert done_on(held, day + timedelta(days=1)) is None


def test_a_window_of_a_thousand_years_is_no_stair() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: a, start: 1000-01-01, due: 9999-12-31, status: not-started}]"
    of = judged(text, day="2020-06-30", settings="expect: months")
    held = curve(of.tasks[0], of)
    assert held is not None
    assert len(held.expected) == 2
