"""What one recorded version did to the one before: task by task, list by list, in the settings, and as a whole.

Two versions are read with the names of the later one, so that a unit under a new name is no other unit. A version that
joins several is held against what they say together: what it adds, and what it drops of any of them, is its own doing.
What comes back after it was gone is held against what it said then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checklist.core.compare import Change, Order, compare, differences, in_step
from checklist.core.family import Key
from checklist.core.homes import Home, lost, moved, returned
from checklist.core.joining import joined, renamed
from checklist.core.model import Task, TaskList, Units
from checklist.core.policy import Workspace
from checklist.core.progress import own_progress
from checklist.core.settle import settled
from checklist.core.step import State, Step
from checklist.core.value import Value, replace


class TaskTurn(Value):
    """What a version did to one task. `was` is its key before, where it is another; settled on both sides."""

    list: TaskList
    before: Task | None
    after: Task | None
    changes: tuple[Change, ...] = ()
    was: Key | None = None

    @property
    def id(self) -> str:
        """The task's id, the new one if it has one."""
        return (self.after or self.before or Task("")).id

    @property
    def due_before(self) -> date | None:
        """The due day it had."""
        return self.before.due if self.before else None


class ListTurn(Value):
    """What a version did to one list. `was` is its id before, where it is another; `changes` are the head's."""

    before: TaskList | None
    after: TaskList | None
    tasks: tuple[TaskTurn, ...]
    changes: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        """The list's id, the new one if it has one."""
        return (self.after or self.before or TaskList()).id

    @property
    def begins(self) -> bool:
        """Is it the first version of the list?"""
        return self.before is None


def turns(step: Step) -> tuple[ListTurn, ...]:
    """What a version did to its lists; nothing for a first version's lists but that they begin."""
    if not step.before:
        return tuple(ListTurn(None, one, ()) for one in step.after.lists)
    if step.apart:
        return tuple(turn for state in step.before for turn in _turns(state, step.after))
    first, *others = (tuple(_turns(state, step.after)) for state in _held_against(step))
    if not others:
        return first if len(step.before) == 1 else tuple(_unordered(first))
    known = [{_name(one, task): task for one in other for task in one.tasks} for other in others]
    heads = [{one.id: one for one in other} for other in others]
    own = (_joined(one, known, heads) for one in first)
    return tuple(one for one in _unordered(own) if one.tasks or one.changes)


def _unordered(turns: Iterable[ListTurn]) -> Iterator[ListTurn]:
    """Turns without what only puts reports in another order: whose comes first is open where versions are joined."""
    for one in turns:
        tasks = tuple(task for task in map(_as_ordered, one.tasks) if task)
        if tasks or one.changes or not one.tasks:
            yield replace(one, tasks=tasks)


def _as_ordered(turn: TaskTurn) -> TaskTurn | None:
    left = tuple(one for one in turn.changes if not reorders(turn, one))
    if len(left) == len(turn.changes):
        return turn
    return replace(turn, changes=left) if left else None


def reorders(turn: TaskTurn, change: Change) -> bool:
    """Is it a change that no field says, of which report is the newest?"""
    own = (turn.before.progress, turn.after.progress) if turn.before and turn.after else None
    return change.route == ("progress",) and own is not None and (change.before, change.after) != own


def _held_against(step: Step) -> tuple[State, ...]:
    """What a version is held against: its one parent; what several say together, twice where they clash."""
    if step.base is None:
        return step.before
    sides: tuple[State, ...] = step.before[:1]
    for other in step.before[1:]:
        found: list[State] = []
        for one in sides:
            lists = joined(step.base.lists, one.lists, other.lists)
            if lists is None:
                return step.before
            workspace = other.workspace if one.workspace == step.base.workspace else one.workspace
            twice = lists[:1] if lists[0] == lists[1] else lists
            found += [replace(one, workspace=workspace, lists=side, gone=step.after.gone) for side in twice]
        sides = tuple(found)
    return sides


def _name(one: ListTurn, task: TaskTurn) -> Key:
    return one.id, task.id


def _joined(one: ListTurn, known: list[dict[Key, TaskTurn]], heads: list[dict[str, ListTurn]]) -> ListTurn:
    """What is left of a turn where the version joins others: what is new against each of them."""
    tasks = []
    for task in one.tasks:
        theirs = [other[_name(one, task)] for other in known if _name(one, task) in other]
        if len(theirs) == len(known):
            # who has never heard of a task has not said either that it was otherwise
            heard, *others = [turn for turn in (task, *theirs) if turn.before] or [task]
            left = _new_to_all(heard.changes, (other.changes for other in others))
            if left or heard.before is None or heard.after is None:
                tasks.append(replace(heard, list=task.list, changes=left))
    own = _new_to_all(one.changes, (other[one.id].changes if one.id in other else () for other in heads))
    return replace(one, tasks=tuple(tasks), changes=own)


def _new_to_all(changes: tuple[Change, ...], others: Iterable[tuple[Change, ...]]) -> tuple[Change, ...]:
    said = [{(change.route, change.after) for change in other} for other in others]
    return tuple(change for change in changes if all((change.route, change.after) in each for each in said))


