"""A report on a task: how far it is, what stands in its way, what comes next."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, change, settled_task, spot
from checklist.cli.errors import Wrong
from checklist.cli.fields import REPORTED, reported
from checklist.cli.options import Argument, Spoken, option, options
from checklist.core import acts
from checklist.core.message import say
from checklist.core.model import Update

GIVEN = (
    *(option(f"--{name}", metavar="TEXT", help=f"meaning.update.{name}") for name in REPORTED),
    option("--for", "stands", metavar="DAY", help="meaning.update.for"),
    option("--on", "on", metavar="DAY"),
    option("--by", metavar="UNIT", help="option.by_unit"),
    option("--evidence", metavar="PATH", multiple=True),
    option("--finished", is_flag=True),
)


@click.command(cls=Spoken)
@click.argument("task", cls=Argument)
@options(GIVEN, WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Report on a task."""
    given = desk.given
    said = reported(desk)
    evidence = tuple(given.get("evidence") or ())
    if not said and not evidence and not given.get("finished"):
        raise Wrong(say("wrong.empty_update"))
    update = Update(
        on=desk.day(given["on"]) if given.get("on") else desk.clock,
        stands=desk.day(given["stands"]) if given.get("stands") else None,
        by=given.get("by") or "",
        evidence=evidence,
        **said,
    )
    at = spot(desk, given["task"])
    stands = settled_task(desk, at).status
    did = say("did.update", id=at.task.id, title=at.task.title, on=update.on)
    change(desk, given["task"], lambda one: acts.reported(one, update, bool(given.get("finished")), stands), did)
