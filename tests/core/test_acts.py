"""What an act makes of a task is taken back by forgetting it: the day before, the task is as it was."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.core import acts
from checklist.core.acts import Unfit, Words
from checklist.core.known import as_known
from checklist.core.model import Act, Measure, Status, Task, Update
from checklist.core.value import replace

DAY = date(2022, 3, 1)
WORDS = Words(DAY, reason="汛期影响", by="市督查办")
EVE = DAY - timedelta(days=1)
TASK = Task(
    "1",
    title="城区黑臭水体治理",
    owner=("市住建局",),
    due=date(2022, 6, 30),
    status=Status.IN_PROGRESS,
    weight=Decimal(2),
    measure=Measure(unit="条", target=Decimal(32)),
)
LATER = date(2022, 9, 30)
MADE = {
    "extend": (TASK, lambda task: acts.extended(task, LATER, WORDS)),
    "withdraw the due day": (TASK, lambda task: acts.extended(task, None, WORDS)),
    "close": (replace(TASK, status=Status.IN_PROGRESS), lambda task: acts.closed(task, WORDS)),
    "reopen": (
        replace(TASK, status=Status.CLOSED),
        lambda task: acts.reopened(task, WORDS, Fraction(1, 2), LATER),
    ),
    "pause": (TASK, lambda task: acts.paused(task, WORDS)),
    "resume": (replace(TASK, status=Status.PAUSED), lambda task: acts.resumed(task, WORDS, LATER)),
    "cancel": (TASK, lambda task: acts.cancelled(task, WORDS)),
    "transfer": (TASK, lambda task: acts.transferred(task, ("市生态环境局", "市水利局"), WORDS, task.owner)),
    "retarget target": (TASK, lambda task: acts.retargeted(task, "target", Decimal(28), WORDS)),
    "retarget weight": (TASK, lambda task: acts.retargeted(task, "weight", Decimal("1.5"), WORDS)),
    "retarget title": (TASK, lambda task: acts.retargeted(task, "title", "黑臭水体治理", WORDS)),
    "retarget the due day to none": (TASK, lambda task: acts.retargeted(task, "due", None, WORDS)),
    "retarget the due day from none": (
        replace(TASK, due=None),
        lambda task: acts.retargeted(task, "due", LATER, WORDS),
    ),
    "retarget the start from none": (TASK, lambda task: acts.retargeted(task, "start", date(2022, 2, 1), WORDS)),
    "inspect": (TASK, lambda task: acts.decided(task, Act.INSPECT, WORDS)),
}


@pytest.mark.parametrize("what", MADE)
def test_what_is_done_is_not_known_the_day_before(what: str) -> None:
    before, act = MADE[what]
    after = act(before)
    assert after != before
    assert after.decisions[-1].on == DAY
    assert as_known(after, EVE) == before
    assert as_known(after, DAY) == after


@given(st.dates(date(2022, 3, 2), date(2023, 12, 31)), st.dates(date(2022, 3, 2), date(2023, 12, 31)))
def test_a_due_day_moves_from_where_it_is(first: date, second: date) -> None:
    assume(first not in (TASK.due, second))
    once = acts.extended(TASK, first, WORDS)
    twice = acts.extended(once, second, replace(WORDS, on=DAY + timedelta(days=1)))
    assert [(one.before, one.after) for one in twice.decisions] == [
        ("2022-06-30", first.isoformat()),
        (first.isoformat(), second.isoformat()),
    ]
    assert as_known(twice, DAY) == once


REFUSED = {
    "same_due": lambda: acts.extended(TASK, TASK.due, WORDS),
    "closed": lambda: acts.closed(replace(TASK, status=Status.CLOSED), WORDS),
    "not_done": lambda: acts.reopened(TASK, WORDS),
    "not_paused": lambda: acts.resumed(TASK, WORDS),
    "paused": lambda: acts.paused(replace(TASK, status=Status.PAUSED), WORDS),
    "cancelled": lambda: acts.cancelled(replace(TASK, status=Status.CANCELLED), WORDS),
    "same_owner": lambda: acts.transferred(TASK, ("市住建局",), WORDS, TASK.owner),
    "same_value": lambda: acts.retargeted(TASK, "weight", Decimal(2), WORDS),
    "no_measure": lambda: acts.retargeted(replace(TASK, measure=None), "target", Decimal(2), WORDS),
}


@pytest.mark.parametrize("ground", REFUSED)
def test_what_does_not_fit_is_refused(ground: str) -> None:
    with pytest.raises(Unfit) as unfit:
        REFUSED[ground]()
    assert unfit.value.ground == ground


@pytest.mark.parametrize(
    ("before", "done", "after"),
    [
        (None, False, Status.IN_PROGRESS),
        (Status.NOT_STARTED, False, Status.IN_PROGRESS),
        (Status.IN_PROGRESS, False, Status.IN_PROGRESS),
        (Status.IN_PROGRESS, True, Status.DONE),
    ],
)
def test_a_report_starts_what_was_not_started(before: Status | None, done: bool, after: Status) -> None:
    update = Update(DAY, stands=EVE, progress=Fraction(1, 2))
    told = acts.reported(replace(TASK, status=before), update, done)
    assert told.status is after
    assert told.updates == (update,)
    assert told.done_on == (EVE if done else None)
