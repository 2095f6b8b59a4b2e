"""Rules of fairness for what the office decides: decisions rewritten, dated back, or taken by the wrong hand."""

from collections.abc import Iterator
from datetime import date

from checklist.core.compare import Change
from checklist.core.known import AFTER, moves_due, read_day
from checklist.core.message import Named
from checklist.core.model import Act, Decision, Status
from checklist.core.progress import is_done
from checklist.core.settle import meaning
from checklist.core.turn import TaskTurn
from checklist.rules.fairness_claims import only_more
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, changes_of, decided, new_decisions, seen
from checklist.source.records import heading
from checklist.source.schema import DECISION

SET_BY = {Status.CLOSED: Act.CLOSE, Status.PAUSED: Act.PAUSE, Status.CANCELLED: Act.CANCEL}
OPEN = (None, Status.NOT_STARTED, Status.IN_PROGRESS)


def named(attr: object) -> Named:
    """What a field of a decision is called."""
    return heading(next(one for one in DECISION.fields if DECISION.attrs[one.key] == attr))


def brought(turn: TaskTurn, decision: Decision) -> Change | None:
    """The change that brought a decision."""
    return next((change for change in turn.changes if change.after is decision), None)


def closed(turn: TaskTurn) -> Change | None:
    """The change that closed a task: of its status, else the decision itself."""
    if turn.before is None or turn.before.status is Status.CLOSED:
        return None
    for change in changes_of(turn, "status"):
        if change.after is Status.CLOSED:
            return change
    return None


def settled_before(turn: TaskTurn) -> bool:
    """Had a decision said so already, so that the word only follows it?"""
    acts = [one for one in turn.before.decisions if one.act in AFTER] if turn.before else []
    newest = max(acts, key=lambda one: one.on, default=None)
    return newest is not None and turn.after is not None and AFTER[newest.act] == turn.after.status


@rule("A321", TaskTurn)
def decision_rewritten(turn: TaskTurn) -> Iterator[Seen]:
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
        if len(change.route) > 2 and turn.after and not only_more(change):
            act = turn.after.decisions[int(change.route[1])]
            sure = Sure.LIKELY if change.route[2] in ("text", "reason") else Sure.CERTAIN
            field = named(change.route[2])
            yield seen(change, sure, on=act.on, act=act.act, field=field, before=change.before, after=change.after)


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
    """A decision that was recorded long after its day, or an extension recorded after the day it moves.

    An extension of before the due day that nobody saw until after it may never have been asked for in time. Decisions
    are recorded when they are taken.

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
        held = read_day(one.before) if moves_due(one) else None
        if days > LATE or (held and one.on <= held < watch.day):
            yield seen(brought(turn, one), on=one.on, act=one.act, days=days)


@rule("A324", TaskTurn)
def decision_by_its_owner(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A decision that was recorded by the unit it is about.

    The owner reports, the office decides. Two voices in one hand are one voice.

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
        if watch.unit in owners and one.act is not Act.CLOSE:
            yield seen(brought(turn, one), on=one.on, act=one.act, unit=watch.unit)


@rule("A325", TaskTurn)
def closed_without_proof(turn: TaskTurn) -> Iterator[Seen]:
    """A closing that brought neither evidence nor an inspection.

    Done is what the owner says; closed is what somebody has seen. What was seen is recorded with the closing.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Office}
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
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-18, act: inspect, text: Open for traffic, by: Office}
          - {on: 2026-06-20, act: close, by: Office}
    ```
    """
    if closed(turn) and turn.after:
        acts = turn.after.decisions
        since = max((one.on for one in acts if one.act is Act.REOPEN), default=date.min)
        seen_by = any(one.on >= since and (one.act is Act.INSPECT or one.evidence) for one in acts)
        reported = any(update.evidence for update in turn.after.updates if update.on >= since)
        if not seen_by and not reported:
            yield seen(closed(turn), title=turn.after.title)


@rule("A326", TaskTurn)
def closed_by_its_owner(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task that was closed by the unit that had to do it.

    Whoever does a thing does not strike it off. The closing names who verified it, and that is another unit.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Works, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Office, evidence: [evidence/bridge.md]}
    # file: evidence/bridge.md
    Inspected on 18 June: open for traffic.
    ```
    """
    change = closed(turn)
    if change and turn.after:
        by = {meaning(one.by, watch.policy.units) for one in new_decisions(turn) if one.act is Act.CLOSE}
        owner = next((one for one in turn.after.owner if one in by or one == watch.unit), "")
        if owner:
            yield seen(change, unit=owner)


@rule("A327", TaskTurn)
def status_set_without_decision(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was closed, paused, cancelled or taken up again, and no decision says so.

    Paused and cancelled tasks are in no figure, closed ones count as done: whoever sets the word alone changes every
    rate.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: cancelled}
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
        due: 2026-06-30
        status: cancelled
        decisions:
          - {on: 2026-06-20, act: cancel, reason: The road is given up, by: Office}
    ```
    """
    for change in changes_of(turn, "status"):
        ends = change.after in SET_BY and not decided(turn, SET_BY[change.after])
        back = change.before in SET_BY and not decided(turn, Act.REOPEN, Act.RESUME, *SET_BY.values())
        if (ends or back) and turn.before and not settled_before(turn):
            yield seen(change, before=change.before or Status.NOT_STARTED, after=change.after or Status.NOT_STARTED)


@rule("A328", TaskTurn)
def done_taken_back(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was done and is not any more, and no decision reopens it.

    What was struck off and comes back (反弹) is a matter of its own: it is reopened by a decision, so that it is seen.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: done, done_on: 2026-05-04}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: done, done_on: 2026-05-04}
    # commit: 2026-06-22 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        decisions:
          - {on: 2026-06-20, act: reopen, reason: The deck has cracks, by: Office}
    ```
    """
    for change in changes_of(turn, "status", "done_on"):
        lost = change.before is Status.DONE if change.route[0] == "status" else change.before is not None
        if (
            lost
            and turn.after
            and not is_done(turn.after)
            and turn.after.status in OPEN
            and not decided(turn, Act.REOPEN)
        ):
            yield seen(change, before=change.before)
            return
