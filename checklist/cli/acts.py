"""The acts of the office: each adds a decision to a task and sets what follows from it."""

from collections.abc import Callable
from typing import Any

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, change, settled_task, spot
from checklist.cli.errors import Wrong
from checklist.cli.fields import day_or_none, percent, retarget_value, several
from checklist.cli.options import Argument, Spoken, option, options
from checklist.core import acts
from checklist.core.message import Message, say
from checklist.core.model import Act, Period, Task

SAID = (
    option("--on", "on", metavar="DAY"),
    option("--reason", metavar="TEXT"),
    option("--text", metavar="TEXT"),
    option("--by", metavar="UNIT", help="option.by_unit"),
    option("--evidence", metavar="PATH", multiple=True),
)
"""What every act may say."""
TO = option("--to", "to", metavar="DAY", help="option.to_day")
Make = Callable[[Desk, Task, acts.Words], Task]

commands: dict[str, click.Command] = {}
"""The commands of this room, by name."""


def act(name: str, make: Make, *more: Any) -> None:
    """Make a command of an act: `make` gives the task as it is after it."""

    @click.command(name, cls=Spoken)
    @click.argument("task", cls=Argument)
    @options(*more, SAID, WRITING)
    @at_desk
    def command(desk: Desk) -> None:
        words = words_of(desk)
        change(desk, desk.given["task"], lambda task: make(desk, task, words), did(desk, name))

    commands[name] = command


def words_of(desk: Desk) -> acts.Words:
    """When, why, by whom, on which evidence."""
    given = desk.given
    return acts.Words(
        on=desk.day(given["on"]) if given.get("on") else desk.clock,
        reason=given.get("reason") or "",
        text=given.get("text") or "",
        by=given.get("by") or "",
        evidence=tuple(given.get("evidence") or ()),
    )


def did(desk: Desk, name: str) -> Message:
    """The act in words, for the record."""
    task = spot(desk, desk.given["task"]).task
    return say("did.act", act=Act(name), id=task.id, title=task.title)


def _extend(desk: Desk, task: Task, words: acts.Words) -> Task:
    if desk.given.get("late"):
        desk.given["despite"] = (*desk.given.get("despite", ()), "W247")
    return acts.extended(task, day_or_none(desk, desk.given["to"], _period(desk)), words)


def _reopen(desk: Desk, task: Task, words: acts.Words) -> Task:
    return acts.reopened(task, words, percent(desk.given.get("progress")), _to(desk))


def _to(desk: Desk) -> Any:
    return day_or_none(desk, desk.given["to"], _period(desk)) if desk.given.get("to") else None


def _period(desk: Desk) -> Period:
    """The period of the list that the task stands in."""
    return spot(desk, desk.given["task"]).book.task_list.period


def _transfer(desk: Desk, task: Task, words: acts.Words) -> Task:
    held = settled_task(desk, spot(desk, desk.given["task"])).owner
    return acts.transferred(task, several(desk.given["to"]), words, held)


def _retarget(desk: Desk, task: Task, words: acts.Words) -> Task:
    field, value = retarget_value(desk, desk.given["field"], desk.given["to"], _period(desk))
    return acts.retargeted(task, field, value, words)


def _only_told(kind: Act) -> Make:
    """An act that changes nothing but the record, and so has to say something there."""

    def told(_: Desk, task: Task, words: acts.Words) -> Task:
        if not words.reason and not words.text:
            raise Wrong(say("wrong.empty_act", act=kind))
        return acts.decided(task, kind, words)

    return told


def _visit(desk: Desk, task: Task, words: acts.Words) -> Task:
    from checklist.cli.fields import number

    return acts.decided(task, Act.VISIT, words, score=number(desk.given.get("score")))


act(
    "extend",
    _extend,
    option("--to", "to", metavar="DAY", required=True, help="option.to_day"),
    option("--late", is_flag=True),
)
act("close", lambda _, task, words: acts.closed(task, words))
act("reopen", _reopen, option("--progress", metavar="45%"), TO)
act("pause", lambda _, task, words: acts.paused(task, words))
act("resume", lambda desk, task, words: acts.resumed(task, words, _to(desk)), TO)
act("cancel", lambda _, task, words: acts.cancelled(task, words))
act("transfer", _transfer, option("--to", "to", metavar="UNIT", required=True, help="option.to_unit"))
act(
    "retarget",
    _retarget,
    option("--field", metavar="NAME", required=True),
    option("--to", "to", metavar="VALUE", required=True, help="option.to_value"),
)
act("visit", _visit, option("--score", metavar="N"))
for one in (Act.REMARK, Act.WAIVE, Act.REFER):
    act(one.value, _only_told(one))
