"""Where a list, or a task of one, was before it stood where it stands: elsewhere, or gone for a while."""

from collections.abc import Iterable, Mapping

from checklist.core.compare import much_alike
from checklist.core.family import Key
from checklist.core.model import ItemRef, Task, TaskList
from checklist.core.step import same_rows

Home = tuple[TaskList, Task]
"""A task, and the list it stood in."""


def lost(one: TaskList, gone: Mapping[str, TaskList], old: Mapping[str, TaskList]) -> TaskList | None:
    """The list that a new one was before it was gone: of its id, or of another and with half of its tasks as titled."""
    if one.id in gone or not gone:
        return gone.get(one.id)
    titles = {(task.id, task.title) for task in one.tasks}
    for other in (left for name, left in gone.items() if name not in old):
        shared = sum((task.id, task.title) in titles for task in other.tasks)
        if shared and 2 * shared >= max(len(other.tasks), len(one.tasks)):
            return other
    return None


def moved(pairs: Iterable[tuple[TaskList | None, TaskList | None]]) -> dict[Key, Home]:
    """Tasks that came into a list and left another one, under the same id or called the same: where each was.

    A task that names the other one as its source is drawn on from it, and not moved.
    """
    left: dict[object, Home] = {}
    came: list[tuple[TaskList, TaskList, Task]] = []
    for was, now in pairs:
        one, other = was or TaskList(), now or TaskList()
        if one is other or same_rows(one, other):
            continue
        before, after = {task.id for task in one.tasks}, {task.id for task in other.tasks}
        left_it = [task for task in one.tasks if task.id not in after]
        left |= {(task.title, task.owner): (one, task) for task in left_it} | {task.id: (one, task) for task in left_it}
        came += [(one, other, task) for task in other.tasks if task.id not in before]
    found: dict[Key, Home] = {}
    taken: set[Key] = set()
    for one, other, task in came:
        home = left.get(task.id)
        if home is None or not _alike(home[1], task):
            home = left.get((task.title, task.owner))
        key = (home[0].id, home[1].id) if home else ("", "")
        drawn = ItemRef(key[1], key[0]) in task.source
        if home and home[0] is not one and not drawn and key not in taken:
            found[other.id, task.id] = home
            taken.add(key)
    return found


def returned(pairs: Iterable[tuple[TaskList | None, TaskList]], gone: Mapping[str, TaskList]) -> dict[Key, Home]:
    """Tasks that came into a list after they had been gone, under their id or another: what they said last."""
    found: dict[Key, Home] = {}
    taken: set[Key] = set()
    for before, after in pairs if gone else ():
        if before is None or before is after or same_rows(before, after):
            continue
        there, now = {task.id for task in before.tasks}, {task.id for task in after.tasks}
        twins = {(task.title, task.owner) for task in before.tasks if task.id not in now}
        for task in after.tasks:
            if task.id not in there and (task.title, task.owner) not in twins:
                home = _home(after.id, task, gone)
                if home and (home[0].id, home[1].id) not in taken:
                    found[after.id, task.id] = home
                    taken.add((home[0].id, home[1].id))
    return found


def _home(name: str, task: Task, gone: Mapping[str, TaskList]) -> Home | None:
    """Where a task was: under its id, if it says much the same; else under any, if it is called the same."""
    own = gone.get(name, TaskList())
    for one in own.tasks:
        if one.id == task.id and _alike(one, task):
            return own, one
    for left in gone.values():
        for one in left.tasks:
            if one.title == task.title and one.owner == task.owner:
                return left, one
    return None


def _alike(one: Task, other: Task) -> bool:
    """Do two tasks say much the same?"""
    return one.title == other.title or much_alike(one, other)
