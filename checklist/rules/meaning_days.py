"""Rules of meaning for days: windows, what was reported and decided when, and what has not come yet."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from checklist.core.due import due_history
from checklist.core.model import Period, Task, TaskList
from checklist.rules.registry import Finding, Scene, at, rule

LONGEST_PERIOD = 10


@rule("E202", Task, needs=("due", "start"))
def due_before_start(task: Task) -> Iterator[Finding]:
    """A task that is due before it starts.

    It has no window, so nothing can be expected of it and nothing said of its pace.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, start: 2026-07-01, due: 2026-06-30}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, start: 2026-06-01, due: 2026-06-30}
    ```
    """
    if task.start and task.due and task.due < task.start:
        yield at("due", start=task.start, due=task.due)


@rule("E203", TaskList)
def period_reversed(task_list: TaskList) -> Iterator[Finding]:
    """A list whose period ends before it begins.

    ```yaml bad
    period: {from: 2026-12-31, to: 2026-01-01}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    start, end = task_list.period.start, task_list.period.end
    if start and end and end < start:
        yield at("period", "to", start=start, end=end)


@rule("E204", Task, needs=("milestones",))
def milestone_outside(task: Task, scene: Scene) -> Iterator[Finding]:
    """A milestone that is due before its task starts or after it is due.

    What is expected on a day runs from the start through the milestones to the due day; where the task has none, the
    list's period says when it starts or ends. Where the due day is for a
    stage (`due_stage`), milestones may lie beyond it.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        milestones:
          - {title: Deck laid, due: 2026-10-31}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        milestones:
          - {title: Deck laid, due: 2026-08-31}
    ```
    """
    end = None if task.due_stage or task.every else task.due or scene.list.period.end
    remedy = "" if task.due else "period"
    start = task.start or scene.list.period.start
    for index, step in enumerate(task.milestones):
        if step.due and start and step.due < start:
            early = "early" if task.start else "begins"
            yield at("milestones", index, "due", remedy=early, title=step.title, due=step.due, limit=start)
        elif step.due and end and step.due > end:
            yield at("milestones", index, "due", remedy=remedy, title=step.title, due=step.due, limit=end)


@rule("E205", Task, needs=("every",))
def standing_with_due(task: Task) -> Iterator[Finding]:
    """A standing duty that has a due day.

    A standing duty (`every`) is never done and never overdue; each of its periods owes an update. A task with an end
    has a due day and, if it is to be reported on regularly, `returns`.

    ```yaml bad
    period: {from: 2026-01-01}
    tasks:
      - {id: 1, title: Inspect the bridges, owner: Works, every: month, due: 2026-12-31}
    ```

    ```yaml good
    period: {from: 2026-01-01}
    tasks:
      - {id: 1, title: Inspect the bridges, owner: Works, every: month}
      - {id: 2, title: Fix the bridge, owner: Works, due: 2026-12-31}
    ```
    """
    if task.due:
        yield at("due", due=task.due)


@rule("W206", Task, needs=("due_text", "due"))
def due_text_says_otherwise(task: Task, scene: Scene) -> Iterator[Finding]:
    """Deadline words that mean another day than the one written beside them.

    The words (`due_text`) are kept as they were printed, the day is what is judged. They are held against every due
    day the task has had; words that leave room, or that are not understood, are passed over.

    ```yaml bad
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_text: end of September}
    ```

    ```yaml good
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, due_text: end of September}
    ```
    """
    held = {day for _, day in due_history(task) if day} | ({task.due} if task.due else set())
    said = [day for year in _years(scene.list.period, task) if (day := meant(task.due_text, year))]
    if said and not held & set(said):
        yield at("due_text", words=task.due_text, said=said[0], due=task.due)


def _years(period: Period, task: Task) -> tuple[int, ...]:
    """The years that words without one may mean: those of the list's period, else the due day's."""
    start, end = period.start or period.end, period.end or period.start
    if start and end:
        return tuple(range(start.year, min(end.year, start.year + LONGEST_PERIOD) + 1))
    return (task.due.year,) if task.due else ()


@lru_cache(maxsize=4096)
def meant(words: str, year: int) -> date | None:
    """The one day that words mean in a year; None where they leave room, or are not understood.

    They are read on two days of that year, since what they mean must not hang on when they are read (本月底).
    """
    from checklist.core.when import Unreadable, read_when

    try:
        one, other = (read_when(words, day, year=year) for day in (date(year, 1, 1), date(year, 7, 15)))
    except Unreadable:
        return None
    firm = one == other and not (one.soft or one.standing or one.relative or one.cadence or one.start)
    return one.day if firm else None


@rule("E207", Task, needs=("updates",))
def update_later_than_today(task: Task, scene: Scene) -> Iterator[Finding]:
    """An update reported on a day that has not come.

    The day is held against the version's own: today, the workspace's pin, or the day of the commit that is read.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-07-31, progress: 40%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-30, progress: 40%}
    ```
    """
    for index, update in enumerate(task.updates):
        if update.on > scene.today:
            yield at("updates", index, "on", on=update.on, today=scene.today)


@rule("W208", Task, needs=("updates", "start"))
def update_before_start(task: Task) -> Iterator[Finding]:
    """An update from before the task's start.

    Either the start is wrong, or the update belongs to another task or another year.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        start: 2026-05-01
        updates:
          - {on: 2026-04-25, progress: 10%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        start: 2026-04-01
        updates:
          - {on: 2026-04-25, progress: 10%}
    ```
    """
    for index, update in enumerate(task.updates):
        if task.start and update.on < task.start:
            yield at("updates", index, "on", on=update.on, start=task.start)


@rule("E209", Task, needs=("updates",))
def figures_after_report(task: Task) -> Iterator[Finding]:
    """An update whose figures stand at a later day (`for`) than the one it was reported on.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, for: 2026-06-30, progress: 40%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-30, for: 2026-06-15, progress: 40%}
    ```
    """
    for index, update in enumerate(task.updates):
        if update.stands and update.stands > update.on:
            yield at("updates", index, "for", on=update.on, stands=update.stands)


@rule("E210", Task, needs=("done_on",))
def done_in_future(task: Task, scene: Scene) -> Iterator[Finding]:
    """A day of completion that has not come.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: done, done_on: 2026-07-31}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: done, done_on: 2026-06-30}
    ```
    """
    if task.done_on and task.done_on > scene.today:
        yield at("done_on", done=task.done_on, today=scene.today)
