"""Rules of fairness for evidence: what lay before the office, and lies there otherwise or no more."""

from collections.abc import Iterator

from checklist.core.model import Status, Task
from checklist.core.turn import Step
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, seen


def evidence(step: Step) -> Iterator[tuple[Task, str, str, str]]:
    """Every task whose evidence a version touched, as it stood before: the path, and its bytes' names then and now."""
    touched = {path: (had, has) for path, had, has in step.version.files}
    if not touched or not step.before:
        return
    for task_list in step.before[0].lists:
        for task in task_list.tasks:
            paths = {path for one in task.updates for path in one.evidence}
            paths |= {path for one in task.decisions for path in one.evidence}
            for path in sorted(paths & touched.keys()):
                yield task, path, *touched[path]


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
