"""What a period came to: which tasks ended in it and how, what slipped, and what passes on."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from checklist.core.agenda import Falls, Outcome
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.due import extends
from checklist.core.falling import items
from checklist.core.known import read_day, status_acts
from checklist.core.message import Message, say
from checklist.core.model import Act, Status
from checklist.core.periods import Kind, Period, after
from checklist.core.value import Value


class End(StrEnum):
    """How a task stands when a period ends."""

    ON_TIME = "on-time"
    LATE = "late"
    DONE = "done"
    CANCELLED = "cancelled"
    OVERDUE = "overdue"
    WITHIN = "within"
    NEXT = "next"
    OPEN = "open"
    PAUSED = "paused"


ENDED = (End.ON_TIME, End.LATE, End.DONE, End.CANCELLED)
"""The ends that a task comes to; the others pass on. `DONE` is done without a due day, or on an unknown one."""


def is_over(period: Period, day: date) -> bool:
    """Is a period over at the end of a day? Then what was to be done on its last day was not done in it."""
    return day >= period.end


def end_of(one: TaskAssessment, period: Period, day: date) -> End | None:
    """How a task stands in a period at the end of a day; None for a standing duty, which never ends."""
    over = is_over(period, day)
    if one.standing:
        return None
    if one.task.status is Status.CANCELLED:
        return End.CANCELLED
    if one.task.status is Status.PAUSED:
        return End.PAUSED
    if one.done:
        return End.ON_TIME if one.on_time else End.LATE if one.late else End.DONE
    if one.overdue > 0 or (over and one.due_in == 0):
        return End.OVERDUE
    due, following = one.task.due, after(period)
    if due and not over and due <= period.end:
        return End.WITHIN
    return End.NEXT if over and due and following and due <= following.end else End.OPEN


def days_late(one: TaskAssessment) -> int | None:
    """The days after its due day that a task was done, or that it is overdue; None where it is neither."""
    if one.late and one.done_on and one.due_held:
        return (one.done_on - one.due_held).days
    return one.overdue or None


def ended_in(one: TaskAssessment, end: End, then: TaskAssessment | None, period: Period) -> bool:
    """Did a task come to its end in a period: was it at none when the period before ended?

    A year's report has what ended on no day that is known as well.
    """
    if end not in ENDED:
        return False
    if period.kind is Kind.YEAR and one.done_on is None and not status_acts(one.task):
        return True
    return then is None or end_of(then, period, period.start) not in ENDED


class Slip(Value):
    """Something that was not done when it was to be: what kind, on which day, of which task, and what came of it."""

    kind: str
    day: date
    of: TaskAssessment
    came: Message
    reason: str = ""


def slips(of: Assessment, tasks: Iterable[TaskAssessment], span: tuple[date, date], over: bool) -> tuple[Slip, ...]:
    """What slipped in a span, by day: due days and steps not met, extensions, and what was reopened.

    What falls on the last day is not met only when the span is `over`.
    """
    tasks = tuple(tasks)
    steps = [one for one in items(of, tasks, span) if one.kind in (Falls.DUE, Falls.MILESTONE, Falls.STAGE)]
    found = [
        Slip(one.kind.value, one.day, one.tasks[0], one.came or _undone(one.tasks[0]))
        for one in steps
        if one.outcome is Outcome.OPEN or (over and one.outcome is None)
    ]
    found += [slip for one in tasks for slip in _decided(one, span)]
    return tuple(sorted(found, key=lambda slip: slip.day))


def _undone(one: TaskAssessment) -> Message:
    return say("slip.last_day" if one.progress is None else "slip.last_day_at", progress=one.progress)


def _decided(one: TaskAssessment, span: tuple[date, date]) -> Iterator[Slip]:
    for act in one.task.decisions:
        kind = Act.EXTEND if extends(act) else act.act
        if span[0] <= act.on <= span[1] and kind in (Act.EXTEND, Act.REOPEN):
            values = {"before": read_day(act.before), "after": read_day(act.after)}
            yield Slip(kind.value, act.on, one, say(f"slip.{kind.value}", **values), act.reason or act.text)
