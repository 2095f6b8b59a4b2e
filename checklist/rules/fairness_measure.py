"""Rules of fairness for what a task is measured by: milestones, weights and targets that were cut."""

from collections.abc import Iterator
from decimal import Decimal

from checklist.core.compare import Change
from checklist.core.message import say
from checklist.core.model import Task
from checklist.core.progress import in_order
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, changes_of, reshaped, retargeted, retargets, seen
from checklist.rules.whereof import about, figure, named
from checklist.source.schema import TASK

HOW = ("unit", "start", "better", "kind", "of_parts")
"""What a target is counted in, from where, and which way: set otherwise, the same work is another share."""
OVER = ("planned", "contracted")
"""The amounts that others are a share of."""


def of_all(name: str) -> bool:
    """Is it an amount, or a count, that others are a share of?"""
    return name in ("all", "due", *OVER) or name.startswith("plan.")


def fewer_by_report(turn: TaskTurn) -> Iterator[tuple[Change, object, Decimal, Decimal]]:
    """Reports by which there is less to do than was said before: the change, what of it, then and now."""
    before = turn.before
    for change in changes_of(turn, "updates") if before else ():
        if before is None or len(change.route) > 2 or change.after is None:
            continue
        for kind in ("amounts", "counts"):
            held = newest(before, kind)
            for name, value in getattr(change.after, kind):
                if of_all(name) and value < held.get(name, value):
                    yield change, figure(kind, name), held[name], value


def newest(task: Task, kind: str) -> dict[str, Decimal]:
    """A task's amounts or counts by name: its own, and over them what was reported last."""
    held = dict(getattr(task, kind))
    for update in in_order(task.updates):
        held.update(getattr(update, kind))
    return held


def easier(turn: TaskTurn, change: Change) -> bool:
    """Does a changed measure, amount or count make the same work a larger share?"""
    field = change.route[-1]
    falls = turn.before is not None and turn.before.measure is not None and turn.before.measure.better == "lower"
    if change.route[0] in ("counts", "amounts"):
        shares = change.route[0] == "counts" or of_all(str(field))
        return shares and change.before is not None and (change.after or 0) < change.before
    if field in ("target", "targets") or (len(change.route) > 1 and change.route[1] == "targets"):
        if not isinstance(change.before, Decimal) or not isinstance(change.after, Decimal):
            return change.before is not None
        return change.after > change.before if falls else change.after < change.before
    return (field in HOW and len(change.route) > 1) or (field == "measure" and change.before is not None)


def said(task: Task | None, change: Change, held: object) -> object:
    """What stands there, said or not."""
    field = str(change.route[-1])
    if task and task.measure and field in ("kind", "better"):
        kind = field == "kind"
        return say(f"measure.{task.measure.kind}" if kind else f"better.{task.measure.better}")
    if held is None or held == "":
        return say("audit.nothing")
    return say("diff.of_parts") if field == "of_parts" else held


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
        if len(change.route) == 2 and change.after is None and not reshaped(turn):
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
        before, after = (Decimal(1) if one is None else one for one in (change.before, change.after))
        if before != after and not retargets(turn, "weight", after):
            yield seen(change, what=named(TASK, "weight"), before=before, after=after)
    shifted = () if reshaped(turn) or retargeted(turn, "weight") else changes_of(turn, "milestones")
    for change in shifted:
        if change.route[2:] in (("weight",), ("target",)):
            before, after = (say("audit.nothing") if one is None else one for one in (change.before, change.after))
            yield seen(change, what=about(turn, change), before=before, after=after)


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
    for change in changes_of(turn, "measure", "counts", "amounts"):
        so_decided = retargeted(turn, "target")
        if change.route[-1] == "target":
            so_decided = retargets(turn, "target", change.after)
        if easier(turn, change) and not so_decided:
            before, after = said(turn.before, change, change.before), said(turn.after, change, change.after)
            sure = Sure.LIKELY if change.route[0] == "amounts" or change.route[-1] == "unit" else Sure.CERTAIN
            if change.route[0] == "counts" and not of_all(str(change.route[-1])):
                sure = Sure.POSSIBLE
            yield seen(change, sure, what=about(turn, change), before=before, after=after)
    for change, what, was, now in fewer_by_report(turn):
        yield seen(change, Sure.POSSIBLE, what=what, before=was, after=now)
