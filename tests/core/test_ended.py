"""How a task stands when a period ends, whether it ended in it, and what slipped."""

from datetime import date

import pytest
from hypothesis import given

from checklist.core.assess import assess
from checklist.core.ended import ENDED, End, days_late, end_of, ended_in, slips
from checklist.core.model import Period as Written
from checklist.core.model import Task, TaskList
from checklist.core.periods import Kind, of_day
from checklist.core.policy import Policy
from tests.strategies import DAYS, tasks
from tests.world import judged, task

JUNE = of_day(Kind.MONTH, date(2020, 6, 1))
HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
"""


def stood(row: str, day: str = "2020-06-30") -> tuple[End | None, int | None]:
    one = task(judged(f"{HEAD}  - {{id: 1, title: t, {row}}}\n", day=day), "1")
    return end_of(one, JUNE, date.fromisoformat(day)), days_late(one)


@pytest.mark.parametrize(
    ("row", "end", "late"),
    [
        ("due: 2020-06-15, status: done, done_on: 2020-06-15", End.ON_TIME, None),
        ("due: 2020-06-15, status: closed, done_on: 2020-06-18", End.LATE, 3),
        ("status: done, done_on: 2020-06-15", End.DONE, None),  # no due day: neither in time nor late
        ("due: 2020-06-15, status: done", End.DONE, None),  # on an unknown day: not in time
        ("due: 2020-06-15", End.OVERDUE, 15),
        ("due: 2020-06-30", End.OVERDUE, None),  # the last day is over, too
        ("due: 2020-07-31", End.NEXT, None),
        ("due: 2020-08-01", End.OPEN, None),
        ("status: in-progress", End.OPEN, None),
        ("status: paused", End.PAUSED, None),
        ("status: cancelled", End.CANCELLED, None),
        ("every: month", None, None),
    ],
)
def test_how_a_task_stands(row: str, end: End | None, late: int | None) -> None:
    assert stood(row) == (end, late)


def test_before_the_period_is_over_its_last_day_is_still_ahead() -> None:
    assert stood("due: 2020-06-16", day="2020-06-16") == (End.WITHIN, None)
    assert stood("due: 2020-06-15", day="2020-06-16") == (End.OVERDUE, 1)
    assert stood("due: 2020-07-15", day="2020-06-16") == (End.OPEN, None)  # not in this period, nor yet in the next


@pytest.mark.parametrize(
    ("row", "month", "year"),
    [
        ("status: done, done_on: 2020-06-15", True, True),
        ("status: done, done_on: 2020-05-15", False, False),  # in another period
        ("status: done", False, True),  # nobody knows when: the year's report has it
        ("status: cancelled, decisions: [{on: 2020-06-10, act: cancel, reason: r}]", True, True),
        ("status: cancelled, decisions: [{on: 2020-05-10, act: cancel, reason: r}]", False, False),
        ("due: 2020-06-10", False, False),
        (
            "status: closed, decisions: [{on: 2020-03-01, act: close}, {on: 2020-04-01, act: reopen}, {on: 2020-06-20, act: close}]",  # noqa: E501
            True,
            True,
        ),
    ],
)
def test_what_ended_in_a_period(row: str, month: bool, year: bool) -> None:
    text = f"{HEAD}  - {{id: 1, title: t, {row}}}\n"
    now, then = (task(judged(text, day=day), "1") for day in ("2020-06-30", "2020-05-31"))
    end = end_of(now, JUNE, JUNE.end)
    assert end is not None
    assert ended_in(now, end, then, JUNE) is month
    assert ended_in(now, end, then, of_day(Kind.YEAR, JUNE.start)) is year


def slipped(row: str, day: str = "2020-06-30", over: bool = True) -> list[tuple[str, str, str]]:
    of = judged(f"{HEAD}  - {{id: 1, title: t, {row}}}\n", day=day)
    found = slips(of, of.tasks, (JUNE.start, of.as_of), over)
    return [(slip.day.isoformat()[5:], slip.kind, slip.came.key) for slip in found]


def test_what_slipped() -> None:
    steps = "milestones: [{title: a, due: 2020-06-10}, {title: b, due: 2020-06-30}, {title: c, due: 2020-07-10}]"
    assert slipped(f"due: 2020-06-20, {steps}") == [
        ("06-10", "milestone", "came.not_reached"),
        ("06-20", "due", "came.overdue_at"),  # none of the milestones done is a figure: 0 %
        ("06-30", "milestone", "slip.last_day_at"),
    ]
    assert slipped("due: 2020-06-30", day="2020-06-30", over=False) == []
    moved = "due: 2020-09-30, decisions: [{on: 2020-06-05, act: extend, from: 2020-06-30, to: 2020-09-30, reason: r}]"
    assert slipped(moved) == [("06-05", "extend", "slip.extend")]
    back = "decisions: [{on: 2020-06-05, act: reopen, from: done, reason: r}]"
    assert slipped(back) == [("06-05", "reopen", "slip.reopen")]


@given(tasks(), DAYS)
def test_every_task_ends_passes_on_or_never_ends(one: Task, day: date) -> None:
    period = of_day(Kind.MONTH, day)
    lists = (TaskList("l", period=Written(date(2020, 1, 1), date(2021, 6, 30)), tasks=(one,)),)
    (now,), (then,) = (assess(lists, Policy(), each).tasks for each in (period.end, period.start))
    end = end_of(now, period, period.end)
    assert (end is None) is now.standing
    if end is not None and end not in ENDED:
        assert not any(ended_in(now, end, then, of_day(kind, day)) for kind in Kind)
    if end in (End.ON_TIME, End.LATE):
        assert now.done
