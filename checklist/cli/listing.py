"""Tasks by filter, one a line."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.core.message import say
from checklist.reports.cells import COLUMNS
from checklist.reports.listing import DEFAULT, NotAColumn, column_keys, listing, sort_keys

WAYS = (
    option("--sort", metavar="KEY[,KEY]"),
    option("--columns", metavar="KEY[,KEY]"),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """List tasks."""
    asked, order = str(desk.given.get("columns") or ""), str(desk.given.get("sort") or "")
    try:
        shown, by = column_keys(asked) or DEFAULT, sort_keys(order)
    except NotAColumn as error:
        known = tuple(column.label for column in COLUMNS.values())
        raise Wrong(say("wrong.column", name=error.word, near=near(error.word, error.known), accepted=known)) from None
    of = desk.assessment
    tasks = desk.pick(of)
    desk.fail_on(tasks)
    desk.show(listing(of, tasks, shown, by))
