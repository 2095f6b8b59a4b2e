"""Which tasks are to be inspected, why, by when, and in which order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.calendar import Calendar, is_workday
from checklist.core.ladder import notices
from checklist.core.model import Period, TaskList
from checklist.core.policy import Policy
from checklist.core.supervise import ORDER, WITHIN, Plan, plan, severity
from checklist.core.value import replace
from tests.strategies import DAYS, tasks
from tests.world import judged, numbered

HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
"""
DAY = "2020-07-01"
"""A Wednesday; half of the year is over: 50 % is expected of what runs through it."""


AGAIN = "updates: [{on: 2020-05-10, progress: 100%}, {on: 2020-06-20, progress: 60%}]"


def planned(*rows: str, day: str = DAY, a_day: int | None = None, calendar: Calendar | None = None) -> Plan:
    of = judged(numbered(HEAD, *rows), day=day)
    if calendar:
        of = replace(of, policy=replace(of.policy, calendar=calendar))
    return plan(of.tasks, of, notices(of), a_day)


def told(*rows: str, day: str = DAY) -> dict[str, list[str]]:
    return {
        call.of.task.id: [ground.name for ground in call.grounds]
        for trip in planned(*rows, day=day).trips
        for call in trip.calls
    }


@pytest.mark.parametrize(
    ("row", "grounds"),
    [
        ("updates: [{on: 2020-06-20, progress: 55%}]", None),
        ("updates: [{on: 2020-06-20, progress: 30%}]", None),  # yellow: 20 points behind
        ("updates: [{on: 2020-06-20, progress: 20%}]", None),  # 30 points are not yet red
        ("updates: [{on: 2020-06-20, progress: 19%}]", ["behind"]),
        ("due: 2020-06-30, updates: [{on: 2020-06-20, progress: 90%}]", ["overdue"]),
        ("due: 2020-06-15, updates: [{on: 2020-06-20, progress: 90%}]", ["rung", "overdue"]),  # 16 days: circulate
        ("updates: [{on: 2020-06-20, progress: 30%, light: green}]", ["rosy"]),
        ("tags: [难点], updates: [{on: 2020-06-20, progress: 55%}]", ["difficult"]),
        ("status: done, done_on: 2020-06-20", ["claimed"]),
        ("status: closed, done_on: 2020-06-20", None),
        ("status: done, done_on: 2020-06-20, decisions: [{on: 2020-06-22, act: inspect, text: 属实}]", None),
        ("status: done, done_on: 2020-06-20, decisions: [{on: 2020-06-19, act: visit}]", ["claimed"]),
        ("tags: [难点], status: paused", None),
        ("returns: month, updates: [{on: 2020-05-31, progress: 51%}]", ["unseen"]),  # 31 days
        ("returns: month, updates: [{on: 2020-06-02, progress: 51%}]", None),  # 29 days, and June's return came
        ("returns: {every: month, by: 1}, updates: [{on: 2020-06-01, progress: 51%}]", None),  # not yet missed
        ("every: month, updates: [{on: 2020-04-30, text: 调度}]", ["unseen"]),
        (
            f"{AGAIN}, decisions: [{{on: 2020-05-20, act: reopen, from: done, progress: 55%}}]",
            ["back"],
        ),
        (
            "status: done, decisions: [{on: 2020-05-20, act: reopen, from: done}, {on: 2020-06-20, act: close}]",
            ["claimed"],
        ),
    ],
)
def test_the_grounds(row: str, grounds: list[str] | None) -> None:
    assert told(row) == ({"1": grounds} if grounds else {})


def test_every_ground_is_told_strictest_first() -> None:
    row = "due: 2020-05-15, tags: [难点], updates: [{on: 2020-05-01, progress: 60%, light: green}], returns: week"
    assert told(row) == {"1": ["rung", "overdue", "behind", "rosy", "unseen", "difficult"]}


def test_the_last_day_is_the_strictest_grounds() -> None:
    (trip,) = planned("due: 2020-06-30").trips
    assert (trip.calls[0].by, trip.by) == (date(2020, 7, 8), date(2020, 7, 8))  # five working days after 1 July
    off = Calendar(
        "X", holidays=frozenset({date(2020, 7, 2), date(2020, 7, 3)}), workdays=frozenset({date(2020, 7, 5)})
    )
    (trip,) = planned("due: 2020-06-30", calendar=off).trips
    # Sunday the 5th is worked; 6, 7, 8 and 9 July follow
    assert (trip.day, trip.by) == (date(2020, 7, 5), date(2020, 7, 9))


