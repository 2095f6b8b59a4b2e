"""The life of a task in words: created, reported on, moved, decided, closed, reopened; who, when, in which version."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from checklist.core.compare import Change
from checklist.core.message import Message, say
from checklist.core.model import Decision, Status, Task, Update
from checklist.core.revision import Revision
from checklist.core.slips import Slip
from checklist.core.turn import TaskTurn
from checklist.core.value import Value
from checklist.reports.cells import COLUMNS
from checklist.reports.changes import cell, said, what
from checklist.reports.report import Block, Column, Fact, Facts, Report, Table


class Deed(Value):
    """What one version did to a task. `revision` is None for what is on the disk and not recorded yet."""

    revision: Revision | None
    turn: TaskTurn


def life(task: Task, deeds: Sequence[Deed], slips: Sequence[Slip], day: date) -> Report:
    """What became of a task from the version that brought it on."""
    rows = tuple(row for deed in deeds for row in _rows(deed))
    columns = (
        *(Column("day"), Column("author"), Column("what", grow=True), Column("before"), Column("after")),
        Column("commit"),
    )
    blocks: tuple[Block, ...] = (_summary(task, deeds, slips), Table("life", columns, rows))
    title = say("life.title", id=task.id, title=task.title)
    return Report("log", title, day, blocks, main="life")


def _summary(task: Task, deeds: Sequence[Deed], slips: Sequence[Slip]) -> Facts:
    """The first due day and the present one; how often it moved, and how far in all."""
    first = slips[0].before if slips else task.due
    days = (task.due - first).days if slips and task.due and first else None
    facts = (
        Fact("owner", task.owner, COLUMNS["owner"].label),
        Fact("status", task.status),
        Fact("first_due", first),
        Fact("due", task.due),
        Fact("slips", len(slips) or None),
        Fact("days_in_all", days),
        Fact("versions", len({deed.revision.id for deed in deeds if deed.revision})),
    )
    return Facts("task", facts)


def _rows(deed: Deed) -> Iterator[tuple[Any, ...]]:
    who = deed.revision
    head = (who.committed, who.author) if who else (None, say("life.not_recorded"))
    for told, before, after in _deeds(deed.turn):
        yield (*head, told, before, after, who.short if who else None)


def _deeds(turn: TaskTurn) -> Iterator[tuple[Any, Any, Any]]:
    """What was done, in the order in which one would tell it."""
    if turn.before is None and turn.after:
        yield say("life.created"), None, turn.after.due
        for update in turn.after.updates:
            yield _reported(update), None, said(update)
        for act in turn.after.decisions:
            yield _decided(act), None, act.after or None
        return
    if turn.after is None:
        yield say("life.deleted"), None, None
    if turn.was == (turn.list.id, turn.id):
        yield say("life.returned"), None, None
    elif turn.was:
        yield say("life.moved"), "/".join(turn.was), f"{turn.list.id}/{turn.id}"
    for change in sorted(turn.changes, key=_weight):
        yield _told(change, turn.after), cell(change.before), _after(change)


def _weight(change: Change) -> int:
    """The due day and the status first, then decisions and reports, then all else."""
    order = ("due", "status", "owner", "decisions", "updates")
    return order.index(str(change.route[0])) if change.route[0] in order else len(order)


def _told(change: Change, task: Task | None) -> Any:
    before, after = change.before, change.after
    match change.route, before, after:
        case ("due",), date(), date():
            days = (after - before).days
            return say("life.slipped", days=days) if days > 0 else say("life.brought_forward", days=-days)
        case ("due",), date(), None:
            return say("life.due_withdrawn")
        case ("status",), _, Status():
            return say("life.status")
        case ("owner",), _, _:
            return say("life.owner")
        case ("updates", int()), None, Update():
            return _reported(after)
        case ("decisions", int()), None, Decision():
            return _decided(after)
        case ("updates" | "decisions", int()), _, None:
            return say("life.removed", what=cell(before))
        case ("updates" | "decisions", int(), *_), _, _:
            return say("life.rewritten", what=what(change, task))
    return say("life.changed", what=what(change, task))


def _after(change: Change) -> Any:
    match change.after:
        case Update():
            return said(change.after)
        case Decision():
            return change.after.after or None
    return cell(change.after)


def _reported(update: Update) -> Message:
    return say("life.reported", on=update.on)


def _decided(act: Decision) -> Message:
    reason = act.reason or act.text
    return say("life.decided_why" if reason else "life.decided", on=act.on, act=act.act, reason=reason)
