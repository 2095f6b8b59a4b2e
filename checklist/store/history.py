"""The versions of a workspace that its repository holds, parents first: what its lists and settings said in each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.core.turn import Version
from checklist.store.disk import Tree
from checklist.store.files import Missing, find
from checklist.store.past import HEAD, Past
from checklist.store.past import Version as Commit
from checklist.store.reader import Difference, Held, Reader, differences

FileChange = tuple[str, str, str]
"""A path, and the ids of its bytes before and after; empty where there was no file."""


def history(past: Past, start: Path, newest: str = HEAD) -> Iterator[Version]:
    """Every version up to one, parents first. Everything may fail with GitFailed."""
    return versions(past, start, past.line(newest))


def versions(past: Past, start: Path, commits: Iterable[Commit]) -> Iterator[Version]:
    """Some commits as versions of the workspace."""
    top = past.repository.top
    reader = Reader(past.folders, start, top)
    read: dict[str, tuple[Held | None, str]] = {}
    for commit in commits:
        tree_id = commit.tree.tree_id
        parent = next((one for one in commit.revision.parents if one in read), "")
        before, old = read.get(parent, (None, ""))
        found = tuple(differences(past.folders, old, tree_id))
        held = reader.held(commit.tree, before, found) if found or not parent else before
        read[commit.revision.id] = held, tree_id
        others = [one for one in found if not (before and held and one.path in before.texts and one.path in held.texts)]
        yield version(commit, held, reader, inside(others, held.base if held else start, top))


def inside(found: Iterable[Difference], base: Path, top: Path) -> tuple[FileChange, ...]:
    """The files below a folder that hold other bytes, by their paths from there."""
    above = f"{base.relative_to(top).as_posix()}/" if base != top and base.is_relative_to(top) else ""
    touched = ((one.path, one.was.id if one.was else "", one.now.id if one.now else "") for one in found)
    return tuple((path[len(above) :], old, new) for path, old, new in touched if path.startswith(above) and old != new)


def version(commit: Commit, held: Held | None, reader: Reader, files: tuple[FileChange, ...]) -> Version:
    """A commit as the version that it is of the workspace."""
    if held is None:
        return Version(commit.revision, None, (), (), files)
    lists, broken = reader.lists(held)
    workspace = None if held.wrong else held.workspace
    return Version(commit.revision, workspace, lists, (*held.wrong, *broken), files, reader.seals(held))


def unrecorded_files(past: Past, start: Path, tree: Tree) -> Iterator[Path]:
    """The list files on the disk that HEAD does not have."""
    recorded = past.named(HEAD).tree
    try:
        files = find(start, (), tree).files
    except Missing:
        return
    yield from (path for path in files if path and not recorded.is_file(path.resolve()))
