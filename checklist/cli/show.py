"""One task whole, with its history."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Argument, Spoken, option, options
from checklist.cli.reviewed import running
from checklist.core.assess import TaskAssessment
from checklist.core.ladder import notice_of
from checklist.core.message import say
from checklist.core.select import find
from checklist.reports.task import task_report


@click.command(cls=Spoken)
@click.argument("ids", nargs=-1, required=True, cls=Argument)
@options(option("--curve", is_flag=True, default=None), JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show tasks whole."""
    of = desk.assessment
    if not desk.filters:
        raise Wrong(say("wrong.missing", name=say("argument.ids")))
    tasks = tuple(named(desk, name) for name in desk.filters)
    desk.fail_on(tasks)
    if desk.given.get("curve"):
        from checklist.reports.curve import curve_report

        desk.show(curve_report(of, tasks))
        return
    held = running(desk)
    desk.show(task_report(of, [(one, notice_of(one, of, held)) for one in tasks]))


def named(desk: Desk, name: str) -> TaskAssessment:
    """The one task a name means; wrong usage for none, or for several."""
    found = find(name, desk.assessment)
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong(say("wrong.many", name=name, found=tuple(f"{one.list}/{one.task.id}" for one in found)))
    if desk.left_out:
        raise Wrong(say("wrong.id_left_out", name=name), status=1)
    raise Wrong(say("wrong.id", name=name, near=near(name, [one.task.id for one in desk.assessment.tasks])))
