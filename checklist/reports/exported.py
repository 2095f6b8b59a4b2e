"""All that lists say, as tables for other programs: a column a field, under headings that an import knows again."""

import json
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.calendar import Cadence
from checklist.core.message import Named, say
from checklist.core.model import Measure, Task
from checklist.core.spellings import AMOUNT_WORDS
from checklist.core.value import replace, unsaid
from checklist.readers.columns import is_field
from checklist.readers.fill import several
from checklist.readers.owners import owners
from checklist.reports.listing import listing
from checklist.reports.report import Column, Percent, Report, Table
from checklist.reports.timetable import cadence
from checklist.source.figures import Share, decimal_text
from checklist.source.kinds import Alias, Choice, Kind, Tags, Texts, Word
from checklist.source.records import Record, heading
from checklist.source.schema import DECISION, MEASURE, MILESTONE, TASK, UPDATE, Target

ONE_CELL = (
    *("id", "no", "section", "title", "goal", "leader", "owner", "support", "person", "start", "due", "due_text"),
    *("due_stage", "every", "returns", "status", "done_on", "progress", "weight", "tags", "source", "parent"),
    *("enter_at", "note"),
)
"""The fields that stand in a column of their own; what is made of several parts has a column a part."""
OF_MEASURE = {
    "unit": Named("unit of measure", ("计量单位",)),
    "target": Named("target", ("目标值",)),
    "done": Named("done so far", ("完成数",)),
    **{key: Named(f"measure.{key}") for key in ("from", "better", "kind", "targets")},
}
PAIRED = ("amounts", "counts", "roles", "stages", "extra")
Read = Callable[[Task], Any]


def exported(of: Assessment, tasks: Sequence[TaskAssessment]) -> Report:
    """The tasks as they are judged, defaults filled in, their milestones, reports and decisions; and how they stand."""
    fields = list(columns([one.task for one in tasks]))
    rows = tuple((one.list, *(read(one.task) for _, read in fields)) for one in tasks)
    home = Column("list")
    tables = (
        Table("tasks", (home, *(column for column, _ in fields)), rows, say("export.tasks")),
        *(parts(name, record, tasks) for name, record in PARTS.items()),
        replace(listing(of, tasks, STANDING).blocks[0], name="standing", title=say("export.standing"), note=None),
    )
    return Report("export", say("export.title"), of.as_of, tables, main="tasks")


STANDING = ("light", "id", "title", "owner", "due", "status", "progress", "expected", "gap", "overdue")
"""How each task stands on the day: what the lists do not say, and follows from them."""
PARTS = {"milestones": MILESTONE, "updates": UPDATE, "decisions": DECISION}


def columns(tasks: Sequence[Task]) -> Iterator[tuple[Column, Read]]:
    """Every field that some task says something in, and the way to its value; id, task and owner always."""
    for key in ONE_CELL:
        field, attr = TASK.index[key], TASK.attrs[key]
        column = Column(key, heading=heading(field))
        read = _reader(attr, field.kind)
        if field.required or key == "owner" or any(read(task) is not None for task in tasks):
            yield column, read
    for key, name in OF_MEASURE.items():
        read = _measured(key)
        if any(read(task) is not None for task in tasks):
            yield Column(f"measure.{key}", heading=name), read
    for attr in PAIRED:
        kind = TASK.index[attr].kind
        for name in dict.fromkeys(name for task in tasks for name, _ in getattr(task, attr)):
            yield Column(f"{attr}.{name}", heading=_named(attr, name)), _paired(attr, name, getattr(kind, "of", kind))


def _reader(attr: str, kind: Kind) -> Read:
    return lambda task: kept(getattr(task, attr), kind)


def kept(value: Any, kind: Kind) -> Any:
    """A value as a cell holds it that is to come back: names that, joined, would be read as others stand in a list."""
    if not isinstance(kind, Texts) or not value:
        return shown(value, kind)
    return _joined(value, isinstance(kind, Tags))


@cache
def _joined(names: tuple[str, ...], tags: bool) -> str:
    joined = "、".join(names)
    read = several(joined) if tags else owners(joined).owner
    return joined if read == names == several(joined) else json.dumps(names, ensure_ascii=False)


def _measured(key: str) -> Read:
    attr, kind = MEASURE.attrs[key], MEASURE.index[key].kind
    blank = unsaid(Measure).get(attr)

    def read(task: Task) -> Any:
        held = getattr(task.measure, attr, blank)
        if key == "target" and task.measure and task.measure.of_parts:
            return Target.PARTS[0]
        return None if held == blank else shown(held, kind)

    return read


def _paired(attr: str, name: str, kind: Kind) -> Read:
    return lambda task: kept(dict(getattr(task, attr)).get(name), kind)


def _named(attr: str, name: str) -> Any:
    """The heading of one part: an extra column's own, if it is nothing else's; else a field and a name."""
    if attr == "extra" and not is_field(name):
        return name
    return Named(f"{attr}.{name}", AMOUNT_WORDS.get(name, ()) if attr == "amounts" else ())


def shown(value: Any, kind: Kind) -> Any:
    """A value as a cell holds it: a day, a figure, a word, names joined; what has parts of its own as it is written."""
    if value in (None, "", ()):
        return None
    if isinstance(kind, Texts | Tags):
        return "、".join(value)
    if isinstance(kind, Choice | Alias | Word):
        return value
    if isinstance(kind, Share):
        return exact(value)
    if isinstance(value, Cadence):
        return cadence(value) if value.by else value.every
    plain = kind.write(value)
    if isinstance(plain, str):
        return value if not isinstance(value, tuple) and not hasattr(value, "__struct_fields__") else plain
    if isinstance(plain, list) and all(isinstance(one, str) for one in plain):
        return "、".join(plain)
    return json.dumps(plain, ensure_ascii=False)


def exact(share: Fraction) -> Percent:
    """A share with all its decimals, and one at least: what is exported may come back."""
    return Percent(share, max(1, len(decimal_text(share * 100).partition(".")[2])))


def parts(name: str, record: Record, tasks: Sequence[TaskAssessment]) -> Table:
    """The milestones, reports or decisions of all tasks, one a row."""
    fields = [one for one in record.fields if any(_says(record, one.key, each) for each in _each(name, tasks))]
    fields = fields or [one for one in record.fields if one.required]
    rows = tuple(
        (one.list, one.task.id, *(shown(getattr(each, record.attrs[field.key]), field.kind) for field in fields))
        for one in tasks
        for each in getattr(one.task, name)
    )
    heads = (Column("list"), Column("id"), *(Column(one.key, heading=heading(one)) for one in fields))
    return Table(name, heads, rows, say(f"export.{name}"))


def _each(name: str, tasks: Sequence[TaskAssessment]) -> Iterator[Any]:
    return (each for one in tasks for each in getattr(one.task, name))


def _says(record: Record, key: str, of: Any) -> bool:
    return getattr(of, record.attrs[key]) not in (None, "", ())
