"""The ranked review, one unit's page, a score taken apart, the three lists, or the walk through all tasks."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.grouping import BY, grouping, standing
from checklist.cli.options import FAILING, JUDGING, SHOWING, SINCE, Spoken, option, options, words
from checklist.core.assess import Assessment
from checklist.core.policy import THREE_LISTS
from checklist.core.review import Review, review
from checklist.core.reviewdays import judged_for, last_review
from checklist.reports.report import Report

WAYS = (
    BY,
    SINCE,
    option("--known-by", metavar="DAY"),
    option("--unit", metavar="NAME"),
    option("--why", metavar="NAME"),
    *(option(f"--{name}", is_flag=True, default=None) for name in THREE_LISTS),
    option("--walk", is_flag=True, default=None),
    option("--all", "every", is_flag=True, default=None),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Rank the units and go through their tasks."""
    of = desk.assessment
    held = review(of, grouping(desk, of), desk.pick(of), earlier(desk))
    desk.fail_on(held.tasks)
    desk.show(asked(desk, held))


def earlier(desk: Desk) -> Assessment | None:
    """How things stood on the day asked for, else at the last review; None where there was none."""
    if desk.before:
        return desk.then
    last = last_review(desk.policy.review, desk.as_of)
    return desk.judge(judged_for(last)) if last else None


def asked(desk: Desk, held: Review) -> Report:
    """The report that was asked for."""
    lists = [name for name in THREE_LISTS if desk.given.get(name)]
    if lists:
        from checklist.reports.threelists import three_lists

        return three_lists(held, lists)
    if desk.given.get("walk"):
        from checklist.reports.walk import walk_report

        return walk_report(held)
    if desk.given.get("why"):
        from checklist.reports import why

        return why.why_report(held, standing(held, desk.given["why"]), limit(desk, held, why.SHOWN))
    if desk.given.get("unit"):
        from checklist.reports.unit import unit_report

        return unit_report(held, standing(held, desk.given["unit"]))
    from checklist.reports.review import SHOWN, review_report

    return review_report(held, limit(desk, held, SHOWN))


def limit(desk: Desk, held: Review, shown: int) -> int:
    """How many rows a listing has: all of them with `--all`."""
    return len(held.tasks) if desk.given.get("every") else shown
