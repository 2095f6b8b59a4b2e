"""What must be told to whom: how many matters on each rung, then the matters by unit, worst first."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from checklist.core.assess import Assessment
from checklist.core.consequences import Proposal
from checklist.core.ladder import Notice
from checklist.core.message import Message, Named, say
from checklist.core.policy import Rung
from checklist.core.spellings import RUNG_WORDS
from checklist.reports.cells import COLUMNS
from checklist.reports.report import Block, Column, Paragraph, Report, Table

CHINESE = re.compile(r"[\u4e00-\u9fff]")
Matters = tuple[str, tuple[Notice, ...]]
"""A unit and the notices about what it answers for."""


def rung_name(rung: Rung) -> Named:
    """What a rung is called: as the workspace titles it, else as is usual; a Chinese title is none in English."""
    english = rung.english or ("" if CHINESE.search(rung.title) else rung.title)
    return Named(rung.name, (rung.title,) if rung.title else RUNG_WORDS.get(rung.name, (rung.name,)), english)


def notify(of: Assessment, found: Sequence[Notice]) -> Report:
    """Every notice due, worst first, under the units that answer for it."""
    if not found:
        return Report("notify", say("notify.title"), of.as_of, (Paragraph(say("notify.none"), "none"),))
    note = say("notify.count", count=len(found), units=len(by_unit(found)))
    blocks: tuple[Block, ...] = (rungs_table(of, found, note), notices_table(found))
    return Report("notify", say("notify.title"), of.as_of, blocks, main="notices")


def by_unit(found: Sequence[Notice]) -> tuple[Matters, ...]:
    """The notices under each owner, the unit with the worst one first; a joint one stands under each of its owners."""
    units: dict[str, list[Notice]] = {}
    for notice in found:
        for unit in notice.of.task.owner:
            units.setdefault(unit, []).append(notice)
    return tuple((unit, tuple(held)) for unit, held in units.items())


def rungs_table(of: Assessment, found: Sequence[Notice], note: Message) -> Table:
    """How many matters are on each rung, the strictest first."""
    counts = Counter(notice.step for notice in found)
    rows = tuple(
        (rung_name(rung), step + 1, counts[step])
        for step, rung in reversed(list(enumerate(of.policy.ladder)))
        if counts[step]
    )
    columns = (Column("rung"), Column("step", "right", quiet=True), Column("matters", "right"))
    return Table("rungs", columns, rows, note=note)


def notices_table(found: Sequence[Notice]) -> Table:
    """The notices under their units; their numbers are shown where they have any."""
    keys = (
        *(Column("unit", heading=say("column.owner")), Column("rung"), Column("task", heading=say("column.id"))),
        *(COLUMNS["title"], COLUMNS["due"], COLUMNS["overdue"]),
        *(Column("grounds", heading=say("column.reason")), Column("to")),
        *(Column(key, quiet=True) for key in ("list", "step")),
        Column("number", spare=True),
    )
    rows = tuple((unit, *row(notice)) for unit, held in by_unit(found) for notice in held)
    return Table("notices", keys, rows, split="unit")


def row(notice: Notice) -> tuple[Any, ...]:
    """A notice under the columns after its unit."""
    one = notice.of
    return (
        rung_name(notice.rung),
        one.task.id,
        one.task.title,
        one.task.due,
        one.overdue or None,
        tuple(ground.message for ground in notice.grounds),
        notice.to,
        one.list,
        notice.step + 1,
        notice.number or None,
    )


def proposed(of: Assessment, found: Sequence[Proposal]) -> Report:
    """What is proposed for whole units, and that it is for people to decide."""
    blocks: tuple[Block, ...] = proposals_table(found) or (Paragraph(say("proposals.none"), "none"),)
    return Report("proposals", say("proposals.title"), of.as_of, blocks, main="proposals")


def proposals_table(found: Sequence[Proposal], title: Message | None = None) -> tuple[Table, ...]:
    """What is proposed, each with its figures; no table where nothing is."""
    rows = tuple((one.unit, one.rule.name, one.grounds) for one in found)
    columns = (
        Column("unit", heading=say("column.owner")),
        Column("proposal"),
        Column("grounds", grow=True, heading=say("column.reason")),
    )
    return (Table("proposals", columns, rows, title, note=say("proposals.note")),) if rows else ()
