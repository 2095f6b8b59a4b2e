"""Changes put into a list, one after the other; each must find what it says was there."""

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Any

from checklist.core.compare import ITEMS, PAIRS, Change, Order, Outdated, Route, Step, fields_of
from checklist.core.model import Task, TaskList
from checklist.core.value import Value, replace


def amend(task_list: TaskList, changes: Iterable[Change]) -> TaskList:
    """The list with the changes made; `Outdated` for one that does not find what it says was there."""
    return traced(task_list, changes)[0]


def traced(task_list: TaskList, changes: Iterable[Change]) -> tuple[TaskList, tuple[int | None, ...]]:
    """The amended list, and for each of its tasks the place it had in the list before; None for one that came."""
    head = task_list
    rows = _Rows(task_list.tasks)
    for change in changes:
        if change.task:
            rows.take(change)
        elif change.route == ("tasks",) and isinstance(change.after, Order):
            rows.reorder(change.after.names)
        elif change.route[:1] == ("tasks",):
            raise Outdated(change)
        else:
            head = _put(head, change.route, change)
    left = [row for row in rows.rows if row]
    return replace(head, tasks=tuple(task for _, task in left)), tuple(at for at, _ in left)


class _Rows:
    """The tasks on their way: each with the place it came from; one that went leaves a hole until the end."""

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        self.rows: list[tuple[int | None, Task] | None] = [*enumerate(tasks)]
        self.places: defaultdict[str, list[int]] | None = None

    def of(self, name: str) -> list[int]:
        """Where the tasks of an id stand; made when first asked for."""
        if self.places is None:
            self.places = defaultdict(list)
            for at, row in enumerate(self.rows):
                if row:
                    self.places[row[1].id].append(at)
        return self.places[name]

    def take(self, change: Change) -> None:
        """A change of one task: it comes, goes, or is another afterwards."""
        places = self.of(change.task)
        if not change.route and change.before is None:
            places.append(len(self.rows))
            self.rows.append((None, change.after))
            return
        at = places[change.nth] if 0 <= change.nth < len(places) else -1
        row = self.rows[at] if at >= 0 else None
        if row is None or (not change.route and row[1] != change.before):
            raise Outdated(change, row and row[1])
        if not change.route and change.after is None:
            places.remove(at)
            self.rows[at] = None
            return
        task = _put(row[1], change.route, change) if change.route else change.after
        self.rows[at] = (row[0], task)
        if task.id != change.task:
            self.places = None

    def reorder(self, names: tuple[Step, ...]) -> None:
        """Tasks as their ids stand in the order; those it does not name come last, as they stood."""
        waiting: defaultdict[Step, deque[tuple[int | None, Task]]] = defaultdict(deque)
        for row in self.rows:
            if row:
                waiting[row[1].id].append(row)
        ordered = [waiting[name].popleft() for name in names if waiting[name]]
        self.rows = [*ordered, *(row for rows in waiting.values() for row in rows)]
        self.places = None


def _put(value: Any, route: Route, change: Change) -> Any:
    """A value with the change made at the end of a route."""
    name, *rest = route
    fields = fields_of(type(value)) if isinstance(value, Value) else {}
    if not isinstance(name, str) or name not in fields:
        raise Outdated(change)
    held = getattr(value, name)
    if not rest and not isinstance(change.after, Order):
        new = _instead(held, fields[name], change)
    elif name in ITEMS:
        new = _put_item(held, rest, change)
    elif name in PAIRS:
        new = _put_pair(held, rest, change)
    elif rest:
        new = _put(held, tuple(rest), change)
    else:
        raise Outdated(change)
    return replace(value, **{name: new})


def _instead(held: Any, blank: Any, change: Change) -> Any:
    """A field's new value, if it held what the change says."""
    found = None if held == blank else held
    if found != change.before:
        raise Outdated(change, found)
    return blank if change.after is None else change.after


def _put_item(held: tuple[Any, ...], rest: list[Step], change: Change) -> tuple[Any, ...]:
    if not rest:
        if not all(isinstance(at, int) and 0 <= at < len(held) for at in change.after.names):
            raise Outdated(change, held)
        named = dict.fromkeys(change.after.names)
        return tuple(held[int(at)] for at in (*named, *(at for at in range(len(held)) if at not in named)))
    at = rest[0]
    if not isinstance(at, int) or not 0 <= at < len(held) + (change.before is None and not rest[1:]):
        raise Outdated(change)
    if rest[1:]:
        return (*held[:at], _put(held[at], tuple(rest[1:]), change), *held[at + 1 :])
    if change.before is not None and held[at] != change.before:
        raise Outdated(change, held[at])
    return (*held[:at], *_if_any(change.after), *held[at + (change.before is not None) :])


def _if_any(item: Any) -> tuple[Any, ...]:
    return () if item is None else (item,)


def _put_pair(held: tuple[Any, ...], rest: list[Step], change: Change) -> tuple[Any, ...]:
    got = dict(held)
    if not rest:
        named = {name: got.pop(name) for name in change.after.names if name in got}
        return (*named.items(), *got.items())
    name = rest[0]
    if rest[1:]:
        got[name] = _put(got.get(name), tuple(rest[1:]), change)
    elif got.get(name) != change.before:
        raise Outdated(change, got.get(name))
    elif change.after is None:
        got.pop(name, None)
    else:
        got[name] = change.after
    return tuple(got.items())
