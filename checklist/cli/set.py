"""Any field of a task set otherwise, where no decision is needed for it."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, change, spot
from checklist.cli.fields import assigned
from checklist.cli.options import Argument, Spoken, options
from checklist.core.message import say
from checklist.core.model import Task
from checklist.core.value import replace, unsaid


@click.command(cls=Spoken)
@click.argument("task", cls=Argument)
@click.argument("assignments", nargs=-1, required=True, cls=Argument)
@options(WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Set fields of a task."""
    at = spot(desk, desk.given["task"])
    values = assigned(desk, desk.given["assignments"], at.book.task_list.period)
    blank = unsaid(Task)
    new = {name: blank.get(name) if value is None else value for name, value in values.items()}
    did = say("did.set", id=at.task.id, title=at.task.title, fields=desk.given["assignments"])
    change(desk, desk.given["task"], lambda one: replace(one, **new), did)
