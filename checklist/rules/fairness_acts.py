"""Rules of fairness for what the office decides: decisions rewritten, removed, dated back, or by the wrong hand."""

from collections.abc import Iterator
from datetime import date

from checklist.core.compare import Change
from checklist.core.known import moves_due, read_day
from checklist.core.message import Named, say
from checklist.core.model import Act, Decision, Task
from checklist.core.progress import is_done
from checklist.core.settle import meaning
from checklist.core.turn import TaskTurn
from checklist.rules.fairness_claims import only_more
from checklist.rules.fairness_closing import closed
from checklist.rules.fairness_evidence import follows
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, changes_of, hand_of, new_decisions, rewriting, seen
from checklist.source.records import heading
from checklist.source.schema import DECISION

MAY_COME_LATER = ("evidence", "text", "reason")
"""What of a decision may be added where there was none. Who took it, and with which score, is part of it."""


def named(attr: object) -> Named:
    """What a field of a decision is called."""
    return heading(next(one for one in DECISION.fields if DECISION.attrs[one.key] == attr))


def may_come_later(change: Change) -> bool:
    """Was something added where there was nothing, that may come after the decision?"""
    return change.route[2] in MAY_COME_LATER and only_more(change)


def brought(turn: TaskTurn, decision: Decision) -> Change | None:
    """The change that brought a decision."""
    return next((change for change in turn.changes if change.after is decision), None)


@rule("A321", TaskTurn)
def decision_rewritten(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A decision that was rewritten.

    What the office decided stays as it was decided; another decision follows it. Otherwise a reason, a day or a new
    deadline can be had afterwards.

    ```yaml bad
    # commit: 2026-06-20 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-07-31
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-07-31, reason: The river is in flood, by: Office}
    # commit: 2026-06-28 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```

    ```yaml good
    # commit: 2026-06-20 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-07-31
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-07-31, reason: The river is in flood, by: Office}
    # commit: 2026-06-28 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-07-31
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-07-31, reason: The river is in flood, by: Office}
          - {on: 2026-06-28, act: remark, text: Report weekly from now on, by: Office}
    ```
    """
    for change in changes_of(turn, "decisions"):
        if len(change.route) > 2 and turn.after and not may_come_later(change) and not follows(change, watch.step):
            act = turn.after.decisions[int(change.route[1])]
            certain = Sure.LIKELY if change.route[2] in ("text", "reason") else Sure.CERTAIN
            sure = rewriting(change, act.on, watch, certain)
            field = named(change.route[2])
            before, after = (said or say("audit.nothing") for said in (change.before, change.after))
            if sure:
                yield seen(change, sure, on=act.on, act=act.act, field=field, before=before, after=after)


@rule("A322", TaskTurn)
def decision_removed(turn: TaskTurn) -> Iterator[Seen]:
    """A decision that was removed.

    A remark that was never made need not be answered, an inspection that never was has found nothing.

    ```yaml bad
    # commit: 2026-06-20 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: remark, text: Say how the lost weeks are made up}
    # commit: 2026-06-28 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        note: Both lanes
    ```

    ```yaml good
    # commit: 2026-06-20 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: remark, text: Say how the lost weeks are made up}
    # commit: 2026-06-28 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: remark, text: Say how the lost weeks are made up}
        updates:
          - {on: 2026-06-28, progress: 40%, next: A second crane from July}
    ```
    """
    for change in changes_of(turn, "decisions"):
        if len(change.route) == 2 and change.after is None:
            yield seen(change, on=change.before.on, act=change.before.act)


@rule("A323", TaskTurn)
def decision_dated_back(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A decision that was recorded long after its day, or, where it keeps a task from being late, after the due day.

    An extension of before the due day that nobody saw until after it may never have been asked for in time, nor was
    what was late paused in time. Decisions are recorded when they are taken.

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
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
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
    for one in new_decisions(turn) if turn.before else ():
        days = (watch.day - one.on).days
        held = ended_by(turn.before, one) if turn.before else None
        if days > LATE or (held and one.on <= held < watch.day):
            sure = Sure.POSSIBLE if days <= LATE and one.act is Act.CLOSE else Sure.CERTAIN
            yield seen(brought(turn, one), sure, on=one.on, act=one.act, days=days)


def ended_by(task: Task, decision: Decision) -> date | None:
    """The due day that an act is about, if it moves one or lets the task be late no more."""
    if decision.act in (Act.PAUSE, Act.CANCEL, Act.CLOSE):
        return None if is_done(task) else task.due
    return read_day(decision.before) if moves_due(decision) else None


@rule("A324", TaskTurn)
def decision_by_its_owner(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A decision that was taken or recorded by the unit it is about.

    The owner reports, the office decides. Two voices in one hand are one voice, also where the author of a version is
    said to be the office and the owner records it.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood, by: Office}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
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
    owners = turn.before.owner if turn.before else ()
    for one in new_decisions(turn):
        by = meaning(one.by, watch.policy.units)
        hand = hand_of(owners, watch) or (by if by in owners else "")
        if hand and not (one.act is Act.CLOSE and closed(turn)):
            sure = Sure.CERTAIN if hand == watch.unit else Sure.LIKELY
            yield seen(brought(turn, one), sure, on=one.on, act=one.act, unit=hand)
