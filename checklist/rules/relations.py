"""What holds between lists, reckoned once for all rules and only when one of them asks."""

from collections.abc import Mapping
from functools import cached_property

from checklist.core.family import Family, Index, Key, cycles, family
from checklist.core.model import TaskList, Units
from checklist.source.kinds import close_to

GUESSES = 200
"""How many different words get a "did you mean": a list of nothing but wrong names must not take for ever."""


class Relations:
    """The lists of a workspace seen together."""

    def __init__(self, lists: tuple[TaskList, ...], units: Units) -> None:
        self.lists = lists
        self.units = units
        self._guessed: dict[tuple[str, tuple[str, ...]], str] = {}

    @cached_property
    def index(self) -> Index:
        """The tasks by id and number."""
        return Index(self.lists)

    @cached_property
    def family(self) -> Family:
        """Which task is a part of which."""
        return family(self.lists)

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The lists an id stands in, in their order."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.lists:
            for name in {task.id: None for task in one.tasks}:
                found[name] = (*found[name], one.id) if name in found else (one.id,)
        return found

    @cached_property
    def parents(self) -> Mapping[Key, Key]:
        """Every parent that was found, circles included."""
        named = ((one.id, task) for one in self.lists for task in one.tasks if task.parent)
        found = {(of, task.id): self.index.find(task.parent, of) for of, task in named if task.parent}
        return {key: above for key, above in found.items() if above}

    @cached_property
    def parent_circles(self) -> Mapping[Key, tuple[Key, ...]]:
        """The tasks that are, through others, part of themselves, each with its circle."""
        return {key: circle for circle in cycles(self.parents) for key in circle}

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
        """The tasks that come, through others, from themselves, each with a circle that holds it."""
        found: dict[Key, tuple[Key, ...]] = {}
        for circle in circles(self.sources):
            for key in circle:
                found.setdefault(key, circle)
        return found

    @cached_property
    def sections(self) -> Mapping[str, tuple[str, ...]]:
        """The sections each list declares."""
        return {one.id: tuple(section.name for section in one.sections) for one in self.lists}

    def near(self, word: str, words: tuple[str, ...]) -> str:
        """The known word most like an unknown one, or nothing."""
        asked = word, words
        if asked not in self._guessed:
            if len(self._guessed) >= GUESSES:
                return ""
            self._guessed[asked] = close_to(word, words)
        return self._guessed[asked]


def circles(below: Mapping[Key, tuple[Key, ...]]) -> list[tuple[Key, ...]]:
    """The sets of tasks that all come from each other, in the order they are met (Tarjan's strong components)."""
    found: list[tuple[Key, ...]] = []
    low: dict[Key, int] = {}
    settled: set[Key] = set()
    for first in below:
        if first in low:
            continue
        open_: list[Key] = []
        walk = [(first, iter(below[first]), len(low))]
        low[first] = len(low)
        open_.append(first)
        while walk:
            here, rest, number = walk[-1]
            step = next(rest, None)
            if step is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[here])
                if low[here] == number:
                    at = open_.index(here)
                    circle, open_ = tuple(open_[at:]), open_[:at]
                    settled.update(circle)
                    if len(circle) > 1 or here in below.get(here, ()):
                        found.append(circle)
            elif step not in low:
                walk.append((step, iter(below.get(step, ())), len(low)))
                low[step] = len(low)
                open_.append(step)
            elif step not in settled:
                low[here] = min(low[here], low[step])
    return found
