"""What was known on a day: later facts forgotten, later decisions taken back, and the law that it settles."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from checklist.core.assess import assess
from checklist.core.known import as_known
from checklist.core.model import Act, Decision, Measure, Milestone, Stage, Status, Task, TaskList, Update
from checklist.core.policy import Policy
from checklist.core.rests import rests
from tests.strategies import DAYS, tasks


def day(number: int) -> date:
    return date(2020, 1, number)


def test_later_facts_are_forgotten() -> None:
    task = Task(
        "1",
        done_on=day(20),
        updates=(Update(day(3)), Update(day(9))),
        milestones=(Milestone("m", day(8), day(9)),),
        stages=(("started", Stage(day(5), day(12))),),
    )
    known = as_known(task, day(8))
    assert known.updates == (Update(day(3)),)
    assert known.done_on is None
    assert known.milestones == (Milestone("m", day(8)),)
    assert known.stages == (("started", Stage(day(5))),)
    assert as_known(task, day(20)) is task


def test_extensions_are_taken_back_newest_first() -> None:
    moves = (
        Decision(day(5), Act.EXTEND, "2020-01-10", "2020-01-20"),
        Decision(day(15), Act.EXTEND, "2020-01-20", "none"),
    )
    task = Task("1", due=None, decisions=moves)
    assert as_known(task, day(15)).due is None
    assert as_known(task, day(14)).due == day(20)
    assert as_known(task, day(4)).due == day(10)


@pytest.mark.parametrize(
    ("acts", "at", "status"),
    [
        ([(9, Act.CLOSE)], 8, Status.IN_PROGRESS),
        ([(5, Act.PAUSE), (9, Act.CANCEL)], 8, Status.PAUSED),
        ([(5, Act.CLOSE), (9, Act.REOPEN)], 8, Status.CLOSED),
        ([(5, Act.PAUSE), (9, Act.RESUME)], 8, Status.PAUSED),
        ([(5, Act.PAUSE), (9, Act.RESUME)], 4, Status.IN_PROGRESS),
    ],
)
def test_a_status_is_as_it_was_before_the_act(acts, at, status) -> None:
    last = {Act.CLOSE: Status.CLOSED, Act.CANCEL: Status.CANCELLED}.get(acts[-1][1], Status.IN_PROGRESS)
    task = Task("1", status=last, decisions=tuple(Decision(day(on), act) for on, act in acts))
    assert as_known(task, day(at)).status is status


def test_a_claim_of_done_is_not_known_before_its_day() -> None:
    task = Task("1", status=Status.DONE, updates=(Update(day(9), progress=Fraction(1)),))
    assert as_known(task, day(8)).status is Status.IN_PROGRESS
    assert as_known(task, day(9)).status is Status.DONE
    undated = Task("1", status=Status.DONE)
    assert as_known(undated, day(1)).status is Status.DONE


def test_a_reopening_that_moved_the_day_is_taken_back_with_it() -> None:
    reopened = Decision(day(9), Act.REOPEN, "2020-01-05", "2020-01-25")
    task = Task("1", due=day(25), status=Status.IN_PROGRESS, decisions=(Decision(day(4), Act.CLOSE), reopened))
    assert as_known(task, day(8)).due == day(5)
    assert as_known(task, day(8)).status is Status.CLOSED


def test_known_by_a_later_day_hears_late_reports_of_the_day() -> None:
    task = Task(
        "1",
        updates=(Update(day(12), stands=day(10), progress=Fraction(1, 2)), Update(day(12), progress=Fraction(3, 4))),
    )
    assert as_known(task, day(10)).updates == ()
    assert as_known(task, day(10), day(12)).updates == task.updates[:1]


def test_a_reopening_restores_what_it_says_there_was() -> None:
    reopened = Decision(day(9), Act.REOPEN, "done", progress=Fraction(7, 10))
    task = Task("1", status=Status.IN_PROGRESS, done_on=day(4), decisions=(reopened,))
    assert as_known(task, day(8)).status is Status.DONE
    assert as_known(task, day(3)).status is Status.IN_PROGRESS


def test_done_by_its_measure_is_not_known_before_the_measure_was_reached() -> None:
    reports = (Update(day(5), done=Decimal(14)), Update(day(9), done=Decimal(32)))
    task = Task("1", status=Status.DONE, measure=Measure("km", Decimal(32)), updates=reports)
    assert as_known(task, day(8)).status is Status.IN_PROGRESS
    assert as_known(task, day(9)).status is Status.DONE


@pytest.mark.parametrize(("field", "target"), [("target", 20), ("trees", 30), ("", 30)])
def test_only_a_change_of_the_target_is_taken_back_as_one(field: str, target: int) -> None:
    changed = Decision(day(9), Act.RETARGET, "20", "30", field)
    task = Task("1", measure=Measure("km", Decimal(30)), decisions=(changed,))
    known = as_known(task, day(8)).measure
    assert known is not None
    assert known.target == target


def test_rests_follow_the_acts() -> None:
    task = Task("1", status=Status.IN_PROGRESS, decisions=(Decision(day(5), Act.PAUSE), Decision(day(9), Act.RESUME)))
    assert rests(task) == ((day(5), day(9)),)
    reopened = Task("1", done_on=day(3), decisions=(Decision(day(9), Act.REOPEN),))
    assert rests(reopened) == ((day(3), day(9)),)
    assert rests(Task("1", status=Status.PAUSED)) == ((date.min, date.max),)


@given(tasks(), DAYS)
def test_what_is_known_settles(task: Task, on: date) -> None:
    once = as_known(task, on)
    assert as_known(once, on) == once


@given(tasks(), DAYS)
def test_judging_forgets_first(task: Task, on: date) -> None:
    def judged(one: Task) -> object:
        return assess((TaskList("l", tasks=(one,)),), Policy(), on).tasks

    assert judged(task) == judged(as_known(task, on))


@given(tasks(), DAYS, DAYS)
def test_knowledge_only_grows(task: Task, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert set(as_known(task, earlier).updates) <= set(as_known(task, later).updates)
    assert as_known(as_known(task, later), earlier).updates == as_known(task, earlier).updates
