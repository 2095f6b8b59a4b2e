"""What has been so at several reviews running: tasks red or yellow, units last of their group."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Set

from checklist.core.assess import Assessment
from checklist.core.family import Key
from checklist.core.model import Light
from checklist.core.policy import Rung
from checklist.core.value import Value, field

Found = Set[Hashable]


class Runs(Value):
    """At how many review days running, from the newest back: each task red, no better than yellow; each unit last."""

    reds: Counter[Key] = field(default_factory=Counter)
    yellows: Counter[Key] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)


NO_RUNS = Runs()


def asked_back(ladder: Iterable[Rung]) -> int:
    """As many reviews as the rungs ask about."""
    return max((max(rung.reds or 0, rung.yellows or 0, rung.last or 0) for rung in ladder), default=0)


def runs(reviews: Iterable[Assessment], ladder: Iterable[Rung]) -> Runs:
    """What the rungs ask for of the same lists judged at the review days, newest first; no further back than it goes.

    A review is asked for only while there is something that was so at all reviews after it.
    """
    asked: dict[str, Callable[[Assessment], Found]] = {
        name: find for name, find in FINDERS.items() if any(getattr(rung, name) for rung in ladder)
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
    """The units in the last place of their group, where more than one place is given."""
    from checklist.core.score import standings

    places: dict[str, dict[str, int]] = {}
    for one in standings(of, "owner", of.tasks):
        if one.rank is not None:
            places.setdefault(one.group, {})[one.name] = one.rank
    ends = {group: max(held.values()) for group, held in places.items() if len(set(held.values())) > 1}
    return {name for group, end in ends.items() for name, rank in places[group].items() if rank == end}


FINDERS: dict[str, Callable[[Assessment], Found]] = {"reds": _reds, "yellows": _yellows, "last": _last}
