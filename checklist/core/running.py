"""What has been so at several reviews running: tasks red or yellow, units last of their group."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence, Set

from checklist.core.assess import Assessment
from checklist.core.family import Key
from checklist.core.model import Light
from checklist.core.policy import Consequence, Rung
from checklist.core.value import Value, field

Found = Set[Hashable]


class Runs(Value):
    """At how many review days running, newest first: tasks red, or not better than yellow; units last, or first."""

    reds: Counter[Key] = field(default_factory=Counter)
    yellows: Counter[Key] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)


NO_RUNS = Runs()


Asking = Rung | Consequence
"""What may ask how often something was so: of a consequence its counts are of now."""


def times(one: Asking, name: str) -> int:
    """At how many reviews running something is to have been so; 0 where that is not asked."""
    if isinstance(one, Consequence) and name not in ("first", "last"):
        return 0
    return getattr(one, name, None) or 0


def asked_back(asking: Iterable[Asking]) -> int:
    """As many reviews as are asked about."""
    return max((times(one, name) for one in asking for name in FINDERS), default=0)


def runs(reviews: Iterable[Assessment], asking: Sequence[Asking]) -> Runs:
    """What is asked for of the same lists judged at the review days, newest first; no further back than it goes.

    A review is asked for only while there is something that was so at all reviews after it.
    """
    asked: dict[str, Callable[[Assessment], Found]] = {
        name: find for name, find in FINDERS.items() if any(times(one, name) for one in asking)
    }
    counts: dict[str, Counter[Hashable]] = {name: Counter() for name in asked}
    still: dict[str, Found] = {}
    for each in reviews:
        for name in [name for name in asked if still.get(name, name)]:
            found = asked[name](each)
            still[name] = found & still[name] if name in still else found
            counts[name].update(still[name])
        if not any(still.values()):
            break
    return Runs(**counts)  # type: ignore[arg-type]


def _reds(of: Assessment) -> Found:
    return {one.key for one in of.tasks if one.light is Light.RED}


def _yellows(of: Assessment) -> Found:
    return {one.key for one in of.tasks if one.light in (Light.RED, Light.YELLOW)}


def _last(of: Assessment) -> Found:
    return _at_end(of, max)


def _first(of: Assessment) -> Found:
    return _at_end(of, min)


def _at_end(of: Assessment, end: Callable[[Iterable[int]], int]) -> Found:
    """The units in the first or the last place of their group, where more than one place is given."""
    from checklist.core.score import standings

    places: dict[str, dict[str, int]] = {}
    for one in standings(of, "owner", of.tasks):
        if one.rank is not None:
            places.setdefault(one.group, {})[one.name] = one.rank
    ends = {group: end(held.values()) for group, held in places.items() if len(set(held.values())) > 1}
    return {name for group, place in ends.items() for name, rank in places[group].items() if rank == place}


FINDERS: dict[str, Callable[[Assessment], Found]] = {
    "reds": _reds,
    "yellows": _yellows,
    "last": _last,
    "first": _first,
}
