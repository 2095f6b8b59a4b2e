"""The public site and the sheet for the wall, in a folder of their own."""

from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Failed, Wrong
from checklist.cli.language import spoken
from checklist.cli.options import JUDGING, SHOWING, SINCE, Argument, Spoken, option, options, words
from checklist.cli.review import earlier
from checklist.core.message import say
from checklist.core.review import review
from checklist.core.value import replace
from checklist.reports.report import Report
from checklist.store.published import Foreign, Plan, carry_out, plan

SIZES = ("A0", "A1", "A2", "A3")


@click.command(cls=Spoken)
@click.argument("site", cls=Argument)
@words
@options(
    option("--paper", type=click.Choice(SIZES), default="A1"),
    option("--dry-run", is_flag=True, default=None),
    SINCE,
    JUDGING,
    SHOWING,
)
@at_desk
def command(desk: Desk) -> None:
    """Publish the lists as pages."""
    from checklist.reports.published import published_report
    from checklist.reports.site import site
    from checklist.writers.site import files

    of = desk.assessment
    if desk.left_out:
        raise Failed(say("site.left_out"), status=1)
    held = review(of, "owner", desk.pick(of), earlier(desk, None))
    workspace = desk.shelf.workspace
    made = site(held, workspace.title, workspace.public)
    made = replace(made, pages=tuple(replace(one, report=bare(desk.headed(one.report))) for one in made.pages))
    name, dry = desk.given["site"], bool(desk.given.get("dry_run"))
    with desk.floor("writing"):
        doing = planned(desk.folder / name, dict(files(made, spoken(), desk.given["paper"])))
        if not dry:
            carry_out(doing)
    desk.aside = True
    desk.show(published_report(made, name, doing.does, of.as_of, dry))


def bare(report: Report) -> Report:
    """A report whose header does not repeat what stands on top of every page."""
    return replace(report, workspace="")


def planned(folder: Path, pages: dict[str, bytes]) -> Plan:
    """What there is to do in the folder; wrong usage where something else is in it."""
    try:
        return plan(folder, pages)
    except Foreign as found:
        raise Wrong(say("site.foreign", path=str(found.path))) from None
