"""The list of the next period, drawn from what is unfinished: each task with the way back to where it comes from.

Nothing that was claimed or decided is said again: it stands in the old list, which `source` leads to. What goes on is
how far the task is, and its due day: one that still lies ahead as it is, one that has come moved on by a period. It
begins with the new period, since from then on it owes reports to this list.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from checklist.core.assess import TaskAssessment
from checklist.core.calendar import add_months, last_of_month
from checklist.core.model import Defaults, ItemRef, Measure, Milestone, Pairs, Period, Stage, Status, Task, TaskList
from checklist.core.progress import measured, share_of
from checklist.core.value import Value, replace

ENDED = (Status.DONE, Status.CLOSED, Status.CANCELLED)
QUARTER, YEAR = 3, 12
FOUR_DIGITS = re.compile(r"[0-9]{4}|[〇零一二三四五六七八九]{4}")


class Step(Value):
    """From one period to the next, which begins the day after."""

    old: Period
    new: Period

    def moved(self, day: date | None) -> date | None:
        """A day of the old period, or before it, in the same place of the new one; a later day as it is."""
        old, new = self.old.end, self.new.end
        if day is None or old is None or new is None or day > old:
            return day
        if not (is_month_end(old) and is_month_end(new)):
            return day + (new - old)
        later = add_months(day, new.year * 12 + new.month - old.year * 12 - old.month)
        return last_of_month(later.year, later.month) if is_month_end(day) else later

    def ahead(self, day: date | None) -> date | None:
        """A day that the old period does not reach; None for one that has come."""
        return day if day and self.old.end and day > self.old.end else None

    @property
    def is_of_years(self) -> bool:
        """Does every day keep its month and its day?"""
        old, new = self.old.end, self.new.end
        return old is not None and new is not None and (old.month, old.day) == (new.month, new.day)


def is_month_end(day: date) -> bool:
    """Is it the last day of its month?"""
    return day == last_of_month(day.year, day.month)


def _months(period: Period) -> int:
    """How many whole months a period has; 0 if it has not."""
    start, end = period.start, period.end
    if not start or not end or start.day != 1 or not is_month_end(end):
        return 0
    return end.year * 12 + end.month - start.year * 12 - start.month + 1


def _is_years(period: Period) -> bool:
    """Is it a year's list, though it may have been issued in spring?"""
    return bool(period.start and period.end) and 6 < _months(period) <= YEAR and _ends_year(period)


def _ends_year(period: Period) -> bool:
    start, end = period.start, period.end
    return start is not None and end is not None and start.year == end.year and end.month == YEAR


def following(period: Period) -> Period | None:
    """The period after one, as long as it; None for one that is not written, or behind which no calendar goes on.

    After a year's list that was issued in the year there comes a whole year.
    """
    if not period.start or not period.end or period.end < period.start:
        return None
    try:
        start = period.end + timedelta(1)
        months = YEAR if _is_years(period) else _months(period)
        length = period.end - period.start
        return Period(start, add_months(start, months) - timedelta(1) if months else start + length)
    except (ValueError, OverflowError):
        return None


def label(period: Period) -> str:
    """What a period is called in ids: 2027, 2027Q2, 2027-05, or by its first day."""
    start, months = period.start, _months(period)
    if start is None:
        return ""
    if _is_years(period):
        return f"{start.year:04}"
    if months == QUARTER and start.month % QUARTER == 1:
        return f"{start.year:04}Q{start.month // QUARTER + 1}"
    return f"{start.year:04}-{start.month:02}" if months == 1 else start.isoformat()


def relabelled(text: str, step: Step) -> str | None:
    """A text with the new period's name, or year, where it has the old one's; None where it has neither."""
    old, new = label(step.old), label(step.new)
    if old and old in text:
        return text.replace(old, new)
    if old[:4] and old[:4] != new[:4] and old[:4] in text:
        return text.replace(old[:4], new[:4])
    return None


def unfinished(one: TaskAssessment) -> bool:
    """Does a task go on? One that is paused does, and a standing duty."""
    return not one.done and one.task.status not in ENDED


