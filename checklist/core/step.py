"""The versions of a history one after the other: each beside those it was made from, and what is gone by then."""

from collections.abc import Iterable, Iterator
from datetime import date

from checklist.core.compare import in_step
from checklist.core.ledger import Entry
from checklist.core.line import ROOTS, Line
from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.core.revision import Revision
from checklist.core.seal import Seal
from checklist.core.value import Value, replace

Ledgers = tuple[tuple[str, tuple[Entry, ...]], ...]
"""The ledgers of notices by their paths."""
NOTHING: frozenset[Entry] = frozenset()


class State(Value):
    """A workspace at one version: its settings, its lists as written, its day, and every seal made by then.

    `ledgers` are those of its notices, `entered` is all that ever stood in them. `gone` are the lists that were there
    before, and of lists that are there the tasks that were, as they said last. `faulty` are the texts of lists in which
    something could not be read. `moment` is its revision's.
    """

    workspace: Workspace = Workspace()
    lists: tuple[TaskList, ...] = ()
    recorded: date = date.min
    seals: tuple[Seal, ...] = ()
    ledgers: Ledgers = ()
    entered: frozenset[Entry] = NOTHING
    gone: tuple[TaskList, ...] = ()
    faulty: tuple[str, ...] = ()
    moment: int | None = None


class Version(Value):
    """What was recorded: the settings, None where they could not be read, and the lists that could be.

    `broken` names the texts that could not be read, `faulty` those of which not all could. `files` are the paths that
    were touched, each with a name of its bytes before and after, empty where there was no file; what was a list before
    and after need not be among them.
    `ledgers` are those of the notices, one None that could not be read; all are None where nobody looked for them.
    """

    revision: Revision
    workspace: Workspace | None
    lists: tuple[TaskList, ...]
    broken: tuple[str, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()
    seals: tuple[Seal, ...] = ()
    ledgers: tuple[tuple[str, tuple[Entry, ...] | None], ...] | None = None
    faulty: tuple[str, ...] = ()


class Step(Value):
    """One version beside those it was made from, what cannot be read in it taken as it last could.

    Where it joins several, `base` is what those were made from; None where that cannot be told, or where they have
    nothing in common, which `apart` says.
    """

    version: Version
    before: tuple[State, ...]
    after: State
    base: State | None = None
    apart: bool = False

    @property
    def revision(self) -> Revision:
        """Who and when."""
        return self.version.revision


def steps(versions: Iterable[Version]) -> Iterator[Step]:
    """Versions, parents first, as steps. What a text said before it was broken holds until it is whole again."""
    states: dict[str, State] = {}
    line = Line()
    for version in versions:
        name, parents = version.revision.id, version.revision.parents
        before = tuple(states[parent] for parent in parents if parent in states)
        after = states[name] = _state(version, before)
        line.add(name, parents)
        common = line.common(parents) if len(before) > 1 else None
        yield Step(version, before, after, states.get(common) if common else None, common == ROOTS)


def _state(version: Version, parents: tuple[State, ...]) -> State:
    before = parents[0] if parents else State()
    lists = version.lists
    if version.broken:
        there = {one.id for one in lists}
        lists = (*lists, *(one for one in before.lists if one.id not in there))
    new = tuple(one for one in version.seals if one not in before.seals)
    workspace, day = version.workspace or before.workspace, version.revision.committed
    ledgers = _ledgers(version, before)
    entered = _entered(ledgers, parents or (before,))
    gone = _gone(parents, lists)
    seals, moment = (*before.seals, *new), version.revision.moment
    return State(workspace, lists, day, seals, ledgers, entered, gone, version.faulty, moment)


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


def _gone(parents: tuple[State, ...], lists: tuple[TaskList, ...]) -> tuple[TaskList, ...]:
    """What is gone now of what was there before, or before that; the very same tuple if that is the same."""
    there = {one.id: one for one in lists}
    gone: dict[str, TaskList] = {}
    for parent in reversed(parents):
        gone |= {one.id: _more(gone.get(one.id), one) for one in parent.gone}
    lost = len(gone)
    for parent in reversed(parents):
        for one in parent.lists:
            now = there.get(one.id)
            if now is one or (now and same_rows(one, now)):
                continue
            stay = {task.id for task in now.tasks} if now else set()
            left = tuple(task for task in one.tasks if task.id not in stay)
            if left or now is None:
                gone[one.id] = _more(gone.get(one.id), replace(one, tasks=left)) if now else one
                lost = -1
    if len(parents) == 1 and lost == len(parents[0].gone):
        return parents[0].gone
    return tuple(gone.values())


def _more(before: TaskList | None, one: TaskList) -> TaskList:
    """What was gone of a list, and what is gone of it since."""
    if before is None or before is one:
        return one
    return replace(one, tasks=tuple({task.id: task for task in (*before.tasks, *one.tasks)}.values()))


def same_rows(one: TaskList, other: TaskList) -> bool:
    """Do the same ids stand at the same places?"""
    return len(one.tasks) == len(other.tasks) == in_step(one.tasks, other.tasks)[1]
