"""Every problem in every list, in one run."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, OUTPUT, REV, Spoken, option, options, words
from checklist.cli.recording import RECORDING
from checklist.core.message import say
from checklist.core.value import replace
from checklist.rules.diagnostic import Diagnostic
from checklist.store.files import PIPED
from checklist.store.write import Replacement, put_all, save

CODES = (
    option("--select", multiple=True, metavar="CODE"),
    option("--ignore", multiple=True, metavar="CODE"),
    option("--strict", is_flag=True),
    option("--fix", is_flag=True, default=None),
    option("--dry-run", is_flag=True, default=None),
    *RECORDING,
    option("--summary", metavar="FILE"),
)
FORMAT = option("-f", "--format", "format_name", metavar="FORMAT", help="option.problems_format")
FROM_TOP = ("sarif", "github", "gitlab")
"""Formats for services that know files by their paths in the repository."""


@click.command(cls=Spoken)
@words
@options(CODES, REV, EVERYWHERE, FORMAT, OUTPUT)
@at_desk
def command(desk: Desk) -> None:
    """Check every list."""
    from checklist.rules.check import UnknownCode, check, chosen
    from checklist.writers.formats import PROBLEMS

    desk.only_files()
    form = desk.outlet.form(PROBLEMS)
    if desk.given.get("fix"):
        from checklist.cli.rewriting import only_on_disk

        only_on_disk(desk)
    elif desk.given.get("commit"):
        raise Wrong(say("wrong.commit_what"))
    desk.shelf  # noqa: B018 -- the language is settled before anything is said
    try:
        wanted = chosen(_codes(desk, "select"), _codes(desk, "ignore"))
    except UnknownCode as error:
        raise Wrong(
            say("wrong.code", name=error.text, near=error.near and say("did_you_mean", word=error.near))
        ) from None
    if desk.given.get("fix"):
        from checklist.cli.mending import mend

        mend(desk, form, wanted)
    with desk.floor("checking"):
        found = check(desk.shelf, desk.clock, desk.exists, wanted=wanted, watch=desk.watch)
    grave = any(one.severity == "error" or desk.given.get("strict") for one in found)
    bad_settings = any(one.severity == "error" and one.source.name == desk.shelf.settings.source.name for one in found)
    unmerged = _tell_unmerged(desk)
    desk.status = 2 if bad_settings else int(grave or unmerged)
    with desk.floor("writing"):
        tell(desk, found, form)


def _tell_unmerged(desk: Desk) -> bool:
    """Tell what a merge has left open. Is there any?"""
    from checklist.store.top import merging

    if not merging(desk.folder):
        return False
    from checklist.cli.unmerged import tell_unmerged

    return tell_unmerged(desk)


def tell(desk: Desk, found: tuple[Diagnostic, ...], form: str) -> None:
    """Write the problems out, and their page at the end of a build's summary if one was named."""
    from checklist.writers.formats import write_problems

    summary = str(desk.given.get("summary") or "")
    if summary:
        desk.refuse(desk.folder / summary)
        _append(desk.folder / summary, write_problems(found, "md", spoken(), desk.outlet.look(), desk.revision))
    told = named_from_top(desk.folder, found) if form in FROM_TOP else found
    desk.outlet.put(write_problems(told, form, spoken(), desk.outlet.look(), desk.revision))


def _append(path: Path, page: str) -> None:
    """A page at the end of a file: what other commands of the same step wrote there stays."""
    if path.is_file():
        there = path.read_bytes()
        put_all([Replacement(path, there, there + page.encode())])
    else:
        save(path, page.encode())


def named_from_top(folder: Path, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The problems with their files named from the top of the repository, wherever in it the command runs."""
    from checklist.store.top import from_top

    named, moved = from_top(folder), {}
    for one in found:
        source = one.source
        if id(source) not in moved:
            moved[id(source)] = source if source.name == PIPED else replace(source, name=named(source.name))
        yield replace(one, source=moved[id(source)])


def _codes(desk: Desk, option: str) -> tuple[str, ...]:
    """The codes given: the option may be given again, and each time several with commas between."""
    given = ",".join(desk.given.get(option, ())).replace("，", ",").split(",")
    return tuple(code for code in given if code.strip())
