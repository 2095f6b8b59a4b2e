"""The files of a commit, asked by the paths they would have on the disk: folders are read as they are come to."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from checklist.store.git import GitFailed
from checklist.store.objects import LINK, SUBMODULE, TREE, Entry, read_tree, tree_bytes
from checklist.store.odb import Objects, digest

NAMES = 50_000
"""More names than this below one folder are no lists, but a folder that holds itself many times over."""
KEPT = 200_000
"""After so many names, folders that were read long ago are read again if need be."""
LINKS = 40
"""A path over more links than this leads nowhere, as on the disk."""
PATH = 4096
"""No link is longer."""


class Folders:
    """Folders by their ids, each read once as long as it is asked for: most commits change few of them."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects
        self._now: dict[str, dict[str, Entry]] = {}
        self._before: dict[str, dict[str, Entry]] = {}
        self._own: dict[str, dict[str, Entry]] = {}
        self._size = 0

    def names(self, tree_id: str) -> dict[str, Entry]:
        """What a folder holds; GitFailed (`damaged`)."""
        return self._now.get(tree_id) or self._some((tree_id,))[tree_id]

    def ahead(self, trees: Sequence[str]) -> None:
        """Read some folders at once, and below them what differs from one to the next; GitFailed (`damaged`)."""
        pairs = list(pairwise(trees))
        held = self._some(trees)
        while pairs:
            rows = ((held[one], held[other]) for one, other in pairs)
            pairs = list(dict.fromkeys(ids for old, new in rows for ids in _folders_that_differ(old, new)))
            held = self._some([one for pair in pairs for one in pair])

    def _some(self, trees: Iterable[str]) -> dict[str, dict[str, Entry]]:
        """What some folders hold, by their ids."""
        found = {one: self._held(one) for one in trees}
        new = [tree_id for tree_id, names in found.items() if names is None]
        for tree_id, data in zip(new, self.objects.each(new, "tree"), strict=True):
            try:
                found[tree_id] = read_tree(data, len(tree_id) // 2)
            except ValueError:
                raise GitFailed("damaged", id=tree_id) from None
        told = {tree_id: names for tree_id, names in found.items() if names is not None}
        self._keep(told)
        return told

    def _held(self, tree_id: str) -> dict[str, Entry] | None:
        return next((one[tree_id] for one in (self._now, self._before, self._own) if tree_id in one), None)

    def _keep(self, told: dict[str, dict[str, Entry]]) -> None:
        """Keep folders; where they have come to too many names, those not asked for since are forgotten."""
        self._size += sum(len(names) for tree_id, names in told.items() if tree_id not in self._now)
        self._now |= told
        if self._size > KEPT:
            self._before, self._now, self._size = self._now, {}, 0

    def hold(self, names: dict[str, Entry], like: str) -> str:
        """Keep a folder that is in no commit yet, and give the id that it would have there."""
        tree_id = digest("tree", tree_bytes(names), like)
        self._own[tree_id] = names
        return tree_id


class CommitTree:
    """The tree of a commit, where `top` on the disk is the folder it is of. It answers as `store.disk.Disk` does."""

    def __init__(self, folders: Folders, top: Path, tree_id: str) -> None:
        self.folders = folders
        self.top = top
        self.tree_id = tree_id

    def is_top(self, folder: Path) -> bool:
        return folder == self.top

    def exists(self, path: Path) -> bool:
        return self.entry(path) is not None

    def is_file(self, path: Path) -> bool:
        found = self.entry(path)
        return found is not None and found.mode not in (TREE, SUBMODULE)

    def is_dir(self, path: Path) -> bool:
        found = self.entry(path)
        return found is not None and found.mode in (TREE, SUBMODULE)

    def submodule(self, path: Path) -> Path | None:
        """The submodule that a path is, or lies in; None for what is no part of one."""
        inside = self._inside(path) or ()
        folders = (self.top.joinpath(*inside[:end]) for end in range(1, len(inside) + 1))
        return next((one for one in folders if (found := self.entry(one)) and found.mode == SUBMODULE), None)

    def read(self, path: Path, size: int) -> bytes:
        found = self.entry(path)
        if found is None or found.mode in (TREE, SUBMODULE):
            raise FileNotFoundError(str(path))
        return self.folders.objects.read(found.id, "blob", size)

    def below(self, folder: Path) -> Iterator[Path]:
        found = self.entry(folder)
        waiting = [(folder, found.id)] if found and found.mode == TREE else []
        seen = 0
        while waiting:
            place, tree_id = waiting.pop()
            names = sorted(self.folders.names(tree_id).items())
            seen += len(names)
            if seen > NAMES:
                raise GitFailed("vast", folder=str(folder), limit=str(NAMES))
            yield from (place / name for name, one in names if one.mode not in (TREE, SUBMODULE))
            inner = [(place / name, one.id) for name, one in names if one.mode == TREE and not name.startswith(".")]
            waiting += reversed(inner)

    def real(self, path: Path) -> Path:
        """The path with its links followed inside of the commit; a path out of it stays as it is on the disk."""
        return self._followed(path)[0]

    def entry(self, path: Path) -> Entry | None:
        """What is at a path, behind all links; None for nothing."""
        try:
            return self._followed(path, strict=True)[1]
        except RuntimeError:
            return None

    def _followed(self, path: Path, strict: bool = False) -> tuple[Path, Entry | None]:
        """Where a path leads, and what is there; `strict` lets nobody go up from what is no folder. RuntimeError."""
        inside = self._inside(path)
        if inside is None:
            return path, None
        names: list[str] = []
        held: list[Entry | None] = [Entry(TREE, self.tree_id)]
        waiting = list(reversed(inside))
        links = 0
        while waiting:
            name = waiting.pop()
            if name == "..":
                if not names:
                    return self.top.parent.joinpath(*reversed(waiting)), None
                if strict and not _is_folder(held[-1]):
                    raise RuntimeError(str(path))
                names.pop()
                held.pop()
                continue
            found = self._in(held[-1], name)
            if found is None or found.mode != LINK:
                names.append(name)
                held.append(found)
                continue
            links += 1
            target = self._target(found.id, links)
            if target.is_absolute():
                inside = self._inside(target)
                if inside is None:
                    return target.joinpath(*reversed(waiting)), None
                names, held, target = [], held[:1], Path(*inside)
            waiting += reversed(target.parts)
        return self.top.joinpath(*names), held[-1]

    def _inside(self, path: Path) -> tuple[str, ...] | None:
        """The steps from the top, `..` among them; None where the path begins elsewhere."""
        above = self.top.parts
        if path.parts[: len(above)] != above:
            path = Path(os.path.realpath(path))
        return path.parts[len(above) :] if path.parts[: len(above)] == above else None

    def _in(self, folder: Entry | None, name: str) -> Entry | None:
        return self.folders.names(folder.id).get(name) if folder and folder.mode == TREE else None

    def _target(self, blob_id: str, links: int) -> Path:
        told = self.folders.objects.read(blob_id, "blob", PATH)
        if links > LINKS or b"\0" in told:
            raise RuntimeError(blob_id)
        return Path(os.fsdecode(told))


def _folders_that_differ(old: dict[str, Entry], new: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    for name, one in new.items():
        was = old.get(name, one)
        if was.id != one.id and was.mode == one.mode == TREE:
            yield was.id, one.id


def _is_folder(found: Entry | None) -> bool:
    return found is not None and found.mode == TREE
