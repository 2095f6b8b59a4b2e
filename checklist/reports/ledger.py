"""Notices that were issued: which stand, whether they were sent and answered, and which have ended."""

from collections.abc import Sequence
from typing import Any

from checklist.core.answers import Answer, answer, late, told
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.climb import ENDS, Round, Standing, step_of
from checklist.core.ladder import Notice
from checklist.core.ledger import Deed, Life
from checklist.core.message import Message, say
from checklist.core.model import Decision
from checklist.reports.notice import by_unit, notices_table, rung_name, rungs_table
from checklist.reports.report import Block, Column, Paragraph, Report, Table


def round_report(of: Assessment, held: Round, issue: Sequence[Notice], issued: bool = False) -> Report:
    """What is to be issued now (or was just `issued`), what stands, and what has ended."""
    title = say("notify.issued") if issued else say("notify.title")
    note = say("notify.count_issued" if issued else "notify.count", count=len(issue), units=len(by_unit(issue)))
    due: tuple[Block, ...] = (Paragraph(say("notify.none_new"), "none"),)
    if issue:
        due = (rungs_table(of, issue, note), notices_table(issue))
    blocks = (*due, *standing(of, held.standing), *ended(held))
    return Report("notify", title, of.as_of, blocks, main="notices", sheet=notices_table(()))


def unanswered_report(of: Assessment, held: Round) -> Report:
    """The notices without an answer, those first whose time is over."""
    open_ones = [one for one in held.standing if one.answer.on is None]
    blocks: tuple[Block, ...] = standing(of, sorted(open_ones, key=lambda one: not one.late), "unanswered")
    if not blocks:
        blocks = (Paragraph(say("notify.all_answered"), "none"),)
    return Report("unanswered", say("notify.unanswered"), of.as_of, blocks, main="unanswered")


def standing(of: Assessment, held: Sequence[Standing], name: str = "standing") -> tuple[Table, ...]:
    """The notices that stand."""
    rows = tuple(_standing(of, one) for one in held)
    columns = (
        *(Column("number"), Column("issued"), Column("rung"), Column("unit", heading=say("column.owner"))),
        *(Column("task", heading=say("column.id")), Column("title", grow=True)),
        *(Column("sent"), Column("until"), Column("answer")),
        *(Column("list", quiet=True), Column("late", quiet=True)),
    )
    late = sum(one.late for one in held)
    note = say("ledger.count", count=len(rows), late=late)
    return (Table(name, columns, rows, say(f"ledger.{name}"), note=note),) if rows else ()


def _standing(of: Assessment, one: Standing) -> tuple[Any, ...]:
    life, task = one.life, one.of.task
    first = life.issued
    return (
        *(life.number, first.on, rung_told(of, life), first.unit, task.id, task.title),
        *(sent(life), life.until, answered(one.answer, one.late), first.list, one.late),
    )


def rung_told(of: Assessment, life: Life) -> Any:
    """The rung of a notice as the ladder calls it now, else as it was called."""
    step = step_of(life, of)
    return rung_name(of.policy.ladder[step]) if step >= 0 else life.issued.rung


def sent(life: Life) -> Any:
    """How far the sending has come: the day, or what is wrong with it."""
    if life.doubtful:
        return say("ledger.doubtful", units=life.doubtful)
    failed = tuple(unit for unit in life.addressed if life.state(unit) is Deed.FAILED)
    if failed:
        return say("ledger.failed", units=failed)
    return None if life.unserved else life.sent_on


def answered(answer: Answer, late: bool) -> Message | None:
    """By what it was answered, or that its time is over; a report that says nothing is named."""
    if answer.on is not None:
        by = answer.by
        if isinstance(by, Decision):
            return say("ledger.act", act=by.act, day=by.on)
        return say("ledger.report", day=answer.on)
    if answer.empty is not None:
        return say("ledger.empty_late" if late else "ledger.empty", day=answer.empty)
    return say("ledger.late") if late else None


def ended(held: Round) -> tuple[Table, ...]:
    """The notices that hold no longer, and are to be withdrawn."""
    columns = (
        *(Column("number"), Column("issued"), Column("unit", heading=say("column.owner"))),
        *(
            Column("task", heading=say("column.id")),
            Column("why", grow=True, heading=say("ledger.why")),
            Column("list", quiet=True),
        ),
    )
    rows = tuple(
        (life.number, life.issued.on, life.issued.unit, life.issued.task, why_ended(why), life.issued.list)
        for life, why in held.ended
    )
    return (Table("ended", columns, rows, say("ledger.ended")),) if rows else ()


def why_ended(why: str) -> Message | str:
    """Why a notice ended, in words; those of a person as they stand."""
    return say(f"ended.{why}") if why in ENDS else why


def served(one: TaskAssessment, of: Assessment) -> tuple[Table, ...]:
    """The notices that were issued of a task, oldest first, each with its answer or its end."""
    rows = tuple(_served(life, one, of) for life in told(of).get(one.key, ()))
    columns = (
        *(Column("number"), Column("issued"), Column("rung"), Column("unit", heading=say("column.owner"))),
        *(Column("sent"), Column("until"), Column("answer", grow=True), Column("ended", spare=True)),
    )
    return (Table("notices", columns, rows, say("ledger.of_task")),) if rows else ()


def _served(life: Life, one: TaskAssessment, of: Assessment) -> tuple[Any, ...]:
    first, over = life.issued, life.ended
    said = answer(life, one)
    why = why_ended(over.why) if over else None
    return (
        life.number,
        first.on,
        rung_told(of, life),
        first.unit,
        sent(life),
        life.until,
        answered(said, late(life, one, of)),
        why,
    )
