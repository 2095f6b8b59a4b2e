"""A long text taken apart at its marks, where an earlier version of it was taken apart before.

A version of a list differs from the one before it in a few of its tasks. What is alike is found by comparing blocks of
bytes, and is neither searched nor looked up again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Generic, TypeVar

from checklist.core.value import Value, field

V = TypeVar("V")
BLOCKS = (65536, 1024)
"""How many bytes of two versions are compared at once, first and then."""
STRANGE = 8
"""After so many parts that are not as they were, the rest stands in other places than it did."""


class Apart(Value, Generic[V]):
    """A text from `begin` on, between its marks: where each part ends with the mark behind it, and what it is.

    The first part, before all marks, and the last one, which may hold more than an item, are nothing. `odd` says that
    some of the others are None as well.
    """

    mark: bytes = b"\n"
    data: bytes = b""
    begin: int = 0
    ends: list[int] = field(default_factory=list)
    values: list[V | None] = field(default_factory=list)
    odd: bool = False

    def part(self, at: int) -> bytes:
        """A part by its number."""
        return self.data[self.ends[at - 1] if at else self.begin : self.ends[at] - len(self.mark)]

    def inner(self) -> list[bytes]:
        """All parts but the first and the last."""
        return [self.part(at) for at in range(1, len(self.ends) - 1)]


def take_apart(data: bytes, begin: int, old: Apart[V], make: Callable[[list[bytes]], list[V | None]]) -> Apart[V]:
    """A text from `begin` on, at the same marks as an earlier version; `make` tells what new parts are.

    A mark must begin with a byte that is nowhere else in it, so that no two can overlap.
    """
    stop, last = _alike_behind(data, begin, old)
    ends, values, new = _walked(data, begin, old, stop, last)
    shift = len(data) - len(old.data)
    ends += [end + shift for end in old.ends[last:]] if shift else old.ends[last:]
    values += old.values[last:]
    found = Apart(old.mark, data, begin, ends, values)
    new = [at for at in new if 0 < at < len(ends) - 1]
    for at, one in zip(new, make([found.part(at) for at in new]), strict=True):
        values[at] = one
    odd = any(one is None for one in (values[1:-1] if old.odd else [values[at] for at in new]))
    return Apart(old.mark, data, begin, ends, values, odd)


def _walked(
    data: bytes, begin: int, old: Apart[V], stop: int, last: int
) -> tuple[list[int], list[V | None], list[int]]:
    """The parts from `begin` to `stop`, beside the old ones before `last`: their ends, what they are, which are new."""
    ends: list[int] = []
    values: list[V | None] = []
    new: list[int] = []
    at, there, number = begin, old.begin, 0
    size = len(old.mark)
    while at < stop and len(new) <= STRANGE:
        alike = _alike(data, at, old.data, there, stop - size)
        reached = bisect_right(old.ends, there + alike, number, last)
        if reached > number:
            shift = at - there
            ends += [end + shift for end in old.ends[number:reached]] if shift else old.ends[number:reached]
            values += old.values[number:reached]
            at, there, number = ends[-1], old.ends[reached - 1], reached
            continue
        end = data.find(old.mark, at, stop - size)
        end = stop if end < 0 else end + size
        same = 0 < number < min(last, len(old.ends) - 1) and old.ends[number] - there == end - at
        same = same and old.data.startswith(data[at : end - size], there)
        if not same:
            new.append(len(ends))
        values.append(old.values[number] if same else None)
        ends.append(end)
        at = end
        if number < last:
            there, number = old.ends[number], number + 1
    if at < stop:
        for part in data[at : stop - size].split(old.mark):
            new.append(len(ends))
            at += len(part) + size
            ends.append(at)
            values.append(None)
    return ends, values, new


def _alike(one: bytes, at: int, other: bytes, there: int, stop: int) -> int:
    """How far two texts are alike from two places on, in large blocks and then in small ones."""
    alike = 0
    for size in BLOCKS:
        while at + alike + size <= stop and other.startswith(one[at + alike : at + alike + size], there + alike):
            alike += size
    return alike


def _alike_behind(data: bytes, begin: int, old: Apart[V]) -> tuple[int, int]:
    """Where the parts begin, and with which number, that two texts end with; a part counts with the mark before it."""
    behind, shift, size = 0, len(data) - len(old.data), len(old.mark)
    for block in BLOCKS:
        while behind + block <= min(len(data) - begin, len(old.data) - old.begin):
            stop = len(data) - behind
            if not old.data.endswith(data[stop - block : stop], 0, len(old.data) - behind):
                break
            behind += block
    last = bisect_left(old.ends, len(old.data) - behind + size) + 1
    return (old.ends[last - 1] + shift, last) if last < len(old.ends) else (len(data) + size, len(old.ends))
