"""What falls on which day, and what came of it."""

from datetime import date

import pytest
from hypothesis import given

from checklist.core.agenda import Falls, Item, Outcome
from checklist.core.assess import assess
from checklist.core.falling import items
from checklist.core.model import Period, Task, TaskList
from checklist.core.policy import Policy
from tests.strategies import DAYS, tasks
from tests.world import judged, numbered

HEAD = """
list: l
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
"""
WHOLE = (date(2020, 1, 1), date(2020, 12, 31))


def fallen(*rows: str, day: str = "2020-06-16", span: tuple[date, date] = WHOLE, settings: str = "") -> list[Item]:
    text = numbered(HEAD, *rows)
    of = judged(text, day=day, settings=settings)
    return [one for one in items(of, of.tasks, span) if one.kind is not Falls.PERIOD]


def brief(found: list[Item]) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.day.isoformat()[5:], one.kind, one.outcome, one.came and one.came.key) for one in found]


@pytest.mark.parametrize(
    ("row", "outcome", "came"),
    [
        ("due: 2020-06-16", None, None),  # its day is not over
        ("due: 2020-06-15", "open", "came.overdue"),
        ("due: 2020-06-15, updates: [{on: 2020-06-01, progress: 80%}]", "open", "came.overdue_at"),
        ("due: 2020-06-15, status: done, done_on: 2020-06-15", "done", "came.done"),
        ("due: 2020-06-15, status: closed, done_on: 2020-06-16", "done", "came.late"),
        ("due: 2020-06-15, status: done", "done", "came.done_sometime"),
        ("due: 2020-06-20, status: done, done_on: 2020-06-10", "done", "came.done"),
        ("due: 2020-06-15, due_stage: started, stages: {started: 2020-06-10}", "done", "came.done"),
        ("due: 2020-06-15, due_stage: started", "open", "came.overdue"),
    ],
)
def test_a_due_day_and_what_came_of_it(row: str, outcome: str | None, came: str | None) -> None:
    (found,) = fallen(row)
    assert (found.kind, found.outcome, found.came and found.came.key) == (Falls.DUE, outcome, came)


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_what_rests_falls_on_no_day(status: str) -> None:
    assert fallen(f"due: 2020-06-15, status: {status}, returns: month") == []


def test_a_day_that_was_put_off_is_told_with_what_it_became() -> None:
    in_time = "due: 2020-09-30, decisions: [{on: 2020-06-10, act: extend, from: 2020-06-30, to: 2020-09-30, reason: r}]"
    after = "due: 2020-07-31, decisions: [{on: 2020-05-20, act: extend, from: 2020-05-15, to: 2020-07-31, reason: r}]"
    away = "decisions: [{on: 2020-05-20, act: extend, from: 2020-05-31, to: none, reason: r}]"
    assert brief(fallen(in_time)) == [
        ("06-30", "due", "moved", "came.moved"),
        ("09-30", "due", None, None),
    ]
    assert brief(fallen(after)) == [
        ("05-15", "due", "moved", "came.moved_late"),
        ("07-31", "due", None, None),
    ]
    assert brief(fallen(away)) == [("05-31", "due", "moved", "came.withdrawn")]
    assert brief(fallen(in_time, day="2020-06-09")) == [("06-30", "due", None, None)]  # nobody knows of it yet


def test_milestones_and_stages() -> None:
    steps = (
        "milestones: [{title: a, due: 2020-04-30, done: 2020-05-02}, {title: b, due: 2020-05-31}, "
        "{title: c, due: 2020-07-31}, {title: d}]"
    )
    stages = "stages: {signed: {plan: 2020-03-31, done: 2020-03-30}, started: {plan: 2020-06-30}}"
    assert brief(fallen(f"{steps}, {stages}")) == [
        ("03-31", "stage", "done", "came.done"),
        ("04-30", "milestone", "done", "came.late"),
        ("05-31", "milestone", "open", "came.not_reached"),
        ("06-30", "stage", None, None),
        ("07-31", "milestone", None, None),
    ]
    done = fallen("status: done, done_on: 2020-06-01, milestones: [{title: b, due: 2020-05-31}]")
    assert brief(done) == [("05-31", "milestone", "done", "came.task_done")]


def test_the_stage_a_due_day_is_for_is_told_once() -> None:
    row = "due: 2020-06-30, due_stage: started, stages: {started: {plan: 2020-06-30}, completed: {plan: 2020-11-30}}"
    assert brief(fallen(row)) == [("06-30", "due", None, None), ("11-30", "stage", None, None)]


SPRING = (date(2020, 4, 1), date(2020, 7, 31))


