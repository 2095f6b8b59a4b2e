"""What will be late if nothing changes (全年预评估)."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.grouping import BY, grouping
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.reports.forecast import forecast_report


@click.command(cls=Spoken)
@words
@options(BY, option("--known-by", metavar="DAY"), JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show what will make its due day, and what will not."""
    of = desk.assessment
    tasks = desk.pick(of)
    by = grouping(desk, of)
    desk.fail_on(tasks)
    desk.show(forecast_report(of, tasks, by, totals_first=bool(desk.given.get("by"))))
