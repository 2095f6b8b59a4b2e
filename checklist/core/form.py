"""A form to fill in: where a task stood when it was made, what came back, and what follows for where it stands now."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.acts import reported
from checklist.core.model import Light, Status, Task, Update
from checklist.core.value import Value, names_of, replace

WORDS = ("text", "problems", "causes", "next", "ask")
"""What a report says in words; each form begins without them."""
CLAIMED = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE)
"""The states a unit may say of its own task; the others are decided."""


class State(Value):
    """What is compared three ways: as the form was made, as it came back, as it is now. None where nothing is said."""

    status: Status | None = None
    progress: Fraction | None = None
    done: Decimal | None = None
    light: Light | None = None


STATES = names_of(State)


class Asked(Value):
    """A task as a form shows it: the list's id, the task, where it stands, and what was last reported in words."""

    list: str
    task: Task
    state: State
    last: Update | None = None


class Form(Value):
    """What a unit is asked: of which lists' version and day, and task by task."""

    unit: str
    made: date
    revision: str
    asked: tuple[Asked, ...]


class Answer(Value):
    """What came back for a task; `words` by field, `where` the cell of each field, as it is told.

    `reports` is how many the task had when the form was made: the form may have been taken since; `gone` are fields
    of the state whose column is no longer there.
    """

    list: str
    id: str
    base: State
    state: State
    words: tuple[tuple[str, str], ...] = ()
    done_on: date | None = None
    evidence: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    reports: int = 0
    gone: tuple[str, ...] = ()

    def place(self, field: str) -> str:
        """The cell of a field; the task's own where it has none."""
        cells = dict(self.where)
        return cells.get(field, cells.get("id", ""))


class Clash(Value):
    """A field that the form and the list have both changed since, to different values."""

    field: str
    base: Any
    form: Any
    now: Any


def state(task: Task) -> State:
    """Where a task stands: its status, and the newest figures and light that were reported."""
    said = newest_first(task)
    return State(
        task.status,
        next((one.progress for one in said if one.progress is not None), task.progress),
        next((one.done for one in said if one.done is not None), task.measure.done if task.measure else None),
        next((one.light for one in said if one.light is not None), None),
    )


def newest_first(task: Task) -> list[Update]:
    """A task's reports, by the day that their figures stand at; of one day the later one first."""
    found = enumerate(task.updates)
    return [one for _, one in sorted(found, key=lambda pair: (pair[1].stands or pair[1].on, pair[0]), reverse=True)]


def asked(name: str, task: Task) -> Asked:
    """What a form shows of a task."""
    last = next((one for one in newest_first(task) if any(getattr(one, field) for field in WORDS)), None)
    return Asked(name, task, state(task), last)


def merged(answer: Answer, now: State) -> tuple[dict[str, Any], list[Clash]]:
    """The fields that the form changes, and those that clash. What it leaves empty, or as it was, changes nothing."""
    new: dict[str, Any] = {}
    clashes = []
    for field in STATES:
        base, form, held = (getattr(one, field) for one in (answer.base, answer.state, now))
        if form in (None, base, held):
            continue
        if held != base:
            clashes.append(Clash(field, base, form, held))
        else:
            new[field] = form
    return new, clashes


def emptied(answer: Answer) -> Iterator[str]:
    """Fields that the form had filled and that came back empty."""
    for field in STATES:
        empty = getattr(answer.base, field) is not None and getattr(answer.state, field) is None
        if empty and field not in answer.gone:
            yield field


def answered(
    task: Task, answer: Answer, new: dict[str, Any], unit: str, on: date, stands: Status | None = None
) -> Task:
    """The task with what came back as one report of the unit; the same task where it says all of that since.

    `stands` is where it stands by a default of its list, if it does not say so itself.
    """
    status = new.get("status")
    figures = {field: value for field, value in new.items() if field != "status"}
    said: dict[str, Any] = {**figures, **dict(answer.words)}
    update = Update(on=on, by=unit, evidence=answer.evidence, **said)
    since = task.updates[answer.reports :]
    if figures or ((answer.words or answer.evidence) and not any(_same_words(one, update) for one in since)):
        task = reported(task, update, status is Status.DONE, stands)
    if status and status is not task.status:
        task = replace(task, status=status)
    if status is Status.DONE:
        task = replace(task, done_on=answer.done_on or task.done_on or on)
    return task


def _same_words(one: Update, other: Update) -> bool:
    """Does one unit say the same in two reports, on whichever days?"""
    return one.by == other.by and all(getattr(one, name) == getattr(other, name) for name in (*WORDS, "evidence"))
