"""The versions of a workspace that its repository holds, parents first: what its lists and settings said in each."""

from collections.abc import Iterator
from pathlib import Path

from checklist.core.turn import Version
from checklist.source.book import Shelf
from checklist.store.commit import Folders
from checklist.store.files import ENDINGS, Missing, load
from checklist.store.objects import TREE, Entry
from checklist.store.past import Past
from checklist.store.past import Version as Commit

NOTHING: dict[str, Entry] = {}
FileChange = tuple[str, str, str]
"""A path, and the ids of its bytes before and after; empty where there was no file."""
Held = tuple[Shelf | None, Path]
Read = tuple[Held, str]
NO_LIST: Read = ((None, Path()), "")


def history(past: Past, start: Path, newest: str = "HEAD") -> Iterator[Version]:
    """Every version up to one, parents first. Everything may fail with GitFailed."""
    read: dict[str, Read] = {"": NO_LIST}
    for commit in past.line(newest):
        tree_id = commit.tree.tree_id
        parent = next((one for one in commit.revision.parents if one in read), "")
        held, old = read[parent]
        files = tuple(touched(past.folders, old, tree_id))
        if not parent or any(path.endswith(ENDINGS) for path, _, _ in files):
            held = taken(commit, start)
        read[commit.revision.id] = held, tree_id
        yield version(commit, held[0], inside(files, held[1], past.repository.top))


def taken(commit: Commit, start: Path) -> Held:
    """What a version of the workspace holds, and the folder it lies in; no shelf where there is no list in it."""
    try:
        return load(start, (), commit.tree)
    except Missing:
        return None, start


def inside(files: tuple[FileChange, ...], base: Path, top: Path) -> tuple[FileChange, ...]:
    """The files below a folder, by their paths from there."""
    above = base.relative_to(top).as_posix() if base != top and base.is_relative_to(top) else ""
    if not above:
        return files
    return tuple((path[len(above) + 1 :], old, new) for path, old, new in files if path.startswith(f"{above}/"))


def version(commit: Commit, shelf: Shelf | None, files: tuple[FileChange, ...]) -> Version:
    """A commit as the version that it is of the workspace."""
    if shelf is None:
        return Version(commit.revision, None, (), (), files)
    wrong = any(fault.code[0] == "E" for fault in shelf.settings.faults)
    settings = (shelf.settings.source.name,) if wrong else ()
    broken = (*settings, *(one.source.name for one in shelf.unread))
    lists = tuple(book.task_list for book in shelf.books)
    return Version(commit.revision, None if wrong else shelf.workspace, lists, broken, files)


def touched(folders: Folders, before: str, after: str, above: str = "") -> Iterator[FileChange]:
    """The files that differ between two trees, by name."""
    if before == after:
        return
    old = folders.names(before) if before else NOTHING
    new = folders.names(after) if after else NOTHING
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        path = f"{above}{name}"
        yield from touched(folders, _folder(was), _folder(now), f"{path}/")
        if _file(was) != _file(now):
            yield path, _file(was), _file(now)


def _folder(entry: Entry | None) -> str:
    return entry.id if entry and entry.mode == TREE else ""


def _file(entry: Entry | None) -> str:
    return entry.id if entry and entry.mode != TREE else ""
