"""The ranked review; a unit's page, a score taken apart, lists, the walk, the indicators, a period's report."""

from datetime import date

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.grouping import BY, grouping, standing
from checklist.cli.options import FAILING, JUDGING, SHOWING, SINCE, Spoken, option, options, words
from checklist.cli.period import PERIODS, asked_period, judge_for
from checklist.cli.reviewed import with_proposals
from checklist.core.assess import Assessment
from checklist.core.message import say
from checklist.core.periods import Kind, Period
from checklist.core.periods import before as period_before
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
    option("--indicators", is_flag=True, default=None),
    *PERIODS,
    option("--all", "every", is_flag=True, default=None),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Rank the units and go through their tasks."""
    refuse_mixed(desk)
    period = asked_period(desk)
    if period:
        judge_for(desk, period)
    of = desk.assessment
    held = with_proposals(desk, review(of, grouping(desk, of), desk.pick(of), earlier(desk, period)))
    desk.fail_on(held.tasks)
    desk.show(asked(desk, held, period))


def refuse_mixed(desk: Desk) -> None:
    """Wrong usage: two papers at once, of which one would be left out unsaid. The three lists go together."""
    lists = [name for name in THREE_LISTS if desk.given.get(name)]
    others = [name for name in ("unit", "why", "walk", "indicators") if desk.given.get(name)]
    others += [kind.value for kind in Kind if kind.value in desk.given]
    if len(others) + bool(lists) > 1:
        raise Wrong(say("wrong.together", names=tuple(f"--{name}" for name in (*others, *lists))))


def earlier(desk: Desk, period: Period | None) -> Assessment | None:
    """How things stood on the day asked for, before the period, or at the last review; None where there was none."""
    if period:
        before = period_before(period)
        return desk.judge(before.end) if before and _begun(desk, before.end) else None
    if desk.before:
        return desk.then
    last = last_review(desk.policy.review, desk.as_of)
    return desk.judge(judged_for(last)) if last else None


def _begun(desk: Desk, day: date) -> bool:
    """Was there anything by a day: does any list begin by then, or say nothing of when it begins?"""
    return any(one.period.start is None or one.period.start <= day for one in desk.sound.lists)


def asked(desk: Desk, held: Review, period: Period | None) -> Report:
    """The report that was asked for."""
    if period:
        from checklist.reports import period as paper

        return paper.period_report(held, period, limit(desk, held, paper.SHOWN))
    if desk.given.get("indicators"):
        from checklist.reports.indicators import indicators_report

        return indicators_report(held)
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
    """How many rows a listing has."""
    return len(held.tasks) if desk.every else shown
