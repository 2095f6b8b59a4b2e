"""The main indicators by unit: target, figure and gap, the place reported and how it has moved."""

from collections.abc import Iterator, Sequence
from typing import Any

from checklist.core.assess import TaskAssessment
from checklist.core.indicators import Indicator, indicators
from checklist.core.message import Message, Named, say
from checklist.core.review import Review
from checklist.core.score import grouped
from checklist.reports.cells import HOME, points, undated_note
from checklist.reports.ranking import heading_of, shown_name
from checklist.reports.report import Block, Column, Move, Paragraph, Report, Signed, Table

TOTAL, LEVEL = Named("total", ("累计",)), Named("level", ("水平",))


def indicators_report(held: Review) -> Report:
    """The indicators among the tasks of a review, under the units of its grouping."""
    of = held.of
    found = {one.task.key: one for one in indicators(held.tasks, of)}
    blocks: tuple[Block, ...] = (Paragraph(summary(list(found.values())), "summary"),)
    if found:
        rows = rows_by([one.task for one in found.values()], held, found)
        blocks = (*blocks, Table("indicators", columns(held.by), tuple(rows), note=say("indicators.note")))
    notes = undated_note([one.task for one in found.values()])
    return Report("review-indicators", say("indicators.title"), of.as_of, blocks, main="indicators", notes=notes)


def summary(found: Sequence[Indicator]) -> Message:
    """How many have reached their target, and how places have moved."""
    if not found:
        return say("indicators.none")
    moves = [one.move for one in found if one.move is not None]
    return say(
        "indicators.summary" if moves else "indicators.summary_bare",
        count=len(found),
        met=sum(one.met is True for one in found),
        up=sum(move > 0 for move in moves),
        down=sum(move < 0 for move in moves),
        same=sum(move == 0 for move in moves),
    )


def columns(by: str) -> tuple[Column, ...]:
    """The columns: who, what, how far, which place."""
    return (
        *(Column("name", heading=heading_of(by)), Column("id"), Column("indicator", grow=True)),
        *(Column("rank_place", heading=say("updates.place"), spare=True), Column("move", "right", spare=True)),
        *(Column("target", "right"), Column("measured", "right", heading=say("updates.measured"))),
        *(Column("lead", "right"), Column("unit", heading=say("indicators.unit"))),
        *(Column("met"), Column("measure_kind")),
        *(Column("progress", "right", spare=True), Column("gap", "right", spare=True)),
        *(Column("places", spare=True), Column("stands", heading=say("updates.stands"))),
        *(Column("final", "right", spare=True), HOME),
    )


def rows_by(tasks: Sequence[TaskAssessment], held: Review, found: dict[Any, Indicator]) -> Iterator[tuple[Any, ...]]:
    """The indicators under each unit; those under none at the end."""
    told: set[Any] = set()
    for name, own in grouped(tasks, held.by, held.of):
        for one in own:
            told.add(one.key)
            yield (shown_name(name, held), *row(found[one.key]))
    yield from ((None, *row(found[one.key])) for one in tasks if one.key not in told)


def row(one: Indicator) -> tuple[Any, ...]:
    """An indicator under the columns after its unit's name."""
    task = one.task
    newest = one.places[-1] if one.places else None
    return (
        *(task.task.id, task.task.title),
        newest.text if newest else None,
        None if one.move is None else Move(one.move),
        *(one.target, one.done, None if one.lead is None else Signed(one.lead), one.unit or None),
        one.met,
        LEVEL if one.level else TOTAL,
        *(None if one.level else task.progress, None if one.level else points(task.gap)),
        tuple(place.text for place in one.places) if len(one.places) > 1 else None,
        *(one.stands, one.final, task.list),
    )
