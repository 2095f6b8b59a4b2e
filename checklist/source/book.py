"""A list put together from the texts it is written in; the way from its tasks back to the text each stands in."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.core.settle import settled
from checklist.core.value import Value, replace
from checklist.source.read import Reading, at
from checklist.source.text import Span
from checklist.source.tree import Route


class Book(Value):
    """One list: as written, and the readings it comes from, the head's first. `heads` are those that have one.

    `begins` says of each reading how many of the list's tasks stand before its own.
    """

    task_list: TaskList
    parts: tuple[Reading, ...]
    heads: tuple[Reading, ...]
    begins: tuple[int, ...] = (0,)

    def locate(self, route: Route) -> tuple[Reading, Span]:
        """The text and the place of a value of the list; tasks are counted through all its texts."""
        if len(route) > 1 and route[0] == "tasks" and isinstance(route[1], int):
            which = bisect_right(self.begins, route[1]) - 1
            part = self.parts[which]
            return part, at(part, ("tasks", route[1] - self.begins[which], *route[2:]))
        return self.parts[0], at(self.parts[0], route)


def bind(readings: Iterable[Reading]) -> tuple[Book, ...]:
    """Readings with the same list id make one list: the head of the first that has one, the tasks of all in order."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.task_list is not None:
            groups.setdefault(reading.task_list.id, []).append(reading)
    return tuple(_bound(group) for group in groups.values())


def _bound(group: list[Reading]) -> Book:
    heads = tuple(one for one in group if one.head)
    first = heads[0] if heads else group[0]
    parts = (first, *(one for one in group if one is not first))
    lists = [one.task_list for one in parts if one.task_list]
    tasks = tuple(task for one in lists for task in one.tasks)
    begins = tuple(accumulate((len(one.tasks) for one in lists[:-1]), initial=0))
    return Book(replace(lists[0], tasks=tasks) if len(lists) > 1 else lists[0], parts, heads, begins)


class Shelf(Value):
    """All that was read: the workspace and its settings' text, the lists, and the texts that gave no list.

    `lists` are the books' lists settled: defaults filled in, other names read as their unit; in the books' order.
    Where only some files were named, it is not `whole`: what is not on it may be elsewhere.
    """

    workspace: Workspace
    settings: Reading
    books: tuple[Book, ...]
    lists: tuple[TaskList, ...]
    unread: tuple[Reading, ...] = ()
    whole: bool = True


def shelve(workspace: Workspace, settings: Reading, readings: Iterable[Reading], whole: bool = True) -> Shelf:
    """The readings of a workspace put together."""
    readings = tuple(readings)
    books = bind(readings)
    policy = workspace.policy
    lists = tuple(settled(book.task_list, policy.units, policy.returns) for book in books)
    return Shelf(workspace, settings, books, lists, tuple(one for one in readings if one.task_list is None), whole)