def test_one_trip_serves_a_units_tasks_and_goes_where_the_first_stands() -> None:
    rows = (
        "owner: 乙局, tags: [难点], updates: [{on: 2020-06-20, progress: 55%}]",
        "owner: 丙局, due: 2020-06-30",
        "owner: [乙局, 丙局], due: 2020-06-20",  # 11 days overdue
    )
    found = planned(*rows)
    assert [(trip.unit, [call.of.task.id for call in trip.calls], trip.day) for trip in found.trips] == [
        ("乙局", ["3", "1"], date(2020, 7, 2)),
        ("丙局", ["2"], date(2020, 7, 3)),
    ]
    assert found.a_day == 1


def test_as_many_a_day_as_it_takes_to_be_in_time() -> None:
    rows = [f"owner: 局{at}, due: 2020-06-15" for at in range(7)]  # seven units, each within three working days
    found = planned(*rows)
    assert found.a_day == 3
    assert [trip.day.day for trip in found.trips] == [2, 2, 2, 3, 3, 3, 6]  # Thursday, Friday, Monday
    fewer = planned(*rows, a_day=2)
    assert [trip.day.day for trip in fewer.trips] == [2, 2, 3, 3, 6, 6, 7]
    assert [trip.late for trip in fewer.trips] == [False] * 6 + [True]


def test_what_was_inspected_lately_is_left_out_and_named() -> None:
    row = "due: 2020-06-30, decisions: [{{on: {}, act: inspect, text: 已督促}}]"
    lately = planned(row.format("2020-06-17"))  # ten working days before 1 July
    assert (lately.trips, [call.of.task.id for call in lately.lately]) == ((), ["1"])
    before = planned(row.format("2020-06-16"))
    assert [call.seen for trip in before.trips for call in trip.calls] == [date(2020, 6, 16)]


def test_within_is_longer_where_the_ground_is_milder() -> None:
    assert list(WITHIN.values()) == sorted(WITHIN.values())


@st.composite
def worlds(draw: st.DrawFn) -> Assessment:
    held = tuple(draw(tasks(st.just(str(at)))) for at in range(draw(st.integers(1, 4))))
    period = Period(date(2020, 1, 1), date(2021, 6, 30))
    return assess((TaskList("l", period=period, tasks=held),), Policy(), draw(DAYS))


@given(worlds(), st.none() | st.integers(1, 3))
def test_each_task_is_gone_to_once_on_a_working_day_in_its_order(of: Assessment, a_day: int | None) -> None:
    found = plan(of.tasks, of, notices(of), a_day)
    called = [call for trip in found.trips for call in trip.calls]
    keys = [call.of.key for call in (*called, *found.lately)]
    assert len(keys) == len(set(keys))
    assert all(is_workday(of.policy.calendar, trip.day) and trip.day > of.as_of for trip in found.trips)
    assert [trip.day for trip in found.trips] == sorted(trip.day for trip in found.trips)
    assert all(sum(other.day == trip.day for other in found.trips) <= found.a_day for trip in found.trips)
    firsts = [severity(trip.calls[0]) for trip in found.trips]
    assert firsts == sorted(firsts)
    for trip in found.trips:
        assert [severity(call) for call in trip.calls] == sorted(severity(call) for call in trip.calls)
    for call in called:
        names = [ground.name for ground in call.grounds]
        assert names == sorted(set(names), key=ORDER.index)


@given(worlds())
def test_as_many_trips_a_day_are_enough_and_no_more(of: Assessment) -> None:
    found = plan(of.tasks, of, notices(of))
    assert not [trip for trip in found.trips if trip.late]
    if found.a_day > 1:
        assert [trip for trip in plan(of.tasks, of, notices(of), found.a_day - 1).trips if trip.late]


def test_at_the_end_of_the_calendar() -> None:
    text = (
        "list: l\ntasks: [{id: 1, title: t, owner: a, due: 9999-12-30}, {id: 2, title: t, owner: b, due: 9999-12-30}]"
    )
    of = judged(text, day="9999-12-31")
    assert {trip.day for trip in plan(of.tasks, of, notices(of)).trips} == {date.max}