def _turns(before: State, after: State) -> Iterator[ListTurn]:
    """List by list; a list under another name is the one most of whose tasks it has."""
    old = {one.id: one for one in before.lists}
    new = {one.id: one for one in after.lists}
    names = renamed(old, new)
    left = {one.id: one for one in before.gone}
    pairs = [(old.get(names.get(name, name)) or lost(one, left, old), one) for name, one in new.items()]
    gone = [(one, None) for name, one in old.items() if name not in new and name not in names.values()]
    homes = {**returned(pairs, left), **moved((*pairs, *gone))}
    for one, other in (*pairs, *gone):
        turn = _turn(one, other, (before.workspace, after.workspace), homes)
        if turn.tasks or turn.changes or one is None or other is None or one.id != other.id:
            yield turn


def _turn(
    before: TaskList | None, after: TaskList | None, spaces: tuple[Workspace, Workspace], homes: Mapping[Key, Home]
) -> ListTurn:
    """One list's turn; that a whole list came or went is not told task by task, but for what came from elsewhere."""
    units = spaces[1].policy.units
    if before is None or after is None:
        came = tuple(task for task in after.tasks if (after.id, task.id) in homes) if after else ()
        only = settled(replace(after, tasks=came), units, spaces[1].policy.returns) if after and came else None
        return ListTurn(before, after, tuple(_task_turns(TaskList(), only, homes, units)) if only else ())
    cadences = tuple(one.policy.returns for one in spaces)
    heads = tuple(replace(one, tasks=()) for one in (before, after))
    rows = before.tasks, after.tasks
    if heads[0] == heads[1] and cadences[0] == cadences[1] and spaces[0].policy.units == units:
        rows = _touched(before, after)
    was, now = (
        settled(replace(one, tasks=some), units, cadence)
        for one, some, cadence in zip((before, after), rows, cadences, strict=True)
    )
    changes = tuple(Change("", *one) for one in differences(*heads))
    return ListTurn(before, after, tuple(_task_turns(was, now, homes, units)), changes)


Rows = tuple[Task, ...]


def _touched(before: TaskList, after: TaskList) -> tuple[Rows, Rows]:
    """The tasks on either side that do not say the same on both."""
    places, step = in_step(before.tasks, after.tasks)
    if len(before.tasks) == len(after.tasks) == step:
        return tuple(before.tasks[at] for at in places), tuple(after.tasks[at] for at in places)
    touched = {change.task for change in compare(before, after)}
    was, now = (tuple(task for task in one.tasks if task.id in touched) for one in (before, after))
    return was, now


def _task_turns(before: TaskList, after: TaskList, homes: Mapping[Key, Home], units: Units) -> Iterator[TaskTurn]:
    """Task by task: the same ids go together, then those that came from elsewhere, then those under a new id."""
    by_id = {task.id: task for task in before.tasks}
    came = {task.id: task for task in after.tasks if task.id not in by_id}
    stay = {task.id for task in after.tasks}
    left = {task.id: task for task in before.tasks if task.id not in stay}
    for task in after.tasks:
        if task.id in by_id and task is not by_id[task.id]:
            changes = _changes(by_id[task.id], task)
            if changes:
                yield TaskTurn(after, by_id[task.id], task, changes)
    for task in came.values():
        home = homes.get((after.id, task.id))
        if home:
            (old,) = settled(replace(home[0], tasks=(home[1],)), units).tasks
            changes = _changes(replace(old, id=task.id), task)
            yield TaskTurn(after, old, task, changes, (home[0].id, old.id))
            continue
        twin = next((one for one in left.values() if one.title == task.title and one.owner == task.owner), None)
        if twin:
            del left[twin.id]
            yield TaskTurn(after, twin, task, _changes(replace(twin, id=task.id), task), (before.id, twin.id))
        else:
            yield TaskTurn(after, None, task)
    gone_elsewhere = {task.id for home, task in homes.values() if home.id == before.id}
    for name, task in left.items():
        if name not in gone_elsewhere:
            yield TaskTurn(after, task, None)


def _changes(before: Task, after: Task) -> tuple[Change, ...]:
    """What is said otherwise; another order says nothing, unless another report is thereby the newest."""
    found = tuple(Change(after.id, *one) for one in differences(before, after))
    said = tuple(one for one in found if not isinstance(one.before, Order))
    if any(isinstance(one.before, Order) and one.route == ("updates",) for one in found):
        return (*said, *_reordered(before, after))
    return said


def _reordered(before: Task, after: Task) -> Iterator[Change]:
    """Is another of the reports that stay the newest of them, only because they stand otherwise?"""
    left, kept = Counter(after.updates), Counter(before.updates)
    stay = [tuple(one for one in some.updates if other[one]) for some, other in ((before, left), (after, kept))]
    was, now = (own_progress(replace(before, updates=updates)) for updates in stay)
    if was != now and Counter(stay[0]) == Counter(stay[1]):
        yield Change(after.id, ("progress",), was, now)
