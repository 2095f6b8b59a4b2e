"""Every setting, its value in effect, and where it comes from."""

import os

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.language import spoken
from checklist.cli.options import JUDGING, SHOWING, Spoken, options
from checklist.core.message import Message, say
from checklist.core.value import replace
from checklist.reports.config import Said, config

SPOKEN_BY = ("LC_ALL", "LC_MESSAGES", "LANG")
COLOURED_BY = ("NO_COLOR", "FORCE_COLOR")


@click.command(cls=Spoken)
@options(JUDGING, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Show the settings in effect."""
    from checklist.store.files import load_settings

    desk.loaded = shelf, _ = desk.load(load_settings)
    _refuse_errors(desk)
    report = config(shelf, desk.as_of, said(desk), shelf.settings.source.name)
    desk.outlet.show(replace(report, pinned=desk.pinned, rev=desk.revision))


def _refuse_errors(desk: Desk) -> None:
    from checklist.cli.problems import refuse_settings
    from checklist.rules.check import check

    problems = check(desk.shelf, desk.clock, desk.exists, errors_only=True)
    refuse_settings(desk.shelf.settings.source, problems, desk.outlet.look())


def said(desk: Desk) -> dict[str, Said]:
    """What the command line, the environment or the calendar settle."""
    by_option, workspace = desk.given, desk.shelf.workspace
    found = {"color": Said(desk.outlet.color, _from("--color", "color", COLOURED_BY, desk))}
    if by_option.get("lang") or not workspace.language:
        found["language"] = Said(spoken().language, _from("--lang", "lang", SPOKEN_BY, desk))
    if by_option.get("as_of"):
        found["as_of"] = Said(desk.as_of, say("origin.option", name="--as-of"))
    elif desk.revision and not desk.pinned:
        found["as_of"] = Said(desk.as_of, say("origin.rev", rev=desk.revision.short))
    elif not desk.pinned:
        found["as_of"] = Said(desk.as_of, say("origin.today"))
    return found


def _from(option: str, name: str, variables: tuple[str, ...], desk: Desk) -> Message:
    """The option if it was given, else the first of these variables that is set, else the default."""
    if desk.given.get(name):
        return say("origin.option", name=option)
    variable = next((one for one in variables if os.environ.get(one)), "")
    return say("origin.environment", name=variable) if variable else say("origin.default")
