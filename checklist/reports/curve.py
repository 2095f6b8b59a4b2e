"""A task's curve: drawn for people, and as points for whoever reckons on with them."""

from collections.abc import Iterator, Sequence
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.curve import curve, done_on, expected_on
from checklist.core.message import say
from checklist.reports.cells import HOME
from checklist.reports.report import Block, Chart, Column, Paragraph, Report, Section, Table

HEADS = (Column("day"), Column("expected", "right"), Column("done_by", "right", heading=say("column.progress")))


def chart(one: TaskAssessment, of: Assessment) -> Iterator[Chart]:
    """What was expected by each day and what was done, drawn; nothing where nothing is known to be done."""
    held = curve(one, of)
    if held is not None and held.actual:
        yield Chart("curve", held, say("show.curve"))


def points(one: TaskAssessment, of: Assessment) -> Iterator[tuple[Any, ...]]:
    """The days on which either line turns, and both of them there."""
    held = curve(one, of)
    if held is not None:
        days = {day for day, _ in held.expected} | {day for day, _ in held.actual} | {held.today}
        yield from ((day, expected_on(held, day), done_on(held, day)) for day in sorted(days))


def curve_report(of: Assessment, tasks: Sequence[TaskAssessment]) -> Report:
    """The curves of some tasks, and nothing else."""
    sections = tuple(
        Section("tasks", say("show.heading", id=one.task.id, title=one.task.title), tuple(_blocks(one, of)), many=True)
        for one in tasks
    )
    rows = tuple((one.task.id, *point, one.list) for one in tasks for point in points(one, of))
    sheet = Table("points", (Column("id"), *HEADS, HOME), rows)
    return Report("task-curve", say("show.curve"), of.as_of, sections, main="points", sheet=sheet)


def _blocks(one: TaskAssessment, of: Assessment) -> Iterator[Block]:
    told = tuple(points(one, of))
    if not told:
        yield Paragraph(say("show.no_curve"), "none")
        return
    yield from (Chart(held.name, held.curve) for held in chart(one, of))
    yield Table("points", HEADS, told)
