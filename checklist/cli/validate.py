"""Every problem in every list, in one run."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent, Wrong
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, REV, SHOWING, Spoken, option, options, words
from checklist.core.message import say

CODES = (
    option("--select", multiple=True, metavar="CODE"),
    option("--ignore", multiple=True, metavar="CODE"),
    option("--strict", is_flag=True),
)


@click.command(cls=Spoken)
@words
@options(CODES, REV, EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Check every list."""
    from checklist.rules.check import UnknownCode, check, chosen
    from checklist.writers.formats import PROBLEMS, write_problems

    if desk.filters:
        raise Absent(say("absent.missing", path=desk.filters[0]))
    name = desk.outlet.form(PROBLEMS)
    shelf = desk.shelf
    try:
        wanted = chosen(_codes(desk, "select"), _codes(desk, "ignore"))
    except UnknownCode as error:
        raise Wrong(
            say("wrong.code", name=error.text, near=error.near and say("did_you_mean", word=error.near))
        ) from None
    with desk.floor("checking"):
        found = check(shelf, desk.clock, desk.exists, wanted=wanted, watch=desk.watch)
    with desk.floor("writing"):
        desk.outlet.put(write_problems(found, name, spoken(), desk.outlet.look(), desk.revision))
    grave = any(one.severity == "error" or desk.given.get("strict") for one in found)
    bad_settings = any(one.severity == "error" and one.source is desk.shelf.settings.source for one in found)
    desk.status = 2 if bad_settings else int(grave)


def _codes(desk: Desk, option: str) -> tuple[str, ...]:
    """The codes given: the option may be given again, and each time several with commas between."""
    given = ",".join(desk.given.get(option, ())).replace("，", ",").split(",")
    return tuple(code for code in given if code.strip())
