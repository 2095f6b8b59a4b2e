"""What must be told, to whom, at which rung; or a letter for each unit."""

from collections.abc import Iterable

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.cli.reviewed import reviewed
from checklist.core.calendar import Calendar, add_workdays
from checklist.core.ladder import BEHIND, DUE_SOON, OVERDUE, SILENT, Notice, notices
from checklist.core.message import say
from checklist.reports.notice import notify, rung_name
from checklist.reports.report import Report

GROUNDS = {"overdue": OVERDUE, "due_soon": DUE_SOON, "behind": BEHIND, "silent": SILENT}
WAYS = (
    *(option(f"--{name.replace('_', '-')}", name, is_flag=True, default=None) for name in GROUNDS),
    option("--rung", metavar="NAME", multiple=True),
    option("--letters", is_flag=True, default=None),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show what must be told."""
    tasks = desk.pick(desk.assessment)
    keys = {one.key for one in tasks}
    found = [notice for notice in notices(desk.assessment, reviewed(desk)) if notice.of.key in keys]
    desk.fail_on(tasks)
    desk.show(told(desk, asked(desk, found)))


def asked(desk: Desk, found: Iterable[Notice]) -> list[Notice]:
    """Those that rest on any of the grounds asked for, on any of the rungs asked for."""
    grounds = [ground for name, ground in GROUNDS.items() if desk.given.get(name)]
    rungs = {rung_of(desk, name) for name in desk.given.get("rung", ())}
    return [
        notice
        for notice in found
        if (not grounds or notice.rests_on(grounds)) and (not rungs or notice.rung.name in rungs)
    ]


def rung_of(desk: Desk, said: str) -> str:
    """The rung of this name, in either language or as titled; wrong usage for none."""
    ladder = desk.policy.ladder
    names = {name: rung.name for rung in ladder for name in (*rung_name(rung).names, rung.name)}
    if said not in names:
        raise Wrong(say("wrong.rung", name=said, near=near(said, names), accepted=tuple(map(rung_name, ladder))))
    return names[said]


def told(desk: Desk, found: list[Notice]) -> Report:
    """The notices by unit, or as letters."""
    if not desk.given.get("letters"):
        return notify(desk.assessment, found)
    from checklist.reports.letters import letters

    return letters(desk.assessment, found, working_days(desk, max((one.rung.days or 0 for one in found), default=0)))


def working_days(desk: Desk, days: int) -> Calendar:
    """The public calendar, where a rung gives working days to act in: so many at most."""
    if not any(rung.days for rung in desk.policy.ladder):
        return desk.policy.calendar
    desk.warn_unannounced(desk.as_of, add_workdays(desk.working_days, desk.as_of, days), desk.working_days)
    return desk.working_days
