"""What a change of a task is about, in words: a field, or which milestone, stage, amount or count of it."""

from typing import Any

from checklist.core.compare import Change, Step
from checklist.core.message import Named, say
from checklist.core.model import Task
from checklist.core.spellings import AMOUNT_WORDS, STAGE_WORDS
from checklist.core.turn import TaskTurn
from checklist.source.records import Record, heading
from checklist.source.schema import MEASURE, MILESTONE, STAGE, TASK

FIGURES = ("amounts", "counts")


def about(turn: TaskTurn, change: Change) -> Any:
    """What a change is about; of a report that all is done, it is the day of that."""
    first, *rest = change.route
    task = turn.after or turn.before or Task("")
    if first == "milestones":
        field = of_part(MILESTONE, rest)
        return say("audit.of_milestone", title=task.milestones[int(rest[0])].title, field=field)
    if first == "stages":
        stage = Named(str(rest[0]), STAGE_WORDS.get(str(rest[0]), ()))
        return say("audit.of_stage", title=stage, field=of_part(STAGE.of, rest))
    if first in FIGURES:
        return figure(str(first), str(rest[0]))
    if first == "measure" and rest:
        return named(MEASURE, "target" if rest[0] == "of_parts" else str(rest[0]))
    return say("audit.done_on") if first in ("done_on", "updates") else named(TASK, str(first))


def of_part(record: Record, rest: list[Step]) -> Any:
    """What changed in a milestone or a stage; where the whole of it did, the day it was done."""
    field = str(rest[1]) if len(rest) > 1 else "done"
    return say("audit.done_on") if field == "done" else named(record, field)


def figure(kind: str, name: str) -> Any:
    """An amount or a count by its name."""
    return say("audit.figure", field=named(TASK, kind), name=Named(name, AMOUNT_WORDS.get(name, ())))


def named(record: Record, attr: str) -> Named:
    """What a field is called."""
    found = next((one for one in record.fields if record.attrs[one.key] == attr), None)
    return heading(found) if found else Named(attr)
