"""Recording what was written: files committed, with what was done in words."""

from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.language import spoken
from checklist.cli.options import option
from checklist.core.message import Message

RECORDING = (
    option("--commit", is_flag=True, default=None),
    option("--author", metavar="NAME <ADDRESS>"),
)


def record(desk: Desk, paths: tuple[Path, ...], did: Message) -> None:
    """Commit these files and nothing else, if that was asked for."""
    if not desk.given.get("commit"):
        return
    from checklist.cli.past import said_of
    from checklist.store.git import GitFailed
    from checklist.store.record import commit

    try:
        commit(paths, spoken().say(did), desk.given.get("author") or "")
    except GitFailed as failed:
        raise said_of(failed) from None
