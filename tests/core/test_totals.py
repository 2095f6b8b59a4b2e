"""What a set of tasks comes to: everything is counted once, and the two commands that tell of moves agree."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.model import ItemRef, Light, Period, TaskList
from checklist.core.policy import Policy
from checklist.core.rates import figure
from checklist.core.totals import shifts, totals
from checklist.core.value import replace
from tests.strategies import DAYS, tasks, tuples
from tests.world import judged

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))


@st.composite
def families(draw):
    """A list whose tasks may be parts of tasks before them."""
    some = draw(tuples(tasks(), 6))
    named = [replace(one, id=str(index)) for index, one in enumerate(some)]
    for index in range(1, len(named)):
        above = draw(st.none() | st.integers(0, index - 1))
        if above is not None:
            named[index] = replace(named[index], parent=ItemRef(str(above)))
    return TaskList("l", period=YEAR, tasks=tuple(named))


@given(families(), DAYS)
def test_every_task_is_counted_once(one: TaskList, day: date) -> None:
    of = assess((one,), Policy(), day)
    sums = totals(of.tasks, of)
    assert sum(sums.lights.values()) == sums.live
    assert Light.NONE not in sums.lights
    assert sums.closed <= sums.done <= sums.live
    assert sums.live + sums.standing + sums.paused + sums.cancelled <= len(of.tasks) + sums.standing
    assert sums.gap is None or sums.gap == sums.progress - sums.expected


@given(families(), DAYS)
def test_no_task_counts_beside_its_own_parts(one: TaskList, day: date) -> None:
    of = assess((one,), Policy(), day)
    counted = {task.key for task in figure(of.tasks, of)}
    assert not any(above in counted for key in counted for above in of.family.ancestors(key))


@given(families(), DAYS, DAYS)
def test_nothing_moves_between_a_day_and_itself(one: TaskList, first: date, second: date) -> None:
    now = assess((one,), Policy(), max(first, second))
    then = assess((one,), Policy(), min(first, second))
    assert all(shift.by == 0 for shift in shifts(now, now.tasks))
    assert len(shifts(then, now.tasks)) <= len(now.tasks)


def test_an_overdue_part_is_overdue_though_its_whole_is_not() -> None:
    text = """
period: {from: 2026-01-01, to: 2026-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: whole, title: a, due: 2026-12-31}
  - {id: part, title: a, parent: whole, due: 2026-03-31}
  - {id: last, title: a, parent: whole, due: 2026-07-02, progress: 50%}
"""
    of = judged(text, day="2026-06-30")
    sums = totals(of.tasks, of)
    assert (sums.live, sums.parts, sums.overdue, sums.due_soon) == (1, 2, 1, 1)
