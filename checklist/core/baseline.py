"""The lists as first promised: every due day as it was before anybody extended it."""

from datetime import date

from checklist.core.due import due_history
from checklist.core.known import as_known, moves_due
from checklist.core.model import Task, TaskList
from checklist.core.value import replace


def as_promised(lists: tuple[TaskList, ...], day: date) -> tuple[TaskList, ...]:
    """The lists as known on a day, every task due on its first due day: judged, they show what was promised."""
    return tuple(replace(one, tasks=tuple(_promised(as_known(task, day)) for task in one.tasks)) for one in lists)


def _promised(task: Task) -> Task:
    if not any(moves_due(act) for act in task.decisions):
        return task
    first = next((due for _, due in due_history(task) if due is not None), None)
    held = tuple(replace(act, before="", after="") if moves_due(act) else act for act in task.decisions)
    return replace(task, due=first, decisions=held)
