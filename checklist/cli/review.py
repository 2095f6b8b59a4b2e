"""The ranked review, one unit's page, a score taken apart, the three lists, or the walk through all tasks."""

from collections.abc import Iterable

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.core.assess import Assessment
from checklist.core.message import say
from checklist.core.policy import THREE_LISTS
from checklist.core.review import Review, review
from checklist.core.reviewdays import judged_for, last_review
from checklist.core.score import DIMENSIONS, ROLE, Standing
from checklist.reports.report import Report

SPELT = {
    "责任单位": "owner",
    "牵头单位": "owner",
    "单位": "owner",
    "牵头领导": "leader",
    "领导": "leader",
    "板块": "section",
    "分组": "group",
    "标签": "tag",
    "清单": "list",
    "来源": "source",
}
"""What a grouping may be called in Chinese."""
WAYS = (
    option("--by", metavar="WHAT"),
    option("--since", metavar="DAY"),
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
    desk.show(asked(desk, held))
    desk.fail_on(held.tasks)


def earlier(desk: Desk) -> Assessment | None:
    """How things stood on the day asked for, else at the last review; None where there was none."""
    last = last_review(desk.policy.review, desk.as_of)
    day = desk.since or (judged_for(last) if last else None)
    return desk.judge(day) if day else None


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


def grouping(desk: Desk, of: Assessment) -> str:
    """What `--by` says, in our word; wrong usage where nothing is grouped by it."""
    said = str(desk.given.get("by") or "owner")
    by = SPELT.get(said, said)
    if by in DIMENSIONS:
        return by
    roles = {role for one in of.tasks for role, _ in one.task.roles}
    role = by.removeprefix(ROLE)
    if role in roles:
        return f"{ROLE}{role}"
    known = (*DIMENSIONS, *(f"{ROLE}{name}" for name in sorted(roles)))
    raise Wrong(say("wrong.by", name=said, accepted=known, near=near(said, known)))


def standing(held: Review, name: str) -> Standing:
    """The row of a name, which may be an alias or a list's title; wrong usage where there is none."""
    known = held.of.policy.units.known.get(name)
    titles = {one.title: one.id for one in held.of.lists} if held.by in ("list", "source") else {}
    meant = known.name if known else titles.get(name, name)
    found = next((one for one in held.rows if one.name == meant), None)
    if found:
        return found
    if known:
        raise Wrong(say("wrong.no_tasks", name=known.name))
    raise Wrong(say("wrong.unit", name=name, near=near(name, names(held))))


def names(held: Review) -> Iterable[str]:
    """Every name that has a row, and the other names of units."""
    also = (other for unit in held.of.policy.units.all for other in unit.also) if held.by == "owner" else ()
    return (*(one.name for one in held.rows), *also)
