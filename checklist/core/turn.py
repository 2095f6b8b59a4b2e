"""What one recorded version did to the one before: task by task, list by list, in the settings, and as a whole.

Two versions are read with the names of the later one, so that a unit under a new name is no other unit. Where a version
joins several, only that counts which none of them says.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checklist.core.compare import Change, Order, compare, differences, in_step
from checklist.core.family import Key
from checklist.core.ledger import Entry
from checklist.core.model import Task, TaskList, Units
from checklist.core.policy import Workspace
from checklist.core.revision import Revision
from checklist.core.seal import Seal
from checklist.core.settle import settled
from checklist.core.value import Value, replace

Home = tuple[TaskList, Task]
"""A task, and the list it stood in."""


Ledgers = tuple[tuple[str, tuple[Entry, ...]], ...]
"""The ledgers of notices by their paths."""
NOTHING: frozenset[Entry] = frozenset()


class State(Value):
    """A workspace at one version: its settings, its lists as written, its day, and every seal made by then.

    `ledgers` are those of its notices, `entered` is all that ever stood in them.
    """

    workspace: Workspace = Workspace()
    lists: tuple[TaskList, ...] = ()
    recorded: date = date.min
    seals: tuple[Seal, ...] = ()
    ledgers: Ledgers = ()
    entered: frozenset[Entry] = NOTHING


class Version(Value):
    """What was recorded: the settings, None where they could not be read, and the lists that could be.

    `broken` names the texts that could not be read. `files` are the paths that were touched, each with a name of its
    bytes before and after, empty where there was no file; what was a list before and after need not be among them.
    `ledgers` are those of the notices, one None that could not be read; all are None where nobody looked for them.
    """

    revision: Revision
    workspace: Workspace | None
    lists: tuple[TaskList, ...]
    broken: tuple[str, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()
    seals: tuple[Seal, ...] = ()
    ledgers: tuple[tuple[str, tuple[Entry, ...] | None], ...] | None = None


class Step(Value):
    """One version beside those it was made from, what cannot be read in it taken as it last could."""

    version: Version
    before: tuple[State, ...]
    after: State

    @property
    def revision(self) -> Revision:
        """Who and when."""
        return self.version.revision


def steps(versions: Iterable[Version]) -> Iterator[Step]:
    """Versions, parents first, as steps. What a text said before it was broken holds until it is whole again."""
    states: dict[str, State] = {}
    for version in versions:
        before = tuple(states[parent] for parent in version.revision.parents if parent in states)
        after = states[version.revision.id] = _state(version, before or (State(),))
        yield Step(version, before, after)


def _state(version: Version, parents: tuple[State, ...]) -> State:
    before, lists = parents[0], version.lists
    if version.broken:
        there = {one.id for one in lists}
        lists = (*lists, *(one for one in before.lists if one.id not in there))
    new = tuple(one for one in version.seals if one not in before.seals)
    ledgers = _ledgers(version, before)
    return State(
        version.workspace or before.workspace,
        lists,
        version.revision.committed,
        (*before.seals, *new),
        ledgers,
        _entered(ledgers, parents),
    )


def _ledgers(version: Version, before: State) -> Ledgers:
    """The ledgers, one that cannot be read as it last could."""
    if version.ledgers is None:
        return before.ledgers
    old = dict(before.ledgers)
    return tuple((path, old.get(path, ()) if held is None else held) for path, held in version.ledgers)


def _entered(ledgers: Ledgers, parents: tuple[State, ...]) -> frozenset[Entry]:
    """All that was ever entered; what stands at the beginning of a ledger as it did before is known."""
    old = dict(parents[0].ledgers)
    known = NOTHING.union(*(one.entered for one in parents)) if len(parents) > 1 else parents[0].entered
    new = [
        entry
        for path, held in ledgers
        for entry in (held[len(old[path]) :] if path in old and held[: len(old[path])] == old[path] else held)
    ]
    return known.union(new) if new else known


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
    first, *others = (tuple(_turns(state, step.after)) for state in step.before)
    if not others:
        return first
    known = [{_name(one, task): task for one in other for task in one.tasks} for other in others]
    heads = [{one.id: one for one in other} for other in others]
    joined = (_joined(one, known, heads) for one in first)
    return tuple(one for one in joined if one.tasks or one.changes)


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
    renamed = _renamed(old, new)
    pairs = [(old.get(renamed.get(name, name)), one) for name, one in new.items()]
    gone = [(one, None) for name, one in old.items() if name not in new and name not in renamed.values()]
    moved = _moved(pairs)
    for one, other in (*pairs, *gone):
        turn = _turn(one, other, (before.workspace, after.workspace), moved)
        if turn.tasks or turn.changes or one is None or other is None or one.id != other.id:
            yield turn


def _renamed(old: Mapping[str, TaskList], new: Mapping[str, TaskList]) -> dict[str, str]:
    """New names of lists, each with the old one: at least half of the old tasks must have come along."""
    found: dict[str, str] = {}
    lost = [one for name, one in old.items() if name not in new]
    for name, one in new.items():
        if name not in old:
            ids = {task.id for task in one.tasks}
            shared = [(len(ids & {task.id for task in other.tasks}), other) for other in lost]
            most, other = max(shared, key=lambda pair: pair[0], default=(0, one))
            if most and 2 * most >= len(other.tasks):
                found[name] = other.id
                lost.remove(other)
    return found


def _moved(pairs: Iterable[tuple[TaskList | None, TaskList]]) -> dict[Key, Home]:
    """Tasks that came into a list and left another one, under the same id: where each was."""
    left: dict[str, tuple[TaskList, Task]] = {}
    came: list[Key] = []
    for one, other in pairs:
        if one is None or one is other or _in_step(one, other):
            continue
        before, after = {task.id: task for task in one.tasks}, {task.id for task in other.tasks}
        left |= {name: (one, task) for name, task in before.items() if name not in after}
        came += [(other.id, name) for name in after if name not in before]
    return {key: left[key[1]] for key in came if key[1] in left}


def _in_step(one: TaskList, other: TaskList) -> bool:
    """Do the same ids stand at the same places?"""
    return len(one.tasks) == len(other.tasks) == in_step(one.tasks, other.tasks)[1]


def _turn(
    before: TaskList | None, after: TaskList | None, spaces: tuple[Workspace, Workspace], moved: Mapping[Key, Home]
) -> ListTurn:
    """One list's turn; that a whole list came or went is not told task by task."""
    if before is None or after is None:
        return ListTurn(before, after, ())
    units = spaces[1].policy.units
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
    return ListTurn(before, after, tuple(_task_turns(was, now, moved, units)), changes)


