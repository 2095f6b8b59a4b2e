"""What this installation can do, and what in the workspace is odd, each with its remedy."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Stop
from checklist.cli.installation import extras, facts, shortcomings
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, SHOWING, Spoken, options
from checklist.cli.templates import wrong
from checklist.reports.checkup import evidence, settings
from checklist.reports.doctor import Odd, doctor, odd
from checklist.source.book import Shelf


@click.command(cls=Spoken)
@options(EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Show what can be done here, and what is odd."""
    from checklist.store.files import load_settings

    today = date.today()  # noqa: DTZ011 -- a plain day where the user is
    workspace, root = desk.load(load_settings)  # the language is settled before anything is said
    found = [*shortcomings(desk), *broken(desk, workspace, root, today)]
    desk.status = int(any(one.broken for one in found))
    desk.outlet.show(doctor(today, facts(desk), extras(), found, workspace.workspace.title))


def broken(desk: Desk, workspace: Shelf, root: Path, today: date) -> Iterator[Odd]:
    """What keeps the lists from being judged; where nothing does, what is odd about them."""
    from checklist.rules.check import check

    try:
        shelf, _ = desk.loaded
    except Stop as stop:
        if workspace.settings.source.name:
            yield Odd("unread", {"said": stop.message}, broken=True)
        else:
            yield odd("no_workspace")
        return
    problems = check(shelf, desk.clock, desk.exists, errors_only=True)
    if problems:
        files = tuple(dict.fromkeys(one.source.name for one in problems))
        bad = odd("errors", count=len(problems), files=files)
        yield Odd(bad.key, bad.values, broken=True)
    yield from oddities(desk, shelf, root, today)


def oddities(desk: Desk, shelf: Shelf, root: Path, today: date) -> Iterator[Odd]:
    """What is odd about settings, lists and files."""
    from checklist.store.holidays import public_calendar

    workspace = shelf.workspace
    counted = workspace.calendar if workspace.policy.lights.days == "working" else ""
    yield from settings(shelf, today, public_calendar(counted or None, workspace.holidays, workspace.workdays))
    yield from entries(shelf, root)
    yield from (Odd("template", {"said": said}) for said in wrong(desk))
    paths = [desk.folder / part.source.name for book in shelf.books for part in book.parts]
    paths += [desk.folder / one.source.name for one in shelf.unread]
    own = [root / "checklist.yaml"] if shelf.settings.source.name else []
    yield from recorded(desk, root, [*own, *paths])
    yield from of_files(desk, root, own, paths, tuple(evidence(shelf.lists)))


def entries(shelf: Shelf, root: Path) -> Iterator[Odd]:
    """Entries of `lists:` that hold nothing."""
    from checklist.store.checkup import files
    from checklist.store.files import is_list

    for entry in shelf.workspace.lists:
        if (root / entry).is_dir() and not any(is_list(path.name) for path in files(root / entry)):
            yield odd("entry", path=entry)


def recorded(desk: Desk, root: Path, paths: list[Path]) -> Iterator[Odd]:
    """Which of these files git does not hold as they are, or why it cannot say."""
    from checklist.store.checkup import uncommitted
    from checklist.store.git import GitFailed

    try:
        new, changed = uncommitted(root, paths)
    except GitFailed as failed:
        yield from unrecorded(failed, root)
        return
    if new:
        yield odd("untracked", files=named(desk, new))
    if changed:
        yield odd("changed", files=named(desk, changed))
    from checklist.store.driver import missing

    if missing(root):
        yield odd("driver")


def unrecorded(failed: Exception, root: Path) -> Iterator[Odd]:
    """Why git holds nothing: one of the usual grounds, or something is wrong with the repository."""
    from checklist.cli.past import said_of
    from checklist.store.git import GitFailed

    if not isinstance(failed, GitFailed) or failed.ground == "uninstalled":
        return  # what is said of the installation already
    if failed.ground in ("none", "empty"):
        yield odd(f"git_{failed.ground}", folder=str(root))
    else:
        yield Odd("git", {"said": said_of(failed).message}, broken=failed.ground == "damaged")


def named(desk: Desk, paths: list[Path]) -> tuple[str, ...]:
    """Files as they are told: from the working folder."""
    from checklist.store.files import shown

    start = desk.folder
    return tuple(shown(path, start if path.is_relative_to(start) else start.resolve()) for path in paths)


def of_files(desk: Desk, root: Path, own: list[Path], lists: list[Path], proofs: tuple[str, ...]) -> Iterator[Odd]:
    """What is odd about the files themselves: line ends, names, evidence that nobody names, the way to a schema."""
    from checklist.store import checkup
    from checklist.store.schemas import MODELINE

    read = {path: path.read_bytes() for path in (*own, *lists) if path.is_file()}
    mixed = [path for path, data in read.items() if checkup.mixed(data)]
    if mixed:
        yield odd("line_ends", files=named(desk, mixed))
    papers = list(checkup.files(root / checkup.EVIDENCE))
    names = [one for one in named(desk, [*read, *papers]) if checkup.unportable(one)]
    if names:
        yield odd("names", files=tuple(names))
    unnamed = checkup.unnamed(root, proofs)
    if unnamed:
        yield odd("evidence", files=named(desk, unnamed))
    bare = [path for path, data in read.items() if not MODELINE.search(data.decode(errors="replace"))]
    if bare:
        yield odd("modeline", files=named(desk, bare))
    yield from schemas(desk, root, led=len(bare) < len(read))


def schemas(desk: Desk, root: Path, led: bool) -> Iterator[Odd]:
    """Schemas that are not there though files lead to them, or that another version of the program wrote."""
    from checklist.store.schemas import schema_files

    for name, data in schema_files(spoken().say_key):
        path = root / name
        if path.is_file() and path.read_bytes() != data:
            yield odd("schema_old", files=named(desk, [path]))
        elif led and not path.exists():
            yield odd("schema_gone", files=named(desk, [path]))
