"""One round for whoever runs it every day, cron for one: check the lists, issue what is due, send it, publish."""

from collections import Counter
from contextlib import ExitStack

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.options import EVERYWHERE, Spoken, option, options
from checklist.cli.recording import RECORDING
from checklist.core.message import say
from checklist.store.files import NOTICES

WAYS = (
    option("--as-of", metavar="DAY"),
    option("--dry-run", is_flag=True, default=None),
    option("--publish", metavar="DIR"),
    *RECORDING,
)
ROUND = "run"
"""What is locked while a round is held: nobody holds two at once."""


@click.command(cls=Spoken)
@options(WAYS, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Hold one round. Held again, it finds nothing left to do."""
    from checklist.cli.ledger import refuse_outside
    from checklist.store.lock import Busy, locked
    from checklist.store.write import make_folder

    if desk.given.get("rev"):
        raise Wrong(say("wrong.issue_elsewhere"))
    base = desk.loaded[1]
    checked(desk)
    if desk.given.get("dry_run"):
        whole(desk)
        return
    refuse_outside(desk, base / NOTICES)
    make_folder(base / NOTICES)
    with ExitStack() as ends:
        try:
            ends.enter_context(locked([base / NOTICES / ROUND]))
        except Busy:
            raise Failed(say("run.held")) from None
        whole(desk)


def whole(desk: Desk) -> None:
    """The round: the notices, then the pages, which undo nothing of what was served if they fail."""
    from checklist.cli.mistakes import of_system

    hold(desk)
    try:
        publish_pages(desk)
    except (Stop, OSError) as error:
        stop = error if isinstance(error, Stop) else of_system(error)
        desk.tell(say("run.not_published", why=stop.message or ""))
        desk.status = max(desk.status, stop.status)


def publish_pages(desk: Desk) -> None:
    """Publish to the folder that was asked for, else to the one of the settings, which lies in the workspace."""
    from checklist.cli.publish import publish

    asked, base = desk.given.get("publish"), desk.loaded[1]
    name = asked or desk.shelf.workspace.publish.folder
    if not name:
        return
    folder = desk.folder / name if asked else base / name
    if not asked and not folder.resolve().is_relative_to(base.resolve()):
        raise Failed(say("run.outside", path=name))
    _, doing = publish(desk, folder)
    counts = Counter(doing.does.values())
    did = {one: counts[one] for one in ("new", "changed", "removed")}
    desk.tell(say("run.would_publish" if desk.given.get("dry_run") else "run.published", path=name, **did))


def checked(desk: Desk) -> None:
    """Say how many problems the lists have: those with errors are left out, the others are told as they stand."""
    from checklist.rules.check import check

    desk.loaded  # noqa: B018 -- the language is settled before anything is said
    with desk.floor("checking"):
        found = check(desk.shelf, desk.clock, desk.exists, watch=desk.watch)
    errors = sum(one.severity == "error" for one in found)
    if found:
        desk.tell(say("run.problems", errors=errors, warnings=len(found) - errors))
    desk.status = 1 if errors else desk.status


def hold(desk: Desk) -> None:
    """Issue what is due, and send it where there is a channel."""
    from checklist.cli.reviewed import reviewed
    from checklist.cli.rounds import show_round
    from checklist.core.ladder import notices

    channels = bool(desk.policy.notices.channels)
    round_desk = Desk({**desk.given, "issue": True, "send": channels or None}, desk.words)
    due = notices(round_desk.assessment, reviewed(round_desk))
    show_round(round_desk, due, {one.key for one in round_desk.assessment.tasks})
    desk.status = max(desk.status, round_desk.status)
