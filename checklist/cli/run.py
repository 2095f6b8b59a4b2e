"""One round for whoever runs it every day, cron for one: check the lists, issue what is due, send what was issued."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.options import EVERYWHERE, Spoken, option, options
from checklist.cli.recording import RECORDING
from checklist.core.message import say
from checklist.store.files import NOTICES

WAYS = (
    option("--as-of", metavar="DAY"),
    option("--dry-run", is_flag=True, default=None),
    *RECORDING,
)
ROUND = "run"
"""What is locked while a round is held: nobody holds two at once."""


@click.command(cls=Spoken)
@options(WAYS, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Hold one round. Held again, it finds nothing left to do."""
    from checklist.store.lock import locked
    from checklist.store.write import make_folder

    if desk.given.get("rev"):
        raise Wrong(say("wrong.issue_elsewhere"))
    base = desk.loaded[1]
    checked(desk)
    if desk.given.get("dry_run"):
        hold(desk)
        return
    make_folder(base / NOTICES)
    with locked([base / NOTICES / ROUND]):
        hold(desk)


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
