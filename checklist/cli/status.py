"""One screen: every list, its progress against expected, lights, what is overdue, who is silent."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.options import FAILING, JUDGING, SHOWING, SINCE, Spoken, option, options, words
from checklist.reports.status import SHOWN, status


@click.command(cls=Spoken)
@words
@options(SINCE, option("--all", "every", is_flag=True), JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show where the lists stand."""
    of = desk.assessment
    tasks = desk.pick(of)
    desk.fail_on(tasks)
    desk.show(status(of, tasks, desk.then, len(tasks) if desk.every else SHOWN))
