"""The same sheet read once more: which rows are tasks that the list has, and what they say now."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from checklist.core.acts import under_way
from checklist.core.calendar import Cadence
from checklist.core.message import Message, say
from checklist.core.model import Measure, Status, Task
from checklist.core.value import names_of, replace, unsaid
from checklist.readers.understood import Row

BY_NAME = ("extra", "amounts", "counts", "roles", "stages")
BLANK = unsaid(Task)


def paired(rows: Iterable[Row], tasks: tuple[Task, ...]) -> Iterator[tuple[Row, int | None]]:
    """Each row with the place of its task in the list: by id and title, by a title that is there once, or by id."""
    rows = tuple(rows)
    by_id = {task.id: at for at, task in enumerate(tasks)}
    once = {title for title, count in Counter(task.title for task in tasks).items() if count == 1}
    once &= {title for title, count in Counter(row.task.title for row in rows).items() if count == 1}
    by_title = {task.title: at for at, task in enumerate(tasks) if task.title in once}
    found: dict[int, int] = {}
    for number, row in enumerate(rows):
        at = by_id.get(row.task.id)
        if at is not None and tasks[at].title == row.task.title:
            found[number] = at
    taken = set(found.values())
    for number, row in enumerate(rows):
        at = by_title.get(row.task.title)
        if number not in found and at is not None and at not in taken:
            found[number] = at
            taken.add(at)
    for number, row in enumerate(rows):
        at = by_id.get(row.task.id)
        if number not in found and row.printed and at is not None and at not in taken:
            found[number] = at
            taken.add(at)
    return ((row, found.get(number)) for number, row in enumerate(rows))


def merged(
    rows: Iterable[Row], tasks: tuple[Task, ...], stand: tuple[Task, ...] = ()
) -> tuple[tuple[Task, ...], list[tuple[Row, Message]]]:
    """The list's tasks with what the rows say of them, new ones behind; and what is to be told of rows and tasks.

    A cell that is empty leaves what the list says, and so does one that says what holds by a default (`stand` are the
    tasks with those filled in); a report is added unless the list has it.
    """
    after = list(tasks)
    told: list[tuple[Row, Message]] = []
    ids = {task.id for task in tasks}
    for row, at in paired(rows, tasks):
        if at is None:
            task = begun(replace(row.task, id=_free(row.task.id, ids)), None)
            ids.add(task.id)
            after.append(task)
            told.append((row, say("told.new", id=task.id)))
            continue
        if tasks[at].id != row.task.id:
            told.append((row, say("told.is_task", id=tasks[at].id)))
        after[at] = _with(tasks[at], row.task, (stand or tasks)[at])
    return tuple(after), told


def gone(rows: Iterable[Row], tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """The tasks that no row is."""
    kept = {at for _, at in paired(rows, tasks)}
    return tuple(task.id for at, task in enumerate(tasks) if at not in kept)


def _free(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free


def _with(task: Task, said: Task, stands: Task) -> Task:
    """The task with what a row says."""
    new: dict[str, Any] = {}
    for name in names_of(Task):
        value = getattr(said, name)
        if name == "id" or value == BLANK.get(name) or _alike(value, getattr(stands, name)):
            continue
        held = getattr(task, name)
        if name in BY_NAME:
            value = tuple({**dict(held), **dict(value)}.items())
        elif name == "updates":
            value = (*held, *(one for one in value if one not in held))
        elif isinstance(held, Measure) and isinstance(value, Measure):
            value = _measured(held, value)
        elif name == "status" and (value, stands.status) == (Status.DONE, Status.CLOSED):
            continue
        new[name] = value
    if new.get("updates", task.updates) != task.updates and "status" not in new:
        new["status"] = under_way(task.status, stands.status)
    return replace(task, **new)


def begun(task: Task, stands: Status | None) -> Task:
    """A new task that is reported on and says nothing of where it stands: under way; `stands` holds for all tasks."""
    return replace(task, status=under_way(None, stands)) if task.updates and not task.status else task


def _alike(value: Any, stands: Any) -> bool:
    """Do two values say the same? So do two cadences of which one names the last month."""
    if isinstance(value, Cadence) and isinstance(stands, Cadence):
        return value.plain == stands.plain
    return bool(value == stands)


def at_home(rows: Iterable[Row], name: str) -> tuple[tuple[Row, ...], list[tuple[Row, Message]]]:
    """The rows that an export says are of this list, and those that it says are of others.

    Where it speaks of this list nowhere, all rows are taken.
    """
    rows = tuple(rows)
    if all(row.home[1] != name for row in rows):
        return tuple(replace(row, task=with_home(row)) for row in rows), []
    ours = tuple(row for row in rows if row.home[1] in ("", name))
    return ours, [(row, say("told.elsewhere", list=row.home[1])) for row in rows if row.home[1] not in ("", name)]


def with_home(row: Row) -> Task:
    """The task of a row, with the list that an export says it is of, kept as printed."""
    heading, home = row.home
    name = heading if heading not in dict(row.task.extra) else f"{heading} (A)"
    return replace(row.task, extra=((name, home), *row.task.extra)) if home else row.task


def _measured(held: Measure, said: Measure) -> Measure:
    blank = unsaid(Measure)
    new = {name: getattr(said, name) for name in names_of(Measure) if getattr(said, name) != blank.get(name)}
    return replace(held, **new)
