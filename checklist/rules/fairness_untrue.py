"""Rules of fairness for what is written and is not so: a day that has not come, a value that did not hold before."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from checklist.core.known import moves_due, read_day
from checklist.core.message import Named, say
from checklist.core.model import NO_DAY, Act, Decision, Task
from checklist.core.numbers import read_number
from checklist.core.progress import target_of
from checklist.core.turn import TaskTurn
from checklist.rules.fairness_ends import ends
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Watch, new_decisions, seen
from checklist.source.records import heading
from checklist.source.schema import MEASURE, TASK

COMPARED = {
    **{key: heading(TASK.index[key]) for key in ("owner", "due", "start", "weight")},
    "target": heading(MEASURE.index["target"]),
}
"""The fields of which a decision says what held before, and that can be compared with it."""


class Mistold(NamedTuple):
    """A decision that says another value held before than did."""

    decision: Decision
    field: Named
    said: str
    held: object


@rule("A320", TaskTurn)
def dated_ahead(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A decision, or a day on which something was done, dated after the day it was recorded.

    Nothing is decided or done on a day that has not come. What is written in stock holds by itself when the day comes,
    whatever has happened by then.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: done, done_on: 2026-06-29}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-30 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: done, done_on: 2026-06-29}
    ```
    """
    for change, _, day in ends(turn):
        if isinstance(day, date) and day > watch.step.revision.latest:
            yield seen(change, on=day, day=watch.day)
    for change in turn.changes if turn.before else ():
        if isinstance(change.after, Decision) and change.after.on > watch.step.revision.latest:
            yield seen(change, on=change.after.on, day=watch.day)


@rule("A329", TaskTurn)
def another_value_before(turn: TaskTurn) -> Iterator[Seen]:
    """A decision that says another value held before than did.

    What was promised first is read from the first decision that moves it. Where that names a later day than held, a
    slip of three months was one of three weeks.

    ```yaml bad
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
          - {on: 2026-06-20, act: extend, from: 2026-08-31, to: 2026-09-30, reason: The river is in flood, by: Office}
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
    came = {one.after: one for one in turn.changes if isinstance(one.after, Decision)}
    for one in mistold(turn, tuple(came)) if turn.before else ():
        held = one.held or say("audit.nothing")
        yield seen(came[one.decision], on=one.decision.on, field=one.field, said=one.said, held=held)


def mistold(turn: TaskTurn, came: tuple[Decision, ...]) -> Iterator[Mistold]:
    """Of the decisions that came, in the order they were taken, those that begin where nothing ended."""
    if turn.before is None:
        return
    now: dict[str, object] = {}
    for one in sorted((one for one in new_decisions(turn) if one in came and one.before), key=attrgetter("on")):
        field = moved(one)
        if field not in COMPARED:
            continue
        held = now[field] if field in now else holds(turn.before, field)
        said, after = (meant(text, field) for text in (one.before, one.after))
        if said is not None and held not in (None, said, after) and not part(said, held):
            yield Mistold(one, COMPARED[field], one.before, shown(held))
        now[field] = after


def moved(decision: Decision) -> str:
    """The field that a decision moves from one value to another."""
    if decision.act is Act.TRANSFER:
        return "owner"
    return "due" if moves_due(decision) else decision.field


def holds(task: Task, field: str) -> object:
    """What a field says; None where it says nothing that can be compared."""
    match field:
        case "target":
            return target_of(task.measure) if task.measure else None
        case "weight":
            return Decimal(1) if task.weight is None else task.weight
        case "owner":
            return frozenset(task.owner)
        case "start":
            return task.start
    return task.due or NO_DAY


def meant(text: str, field: str) -> object:
    """What a decision says of a field, as it is compared; None where it says it in words."""
    if field == "owner":
        return frozenset(text.split("、"))
    if field in ("due", "start"):
        return NO_DAY if text == NO_DAY else read_day(text)
    return read_number(text)


def part(said: object, held: object) -> bool:
    """Is it one of several owners that hands over?"""
    return isinstance(said, frozenset) and isinstance(held, frozenset) and bool(said) and said <= held


def shown(held: object) -> object:
    """A value as the sentence has it."""
    if held == NO_DAY:
        return say("audit.no_day")
    return tuple(sorted(held)) if isinstance(held, frozenset) else held
