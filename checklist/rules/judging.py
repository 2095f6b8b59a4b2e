"""The settings by which everybody is judged or told of it: which are others than before, and what they say."""

from collections.abc import Hashable, Iterator
from typing import Any

from checklist.core.calendar import Cadence
from checklist.core.compare import Change
from checklist.core.message import Named, say
from checklist.core.model import Unit, Units
from checklist.core.policy import Channel, Policy, Workspace
from checklist.core.settle import meaning
from checklist.core.value import Value, names_of, replace
from checklist.source.noticing import NOTICES
from checklist.source.records import Record, heading, with_key
from checklist.source.reviewing import REVIEW
from checklist.source.settings import CONFIG, LIGHTS

PLAIN = ("expect", "unmeasured", "returns", "stages", "rates", "ladder", "extensions", "evidence")
DAYS = ("calendar", "holidays", "workdays")
INSIDE: dict[str, Record] = {"lights": LIGHTS, "review": REVIEW, "notices": NOTICES}
"""The settings that hold several, and where those are named."""


class Setting(Value):
    """A setting that is another one, by the keys that lead to it, and what it said and says."""

    path: tuple[str, ...]
    before: Hashable = None
    after: Hashable = None

    @property
    def named(self) -> Any:
        """What it is called."""
        first, *rest = self.path
        field = CONFIG.index.get(first) or NOTICES.index.get(first)
        name = with_key(heading(field)) if field else Named(first)
        inside = INSIDE[first].index.get(rest[0]) if rest else None
        return say("diff.inside", field=name, inside=(with_key(heading(inside)),)) if inside else name

    @property
    def change(self) -> Change:
        """It as a change, with what can be told of it in a cell."""
        return Change("", self.path, *(told(one) for one in self.sides))

    @property
    def sides(self) -> tuple[Any, Any]:
        """What it said and says; of several things only those that differ."""
        was, now = self.before, self.after
        if isinstance(was, tuple) and isinstance(now, tuple):
            return tuple(one for one in was if one not in now), tuple(one for one in now if one not in was)
        return was, now

    @property
    def values(self) -> dict[str, Any]:
        """What it is called, and from what to what, as far as a sentence can say it."""
        before, after = (told(one) for one in self.sides)
        nothing = say("audit.nothing")
        if before == after:
            before, after = say("audit.as_it_was"), say("audit.otherwise")
        return {"field": self.named, "before": before or nothing, "after": after or nothing}


def told(value: Any) -> Any:
    """A value as a sentence has it: what has a name by that."""
    if isinstance(value, bool):
        return say("audit.on" if value else "audit.off")
    if isinstance(value, tuple):
        return tuple(filter(None, map(told, value))) or None
    if isinstance(value, Cadence) or not isinstance(value, Value):
        return None if value == "" else value
    return next((getattr(value, name) for name in ("title", "name", "on", "what") if getattr(value, name, None)), None)


def differing(before: Workspace, after: Workspace) -> Iterator[Setting]:
    """The settings by which everybody is judged that are others now; a review day that is added changes nothing."""
    if before is after:
        return
    was, now = (as_judged(one.policy) for one in (before, after))
    yield from _each(was, now, PLAIN)
    yield from (replace(one, path=("lights", *one.path)) for one in _each(was.lights, now.lights))
    days = {(one.on, one.as_of) for one in now.review.days}
    kept = all((one.on, one.as_of) in days for one in was.review.days)
    for one in _each(was.review, now.review):
        if one.path != ("days",) or not kept:
            yield replace(one, path=("review", *one.path))
    yield from (replace(one, path=("notices", *one.path)) for one in _each(was.notices, now.notices, ("consequences",)))
    unreached = tuple(one.name for one in was.units.all if reached(one, was.notices.channels))
    left = tuple(one for one in unreached if not reached(now.units.known.get(one, Unit(one)), now.notices.channels))
    if left:
        yield Setting(("notices", "channels"), left, ())
    yield from _each(before, after, DAYS)
    if after.publish.only != before.publish.only:
        yield Setting(("publish",), before.publish.only, after.publish.only)
    if not _still(was.units, now.units):
        yield Setting(("units",))


def as_judged(policy: Policy) -> Policy:
    """A policy without what only says how something is called, or why it is so."""
    ladder = tuple(replace(one, title="", english="", colour="") for one in policy.ladder)
    plus = tuple(replace(one, reason="") for one in policy.review.plus)
    return replace(policy, ladder=ladder, review=replace(policy.review, plus=plus))


def _each(was: Value, now: Value, names: tuple[str, ...] = ()) -> Iterator[Setting]:
    """The fields that are otherwise; of all, if none is named."""
    for name in names or names_of(type(was)):
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield Setting((name,), before, after)


def reached(unit: Unit, channels: tuple[Channel, ...]) -> bool:
    """Is there a channel over which a unit gets its notices?"""
    return any(not one.units or {unit.name, *unit.also}.intersection(one.units) for one in channels)


def _still(before: Units, after: Units) -> bool:
    """Is every unit, whatever it is called now, one unit under all its names, and ranked with the same others?"""
    if before is after or before.all == after.all:
        return True
    meant: dict[str, str] = {}
    for unit in before.all:
        now = after.known.get(unit.name)
        if now is None or now.group != unit.group or now.up != meaning(unit.up, after):
            return False
        if now.name in meant.values() or any(after.known.get(one, now) is not now for one in unit.also):
            return False
        meant[unit.name] = now.name
    return True
