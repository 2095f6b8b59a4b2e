"""Three states of a field: as the form was made, as it came back, as it is now."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.form import Answer, Clash, State, answered, asked, merged, state
from checklist.core.model import Light, Measure, Status, Task, Update

DAY = date(2026, 6, 20)
FIRST, SECOND = Update(date(2026, 4, 25), progress=Fraction(1, 4)), Update(date(2026, 5, 25), light=Light.GREEN)
TASK = Task("A", "Bridge", owner=("Works",), status=Status.IN_PROGRESS, updates=(FIRST, SECOND))


def answer(base: State, form: State, **given: Any) -> Answer:
    return Answer("l", "A", base, form, **given)


@pytest.mark.parametrize(
    ("base", "form", "now", "new", "clashes"),
    [
        (25, 25, 25, None, False),  # nothing
        (25, 40, 25, 40, False),  # the form alone
        (25, 25, 30, None, False),  # the list alone
        (25, 30, 30, None, False),  # both, alike: also a form that is taken twice
        (25, 40, 30, None, True),  # both, otherwise
        (25, None, 25, None, False),  # came back empty
        (None, 40, None, 40, False),
        (None, 40, 30, None, True),
        (None, None, 30, None, False),
    ],
)
def test_a_field_three_ways(
    base: int | None, form: int | None, now: int | None, new: int | None, clashes: bool
) -> None:
    one, other, held = (State(done=None if value is None else Decimal(value)) for value in (base, form, now))
    changed, clash = merged(answer(one, other), held)
    assert changed == ({} if new is None else {"done": Decimal(new)})
    assert bool(clash) is clashes
    if clashes:
        assert clash == [Clash("done", one.done, other.done, held.done)]


def test_where_a_task_stands_is_what_was_reported_last() -> None:
    assert state(TASK) == State(Status.IN_PROGRESS, Fraction(1, 4), None, Light.GREEN)
    assert state(Task("B", measure=Measure(done=Decimal(3)), progress=Fraction(1, 2))) == State(
        progress=Fraction(1, 2), done=Decimal(3)
    )
    back = Update(date(2026, 6, 1), stands=date(2026, 3, 31), progress=Fraction(1, 10))
    assert state(Task("C", updates=(FIRST, back))).progress == Fraction(1, 4)
    assert asked("l", TASK).last is None


def test_what_came_back_is_one_report() -> None:
    came = answer(state(TASK), state(TASK), words=(("next", "Lay the deck"),), reports=2)
    after = answered(TASK, came, {"progress": Fraction(1, 2)}, "Works", DAY)
    assert after.updates == (*TASK.updates, Update(DAY, by="Works", progress=Fraction(1, 2), next="Lay the deck"))
    assert after.status is Status.IN_PROGRESS
    assert answered(after, came, {}, "Works", date(2026, 6, 21)) == after  # taken again, a day later


def test_a_status_that_a_default_says_is_not_written_again() -> None:
    task = Task("B", "Road")
    came = answer(state(task), state(task), words=(("next", "Pave"),), reports=0)
    assert answered(task, came, {}, "Works", DAY, Status.IN_PROGRESS).status is None
    assert answered(task, came, {}, "Works", DAY).status is Status.IN_PROGRESS


def test_the_same_words_a_month_later_are_another_report() -> None:
    words = (("text", "As planned"),)
    first = answered(TASK, answer(State(), State(), words=words, reports=2), {}, "Works", DAY)
    later = answered(first, answer(State(), State(), words=words, reports=3), {}, "Works", date(2026, 7, 20))
    assert len(later.updates) == 4


def test_done_has_its_day() -> None:
    came = answer(state(TASK), State(Status.DONE), done_on=date(2026, 6, 18))
    after = answered(TASK, came, {"status": Status.DONE}, "Works", DAY)
    assert (after.status, after.done_on, after.updates) == (Status.DONE, date(2026, 6, 18), TASK.updates)


STATES = st.builds(
    State,
    st.none() | st.sampled_from([Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE]),
    st.none() | st.fractions(0, 1),
    st.none() | st.integers(0, 9).map(Decimal),
    st.none() | st.sampled_from([Light.GREEN, Light.RED]),
)


@given(STATES, STATES, STATES)
def test_a_form_never_overwrites_what_it_has_not_seen(base: State, form: State, now: State) -> None:
    new, clashes = merged(answer(base, form), now)
    for field, value in new.items():
        assert getattr(now, field) == getattr(base, field)
        assert getattr(form, field) == value
    assert not new.keys() & {one.field for one in clashes}
