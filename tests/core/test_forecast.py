"""What will be late if nothing changes: the pace of the last reports carried on, and when nothing can be told."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.forecast import Forecast, Verdict, forecast, forecast_in, forecasts, look_back, points, prospect
from checklist.core.model import Act, Decision, ItemRef, Measure, Period, Status, Task, TaskList, Update
from checklist.core.policy import Policy
from checklist.core.progress import in_order
from checklist.core.value import replace
from tests.strategies import DAYS, SHARES, tasks
from tests.world import judged

HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 市住建局, status: in-progress}
tasks:
"""
DAY = "2020-07-01"
"""Half of the year is over: 183 days are left to the last of its 366."""
OPEN = (Verdict.MAKE, Verdict.RISK, Verdict.MISS)


def told(*rows: str, day: str = DAY) -> dict[str, Forecast]:
    of = judged(HEAD + "".join(f"  - {{id: {index}, title: t, {row}}}\n" for index, row in enumerate(rows, 1)), day=day)
    return {key[1]: one for key, one in forecasts(of).items()}


def one(row: str, day: str = DAY) -> Forecast:
    return told(row, day=day)["1"]


def said(*reports: tuple[str, int], per: str = "%", key: str = "progress") -> str:
    return "updates: [" + ", ".join(f"{{on: 2020-{on}, {key}: {number}{per}}}" for on, number in reports) + "]"


def counted(*reports: tuple[str, int]) -> str:
    return "measure: {unit: 户, target: 1000}, " + said(*reports, per="", key="done")


def test_the_pace_is_carried_on_from_the_last_report() -> None:
    # from 10 April to 29 June are 80 days: 40 % in them are 0.5 % a day; the 40 % left take 80 days more
    found = one(said(("04-10", 20), ("05-15", 25), ("06-29", 60)))
    assert (found.verdict, found.finish, found.end) == (Verdict.MAKE, date(2020, 9, 17), date(2020, 12, 31))
    assert (found.pace, found.late) == (Fraction(1, 200), -105)
    assert found.needed == Fraction(40, 100) / 185  # from 29 June to 31 December


@pytest.mark.parametrize(
    ("left", "finish", "verdict"),
    [
        # 40 of 1000 in 20 days: 2 a day. From 29 June to 31 December are 185 days.
        (370, "2020-12-31", Verdict.MAKE),  # 370 / 2 = 185
        (371, "2021-01-01", Verdict.RISK),  # 185.5 days: on the day after
        (442, "2021-02-05", Verdict.RISK),  # 221 days: 36 late, and a tenth of 366 days is 36.6
        (443, "2021-02-06", Verdict.MISS),  # 221.5: 37 late
    ],
)
def test_a_tenth_of_the_window_later_is_a_risk(left: int, finish: str, verdict: Verdict) -> None:
    found = one(counted(("06-09", 960 - left), ("06-29", 1000 - left)))
    assert (str(found.finish), found.verdict) == (finish, verdict)


@pytest.mark.parametrize(
    ("row", "verdict", "why"),
    [
        ("status: in-progress", Verdict.UNKNOWN, "forecast.unreported"),
        (said(("06-29", 30)), Verdict.UNKNOWN, "forecast.few"),
        (said(("04-01", 5), ("06-29", 50)), Verdict.UNKNOWN, "forecast.few"),  # 1 April is 91 days ago
        (said(("04-02", 5), ("06-29", 60)), Verdict.MAKE, "forecast.early"),  # 2 April is 90
        (said(("06-15", 40), ("06-28", 60)), Verdict.UNKNOWN, "forecast.close"),  # 13 days apart
        (said(("06-15", 40), ("06-29", 60)), Verdict.MAKE, "forecast.early"),  # 14
        (said(("06-01", 40), ("06-01", 45), ("06-01", 50)), Verdict.UNKNOWN, "forecast.few"),  # one day says one thing
        (said(("05-01", 40), ("06-29", 40)), Verdict.MISS, "forecast.stalled"),
        (said(("05-01", 40), ("06-29", 35)), Verdict.MISS, "forecast.stalled"),  # gone back
        (said(("05-01", 90), ("06-29", 100)), Verdict.MAKE, "forecast.full"),  # 100 %, in progress: not done
        (said(("06-29", 100)), Verdict.MAKE, "forecast.full"),  # nothing is left to be told
        ("due: 2020-06-30, " + said(("05-01", 90), ("06-29", 99)), Verdict.MISS, "why.overdue"),
        ("due: 2020-06-30", Verdict.MISS, "why.overdue"),  # whatever else is known
        ("due: 2020-06-30, due_stage: started", Verdict.MISS, "forecast.stage_overdue"),
        ("due: 2020-07-01, " + said(("05-01", 50), ("06-29", 99)), Verdict.MAKE, "forecast.early"),  # on the day
        ("start: 2020-09-01", Verdict.UNKNOWN, "forecast.not_begun"),
        (
            "measure: {unit: 分, target: 90, kind: level}, " + said(("05-01", 70), ("06-29", 80), per="", key="done"),
            Verdict.UNKNOWN,
            "forecast.level",
        ),
        ("due: 2020-06-30, measure: {unit: 分, target: 90, kind: level}", Verdict.MISS, "why.overdue"),
    ],
)
def test_the_first_ground_that_holds(row: str, verdict: Verdict, why: str) -> None:
    found = one(row)
    assert (found.verdict, found.why.key) == (verdict, why)


