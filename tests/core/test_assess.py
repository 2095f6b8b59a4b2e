"""One light a task, and its ground: the questions in their order, each with the figure that turns it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.due import baseline, due_held
from checklist.core.model import (
    Act,
    Decision,
    ItemRef,
    Light,
    Measure,
    Milestone,
    Period,
    Status,
    Task,
    TaskList,
    Update,
)
from checklist.core.policy import Lights, Policy
from checklist.core.value import replace
from tests.strategies import DAYS, tasks, tuples

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))
MONTHLY = Cadence(Every.MONTH, DayOf(25))


def judged(task: Task, day: date, policy: Policy | None = None, period: Period = YEAR):
    return assess((TaskList("l", period=period, tasks=(task,)),), policy or Policy(), day).tasks[0]


def task(**values: object) -> Task:
    given = {"start": date(2020, 1, 1), "due": date(2020, 4, 9), "status": Status.IN_PROGRESS, **values}
    return Task("1", "任务", **given)  # type: ignore[arg-type]


def said(percent: int, on: date = date(2020, 1, 1), **values: object) -> tuple[Update, ...]:
    return (Update(on, progress=Fraction(percent, 100), text="进展", **values),)  # type: ignore[arg-type]


HALFWAY = date(2020, 2, 19)  # the 50th of 100 days: expected 50 %


@pytest.mark.parametrize(
    ("percent", "light"),
    [
        (50, Light.GREEN),
        (41, Light.GREEN),  # 9 points behind
        (40, Light.YELLOW),  # 10 points behind: yellow begins there
        (20, Light.YELLOW),  # 30 points behind: not yet red
        (19, Light.RED),
        (100, Light.GREEN),
    ],
)
def test_the_gap_turns_the_light(percent: int, light: Light) -> None:
    one = judged(task(updates=said(percent)), HALFWAY)
    assert one.expected == Fraction(1, 2)
    assert one.light is light


def test_overdue_is_red_from_the_day_after() -> None:
    nearly = task(updates=said(99))
    assert judged(nearly, date(2020, 4, 9)).light is Light.YELLOW  # due today
    late = judged(nearly, date(2020, 4, 10))
    assert (late.light, late.overdue) == (Light.RED, 1)


def test_without_an_own_due_day_a_task_is_never_overdue() -> None:
    one = judged(task(due=None, updates=said(10)), date(2021, 6, 1))
    assert one.overdue == 0
    assert one.expected == 1


def test_due_soon_is_yellow_and_a_milestone_passed_is_yellow() -> None:
    assert judged(task(updates=said(100)), date(2020, 4, 2)).light is Light.YELLOW
    assert judged(task(updates=said(95)), date(2020, 4, 1)).light is Light.GREEN
    step = (Milestone("m", date(2020, 1, 10), weight=Decimal(1)),)
    missed = judged(task(updates=said(60), milestones=step), HALFWAY)
    assert (missed.light, missed.why.key) == (Light.YELLOW, "why.milestone")


def test_green_says_on_track_only_of_what_has_a_gap() -> None:
    level = Measure("µg", Decimal(33), kind="level", better="lower")
    reported = (Update(date(2020, 1, 1), done=Decimal(40), text="进展"),)
    assert why(task(updates=said(50))) == "why.on_track"
    assert why(task(updates=reported, measure=level)) == "why.level"
    assert why(task(updates=(Update(date(2020, 1, 1), text="进展"),))) == "why.no_figure"
    assert why(task(due=None, updates=said(50)), period=Period()) == "why.no_schedule"
    assert why(task(start=date(2020, 3, 1))) == "why.not_begun"


def why(one: Task, **given: Period) -> str:
    """The ground of a green light, half way."""
    found = judged(one, HALFWAY, **given)
    assert found.light is Light.GREEN
    return found.why.key


def test_never_heard_is_grey_once_the_window_is_open() -> None:
    assert judged(task(), HALFWAY).light is Light.GREY
    assert judged(task(start=date(2020, 3, 1)), HALFWAY).light is Light.GREEN


def test_paused_and_cancelled_have_no_light_and_no_gap() -> None:
    for status in (Status.PAUSED, Status.CANCELLED):
        one = judged(task(status=status, updates=said(5)), date(2020, 6, 1))
        assert (one.light, one.gap, one.overdue) == (Light.NONE, None, 0)


def test_done_late_stays_marked() -> None:
    late = judged(task(status=Status.DONE, done_on=date(2020, 4, 10)), date(2020, 6, 1))
    assert (late.light, late.late, late.on_time) == (Light.GREEN, True, False)
    timely = judged(task(status=Status.DONE, done_on=date(2020, 4, 9)), date(2020, 6, 1))
    assert (timely.late, timely.on_time) == (False, True)
    unknown = judged(task(status=Status.DONE), date(2020, 6, 1))
    assert (unknown.done, unknown.late, unknown.on_time) == (True, False, False)


@pytest.mark.parametrize(("act", "field"), [(Act.EXTEND, ""), (Act.RETARGET, "due")])
def test_a_due_day_moved_after_it_passed_does_not_change_the_past(act: Act, field: str) -> None:
    def moved(on: date) -> Task:
        decision = Decision(on, act, "2020-04-09", "2020-05-31", field=field)
        return task(due=date(2020, 5, 31), status=Status.DONE, done_on=date(2020, 5, 20), decisions=(decision,))

    assert due_held(moved(date(2020, 4, 9))) == date(2020, 5, 31)
    assert due_held(moved(date(2020, 4, 10))) == date(2020, 4, 9)
    assert baseline(moved(date(2020, 4, 9))) == date(2020, 4, 9)
    assert judged(moved(date(2020, 4, 9)), date(2020, 6, 1)).on_time
    assert not judged(moved(date(2020, 4, 10)), date(2020, 6, 1)).on_time


def test_a_return_is_judged_from_the_day_after_and_a_later_report_only_ends_the_silence() -> None:
    owing = task(returns=MONTHLY, due=date(2020, 12, 31), updates=said(5, date(2020, 1, 20)))
    on_the_day = judged(owing, date(2020, 2, 25)).returns
    assert (on_the_day.owed, on_the_day.silent) == ((date(2020, 1, 25),), False)
    after = judged(owing, date(2020, 2, 26))
    assert after.returns.silent
    assert after.light is Light.GREY
    heard = replace(owing, updates=(*owing.updates, *said(18, date(2020, 2, 27))))
    later = judged(heard, date(2020, 2, 28)).returns
    assert (later.silent, later.missed) == (False, (date(2020, 2, 25),))


def test_the_same_words_and_figures_again_answer_no_return() -> None:
    twice = (*said(5, date(2020, 1, 20)), *said(5, date(2020, 2, 20)))
    owing = task(returns=MONTHLY, due=date(2020, 12, 31), updates=twice)
    assert judged(owing, date(2020, 2, 26)).returns.missed == (date(2020, 2, 25),)


def test_nothing_is_owed_while_paused() -> None:
    acts = (Decision(date(2020, 2, 1), Act.PAUSE), Decision(date(2020, 3, 1), Act.RESUME))
    owing = task(returns=MONTHLY, due=date(2020, 12, 31), decisions=acts)
    assert judged(owing, date(2020, 3, 26)).returns.owed == (date(2020, 1, 25), date(2020, 3, 25))


def test_what_is_struck_off_owes_no_return_until_it_is_reopened() -> None:
    acts = (Decision(date(2020, 2, 1), Act.CLOSE), Decision(date(2020, 3, 1), Act.REOPEN))
    owing = task(returns=MONTHLY, due=date(2020, 12, 31), decisions=acts)
    assert judged(owing, date(2020, 3, 26)).returns.owed == (date(2020, 1, 25), date(2020, 3, 25))


def test_a_watermelon_is_told_since_the_first_report_of_the_run() -> None:
    reports = tuple(
        Update(day, progress=Fraction(10, 100), light=light, text=str(day))
        for day, light in [
            (date(2020, 1, 10), Light.RED),
            (date(2020, 1, 20), Light.GREEN),
            (date(2020, 2, 10), Light.YELLOW),
        ]
    )
    one = judged(task(updates=reports), HALFWAY)
    assert (one.light, one.watermelon) == (Light.RED, date(2020, 1, 20))


def test_a_standing_duty_is_never_overdue_and_in_no_figure() -> None:
    duty = task(due=None, every=MONTHLY, updates=said(5, date(2020, 1, 20)))
    one = judged(duty, date(2020, 2, 20))
    assert (one.live, one.light, one.overdue) == (False, Light.GREEN, 0)
    assert judged(duty, date(2020, 2, 26)).light is Light.GREY


def test_a_parent_takes_the_weighted_mean_of_its_live_parts() -> None:
    parts = (
        replace(task(updates=said(20), weight=Decimal(3)), id="a", parent=ItemRef("p")),
        replace(task(updates=said(60)), id="b", parent=ItemRef("p")),
        replace(task(updates=said(99), status=Status.PAUSED), id="c", parent=ItemRef("p")),
    )
    whole = assess((TaskList("l", period=YEAR, tasks=(replace(task(), id="p"), *parts)),), Policy(), HALFWAY).tasks[0]
    assert whole.progress == Fraction(3 * 20 + 60, 4 * 100)
    assert whole.expected == Fraction(1, 2)
    assert whole.light is Light.YELLOW


def test_working_days_are_counted_where_the_workspace_says_so() -> None:
    late = task(due=date(2020, 4, 10), updates=said(99))  # a Friday
    policy = Policy(lights=Lights(days="working"))
    assert judged(late, date(2020, 4, 13), policy).overdue == 1
    assert judged(late, date(2020, 4, 13)).overdue == 3


def test_nothing_is_owed_while_done_even_if_it_came_back() -> None:
    """Done on 20 February, reopened on 1 July: the returns between were not owed."""
    reports = (*said(50, date(2020, 1, 20)), *said(100, date(2020, 2, 20)), *said(80, date(2020, 7, 20)))
    back = Decision(date(2020, 7, 1), Act.REOPEN, "done", progress=Fraction(7, 10))
    owing = task(returns=MONTHLY, due=date(2020, 12, 31), done_on=date(2020, 2, 20), updates=reports, decisions=(back,))
    found = judged(owing, date(2020, 8, 1)).returns
    assert found.owed == found.answered == (date(2020, 1, 25), date(2020, 7, 25))


@pytest.mark.parametrize(
    ("status", "light", "standing"),
    [(Status.PAUSED, Light.NONE, False), (Status.CANCELLED, Light.NONE, False), (Status.DONE, Light.GREEN, True)],
)
def test_a_standing_duty_can_be_at_rest(status, light, standing) -> None:
    one = judged(task(due=None, every=MONTHLY, status=status), date(2020, 6, 15))
    assert (one.light, one.standing, one.live) == (light, standing, False)


def test_a_duty_nobody_has_spoken_of_is_not_called_silent_before_a_return_was_missed() -> None:
    assert judged(task(due=None, every=Cadence(Every.YEAR)), date(2020, 6, 15)).why.key == "why.unheard"


def test_past_its_day_is_red_even_while_no_day_is_worked() -> None:
    late = task(due=date(2020, 4, 10), updates=said(95))  # a Friday
    saturday = judged(late, date(2020, 4, 11), Policy(lights=Lights(days="working")))
    assert (saturday.light, saturday.overdue) == (Light.RED, 1)


def test_an_unknown_part_does_not_make_the_whole_fall_behind() -> None:
    known = replace(task(updates=said(50)), id="a", parent=ItemRef("p"))
    unknown = replace(task(due=date(2020, 2, 1)), id="b", parent=ItemRef("p"))
    whole = assess((TaskList("l", period=YEAR, tasks=(replace(task(), id="p"), known, unknown)),), Policy(), HALFWAY)
    assert whole.tasks[0].gap == 0


def test_the_last_milestone_on_the_windows_end_is_all_of_the_rest() -> None:
    steps = (
        Milestone("a", date(2020, 6, 30), date(2020, 6, 1)),
        Milestone("b", date(2020, 12, 31), date(2020, 12, 30)),
    )
    one = judged(task(due=None, milestones=steps), date(2020, 12, 31))
    assert (one.progress, one.expected) == (1, 1)


def test_an_extension_leaves_the_milestones_worth_what_they_were() -> None:
    steps = (Milestone("a", date(2020, 3, 31), date(2020, 3, 30)), Milestone("b", date(2020, 6, 30)))
    moved = Decision(date(2020, 5, 1), Act.EXTEND, "2020-06-30", "2020-12-31")
    extended = task(due=date(2020, 12, 31), milestones=steps, decisions=(moved,))
    assert judged(extended, date(2020, 4, 30)).progress == judged(extended, date(2020, 5, 1)).progress == Fraction(1, 2)


def test_a_report_that_says_nothing_is_not_being_heard_from() -> None:
    assert judged(task(updates=(Update(date(2020, 2, 2), light=Light.GREEN),)), HALFWAY).light is Light.GREY


@given(tuples(tasks(), 5), DAYS, st.sampled_from(["linear", "months", "steps"]))
def test_every_task_is_judged_and_every_figure_is_a_share(some, day, way) -> None:
    named = tuple(replace(one, id=str(index)) for index, one in enumerate(some))
    for one in assess((TaskList("l", period=YEAR, tasks=named),), Policy(expect=way), day).tasks:
        assert one.progress is None or 0 <= one.progress <= 1
        assert one.expected is None or 0 <= one.expected <= 1
        assert one.overdue >= 0
        assert not (one.overdue and one.done)
        assert set(one.returns.answered) <= set(one.returns.owed)
        assert one.live or one.gap is None


@given(tasks(), DAYS, DAYS)
def test_what_is_not_done_stays_overdue(one, first, second) -> None:
    quiet = replace(one, updates=(), decisions=(), done_on=None, measure=None, stages=())
    early, late = (judged(quiet, day) for day in sorted((first, second)))
    assert early.overdue <= late.overdue


@pytest.mark.parametrize(
    ("facts", "light"),
    [
        ({"amounts": (("planned", Decimal(3)), ("contracted", Decimal(2)))}, Light.GREY),
        ({"counts": (("all", Decimal(4)), ("plan.started", Decimal(4)))}, Light.GREY),
        ({"amounts": (("arrived", Decimal(1)),)}, Light.GREEN),
        ({"counts": (("all", Decimal(4)), ("stage.started", Decimal(0)))}, Light.GREEN),
    ],
    ids=["planned money", "planned counts", "money", "counts"],
)
def test_a_plan_is_no_report(facts: dict[str, object], light: Light) -> None:
    assert judged(task(due=None, **facts), HALFWAY).light is light
