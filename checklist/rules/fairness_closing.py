"""Rules of fairness for what is done: closed without proof or by its owner, reopened without a word."""

from collections.abc import Iterator
from datetime import date

from checklist.core.compare import Change
from checklist.core.known import AFTER
from checklist.core.model import Act, Status
from checklist.core.progress import is_done
from checklist.core.settle import meaning
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, changes_of, decided, hand_of, new_decisions, seen

SET_BY = {Status.CLOSED: Act.CLOSE, Status.PAUSED: Act.PAUSE, Status.CANCELLED: Act.CANCEL}
OPEN = (None, Status.NOT_STARTED, Status.IN_PROGRESS)


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
        hand = owner or hand_of(turn.after.owner, watch)
        if hand:
            yield seen(change, Sure.CERTAIN if owner else Sure.LIKELY, unit=hand)


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
