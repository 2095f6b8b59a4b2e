"""Rules of meaning for what is claimed in figures: progress that contradicts itself, its measure or its status."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter

from checklist.core.model import Act, Measure, Status, Task, Update
from checklist.core.numbers import read_number
from checklist.core.progress import claimed, claims, is_done, share_of, stands
from checklist.core.value import replace
from checklist.rules.registry import Finding, Scene, at, rule

POINT = Fraction(1, 100)
ENDED = (Status.DONE, Status.CLOSED)


@rule("W228", Task, needs=("updates",))
def figure_without_measure(task: Task) -> Iterator[Finding]:
    """An update that counts (`done`) for a task that has no measure.

    A number alone gives no progress: the measure says what is counted and how many it is to be.

    ```yaml bad
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        updates:
          - {on: 2026-06-15, done: 120}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        updates:
          - {on: 2026-06-15, done: 120}
    ```
    """
    if task.measure is None:
        for index, update in enumerate(task.updates):
            if update.done is not None:
                yield at("updates", index, "done", done=update.done)


@rule("W231", Task, needs=("updates", "measure"))
def share_beside_measure(task: Task) -> Iterator[Finding]:
    """An update whose progress and whose count are more than a point apart.

    The progress holds; but one of the two is wrong, or the measure does not measure what the owner goes by.

    ```yaml bad
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        updates:
          - {on: 2026-06-15, progress: 60%, done: 80}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        updates:
          - {on: 2026-06-15, progress: 40%, done: 80}
    ```
    """
    on_day = measures_held(task)
    for index, update in enumerate(task.updates):
        if update.progress is not None and update.done is not None and (measure := on_day(update.on)):
            share = share_of(measure, update.done)
            if share is not None and abs(share - update.progress) > POINT:
                yield at("updates", index, "progress", progress=update.progress, done=update.done, share=share)


def measures_held(task: Task) -> Callable[[date], Measure | None]:
    """Which measure held on a day: its target may have been changed since, and was then what the change says."""
    measure = task.measure
    said = [one for one in task.decisions if one.act is Act.RETARGET and one.field == "target"]
    changes = [(one.on, target) for one in said if (target := read_number(one.before)) is not None]
    changes.sort(key=itemgetter(0))
    days = [day for day, _ in changes]

    def on_day(day: date) -> Measure | None:
        following = bisect_right(days, day)
        return replace(measure, target=changes[following][1]) if measure and following < len(days) else measure

    return on_day


@rule("W232", Task, needs=("updates",))
def progress_goes_down(task: Task) -> Iterator[Finding]:
    """Progress that goes down from one update to the next without a word.

    It may be a correction; then the update says so (`text`, `problems` or `causes`). Between the two a reopening or a
    changed target explains it as well. A `level` may fall.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-05-15, progress: 40%}
          - {on: 2026-06-15, progress: 30%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-05-15, progress: 40%}
          - {on: 2026-06-15, progress: 30%, causes: Two piers failed the test and are poured again}
    ```
    """
    level = task.measure is not None and task.measure.kind == "level"
    told = [(index, one) for index, one in enumerate(task.updates) if one.progress is not None or one.done is not None]
    if level or len(told) < 2:
        return
    excuses = sorted(one.on for one in task.decisions if one.act in (Act.REOPEN, Act.RETARGET))
    for (_, before), (index, after) in pairwise(sorted(told, key=lambda pair: stands(pair[1]))):
        fall = fell(task, before, after)
        if fall and not (after.text or after.problems or after.causes) and not excused(excuses, before, after):
            where = "progress" if after.progress is not None else "done"
            yield at("updates", index, where, before=fall[0], after=fall[1], on=stands(before))


def fell(task: Task, before: Update, after: Update) -> tuple[Fraction | Decimal, Fraction | Decimal] | None:
    """Both values, if the second is the lesser way to the target: of the shares, else of what was counted."""
    one, two = claimed(task, before), claimed(task, after)
    if one is not None and two is not None:
        return (one, two) if two < one else None
    lower = task.measure is not None and task.measure.better == "lower"
    if before.done is None or after.done is None or lower or after.done >= before.done:
        return None
    return before.done, after.done


def excused(excuses: list[date], before: Update, after: Update) -> bool:
    """Did the office reopen the task, or change its target, between the two, on one of these days in order?"""
    following = bisect_left(excuses, before.on)
    return following < len(excuses) and excuses[following] <= after.on


@rule("W233", Task, needs=("status",))
def done_below_hundred(task: Task) -> Iterator[Finding]:
    """A task that is done or closed while its newest claim is under 100 %.

    Its progress counts as 100 %, since its status says so; one of the two has not been kept.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: done
        updates:
          - {on: 2026-06-15, progress: 90%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: done
        updates:
          - {on: 2026-06-15, progress: 100%}
    ```
    """
    if task.status not in ENDED:
        return
    if task.updates:
        newest = list(claims(task))[-1:]
        if newest and newest[0][1] < 1:
            update, share = newest[0]
            where = "progress" if update.progress is not None else "done"
            yield at("updates", task.updates.index(update), where, status=task.status, share=share)
    elif task.progress is not None and task.progress < 1:
        yield at("progress", status=task.status, share=task.progress)


@rule("W234", Task, needs=("status",))
def progress_before_beginning(task: Task) -> Iterator[Finding]:
    """A task that is not started and yet has progress.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: not-started
        updates:
          - {on: 2026-06-15, progress: 10%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        updates:
          - {on: 2026-06-15, progress: 10%}
    ```
    """
    if task.status is not Status.NOT_STARTED:
        return
    newest = list(claims(task))[-1:]
    share = newest[0][1] if newest else task.progress
    if share:
        yield at("status", status=task.status, share=share)


@rule("W235", Task)
def part_undone(task: Task, scene: Scene) -> Iterator[Finding]:
    """A task that is done while a part of it is not.

    The parts are the tasks that name it as their `parent`; those paused, cancelled or standing are not asked.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works, status: done, done_on: 2026-06-15}
      - {id: 1a, parent: 1, title: Mill Lane bridge, owner: Works, status: in-progress}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works, status: in-progress}
      - {id: 1a, parent: 1, title: Mill Lane bridge, owner: Works, status: in-progress}
    ```
    """
    parts = scene.relations.family.parts.get((scene.list.id, task.id), ())
    if not parts or task.status not in ENDED:
        return
    kept = [scene.relations.index.task(key) for key in parts]
    out = (Status.PAUSED, Status.CANCELLED)
    open_ = [one.id for one in kept if not is_done(one) and one.status not in out and not one.every]
    if open_:
        yield at("status", status=task.status, parts=tuple(open_[:5]), count=len(open_))