def test_returns_of_a_unit_on_a_day_are_one() -> None:
    both = "returns: {every: month, by: 25}, updates: [{on: 2020-04-20, text: a}, {on: 2020-05-25, text: b}]"
    one = "returns: {every: month, by: 25}, updates: [{on: 2020-04-26, text: a}, {on: 2020-06-10, text: b}]"
    found = fallen(both, one, span=SPRING)
    assert [(each.day.isoformat()[5:], len(each.tasks), each.outcome) for each in found] == [
        ("04-25", 2, Outcome.OPEN),  # the second came on the day after
        ("05-25", 2, Outcome.DONE),  # which is in May's span
        ("06-25", 2, None),
        ("07-25", 2, None),
    ]
    assert found[0].came is not None
    assert found[0].came.values["missing"] == ("2",)
    assert found[2].came is not None
    assert found[2].came.values["missing"] == ("1",)  # the second is in already
    assert found[3].came is None


def test_a_joint_task_is_owed_by_each() -> None:
    row = "owner: [甲局, 乙局], returns: {every: month, by: 25}, updates: [{on: 2020-06-20, text: a}]"
    found = fallen(row, span=(date(2020, 6, 1), date(2020, 6, 30)), day="2020-06-30")
    assert [(one.units, one.outcome) for one in found] == [(("甲局",), Outcome.DONE), (("乙局",), Outcome.DONE)]


def test_a_standing_duty_owes_returns_and_nothing_else() -> None:
    found = fallen("every: week, milestones: []", span=(date(2020, 6, 15), date(2020, 6, 28)), day="2020-06-16")
    assert brief(found) == [("06-21", "return", None, None), ("06-28", "return", None, None)]


def test_answers_to_remarks() -> None:
    settings = "review: {days: [2020-05-10, 2020-06-10, 2020-07-10]}"
    row = "decisions: [{on: 2020-05-10, act: remark, text: 说明}]"
    assert brief(fallen(row, settings=settings))[1:2] == [("06-09", "remark", "open", "came.not_answered")]
    told = row + ", updates: [{on: 2020-06-09, text: a}]"
    assert brief(fallen(told, settings=settings))[1:2] == [("06-09", "remark", "done", "came.answered")]
    late = row + ", updates: [{on: 2020-06-12, text: a}]"
    assert brief(fallen(late, settings=settings))[1:2] == [("06-09", "remark", "done", "came.answered_late")]


def test_what_the_office_holds_in_mind() -> None:
    settings = """
review: {days: [{on: 2020-06-20, as_of: 2020-06-18, title: 六月讲评}]}
waivers:
  - {code: W247, reason: 已说明, until: 2020-06-19, task: "1"}
  - {code: W247, reason: 不在此列, until: 2020-06-19, task: "9"}
"""
    text = HEAD.replace("2020-12-31", "2020-06-30") + "  - {id: 1, title: t}\n"
    of = judged(text, day="2020-06-16", settings=settings)
    found = items(of, of.tasks, (date(2020, 6, 16), date(2020, 6, 30)))
    assert brief(list(found)) == [
        ("06-18", "figures", None, None),
        ("06-19", "waiver", None, None),
        ("06-20", "review", None, None),
        ("06-30", "period", None, None),
    ]
    assert found[2].what == "六月讲评"


def test_by_day_then_kind_then_the_order_of_units() -> None:
    settings = "units: [{name: 乙局}, {name: 甲局}]"
    rows = ("due: 2020-06-30", "due: 2020-06-30, owner: 乙局", "milestones: [{title: m, due: 2020-06-30}], owner: 乙局")
    found = fallen(*rows, "due: 2020-06-29", settings=settings)
    assert [one.tasks[0].task.id for one in found] == ["4", "2", "1", "3"]


@given(tasks(), DAYS, DAYS, DAYS)
def test_nothing_ahead_has_an_end_and_nothing_is_told_twice(task: Task, day: date, one: date, other: date) -> None:
    of = assess((TaskList("l", period=Period(*WHOLE), tasks=(task,)),), Policy(), day)
    span = (min(one, other), max(one, other))
    found = items(of, of.tasks, span)
    assert all(span[0] <= each.day <= span[1] for each in found)
    assert not [each for each in found if each.outcome is Outcome.OPEN and each.day >= day]
    assert not [each for each in found if each.outcome is None and each.day < day]
    owed = [(each.day, each.units) for each in found if each.kind is Falls.RETURN]
    assert len(owed) == len(set(owed))


@given(tasks(), DAYS)
def test_a_span_is_the_sum_of_its_days(task: Task, day: date) -> None:
    of = assess((TaskList("l", period=Period(*WHOLE), tasks=(task,)),), Policy(), day)
    halves = (WHOLE[0], date(2020, 6, 30)), (date(2020, 7, 1), WHOLE[1])
    assert items(of, of.tasks, WHOLE) == tuple(one for half in halves for one in items(of, of.tasks, half))


def test_the_calendar_never_runs_out() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: a, start: 9999-11-01, due: 9999-12-31, returns: week}]"
    of = judged(text, day="9999-12-30")
    assert [one.kind for one in items(of, of.tasks, (date(9999, 12, 30), date.max))] == [Falls.DUE]
