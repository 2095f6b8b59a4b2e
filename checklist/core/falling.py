"""What falls on a task in some days, kind by kind, with what came of it by the day judged for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from checklist.core.agenda import Falls, Item, Outcome, Span, inside, office_items
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.due import due_history
from checklist.core.known import read_day
from checklist.core.message import Message, say
from checklist.core.remarks import Remark, remarks
from checklist.core.rests import rests
from checklist.core.returns import cached_days, nonempty
from checklist.core.stages import planned, reached, stage_name
from checklist.core.value import replace

Came = tuple[Outcome | None, Message | None]
AHEAD: Came = (None, None)
LOOK_BACK = timedelta(days=2 * 366)
"""No cadence has its return days farther apart: the one before a return is found in so many days."""


def items(of: Assessment, tasks: Iterable[TaskAssessment], span: Span) -> tuple[Item, ...]:
    """All that falls on the days of a span, by day, then in the order of kinds, units and lists."""
    tasks = tuple(tasks)
    found = [*office_items(of, tasks, span)]
    for one in tasks:
        if one.live or one.standing:
            found += [*due_items(one, of.as_of, span), *milestone_items(one, of.as_of, span)]
            found += [*stage_items(one, of.as_of, span), *remark_items(one, of, span)]
    found += return_items(tasks, of.as_of, span)
    kinds, units = list(Falls), {unit.name: at for at, unit in enumerate(of.policy.units.all)}
    last = len(units)
    return tuple(sorted(found, key=lambda one: (one.day, kinds.index(one.kind), _unit_place(one, units, last))))


def _unit_place(one: Item, units: dict[str, int], last: int) -> int:
    return units.get(one.units[0], last) if one.units else -1


def due_items(one: TaskAssessment, today: date, span: Span) -> Iterator[Item]:
    """The due days of a task, also those that have been moved since."""
    if one.standing:
        return
    history = due_history(one.task)
    for at, (_, due) in enumerate(history):
        if due is None or not inside(due, span):
            continue
        later = history[at + 1] if at + 1 < len(history) else None
        came = _moved(due, *later) if later else _ended(one, due, today)
        yield _item(one, Falls.DUE, due, _what_is_due(one), came)


def _what_is_due(one: TaskAssessment) -> Message | str:
    task = one.task
    return say("agenda.stage", title=task.title, stage=stage_name(task.due_stage)) if task.due_stage else task.title


def _moved(due: date, on: str, to: date | None) -> Came:
    """An extension puts a matter off; that it came after the day is told."""
    decided = read_day(on) or due
    key = "came.moved" if to else "came.withdrawn"
    return Outcome.MOVED, say(f"{key}_late" if decided > due else key, on=decided, to=to)


def _ended(one: TaskAssessment, due: date, today: date) -> Came:
    """How a due day that still holds ended."""
    stage = one.task.due_stage
    met = reached(one.task.stages, stage) if stage else None
    if one.done or met:
        return _reached(met or one.done_on, due)
    if due >= today:
        return AHEAD
    key = "came.overdue" if one.progress is None else "came.overdue_at"
    return Outcome.OPEN, say(key, days=(today - due).days, progress=one.progress)


def _reached(on: date | None, due: date) -> Came:
    if on is None:
        return Outcome.DONE, say("came.done_sometime")
    if on <= due:
        return Outcome.DONE, say("came.done", on=on)
    return Outcome.DONE, say("came.late", on=on, days=(on - due).days)


def milestone_items(one: TaskAssessment, today: date, span: Span) -> Iterator[Item]:
    """The milestones of a task."""
    for step in one.task.milestones:
        if step.due and inside(step.due, span):
            what = say("agenda.milestone", title=one.task.title, milestone=step.title)
            yield _item(one, Falls.MILESTONE, step.due, what, _step(one, step.due, step.done, today))


def stage_items(one: TaskAssessment, today: date, span: Span) -> Iterator[Item]:
    """The stages of a project; the one that the due day is for stands there already."""
    task = one.task
    for name, stage in task.stages:
        day = planned(task.stages, name)
        if day and inside(day, span) and not (name == task.due_stage and day == task.due):
            what = say("agenda.stage", title=task.title, stage=stage_name(name))
            yield _item(one, Falls.STAGE, day, what, _step(one, day, stage.done or reached(task.stages, name), today))


def _step(one: TaskAssessment, due: date, done: date | None, today: date) -> Came:
    if done:
        return _reached(done, due)
    if one.done:
        return Outcome.DONE, say("came.task_done", on=one.done_on)
    return AHEAD if due >= today else (Outcome.OPEN, say("came.not_reached", days=(today - due).days))


def remark_items(one: TaskAssessment, of: Assessment, span: Span) -> Iterator[Item]:
    """The remarks to be answered by a day."""
    for remark in remarks(one, of):
        if remark.until and inside(remark.until, span):
            what = say("agenda.remark", title=one.task.title, text=remark.decision.text)
            yield _item(one, Falls.REMARK, remark.until, what, _answered(remark, remark.until, of.as_of))


def _answered(remark: Remark, until: date, today: date) -> Came:
    if remark.answer is not None:
        key = "came.answered" if remark.in_time else "came.answered_late"
        return Outcome.DONE, say(key, on=remark.answer.on)
    return AHEAD if until >= today else (Outcome.OPEN, say("came.not_answered", days=(today - until).days))


def _item(one: TaskAssessment, kind: Falls, day: date, what: Message | str, came: Came) -> Item:
    return Item(day, kind, one.task.owner, (one,), what, *came)


def return_items(tasks: Iterable[TaskAssessment], today: date, span: Span) -> list[Item]:
    """The returns owed, all of a unit's on one day in one."""
    held: dict[tuple[date, str], list[tuple[TaskAssessment, date | None]]] = {}
    for one in tasks:
        for day, report in returns_in(one, today, span):
            for unit in one.task.owner:
                held.setdefault((day, unit), []).append((one, report))
    return [_returned(day, unit, owed, today) for (day, unit), owed in held.items()]


