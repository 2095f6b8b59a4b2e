"""Which task is a part of which, across lists: references resolved, without ever walking in a circle."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from checklist.core.model import ItemRef, Task, TaskList
from checklist.core.value import Value, field

Key = tuple[str, str]
"""A task by its list's id and its own."""


class Family(Value):
    """Every task's parent and parts. A reference that leads nowhere, or round in a circle, is not in it.

    `reach` numbers the tasks so that the parts of each, and theirs, are those from after its own number to its last.
    """

    parent: Mapping[Key, Key] = field(default_factory=dict)
    parts: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)
    reach: Mapping[Key, tuple[int, int]] = field(default_factory=dict)

    def ancestors(self, key: Key) -> Iterator[Key]:
        """The tasks above, nearest first."""
        above = self.parent.get(key)
        while above is not None:
            yield above
            above = self.parent.get(above)

    def all_above(self, keys: Iterable[Key]) -> set[Key]:
        """The tasks above some, each gone past once: with a thousand steps to the top, that is not a thousand walks."""
        found: set[Key] = set()
        for key in keys:
            for above in self.ancestors(key):
                if above in found:
                    break
                found.add(above)
        return found


def below(kin: Family, keys: Collection[Key]) -> set[Key]:
    """Those of some tasks that have another of them above, however far up."""
    found: set[Key] = set()
    last = -1
    for first, end, key in sorted((*kin.reach[key], key) for key in keys if key in kin.reach):
        if first <= last:
            found.add(key)
        else:
            last = end
    return found


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
    return Family(parent, {key: tuple(below) for key, below in parts.items()}, reach(parent, parts))


def reach(parent: Mapping[Key, Key], parts: Mapping[Key, Sequence[Key]]) -> dict[Key, tuple[int, int]]:
    """Every task's number, parts after their whole, and the last number among its parts and theirs."""
    order: list[Key] = []
    waiting = [key for key in parts if key not in parent]
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting += parts.get(key, ())
    first = {key: number for number, key in enumerate(order)}
    last = dict(first)
    for key in reversed(order):
        if key in parent:
            last[parent[key]] = max(last[parent[key]], last[key])
    return {key: (number, last[key]) for key, number in first.items()}


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
