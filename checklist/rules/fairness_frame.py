"""Rules of fairness for what stands around the tasks: lists, periods, and the history itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import PurePosixPath

from checklist.core.compare import ID, in_step
from checklist.core.family import Key
from checklist.core.message import say
from checklist.core.model import TaskList
from checklist.core.step import State, Step
from checklist.core.turn import ListTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, news, seen


@rule("A361", ListTurn)
def list_gone(turn: ListTurn) -> Iterator[Seen]:
    """A list that is gone.

    With it went all its tasks, done and undone. A list whose period is over stays where it is.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Works
    # file: lists/b.yaml

    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Office
    # file: lists/b.yaml

    # file: lists/c.yaml
    list: b
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    ```
    """
    if turn.after is None and turn.before:
        yield seen(list=turn.before.title or turn.before.id, count=len(turn.before.tasks))


def file_renamed(turn: ListTurn, step: Step) -> bool:
    """Is a list called otherwise only because its file is, from which it has its name?"""
    names = [{PurePosixPath(path).stem for path, *ends in step.version.files if not ends[at]} for at in (1, 0)]
    return turn.before is not None and turn.before.id in names[0] and turn.id in names[1]


def meant_elsewhere(name: str, states: Iterable[State]) -> bool:
    """Does a seal, a ledger of notices or a task of another list mean a list by this id?"""
    for state in states:
        sealed = (of for seal in state.seals for of, _ in seal.lists)
        told = (entry.list for _, held in state.ledgers for entry in held)
        tasks = (task for one in state.lists for task in one.tasks)
        named = (ref.list for task in tasks for ref in (*task.source, *((task.parent,) if task.parent else ())))
        if any(name in some for some in (sealed, told, named)):
            return True
    return False


@rule("A362", ListTurn)
def list_renamed(turn: ListTurn, watch: Watch) -> Iterator[Seen]:
    """A list that was given another id.

    Whoever looks for the old one finds nothing. The title may change; the id stays. A file without an id of its own may
    be renamed as long as nothing else means the list: no seal, no notice, no task.

    ```yaml bad
    # commit: 2026-05-04 Office
    list: a
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    list: b
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: lists/a.yaml

    # file: lists/b.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```
    """
    before, after = turn.before, turn.after
    if before is None or after is None or before.id == after.id:
        return
    if not file_renamed(turn, watch.step) or meant_elsewhere(before.id, watch.step.before):
        yield seen(sure=Sure.LIKELY, before=before.id, after=after.id)


@rule("A363", ListTurn)
def period_changed(turn: ListTurn) -> Iterator[Seen]:
    """A list whose period was changed.

    Tasks without a day of their own end with the period, and what should be done by now is counted from its first
    day.

    ```yaml bad
    # commit: 2026-05-04 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    period: {from: 2026-01-01, to: 2027-06-30}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    for change in turn.changes:
        moved = change.route[0] == "period" and change.before
        if moved and (change.after is None or change.after > change.before):
            yield seen(change, before=change.before, after=change.after or say("audit.no_day"))


@rule("A369", ListTurn)
def money_renamed(turn: ListTurn) -> Iterator[Seen]:
    """A list whose money is counted in another unit than before.

    Figures stay as they are typed, and are worth another sum.

    ```yaml bad
    # commit: 2026-05-04 Office
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    # commit: 2026-06-22 Works
    money: thousand
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    # commit: 2026-06-22 Office
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    ```
    """
    for change in turn.changes:
        if change.route == ("money",) and change.before:
            yield seen(change, before=change.before, after=change.after or say("audit.nothing"))


@rule("A371", Step)
def version_unreadable(step: Step) -> Iterator[Seen]:
    """A version in which a list or the settings cannot be read, or not all of it.

    While a text is broken nobody can say what holds, and no figure has its tasks in it. What it said before is taken to
    hold on, and what it says when it is whole again is compared with that. A text of which only a part cannot be read
    is told when that begins.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks: [
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    faulty = news(step, lambda before, after: (one for one in after.faulty if one not in before.faulty))
    for name in (*step.version.broken, *(faulty if step.before else step.after.faulty)):
        yield seen(path=name)


@rule("A374", Step)
def id_stands_twice(step: Step) -> Iterator[Seen]:
    """A list in which an id came to stand twice.

    Nobody can say which of the two a report is about, so such a list gives no figures. One row that is copied hides all
    the others from a review.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works, due: 2026-06-30, status: not-started}
    ```
    """
    for name, task in news(step, twice):
        yield Seen({"task": task}, task=task, list=name)


def twice(before: State, after: State) -> Iterator[Key]:
    """The ids that stand twice in a list, and did not before."""
    old = {one.id: one for one in before.lists}
    for one in after.lists:
        was = old.get(one.id, TaskList())
        same = was is one or in_step(was.tasks, one.tasks)[1] == len(was.tasks) == len(one.tasks)
        if not same and len(set(map(ID, one.tasks))) < len(one.tasks):
            had = Counter(map(ID, was.tasks))
            counts = Counter(map(ID, one.tasks))
            yield from ((one.id, name) for name, count in counts.items() if count > max(had[name], 1))


@rule("A372", Step)
def recorded_out_of_time(step: Step) -> Iterator[Seen]:
    """A version that says it was recorded before the one it follows.

    Days in a history only go forward. A clock that was set back makes a late report early.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-04-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    latest = max(step.before, key=attrgetter("recorded"), default=None)
    one = step.revision
    if latest and one.committed < latest.recorded and not follows(one.moment, latest.moment):
        yield seen(day=one.committed, before=latest.recorded)


def follows(moment: int | None, before: int | None) -> bool:
    """Was it later by the clocks, and only the days of two places tell otherwise?"""
    return moment is not None and before is not None and moment >= before
