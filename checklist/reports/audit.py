"""What should not have been done to the lists: events in the order they were recorded; the register of slips."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from checklist.core.message import Message, say
from checklist.core.model import Decision
from checklist.core.revision import STAGED, Revision
from checklist.core.slips import Slip
from checklist.reports.cells import COLUMNS, HOME
from checklist.reports.changes import cell, worded
from checklist.reports.report import Block, Column, Fact, Facts, Paragraph, Report, Table
from checklist.rules.event import Event
from checklist.rules.turns import Sure

WHO = (Column("day"), Column("author"), Column("unit", heading=say("column.hand")))
COMMIT = Column("commit")


def audit(events: Sequence[Event], revisions: Sequence[Revision], day: date) -> Report:
    """Everything that was found, and below it what is accepted and by what."""
    told = [one for one in events if not one.waived]
    waived = [one for one in events if one.waived]
    blocks: list[Block] = [_span(revisions, told, waived)]
    blocks.append(_events("events", told) if told else Paragraph(say("audit.none"), "none"))
    if told:
        blocks.append(_by_owner(told))
    if waived:
        blocks.append(_events("waived", waived))
    return Report("audit", say("audit.title"), day, tuple(blocks), main="events", sheet=_events("events", told))


def _span(revisions: Sequence[Revision], told: Sequence[Event], waived: Sequence[Event]) -> Facts:
    """How much was looked at, and what came of it."""
    counts = Counter(one.sure for one in told)
    facts = [
        Fact("versions", len(revisions)),
        Fact("first", revisions[0].committed if revisions else None),
        Fact("last", revisions[-1].committed if revisions else None),
        *(Fact(f"sure_{sure}", counts[sure], say(f"sure.{sure}")) for sure in Sure),
        Fact("waived", len(waived)),
    ]
    return Facts("span", tuple(facts), inline=True)


def _events(name: str, events: Iterable[Event]) -> Table:
    """One row an event. Where it is accepted, by what."""
    waived = name == "waived"
    columns = (
        *(Column("code"), *WHO, HOME, Column("task", heading=say("column.id"))),
        *(Column("sure"), COMMIT, Column("what")),
        *((Column("waived_by"),) if waived else ()),
        *(Column(key, quiet=True) for key in ("title", "owner", "field", "before", "after", "remedy")),
    )
    return Table(name, columns, tuple(_row(one, waived) for one in events), say(f"audit.{name}"))


def _row(one: Event, waived: bool) -> tuple[Any, ...]:
    change, revision, said = one.change, one.revision, worded(one.message)
    return (
        *(one.code, revision.committed, revision.author, one.unit or None, one.list or None, one.task or None),
        *(one.sure, version(revision), said),
        *((accepted(one),) if waived else ()),
        *(one.title or None, one.owner or None, ".".join(map(str, change.route)) if change else None),
        *(cell(change.before) if change else None, cell(change.after) if change else None),
        say(f"{one.code}.fix", **said.values),
    )


def version(revision: Revision) -> str | Message:
    """How a version is told."""
    return say("audit.staged") if revision.id == STAGED else revision.short


def accepted(one: Event) -> Message:
    """By what an event is accepted."""
    by = one.waived
    if isinstance(by, Decision):
        return say("audit.by_decision", day=by.on, by=by.by or say("letter.office"), reason=by.reason or by.text)
    return say("audit.by_waiver", until=by.until, reason=by.reason) if by else say("value.none")


def _by_owner(events: Sequence[Event]) -> Table:
    """How many events concern whose tasks, by how sure they are; a joint one counts for each."""
    counts: dict[str, Counter[Sure]] = {}
    for one in events:
        for unit in one.owner:
            counts.setdefault(unit, Counter())[one.sure] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    columns = (
        COLUMNS["owner"],
        Column("events", "right"),
        *(Column(f"sure_{sure}", "right", heading=say(f"sure.{sure}")) for sure in Sure),
    )
    rows = tuple((unit, sum(held.values()), *(held[sure] for sure in Sure)) for unit, held in ranked)
    return Table("owners", columns, rows, say("audit.owners"))


def register(slips: Sequence[Slip], revisions: Sequence[Revision], day: date) -> Report:
    """How often and how far each unit's deadlines moved, then every slip."""
    span = Facts("span", (Fact("versions", len(revisions)), Fact("slips", len(slips))), inline=True)
    if not slips:
        return Report("slips", say("slips.title"), day, (span, Paragraph(say("slips.none"), "none")))
    return Report("slips", say("slips.title"), day, (span, _units(slips), _slips(slips)), main="slips")


def _units(slips: Sequence[Slip]) -> Table:
    by_unit: dict[str, list[Slip]] = {}
    for slip in slips:
        for unit in slip.owner:
            by_unit.setdefault(unit, []).append(slip)
    rows = [_unit(unit, held) for unit, held in by_unit.items()]
    columns = (
        COLUMNS["owner"],
        *(
            Column(key, "right")
            for key in ("slipped_tasks", "slips", "days_in_all", "longest", "withdrawn", "undecided")
        ),
    )
    return Table("units", columns, tuple(sorted(rows, key=lambda row: (-row[3], -row[2], row[0]))), say("slips.units"))


def _unit(unit: str, held: Sequence[Slip]) -> tuple[Any, ...]:
    days = [slip.days for slip in held if slip.days is not None]
    tasks = {(slip.list, slip.task) for slip in held}
    return (
        *(unit, len(tasks), len(held), sum(days), max(days, default=0)),
        *(len(held) - len(days), sum(not slip.decided for slip in held)),
    )


def _slips(slips: Sequence[Slip]) -> Table:
    columns = (
        *(COLUMNS["owner"], HOME, COLUMNS["id"], COLUMNS["title"]),
        *(Column("due_before"), Column("due_after"), Column("slipped_days", "right")),
        *(Column("decided"), Column("day"), Column("author"), COMMIT),
    )
    rows = tuple(
        (
            *(slip.owner, slip.list, slip.task, slip.title, slip.before, slip.after, slip.days),
            *(slip.decided, slip.revision.committed, slip.revision.author, slip.revision.short),
        )
        for slip in slips
    )
    return Table("slips", columns, rows, say("slips.each"))