@pytest.mark.parametrize("status", ["done", "closed", "paused", "cancelled"])
def test_what_is_over_or_rests_has_none(status: str) -> None:
    assert told(f"status: {status}, {said(('05-01', 20), ('06-29', 40))}") == {}


def test_a_standing_duty_has_none() -> None:
    assert told(f"every: month, {said(('05-01', 20), ('06-29', 40))}") == {}


def test_a_total_at_its_target_is_done_and_has_none() -> None:
    assert told(counted(("05-01", 500), ("06-29", 1000))) == {}


@pytest.mark.parametrize(
    ("returns", "first", "known"),
    [
        ("month", "04-01", False),  # 91 days before 1 July
        ("two-months", "02-28", True),  # 124 days
        ("two-months", "02-27", False),
        ("quarter", "01-01", True),  # 182 of 184 days
        ("half-year", "01-01", True),
        ("week", "04-02", True),  # 90 days all the same
        ("week", "04-01", False),
    ],
)
def test_who_reports_seldom_is_judged_by_two_of_its_periods(returns: str, first: str, known: bool) -> None:
    found = one(f"returns: {returns}, " + said((first, 20), ("06-30", 60)))
    assert (found.pace is not None) is known


def test_without_a_last_day_there_is_a_finish_and_no_verdict() -> None:
    text = (
        "list: l\ntasks: [{id: 1, title: t, owner: a, start: 2020-01-01, " + said(("05-01", 40), ("06-30", 60)) + "}]"
    )
    (found,) = forecasts(judged(text, day=DAY)).values()
    # 20 % in 60 days; the 40 % left take 120
    assert (found.verdict, found.why.key) == (Verdict.UNKNOWN, "forecast.no_end")
    assert (found.finish, found.late, found.needed) == (date(2020, 10, 28), None, None)


def test_without_a_start_nothing_is_tolerated() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: a, due: 2020-08-01, " + said(("05-01", 40), ("06-30", 70)) + "}]"
    (found,) = forecasts(judged(text, day=DAY)).values()
    assert (found.finish, found.late, found.verdict) == (date(2020, 8, 29), 28, Verdict.MISS)


def test_it_is_not_done_on_the_day_so_it_is_not_finished_before() -> None:
    # by 15 May 10 % a week and 10 % left: the line ends on 22 May, and on 1 July it is still not done
    found = one(said(("05-01", 70), ("05-15", 90)))
    assert (found.finish, found.verdict) == (date(2020, 7, 1), Verdict.MAKE)


def test_after_a_reopening_only_what_came_since_counts() -> None:
    before = said(("04-10", 20), ("05-10", 100)).removesuffix("]")
    back = "decisions: [{on: 2020-05-20, act: reopen, from: done, progress: 60%}]"
    bare = back.replace(", progress: 60%", "")
    since = f"{before}, {{on: 2020-06-29, progress: 80%}}]"
    # from the 60 % of 20 May to the 80 % of 29 June are 40 days: 0.5 % a day; the 20 % left take 40
    assert one(f"{since}, {back}").finish == date(2020, 8, 8)
    assert one(f"{before}], {back}").why.key == "forecast.few"  # the 60 % alone
    assert one(f"{since}, {bare}").why.key == "forecast.few"  # the 80 % alone
    assert told(f"{before}], {back}", day="2020-05-19") == {}  # it was done then


def test_what_the_owner_expects_stands_beside_it() -> None:
    row = "{on: 2020-05-01, outlook: 可按期完成}, {on: 2020-06-01, outlook: 有困难}, {on: 2020-06-20, text: 略}"
    assert one(f"updates: [{row}]").outlook == "有困难"


PARTS = """
  - {{id: whole, title: t, owner: a, due: 2020-12-31}}
  - {{id: a, title: t, owner: a, parent: whole, weight: 3, {}}}
  - {{id: b, title: t, owner: b, parent: whole, {}}}
"""


