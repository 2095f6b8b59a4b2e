"""What was done to the lists and should not have been, version by version; the register of slips."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.options import EVERYWHERE, REV, SHOWING, Argument, Spoken, option, options
from checklist.cli.past import opened
from checklist.cli.picking import asked, of_hand, picks
from checklist.core.message import Message, say
from checklist.core.revision import STAGED
from checklist.core.step import Version
from checklist.core.value import replace
from checklist.reports.report import Report
from checklist.store import answers
from checklist.store.files import few, load, shown
from checklist.store.git import ID
from checklist.store.past import HEAD

if TYPE_CHECKING:
    from checklist.rules.event import Event
    from checklist.store.past import Past

EVENT = "event"
WAYS = (
    option("--since", metavar="DAY|REV"),
    option("--staged", is_flag=True, default=None),
    option("--slips", is_flag=True, default=None),
    option("--fail-on", metavar="GROUND", multiple=True),
)
APART = ("since", "rev", "slips")
"""What makes no sense of what is not recorded yet."""


@click.command(cls=Spoken)
@click.argument("filters", nargs=-1, cls=Argument)
@options(WAYS, REV, EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Show what was done."""
    grounds = desk.given.get("fail_on", ())
    if any(one != EVENT for one in grounds):
        raise Wrong(say("wrong.ground", name=next(one for one in grounds if one != EVENT), accepted=(EVENT,)))
    if desk.given.get("staged"):
        before_commit(desk, EVENT in grounds)
        return
    versions = recorded(desk)
    report, found = register(desk, versions) if desk.given.get("slips") else audited(desk, versions)
    desk.status = int(found and EVENT in grounds)
    desk.answer = desk.outlet.show(headed(desk, report, versions))


def headed(desk: Desk, report: Report, versions: tuple[Version, ...]) -> Report:
    """A report with what every header says, and what its history cannot know."""
    notes = (*gaps(desk, versions), *report.notes)
    return replace(report, workspace=desk.shelf.workspace.title, rev=desk.revision, notes=notes)


def gaps(desk: Desk, versions: tuple[Version, ...]) -> Iterator[Message]:
    """Where the history is cut, and which lists on the disk are not in it."""
    known = {one.revision.id for one in versions}
    cut = [one.revision for one in versions if not known.issuperset(one.revision.parents)]
    if desk.past and desk.past.repository.shallow and cut:
        yield say("git.cut_off", rev=cut[0].short, day=cut[0].committed)
    if desk.past and not desk.revision:
        from checklist.store.history import unrecorded_files

        found = list(unrecorded_files(desk.past, desk.folder, desk.tree))
        names = [shown(path, desk.folder) for path, module in found if module is None]
        modules = [shown(module, desk.folder) for _, module in found if module]
        if names:
            yield say("git.unrecorded", paths=few(names))
        if modules:
            yield say("git.submodule", paths=few(tuple(dict.fromkeys(modules))))


def before_commit(desk: Desk, whatever: bool) -> None:
    """What the commit to be would do. Status 1 where something is certain, or `whatever` it is."""
    from checklist.reports.audit import audit as told
    from checklist.rules.audit import audit
    from checklist.rules.turns import Sure
    from checklist.store.staged import staged

    apart = next((one for one in APART if desk.given.get(one)), None)
    if apart:
        raise Wrong(say("wrong.staged", name=f"--{apart}"))
    desk.past = opened(desk.folder)
    desk.settle()
    today = date.today()  # noqa: DTZ011 -- a plain day where the user is
    versions = called(desk.past, staged(desk.past, desk.folder.resolve(), today))
    found = [one for one in audit(versions, desk.clock) if one.revision.id == STAGED]
    events = chosen(desk, versions, found)
    desk.status = int(any(not one.waived and (whatever or one.sure is Sure.CERTAIN) for one in events))
    report = told(events, [versions[-1].revision], newest(versions))
    desk.outlet.show(replace(report, workspace=desk.shelf.workspace.title))


def recorded(desk: Desk) -> tuple[Version, ...]:
    """The versions up to the one that is read, parents first, their authors by the names they go by now."""
    from checklist.store.history import history

    desk.past = desk.past or opened(desk.folder)
    if desk.past.repository.bare:
        desk.given.setdefault("rev", HEAD)
    newest = desk.revision.id if desk.revision else HEAD
    desk.settle()
    kept = "" if desk.given.get("no_cache") else answers.folder()
    with desk.floor("reading"):
        found = called(desk.past, desk.watch(history(desk.past, desk.folder.resolve(), newest, kept), "history", 0))
    if not any(one.lists or one.broken for one in found):
        desk.load(load)  # says that there is no list, as every command does
    return found


def called(past: "Past", versions: Iterable[Version]) -> tuple[Version, ...]:
    """Versions with their authors as the newest recorded one of them calls them."""
    found = tuple(versions)
    last = next((one.revision.id for one in reversed(found) if ID.fullmatch(one.revision.id)), None)
    mailmap = past.mailmap(past.named(last)) if last else None
    if not mailmap or not mailmap.people:
        return found
    return tuple(replace(one, revision=mailmap.meant(one.revision)) for one in found)


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
    events = chosen(desk, versions, [one for one in audit(versions, desk.clock) if one.revision.id in wanted])
    revisions = [one.revision for one in versions if one.revision.id in wanted]
    return told(events, revisions, newest(versions)), any(not one.waived for one in events)


def chosen(desk: Desk, versions: tuple[Version, ...], events: "list[Event]") -> "list[Event]":
    """The events that the filter words pick."""
    of_task, by_hand = picks(desk, versions, events), of_hand(asked(desk))
    return [one for one in events if of_task(one) and by_hand(one)]


def register(desk: Desk, versions: tuple[Version, ...]) -> tuple[Report, bool]:
    """The register of slips, and whether any deadline slipped without a decision."""
    from checklist.core.slips import slips
    from checklist.reports.audit import register as told

    wanted = lately(desk, versions)
    found = [one for one in slips(versions) if one.revision.id in wanted]
    of_task = picks(desk, versions, found)
    found = [one for one in found if of_task(one)]
    revisions = [one.revision for one in versions if one.revision.id in wanted]
    return told(found, revisions, newest(versions)), any(not one.decided for one in found)
