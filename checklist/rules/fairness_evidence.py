"""Rules of fairness for evidence: what lay before the office, and lies there otherwise or no more."""

from collections.abc import Collection, Iterable, Iterator
from posixpath import normpath

from checklist.core.compare import Change
from checklist.core.model import Status, Task
from checklist.core.step import Step
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, seen

Touched = tuple[Task, str, str, str]
"""A task, the path of what it names as evidence, and the names of its bytes then and now."""


def evidence(step: Step) -> Iterator[Touched]:
    """Every task whose evidence a version touched, as it stood before; of a folder, each file in it."""
    touched = {path: (had, has) for path, had, has in step.version.files if had}
    known: set[tuple[str, str, str]] = set()
    for state in step.before if touched else ():
        for one in state.lists:
            for task in one.tasks:
                for path in _below(task, touched):
                    if (one.id, task.id, path) not in known:
                        known.add((one.id, task.id, path))
                        yield task, path, *touched[path]


def _below(task: Task, touched: Collection[str]) -> list[str]:
    """Which of some paths a task names as evidence, or the folder they lie in, or what holds that as a whole."""
    named = named_by((task,)) if task.updates or task.decisions else set()
    found = named.intersection(touched)
    for path in named - found if named else ():
        found.update(one for one in touched if one.startswith(f"{path}/") or path.startswith(f"{one}/"))
    return sorted(found)


def moved(files: Iterable[tuple[str, str, str]]) -> dict[str, frozenset[str]]:
    """The files that are gone, each with those that came in the same version with the very same bytes."""
    came: dict[str, set[str]] = {}
    for path, had, has in files:
        if has and not had:
            came.setdefault(has, set()).add(path)
    return {path: frozenset(came[had]) for path, had, has in files if had in came and not has}


def named_by(tasks: Iterable[Task]) -> set[str]:
    """The paths that tasks name as evidence."""
    found: set[str] = set()
    for task in tasks:
        for said in (*(one.evidence for one in task.updates), *(one.evidence for one in task.decisions)):
            found.update(map(normpath, said))
    return found


def within(path: str, named: Iterable[str]) -> bool:
    """Is it one of the paths that are named, or in a folder that is?"""
    return any(path == one or path.startswith(f"{one}/") for one in named)


def follows(change: Change, step: Step) -> bool:
    """Does another evidence only follow files that were moved?"""
    if change.route[-1] != "evidence":
        return False
    was, now = ({normpath(path) for path in side or ()} for side in (change.before, change.after))
    left = moved(step.version.files)
    gone = {path: [one for one in left if within(one, (path,))] for path in was - now}
    return all(of and all(any(within(new, now) for new in left[one]) for one in of) for of in gone.values())


@rule("A331", Step)
def evidence_changed_after_closing(step: Step) -> Iterator[Seen]:
    """Evidence that was changed after the task was closed.

    The task was closed on what lay there then. Evidence that is added later is a new file.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Office, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    # commit: 2026-07-10 Works
    # file: evidence/bridge.md
    Inspected on 18 June: both lanes open for traffic.
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Office, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    # commit: 2026-07-10 Works
    # file: evidence/lanes.md
    Both lanes are open since 1 July.
    ```
    """
    for task, path, had, has in evidence(step):
        if task.status is Status.CLOSED and had and has and had != has:
            yield seen(task=task.id, path=path)


@rule("A332", Step)
def evidence_removed(step: Step) -> Iterator[Seen]:
    """Evidence that was removed.

    A report without its evidence is a word. What was laid before the office stays there. A file may be moved along with
    the words that name it.

    ```yaml bad
    # commit: 2026-05-04 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    # commit: 2026-07-10 Works
    # file: evidence/bridge.md

    ```

    ```yaml good
    # commit: 2026-05-04 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    # commit: 2026-07-10 Works
    # file: evidence/lanes.md
    Both lanes are open since 1 July.
    ```
    """
    left = moved(step.version.files)
    for task, path, had, has in evidence(step):
        now = named_by(one for of in step.after.lists for one in of.tasks if one.id == task.id) if path in left else ()
        if had and not has and not any(within(one, now) for one in left.get(path, ())):
            yield seen(task=task.id, path=path)


@rule("A333", Step)
def evidence_changed_after_reporting(step: Step) -> Iterator[Seen]:
    """Evidence that was changed after it was reported.

    What a report rests on is part of it. Another file under the same name is another report.

    ```yaml bad
    # commit: 2026-05-04 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates: [{on: 2026-05-04, progress: 20%, evidence: [evidence/bridge.md]}]
    # file: evidence/bridge.md
    As it stands in May
    # commit: 2026-06-10 Works
    # file: evidence/bridge.md
    As it should have stood in May
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates: [{on: 2026-05-04, progress: 20%, evidence: [evidence/bridge.md]}]
    # file: evidence/bridge.md
    As it stands in May
    # commit: 2026-06-10 Works
    # file: evidence/bridge-june.md
    As it stands in June
    ```
    """
    for task, path, had, has in evidence(step):
        if task.status is not Status.CLOSED and has and had != has:
            yield seen(sure=Sure.POSSIBLE, task=task.id, path=path)