def whole(a: str, b: str, day: str = DAY) -> Forecast:
    return forecasts(judged(HEAD + PARTS.format(a, b), day=day))["l", "whole"]


def test_a_whole_is_finished_with_its_last_part() -> None:
    fast, slow = said(("05-01", 40), ("06-30", 70)), said(("05-01", 10), ("06-30", 25))
    # a: 0.5 % a day and 30 % left, 60 days; b: 0.25 % a day and 75 % left, 300 days: 26 April, 116 days late
    found = whole(fast, slow)
    assert (found.finish, found.late, found.verdict) == (date(2021, 4, 26), 116, Verdict.MISS)
    assert (found.why.key, found.why.values["id"]) == ("forecast.last_part", "b")
    assert found.pace == (3 * Fraction(30, 6000) + Fraction(15, 6000)) / 4
    assert whole(fast, "status: done").finish == date(2020, 8, 29)
    assert whole(fast, "status: done").pace == 3 * Fraction(30, 6000) / 4  # a done part goes no further
    assert whole(fast, "status: paused").finish == date(2020, 8, 29)


def test_a_part_that_stands_still_or_is_unknown_holds_the_whole() -> None:
    fast, slow = said(("05-01", 40), ("06-30", 70)), said(("05-01", 10), ("06-30", 25))
    stuck = said(("05-01", 40), ("06-30", 40))
    found = whole(fast, stuck)
    assert (found.verdict, found.finish, found.stalled) == (Verdict.MISS, None, True)
    assert (found.why.values["id"], found.why.values["why"].key) == ("b", "forecast.stalled")
    found = whole(fast, "status: in-progress")
    assert (found.verdict, found.finish, found.why.values["count"]) == (Verdict.UNKNOWN, None, 1)
    late = whole("status: in-progress", slow)
    assert (late.verdict, late.why.key) == (Verdict.MISS, "forecast.parts_late")  # what is known is late enough
    overdue = whole(fast, "status: in-progress", day="2021-01-01")
    assert (overdue.verdict, overdue.why.key, overdue.finish) == (Verdict.MISS, "why.overdue", None)
    done = whole("status: done", "status: closed")
    assert (done.verdict, done.why.key, done.finish) == (Verdict.MAKE, "forecast.full", date(2020, 7, 1))


def test_the_prospect_counts_each_matter_once() -> None:
    rows = (
        "status: done",
        said(("04-10", 20), ("06-29", 60)),  # 17 September
        counted(("06-09", 589), ("06-29", 629)),  # 1 January, a day late
        "due: 2020-06-30, " + said(("05-01", 50), ("06-30", 80)),  # overdue; done on 10 August
        "due: 2020-06-30",  # overdue, and nothing known
        said(("05-01", 40), ("06-29", 40)),  # stalled
        "status: in-progress",
        "status: paused",
    )
    of = judged(HEAD + "".join(f"  - {{id: {index}, title: t, {row}}}\n" for index, row in enumerate(rows)), day=DAY)
    found = prospect(of.tasks, of, forecasts(of))
    assert (found.all, found.done) == (7, 1)
    assert found.verdicts == {Verdict.MAKE: 1, Verdict.RISK: 1, Verdict.MISS: 3, Verdict.UNKNOWN: 1}
    # done by the end of the year: the done one, the one in time, and the overdue one that goes on
    assert (found.by_end, found.open_end) == (3, 2)
    assert (found.rate, found.at_most) == (Fraction(3, 7), Fraction(5, 7))
    nothing = prospect((), of, {})
    assert (nothing.rate, nothing.at_most) == (None, None)


def test_a_part_is_counted_with_its_whole_only() -> None:
    of = judged(HEAD + PARTS.format("status: done", said(("05-01", 10), ("06-30", 25))), day=DAY)
    assert prospect(of.tasks, of, forecasts(of)).all == 1
    parts = [each for each in of.tasks if each.task.parent]
    assert prospect(parts, of, forecasts(of)).all == 2


PERIODS = st.sampled_from([Period(), Period(date(2020, 1, 1), date(2020, 12, 31)), Period(None, date(2021, 6, 30))])


def of_task(task: Task, day: date, period: Period = Period()) -> Assessment:  # noqa: B008 -- a value
    return assess((TaskList("l", period=period, tasks=(task,)),), Policy(), day)


@given(tasks(), DAYS, PERIODS)
def test_what_is_open_has_one_and_nothing_else_has(task: Task, day: date, period: Period) -> None:
    of = of_task(task, day, period)
    found = forecasts(of)
    assert found.keys() == {one.key for one in of.tasks if one.open}
    assert [forecast_in(one, of) for one in of.tasks] == [found.get(one.key) for one in of.tasks]


