"""What forms that came back would change, field by field, and every cell that cannot be taken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from checklist.core.form import Answer
from checklist.core.message import Message, Named, say
from checklist.core.model import Task
from checklist.core.value import Value
from checklist.reports.report import Block, Column, Report, Table
from checklist.source.records import heading
from checklist.source.schema import TASK, UPDATE


class Told(Value):
    """A cell that cannot be taken, or was not: of which file, where, what stands there, and what would be accepted."""

    file: str
    where: str
    text: Any
    what: Message


class Changed(Value):
    """A task on which something came: the answer, the task before, the report's day, and the figures that change."""

    file: str
    answer: Answer
    task: Task
    on: date
    new: tuple[tuple[str, Any], ...]


class Taken(Protocol):
    """Forms held against the lists."""

    changes: list[Changed]
    problems: list[Told]
    told: list[Told]
    made: dict[str, tuple[date, str]]


def taken(day: date, of: Taken) -> Report:
    """The preview: forms, changes, problems."""
    blocks: tuple[Block, ...] = (Table("forms", heads("file", "made", "revision"), tuple(_made(of.made))),)
    if of.problems:
        blocks += (told_table("problems", of.problems, "accepts"),)
    changes = tuple(row for one in of.changes for row in _rows(one))
    if changes:
        columns = heads("list", "id", "field", "before", "after", "where")
        blocks += (Table("changes", columns, changes, say("form.changes", count=len(of.changes))),)
    if of.told:
        blocks += (told_table("told", of.told, "told"),)
    main = "problems" if of.problems else "changes" if changes else "forms"
    return Report("form", say("form.taken"), day, blocks, main=main)


def heads(*keys: str) -> tuple[Column, ...]:
    """Columns of what came back, by key."""
    return tuple(Column(key, grow=key in ("after", "text"), heading=say(f"form.head.{key}")) for key in keys)


def _made(made: Mapping[str, tuple[date, str]]) -> Iterator[tuple[Any, ...]]:
    return ((name, day, revision) for name, (day, revision) in made.items())


def told_table(name: str, told: Sequence[Told], last: str) -> Table:
    """Cells one a row: of which file, where, what stands there, and under `last` what is to be said of it."""
    rows = tuple((one.file, one.where or None, one.text or None, one.what) for one in told)
    return Table(name, heads("file", "where", "text", last), rows, say(f"form.{name}", count=len(rows)))


def _rows(one: Changed) -> Iterator[tuple[Any, ...]]:
    """What changes on a task, field by field."""
    answer = one.answer
    for field, value in one.new:
        yield (
            answer.list,
            answer.id,
            label(field),
            getattr(answer.base, field, one.task.done_on),
            value,
            answer.place(field),
        )
    for field, text in answer.words:
        yield answer.list, answer.id, label(field), None, text, answer.place(field)
    if answer.evidence:
        yield answer.list, answer.id, label("evidence"), None, answer.evidence, answer.place("evidence")


def label(field: str) -> Named:
    """What a field is called."""
    record = TASK if field in ("status", "done_on") else UPDATE
    return heading(record.index[field])
