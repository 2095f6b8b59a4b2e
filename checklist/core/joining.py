"""What lists say when two versions of them are joined and nobody does more than that: what each side did, once.

What both sides did otherwise is there twice: with our side of it, and with theirs. A list that one side gave another id
goes by that on both.
"""

from collections.abc import Mapping

from checklist.core.merge import Twofold, merge
from checklist.core.model import Task, TaskList
from checklist.core.value import replace

Lists = tuple[TaskList, ...]


def joined(base: Lists, ours: Lists, theirs: Lists) -> tuple[Lists, Lists] | None:
    """The lists with our side of what clashes, and with theirs; the very same where nothing does.

    None where an id stands twice in a list, so that nobody can say which is which.
    """
    was, mine, yours = ({one.id: one for one in side} for side in (base, ours, theirs))
    for new, old in (*renamed(was, mine).items(), *renamed(was, yours).items()):
        for side in (was, mine, yours):
            if old in side and new not in side:
                side[new] = replace(side.pop(old), id=new)
    found: list[tuple[TaskList, TaskList]] = []
    try:
        for name in dict.fromkeys((*mine, *yours)):
            found += _one(was.get(name), mine.get(name), yours.get(name))
    except Twofold:
        return None
    return tuple(one for one, _ in found), tuple(other for _, other in found)


def _one(base: TaskList | None, ours: TaskList | None, theirs: TaskList | None) -> list[tuple[TaskList, TaskList]]:
    """One list, twice; nothing if it is gone."""
    if theirs is base or ours is theirs:
        return [(ours, ours)] if ours else []
    if ours is base:
        return [(theirs, theirs)] if theirs else []
    if ours is None or theirs is None:
        left = ours or theirs
        return [(left, left)] if left and base is None else []
    return [_merged(base or TaskList(ours.id), ours, theirs)]


def _merged(base: TaskList, ours: TaskList, theirs: TaskList) -> tuple[TaskList, TaskList]:
    """Only tasks that are not the very same on all sides are looked at."""
    sides = (base, ours, theirs)
    was, mine, yours = ({task.id: task for task in one.tasks} for one in sides)
    same = {name for name, task in was.items() if mine.get(name) is task is yours.get(name)}
    rows = [tuple(task for task in one.tasks if task.id not in same) for one in sides]
    found = merge(*(replace(one, tasks=some) for one, some in zip(sides, rows, strict=True)))
    return _filled(ours, found.ours, same), _filled(ours, found.theirs, same)


def _filled(ours: TaskList, found: TaskList, same: set[str]) -> TaskList:
    """The merged rows where ours stand, then those that came."""
    rows: dict[str, Task] = {task.id: task for task in found.tasks}
    tasks = [task if task.id in same else rows.pop(task.id, None) for task in ours.tasks]
    return replace(found, tasks=(*(one for one in tasks if one), *rows.values()))


def renamed(old: Mapping[str, TaskList], new: Mapping[str, TaskList]) -> dict[str, str]:
    """New names of lists, each with the old one: at least half of the old tasks must have come along."""
    found: dict[str, str] = {}
    lost = [one for name, one in old.items() if name not in new]
    for name, one in new.items():
        if name not in old and lost:
            ids = {task.id for task in one.tasks}
            shared = [(len(ids & {task.id for task in other.tasks}), other) for other in lost]
            most, other = max(shared, key=lambda pair: pair[0], default=(0, one))
            if most and 2 * most >= len(other.tasks):
                found[name] = other.id
                lost.remove(other)
    return found
