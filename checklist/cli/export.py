"""All that the lists say, for other programs: a table of tasks, and of milestones, reports and decisions."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.options import JUDGING, SHOWING, Spoken, options, words
from checklist.reports.exported import exported


@click.command(cls=Spoken)
@words
@options(JUDGING, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Give the lists to other programs."""
    desk.show(exported(desk.assessment, desk.pick(desk.assessment)))
