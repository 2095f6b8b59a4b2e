"""Rules of meaning for the course of a task: what was reached when, in which order, and what hangs on a day."""

from collections.abc import Iterator
from itertools import pairwise

from checklist.core.model import Task, TaskList
from checklist.core.progress import is_done, last_reopening
from checklist.core.stages import BUILT, stage_name
from checklist.rules.registry import Finding, Scene, at, rule


@rule("W211", Task, needs=("done_on", "start"))
def done_before_start(task: Task) -> Iterator[Finding]:
    """A task that was done before it started.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, start: 2026-05-01, status: done, done_on: 2026-04-30}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, start: 2026-04-01, status: done, done_on: 2026-04-30}
    ```
    """
    if task.done_on and task.start and task.done_on < task.start:
        yield at("done_on", done=task.done_on, start=task.start)


@rule("E212", Task)
def step_done_in_future(task: Task, scene: Scene) -> Iterator[Finding]:
    """A milestone or a stage reached on a day that has not come.

    A day that is planned stands in the milestone's `due`, or in the stage's `plan`.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        stages: {started: 2026-09-01}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        stages: {started: {plan: 2026-09-01}}
    ```
    """
    for index, step in enumerate(task.milestones):
        if step.done and step.done > scene.today:
            yield at("milestones", index, "done", title=step.title, done=step.done, today=scene.today)
    for name, stage in task.stages:
        if stage.done and stage.done > scene.today:
            yield at("stages", name, "done", title=stage_name(name), done=stage.done, today=scene.today)


@rule("W213", Task, needs=("stages",))
def stages_out_of_order(task: Task) -> Iterator[Finding]:
    """A stage reached before one that must come first.

    Started, completed, producing and at capacity follow each other; the other stages may come in any order.

    ```yaml bad
    tasks:
      - id: 1
        title: Bottling plant
        owner: Works
        stages: {started: 2026-05-01, completed: 2026-03-01}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Bottling plant
        owner: Works
        stages: {started: 2026-03-01, completed: 2026-05-01}
    ```
    """
    days = {name: stage.done for name, stage in task.stages if stage.done}
    for first, then in pairwise(name for name in BUILT if name in days):
        if days[then] < days[first]:
            yield at(
                "stages",
                then,
                "done",
                first=stage_name(first),
                then=stage_name(then),
                before=days[first],
                after=days[then],
            )


@rule("E214", Task, needs=("decisions",))
def decision_later_than_today(task: Task, scene: Scene) -> Iterator[Finding]:
    """A decision made on a day that has not come.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        decisions:
          - {on: 2026-07-31, act: remark, text: Say when the deck will be laid}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        decisions:
          - {on: 2026-06-30, act: remark, text: Say when the deck will be laid}
    ```
    """
    for index, decision in enumerate(task.decisions):
        if decision.on > scene.today:
            yield at("decisions", index, "on", on=decision.on, today=scene.today)


@rule("W215", Task, needs=("updates",))
def updates_out_of_order(task: Task) -> Iterator[Finding]:
    """An update that stands below a later one.

    Updates are added at the end. One that was slipped in before, or that bears an earlier day, deserves a look.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%}
          - {on: 2026-05-15, progress: 20%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-05-15, progress: 20%}
          - {on: 2026-06-15, progress: 40%}
    ```
    """
    for index, (one, following) in enumerate(pairwise(task.updates), 1):
        if following.on < one.on:
            yield at("updates", index, "on", on=following.on, above=one.on)


@rule("W216", Task, needs=("decisions",))
def decisions_out_of_order(task: Task) -> Iterator[Finding]:
    """A decision that stands below a later one.

    Decisions are added at the end; which of two holds is told by their days.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        decisions:
          - {on: 2026-06-20, act: visit, score: 80}
          - {on: 2026-05-20, act: remark, text: Say when the deck will be laid}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        decisions:
          - {on: 2026-05-20, act: remark, text: Say when the deck will be laid}
          - {on: 2026-06-20, act: visit, score: 80}
    ```
    """
    for index, (one, following) in enumerate(pairwise(task.decisions), 1):
        if following.on < one.on:
            yield at("decisions", index, "on", on=following.on, above=one.on)


@rule("W217", TaskList)
def returns_never_owed(task_list: TaskList) -> Iterator[Finding]:
    """Returns that nobody will ever owe, since neither the task nor the list says when it starts.

    Return days are counted from the start of the task, else of the list's period. Told once a list.

    ```yaml bad
    returns: month
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-12-31}
    ```

    ```yaml good
    returns: month
    period: {from: 2026-01-01}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-12-31}
    ```
    """
    if task_list.period.start:
        return
    lost = [index for index, task in enumerate(task_list.tasks) if (task.returns or task.every) and not task.start]
    if lost:
        where = "every" if task_list.tasks[lost[0]].every else "returns"
        yield at("tasks", lost[0], where, count=len(lost))


@rule("W218", Task, needs=("due_stage",))
def stage_due_on_no_day(task: Task) -> Iterator[Finding]:
    """A stage that is said to be due, without a day.

    `due_stage` says what the due day is for; alone it says nothing.

    ```yaml bad
    tasks:
      - {id: 1, title: Bottling plant, owner: Works, due_stage: started}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Bottling plant, owner: Works, due_stage: started, due: 2026-09-30}
    ```
    """
    if not task.due:
        yield at("due_stage", stage=stage_name(task.due_stage))


@rule("W219", Task, needs=("done_on",))
def done_on_not_done(task: Task) -> Iterator[Finding]:
    """A day of completion on a task that is not done.

    A day alone does not make a task done: the status says so, or a measure that has reached its target.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progress, done_on: 2026-06-30}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: done, done_on: 2026-06-30}
    ```
    """
    reopened = last_reopening(task)
    if task.done_on and not is_done(task) and not (reopened and reopened.on >= task.done_on):
        yield at("done_on", done=task.done_on)
