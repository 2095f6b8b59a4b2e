"""Columns and cells that many reports share."""

from collections.abc import Iterable, Iterator
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment, is_behind, is_due_soon
from checklist.core.message import Message, Points, say
from checklist.core.model import Light
from checklist.core.policy import Lights
from checklist.core.totals import Totals
from checklist.reports.counted import tag_name
from checklist.reports.report import Bar, Column, Fact, Lamp

HOME = Column("list", quiet=True)
"""The id of a task's list, for programs: ids are unique inside a list."""
COLUMNS = {
    "light": Column("light"),
    "id": Column("id"),
    "no": Column("no"),
    "list": Column("list"),
    "title": Column("title", grow=True),
    "section": Column("section"),
    "owner": Column("owner"),
    "leader": Column("leader"),
    "support": Column("support"),
    "start": Column("start"),
    "due": Column("due"),
    "status": Column("status"),
    "bar": Column("bar"),
    "progress": Column("progress", "right"),
    "expected": Column("expected", "right"),
    "gap": Column("gap", "right"),
    "overdue": Column("overdue", "right"),
    "updated": Column("updated"),
    "done_on": Column("done_on"),
    "weight": Column("weight", "right"),
    "tags": Column("tags"),
    "goal": Column("goal", grow=True),
    "why": Column("why"),
}
"""The columns a task can fill, by key."""
ALARMING = frozenset({Light.YELLOW, Light.RED, Light.GREY})


def columns(*keys: str) -> tuple[Column, ...]:
    """Columns by key."""
    return tuple(COLUMNS[key] for key in keys)


def points(share: Any) -> Points | None:
    """A difference of shares as points."""
    return None if share is None else Points(share)


def cell(one: TaskAssessment, key: str) -> Any:
    """What a task shows in a column."""
    task = one.task
    match key:
        case "light" | "expected" | "progress" | "done_on" | "why" | "list":
            return getattr(one, key)
        case "bar":
            return Bar(one.progress, one.expected, one.light)
        case "gap":
            return points(one.gap)
        case "overdue":
            return one.overdue or None
        case "updated":
            return max((update.on for update in task.updates), default=None)
        case "tags":
            return tuple(map(tag_name, task.tags)) or None
        case "status":
            return task.status or say("status.unwritten")
    return getattr(task, key) or None


def row(one: TaskAssessment, *keys: str) -> tuple[Any, ...]:
    """The cells of a task under some columns."""
    return tuple(lamp(one) if key == "light" else cell(one, key) for key in keys)


def lamp(one: TaskAssessment) -> Lamp:
    """The light of a task and what stays marked on it."""
    return Lamp(one.light, one.late, one.undated)


def undated_note(tasks: Iterable[TaskAssessment]) -> tuple[Message, ...]:
    """That some tasks rest on facts nobody can say since when they hold; nothing where none does."""
    count = sum(one.undated for one in tasks)
    return (say("undated.count", count=count),) if count else ()


def measured(sums: Totals) -> tuple[Fact, ...]:
    """Of how many tasks the means are, where some give no figure."""
    return (Fact("measured", sums.measured, say("review.measured")),) if sums.measured < sums.live else ()


def grounds(one: TaskAssessment, of: Assessment) -> tuple[Message, ...]:
    """Everything that asks for attention, strictest first; whatever has not a green light has at least one ground."""
    found = tuple(_grounds(one, of.policy.lights))
    return found or ((one.why,) if one.light in ALARMING else ())


def asks(one: TaskAssessment, of: Assessment) -> bool:
    """Is there any ground to look at a task?"""
    return one.light in ALARMING or any(True for _ in _grounds(one, of.policy.lights))


def _grounds(one: TaskAssessment, lights: Lights) -> Iterator[Message]:
    if one.overdue > 0:
        yield say("short.overdue", days=one.overdue)
    if is_behind(one, lights):
        yield say("short.behind", gap=points(one.gap and -one.gap))
    if is_due_soon(one, lights):
        yield say("short.due_soon", days=one.due_in)
    if one.returns.silent:
        yield say("short.silent", times=len(one.returns.missed))
    if one.watermelon is not None:
        yield say("short.watermelon")
