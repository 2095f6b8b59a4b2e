"""Rules of meaning for due days that were moved: from which day to which, when, how often and why."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from checklist.core.due import extends
from checklist.core.known import read_day
from checklist.core.model import NO_DAY, Act, Decision, Task
from checklist.rules.registry import Finding, Scene, at, rule

Numbered = tuple[int, Decision]


def moves_due(decision: Decision) -> bool:
    """Is it an act that sets the due day?"""
    if decision.act is Act.RETARGET:
        return decision.field == "due"
    return decision.act is Act.EXTEND or (decision.act is Act.RESUME and bool(decision.after))


def in_order(task: Task, wanted: Callable[[Decision], bool]) -> list[Numbered]:
    """The decisions of a kind in the order of their days, each with its place in the task."""
    numbered = enumerate(task.decisions)
    return sorted(((index, one) for index, one in numbered if wanted(one)), key=lambda pair: pair[1].on)


def names_day(text: str) -> bool:
    """Does a decision's text name a day, or say that there is none?"""
    return text == NO_DAY or read_day(text) is not None


@rule("E244", Task, needs=("decisions",))
def change_to_no_day(task: Task) -> Iterator[Finding]:
    """An extension from or to something that is not a day.

    Days are written YYYY-MM-DD; `none` stands for no day.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: end of June, to: 2026-09-30, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    for index, decision in enumerate(task.decisions):
        named = {"from": "" if decision.act is Act.RESUME else decision.before, "to": decision.after}
        for key, text in named.items() if moves_due(decision) else ():
            if text and not names_day(text):
                yield at("decisions", index, key, text=text)


@rule("E245", Task, needs=("decisions",))
def extended_from_elsewhere(task: Task) -> Iterator[Finding]:
    """An extension that does not start from the due day there was.

    Each one goes from the day the last one led to; otherwise a change of the due day is missing, or was never
    decided.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-12-31
        decisions:
          - {on: 2026-05-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
          - {on: 2026-06-10, act: extend, from: 2026-10-31, to: 2026-12-31, reason: Steel comes late}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-12-31
        decisions:
          - {on: 2026-05-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
          - {on: 2026-06-10, act: extend, from: 2026-09-30, to: 2026-12-31, reason: Steel comes late}
    ```
    """
    for (_, one), (index, other) in pairwise(in_order(task, moves_due)):
        if names_day(one.after) and names_day(other.before) and one.after != other.before:
            yield at("decisions", index, "from", start=other.before, held=one.after, on=one.on)


@rule("E246", Task, needs=("decisions",))
def extended_to_elsewhere(task: Task) -> Iterator[Finding]:
    """A due day that is not the one the newest extension led to.

    `due` is the day that holds now. Whoever moves it without a decision moves it unseen.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    moves = in_order(task, moves_due)
    if moves and names_day(moves[-1][1].after) and read_day(moves[-1][1].after) != task.due:
        newest = moves[-1][1]
        yield at("due", due=task.due, to=newest.after, on=newest.on, remedy="none" if newest.after == NO_DAY else "")


@rule("W256", Task, needs=("decisions",))
def extended_backwards(task: Task) -> Iterator[Finding]:
    """An extension to an earlier day, or to the day there was.

    One of the two days is misread, or the due day was not extended but brought forward: that is a retarget of `due`.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-09-30, to: 2026-06-30, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    for index, decision in enumerate(task.decisions):
        before, after = read_day(decision.before), read_day(decision.after)
        if decision.act is Act.EXTEND and before and after and after <= before:
            yield at("decisions", index, "to", before=before, to=after)


@rule("W247", Task, needs=("decisions",))
def extended_too_late(task: Task) -> Iterator[Finding]:
    """An extension decided after the due day had passed.

    An extension is asked for before the day, with the reason and the new day. One that comes later holds from then
    on; it does not make on time what was late. A retarget of `due` to a later day is an extension too.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-05-31, to: 2026-09-30, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-05-20, act: extend, from: 2026-05-31, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    for index, decision in enumerate(task.decisions):
        due = read_day(decision.before) if extends(decision) else None
        if due and decision.on > due:
            yield at("decisions", index, "on", on=decision.on, due=due, days=(decision.on - due).days)


@rule("W248", Task, needs=("decisions",))
def extended_too_often(task: Task, scene: Scene) -> Iterator[Finding]:
    """More extensions than the workspace allows (`extensions: {max: …}`).

    A retarget of `due` to a later day counts as one.

    ```yaml bad
    # file: checklist.yaml
    extensions: {max: 1}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-12-31
        decisions:
          - {on: 2026-05-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
          - {on: 2026-06-10, act: extend, from: 2026-09-30, to: 2026-12-31, reason: Steel comes late}
    ```

    ```yaml good
    # file: checklist.yaml
    extensions: {max: 2}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-12-31
        decisions:
          - {on: 2026-05-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
          - {on: 2026-06-10, act: extend, from: 2026-09-30, to: 2026-12-31, reason: Steel comes late}
    ```
    """
    limit = scene.policy.extensions
    extensions = in_order(task, extends)
    if limit is not None and len(extensions) > limit:
        yield at("decisions", extensions[limit][0], "act", count=len(extensions), limit=limit)


@rule("W249", Task, needs=("decisions",))
def extended_without_reason(task: Task) -> Iterator[Finding]:
    """An extension that gives no reason.

    A retarget of `due` to a later day is one.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    for index, decision in enumerate(task.decisions):
        if extends(decision) and not decision.reason and not decision.text:
            yield at("decisions", index, "act", on=decision.on)
