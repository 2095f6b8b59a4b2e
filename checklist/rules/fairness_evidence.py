"""Rules of fairness for evidence: what lay before the office, and lies there otherwise or no more."""

from collections.abc import Collection, Iterator
from posixpath import normpath

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
    """Which of some paths a task names as evidence, or the folder they lie in."""
    rests = (*(one.evidence for one in task.updates), *(one.evidence for one in task.decisions))
    named = {normpath(path) for paths in rests for path in paths}
    found = named.intersection(touched)
    for path in named - found if named else ():
        found.update(one for one in touched if one.startswith(f"{path}/"))
    return sorted(found)


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

    A report without its evidence is a word. What was laid before the office stays there.

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
    for task, path, had, has in evidence(step):
        if had and not has:
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
