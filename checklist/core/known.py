"""What was known on a day: whatever came later is taken back before anything is judged.

After this no later line tests a date: a task as known holds only what had been said by then.
"""

from collections.abc import Callable
from datetime import date
from operator import attrgetter

from checklist.core.model import NO_DAY, Act, Decision, Status, Task, Update
from checklist.core.numbers import read_number
from checklist.core.progress import claimed
from checklist.core.value import replace

AFTER = {
    Act.CLOSE: Status.CLOSED,
    Act.PAUSE: Status.PAUSED,
    Act.CANCEL: Status.CANCELLED,
    Act.REOPEN: Status.IN_PROGRESS,
    Act.RESUME: Status.IN_PROGRESS,
}
"""The acts that set a status, and which."""
STATUSES = frozenset(Status)
BEFORE = {Act.REOPEN: Status.CLOSED, Act.RESUME: Status.PAUSED}
"""The status an act implies there was before it."""


def as_known(task: Task, day: date, known_by: date | None = None) -> Task:
    """The task as it stood on `day`, from what was reported by `known_by` (that same day, if left out).

    Updates and decisions of later days are not known; a day in `done`, `done_on` or a stage that is later has
    not come; decisions are taken back newest first. What has no day holds on every day.
    """
    heard = max(known_by or day, day)
    if not _has_later(task, day, heard):
        return task
    updates = tuple(one for one in task.updates if _heard(one, day, heard))
    known = replace(
        task,
        updates=updates,
        done_on=_by(task.done_on, day),
        milestones=tuple(replace(one, done=_by(one.done, day)) for one in task.milestones),
        stages=tuple((name, replace(stage, done=_by(stage.done, day))) for name, stage in task.stages),
    )
    return _unclaim(task, _take_back(known, day), updates)


def _has_later(task: Task, day: date, heard: date) -> bool:
    return (
        (task.done_on is not None and task.done_on > day)
        or any(one.on > day for one in task.decisions)
        or any(not _heard(one, day, heard) for one in task.updates)
        or any(one.done is not None and one.done > day for one in task.milestones)
        or any(stage.done is not None and stage.done > day for _, stage in task.stages)
    )


def _heard(update: Update, day: date, heard: date) -> bool:
    """Reported by then; and if more is known than on the day itself, only what stands at the day or before."""
    return update.on <= heard and (heard == day or (update.stands or update.on) <= day)


def _by(day: date | None, limit: date) -> date | None:
    return day if day is not None and day <= limit else None


def _take_back(task: Task, day: date) -> Task:
    """The decisions after a day, undone from the newest to the oldest."""
    held = sorted(enumerate(task.decisions), key=lambda pair: (pair[1].on, pair[0]))
    order = [decision for _, decision in held]
    kept = tuple(one for one in task.decisions if one.on <= day)
    while order and order[-1].on > day:
        last = order.pop()
        task = UNDO[last.act](task, last, order) if last.act in UNDO else task
    return replace(task, decisions=kept)


def _unclaim(written: Task, known: Task, updates: tuple[Update, ...]) -> Task:
    """A task said to be done is not yet so on a day before the claim, if the claim has a day."""
    decided = any(one.act is Act.CLOSE for one in known.decisions)
    if known.status not in (Status.DONE, Status.CLOSED) or known.done_on or decided:
        return known
    claimed_later = written.done_on is not None or (
        _reached_full(written, written.updates) and not _reached_full(known, updates)
    )
    return replace(known, status=Status.IN_PROGRESS) if claimed_later else known


def _reached_full(task: Task, updates: tuple[Update, ...]) -> bool:
    return any(claimed(task, one) == 1 for one in updates)


def _undo_status(task: Task, decision: Decision, earlier: list[Decision]) -> Task:
    status = status_before(task, decision, earlier)
    due = read_day(decision.before) if moves_due(decision) else task.due
    return replace(task, status=status, due=due)


def status_before(task: Task, decision: Decision, earlier: list[Decision]) -> Status:
    """The status before an act: as it says or implies, as an earlier one left it, done if it was, else in progress."""
    if decision.before in STATUSES:
        return Status(decision.before)
    if decision.act in BEFORE:
        return BEFORE[decision.act]
    for one in reversed(earlier):
        if one.act in AFTER:
            return AFTER[one.act]
    return Status.DONE if task.done_on else Status.IN_PROGRESS


def moves_due(decision: Decision) -> bool:
    """Does an act set a due day: an extension or a retarget of it, a resumption or reopening if it names both days."""
    if decision.act is Act.EXTEND or (decision.act is Act.RETARGET and decision.field == "due"):
        return bool(decision.before)
    days = (decision.before, decision.after)
    return decision.act in BEFORE and all(day == NO_DAY or read_day(day) for day in days)


def _undo_extension(task: Task, decision: Decision, _earlier: list[Decision]) -> Task:
    return replace(task, due=read_day(decision.before)) if moves_due(decision) else task


def _undo_transfer(task: Task, decision: Decision, _earlier: list[Decision]) -> Task:
    return replace(task, owner=tuple(decision.before.split("、"))) if decision.before else task


def _undo_retarget(task: Task, decision: Decision, _earlier: list[Decision]) -> Task:
    text = decision.before
    match decision.field:
        case "title" | "goal" if text:
            return replace(task, title=text) if decision.field == "title" else replace(task, goal=text)
        case "start":
            return replace(task, start=read_day(text))
        case "due" if text:
            return replace(task, due=read_day(text))
        case "weight":
            return replace(task, weight=read_number(text))
    number = read_number(text) if decision.field == "target" else None
    return replace(task, measure=replace(task.measure, target=number)) if task.measure and number is not None else task


UNDO: dict[Act, Callable[[Task, Decision, list[Decision]], Task]] = {
    Act.EXTEND: _undo_extension,
    Act.TRANSFER: _undo_transfer,
    Act.RETARGET: _undo_retarget,
    **dict.fromkeys(AFTER, _undo_status),
}


def read_day(text: str) -> date | None:
    """The day a decision names, or None where it names none."""
    if text == NO_DAY:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def status_acts(task: Task) -> tuple[Decision, ...]:
    """The decisions that set a status, in the order of their days."""
    return tuple(sorted((one for one in task.decisions if one.act in AFTER), key=attrgetter("on")))
