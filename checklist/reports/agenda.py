"""What falls due in the next days, day by day: what, for whom, and how it stands."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from checklist.core.agenda import Falls, Item, Span
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.calendar import Calendar, is_workday
from checklist.core.falling import items
from checklist.core.message import Message, say
from checklist.core.remarks import remarks
from checklist.reports.cells import HOME, undated_note
from checklist.reports.report import Block, Column, Day, Paragraph, Report, Table


def agenda_report(of: Assessment, tasks: Sequence[TaskAssessment], span: Span) -> Report:
    """Everything still to be seen to on the days of a span."""
    found = [one for one in items(of, tasks, span) if one.outcome is None]
    blocks: tuple[Block, ...] = (Paragraph(summary(found, span), "summary"), *_behind(of, tasks))
    if found:
        blocks = (*blocks, by_day("items", found, of.policy.calendar))
    notes = undated_note(tasks)
    return Report("agenda", say("agenda.title"), of.as_of, blocks, main="items", notes=notes)


def summary(found: Sequence[Item], span: Span) -> Message:
    """How much of what falls on the days."""
    days = (span[1] - span[0]).days
    counts = tuple(counted(found))
    key = "agenda.summary" if counts else "agenda.nothing"
    return say(key, first=span[0], last=span[1], days=days, counts=counts)


def counted(found: Iterable[Item]) -> Iterable[Message]:
    """How many there are of each kind."""
    kinds = [one.kind for one in found]
    return (say("agenda.count", kind=kind, count=kinds.count(kind)) for kind in Falls if kind in kinds)


def _behind(of: Assessment, tasks: Sequence[TaskAssessment]) -> Iterable[Paragraph]:
    """What should have been seen to before, and is not in the list."""
    overdue = sum(one.overdue > 0 for one in tasks)
    silent = sum(one.returns.silent for one in tasks)
    asked = [one for one in tasks if one.live or one.standing]
    unanswered = sum(remark.missed(of.as_of) for one in asked for remark in remarks(one, of))
    if overdue or silent or unanswered:
        yield Paragraph(say("agenda.behind", overdue=overdue, silent=silent, unanswered=unanswered), "behind")


def by_day(name: str, found: Sequence[Item], calendar: Calendar, title: Any = None) -> Table:
    """Things under the days they fall on."""
    heads = (
        Column("day"),
        *(Column("falls"), Column("unit", heading=say("column.owner")), Column("ids", heading=say("column.id"))),
        Column("matter", grow=True),
        Column("progress", "right", spare=True),
        Column("came", spare=True),
        HOME,
    )
    rows = tuple((day_of(one.day, calendar), *row(one)) for one in found)
    return Table(name, heads, rows, title, split="day")


def day_of(day: date, calendar: Calendar) -> Day:
    """A day, and whether it is worked."""
    return Day(day, not is_workday(calendar, day))


def row(one: Item) -> tuple[Any, ...]:
    """A thing under the columns after its day."""
    single = one.tasks[0] if len(one.tasks) == 1 and one.kind is not Falls.RETURN else None
    return (
        one.kind,
        one.units or None,
        tuple(each.task.id for each in one.tasks) or None,
        one.what,
        single.progress if single else None,
        one.came,
        next(iter({each.list for each in one.tasks}), None) if len({each.list for each in one.tasks}) == 1 else None,
    )
