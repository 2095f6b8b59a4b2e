"""What an act of the office, or a report of the owner, makes of a task. Whether it may be is for the rules to say."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.known import AFTER
from checklist.core.model import NO_DAY, Act, Decision, Status, Task, Update
from checklist.core.value import Value, replace

DAYS = ("start", "due")
"""Fields of a task that are days; of those there may be none."""


class Unfit(ValueError):  # noqa: N818 -- said as what is so
    """An act that does not fit the task as it stands; `ground` is why."""

    def __init__(self, ground: str) -> None:
        super().__init__(ground)
        self.ground = ground


class Words(Value):
    """What every act may say beside what it does: when, why, by whom, and on which evidence."""

    on: date
    reason: str = ""
    text: str = ""
    by: str = ""
    evidence: tuple[str, ...] = ()


def decided(task: Task, act: Act, words: Words, **more: Any) -> Task:
    """The task with one more decision, and the status that it sets."""
    decision = Decision(
        words.on, act, reason=words.reason, text=words.text, by=words.by, evidence=words.evidence, **more
    )
    status = AFTER.get(act, task.status)
    return replace(task, decisions=(*task.decisions, decision), status=status)


def day_text(day: date | None) -> str:
    """A day as a decision writes it."""
    return day.isoformat() if day else NO_DAY


def extended(task: Task, due: date | None, words: Words) -> Task:
    """The due day moved, or with None taken away."""
    if due == task.due:
        raise Unfit("same_due")
    moved = decided(task, Act.EXTEND, words, before=day_text(task.due), after=day_text(due))
    return replace(moved, due=due)


def closed(task: Task, words: Words) -> Task:
    """Verified and struck off."""
    if task.status is Status.CLOSED:
        raise Unfit("closed")
    return decided(task, Act.CLOSE, words)


def reopened(task: Task, words: Words, progress: Fraction | None = None, due: date | None = None) -> Task:
    """What was done or closed is not: it is in progress again, from `progress` on if that is known."""
    if task.status not in (Status.DONE, Status.CLOSED):
        raise Unfit("not_done")
    told = decided(task, Act.REOPEN, words, progress=progress, **_moves(task, due))
    return replace(told, due=due or task.due)


def paused(task: Task, words: Words) -> Task:
    """Put off: it owes nothing until it is resumed."""
    _still_open(task)
    return decided(task, Act.PAUSE, words)


def resumed(task: Task, words: Words, due: date | None = None) -> Task:
    """Taken up again, with another due day if one is given."""
    if task.status is not Status.PAUSED:
        raise Unfit("not_paused")
    return replace(decided(task, Act.RESUME, words, **_moves(task, due)), due=due or task.due)


def cancelled(task: Task, words: Words) -> Task:
    """Ended without being done."""
    if task.status is Status.CANCELLED:
        raise Unfit("cancelled")
    return decided(task, Act.CANCEL, words)


def transferred(task: Task, owner: tuple[str, ...], words: Words, held: tuple[str, ...]) -> Task:
    """Handed over from the owners that hold it to others."""
    if set(owner) == set(held):
        raise Unfit("same_owner")
    moved = decided(task, Act.TRANSFER, words, before="、".join(held), after="、".join(owner))
    return replace(moved, owner=owner)


def retargeted(task: Task, field: str, value: Any, words: Words) -> Task:
    """A target, weight, start, due day, title or goal set otherwise. `value` is of the field's kind."""
    before: Any = target_of(task) if field == "target" else getattr(task, field)
    if before == value:
        raise Unfit("same_value")
    said = day_text if field in DAYS else as_text
    told = decided(task, Act.RETARGET, words, field=field, before=said(before), after=said(value))
    if field != "target":
        return replace(told, **{field: value})
    if task.measure is None:
        raise Unfit("no_measure")
    return replace(told, measure=replace(task.measure, target=value))


def target_of(task: Task) -> Decimal | None:
    """The target of its measure."""
    return task.measure.target if task.measure else None


def as_text(value: Any) -> str:
    """A value that is no day, as a decision writes it."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "")


def reported(task: Task, update: Update, done: bool = False, stands: Status | None = None) -> Task:
    """The task with one more update; what was not started is under way by it, or done if the owner says so.

    `stands` is where it stands by a default of its list, if it does not say so itself.
    """
    status = Status.DONE if done else under_way(task.status, stands)
    done_on = (update.stands or update.on) if done and not task.done_on else task.done_on
    return replace(task, updates=(*task.updates, update), status=status, done_on=done_on)


def under_way(status: Status | None, stands: Status | None) -> Status | None:
    """The status of a task that is reported on; what was not started is under way by that."""
    return Status.IN_PROGRESS if (status or stands) in (None, Status.NOT_STARTED) else status


def _moves(task: Task, due: date | None) -> dict[str, str]:
    return {"before": day_text(task.due), "after": day_text(due)} if due else {}


def _still_open(task: Task) -> None:
    if task.status in (Status.PAUSED, Status.CANCELLED, Status.CLOSED):
        raise Unfit(str(task.status))
