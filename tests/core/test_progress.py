"""How far a task is: which fact counts before which, and what a reopening takes away."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from checklist.core.model import Act, Decision, Measure, Milestone, Status, Task, Update
from checklist.core.progress import done_day, is_done, own_progress

HALF = Fraction(1, 2)


def day(number: int) -> date:
    return date(2020, 1, number)


def task(**values: object) -> Task:
    return Task("1", **values)  # type: ignore[arg-type]


def test_nothing_known_is_unknown_and_written_not_started_is_nothing_done() -> None:
    assert own_progress(task()) is None
    assert own_progress(task(status=Status.IN_PROGRESS)) is None
    assert own_progress(task(status=Status.NOT_STARTED)) == 0


def test_the_newest_by_the_day_its_figures_stand_at() -> None:
    late_paper = Update(day(20), stands=day(5), progress=Fraction(1, 10))
    assert own_progress(task(updates=(Update(day(10), progress=HALF), late_paper))) == HALF


def test_a_measure_counts_from_its_start_and_may_fall() -> None:
    falling = Measure("起", target=Decimal(40), start=Decimal(140), better="lower")
    assert own_progress(task(measure=falling, updates=(Update(day(1), done=Decimal(90)),))) == HALF
    unknown = Measure("起", target=Decimal(40), better="lower")
    assert own_progress(task(measure=unknown, updates=(Update(day(1), done=Decimal(90)),))) is None


def test_a_level_stands_where_it_stands() -> None:
    level = Measure("分", target=Decimal(90), kind="level")
    assert own_progress(task(measure=level, updates=(Update(day(1), done=Decimal(95)),))) is None


def test_milestones_done_count_before_the_tasks_own_figure() -> None:
    steps = (Milestone("a", day(5), day(4), Decimal(20)), Milestone("b", day(9), None, Decimal(80)))
    assert own_progress(task(milestones=steps, progress=HALF)) == Fraction(20, 100)


def test_full_while_in_progress_is_not_done_but_a_total_that_has_reached_its_target_is() -> None:
    full = task(status=Status.IN_PROGRESS, updates=(Update(day(3), progress=Fraction(1)),))
    assert own_progress(full) == 1
    assert not is_done(full)
    counted = task(
        status=Status.IN_PROGRESS, measure=Measure("条", Decimal(32)), updates=(Update(day(3), done=Decimal(33)),)
    )
    assert own_progress(counted) == 1
    assert is_done(counted)
    assert done_day(counted) == day(3)
    both = task(
        measure=Measure("条", Decimal(32)), updates=(Update(day(3), progress=Fraction(9, 10), done=Decimal(32)),)
    )
    assert own_progress(both) == 1
    corrected = (Update(day(3), done=Decimal(32)), Update(day(9), progress=Fraction(4, 5), text="复核"))
    assert own_progress(task(measure=Measure("条", Decimal(32)), updates=corrected)) == Fraction(4, 5)


def test_done_on_the_day_written_else_when_full_was_reported_else_when_closed() -> None:
    reports = (
        Update(day(3), progress=HALF),
        Update(day(8), stands=day(7), progress=Fraction(1)),
        Update(day(9), progress=Fraction(1)),
    )
    assert done_day(task(status=Status.DONE, done_on=day(2), updates=reports)) == day(2)
    assert done_day(task(status=Status.DONE, updates=reports)) == day(7)
    assert done_day(task(status=Status.CLOSED, decisions=(Decision(day(9), Act.CLOSE),))) == day(9)
    assert done_day(task(status=Status.DONE)) is None


def test_after_a_reopening_no_earlier_full_counts() -> None:
    reports = (Update(day(1), progress=HALF), Update(day(2), progress=Fraction(1)))
    reopened = Decision(day(5), Act.REOPEN)
    back = task(status=Status.IN_PROGRESS, updates=reports, done_on=day(2), decisions=(reopened,))
    assert own_progress(back) == HALF
    told = Decision(day(5), Act.REOPEN, progress=Fraction(7, 10))
    assert own_progress(task(updates=reports, decisions=(told,))) == Fraction(7, 10)
    since = task(updates=(*reports, Update(day(6), progress=Fraction(9, 10))), decisions=(told,))
    assert own_progress(since) == Fraction(9, 10)
    assert own_progress(task(updates=reports[1:], decisions=(reopened,))) is None


def test_done_again_after_a_reopening_is_done_on_the_new_day() -> None:
    reports = (Update(day(2), progress=Fraction(1)), Update(day(9), progress=Fraction(1)))
    again = task(status=Status.CLOSED, updates=reports, done_on=day(2), decisions=(Decision(day(5), Act.REOPEN),))
    assert done_day(again) == day(9)


def test_of_two_reopenings_on_a_day_the_last_holds() -> None:
    def back(share: Fraction) -> Decision:
        return Decision(day(9), Act.REOPEN, progress=share)

    closed = Decision(day(9), Act.CLOSE)
    acts = (back(Fraction(8, 10)), closed, back(Fraction(4, 10)))
    assert own_progress(task(decisions=acts, done_on=day(1))) == Fraction(4, 10)
