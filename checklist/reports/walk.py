"""The walk through the tasks, worst first (逐项过堂), with what their owners say of them; the difficult ones apart."""

from collections.abc import Sequence
from typing import Any

from checklist.core.assess import TaskAssessment
from checklist.core.message import say
from checklist.core.model import Update
from checklist.core.review import Review, newest_report, worst_first
from checklist.reports.cells import HOME, columns, grounds, row, undated_note
from checklist.reports.report import Block, Column, Paragraph, Report, Table

DIFFICULT = "difficult"
SHORT = ("light", "id", "title", "owner", "progress", "gap")
LONG = ("light", "id", "title", "owner", "due", "progress", "expected", "gap", "overdue")
WORDS = ("problems", "causes", "next", "ask")
"""What an owner reports beside the figures, in the order it is reported in."""


def walk(held: Review, shown: int) -> tuple[Block, ...]:
    """The difficult tasks, then the worst of the others, each with what asks for attention."""
    hard, others = divided(held)
    return (
        *((_brief("difficult", hard, held, shown, "review.difficult"),) if hard else ()),
        _brief("walk", others, held, shown, "review.walk"),
    )


def divided(held: Review) -> tuple[list[TaskAssessment], list[TaskAssessment]]:
    """The difficult tasks and the others, each worst first."""
    order = worst_first(held.tasks)
    return [one for one in order if is_difficult(one)], [one for one in order if not is_difficult(one)]


def is_difficult(one: TaskAssessment) -> bool:
    """Is it to be gone through apart?"""
    return DIFFICULT in one.task.tags


def _brief(name: str, tasks: Sequence[TaskAssessment], held: Review, shown: int, title: str) -> Table:
    rows = tuple((*row(one, *SHORT), grounds(one, held.of), one.list) for one in tasks[:shown])
    heads = (*columns(*SHORT), Column("grounds"), HOME)
    return Table(name, heads, rows, say(title, count=len(tasks)), more(tasks, shown))


def more(tasks: Sequence[Any], shown: int) -> Any:
    """That there are more than are shown."""
    return say("more", count=len(tasks) - shown) if len(tasks) > shown else None


def walk_report(held: Review) -> Report:
    """Every task with its figures and its owner's words, one after the other."""
    hard, others = divided(held)
    blocks: list[Block] = [
        Table(name, (*columns(*LONG), *said_columns()), tuple(map(said_row, tasks)), say(title, count=len(tasks)))
        for name, tasks, title in (("difficult", hard, "review.difficult"), ("walk", others, "review.walk"))
        if tasks
    ]
    return Report(
        "review-walk",
        say("review.walk_title"),
        held.of.as_of,
        tuple(blocks) or (Paragraph(say("review.no_tasks"), "empty"),),
        main="walk",
        notes=undated_note(held.tasks),
    )


def said_columns() -> tuple[Column, ...]:
    """The columns of an owner's words."""
    return (Column("why"), Column("reported"), *(Column(key) for key in WORDS), HOME)


def said_row(one: TaskAssessment) -> tuple[Any, ...]:
    """A task with its figures and its owner's newest words."""
    report = newest_report(one)
    return (*row(one, *LONG), one.why, report.on if report else None, *(words(report, key) for key in WORDS), one.list)


def words(report: Update | None, key: str) -> str | None:
    """What a report says under a heading; None where it says nothing."""
    return (getattr(report, key) or None) if report else None
