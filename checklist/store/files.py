"""The disk: finding a workspace and reading its lists."""

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from checklist.core.policy import LIMITS, Limits, Workspace
from checklist.core.value import Value
from checklist.core.watch import Watch, unwatched
from checklist.source.book import Shelf, shelve
from checklist.source.ledger import Ledger, read_ledger
from checklist.source.read import Reading, read_bytes
from checklist.source.settings import NO_SETTINGS, read_settings
from checklist.source.text import MEBIBYTE
from checklist.store.disk import DISK, Tree

SETTINGS = "checklist.yaml"
ENDINGS = (".yaml", ".yml")
NOTICES = "notices"
YEAR = re.compile(r"[0-9]{4}\.yaml")
"""The ledgers of notices lie in a folder of their own, each named by its year."""
STANDARD_INPUT = "-"
LONGEST = 80
Read = Callable[[str, bytes, Limits], Reading]
"""How the bytes of a list are read, under the name they are told by."""
PIPED = "<stdin>"
"""What the text is called that comes from standard input."""


class Missing(Exception):  # noqa: N818 -- said as what is so
    """A named file is not there, or no list is found; `path` is what was looked for."""

    def __init__(self, path: str, ground: str = "missing") -> None:
        super().__init__(path)
        self.path = path
        self.ground = ground


SHOWN = 5
"""Of more entries that are missing so many are told."""


def few(names: Sequence[str]) -> str:
    """Some names as they are told: the first ones, each no longer than a line."""
    short = [name if len(name) <= LONGEST else f"{name[:LONGEST]}…" for name in names[:SHOWN]]
    return ", ".join((*short, "…") if len(names) > SHOWN else short)


def find_root(start: Path, tree: Tree = DISK) -> Path | None:
    """The nearest folder upward that holds `checklist.yaml`, never above the top of a git work tree."""
    here = tree.real(start)
    for folder in (here, *here.parents):
        if tree.is_file(folder / SETTINGS):
            return folder
        if tree.is_top(folder):
            return None
    return None


class Found(Value):
    """What is to be read: the folder it belongs to, the settings that hold there, and the files; None is the input."""

    base: Path
    workspace: Workspace
    settings: Reading
    files: Collection[Path | None]


def find(start: Path, paths: tuple[str, ...] = (), tree: Tree = DISK) -> Found:
    """The workspace around `start`, or what is named. Raises Missing."""
    if len(paths) == 1 and tree.is_file(start / paths[0] / SETTINGS):
        start, paths = start / paths[0], ()
    root = find_root(start, tree)
    workspace, settings = _settings(root, start, tree)
    base = root or start
    if paths:
        inside = root is not None and all(_under(root, start / path, tree) for path in paths if path != STANDARD_INPUT)
        if not inside:
            workspace, settings = Workspace(), NO_SETTINGS
        found: Iterable[Path | None] = (path for one in paths for path in _named(one, start, tree))
    else:
        found = _listed(workspace, base, tree)
    return Found(base, workspace, settings, _once(found, tree))


def load(
    start: Path,
    paths: tuple[str, ...] = (),
    tree: Tree = DISK,
    watch: Watch = unwatched,
    read: Read = read_bytes,
) -> tuple[Shelf, Path]:
    """All that is to be read, and the folder it belongs to. `read` reads the bytes of a list. Raises Missing."""
    found = find(start, paths, tree)
    files, limits = found.files, found.workspace.limits
    readings = [_read(path, start, limits, tree, read) for path in watch(files, "reading", len(files))]
    ledgers = ledgers_in(found.base, start, tree)
    beyond = partial(_beyond, found, start, tree, read)
    return shelve(found.workspace, found.settings, readings, not paths, ledgers=ledgers, beyond=beyond), found.base


def _beyond(found: Found, start: Path, tree: Tree, read: Read) -> tuple[Reading, ...] | None:
    """The texts of the workspace besides those that were named; outside of every workspace there are none."""
    if found.settings is NO_SETTINGS:
        return ()
    named = {path and tree.real(path) for path in found.files}
    try:
        others = [path for path in _once(_listed(found.workspace, found.base, tree), tree) if path]
        limits = found.workspace.limits
        return tuple(_read(path, start, limits, tree, read) for path in others if tree.real(path) not in named)
    except (Missing, OSError):
        return None


def load_settings(start: Path, tree: Tree = DISK) -> tuple[Shelf, Path]:
    """The settings that hold at `start`, as a shelf without lists, and the folder they belong to."""
    root = find_root(start, tree)
    workspace, settings = _settings(root, start, tree)
    return shelve(workspace, settings, ()), root or start


