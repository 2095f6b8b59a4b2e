"""The inspection plan (督办计划): which unit to go to on which day, for which tasks, why, and what to look at."""

from collections.abc import Iterator
from typing import Any

from checklist.core.assess import Assessment
from checklist.core.calendar import Calendar
from checklist.core.ladder import Ground
from checklist.core.message import Message, say
from checklist.core.policy import Rung
from checklist.core.supervise import LATELY, ORDER, RUNG, WITHIN, Call, Plan, Trip, severity
from checklist.reports.agenda import day_of
from checklist.reports.cells import HOME, columns, lamp, undated_note
from checklist.reports.cells import row as task_row
from checklist.reports.notice import rung_name
from checklist.reports.report import Block, Column, Paragraph, Report, Table


def supervise_report(of: Assessment, held: Plan) -> Report:
    """The plan: its summary, what the order rests on, the trips day by day, and what was inspected lately."""
    called = [call.of for trip in held.trips for call in trip.calls]
    if not held.trips:
        blocks: tuple[Block, ...] = (Paragraph(say("supervise.nothing"), "summary"),)
    else:
        blocks = (Paragraph(summary(held), "summary"), trips(held, of.policy.calendar), limits(), *_late(held))
    blocks = (*blocks, *_lately(held))
    return Report("agenda-supervise", say("supervise.title"), of.as_of, blocks, main="plan", notes=undated_note(called))


def summary(held: Plan) -> Message:
    """How many tasks at how many units, from when to when, how many units a day."""
    count = sum(len(trip.calls) for trip in held.trips)
    first, last = held.trips[0].day, held.trips[-1].day
    return say("supervise.summary", count=count, units=len(held.trips), a_day=held.a_day, first=first, last=last)


def trips(held: Plan, calendar: Calendar) -> Table:
    """The tasks to be inspected under the days to go."""
    order = {call.of.key: at for at, call in enumerate(sorted_calls(held), 1)}
    heads = (
        *(
            Column("day"),
            Column("unit", heading=say("supervise.unit")),
            Column("order", "right"),
            *columns("light", "id"),
        ),
        *(Column("title", grow=True), Column("by_day", heading=say("supervise.by"))),
        *(Column("grounds", heading=say("column.reason")), Column("check")),
        *(Column("seen_on", spare=True), Column("with", heading=say("supervise.joint"), spare=True), HOME),
    )
    rows = tuple(
        (day_of(trip.day, calendar), trip.unit or None, order[call.of.key], *row(call))
        for trip in held.trips
        for call in trip.calls
    )
    return Table("plan", heads, rows, split="day", counted=True)


def sorted_calls(held: Plan) -> list[Call]:
    """The tasks in the order of their grounds, whatever the trips."""
    return sorted((call for trip in held.trips for call in trip.calls), key=severity)


def row(call: Call) -> tuple[Any, ...]:
    """A task under the columns after its day, unit and order."""
    one = call.of
    return (
        lamp(one),
        one.task.id,
        one.task.title,
        call.by,
        tuple(map(ground, call.grounds)),
        say(f"check.{call.grounds[0].name}"),
        call.seen,
        one.task.owner[1:] or None,
        one.list,
    )


def ground(held: Ground) -> Message:
    """A ground in words."""
    if held.name == RUNG:
        return say("ground.rung", rung=rung_name(Rung(**held.values)))
    return held.message


def limits() -> Table:
    """The grounds in their order, and the working days within which to go."""
    rows = tuple((at, say(f"supervise.{name}"), WITHIN[name]) for at, name in enumerate(ORDER, 1))
    heads = (Column("order", "right"), Column("ground", grow=True), Column("within", "right"))
    return Table("order", heads, rows, say("supervise.order"), say("supervise.order_note"))


def _late(held: Plan) -> Iterator[Paragraph]:
    late: list[Trip] = [trip for trip in held.trips if trip.late]
    if late:
        units = tuple(trip.unit for trip in late)
        yield Paragraph(say("supervise.late", count=len(late), a_day=held.a_day, units=units), "late")


def _lately(held: Plan) -> Iterator[Block]:
    if held.lately:
        heads = (
            *columns("light", "id", "title", "owner"),
            Column("seen_on"),
            Column("grounds", heading=say("column.reason")),
            HOME,
        )
        rows = tuple(
            (
                *task_row(call.of, "light", "id", "title", "owner"),
                call.seen,
                tuple(map(ground, call.grounds)),
                call.of.list,
            )
            for call in held.lately
        )
        yield Table("lately", heads, rows, say("supervise.lately", days=LATELY, count=len(rows)))
