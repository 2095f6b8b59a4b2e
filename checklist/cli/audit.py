"""What was done to the lists and should not have been, version by version; the register of slips."""

from datetime import date

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.options import EVERYWHERE, REV, SHOWING, Spoken, option, options
from checklist.cli.past import opened
from checklist.core.message import say
from checklist.core.turn import Version
from checklist.core.value import replace
from checklist.reports.report import Report

EVENT = "event"
WAYS = (
    option("--since", metavar="DAY|REV"),
    option("--slips", is_flag=True, default=None),
    option("--fail-on", metavar="GROUND", multiple=True),
)


@click.command(cls=Spoken)
@options(WAYS, REV, EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Show what was done."""
    grounds = desk.given.get("fail_on", ())
    if any(one != EVENT for one in grounds):
        raise Wrong(say("wrong.ground", name=next(one for one in grounds if one != EVENT), accepted=(EVENT,)))
    versions = recorded(desk)
    report, found = register(desk, versions) if desk.given.get("slips") else audited(desk, versions)
    desk.status = int(found and EVENT in grounds)
    desk.answer = desk.outlet.show(replace(report, workspace=desk.shelf.workspace.title, rev=desk.revision))


def recorded(desk: Desk) -> tuple[Version, ...]:
    """The versions up to the one that is read, parents first."""
    from checklist.store.history import history

    desk.past = desk.past or opened(desk.folder)
    newest = desk.revision.id if desk.revision else "HEAD"
    desk.loaded  # noqa: B018 -- the language is settled before anything is said
    with desk.floor("reading"):
        return tuple(desk.watch(history(desk.past, desk.folder.resolve(), newest), "history", 0))


def newest(versions: tuple[Version, ...]) -> date:
    """The day of the newest version: what is said of a history is the same on every day it is asked."""
    return versions[-1].revision.committed


def lately(desk: Desk, versions: tuple[Version, ...]) -> frozenset[str]:
    """The ids of the versions that were recorded since the day or the version asked for; of all, if none is."""
    if not desk.given.get("since"):
        return frozenset(one.revision.id for one in versions)
    if not desk.before:
        return frozenset()
    old, day = desk.before
    if old is desk or old.revision is None:
        return frozenset(one.revision.id for one in versions if one.revision.committed > day)
    known = {one.revision.id for one in recorded(old)}
    return frozenset(one.revision.id for one in versions if one.revision.id not in known)


def audited(desk: Desk, versions: tuple[Version, ...]) -> tuple[Report, bool]:
    """The events, and whether any of them is not accepted."""
    from checklist.reports.audit import audit as told
    from checklist.rules.audit import audit

    wanted = lately(desk, versions)
    events = [one for one in audit(versions, desk.clock) if one.revision.id in wanted]
    revisions = [one.revision for one in versions if one.revision.id in wanted]
    return told(events, revisions, newest(versions)), any(not one.waived for one in events)


def register(desk: Desk, versions: tuple[Version, ...]) -> tuple[Report, bool]:
    """The register of slips, and whether any deadline slipped without a decision."""
    from checklist.core.slips import slips
    from checklist.reports.audit import register as told

    wanted = lately(desk, versions)
    found = [one for one in slips(versions) if one.revision.id in wanted]
    revisions = [one.revision for one in versions if one.revision.id in wanted]
    return told(found, revisions, newest(versions)), any(not one.decided for one in found)