Rows = tuple[Task, ...]


def _touched(before: TaskList, after: TaskList) -> tuple[Rows, Rows]:
    """The tasks on either side that do not say the same on both."""
    if _in_step(before, after):
        places, _ = in_step(before.tasks, after.tasks)
        return tuple(before.tasks[at] for at in places), tuple(after.tasks[at] for at in places)
    touched = {change.task for change in compare(before, after)}
    was, now = (tuple(task for task in one.tasks if task.id in touched) for one in (before, after))
    return was, now


def _task_turns(before: TaskList, after: TaskList, moved: Mapping[Key, Home], units: Units) -> Iterator[TaskTurn]:
    """Task by task: the same ids go together, then those that came from elsewhere, then those under a new id."""
    by_id = {task.id: task for task in before.tasks}
    came = {task.id: task for task in after.tasks if task.id not in by_id}
    stay = {task.id for task in after.tasks}
    lost = {task.id: task for task in before.tasks if task.id not in stay}
    for task in after.tasks:
        if task.id in by_id and task is not by_id[task.id]:
            changes = _changes(by_id[task.id], task)
            if changes:
                yield TaskTurn(after, by_id[task.id], task, changes)
    for task in came.values():
        home = moved.get((after.id, task.id))
        if home:
            (old,) = settled(replace(home[0], tasks=(home[1],)), units).tasks
            yield TaskTurn(after, old, task, _changes(old, task), (home[0].id, task.id))
            continue
        twin = next((one for one in lost.values() if one.title == task.title and one.owner == task.owner), None)
        if twin:
            del lost[twin.id]
            yield TaskTurn(after, twin, task, _changes(replace(twin, id=task.id), task), (before.id, twin.id))
        else:
            yield TaskTurn(after, None, task)
    gone_elsewhere = {key[1] for key, (home, _) in moved.items() if home.id == before.id}
    for name, task in lost.items():
        if name not in gone_elsewhere:
            yield TaskTurn(after, task, None)


def _changes(before: Task, after: Task) -> tuple[Change, ...]:
    """What is said otherwise; another order says nothing."""
    found = (Change(after.id, *one) for one in differences(before, after))
    return tuple(one for one in found if not isinstance(one.before, Order))
