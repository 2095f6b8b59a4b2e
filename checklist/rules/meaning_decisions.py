"""Rules of meaning for what the office decided: acts that set a status, and how a task is struck off."""

from collections.abc import Iterator

from checklist.core.known import AFTER, status_acts
from checklist.core.model import Act, Decision, Status, Task
from checklist.core.progress import claims
from checklist.core.settle import meaning
from checklist.rules.registry import Finding, Scene, at, rule

OPEN = frozenset({None, Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE})
"""What a task may be after it was taken up again: its owner may have claimed it done since."""
GRANTED = frozenset({Act.EXTEND, Act.RETARGET, Act.PAUSE, Act.CANCEL, Act.WAIVE})
"""What an owner may ask for and never give itself."""
STATUSES = frozenset(one.value for one in Status)
DECIDED = {status: act for act, status in AFTER.items() if status is not Status.IN_PROGRESS}


@rule("E239", Task, needs=("decisions", "status"))
def status_without_act(task: Task) -> Iterator[Finding]:
    """A task that is closed, paused or cancelled, though among its decisions none says so.

    Where decisions are kept at all, the status rests on one of them: who decided it, and when. (A list that keeps no
    decisions is believed.)

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: paused
        decisions:
          - {on: 2026-06-01, act: remark, text: Say when the deck will be laid}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: paused
        decisions:
          - {on: 2026-06-01, act: remark, text: Say when the deck will be laid}
          - {on: 2026-06-10, act: pause, reason: The river is in flood}
    ```
    """
    if task.status in DECIDED and not status_acts(task):
        yield at("status", status=task.status, act=DECIDED[task.status])


@rule("E240", Task, needs=("decisions",))
def status_against_decisions(task: Task) -> Iterator[Finding]:
    """A status that is not what the newest decision made it.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-10, act: pause, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-10, act: pause, reason: The river is in flood}
          - {on: 2026-06-24, act: resume}
    ```
    """
    acts = status_acts(task)
    if not acts:
        return
    made = AFTER[acts[-1].act]
    fits = task.status in OPEN if made is Status.IN_PROGRESS else task.status is made
    if not fits:
        yield at("status", status=task.status, act=acts[-1].act, on=acts[-1].on)


@rule("W241", Task, needs=("status",))
def closed_unproved(task: Task) -> Iterator[Finding]:
    """A task that was closed without an inspection and without any evidence.

    Striking off is the verifier's word that it was seen to be done. Evidence may stand with the closing, the
    inspection or an update; after a reopening, what came before it proves nothing.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: closed
        decisions:
          - {on: 2026-06-20, act: close, by: Audit}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: closed
        decisions:
          - {on: 2026-06-18, act: inspect, text: Walked over it, by: Audit}
          - {on: 2026-06-20, act: close, by: Audit}
    ```
    """
    if task.status is not Status.CLOSED:
        return
    since = max((one.on for one in task.decisions if one.act is Act.REOPEN), default=None)
    acts = [one for one in task.decisions if since is None or one.on >= since]
    reports = [one for one in task.updates if since is None or one.on >= since]
    seen = any(one.evidence or one.act is Act.INSPECT for one in acts) or any(one.evidence for one in reports)
    if not seen:
        yield at("status", status=task.status)


@rule("W242", Task, needs=("decisions",))
def closed_by_owner(task: Task, scene: Scene) -> Iterator[Finding]:
    """A task that was closed by its own owner.

    Nobody strikes off his own work: the owner claims, the office verifies.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: closed
        decisions:
          - {on: 2026-06-18, act: inspect, text: Walked over it, by: Audit}
          - {on: 2026-06-20, act: close, by: Works}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: closed
        decisions:
          - {on: 2026-06-18, act: inspect, text: Walked over it, by: Audit}
          - {on: 2026-06-20, act: close, by: Audit}
    ```
    """
    for index, decision in enumerate(task.decisions):
        if decision.act is Act.CLOSE and decision.by and meaning(decision.by, scene.policy.units) in task.owner:
            yield at("decisions", index, "by", by=decision.by)


@rule("W271", Task, needs=("decisions",))
def decided_by_owner(task: Task, scene: Scene) -> Iterator[Finding]:
    """A task whose own owner has given itself more time, another target, a rest, an end or an excuse.

    The owner asks, the office decides: else nobody would ever be late. A closing is W242.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: Floods, by: Works}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-20, act: extend, from: 2026-06-30, to: 2026-09-30, reason: Floods, by: City office}
    ```
    """
    for index, decision in enumerate(task.decisions):
        if decision.act in GRANTED and decision.by and meaning(decision.by, scene.policy.units) in task.owner:
            yield at("decisions", index, "by", by=decision.by, act=decision.act)


@rule("E250", Task, needs=("decisions",))
def resumed_unpaused(task: Task) -> Iterator[Finding]:
    """A task that was resumed without having been paused.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-24, act: resume}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-10, act: pause, reason: The river is in flood}
          - {on: 2026-06-24, act: resume}
    ```
    """
    for index, decision, before in _after_which(task):
        if decision.act is Act.RESUME and before is not Status.PAUSED and decision.before != Status.PAUSED:
            yield at("decisions", index, "act", on=decision.on)


@rule("E251", Task, needs=("decisions",))
def reopened_unclosed(task: Task) -> Iterator[Finding]:
    """A task that was reopened though it was neither closed nor claimed done before.

    What was closed in an earlier list says so in the decision: `from: closed`.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-24, act: reopen, reason: The deck has cracked}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        decisions:
          - {on: 2026-06-24, act: reopen, from: closed, reason: The deck has cracked}
    ```
    """
    asked = any(one.act is Act.REOPEN for one in task.decisions)
    full = min((update.on for update, share in claims(task) if share == 1), default=None) if asked else None
    for index, decision, before in _after_which(task):
        if decision.act is not Act.REOPEN or before is Status.CLOSED or decision.before in STATUSES:
            continue
        if not any(day and day <= decision.on for day in (full, task.done_on)):
            yield at("decisions", index, "act", on=decision.on)


def _after_which(task: Task) -> Iterator[tuple[int, Decision, Status | None]]:
    """The acts that set a status, in the order of their days, each with the status the act before it made."""
    before: Status | None = None
    for index, decision in sorted(enumerate(task.decisions), key=lambda pair: pair[1].on):
        if decision.act in AFTER:
            yield index, decision, before
            before = AFTER[decision.act]
