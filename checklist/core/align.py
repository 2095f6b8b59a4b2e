"""Which item of one sequence became which of another: equal ones, then those of one name, then those much alike."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]


def align(
    before: Sequence[T],
    after: Sequence[T],
    name: Callable[[T], Hashable],
    alike: Callable[[T, T], bool],
    same: Callable[[T], Hashable] = lambda item: item,
) -> tuple[Pair, ...]:
    """The places of items that go together, (before, after), sorted by the second; all other items came or went.

    `same` says by what two items are equal, `name` by what they are the same thing though it may say something else
    now, `alike` whether two that share no name say so much the same that one is the other rewritten. An equal item
    that has moved is found as well. The time taken grows with the number of items and not faster.
    """
    head = 0
    least = min(len(before), len(after))
    while head < least and same(before[head]) == same(after[head]):
        head += 1
    tail = 0
    while tail < least - head and same(before[-1 - tail]) == same(after[-1 - tail]):
        tail += 1
    found = [(at, at) for at in range(head)]
    found += [(len(before) - tail + at, len(after) - tail + at) for at in range(tail)]
    left: Sequence[int] = range(head, len(before) - tail)
    right: Sequence[int] = range(head, len(after) - tail)
    for key in (same, name):
        pairs = list(_by_key(((at, key(before[at])) for at in left), ((at, key(after[at])) for at in right)))
        found += pairs
        left, right = _without(left, {one for one, _ in pairs}), _without(right, {one for _, one in pairs})
    for here, there in _gaps(found, left, right):
        found += _in_step(here, there, lambda one, other: alike(before[one], after[other]))
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _by_key(before: Iterable[tuple[int, Hashable]], after: Iterable[tuple[int, Hashable]]) -> Iterable[Pair]:
    """Those with the same key; of several the first goes with the first."""
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for at, key in before:
        places[key].append(at)
    for at, key in after:
        if places[key]:
            yield places[key].popleft(), at


def _without(places: Iterable[int], taken: set[int]) -> list[int]:
    return [at for at in places if at not in taken]


def _gaps(found: list[Pair], left: Sequence[int], right: Sequence[int]) -> Iterable[tuple[list[int], list[int]]]:
    """What is left of either side, by the found pair it stands behind; pairs that moved past others count for none."""
    if not left or not right:
        return
    ordered = sorted(found, key=lambda pair: pair[1])
    still = staying([one for one, _ in ordered])
    kept = [pair for pair in ordered if pair[0] in still]
    gaps: list[tuple[list[int], list[int]]] = [([], []) for _ in range(len(kept) + 1)]
    for side, places in enumerate((left, right)):
        edges = [pair[side] for pair in kept]
        for at in places:
            gaps[bisect_left(edges, at)][side].append(at)
    yield from gaps


def _in_step(left: Iterable[int], right: Iterable[int], alike: Callable[[int, int], bool]) -> Iterable[Pair]:
    """What is left, walked through side by side; where two are not alike, the side with more of them goes on alone."""
    befores, afters = deque(left), deque(right)
    while befores and afters:
        if alike(befores[0], afters[0]):
            yield befores.popleft(), afters.popleft()
            continue
        ahead = len(befores) - len(afters)
        if ahead >= 0:
            befores.popleft()
        if ahead <= 0:
            afters.popleft()


def staying(places: Sequence[int]) -> frozenset[int]:
    """The most of some places that stand in rising order: what need not move when the rest is put around it."""
    ends: list[int] = []
    tops: list[int] = []
    below: list[int] = []
    for at, place in enumerate(places):
        spot = bisect_left(ends, place)
        below.append(tops[spot - 1] if spot else -1)
        ends[spot : spot + 1] = [place]
        tops[spot : spot + 1] = [at]
    found = []
    at = tops[-1] if tops else -1
    while at >= 0:
        found.append(places[at])
        at = below[at]
    return frozenset(found)
