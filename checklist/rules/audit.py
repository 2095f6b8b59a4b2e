"""Everything that was done to the lists and should not have been: the rules of fairness asked of every version."""

from collections.abc import Iterable, Iterator
from datetime import date

from checklist.core.message import Message
from checklist.core.model import Task
from checklist.core.settle import settled
from checklist.core.step import State, Step, Version, steps
from checklist.core.turn import ListTurn, TaskTurn, turns
from checklist.core.value import replace
from checklist.rules.accepted import Accepting
from checklist.rules.course import Course
from checklist.rules.diagnostic import as_written
from checklist.rules.event import Event
from checklist.rules.fairness import RULES
from checklist.rules.registry import Rule
from checklist.rules.turns import Seen, Watch, unit_of

OF = {
    kind: tuple((one, one.find) for one in RULES.values() if one.of is kind and one.find)
    for kind in (Step, ListTurn, TaskTurn)
}
"""The rules by what they are asked of, each with its question."""


def audit(versions: Iterable[Version], today: date) -> tuple[Event, ...]:
    """The events of a history, parents first, in the order they were recorded; waived ones say by what."""
    events: list[Event] = []
    course, accepting = Course(), Accepting()
    state = State()
    for step in steps(versions):
        state = step.after
        events += _of_step(step, course, accepting)
    tasks = {(one.id, task.id): task for one in state.lists for task in one.tasks}
    policy = state.workspace.policy
    return tuple(replace(one, waived=accepting.by(one, tasks, policy, today)) for one in events)


def _of_step(step: Step, course: Course, accepting: Accepting) -> Iterator[Event]:
    units, revision = step.after.workspace.policy.units, step.revision
    unit = unit_of(revision.author, revision.email, units)
    hands = frozenset(unit_of(name, email, units) for name, email in revision.hands) - {unit, ""}
    course.begin(step)
    watch = course.watch(step, unit, hands)
    yield from _asked(step, step, watch, "", None)
    for turn in turns(step):
        course.rename(turn)
        yield from _asked(turn, step, watch, turn.id, None)
        for task in turn.tasks:
            accepting.learn(task, watch)
            yield from _asked(task, step, watch, turn.id, task.after or task.before)
        course.remember(turn, watch.day)


def _asked(
    subject: Step | ListTurn | TaskTurn, step: Step, watch: Watch, name: str, task: Task | None
) -> Iterator[Event]:
    for one, find in OF[type(subject)]:
        for seen in find(subject, watch):
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
