"""What holds between lists, reckoned once for all rules and only when one of them asks."""

from collections.abc import Collection, Mapping
from functools import cached_property

from checklist.core.family import Family, Index, Key, cycles, family
from checklist.core.model import ItemRef, TaskList
from checklist.rules.names import looks, names_listed, units_named
from checklist.source.book import Shelf
from checklist.source.likeness import close_to

COMPARISONS = 40_000
"""How many words are compared to guess what was meant: a list of nothing but wrong names must not take for ever."""


class Relations:
    """The lists of a workspace seen together."""

    def __init__(self, shelf: Shelf) -> None:
        self.lists = shelf.lists
        self.written = tuple(book.task_list for book in shelf.books)
        self.unseen = shelf.beyond
        self._comparisons = COMPARISONS

    @cached_property
    def index(self) -> Index:
        """The tasks by id and number."""
        return Index(self.lists)

    @cached_property
    def family(self) -> Family:
        """Which task is a part of which."""
        return family(self.lists)

    @cached_property
    def first_list(self) -> Mapping[str, str]:
        """The first list an id stands in."""
        found: dict[str, str] = {}
        for one in self.lists:
            for task in one.tasks:
                found.setdefault(task.id, one.id)
        return found

    @cached_property
    def first_money(self) -> TaskList | None:
        """The first list that gives an amount."""
        return next((one for one in self.lists if has_amounts(one)), None)

    @cached_property
    def parents(self) -> Mapping[Key, Key]:
        """Every parent that was found, circles included."""
        named = ((one.id, task) for one in self.lists for task in one.tasks if task.parent)
        found = {(of, task.id): self.index.find(task.parent, of) for of, task in named if task.parent}
        return {key: above for key, above in found.items() if above}

    @cached_property
    def beyond(self) -> Collection[tuple[str, str]] | None:
        """The tasks of what was not named, by list and id or number, and by the id alone; None where nobody knows."""
        texts = self.unseen() if self.unseen else None
        if texts is None or any(one.task_list is None for one in texts):
            return None
        tasks = [(one.task_list.id, task) for one in texts if one.task_list for task in one.task_list.tasks]
        return {key for of, task in tasks for key in ((of, task.id), (of, task.no), ("", task.id))}

    def may_be_beyond(self, ref: ItemRef, home: str) -> bool:
        """May a task that is on no list here stand in what was not named?"""
        if ref.list and ref.list not in self.ids_by_list:
            return True
        beyond = self.beyond
        return beyond is None or (ref.list or home, ref.item) in beyond or (ref.list, ref.item) in beyond

    @cached_property
    def parent_circles(self) -> Mapping[Key, tuple[Key, ...]]:
        """The circles in which tasks are, through others, part of themselves, by their first task."""
        return {circle[0]: circle for circle in cycles(self.parents)}

    @cached_property
    def sources(self) -> Mapping[Key, tuple[Key, ...]]:
        """The tasks of this workspace that a task comes from."""
        index = self.index
        return {
            (one.id, task.id): tuple(key for ref in task.source if (key := index.find(ref, one.id)))
            for one in self.lists
            for task in one.tasks
            if task.source
        }

    @cached_property
    def source_circles(self) -> Mapping[Key, tuple[Key, ...]]:
        """The circles in which tasks come, through others, from themselves, by their first task."""
        return {circle[0]: circle for circle in circles(self.sources)}

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every name of a unit in the lists, and the first one there that looks the same."""
        first: dict[str, str] = {}
        names = {name: None for one in self.written for _, name in units_named(one)}
        return {name: first.setdefault(looks(name), name) for name in names}

    @cached_property
    def lookalikes(self) -> Mapping[tuple[str, str], str]:
        """Every other name in the lists with its kind, and the first of that kind that looks the same."""
        first: dict[tuple[str, str], str] = {}
        names = {(kind, name): None for one in self.written for kind, _, name in names_listed(one)}
        return {(kind, name): first.setdefault((kind, looks(name)), name) for kind, name in names}

    @cached_property
    def ids_by_list(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each list's tasks."""
        return {one.id: tuple(task.id for task in one.tasks) for one in self.lists}

    @cached_property
    def sections(self) -> Mapping[str, Mapping[str, None]]:
        """The names of each list's sections, in their order."""
        return {one.id: {section.name: None for section in one.sections} for one in self.lists}

    def near(self, word: str, words: Collection[str]) -> str:
        """The known word most like an unknown one, or nothing: also when enough has been compared."""
        if len(words) > self._comparisons:
            return ""
        self._comparisons -= len(words)
        return close_to(word, words)


def has_amounts(task_list: TaskList) -> bool:
    """Does any task of a list give an amount?"""
    return any(task.amounts or any(update.amounts for update in task.updates) for task in task_list.tasks)


def circles(below: Mapping[Key, tuple[Key, ...]]) -> list[tuple[Key, ...]]:
    """Circles of references of which a task may have several: at least one in every knot of them."""
    left = {key: set(refs) & below.keys() for key, refs in below.items()}
    back: dict[Key, list[Key]] = {}
    for key, refs in left.items():
        for ref in refs:
            back.setdefault(ref, []).append(key)
    ends = [key for key, refs in left.items() if not refs]
    while ends:
        end = ends.pop()
        del left[end]
        for key in back.get(end, ()):
            left[key].discard(end)
            if not left[key]:
                ends.append(key)
    return cycles({key: next(ref for ref in below[key] if ref in left) for key in left})
