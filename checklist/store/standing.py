"""The version that files on the disk are as of: the one in which the last of them was recorded as it is."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from checklist.core.revision import Revision
from checklist.store.commit import CommitTree
from checklist.store.disk import DISK, Tree
from checklist.store.files import SETTINGS, Missing, find, ledger_files
from checklist.store.git import ID
from checklist.store.odb import digest
from checklist.store.past import HEAD, Past

PLACES = 200
"""git holds every name in a folder against each of the places that it is asked for."""
Said = dict[Path, str]
"""Files by their paths, each with the id of its bytes; empty where there is none."""


def standing(past: Past, start: Path, paths: tuple[str, ...], files: Collection[Path]) -> Revision | None:
    """The newest commit that changed what was read, if HEAD holds all of it, and no more, as it is on the disk.

    What was read are some files, and the lists that are found at `start` by `paths`. In a history that is cut off
    nobody can tell. Commits that leave all this alone make no difference. GitFailed.
    """
    head = past.named(HEAD)
    start = start.resolve()
    named = {*files, *_found(start, paths, DISK)}
    says = _recorded(named, start, paths, head.tree)
    if past.repository.shallow or not files or not all(_lies(path, blob) for path, blob in says.items()):
        return None
    while True:
        told = past.repository.newest(head.revision.id, _places(named, past.repository.top))
        if not ID.fullmatch(told):
            return None
        then = past.named(told)
        differs = _differing(says, _recorded(named, start, paths, then.tree))
        if not differs:
            return then.revision
        if differs <= named:
            return None
        named |= differs


def _found(start: Path, paths: tuple[str, ...], tree: Tree) -> Iterator[Path]:
    """What is read of a workspace: its settings, be they there or not, its lists and its ledgers."""
    try:
        found = find(start, paths, tree)
    except Missing:
        return
    yield found.base / SETTINGS
    yield from (path for path in found.files if path)
    yield from ledger_files(found.base, tree)


def _recorded(named: Collection[Path], start: Path, paths: tuple[str, ...], tree: CommitTree) -> Said:
    """What a version has of some files, and of all that is found in it."""
    found = {path: tree.entry(path) for path in (*named, *_found(start, paths, tree))}
    return {path: entry.id if entry else "" for path, entry in found.items()}


def _lies(path: Path, blob: str) -> bool:
    """Is this on the disk, or no file for no id?"""
    if not blob or not path.is_file():
        return not blob and not path.is_file()
    return is_recorded(path.read_bytes(), blob)


def is_recorded(data: bytes, blob: str) -> bool:
    """Are these the bytes of that id? Lines that end as git writes them on Windows are no other lines."""
    return digest("blob", data, blob) == blob or digest("blob", data.replace(b"\r\n", b"\n"), blob) == blob


def _differing(one: Said, other: Said) -> set[Path]:
    return {path for path in {**one, **other} if one.get(path, "") != other.get(path, "")}


def _places(named: Collection[Path], top: Path) -> list[str]:
    """The places below the top at which a change would be one of these files; of very many, the folders they are in."""
    places = {place for path in named for place in _ways(path) if place.is_relative_to(top)}
    while len(places) > PLACES:
        deepest = max(len(place.parts) for place in places)
        places = {place.parent if len(place.parts) == deepest else place for place in places}
    return sorted(place.relative_to(top).as_posix() for place in places)


def _ways(path: Path) -> Iterator[Path]:
    """Where a file is: its own path, the one behind all links, and those of the links on its way."""
    yield from (path, Path(os.path.realpath(path)))
    yield from (one for one in path.parents if one.is_symlink())
