"""A task as everybody may read it: how it stands, its curve, what it is, its days one after the other, its reports."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.due import baseline
from checklist.core.known import read_day
from checklist.core.message import say
from checklist.core.model import NO_DAY, Act
from checklist.core.public import published
from checklist.core.stages import planned, stage_name
from checklist.core.value import replace
from checklist.reports.counted import tag_name
from checklist.reports.curve import chart
from checklist.reports.history import updates
from checklist.reports.report import Block, Column, Fact, Facts, Table
from checklist.reports.task import amounts, counts, extra, figures, in_time, measure, person, references
from checklist.reports.timetable import cadence, step

NO_TITLE = ("why.milestone",)
"""Why a light shows, where that names what may not be public."""
Dated = tuple[date, Any, Any]


def task_part(one: TaskAssessment, of: Assessment, seen: Assessment, public: Collection[str]) -> Iterator[Block]:
    """A task from top to bottom; `seen` has the tasks that are on the site, which others may be named by."""
    shown = replace(one, task=published(one.task, public))
    yield state(one, public)
    yield from figures(one)
    yield from chart(one, of)
    yield about(shown, of, seen)
    for told in (amounts, counts, extra):
        yield from told(shown, of)
    yield from timeline(shown, of)
    yield from updates(shown, of)


def state(one: TaskAssessment, public: Collection[str]) -> Facts:
    """The light and why; whether it is done, and in time."""
    hidden = one.why.key in NO_TITLE and "milestones" not in public
    return Facts(
        "state",
        (
            Fact("light", one.light),
            Fact("why", None if hidden else one.why),
            Fact("status", one.task.status or say("status.unwritten")),
            Fact("done_on", one.done_on),
            Fact("in_time", in_time(one)),
        ),
    )


def about(one: TaskAssessment, of: Assessment, seen: Assessment) -> Facts:
    """What is written of the task, as far as it is public."""
    task = one.task
    facts = (
        Fact("list", next((held.title for held in of.lists if held.id == one.list), one.list)),
        Fact("no", task.no),
        Fact("section", task.section),
        Fact("goal", task.goal),
        Fact("measure", measure(one, of)),
        Fact("owner", task.owner),
        Fact("support", task.support),
        Fact("leader", task.leader),
        Fact("person", tuple(map(person, task.person))),
        *(Fact(f"role.{role}", units, role) for role, units in task.roles),
        Fact("due", task.due),
        Fact("due_text", task.due_text),
        Fact("every", cadence(task.every)),
        Fact("weight", task.weight),
        Fact("tags", tuple(map(tag_name, task.tags))),
        Fact("source", tuple(references(task.source, seen))),
        Fact("note", task.note),
    )
    return Facts("about", facts)


def timeline(one: TaskAssessment, of: Assessment) -> Iterator[Table]:
    """The days of a task in their order: begun, its steps and stages, moved, due, done."""
    rows = sorted(dated(one, of.as_of), key=lambda row: row[0])
    if rows:
        shown = (Column("day"), Column("what", grow=True, heading=say("site.what")), Column("state"))
        yield Table("timeline", shown, tuple(rows), say("site.timeline"))


def dated(one: TaskAssessment, day: date) -> Iterator[Dated]:
    """Every day that is known of a task, with what it is the day of and how that stands."""
    task = one.task
    if one.window[0]:
        yield one.window[0], say("site.start"), None
    for each in task.milestones:
        yield from ended(each.title, each.due, each.done, day)
    for name, stage in task.stages:
        yield from ended(stage_name(name), planned(task.stages, name, task.due_stage, task.due), stage.done, day)
    for act in task.decisions:
        yield act.on, moved(act.act, act.before, act.after), act.reason or act.text or None
    if task.due and not one.standing:
        first = baseline(task)
        yield task.due, say("site.due" if first == task.due else "site.due_now"), step(task.due, one.done_on, day)
    if one.done_on:
        yield one.done_on, say("site.done"), None


def ended(title: Any, due: date | None, done: date | None, day: date) -> Iterator[Dated]:
    """A step by the day it was reached, else the one it is due."""
    at = done or due
    if at:
        yield at, title, step(due, done, day)


def moved(act: Act, before: str, after: str) -> Any:
    """A decision in words: what it was about, from what to what."""
    if not before and not after:
        return act
    return say("site.moved", act=act, before=_named(before), after=_named(after))


def _named(text: str) -> Any:
    """A day, or nothing where there was none, or the word that was written."""
    return None if text in ("", NO_DAY) else read_day(text) or text
