"""What is different between two versions of a list, as changes; and changes put into a list."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter, is_not
from typing import Any

from checklist.core.align import align
from checklist.core.model import Decision, Defaults, Measure, Milestone, Period, Section, Stage, Task, TaskList, Update
from checklist.core.value import Value, names_of, replace, unsaid

ID = attrgetter("id")
Step = str | int
Route = tuple[Step, ...]
"""How to walk from a task (or from a list) to a value: attributes of the model, places in tuples, names in pairs."""

NAMES: dict[type[Value], Callable[[Any], Hashable]] = {
    Update: lambda one: (one.on, one.by),
    Decision: lambda one: (one.on, one.act),
    Milestone: lambda one: one.title,
    Section: lambda one: one.name,
}
"""What stands in a row of such: an item that is rewritten is still the same one if this agrees."""
ITEMS = frozenset(("updates", "decisions", "milestones", "sections"))
PAIRS = frozenset(("roles", "amounts", "counts", "stages", "extra", "targets"))
NESTED = (Period, Defaults, Measure, Stage)


class Order(Value):
    """In which order things stand: tasks by id, pairs by name, items by the place each had just before."""

    names: tuple[Step, ...]


class Change(Value):
    """One difference: of which task (`""`: the list's own head), where in it, and what it was and is.

    `before` is None for what was not there, `after` for what is no more. A whole task has the route `()`. Where only
    the order is another, both are an `Order`: a judge may pass that over. Of several tasks with one id `nth` says
    which, counted from 0. A list of changes holds one after the other: a place counts what the ones before have left.
    """

    task: str
    route: Route
    before: Any
    after: Any
    nth: int = 0


class Outdated(ValueError):  # noqa: N818 -- said as what is so
    """A change does not fit: what it says was there is not. `change` is the one, `found` what is there instead."""

    def __init__(self, change: Change, found: Any = None) -> None:
        super().__init__(f"{change.task} {change.route}")
        self.change = change
        self.found = found


Difference = tuple[Route, Any, Any]


def compare(before: TaskList, after: TaskList) -> tuple[Change, ...]:
    """The changes that make one list of the other: the head's, tasks that went, changed and came, then their order."""
    if before is after:
        return ()
    heads = (replace(one, tasks=()) for one in (before, after))
    return (*(Change("", *one) for one in differences(*heads)), *_tasks(before.tasks, after.tasks))


def differences(before: Value, after: Value) -> Iterator[Difference]:
    """Where two values of one type differ, in the order of their fields, and what each says there."""
    for name, blank in fields_of(type(before)).items():
        was, now = getattr(before, name), getattr(after, name)
        if was is now or was == now:
            continue
        if name in ITEMS:
            yield from _items(name, was, now)
        elif name in PAIRS:
            yield from _pairs(name, was, now)
        elif type(was) is type(now) and isinstance(was, NESTED):
            yield from _below((name,), was, now)
        else:
            yield (name,), None if was == blank else was, None if now == blank else now


@lru_cache
def fields_of(of: type[Value]) -> dict[str, Any]:
    """A value's fields, each with what it holds where nothing is said; None where something must be."""
    blank = unsaid(of)
    return {name: blank.get(name) for name in names_of(of)}


def _below(route: Route, before: Value, after: Value) -> Iterator[Difference]:
    for steps, was, now in differences(before, after):
        yield (*route, *steps), was, now


def _items(name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Difference]:
    """Items that went, the last first; another order of those left; items that came; what changed in the others."""
    named = NAMES[type((before or after)[0])]
    pairs = align(before, after, named, much_alike)
    stays = {was for was, _ in pairs}
    for at in reversed(range(len(before))):
        if at not in stays:
            yield (name, at), before[at], None
    left = {at: place for place, at in enumerate(sorted(stays))}
    order = tuple(left[was] for was, _ in pairs)
    if order != tuple(range(len(order))):
        yield (name,), Order(tuple(range(len(order)))), Order(order)
    kept = {now for _, now in pairs}
    for at in range(len(after)):
        if at not in kept:
            yield (name, at), None, after[at]
    for was, now in pairs:
        yield from _below((name, now), before[was], after[now])


def much_alike(one: Value, other: Value) -> bool:
    """Do two values say at least half of what they say in the same words?"""
    said = same = 0
    for name, blank in fields_of(type(one)).items():
        was, now = getattr(one, name), getattr(other, name)
        if was != blank or now != blank:
            said += 1
            same += was == now
    return said > 0 and 2 * same >= said


def _pairs(name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Difference]:
    was, now = dict(before), dict(after)
    if len(was) < len(before) or len(now) < len(after):
        yield (name,), before or None, after or None
        return
    for one in was:
        if one not in now:
            yield (name, one), was[one], None
    for one, value in now.items():
        held = was.get(one)
        if held == value:
            continue
        if isinstance(held, NESTED) and isinstance(value, NESTED):
            yield from _below((name, one), held, value)
        else:
            yield (name, one), held, value
    order = (*(one for one in was if one in now), *(one for one in now if one not in was))
    if order != tuple(now):
        yield (name,), Order(order), Order(tuple(now))


def _tasks(before: tuple[Task, ...], after: tuple[Task, ...]) -> Iterator[Change]:
    """Walked in step as far as the ids agree, which is mostly to the end; only what differs is looked at."""
    differing, step = in_step(before, after)
    pairs = [(at, at) for at in differing if before[at] != after[at]]
    if step < max(len(before), len(after)):
        yield from _out_of_step(before, after, step, pairs)
    elif pairs:
        yield from _changed(before, after, pairs, _numbered(before))


def in_step(before: tuple[Task, ...], after: tuple[Task, ...]) -> tuple[list[int], int]:
    """How far the same ids stand at the same places, and where up to there not the very same value does."""
    differing: list[int] = []
    for at in others(before, after):
        if before[at].id != after[at].id:
            return differing, at
        differing.append(at)
    return differing, min(len(before), len(after))


def others(before: tuple[Task, ...], after: tuple[Task, ...]) -> Iterator[int]:
    """The places at which not the very same value stands, as far as both go; the others are not looked at."""
    return compress(count(), map(is_not, before, after))


def _out_of_step(
    before: tuple[Task, ...], after: tuple[Task, ...], step: int, differing: list[tuple[int, int]]
) -> Iterator[Change]:
    """What changed where, from some place on, not the same ids stand at the same places."""
    names, now_names = _numbered(before), _numbered(after)
    places = {name: at for at, name in enumerate(now_names[step:], step)}
    pairs = [(at, places[name]) for at, name in enumerate(names[step:], step) if name in places]
    stays = {names[at] for at, _ in pairs}
    for at in reversed(range(step, len(before))):
        if names[at] not in stays:
            yield Change(names[at][0], (), before[at], None, names[at][1])
    yield from _changed(before, after, differing + pairs, names)
    came = [at for at in range(step, len(after)) if now_names[at] not in stays]
    for at in came:
        yield Change(now_names[at][0], (), None, after[at], now_names[at][1])
    stood = [*names[:step], *(names[at] for at, _ in pairs), *(now_names[at] for at in came)]
    if stood != now_names:
        yield Change("", ("tasks",), _order(stood), _order(now_names))


def _order(names: list[tuple[str, int]]) -> Order:
    return Order(tuple(name for name, _ in names))


def _changed(
    before: tuple[Task, ...], after: tuple[Task, ...], pairs: Iterable[tuple[int, int]], names: list[tuple[str, int]]
) -> Iterator[Change]:
    """What changed in the tasks at some places, before and after."""
    for was, now in pairs:
        if before[was] is after[now] or before[was] == after[now]:
            continue
        name, nth = names[was]
        for one in differences(before[was], after[now]):
            yield Change(name, *one, nth)


def _numbered(tasks: tuple[Task, ...]) -> list[tuple[str, int]]:
    """Every task's id, and the how many-th of that id it is, from 0."""
    ids = list(map(ID, tasks))
    if len(set(ids)) == len(ids):
        return [(one, 0) for one in ids]
    counts: defaultdict[str, count[int]] = defaultdict(count)
    return [(one, next(counts[one])) for one in ids]
