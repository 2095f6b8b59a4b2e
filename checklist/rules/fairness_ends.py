"""Rules of fairness for the days on which things were done: changed, taken back, or said long after."""

from collections.abc import Iterator
from datetime import date, timedelta

from checklist.core.calendar import next_return
from checklist.core.compare import Change
from checklist.core.message import say
from checklist.core.model import Act, Task
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, decided, seen
from checklist.rules.whereof import about

DONE = "done"
MONTH = timedelta(days=31)
"""So long it may take until one hears of what was done, where nobody asks for returns."""


def ends(turn: TaskTurn) -> Iterator[tuple[Change, object, object]]:
    """The days on which a task, a milestone or a stage was done that are others now: the change, then and now."""
    for change in turn.changes if turn.before else ():
        if change.route == ("done_on",) or (change.route[0] in ("milestones", "stages") and change.route[-1] == DONE):
            yield change, change.before, change.after
        elif len(change.route) == 2 and change.route[0] in ("milestones", "stages"):
            before, after = (getattr(one, DONE, None) for one in (change.before, change.after))
            if before != after and (change.route[0] == "stages" or change.before is None):
                yield change, before, after


def promised(task: Task, change: Change) -> date | None:
    """The day by which what a change is about was to be done."""
    name = change.route[1] if len(change.route) > 1 else ""
    if change.route[0] == "milestones":
        return task.milestones[int(name)].due
    if change.route[0] == "stages":
        return dict(task.stages)[str(name)].plan
    return task.due


@rule("A317", TaskTurn)
def end_moved(turn: TaskTurn) -> Iterator[Seen]:
    """A day on which something was done that was changed or taken back, and no decision says so.

    A task is done on time or late by this day, for ever. Where it is moved, what was late was not.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-04-30, status: done, done_on: 2026-05-03}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-04-30, status: done, done_on: 2026-04-30}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-04-30, status: done, done_on: 2026-05-03}
    # commit: 2026-06-02 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-04-30
        status: in-progress
        decisions: [{on: 2026-06-01, act: reopen, reason: The railing came off, by: Office}]
    ```
    """
    for change, before, after in ends(turn) if not decided(turn, Act.REOPEN, Act.INSPECT, Act.RETARGET) else ():
        if before:
            later = isinstance(before, date) and isinstance(after, date) and after > before
            sure = Sure.POSSIBLE if later else Sure.CERTAIN
            yield seen(change, sure, what=about(turn, change), before=before, after=after or say("audit.no_day"))


@rule("A318", TaskTurn)
def end_dated_back(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """Something that is said to have been done in time, and was recorded long after that time.

    Nobody heard of it before the day, nor in the days after it. Done in time is what is reported in time; of milestones
    and stages one hears with the next return.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: done, done_on: 2026-05-30}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: done, done_on: 2026-05-30}
    ```
    """
    found = [(change, after, promised(turn.after, change)) for change, _, after in ends(turn) if turn.after and after]
    if turn.before and turn.after:
        for change in turn.changes:
            update = change.after if change.route[0] == "updates" and len(change.route) == 2 else None
            if update and update.stands and update.stands < update.on and whole(turn.after, update):
                found.append((change, update.stands, turn.after.due))
    for change, day, due in found:
        if due and isinstance(day, date) and day <= due and (watch.day - due).days > LATE:
            asked = watch.day <= heard_by(turn.after, due)
            if not asked or change.route[0] not in ("milestones", "stages"):
                sure, days = Sure.POSSIBLE if asked else Sure.LIKELY, (watch.day - day).days
                yield seen(change, sure, what=about(turn, change), day=day, due=due, days=days)


def heard_by(task: Task | None, due: date) -> date:
    """The day by which one hears of what was done by a day: soon after the next return, or within a month."""
    cadence = task and (task.every or task.returns)
    asked = next_return(cadence, due) if cadence else None
    return (asked or due + MONTH) + timedelta(days=LATE)


def whole(task: Task, update: object) -> bool:
    """Does an update say that all is done?"""
    progress, done = getattr(update, "progress", None), getattr(update, "done", None)
    if progress == 1 or done is None or task.measure is None or task.measure.target is None:
        return bool(progress == 1)
    return bool(done <= task.measure.target if task.measure.better == "lower" else done >= task.measure.target)
