"""What falls due in the next days; the weekly meeting's paper; the inspection plan."""

from datetime import date, timedelta

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import say
from checklist.core.value import replace
from checklist.reports.report import Report

DAYS = 14
IN_A_CALENDAR = 366
"""A calendar that a phone subscribes to looks a year ahead."""
MOST = 366
WAYS = (
    option("--days", type=click.IntRange(0, MOST), metavar="N"),
    option("--week", is_flag=True, default=None),
    option("--supervise", is_flag=True, default=None),
    option("--per-day", type=click.IntRange(1, 99), metavar="N"),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show what lies ahead."""
    refuse_mixed(desk)
    last = after(desk.as_of, desk.given.get("days", IN_A_CALENDAR if desk.outlet.form() == "ics" else DAYS))
    desk.warn_unannounced(desk.as_of, last, desk.working_days)
    of = replace(desk.assessment, policy=replace(desk.policy, calendar=desk.working_days))
    tasks = desk.pick(of)
    desk.fail_on(tasks)
    desk.show(asked(desk, of, tasks, last))


def refuse_mixed(desk: Desk) -> None:
    """Wrong usage: two papers at once, or what belongs to another one."""
    said = [f"--{name.replace('_', '-')}" for name in ("days", "week", "supervise", "per_day") if name in desk.given]
    if len(said) > 1 and said != ["--supervise", "--per-day"]:
        raise Wrong(say("wrong.together", names=tuple(said)))
    if said == ["--per-day"]:
        raise Wrong(say("wrong.needs", name="--per-day", other="--supervise"))


def after(day: date, days: int) -> date:
    """The day so many days later, or the last there is."""
    return day + timedelta(days=min(days, (date.max - day).days))


def asked(desk: Desk, of: Assessment, tasks: tuple[TaskAssessment, ...], last: date) -> Report:
    """The paper that was asked for."""
    if desk.given.get("supervise"):
        from checklist.cli.reviewed import reviewed
        from checklist.core.ladder import notices
        from checklist.core.supervise import plan
        from checklist.reports.supervise import supervise_report

        return supervise_report(of, plan(tasks, of, notices(of, reviewed(desk)), desk.given.get("per_day")))
    if desk.given.get("week"):
        from checklist.reports.week import week_report, weeks_of

        return week_report(of, tasks, desk.judge(before(weeks_of(of.as_of).last[0])))
    from checklist.reports.agenda import agenda_report

    return agenda_report(of, tasks, (of.as_of, last))


def before(day: date) -> date:
    """The day before, or the first there is."""
    return day - timedelta(days=1) if day > date.min else day
