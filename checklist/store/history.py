"""The versions of a workspace that its repository holds, parents first: what its lists and settings said in each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.core.turn import Version
from checklist.store.disk import Tree
from checklist.store.files import Missing, find
from checklist.store.past import HEAD, Past
from checklist.store.past import Version as Commit
from checklist.store.reader import Difference, Held, Reader, differences
from checklist.store.remembered import Memory, Remembered, Texts, walked

FileChange = tuple[str, str, str]
"""A path, and the ids of its bytes before and after; empty where there was no file."""


def history(past: Past, start: Path, newest: str = HEAD, kept: str = "") -> Iterator[Version]:
    """Every version up to one, parents first; with a folder to keep them in, each is read once.

    Everything may fail with GitFailed.
    """
    ids = past.ids(newest)
    if not kept:
        return versions(past, start, past.commits(ids))
    return _remembering(past, start, ids, Memory(kept, start, past.repository.git_dir, past.objects))


def versions(past: Past, start: Path, commits: Iterable[Commit]) -> Iterator[Version]:
    """Some commits as versions of the workspace."""
    walk = Walk(past, start)
    return (walk.read(commit)[0] for commit in commits)


def _remembering(past: Past, start: Path, ids: list[str], memory: Memory) -> Iterator[Version]:
    """The versions that are remembered, and those that are read for the first time."""
    walk = Walk(past, start)
    line = list(walked(memory.take(), ids))
    new = past.commits([object_id for object_id, known in line if known is None])
    told: list[Remembered] = []
    for object_id, known in line:
        told.append(known or walk.read(next(new)))
        walk.seen.add(object_id)
        yield told[-1][0]
    if any(known is None for _, known in line):
        memory.keep(told)


class Walk:
    """A walk through commits, parents first; what of a parent was not read on the way is looked up."""

    def __init__(self, past: Past, start: Path) -> None:
        self.past = past
        self.start = start
        self.reader = Reader(past.folders, start, past.repository.top)
        self.seen: set[str] = set()
        self._read: dict[str, tuple[Held | None, str]] = {"": (None, "")}

    def read(self, commit: Commit) -> Remembered:
        """The version that a commit is, the parent it was held against, and which texts settle and seal it."""
        tree_id, top = commit.tree.tree_id, self.past.repository.top
        parent = next((one for one in commit.revision.parents if one in self.seen), "")
        before, old = self._before(parent)
        found = tuple(differences(self.past.folders, old, tree_id))
        held = self.reader.held(commit.tree, before, found) if found or not parent else before
        self._read[commit.revision.id] = held, tree_id
        self.seen.add(commit.revision.id)
        others = [one for one in found if not (before and held and one.path in before.texts and one.path in held.texts)]
        files = inside(others, held.base if held else self.start, top)
        texts = Texts(None)
        if held:
            seals, ledgers = tuple(held.seals.items()), tuple(held.ledgers.items())
            texts = Texts((held.settings.name, held.settings.blob), seals, ledgers)
        return version(commit, held, self.reader, files), parent, texts

    def _before(self, parent: str) -> tuple[Held | None, str]:
        if parent not in self._read:
            commit = next(self.past.commits((parent,)))
            self._read[parent] = self.reader.held(commit.tree, None, ()), commit.tree.tree_id
        return self._read[parent]


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
    broken = (*held.wrong, *broken)
    return Version(commit.revision, workspace, lists, broken, files, reader.seals(held), reader.ledgers(held))


def unrecorded_files(past: Past, start: Path, tree: Tree) -> Iterator[Path]:
    """The list files on the disk that HEAD does not have."""
    recorded = past.named(HEAD).tree
    try:
        files = find(start, (), tree).files
    except Missing:
        return
    yield from (path for path in files if path and not recorded.is_file(path.resolve()))
