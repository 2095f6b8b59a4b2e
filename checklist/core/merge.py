"""Two versions of a list made one, beside the version both began with: task by task, field by field, item by item.

What only one side said otherwise is taken; what both said otherwise, and not alike, is a clash. Two decisions that move
one thing clash too: each tells from where it was moved. Nothing is renumbered.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Any

from checklist.core.align import align
from checklist.core.compare import ITEMS, NAMES, NESTED, PAIRS, Order, Route, compare, fields_of, much_alike
from checklist.core.model import Act, Decision, Milestone, Section, TaskList
from checklist.core.value import Value, replace

CHANGED, DELETED, ADDED, TOGETHER = "changed", "deleted", "added", "together"
ONCE = (Milestone, Section)
"""Of these no two may go by one name."""


MOVED = {
    Act.EXTEND: ("due",),
    Act.TRANSFER: ("owner",),
    Act.CLOSE: ("status",),
    Act.PAUSE: ("status",),
    Act.CANCEL: ("status",),
    Act.REOPEN: ("status", "due"),
    Act.RESUME: ("status", "due"),
}
"""What a decision moves; a retarget the field it names."""


class Clash(Value):
    """Where both sides say something else: of which task (`""`: the head), where in it, and what each says.

    `how` is CHANGED; DELETED, where one side has taken away what the other has changed; ADDED, where both have made
    something of the same name, and not the same; TOGETHER, where each could hold, but not beside the other.
    """

    task: str
    route: Route
    base: Any
    ours: Any
    theirs: Any
    how: str = CHANGED


class Merged(Value):
    """The merged list twice: with our side of every clash, and with theirs. The same list where nothing clashes."""

    ours: TaskList
    theirs: TaskList
    clashes: tuple[Clash, ...] = ()


class Twofold(ValueError):  # noqa: N818 -- said as what is so
    """Two tasks of one list go by the same id, so nobody can say which is which."""


class _Nothing:
    """What stands where there is nothing; equal to itself alone."""


NOTHING = _Nothing()
Both = tuple[Any, Any]
"""What is there with our side of every clash, and with theirs."""


def merge(base: TaskList, ours: TaskList, theirs: TaskList, *, undecided: bool = False) -> Merged:
    """The lists merged; Twofold where an id stands twice in one of them.

    What clashes and is `undecided` is as it was before both.
    """
    for one in (base, ours, theirs):
        if len({task.id for task in one.tasks}) < len(one.tasks):
            raise Twofold(one.id)
    merging = _Merging("", undecided)
    heads = merging.value((), *(replace(one, tasks=()) for one in (base, ours, theirs)))
    rows: list[Both] = []
    clashes = list(merging.clashes)
    was, mine, yours = ({task.id: task for task in one.tasks} for one in (base, ours, theirs))
    for name in _order(tuple(was), tuple(mine), tuple(yours)):
        merging = _Merging(name, undecided)
        rows.append(merging.thing((), *(side.get(name, NOTHING) for side in (was, mine, yours))))
        clashes += merging.clashes
    tasks = [tuple(row[at] for row in rows if row[at] is not NOTHING) for at in (0, 1)]
    return Merged(replace(heads[0], tasks=tasks[0]), replace(heads[1], tasks=tasks[1]), tuple(clashes))


def merge_without(
    base: TaskList, ours: TaskList, theirs: TaskList, tasks: Collection[str], but: Collection[str] = ()
) -> Merged:
    """The lists merged as if theirs had not changed these tasks, `but` for some fields; what it has clashes TOGETHER.

    Where `tasks` hold `""`, nothing of theirs is taken. What clashes in itself is told as `merge` tells it.
    """
    whole = "" in tasks
    clashes = list(merge(base, ours, theirs).clashes)
    told = {(one.task, one.route) for one in clashes}
    also = [(one.task, one.route[:1], one.after) for one in compare(base, ours)]
    for one in compare(base, theirs):
        taken = not whole and (one.task not in tasks or one.route[:1] in {(name,) for name in but})
        said = {(one.task, one.route), (one.task, ())} & told or (one.task, one.route[:1], one.after) in also
        if not (taken or said or isinstance(one.after, Order)):
            clashes.append(Clash(one.task, one.route, one.before, one.before, one.after, TOGETHER))
    if whole:
        return Merged(ours, ours, tuple(clashes))
    found = merge(base, ours, _lesser(base, theirs, tasks, but))
    return Merged(found.ours, found.theirs, tuple(clashes))


def _lesser(base: TaskList, theirs: TaskList, tasks: Collection[str], but: Collection[str]) -> TaskList:
    """Theirs without what they have changed in these tasks, `but` for some fields."""
    was = {task.id: task for task in base.tasks}
    held = {
        one.id: replace(was[one.id], **{name: getattr(one, name) for name in but})
        for one in theirs.tasks
        if one.id in tasks and one.id in was
    }
    return replace(theirs, tasks=tuple(held.get(one.id, one) for one in theirs.tasks))


class _Merging:
    """The merge of one task, or of a head."""

    def __init__(self, task: str, undecided: bool) -> None:
        self.task = task
        self.undecided = undecided
        self.clashes: list[Clash] = []

    def clash(self, route: Route, base: Any, ours: Any, theirs: Any, how: str = CHANGED) -> Both:
        self.clashes.append(Clash(self.task, route, _told(base), _told(ours), _told(theirs), how))
        return (base, base) if self.undecided else (ours, theirs)

    def thing(self, route: Route, base: Any, ours: Any, theirs: Any) -> Both:
        """What may be there or not: a task, an item, a pair."""
        if ours is not NOTHING and theirs is not NOTHING and _same(ours, theirs):
            return ours, ours
        if _same(ours, base):
            return theirs, theirs
        if _same(theirs, base):
            return ours, ours
        if base is NOTHING:
            return self.clash(route, base, ours, theirs, ADDED)
        if ours is NOTHING or theirs is NOTHING:
            return self.clash(route, base, ours, theirs, DELETED)
        return self.value(route, base, ours, theirs)

    def value(self, route: Route, base: Any, ours: Any, theirs: Any) -> Both:
        """What is there on all sides: field by field, if it has fields."""
        if ours == theirs or theirs == base:
            return ours, ours
        if ours == base:
            return theirs, theirs
        if not (isinstance(ours, Value) and type(base) is type(ours) is type(theirs)):
            return self.clash(route, base, ours, theirs)
        new: list[dict[str, Any]] = [{}, {}]
        for name in fields_of(type(ours)):
            found = self.field((*route, name), name, *(getattr(one, name) for one in (base, ours, theirs)))
            for side, said in zip(new, found, strict=True):
                side[name] = said
        return replace(ours, **new[0]), replace(ours, **new[1])

    def field(self, route: Route, name: str, base: Any, ours: Any, theirs: Any) -> Both:
        """One field on all sides."""
        if name in ITEMS:
            return self.items(route, base, ours, theirs)
        if name in PAIRS and all(len(dict(one)) == len(one) for one in (base, ours, theirs)):
            return self.pairs(route, dict(base), dict(ours), dict(theirs))
        nested = isinstance(ours, NESTED) and isinstance(theirs, NESTED) and isinstance(base, NESTED)
        return self.value(route, base, ours, theirs) if nested else self.plain(route, base, ours, theirs)

    def plain(self, route: Route, base: Any, ours: Any, theirs: Any) -> Both:
        """One word, day or figure."""
        if ours == theirs or theirs == base:
            return ours, ours
        return (theirs, theirs) if ours == base else self.clash(route, base, ours, theirs)

    def pairs(self, route: Route, base: dict[Any, Any], ours: dict[Any, Any], theirs: dict[Any, Any]) -> Both:
        """Names and what stands under them."""
        found: list[tuple[Any, Both]] = []
        for name in _order(tuple(base), tuple(ours), tuple(theirs)):
            three = tuple(side.get(name, NOTHING) for side in (base, ours, theirs))
            found.append((name, self.thing((*route, name), *three)))
        mine, yours = (tuple((name, two[at]) for name, two in found if two[at] is not NOTHING) for at in (0, 1))
        return mine, yours

    def items(self, route: Route, base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> Both:
        """Rows of updates, decisions, milestones, sections: each goes with what it was."""
        if ours == theirs or theirs == base:
            return ours, ours
        if ours == base:
            return theirs, theirs
        named = NAMES[type(next(one for side in (base, ours, theirs) for one in side))]
        mine, yours = (_keys(base, side, named, tag) for side, tag in ((ours, "ours"), (theirs, "theirs")))
        _meet(ours, mine, theirs, yours, named)
        sides = dict(enumerate(base)), dict(zip(mine, ours, strict=True)), dict(zip(yours, theirs, strict=True))
        rows: list[Both] = []
        for key in _order(tuple(range(len(base))), tuple(mine), tuple(yours)):
            rows.append(self.thing((*route, len(rows)), *(side.get(key, NOTHING) for side in sides)))
        found = [tuple(row[at] for row in rows if row[at] is not NOTHING) for at in (0, 1)]
        in_time = all(_in_time(one) for one in (ours, theirs))
        return (_by_day(found[0]), _by_day(found[1])) if in_time else (found[0], found[1])


def _same(one: Any, other: Any) -> bool:
    return one is other if NOTHING in (one, other) else bool(one == other)


def _told(value: Any) -> Any:
    return None if value is NOTHING else value


def _keys(base: Sequence[Any], side: Sequence[Any], named: Callable[[Any], Hashable], tag: str) -> list[Any]:
    """A key for each item of a side: the place of the one it was, or one of its own."""
    was = {now: before for before, now in align(base, side, named, much_alike)}
    return [was.get(at, (tag, at)) for at in range(len(side))]


def _meet(
    ours: Sequence[Any], mine: list[Any], theirs: Sequence[Any], yours: list[Any], named: Callable[[Any], Hashable]
) -> None:
    """New items of both sides that say the same, move the same, or may stand there once only, go by one key."""
    waiting = {key: at for at, key in enumerate(mine) if isinstance(key, tuple)}
    for at, key in enumerate(yours):
        if not isinstance(key, tuple):
            continue
        one = theirs[at]
        for found, place in waiting.items():
            alike = isinstance(one, ONCE) and named(ours[place]) == named(one)
            if ours[place] == one or alike or _moved_by(ours[place]) & _moved_by(one):
                yours[at] = found
                del waiting[found]
                break


def _moved_by(one: Any) -> frozenset[str]:
    """What a decision moves, so that another one that moves the same cannot stand beside it unseen."""
    if not isinstance(one, Decision):
        return frozenset()
    if one.act is Act.RETARGET:
        return frozenset((one.field,))
    moved = MOVED.get(one.act, ())
    return frozenset(moved if one.after else moved[:1])


def _order(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> Iterable[Any]:
    """All keys, as the side that has changed the order has them (ours, if both have); others behind what they follow.

    What both have put behind the same one stands ours first.
    """
    lead, other = (theirs, ours) if _moved(base, theirs) and not _moved(base, ours) else (ours, theirs)
    order = list(lead)
    there = set(order)
    own = there.difference(base)
    before: Any = NOTHING
    for key in other:
        if key not in there:
            at = order.index(before) + 1 if before in there else 0
            while at < len(order) and order[at] in own:
                at += 1
            order.insert(at, key)
            there.add(key)
        before = key
    return order


def _moved(base: Sequence[Any], side: Sequence[Any]) -> bool:
    """Do the keys that are left of the base stand in another order?"""
    places = {key: at for at, key in enumerate(base)}
    left = [places[key] for key in side if key in places]
    return left != sorted(left)


def _in_time(items: Sequence[Any]) -> bool:
    """Are they dated, each no earlier than the one before?"""
    days = [getattr(one, "on", None) for one in items]
    return all(day is not None for day in days) and days == sorted(days, key=lambda day: day or 0)


def _by_day(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda one: one.on))
