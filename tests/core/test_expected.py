"""The schedule's progress: each way of reckoning it, held against figures worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.expected import expected, months_done
from checklist.core.model import Measure, Milestone, Period, Task

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))
DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))


def task(**values: object) -> Task:
    return Task("1", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2020, 2, 29), Fraction(0)),  # the eve of the start
        (date(2020, 3, 1), Fraction(1, 10)),  # the first of ten days, judged at its end
        (date(2020, 3, 5), Fraction(5, 10)),
        (date(2020, 3, 10), Fraction(1)),
        (date(2020, 4, 1), Fraction(1)),
    ],
)
def test_linear_counts_days_both_ends_included(day: date, share: Fraction) -> None:
    assert expected(task(start=date(2020, 3, 1), due=date(2020, 3, 10)), Period(), day) == share


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2020, 6, 30), Fraction(6, 12)),
        (date(2020, 6, 29), Fraction(5, 12)),
        (date(2020, 1, 30), Fraction(0)),
        (date(2020, 9, 30), Fraction(9, 12)),
        (date(2020, 12, 31), Fraction(1)),
    ],
)
def test_months_counts_months_completed(day: date, share: Fraction) -> None:
    assert expected(task(), YEAR, day, "months") == share


def test_months_end_at_the_due_day_inside_a_month() -> None:
    half = task(start=date(2020, 1, 1), due=date(2020, 6, 15))
    assert expected(half, Period(), date(2020, 5, 31), "months") == Fraction(5, 6)
    assert expected(half, Period(), date(2020, 6, 14), "months") == Fraction(5, 6)
    assert expected(half, Period(), date(2020, 6, 15), "months") == 1


def test_milestones_bend_the_line_and_the_rest_belongs_to_the_due_day() -> None:
    bent = task(
        start=date(2020, 1, 1),
        due=date(2020, 1, 31),
        milestones=(
            Milestone("a", date(2020, 1, 10), weight=Decimal(20)),
            Milestone("b", date(2020, 1, 20), weight=Decimal(50)),
        ),
    )
    assert expected(bent, Period(), date(2020, 1, 5)) == Fraction(10, 100)  # half of the way to 20
    assert expected(bent, Period(), date(2020, 1, 10)) == Fraction(20, 100)
    assert expected(bent, Period(), date(2020, 1, 15)) == Fraction(45, 100)  # half of the way from 20 to 70
    assert expected(bent, Period(), date(2020, 1, 31)) == 1
    assert expected(bent, Period(), date(2020, 1, 19), "steps") == Fraction(20, 100)
    assert expected(bent, Period(), date(2020, 1, 20), "steps") == Fraction(70, 100)


def test_without_weights_the_due_day_is_a_step_of_its_own_unless_the_last_falls_on_it() -> None:
    steps = (Milestone("a", date(2020, 1, 10)), Milestone("b", date(2020, 1, 20)))
    open_ended = task(start=date(2020, 1, 1), due=date(2020, 1, 31), milestones=steps)
    closing = task(start=date(2020, 1, 1), due=date(2020, 1, 20), milestones=steps)
    assert expected(open_ended, Period(), date(2020, 1, 20)) == Fraction(2, 3)
    assert expected(closing, Period(), date(2020, 1, 10)) == Fraction(1, 2)
    assert expected(closing, Period(), date(2020, 1, 20)) == 1


def test_yearly_targets_are_points() -> None:
    plan = task(
        start=date(2022, 1, 1),
        due=date(2024, 12, 31),
        measure=Measure("家", targets=((2022, Decimal(10)), (2023, Decimal(25)), (2024, Decimal(40)))),
    )
    assert expected(plan, Period(), date(2022, 12, 31)) == Fraction(10, 40)
    assert expected(plan, Period(), date(2023, 12, 31)) == Fraction(25, 40)


def test_what_has_no_window_has_no_expected() -> None:
    assert expected(task(), Period(), date(2020, 6, 1)) is None
    assert expected(task(due=date(2020, 7, 1)), Period(), date(2020, 6, 1)) is None
    assert expected(task(due=date(2020, 7, 1)), Period(), date(2020, 7, 1)) == 1
    level = Measure("位", kind="level", target=Decimal(3))
    assert expected(task(measure=level), YEAR, date(2020, 6, 1)) is None


def test_start_after_due_is_nothing_before_and_all_from_the_due_day() -> None:
    turned = task(start=date(2020, 7, 1), due=date(2020, 6, 1))
    assert expected(turned, Period(), date(2020, 5, 31)) == 0
    assert expected(turned, Period(), date(2020, 6, 1)) == 1


def test_a_due_day_for_a_stage_leaves_the_whole_to_the_period() -> None:
    staged = task(start=date(2020, 1, 1), due=date(2020, 5, 31), due_stage="started")
    assert expected(staged, YEAR, date(2020, 12, 31)) == 1
    assert expected(staged, YEAR, date(2020, 5, 31)) == Fraction(152, 366)


@given(
    DAYS,
    DAYS,
    st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=4),
    DAYS,
    DAYS,
    st.sampled_from(["linear", "months", "steps"]),
)
def test_it_never_falls_and_stays_between_nothing_and_all(start, due, steps, one, other, way) -> None:
    total = sum(weight for _, weight in steps) or 1
    milestones = tuple(Milestone("m", day, weight=Decimal(weight * 100 // total)) for day, weight in steps)
    subject = task(start=start, due=due, milestones=milestones)
    earlier, later = (expected(subject, Period(), day, way) for day in sorted((one, other)))
    assert earlier is not None
    assert later is not None
    assert 0 <= earlier <= later <= 1


@given(DAYS, DAYS)
def test_months_are_counted_like_a_calendar(start: date, day: date) -> None:
    assert months_done(start, day) >= 0
