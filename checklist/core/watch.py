"""Work that somebody may watch: what is gone through one by one is handed on through a watcher, which may count it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Hands items on as they are asked for. `doing` says what is done with them, `total` how many there will be.

    A total of 0 stands for a number that is not known.
    """

    def __call__(self, items: Iterable[T], doing: str, total: int, /) -> Iterable[T]: ...


def unwatched(items: Iterable[T], _doing: str, _total: int, /) -> Iterable[T]:
    """Nobody watches."""
    return items
