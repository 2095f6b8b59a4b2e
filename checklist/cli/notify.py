"""What must be told, to whom, at which rung; or a letter for each unit."""

import click

from checklist.cli.asked import GROUNDS, asked, show_told
from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.cli.recording import RECORDING
from checklist.cli.reviewed import reviewed, running
from checklist.core.ladder import notices
from checklist.core.message import say
from checklist.reports.notice import proposed

WAYS = (
    *(option(f"--{name.replace('_', '-')}", name, is_flag=True, default=None) for name in GROUNDS),
    option("--rung", metavar="NAME", multiple=True),
    option("--letters", is_flag=True, default=None),
    option("--circular", is_flag=True, default=None),
    option("--number", metavar="NUMBER"),
    option("--unanswered", is_flag=True, default=None),
    option("--proposals", is_flag=True, default=None),
    option("--issue", is_flag=True, default=None),
    option("--send", is_flag=True, default=None),
    option("--renumber", is_flag=True, default=None),
    option("--was-sent", metavar="NUMBER", multiple=True),
    option("--not-sent", metavar="NUMBER", multiple=True),
    option("--unit", "of_units", metavar="NAME", multiple=True),
    option("--dry-run", is_flag=True, default=None),
    *RECORDING,
)
OF_LEDGER = ("issue", "send", "unanswered")
ALONE = ("letters", "circular", "unanswered", "proposals", "issue", "send", "renumber", "was_sent", "not_sent")
"""What is asked for one at a time."""
TOGETHER = (["--issue", "--send"], ["--was-sent", "--not-sent"])
"""But for these."""


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show what must be told."""
    refuse_mixed(desk)
    if desk.given.get("renumber"):
        from checklist.cli.issuing import renumber

        return renumber(desk)
    if desk.given.get("was_sent") or desk.given.get("not_sent"):
        from checklist.cli.issuing import confirm

        return confirm(desk)
    if desk.given.get("proposals"):
        from checklist.core.consequences import proposals

        return desk.show(proposed(desk.assessment, proposals(desk.assessment, running(desk))))
    due = notices(desk.assessment, reviewed(desk))
    tasks = desk.pick(desk.assessment)
    keys = {one.key for one in tasks}
    desk.fail_on(tasks)
    if not (desk.shelf.ledgers or any(map(desk.given.get, OF_LEDGER))):
        found = [notice for notice in due if notice.of.key in keys]
        return show_told(desk, asked(desk, found))
    from checklist.cli.rounds import show_round

    return show_round(desk, due, keys)


def refuse_mixed(desk: Desk) -> None:
    """Wrong usage: two things at once, or what belongs to another one."""
    given = [f"--{name.replace('_', '-')}" for name in ALONE if desk.given.get(name)]
    if len(given) > 1 and given not in TOGETHER:
        raise Wrong(say("wrong.together", names=tuple(given)))
    if desk.given.get("number") and not desk.given.get("circular"):
        raise Wrong(say("wrong.needs", name="--number", other="--circular"))
    word = bool(desk.given.get("was_sent") or desk.given.get("not_sent"))
    if desk.given.get("of_units") and not word:
        raise Wrong(say("wrong.needs", name="--unit", other="--was-sent"))
    acts = bool({"--issue", "--send", "--renumber"} & set(given))
    for name, may in (("dry_run", acts), ("commit", acts or word)):
        if desk.given.get(name) and not may:
            raise Wrong(say("wrong.needs", name=f"--{name.replace('_', '-')}", other="--issue"))
