"""A list put together from the texts it is written in; the way from its tasks back to the text each stands in."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Protocol, TypeVar

from checklist.core.ledger import Entry
from checklist.core.model import TaskList, Units
from checklist.core.policy import Workspace
from checklist.core.settle import meaning, settled
from checklist.core.value import Value, replace
from checklist.source.ledger import Ledger
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


class Part(Protocol):
    """What one text says of a list; `head` where it is more than its name and tasks."""

    @property
    def task_list(self) -> TaskList | None:
        """The list in this text; None where it could not be read."""
        ...

    @property
    def head(self) -> bool:
        """Does it hold the list's own head?"""
        ...


P = TypeVar("P", bound=Part)


def arranged(parts: Iterable[P]) -> tuple[tuple[P, ...], ...]:
    """Texts with the same list id make one list: the first that has a head before the others, which stay in order."""
    groups: dict[str, list[P]] = {}
    for part in parts:
        if part.task_list is not None:
            groups.setdefault(part.task_list.id, []).append(part)
    return tuple(map(_arranged, groups.values()))


def _arranged(group: list[P]) -> tuple[P, ...]:
    first = next((one for one in group if one.head), group[0])
    return first, *(one for one in group if one is not first)


def joined(parts: tuple[P, ...]) -> TaskList:
    """The list that its texts make together: the head of the first, the tasks of all."""
    lists = [one.task_list for one in parts if one.task_list]
    return replace(lists[0], tasks=tuple(task for one in lists for task in one.tasks)) if len(lists) > 1 else lists[0]


def bind(readings: Iterable[Reading]) -> tuple[Book, ...]:
    """The lists that some readings make together."""
    return tuple(map(_bound, arranged(readings)))


def _bound(parts: tuple[Reading, ...]) -> Book:
    counts = (len(one.task_list.tasks) for one in parts[:-1] if one.task_list)
    return Book(joined(parts), parts, tuple(one for one in parts if one.head), tuple(accumulate(counts, initial=0)))


Beyond = Callable[[], tuple[Reading, ...] | None]
"""Reads the texts of a workspace that were not named; None where that cannot be done."""


class Shelf(Value):
    """All that was read: the workspace and its settings' text, the lists, and the texts that gave no list.

    `lists` are the books' lists settled: defaults filled in, other names read as their unit; in the books' order.
    Where only some files were named, it is not `whole`: what is not on it may be elsewhere. `beyond` then reads the
    workspace's other texts; None where nobody knows them. `ledgers` are those of the notices, by year, other names
    in them read as their unit.
    """

    workspace: Workspace
    settings: Reading
    books: tuple[Book, ...]
    lists: tuple[TaskList, ...]
    unread: tuple[Reading, ...] = ()
    whole: bool = True
    ledgers: tuple[Ledger, ...] = ()
    beyond: Beyond | None = None


def shelve(
    workspace: Workspace,
    settings: Reading,
    readings: Iterable[Reading],
    whole: bool = True,
    ledgers: Iterable[Ledger] = (),
    beyond: Beyond | None = None,
) -> Shelf:
    """The readings of a workspace put together."""
    readings = tuple(readings)
    books = bind(readings)
    policy = workspace.policy
    lists = tuple(settled(book.task_list, policy.units, policy.returns) for book in books)
    unread = tuple(one for one in readings if one.task_list is None)
    entered = tuple(replace(one, entries=of_units(one.entries, policy.units)) for one in ledgers)
    return Shelf(workspace, settings, books, lists, unread, whole, entered, beyond)


def of_units(entries: tuple[Entry, ...], units: Units) -> tuple[Entry, ...]:
    """The entries of a ledger, other names in them read as their unit: one that was renamed is no other unit."""
    meant = ((_meant(one.unit, units), _meant(one.copies, units)) for one in entries)
    return tuple(
        one if (one.unit, one.copies) == (unit, copies) else replace(one, unit=unit, copies=copies)
        for one, (unit, copies) in zip(entries, meant, strict=True)
    )


def _meant(names: tuple[str, ...], units: Units) -> tuple[str, ...]:
    return tuple(dict.fromkeys(meaning(name, units) for name in names))
