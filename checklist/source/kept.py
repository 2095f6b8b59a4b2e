"""A memory for what is made of keys again and again, that forgets what nobody asks for any more."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class Kept(Generic[K, V]):
    """What was made of some keys; of no key is None made."""

    def __init__(self) -> None:
        self._now: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def all(self, keys: Sequence[K], of: Sequence[T], make: Callable[[T], V]) -> list[V]:
        """What is made of the things that go by some keys; what was made before is not made again."""
        now, before = self._now, self._before
        found = list(map(now.get, keys))
        for at in [at for at, one in enumerate(found) if one is None]:
            key = keys[at]
            value = now.get(key, before.get(key))
            now[key] = found[at] = make(of[at]) if value is None else value
        return found  # type: ignore[return-value]  # none is None any more

    def one(self, key: K, make: Callable[[], V]) -> V:
        """The same of one key."""
        value = self._now.get(key, self._before.get(key))
        value = make() if value is None else value
        self._now[key] = value
        return value

    def age(self, most: int) -> None:
        """Where there is more than this, what is not asked for before it is as much again is forgotten."""
        if len(self._now) > most:
            self._before, self._now = self._now, {}
