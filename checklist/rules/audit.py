"""Everything that was done to the lists and should not have been: the rules of fairness asked of every version."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from checklist.core.compare import Change
from checklist.core.family import Key
from checklist.core.message import Message
from checklist.core.model import Act, Decision, Task
from checklist.core.policy import Policy, Waiver
from checklist.core.revision import Revision
from checklist.core.settle import meaning, settled
from checklist.core.step import State, Step, Version, steps
from checklist.core.turn import ListTurn, TaskTurn, turns
from checklist.core.value import Value, replace
from checklist.rules.diagnostic import as_written
from checklist.rules.fairness import RULES
from checklist.rules.registry import Rule
from checklist.rules.turns import Seen, Sure, Watch, unit_of
from checklist.rules.waiver import WAIVERS


class Event(Value):
    """Something that was done: by which rule, in which version, to which task, and how sure that is.

    `unit` is the author's, "" if unknown; `owner` the units of the task. `waived` is the decision or the waiver of the
    workspace that accepts it.
    """

    code: str
    revision: Revision
    message: Message
    list: str = ""
    task: str = ""
    title: str = ""
    owner: tuple[str, ...] = ()
    unit: str = ""
    change: Change | None = None
    sure: Sure = Sure.CERTAIN
    waived: Decision | Waiver | None = None


def audit(versions: Iterable[Version], today: date) -> tuple[Event, ...]:
    """The events of a history, parents first, in the order they were recorded; waived ones say by what."""
    events: list[Event] = []
    gone: dict[Key, Task] = {}
    states: dict[str, State] = {}
    state, whole = State(), True
    for step in steps(versions):
        state = states[step.revision.id] = step.after
        whole = whole and len(step.before) == len(step.revision.parents)
        events += _of_step(step, gone, states, whole)
    tasks = {(one.id, task.id): task for one in state.lists for task in one.tasks}
    policy = state.workspace.policy
    return tuple(replace(one, waived=_waived(one, tasks, policy, today)) for one in events)


def _of_step(step: Step, gone: dict[Key, Task], states: Mapping[str, State], whole: bool) -> Iterator[Event]:
    units, revision = step.after.workspace.policy.units, step.revision
    unit = unit_of(revision.author, revision.email, units)
    hands = frozenset(unit_of(name, email, units) for name, email in revision.hands) - {unit, ""}
    watch = Watch(step, unit, gone, hands, states, whole)
    yield from _asked(step, step, watch, "", None)
    for turn in turns(step):
        yield from _asked(turn, step, watch, turn.id, None)
        for task in turn.tasks:
            yield from _asked(task, step, watch, turn.id, task.after or task.before)
        _remember(turn, gone)


def _remember(turn: ListTurn, gone: dict[Key, Task]) -> None:
    for task in turn.tasks:
        if task.after is None and task.before:
            gone[turn.id, task.before.id] = task.before


def _asked(
    subject: Step | ListTurn | TaskTurn, step: Step, watch: Watch, name: str, task: Task | None
) -> Iterator[Event]:
    for one in RULES.values():
        if one.of is type(subject) and one.find:
            for seen in one.find(subject, watch):
                yield _event(one, seen, step, watch, name, task)


def _event(one: Rule, seen: Seen, step: Step, watch: Watch, name: str, task: Task | None) -> Event:
    of, about = (name, task) if task else _about(seen.task, seen.list or name, step)
    shown = {blank: as_written(value) for blank, value in seen.values.items()}
    return Event(
        code=one.code,
        revision=step.revision,
        message=Message(one.code, shown),
        list=of,
        task=about.id if about else seen.task,
        title=about.title if about else "",
        owner=about.owner if about else (),
        unit=watch.unit,
        change=seen.change,
        sure=seen.sure,
    )


def _about(task: str, name: str, step: Step) -> tuple[str, Task | None]:
    """The task that a finding names, in the list it is about or the first that has it, as its row is settled."""
    if not task:
        return name, None
    units = step.after.workspace.policy.units
    for state in (step.after, *step.before[:1]):
        for one in state.lists:
            if name in ("", one.id):
                for row in one.tasks:
                    if row.id == task:
                        return one.id, settled(replace(one, tasks=(row,)), units).tasks[0]
    return name, None


def _waived(event: Event, tasks: dict[Key, Task], policy: Policy, today: date) -> Any:
    """What accepts an event: a later decision of the task that names its code, or a waiver of the workspace.

    Its owner cannot accept it, and nothing accepts that a waiver was added.
    """
    task = tasks.get((event.list, event.task))
    for act in task.decisions if task else ():
        named = event.code in f"{act.reason} {act.text}"
        own = meaning(act.by, policy.units) in event.owner
        if act.act is Act.WAIVE and named and not own and act.on >= event.revision.committed:
            return act
    for one in policy.waivers if event.code != WAIVERS else ():
        fits = one.code == event.code and one.task in ("", event.task) and one.list in ("", event.list)
        if fits and today <= one.until:
            return one
    return None
