"""Rules of meaning for numbers beside each other: a place and out of how many, counts and what they are a part of."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checklist.core.indicators import numbers, read_place
from checklist.core.model import Task
from checklist.core.sets import NESTED
from checklist.core.stages import BUILT
from checklist.rules.registry import Finding, at, rule
from checklist.source.tree import Route


@rule("E257", Task, needs=("updates",))
def place_that_is_none(task: Task) -> Iterator[Finding]:
    """A place that there cannot be: none at all, or one behind the last.

    The first place is 1, and of 13 the last one is 13. No move is reckoned from such a place.

    ```yaml bad
    tasks:
      - {id: 1, title: Raise the revenue, owner: Works, updates: [{on: 2026-03-31, text: Steady, place: 14/13}]}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Raise the revenue, owner: Works, updates: [{on: 2026-03-31, text: Steady, place: 4/13}]}
    ```
    """
    for index, update in enumerate(task.updates):
        if numbers(update.place) and read_place(update.place, update.on).at is None:
            yield at("updates", index, "place", place=update.place)


@rule("W258", Task, needs=("updates",))
def place_in_words(task: Task) -> Iterator[Finding]:
    """A place without a number.

    It is printed as it is, but nobody can reckon how it has moved. What is to be said beside the place goes in `text`.

    ```yaml bad
    tasks:
      - {id: 1, title: Raise the revenue, owner: Works, updates: [{on: 2026-03-31, text: Steady, place: abc}]}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Raise the revenue, owner: Works, updates: [{on: 2026-03-31, text: Steady, place: 3rd of 13}]}
    ```
    """
    for index, update in enumerate(task.updates):
        if update.place and not numbers(update.place):
            yield at("updates", index, "place", place=update.place)


@rule("W259", Task)
def more_than_the_whole(task: Task) -> Iterator[Finding]:
    """A count that is greater than the count of what it is a part of.

    What is closed is done, what is completed was started, and all of it is among all. A rate that needs both numbers
    leaves such a row out. (More may be done than was due: somebody was early.)

    ```yaml bad
    tasks:
      - {id: 1, title: Answer petitions, owner: Works, counts: {all: 10, done: 50}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Answer petitions, owner: Works, counts: {all: 50, done: 10}}
    ```
    """
    for route, counts in _rows(task):
        for inner, outer in _parts(counts):
            if counts[inner] > counts[outer]:
                yield at(*route, inner, inner=inner, count=counts[inner], outer=outer, of=counts[outer])


def _rows(task: Task) -> Iterator[tuple[Route, Mapping[str, Decimal]]]:
    """Everything counted at one time, and where it stands."""
    yield ("counts",), dict(task.counts)
    yield from ((("updates", index, "counts"), dict(one.counts)) for index, one in enumerate(task.updates))


def _parts(counts: Mapping[str, Decimal]) -> Iterator[tuple[str, str]]:
    """Each set that is counted and the next larger one that is, too."""
    found: dict[str, str] = {}
    for chain in NESTED:
        here = [name for name in chain if name in counts]
        for place, inner in enumerate(here):
            for outer in here[:place]:
                if _is_whole(outer):
                    found[inner] = outer
    yield from found.items()


def _is_whole(name: str) -> bool:
    """Is what stands after this set in its chain always a part of it? One may be early, or pass over a contract."""
    kind, _, stage = name.partition(".")
    return stage in BUILT if kind == "stage" else name != "due"