ON = date(2020, 7, 1)
REPORTS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 100)), min_size=1, max_size=5)
"""How many days ago, and how many percent."""


@st.composite
def reported(draw: st.DrawFn) -> Task:
    """An open task that was reported on not long ago."""
    updates = [Update(ON - timedelta(days=ago), progress=Fraction(share, 100)) for ago, share in draw(REPORTS)]
    act = Decision(ON - timedelta(days=draw(st.integers(0, 60))), Act.REOPEN, progress=draw(st.none() | SHARES))
    return Task(
        "1",
        owner=("a",),
        start=ON - timedelta(days=draw(st.integers(1, 300))),
        due=draw(st.none() | st.integers(-20, 300).map(lambda days: ON + timedelta(days=days))),
        status=Status.IN_PROGRESS,
        updates=tuple(updates),
        decisions=(act,) if draw(st.integers(0, 3)) == 0 else (),
    )


@given(reported(), PERIODS, st.integers(1, 100))
def test_more_progress_never_finishes_later(task: Task, period: Period, more: int) -> None:
    (before,) = of_task(task, ON, period).tasks
    newest = in_order(task.updates)[-1]
    share = newest.progress or Fraction(0)
    raised = replace(newest, progress=share + (1 - share) * Fraction(more, 100))
    updates = tuple(raised if each is newest else each for each in task.updates)
    (after,) = of_task(replace(task, updates=updates), ON, period).tasks
    if points(before, ON)[-1:] != [(newest.on, share)]:
        return  # the newest word is too old, or from before a reopening: it tells nothing of the pace
    old, new = forecast(before, ON), forecast(after, ON)
    if old.finish is not None:
        assert new.finish is not None
        assert new.finish <= old.finish
    if old.verdict in OPEN:
        assert new.verdict in OPEN
        assert OPEN.index(new.verdict) <= OPEN.index(old.verdict)


@given(reported(), PERIODS)
def test_the_finish_is_the_first_day_on_which_the_line_is_full(task: Task, period: Period) -> None:
    (one,) = of_task(task, ON, period).tasks
    found, told = forecast(one, ON), points(one, ON)
    assert all((ON - each).days in range(look_back(task) + 1) for each, _ in told)
    if found.finish is None or found.pace is None or one.progress == 1:
        return
    on, share = told[-1]
    here = share + found.pace * (found.finish - on).days
    assert found.finish >= ON
    assert here >= 1
    assert found.finish == ON or here < 1 + found.pace
    if found.needed is not None and found.finish > ON and not one.overdue:
        assert (found.verdict is Verdict.MAKE) is (found.pace >= found.needed)


@given(tasks(), tasks(st.just("2")), DAYS)
def test_no_whole_is_finished_before_a_part(above: Task, below: Task, day: date) -> None:
    held = (replace(above, measure=None), replace(below, parent=ItemRef("1")))
    of = assess((TaskList("l", tasks=held),), Policy(), day)
    found = forecasts(of)
    assert [forecast_in(one, of) for one in of.tasks] == [found.get(one.key) for one in of.tasks]
    if ("l", "1") in found and ("l", "2") in found and found["l", "1"].finish:
        assert found["l", "1"].finish >= (found["l", "2"].finish or date.min)


LAST = st.integers(0, 200).map(lambda days: date.max - timedelta(days=days))


@given(st.lists(st.tuples(LAST, st.integers(0, 100)), max_size=4), LAST, LAST | st.none())
def test_the_calendar_never_runs_out(said: list[tuple[date, int]], day: date, due: date | None) -> None:
    updates = tuple(Update(on, progress=Fraction(percent, 100)) for on, percent in said)
    task = Task("1", owner=("a",), status=Status.IN_PROGRESS, due=due, updates=updates)
    for found in forecasts(of_task(task, day)).values():
        assert found.finish is None or found.finish >= day


@given(st.lists(st.tuples(DAYS, st.integers(0, 39)), max_size=5), DAYS, st.integers(2, 9))
def test_a_unit_of_measure_makes_no_difference(said: list[tuple[date, int]], day: date, times: int) -> None:
    def counting(factor: int) -> Forecast | None:
        updates = tuple(Update(on, done=number * factor) for on, number in said)
        task = Task("1", owner=("a",), measure=Measure("条", target=40 * factor), updates=updates)
        return forecasts(of_task(task, day, Period(date(2020, 1, 1), date(2021, 12, 31)))).get(("l", "1"))

    assert counting(1) == counting(times)