def rolled(task_list: TaskList, judged: Mapping[str, TaskAssessment], step: Step) -> TaskList:
    """The list as written, drawn on; `judged` are its tasks by their ids. Every id is said anew: see `relabelled`."""
    kept = [one for one in task_list.tasks if unfinished(judged[one.id])]
    ids = {one.id: relabelled(one.id, step) or f"{label(step.new)}-{one.id}" for one in kept}
    wholes = {one.parent.item for one in kept if one.parent}
    name = relabelled(task_list.id, step) or f"{task_list.id}-{label(step.new)}"
    title = name if task_list.title == task_list.id else relabelled(task_list.title, step) or task_list.title
    return replace(
        task_list,
        id=name,
        title=title,
        number="",
        issued=None,
        period=step.new,
        defaults=_defaults(task_list.defaults, step),
        sections=tuple(replace(one, defaults=_defaults(one.defaults, step)) for one in task_list.sections),
        tasks=tuple(_drawn(one, judged[one.id], task_list.id, ids, step, one.id in wholes) for one in kept),
        note="",
    )


def _defaults(held: Defaults, step: Step) -> Defaults:
    return replace(held, start=step.ahead(held.start), due=step.moved(held.due))


def _drawn(task: Task, judged: TaskAssessment, old: str, ids: Mapping[str, str], step: Step, whole: bool) -> Task:
    """A task on its way: `judged` says how far it is; a `whole` is as far as its parts are."""
    due = step.moved(task.due)
    return replace(
        task,
        id=ids[task.id],
        no="",
        start=step.ahead(task.start),
        due=due,
        due_text=task.due_text if due == task.due or _fits_any_year(task, step) else "",
        done_on=None,
        progress=None if whole else _progress(task, judged),
        measure=_measure(task.measure, judged),
        milestones=tuple(_milestone(one, step) for one in task.milestones),
        stages=tuple((name, _stage(one, step)) for name, one in task.stages),
        amounts=_newest(task, "amounts"),
        counts=_newest(task, "counts"),
        source=(ItemRef(task.id, old),),
        parent=_parent(task.parent, old, ids),
        updates=(),
        decisions=(),
    )


def _fits_any_year(task: Task, step: Step) -> bool:
    """Are the words of a due day right a period later? After whole years, if they name none."""
    return step.is_of_years and not FOUR_DIGITS.search(task.due_text)


def _progress(task: Task, judged: TaskAssessment) -> Fraction | None:
    """The task's own figure, where nothing else tells how far it is; in tenths of a percent."""
    counted = task.measure is not None and (task.measure.of_parts or measured(judged.task) is not None)
    if task.milestones or counted or not judged.progress:
        return None
    return min(Fraction(round(judged.progress * 1000), 1000), Fraction(999, 1000))


def _measure(measure: Measure | None, judged: TaskAssessment) -> Measure | None:
    """What is counted so far; nothing, if it was all of it and the task was opened again."""
    if measure is None:
        return None
    done = measured(judged.task)
    share = None if done is None else share_of(measure, done)
    return replace(measure, done=None if share is not None and share >= 1 else done)


def _milestone(one: Milestone, step: Step) -> Milestone:
    """A step that was taken has no day in this period any more, only its weight; another one is moved on."""
    return replace(one, due=step.ahead(one.due) if one.done else step.moved(one.due))


def _stage(one: Stage, step: Step) -> Stage:
    return one if one.done else replace(one, plan=step.moved(one.plan))


def _newest(task: Task, name: str) -> Pairs[Decimal]:
    """Amounts or counts as they were last told, by name; what was told of none stays as it was written."""
    found: dict[str, Decimal] = dict(getattr(task, name))
    for update in task.updates:
        found.update(getattr(update, name))
    return tuple(found.items())


def _parent(parent: ItemRef | None, old: str, ids: Mapping[str, str]) -> ItemRef | None:
    """The task above, under its new id; none, if that one has ended. What is in another list stays."""
    if parent is None or (parent.list and parent.list != old):
        return parent
    return ItemRef(ids[parent.item]) if parent.item in ids else None
