"""The versions of a workspace that its repository holds, parents first: what its lists and settings said in each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.core.line import Line
from checklist.core.revision import Revision
from checklist.core.step import Version
from checklist.store.disk import Tree
from checklist.store.files import Missing, find
from checklist.store.past import HEAD, MAILMAP, Past
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
    for _, known in line:
        told.append(known or walk.read(next(new)))
        if known:
            walk.see(known[0].revision)
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
        self.line = Line()
        self._read: dict[str, tuple[Held | None, str]] = {"": (None, "")}

    def read(self, commit: Commit) -> Remembered:
        """The version that a commit is, the parent it was held against, and which texts settle and seal it."""
        tree_id, top = commit.tree.tree_id, self.past.repository.top
        parent = next((one for one in commit.revision.parents if one in self.seen), "")
        before, old = self._before(parent)
        found = tuple(differences(self.past.folders, old, tree_id))
        held = self.reader.held(commit.tree, before, found) if found or not parent else before
        self._read[commit.revision.id] = held, tree_id
        own = self._own(commit, found)
        self.see(commit.revision)
        others = [one for one in own if not (before and held and one.path in before.texts and one.path in held.texts)]
        files = inside(others, held.base if held else self.start, top)
        texts = Texts(None)
        if held:
            seals, ledgers = tuple(held.seals.items()), tuple(held.ledgers.items())
            texts = Texts((held.settings.name, held.settings.blob), seals, ledgers)
        return version(commit, held, self.reader, files), parent, texts

    def see(self, revision: Revision) -> None:
        """A version has gone by, read here or remembered."""
        self.seen.add(revision.id)
        self.line.add(revision.id, revision.parents)

    def _own(self, commit: Commit, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
        """Where a version differs by its own doing: of one that joins several, what none of them brought."""
        parents = [one for one in commit.revision.parents if one in self.seen]
        if len(parents) < 2:
            return found
        trees, folders = [self._before(one)[1] for one in parents], self.past.folders
        new = [{one.path: one for one in differences(folders, tree, commit.tree.tree_id)} for tree in trees]
        common = self.line.common(commit.revision.parents)
        if common is None:
            return tuple(one for path, one in new[0].items() if all(path in other for other in new))
        base = self._before(common)[1] if common else ""
        brought = [{one.path for one in differences(folders, base, tree)} if base else set() for tree in trees]
        taken = [paths - other.keys() for paths, other in zip(brought, new, strict=True)]
        own: dict[str, Difference] = {}
        for at, here in enumerate(new):
            theirs = set().union(*taken[:at], *taken[at + 1 :])
            own = {**{path: one for path, one in here.items() if path not in theirs}, **own}
        return tuple(own.values())

    def _before(self, parent: str) -> tuple[Held | None, str]:
        if parent not in self._read:
            commit = next(self.past.commits((parent,)))
            self._read[parent] = self.reader.held(commit.tree, None, ()), commit.tree.tree_id
        return self._read[parent]


def inside(found: Iterable[Difference], base: Path, top: Path) -> tuple[FileChange, ...]:
    """The files below a folder that hold other bytes, by their paths from there; and who is called how, at the top."""
    above = f"{base.relative_to(top).as_posix()}/" if base != top and base.is_relative_to(top) else ""
    touched = [(one.path, one.was.id if one.was else "", one.now.id if one.now else "") for one in found]
    below = [(path[len(above) :], old, new) for path, old, new in touched if path.startswith(above) and old != new]
    people = [one for one in touched if one[0] == MAILMAP]
    return (*(one for one in below if one[0] != MAILMAP), *people)


def version(commit: Commit, held: Held | None, reader: Reader, files: tuple[FileChange, ...]) -> Version:
    """A commit as the version that it is of the workspace."""
    if held is None:
        return Version(commit.revision, None, (), (), files)
    lists, broken, faulty = reader.lists(held)
    workspace = None if held.wrong else held.workspace
    broken = (*held.wrong, *broken)
    return Version(commit.revision, workspace, lists, broken, files, reader.seals(held), reader.ledgers(held), faulty)


def unrecorded_files(past: Past, start: Path, tree: Tree) -> Iterator[tuple[Path, Path | None]]:
    """The list files on the disk that HEAD does not have, each with the submodule whose repository may have it."""
    recorded = past.named(HEAD).tree
    try:
        files = find(start, (), tree).files
    except Missing:
        return
    real = [(path, path.resolve()) for path in files if path]
    yield from ((path, recorded.submodule(place)) for path, place in real if not recorded.is_file(place))
