"""What of a workspace's files would trouble somebody later: line ends, names, what git has not, what nobody names."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.store.past import Past

SIZE = 16 * 2**20
ENDS = re.compile(rb"\r\n|\r|\n")
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
UNPORTABLE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')
EVIDENCE = "evidence"
"""The folder that evidence lies in by custom; what lies elsewhere may be anything."""


def mixed(data: bytes) -> bool:
    """Do the lines of a text end in more than one way?"""
    return len(set(ENDS.findall(data))) > 1


def unportable(path: str) -> bool:
    """Is this a path that Windows cannot have?"""
    names = (name for name in path.split("/") if name not in ("", ".", ".."))
    return any(RESERVED.fullmatch(name) or UNPORTABLE.search(name) for name in names)


def uncommitted(folder: Path, paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files that the newest commit has not, and those that it has otherwise; how lines end is not looked at.

    GitFailed where there is no repository, no commit, or no git.
    """
    past = Past(folder)
    try:
        tree = past.named("HEAD").tree
        new, changed = [], []
        for path in paths:
            real = path.resolve()
            if not tree.is_file(real):
                new.append(path)
            elif _text(tree.read(real, SIZE)) != _text(real.read_bytes()[:SIZE]):
                changed.append(path)
        return new, changed
    finally:
        past.close()


def _text(data: bytes) -> bytes:
    return ENDS.sub(b"\n", data)


def files(folder: Path) -> Iterator[Path]:
    """Every file in a folder and below but the hidden ones, by name."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def unnamed(root: Path, named: Iterable[str]) -> list[Path]:
    """The files of the folder for evidence that no list names, alone or with the folder they lie in."""
    known = {(root / name).resolve() for name in named}
    return [
        path
        for path in files(root / EVIDENCE)
        if not known & {path.resolve(), *(above for above in path.resolve().parents if above != root.resolve())}
    ]
