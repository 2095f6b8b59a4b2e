"""Which task is a part of which, across lists: references resolved, without ever walking in a circle."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from checklist.core.model import ItemRef, Task, TaskList
from checklist.core.value import Value, field

Key = tuple[str, str]
"""A task by its list's id and its own."""


class Family(Value):
    """Every task's parent and parts. A reference that leads nowhere, or round in a circle, is not in it."""

    parent: Mapping[Key, Key] = field(default_factory=dict)
    parts: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)

    def ancestors(self, key: Key) -> Iterator[Key]:
        """The tasks above, nearest first."""
        above = self.parent.get(key)
        while above is not None:
            yield above
            above = self.parent.get(above)


def below(kin: Family, keys: Collection[Key]) -> set[Key]:
    """The tasks that have one of some tasks above them, however far up."""
    found: dict[Key, bool] = {}
    for first in kin.parent:
        trail: list[Key] = []
        here: Key | None = first
        while here is not None and here not in found:
            trail.append(here)
            here = kin.parent.get(here)
        inside = found[here] or here in keys if here is not None else False
        for key in reversed(trail):
            found[key] = inside
            inside = inside or key in keys
    return {key for key, inside in found.items() if inside}


def leaves_first(kin: Family) -> list[Key]:
    """Parents in an order in which every one comes after the parents among its own parts."""
    depth: dict[Key, int] = {}
    for key in kin.parts:
        trail = [key]
        while (above := kin.parent.get(trail[-1])) is not None and above not in depth:
            trail.append(above)
        base = depth[above] + 1 if above is not None else 0
        for down, one in enumerate(reversed(trail)):
            depth.setdefault(one, base + down)
    return sorted(kin.parts, key=lambda key: -depth[key])


class Index:
    """Tasks by id, and by printed number inside their list."""

    def __init__(self, lists: Iterable[TaskList]) -> None:
        self.lists = {one.id: one for one in lists}
        self.by_id = {(one.id, task.id): task for one in self.lists.values() for task in one.tasks}
        self.by_no = {(one.id, task.no): task.id for one in self.lists.values() for task in one.tasks if task.no}
        self.anywhere = {task: (of, task) for of, task in reversed(self.by_id)}

    def find(self, ref: ItemRef, home: str) -> Key | None:
        """The task a reference means: by id, then by number, in the list it names or its own; an id may be anywhere."""
        of = ref.list or home
        if (of, ref.item) in self.by_id:
            return of, ref.item
        if (of, ref.item) in self.by_no:
            return of, self.by_no[of, ref.item]
        return None if ref.list else self.anywhere.get(ref.item)

    def task(self, key: Key) -> Task:
        """The task of a key."""
        return self.by_id[key]


def family(lists: tuple[TaskList, ...]) -> Family:
    """The family of all tasks of some lists."""
    if not any(task.parent for one in lists for task in one.tasks):
        return Family()
    index = Index(lists)
    parent: dict[Key, Key] = {}
    for one in lists:
        for task in one.tasks:
            above = index.find(task.parent, one.id) if task.parent else None
            if above is not None and above != (one.id, task.id):
                parent[one.id, task.id] = above
    for cycle in cycles(parent):
        for key in cycle:
            parent.pop(key, None)
    parts: dict[Key, list[Key]] = {}
    for key, above in parent.items():
        parts.setdefault(above, []).append(key)
    return Family(parent, {key: tuple(below) for key, below in parts.items()})


def cycles(above: Mapping[Key, Key]) -> list[tuple[Key, ...]]:
    """Every circle of references, each once, from its first member in the order given."""
    found: list[tuple[Key, ...]] = []
    seen: set[Key] = set()
    for first in above:
        path: dict[Key, None] = {}
        here: Key | None = first
        while here is not None and here not in seen:
            seen.add(here)
            path[here] = None
            here = above.get(here)
        if here in path:
            trail = list(path)
            found.append(tuple(trail[trail.index(here) :]))
    return found
