"""The public site and the sheet for the wall, in a folder of their own: by hand, or at the end of a round."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Failed, Wrong
from checklist.cli.language import spoken
from checklist.cli.options import JUDGING, SHOWING, SINCE, Argument, Spoken, option, options, words
from checklist.cli.review import earlier
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import say
from checklist.core.review import review
from checklist.core.value import replace
from checklist.reports.report import Report
from checklist.store.files import shown
from checklist.store.published import Foreign, Plan, carry_out, plan

if TYPE_CHECKING:
    from checklist.reports.site import Site

SIZES = ("A0", "A1", "A2", "A3")


@click.command(cls=Spoken)
@click.argument("site", cls=Argument)
@words
@options(
    option("--paper", type=click.Choice(SIZES)),
    option("--dry-run", is_flag=True, default=None),
    SINCE,
    JUDGING,
    SHOWING,
)
@at_desk
def command(desk: Desk) -> None:
    """Publish the lists as pages."""
    from checklist.reports.published import published_report

    name, dry = desk.given["site"], bool(desk.given.get("dry_run"))
    made, doing = publish(desk, desk.folder / name)
    desk.aside = True
    desk.show(published_report(made, name, doing.does, desk.as_of, dry))


def publish(desk: Desk, folder: Path) -> "tuple[Site, Plan]":
    """The pages, and what was done in the folder (or would be, in a dry run); everything may stop it."""
    from checklist.reports.site import site
    from checklist.writers.site import files

    of, workspace = desk.assessment, desk.shelf.workspace
    if desk.left_out:
        raise Failed(say("site.left_out"), status=1)
    held = review(of, "owner", public(desk, of), earlier(desk, None))
    made = site(held, workspace.title, workspace.public)
    made = replace(made, pages=tuple(replace(one, report=bare(desk.headed(one.report, "html"))) for one in made.pages))
    with desk.floor("writing"):
        doing = planned(
            folder, desk.folder, dict(files(made, spoken(), desk.given.get("paper") or workspace.publish.paper))
        )
        if not desk.given.get("dry_run"):
            carry_out(doing)
    return made, doing


def public(desk: Desk, of: Assessment) -> tuple[TaskAssessment, ...]:
    """The tasks that the command's words pick, as far as the settings' words pick them as well."""
    only = desk.shelf.workspace.publish.only
    if not only:
        return desk.pick(of)
    desk.offer(only, of)
    may = {one.key for one in desk.picked(only, of)}
    return tuple(one for one in desk.pick(of) if one.key in may)


def bare(report: Report) -> Report:
    """A report whose header does not repeat what stands on top of every page."""
    return replace(report, workspace="")


def planned(folder: Path, start: Path, pages: dict[str, bytes]) -> Plan:
    """What there is to do in the folder; wrong usage where something else is in it."""
    try:
        return plan(folder, pages)
    except Foreign as found:
        raise Wrong(say("site.foreign", path=shown(found.path, start))) from None
