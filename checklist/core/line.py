"""Which version was made from which: the newest that several have in common."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

ROOTS = ""
"""What several versions have in common that have nothing in common: each goes back to a beginning of its own."""


class Line:
    """The versions of a history as they are told: each after those it was made from."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._names: list[str] = []
        self._above: list[tuple[int, ...]] = []
        self._cut: set[int] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def add(self, name: str, parents: Iterable[str]) -> None:
        """The next version; of parents that were not told nothing is known."""
        parents = tuple(parents)
        here = len(self._names)
        self._places[name] = here
        self._names.append(name)
        self._above.append(tuple(self._places[one] for one in parents if one in self._places))
        if len(self._above[here]) < len(parents):
            self._cut.add(here)

    def common(self, names: Iterable[str]) -> str | None:
        """The newest version that all of these were made from; ROOTS if there is none, None where it cannot be told."""
        names = tuple(names)
        if any(one not in self._places for one in names):
            return None
        reached = {self._places[one]: 0 for one in names}
        for bit, one in enumerate(names):
            reached[self._places[one]] |= 1 << bit
        waiting = [-place for place in reached]
        heapify(waiting)
        whole, cut = (1 << len(names)) - 1, False
        while waiting:
            here = -heappop(waiting)
            if reached[here] == whole:
                return self._names[here]
            cut = cut or here in self._cut
            for above in self._above[here]:
                if above not in reached:
                    heappush(waiting, -above)
                reached[above] = reached.get(above, 0) | reached[here]
        return None if cut else ROOTS
