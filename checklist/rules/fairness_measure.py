"""Rules of fairness for what a task is measured by: milestones, weights and targets that were cut."""

from collections.abc import Iterator
from decimal import Decimal

from checklist.core.compare import Change
from checklist.core.message import say
from checklist.core.model import Act
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, changes_of, decided, retargeted, seen


def easier(turn: TaskTurn, change: Change) -> bool:
    """Does a changed measure, or a changed count, make the same work a larger share?"""
    field = change.route[-1]
    falls = turn.before is not None and turn.before.measure is not None and turn.before.measure.better == "lower"
    if change.route[0] == "counts":
        return field in ("all", "due") and change.before is not None and (change.after or 0) < change.before
    if field in ("target", "targets") or (len(change.route) > 1 and change.route[1] == "targets"):
        if not isinstance(change.before, Decimal) or not isinstance(change.after, Decimal):
            return change.before is not None
        return change.after > change.before if falls else change.after < change.before
    return field in ("measure", "better", "kind", "of_parts") and change.before is not None


@rule("A342", TaskTurn)
def milestone_deleted(turn: TaskTurn) -> Iterator[Seen]:
    """A milestone that was deleted.

    A step that is not there cannot be missed, and the schedule is steeper at the end than it was agreed to be.

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
          - {title: Deck, due: 2026-06-15}
    # commit: 2026-06-02 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Deck, due: 2026-06-15}
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
          - {title: Deck, due: 2026-06-15}
    # commit: 2026-06-02 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        milestones:
          - {title: Piles, due: 2026-05-31, done: 2026-05-30}
          - {title: Deck, due: 2026-06-15}
    ```
    """
    for change in changes_of(turn, "milestones"):
        if len(change.route) == 2 and change.after is None and not decided(turn, Act.RETARGET):
            yield seen(change, title=change.before.title, due=change.before.due or say("audit.no_day"))


@rule("A343", TaskTurn)
def weight_changed(turn: TaskTurn) -> Iterator[Seen]:
    """A weight that was changed, and no decision says so.

    Weights say how much a task counts in every mean. Only a decision (`retarget` of `weight`) sets one otherwise.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, weight: 5}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, weight: 1}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, weight: 5}
    # commit: 2026-06-02 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        weight: 1
        decisions:
          - {on: 2026-06-01, act: retarget, field: weight, from: 5, to: 1, reason: One lane only}
    ```
    """
    for change in changes_of(turn, "weight"):
        if not retargeted(turn, "weight"):
            yield seen(change, before=change.before or Decimal(1), after=change.after or Decimal(1))


@rule("A344", TaskTurn)
def target_cut(turn: TaskTurn) -> Iterator[Seen]:
    """A target that was made easier, and no decision says so.

    The share done grows when the whole shrinks. Only a decision (`retarget` of `target`) sets it otherwise.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, measure: {unit: piles, target: 40}}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, measure: {unit: piles, target: 30}}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, measure: {unit: piles, target: 40}}
    # commit: 2026-06-02 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        measure: {unit: piles, target: 30}
        decisions:
          - {on: 2026-06-01, act: retarget, field: target, from: 40, to: 30, reason: A shorter bridge}
    ```
    """
    for change in changes_of(turn, "measure", "counts"):
        if easier(turn, change) and not retargeted(turn, "target"):
            yield seen(
                change, before=change.before, after=say("audit.nothing") if change.after is None else change.after
            )
