"""The changes of a list that stands in several texts, by the text each is to be made in."""

from collections.abc import Iterable

from checklist.core.amend import traced
from checklist.core.compare import Change, compare
from checklist.core.model import Task, TaskList
from checklist.core.value import replace
from checklist.source.book import Book
from checklist.source.read import Reading


class Interleaved(ValueError):  # noqa: N818 -- said as what is so
    """Tasks of a list that stands in several texts cannot be put in this order: the texts follow one another."""


def parted(book: Book, changes: Iterable[Change]) -> tuple[tuple[Reading, tuple[Change, ...]], ...]:
    """The changes of a list by the text that each is to be made in; texts without any are left out.

    A task that comes stands in the text of the one before it. `Interleaved` where tasks would change places with those
    of another text, `Outdated` where a change does not fit.
    """
    after, places = traced(book.task_list, changes)
    holders = [number for number, part in enumerate(book.parts) for _ in _list_of(part).tasks]
    rows: list[list[Task]] = [[] for _ in book.parts]
    here = next((holders[place] for place in places if place is not None), 0)
    for task, place in zip(after.tasks, places, strict=True):
        holder = here if place is None else holders[place]
        if holder < here:
            raise Interleaved(book.task_list.id)
        here = holder
        rows[here].append(task)
    found = []
    for number, (part, tasks) in enumerate(zip(book.parts, rows, strict=True)):
        old = _list_of(part)
        named = replace(old, id=after.id, title=after.id if old.title == old.id else old.title)
        some = compare(old, replace(named if number else after, tasks=tuple(tasks)))
        if some:
            found.append((part, some))
    return tuple(found)


def _list_of(reading: Reading) -> TaskList:
    return reading.task_list or TaskList()
