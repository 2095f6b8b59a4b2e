"""What changed between two versions, by meaning; or between a version and the files as they are."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent, Wrong
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, SHOWING, Argument, Spoken, options
from checklist.cli.past import opened
from checklist.core.message import say
from checklist.core.revision import Revision
from checklist.core.step import State, Step, Version
from checklist.core.turn import turns
from checklist.core.value import replace
from checklist.reports.changes import diff
from checklist.store.files import load


@click.command(cls=Spoken)
@click.argument("versions", default="HEAD", cls=Argument)
@options(EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Show what changed."""
    old, new = sides(desk)
    states = state(old), state(new)
    if not any(one.lists for one in states):
        new.load(load)  # says that there is no list, as every command does
    found = turns(Step(Version(NOBODY, None, ()), states[:1], states[1]))
    told = tuple(one for one in found if one.tasks or one.changes or one.before is None or one.after is None)
    report = diff(told, (old.revision, new.revision), new.clock)
    desk.answer = desk.outlet.show(replace(report, workspace=new.shelf.workspace.title))


NOBODY = Revision("", "", "", *(State().recorded,) * 2, "")
"""A step between two versions that need not follow one another is nobody's."""


def sides(desk: Desk) -> tuple[Desk, Desk]:
    """`A..B`: two versions; `A`: that version and the files as they are."""
    first, dots, last = desk.given["versions"].partition("..")
    if last.startswith("."):
        raise Wrong(say("wrong.range", text=desk.given["versions"]))
    desk.past = opened(desk.folder)
    if desk.past.repository.bare and not dots:
        raise Wrong(say("git.no_files", folder=str(desk.folder.resolve()), text=first))
    return _side(desk, first or "HEAD"), _side(desk, last or "HEAD") if dots else desk


def _side(desk: Desk, text: str) -> Desk:
    other = Desk({**desk.given, "rev": text, "lang": spoken().language}, (), past=desk.past)
    other.version  # noqa: B018 -- it is looked for now, to be told first if there is none
    return other


def state(desk: Desk) -> State:
    """What its lists say; those that cannot be read are named. A version from before the lists says nothing."""
    try:
        shelf = desk.shelf
    except Absent:
        desk.settle()
        shelf = desk.shelf
    for one in shelf.unread:
        desk.tell(desk.in_version(say("diff.unread", path=one.source.name)))
    return State(shelf.workspace, tuple(book.task_list for book in shelf.books))