def returns_in(one: TaskAssessment, today: date, span: Span) -> Iterator[tuple[date, date | None]]:
    """The return days of a task in a span on which it owes one, each with the day of the report that answers it."""
    cadence, (start, end) = one.task.returns or one.task.every, one.window
    if cadence is None or start is None or not (one.live or one.standing):
        return
    first, last = max(start, span[0]), min(end or span[1], span[1])
    if first > last:
        return
    back = max(start, first - LOOK_BACK) if first - date.min > LOOK_BACK else start
    days = cached_days(cadence, back, last)
    reports = [update.on for update in nonempty(one.task.updates)]
    owed = frozenset(one.returns.owed)
    resting = rests(one.task)
    for at in range(bisect_left(days, first), len(days)):
        day = days[at]
        if day < today:
            owes = day in owed
        else:
            owes = not one.done and not any(since <= day < until for since, until in resting)
        if owes:
            before = days[at - 1] if at else date.min
            yield day, next((on for on in sorted(reports) if before < on <= day), None)


def _returned(day: date, unit: str, owed: list[tuple[TaskAssessment, date | None]], today: date) -> Item:
    """A unit's returns of a day, and which are missing."""
    tasks = tuple(one for one, _ in owed)
    missing = tuple(one.task.id for one, report in owed if report is None)
    item = Item(day, Falls.RETURN, (unit,), tasks, say("agenda.return", count=len(tasks)))
    if not missing:
        last = max(report for _, report in owed if report)
        return replace(item, outcome=Outcome.DONE, came=say("came.returned", on=last))
    came = say("came.missing", count=len(missing), missing=missing)
    if day < today:
        return replace(item, outcome=Outcome.OPEN, came=came)
    return item if len(missing) == len(tasks) else replace(item, came=came)
