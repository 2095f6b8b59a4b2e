"""What a list hands on to the next period: what is unfinished, how far it is, and when it is due now."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.model import (
    Act,
    Decision,
    Defaults,
    ItemRef,
    Measure,
    Milestone,
    Period,
    Status,
    Task,
    TaskList,
    Update,
)
from checklist.core.policy import Policy
from checklist.core.roll import Step, following, label, relabelled, rolled


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


OLD = period("2026-01-01", "2026-12-31")
STEP = Step(OLD, period("2027-01-01", "2027-12-31"))


@pytest.mark.parametrize(
    ("old", "new", "called"),
    [
        (("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31"), "2026"),
        (("2026-04-01", "2026-12-31"), ("2027-01-01", "2027-12-31"), "2026"),
        (("2026-10-01", "2026-12-31"), ("2027-01-01", "2027-03-31"), "2026Q4"),
        (("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31"), "2026-02"),
        (("2021-01-01", "2025-12-31"), ("2026-01-01", "2030-12-31"), "2021-01-01"),
        (("2026-03-02", "2026-03-08"), ("2026-03-09", "2026-03-15"), "2026-03-02"),
    ],
)
def test_what_follows_a_period_and_what_it_is_called(old: tuple[str, str], new: tuple[str, str], called: str) -> None:
    assert following(period(*old)) == period(*new)
    assert label(period(*old)) == called


@pytest.mark.parametrize("held", [Period(), Period(date(2026, 1, 1)), period("2026-02-01", "2026-01-01")])
def test_after_a_period_that_is_not_written_there_is_none(held: Period) -> None:
    assert following(held) is None


def test_behind_the_last_year_there_is_none() -> None:
    assert following(period("9999-01-01", "9999-12-31")) is None


@pytest.mark.parametrize(
    ("day", "moved"),
    [("2026-06-30", "2027-06-30"), ("2026-02-28", "2027-02-28"), ("2025-11-05", "2026-11-05"), ("2027-03-01",) * 2],
)
def test_a_day_that_has_come_is_moved_on(day: str, moved: str) -> None:
    assert STEP.moved(date.fromisoformat(day)) == date.fromisoformat(moved)


def test_the_last_day_of_a_month_stays_the_last() -> None:
    step = Step(period("2026-02-01", "2026-02-28"), period("2026-03-01", "2026-03-31"))
    assert step.moved(date(2026, 2, 28)) == date(2026, 3, 31)
    assert step.moved(date(2026, 2, 10)) == date(2026, 3, 10)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_what_is_moved_lies_where_it_lay_or_ahead(day: date) -> None:
    moved = STEP.moved(day)
    assert moved is not None
    assert moved >= day
    assert (moved == day) == (OLD.end is not None and day > OLD.end)


@pytest.mark.parametrize(
    ("text", "new"),
    [("works-2026", "works-2027"), ("2026年重点工作", "2027年重点工作"), ("2026-07", "2027-07"), ("works", None)],
)
def test_the_year_in_a_name_goes_on(text: str, new: str | None) -> None:
    assert relabelled(text, STEP) == new


TASKS = (
    Task("1", "done", status=Status.DONE),
    Task("2", "cancelled", status=Status.CANCELLED),
    Task(
        "3",
        "half",
        no="7",
        due=date(2026, 9, 30),
        due_text="9月底前",
        status=Status.IN_PROGRESS,
        updates=(Update(date(2026, 6, 1), progress=Fraction(1, 3), amounts=(("invested", Decimal(2)),)),),
        decisions=(Decision(date(2026, 5, 1), Act.REMARK, text="x"),),
    ),
    Task("4", "counted", parent=ItemRef("3"), measure=Measure("m", Decimal(10)),
         updates=(Update(date(2026, 6, 1), done=Decimal(4)),)),
    Task("5", "part of what is done", parent=ItemRef("1"), start=date(2027, 2, 1), due=date(2027, 6, 30),
         due_text="2027年6月底前"),
    Task(
        "6",
        "steps",
        start=date(2025, 3, 1),
        due=date(2026, 12, 31),
        due_text="2026年底前",
        milestones=(
            Milestone("a", date(2026, 3, 31), date(2026, 3, 30)),
            Milestone("b", date(2026, 11, 30)),
        ),
    ),
)  # fmt: skip
LIST = TaskList(
    "works-2026",
    "Key works 2026",
    number="No. 1",
    issued=date(2026, 1, 5),
    period=OLD,
    defaults=Defaults(due=date(2026, 12, 31)),
    tasks=TASKS,
)


def drawn() -> TaskList:
    of = assess((LIST,), Policy(), date(2026, 12, 31))
    return rolled(LIST, {one.task.id: one for one in of.tasks}, STEP)


def test_the_head_goes_on_without_what_was_of_its_paper() -> None:
    new = drawn()
    assert (new.id, new.title, new.number, new.issued) == ("works-2027", "Key works 2027", "", None)
    assert new.period == STEP.new
    assert new.defaults.due == date(2027, 12, 31)


def test_what_is_unfinished_goes_on_and_says_where_it_comes_from() -> None:
    new = drawn()
    assert [one.id for one in new.tasks] == ["2027-3", "2027-4", "2027-5", "2027-6"]
    assert [one.source for one in new.tasks] == [(ItemRef(one, "works-2026"),) for one in ("3", "4", "5", "6")]
    assert [one.parent for one in new.tasks] == [None, ItemRef("2027-3"), None, None]
    assert not any(one.updates or one.decisions or one.no for one in new.tasks)


def test_how_far_it_is_goes_on() -> None:
    half, counted, part, steps = drawn().tasks
    assert half.progress is None, "it is as far as its part is"
    assert half.amounts == (("invested", Decimal(2)),)
    assert counted.measure == Measure("m", Decimal(10), done=Decimal(4))
    assert counted.progress is None
    assert part.progress is None
    assert [one.done for one in steps.milestones] == [date(2026, 3, 30), None]


def test_a_share_is_said_in_tenths_of_a_percent() -> None:
    of = assess((replace_parent(),), Policy(), date(2026, 12, 31))
    new = rolled(replace_parent(), {one.task.id: one for one in of.tasks}, STEP)
    assert new.tasks[0].progress == Fraction(333, 1000)  # 1/3 has no decimals


def replace_parent() -> TaskList:
    return TaskList("works-2026", period=OLD, tasks=(TASKS[2],))


def test_days_go_on() -> None:
    half, counted, part, steps = drawn().tasks
    assert (half.start, half.due, half.due_text) == (None, date(2027, 9, 30), "9月底前")
    assert (counted.start, counted.due) == (None, None)
    assert (part.start, part.due, part.due_text) == (date(2027, 2, 1), date(2027, 6, 30), "2027年6月底前")
    assert (steps.start, steps.due, steps.due_text) == (None, date(2027, 12, 31), "")
    assert [one.due for one in steps.milestones] == [None, date(2027, 11, 30)]