def _settings(root: Path | None, start: Path, tree: Tree) -> tuple[Workspace, Reading]:
    if root is None:
        return Workspace(), NO_SETTINGS
    return read_settings(shown(root / SETTINGS, start), _bytes(root / SETTINGS, LIMITS, tree))


def _under(root: Path, path: Path, tree: Tree) -> bool:
    """Does a path lead to somewhere in a folder? One that leads round in a circle leads nowhere."""
    try:
        return tree.real(path).is_relative_to(tree.real(root))
    except (OSError, RuntimeError):
        return False


def _listed(workspace: Workspace, base: Path, tree: Tree) -> list[Path]:
    """The list files of a workspace; Missing for an entry that is not there, and for whatever leads out of it."""
    if not workspace.lists:
        return []  # an error of the settings, which are to be told of
    found: list[Path] = []
    for entry in workspace.lists:
        if tree.exists(base / entry) and not _under(base, base / entry, tree):
            raise Missing(entry, "outside")
        ledgers = base / NOTICES
        inside = base / entry in ledgers.parents
        found += (one for one in _within(base, base / entry, base, tree) if not (inside and ledgers in one.parents))
    missing = [entry for entry in workspace.lists if not tree.exists(base / entry)]
    if not found:
        raise Missing(few(workspace.lists), "no_list")
    if missing:
        raise Missing(few(missing), "entry")
    return found


def ledgers_in(base: Path, start: Path, tree: Tree) -> Iterator[Ledger]:
    """The ledgers of a workspace's notices, by year."""
    for path in ledger_files(base, tree):
        yield read_ledger(shown(path, start), _bytes(path, LIMITS, tree))


def ledger_files(base: Path, tree: Tree) -> Iterator[Path]:
    """Where these ledgers lie."""
    if tree.is_dir(base / NOTICES) and _under(base, base / NOTICES, tree):
        for path in tree.below(base / NOTICES):
            if YEAR.fullmatch(path.name) and path.parent.name == NOTICES and tree.is_file(path):
                yield path


def _once(paths: Iterable[Path | None], tree: Tree) -> Collection[Path | None]:
    """Every file once, however often and by whatever way it is named."""
    found: dict[Path | None, Path | None] = {}
    for path in paths:
        found.setdefault(path and tree.real(path), path)
    return found.values()


def _within(root: Path, path: Path, start: Path, tree: Tree) -> Iterator[Path]:
    """The list files at a path, none of which may lead out of `root`."""
    for one in _files(path, tree):
        if not _under(root, one, tree):
            raise Missing(shown(one, start), "outside")
        yield one


def _named(name: str, start: Path, tree: Tree) -> Iterator[Path | None]:
    if name == STANDARD_INPUT:
        yield None
        return
    path = start / name
    if not tree.exists(path):
        raise Missing(name)
    found = False
    for one in _within(path, path, start, tree) if tree.is_dir(path) else (path,):
        found = True
        yield one
    if not found:
        raise Missing(name, "no_list")


def _files(path: Path, tree: Tree) -> Iterator[Path]:
    """A list file, or those in a folder and below, by name; hidden ones, and what is no plain file, are passed over."""
    if tree.is_file(path):
        yield path
        return
    yield from (one for one in tree.below(path) if is_list(one.name) and tree.is_file(one))


def is_list(name: str) -> bool:
    """Does a file in a folder of lists go by the name of one? Where capitals are no matter, YAML is an ending too."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".") and name != SETTINGS


def _read(path: Path | None, start: Path, limits: Limits, tree: Tree, read: Read) -> Reading:
    if path is None:
        if sys.stdin is None:
            raise Missing(PIPED, "closed")
        return read(PIPED, sys.stdin.buffer.read(limits.megabytes * MEBIBYTE + 1), limits)
    return read(shown(path, start), _bytes(path, limits, tree), limits)


def _bytes(path: Path, limits: Limits, tree: Tree) -> bytes:
    """A file's bytes, one more than may be at most."""
    try:
        return tree.read(path, limits.megabytes * MEBIBYTE + 1)
    except FileNotFoundError:
        raise Missing(str(path)) from None


def shown(path: Path, start: Path) -> str:
    """A path as it is told: from the working folder, with forward slashes."""
    try:
        return path.relative_to(start).as_posix()
    except ValueError:
        return os.path.relpath(path, start).replace(os.sep, "/")


def evidence_exists(root: Path, name: str, tree: Tree = DISK) -> bool:
    """Is there a plain file or folder at this path inside the workspace? It is never opened.

    PermissionError where it may not be looked for: nobody can say then that it is not there.
    """
    try:
        path = tree.real(root / name)
        return path.is_relative_to(tree.real(root)) and (tree.is_file(path) or tree.is_dir(path))
    except PermissionError:
        raise
    except (OSError, ValueError, RuntimeError):
        return False
