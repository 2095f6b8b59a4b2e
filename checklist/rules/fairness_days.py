"""Rules of fairness for days: due days, milestones and starts that were moved without a decision."""

from collections.abc import Iterator
from datetime import date

from checklist.core.due import decided_due
from checklist.core.message import say
from checklist.core.model import Act
from checklist.core.progress import is_done
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, changes_of, decided, puts_off, retargets, seen


def settles(turn: TaskTurn, due: date | None) -> bool:
    """Does a decision of the task set this due day, or take it away?"""
    return turn.after is not None and decided_due(turn.after, due)


@rule("A301", TaskTurn)
def due_moved_without_decision(turn: TaskTurn) -> Iterator[Seen]:
    """A due day that was moved, and no decision says so.

    A deadline is a promise; only the office moves it, by an extension with its reason. A day that is quietly later
    makes what was late look early, in every rate and every rank.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-25 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-25 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```
    """
    end = None if turn.before is None or turn.before.every else turn.list.period.end
    for change in changes_of(turn, "due"):
        ended = end if change.after and end and change.after > end else None
        if (change.before or ended) and not settles(turn, change.after):
            sure = Sure.CERTAIN if change.before else Sure.POSSIBLE
            yield seen(change, sure, before=change.before or ended, after=change.after or say("audit.no_day"))


@rule("A302", TaskTurn)
def due_moved_when_past(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A due day that was moved after it had passed.

    An extension is asked for before the day. After it the task was late, whatever is decided later: the office may
    well give it a new day, and this is how everybody sees that it did.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-07-08 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-07-06, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-25 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```
    """
    for change in changes_of(turn, "due"):
        if change.before and turn.before and change.before < watch.day and not is_done(turn.before):
            days = (watch.day - change.before).days
            yield seen(change, before=change.before, after=change.after or say("audit.no_day"), days=days)


@rule("A303", TaskTurn)
def due_moved_for_a_review(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A due day that was moved in the last days before a review.

    What would have been red at the review is green at it. With a decision it may be in order, and is shown to be
    looked at; without one there is little doubt.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-19 Works
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-10 Office
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```
    """
    review = watch.review_near()
    for change in changes_of(turn, "due") if review else ():
        later = change.after is None or (change.before and change.after > change.before)
        if change.before and later and review:
            sure = Sure.POSSIBLE if settles(turn, change.after) else Sure.LIKELY
            yield seen(change, sure, before=change.before, after=change.after or say("audit.no_day"), review=review.on)


@rule("A304", TaskTurn)
def milestone_moved(turn: TaskTurn) -> Iterator[Seen]:
    """A milestone whose day was moved, and no decision says so.

    The schedule between the start and the due day follows the milestones: a step that is quietly later lowers what
    should be done by now.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Piles, due: 2026-05-31}
    # commit: 2026-06-02 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Piles, due: 2026-06-25}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Piles, due: 2026-05-31}
    # commit: 2026-06-02 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Piles, due: 2026-05-31, done: 2026-05-30}
    ```
    """
    for change in changes_of(turn, "milestones"):
        if change.route[2:] == ("due",) and turn.after and not puts_off(turn, change.before, change.after):
            title = turn.after.milestones[int(change.route[1])].title
            if change.before and (change.after is None or change.after > change.before):
                yield seen(change, title=title, before=change.before, after=change.after or say("audit.no_day"))


@rule("A305", TaskTurn)
def start_moved(turn: TaskTurn) -> Iterator[Seen]:
    """A start that was moved later, and no decision says so.

    The later the start, the less should be done by now. Only a decision (`retarget` of `start`) sets it otherwise. A
    task without a start of its own began with the period of its list.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, start: 2026-03-01}
    # commit: 2026-05-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, start: 2026-05-01}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, start: 2026-03-01}
    # commit: 2026-05-20 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        start: 2026-05-01
        decisions:
          - {on: 2026-05-19, act: retarget, field: start, from: 2026-03-01, to: 2026-05-01, reason: Late permit}
    ```
    """
    period = turn.list.period.start
    for change in changes_of(turn, "start"):
        before, after = change.before or period, change.after or period
        later = before and (after is None or after > before)
        if later and not retargets(turn, "start", change.after) and not decided(turn, Act.RESUME):
            sure = Sure.CERTAIN if change.before else Sure.POSSIBLE
            yield seen(change, sure, before=before, after=after or say("audit.no_day"))
