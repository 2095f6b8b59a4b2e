"""The three lists (三清单): problems, responsibilities and measures, each a table of its own."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from checklist.core.assess import TaskAssessment
from checklist.core.message import Message, say
from checklist.core.model import Milestone, Person
from checklist.core.review import Review, newest_report, worst_first
from checklist.reports.cells import columns, row
from checklist.reports.report import Column, Report, Table
from checklist.reports.walk import words


def three_lists(held: Review, names: Sequence[str]) -> Report:
    """The lists asked for, over the tasks that are not done: who answers in the order of the list, else worst first."""
    tables = tables_of(held, names)
    title = tables[0].title if len(tables) == 1 else say("review.lists_title")
    if len(tables) == 1:
        tables = (Table(tables[0].name, tables[0].columns, tables[0].rows),)
    return Report("review-lists", title, held.of.as_of, tables, main=names[0])


def tables_of(held: Review, names: Sequence[str]) -> tuple[Table, ...]:
    """The lists of these names, each a table."""
    made: dict[str, Callable[[Sequence[TaskAssessment]], Table]] = {
        "problems": problems,
        "responsibilities": responsibilities,
        "measures": partial(measures, day=held.of.as_of),
    }
    tasks = [one for one in held.tasks if one.open or one.standing]
    return tuple(made[name](tasks) for name in names)


def problems(tasks: Sequence[TaskAssessment]) -> Table:
    """What stands in the way, as the newest report of each task says, and why."""
    rows = []
    for one in worst_first(tasks):
        report = newest_report(one)
        if report and (report.problems or report.causes):
            told = (words(report, "problems"), words(report, "causes"))
            rows.append((*row(one, "light", "id", "title", "owner"), report.on, *told))
    heads = (*columns("light", "id", "title", "owner"), Column("reported"), Column("problems"), Column("causes"))
    return Table("problems", heads, tuple(rows), say("review.problems", count=len(rows)))


def responsibilities(tasks: Sequence[TaskAssessment]) -> Table:
    """Who answers for what: leader, owner, person, the other roles, support, and by when."""
    rows = tuple((*row(one, "id", "title", "owner", "due", "leader"), *_answerable(one)) for one in tasks)
    beside = (Column(key, spare=True) for key in ("person", "roles", "support"))
    heads = (*columns("id", "title", "owner", "due", "leader"), *beside)
    return Table("responsibilities", heads, rows, say("review.responsibilities", count=len(rows)))


def _answerable(one: TaskAssessment) -> tuple[Any, ...]:
    people = tuple(map(_person, one.task.person))
    roles = tuple(say("review.role", role=role, units=units) for role, units in one.task.roles)
    return people or None, roles or None, one.task.support or None


def _person(one: Person) -> Message | str:
    return say("review.person", post=one.post, name=one.name) if one.post and one.name else one.post or one.name


def measures(tasks: Sequence[TaskAssessment], day: date) -> Table:
    """What is to be done next, as the newest report of each task says, with the days that bind it."""
    rows = []
    for one in worst_first(tasks):
        report, step = newest_report(one), next_step(one)
        if (report and report.next) or step:
            told = (report.on if report else None, words(report, "next"), _step(step, day))
            rows.append((*row(one, "light", "id", "title", "owner", "due"), *told))
    heads = (
        *columns("light", "id", "title", "owner", "due"),
        Column("reported"),
        Column("next"),
        Column("next_milestone"),
    )
    return Table("measures", heads, tuple(rows), say("review.measures", count=len(rows)))


def next_step(one: TaskAssessment) -> Milestone | None:
    """The first milestone that is still to be reached."""
    ahead = [(step.due, at, step) for at, step in enumerate(one.task.milestones) if step.due and not step.done]
    return min(ahead)[2] if ahead else None


def _step(step: Milestone | None, day: date) -> Message | None:
    if not step or not step.due:
        return None
    return say("review.step" if step.due >= day else "review.step_past", title=step.title, day=step.due)
