"""The paper taken on site (对账督查): claims beside evidence, columns to fill in, and what came back of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from checklist.core.amounts import Scope, done_of, scope, target_in
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.form import WORDS, newest_first
from checklist.core.message import Message, say
from checklist.core.model import Task, Update
from checklist.core.onsite import Seen
from checklist.core.supervise import inspected
from checklist.reports.cells import columns, row, undated_note
from checklist.reports.report import Block, Column, Paragraph, Report, Table
from checklist.reports.taken import Told, heads, told_table

FILLED = ("verdict", "seen_progress", "found", "score")
"""The columns that are filled in on site."""
KNOWN = ("list", "id", "last_inspected", *FILLED)
"""The columns by which a sheet that comes back is read."""
BLANK = ("",) * len(FILLED)
Exists = Callable[[str], bool]


def label(key: str) -> Message:
    """What stands above a column of the sheet."""
    return say(f"column.{key}" if key in ("id", "list") else f"onsite.{key}")


def onsite_report(of: Assessment, tasks: Iterable[TaskAssessment], exists: Exists) -> Report:
    """The sheet of some tasks, unit by unit, the units in the order of their first task."""
    units: dict[str, list[TaskAssessment]] = {}
    for one in tasks:
        units.setdefault(next(iter(one.task.owner), ""), []).append(one)
    picked = [one for held in units.values() for one in held]
    if not picked:
        blocks: tuple[Block, ...] = (Paragraph(say("onsite.nothing"), "summary"),)
    else:
        summary = say("onsite.summary", count=len(picked), units=len(units))
        blocks = (Paragraph(summary, "summary"), sheet(of, units, exists), Paragraph(say("onsite.how"), "how"))
    return Report("onsite", say("onsite.title"), of.as_of, blocks, main="onsite", notes=undated_note(picked))


def sheet(of: Assessment, units: dict[str, list[TaskAssessment]], exists: Exists) -> Table:
    """A row a task; the list is shown where there are several, since ids are unique inside a list only."""
    several = len({one.list for held in units.values() for one in held}) > 1
    here = scope(of)
    head = (
        *(Column("unit", heading=say("supervise.unit")), Column("list", quiet=not several)),
        *(*columns("id"), Column("title"), *columns("owner", "due", "status", "progress")),
        *(Column("done", spare=True, heading=say("onsite.done")), Column("said", "left", True, say("onsite.said"))),
        *(Column("evidence", heading=say("onsite.evidence")),),
        *(Column("last_inspected", heading=label("last_inspected")), *_blanks()),
    )
    rows = tuple(
        (unit or None, one.list, *_claims(one, of, here), evidence(one.task, exists), inspected(one), *BLANK)
        for unit, held in units.items()
        for one in held
    )
    return Table("onsite", head, rows, split="unit", counted=True)


def _blanks() -> Iterator[Column]:
    for key in FILLED:
        yield Column(key, heading=label(key))


def _claims(one: TaskAssessment, of: Assessment, here: Scope) -> tuple[Any, ...]:
    """What the unit says of a task: where it stands, how much is done, and its newest report."""
    updates = [update for update in newest_first(one.task) if update.on <= of.as_of]
    last = said(updates[0]) if updates else None
    return (*row(one, "id", "title", "owner", "due", "status", "progress"), _measure(one, here), last)


def _measure(one: TaskAssessment, here: Scope) -> Message | None:
    done, measure = done_of(one, here), one.task.measure
    if done is None or measure is None:
        return None
    target = target_in(one, here)
    if target is None:
        return say("onsite.done_so", done=done, unit=measure.unit)
    return say("onsite.done_of", done=done, target=target, unit=measure.unit)


def said(update: Update) -> Message:
    """The day of a report and its words."""
    parts: list[Any] = [getattr(update, name) for name in WORDS if getattr(update, name)]
    return say("onsite.reported", day=update.on, text="\n".join(parts)) if parts else say("onsite.day", day=update.on)


def evidence(task: Task, exists: Exists) -> tuple[Message, ...] | None:
    """What is named as evidence, and whether it is in the workspace; addresses are not looked up."""
    reported = [name for one in task.updates for name in one.evidence]
    decided = [name for one in task.decisions for name in one.evidence]
    names = dict.fromkeys((*reported, *decided))
    return tuple(_proof(name, exists) for name in names) or None


def _proof(name: str, exists: Exists) -> Message:
    if name.startswith("https://"):
        return say("onsite.address", name=name)
    try:
        return say("onsite.there" if exists(name) else "onsite.absent", name=name)
    except PermissionError:
        return say("onsite.unseen", name=name)


def taken_report(day: date, seen: Iterable[tuple[Task, Seen]], problems: list[Told]) -> Report:
    """What a sheet that came back would add, task by task, and every cell that cannot be taken."""
    blocks: tuple[Block, ...] = ()
    if problems:
        blocks += (told_table("problems", problems, "accepts"),)
    rows = tuple(
        (task.id, task.title, one.verdict, one.progress, one.found or None, one.score, one.place("id"))
        for task, one in seen
    )
    if rows:
        head = (*columns("id", "title"), *_blanks(), *heads("where"))
        blocks += (Table("inspections", head, rows, say("onsite.acts", count=len(rows))),)
    main = "problems" if problems else "inspections"
    return Report("onsite-taken", say("onsite.taken"), day, blocks, main=main)
