"""Rules of fairness for returns: tasks and lists from which less is asked than before."""

from collections.abc import Iterator

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.message import say
from checklist.core.model import TaskList
from checklist.core.step import Step
from checklist.core.turn import ListTurn, TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, changes_of, seen

FREQUENT = tuple(Every)
LAST = 99
"""Behind every month and day there is."""


def loosened(was: Cadence, now: Cadence | None) -> bool:
    """Are fewer returns owed than before, or later in their period?"""
    if now is None or now.every is not was.every:
        return now is None or FREQUENT.index(now.every) > FREQUENT.index(was.every)
    return place(now.by) > place(was.by)


def place(by: DayOf | None) -> tuple[bool, int, int]:
    """Where in a period, or how long after it, a day is: for comparing two of the same kind of period."""
    return (by.after, by.month or LAST, by.number) if by else (False, LAST, LAST)


def told(cadence: Cadence | None) -> object:
    """How often, and by which day where one is named; how that is called is for the report to say."""
    if cadence is None:
        return say("audit.never")
    return cadence if cadence.by else cadence.every


def inherited(turn: TaskTurn, step: Step) -> tuple[Cadence | None, Cadence | None]:
    """How often the list or the workspace asks for returns, before and after: what a task gets that says nothing."""
    found = []
    for state in (*step.before[:1], step.after):
        own = next((one for one in state.lists if one.id == turn.list.id), TaskList())
        found.append(own.defaults.returns or own.returns or state.workspace.policy.returns)
    return found[0], found[-1]


@rule("A306", TaskTurn)
def made_standing(turn: TaskTurn) -> Iterator[Seen]:
    """A task with a due day that was made a standing duty.

    A standing duty is never overdue and never behind. What was to be done by a day does not become one without a
    word.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-25 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, every: month, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-25 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    for change in changes_of(turn, "every"):
        due = turn.due_before or turn.list.period.end
        if change.before is None and turn.before and due:
            yield seen(change, before=due)


@rule("A307", TaskTurn)
def returns_loosened(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """Returns that are owed less often than before.

    Who need not report cannot be silent. How often a task is reported on is the office's to say, in the list's head.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, returns: month}
    # commit: 2026-05-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, returns: quarter}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, returns: month}
    # commit: 2026-05-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, returns: week}
    ```
    """
    for change in changes_of(turn, "returns", "every"):
        was, now = change.before, change.after
        ended = change.route[0] == "every" and turn.after and not turn.after.every
        if ended and turn.after:
            now = turn.after.returns
        own = change.route[0] == "returns" or (turn.after and turn.after.every) or ended
        if was and loosened(was, now) and own and (was, now) != inherited(turn, watch.step):
            yield seen(change, Sure.LIKELY, before=told(was), after=told(now))


@rule("A364", ListTurn)
def list_owes_fewer_returns(turn: ListTurn) -> Iterator[Seen]:
    """A list, or a workspace, that asks for reports less often than before.

    Who need not report cannot be silent.

    ```yaml bad
    # commit: 2026-05-04 Office
    returns: month
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    returns: quarter
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    returns: quarter
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    returns: month
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```
    """
    for change in turn.changes:
        was, now = change.before, change.after
        if change.route == ("returns",) and was and loosened(was, now):
            yield seen(change, Sure.LIKELY, before=told(was), after=told(now))
