"""Rules of fairness for sealed periods: what was sealed stays as it was; only a decision goes beyond it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from checklist.core.known import as_known
from checklist.core.message import Named
from checklist.core.model import Task
from checklist.core.step import Step
from checklist.core.turn import TaskTurn
from checklist.core.value import replace
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Watch, new_decisions, seen
from checklist.source.records import heading
from checklist.source.schema import TASK
from checklist.source.seals import FOLDER

FIXED = ("title", "owner", "start", "due", "due_stage", "every", "returns", "weight")
"""Fields that say the same on every day until a decision changes them. A figure without a day may be a later one."""
DATED = ("updates", "decisions")


def fixed(task: Task, day: date) -> dict[str, Any]:
    """What a task said by a day, of all that has a day or holds on every one; evidence may come later."""
    known = as_known(task, day)
    said: dict[str, Any] = {name: getattr(known, name) for name in FIXED}
    said["milestones"] = tuple((one.title, one.due, one.done, one.weight) for one in known.milestones)
    said["measure"] = known.measure and (known.measure.unit, known.measure.target, known.measure.targets)
    for name in DATED:
        said[name] = tuple(replace(one, evidence=()) for one in getattr(known, name))
    return said


def named(attr: str) -> Named:
    """What a field of a task is called."""
    return heading(next(one for one in TASK.fields if TASK.attrs[one.key] == attr))


@rule("A381", TaskTurn)
def sealed_task_changed(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task of a sealed period that says something else of that period, without a decision.

    The papers of the period were drawn from what was sealed. What happened afterwards is added with its own day; what
    was wrong is put right by a decision that says so.

    ```yaml bad
    # commit: 2026-06-29 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        updates:
          - {on: 2026-06-24, progress: 40%}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:07a85f1e4da5c153ecbae7c777d6c6540137a6d2ce442fd88efa0f8e8d5541e9
    # commit: 2026-07-10 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        updates:
          - {on: 2026-06-24, progress: 60%}
    ```

    ```yaml good
    # commit: 2026-06-29 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        updates:
          - {on: 2026-06-24, progress: 40%}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:07a85f1e4da5c153ecbae7c777d6c6540137a6d2ce442fd88efa0f8e8d5541e9
    # commit: 2026-07-10 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        updates:
          - {on: 2026-06-24, progress: 40%}
          - {on: 2026-07-10, progress: 60%}
    ```
    """
    seals = watch.step.before[0].seals if watch.step.before else ()
    if not turn.before or not turn.after or not seals:
        return
    key = (turn.list.id, turn.id)
    names = {key, *watch.former.get(key, ())}
    for seal in reversed(seals):
        if any(task in dict(dict(seal.lists).get(name, ())) for name, task in names):
            before, after = (fixed(one, seal.as_of) for one in (turn.before, turn.after))
            other = next((name for name in before if before[name] != after[name]), None)
            if other and not put_right(turn, before, after):
                yield seen(period=seal.period, field=named(other))
                return


def put_right(turn: TaskTurn, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Is it a decision that makes the difference? None changes what was reported or decided."""
    stays = set(before["decisions"]) <= set(after["decisions"])
    return bool(new_decisions(turn)) and stays and before["updates"] == after["updates"]


@rule("A382", Step)
def seal_changed(step: Step) -> Iterator[Seen]:
    """A seal that was changed or removed.

    A seal is written once. The next period has one of its own, which names this one by what it says.

    ```yaml bad
    # commit: 2026-06-30 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    # commit: 2026-07-10 Works
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e0000
    ```

    ```yaml good
    # commit: 2026-06-30 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    # commit: 2026-07-31 Office
    # file: seals/2026-07.yaml
    seal: 2026-07
    on: 2026-07-31
    as_of: 2026-07-31
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```
    """
    for path, had, has in step.version.files if step.before else ():
        if had and had != has and path.startswith(f"{FOLDER}/") and path.endswith(".yaml"):
            yield seen(path=path)
