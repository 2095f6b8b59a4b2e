"""Laws of the forecast: more progress never ends later, no whole ends before its part, the calendar never runs out."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.forecast import Forecast, Verdict, forecast, forecast_in, forecasts, look_back, points
from checklist.core.model import Act, Decision, ItemRef, Measure, Period, Status, Task, TaskList, Update
from checklist.core.policy import Policy
from checklist.core.progress import in_order
from checklist.core.value import replace
from tests.strategies import DAYS, SHARES, tasks

OPEN = (Verdict.MAKE, Verdict.RISK, Verdict.MISS)
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
