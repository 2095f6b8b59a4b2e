"""The disk: finding a workspace, reading its lists, and the one way a file is written."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.core.policy import LIMITS, Limits, Workspace
from checklist.source.book import Shelf, shelve
from checklist.source.read import Reading, read_bytes
from checklist.source.settings import NO_SETTINGS, read_settings
from checklist.source.text import MEBIBYTE

SETTINGS = "checklist.yaml"
ENDINGS = (".yaml", ".yml")
STANDARD_INPUT = "-"


class Missing(Exception):  # noqa: N818 -- said as what is so
    """A named file is not there, or no list is found; `path` is what was looked for."""

    def __init__(self, path: str, ground: str = "missing") -> None:
        super().__init__(path)
        self.path = path
        self.ground = ground


def find_root(start: Path) -> Path | None:
    """The nearest folder upward that holds `checklist.yaml`, never above the top of a git work tree."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def load(start: Path, paths: tuple[str, ...] = ()) -> tuple[Shelf, Path]:
    """All that is to be read, and the folder it belongs to: the workspace around `start`, or what is named.

    Raises Missing.
    """
    if len(paths) == 1 and (start / paths[0] / SETTINGS).is_file():
        start, paths = start / paths[0], ()
    root = find_root(start)
    workspace, settings = _settings(root, start)
    base = root or start
    if paths:
        inside = root is not None and all(_under(root, start / path) for path in paths if path != STANDARD_INPUT)
        if not inside:
            workspace, settings = Workspace(), NO_SETTINGS
        readings = [_read(path, start, workspace.limits) for named in paths for path in _named(named, start)]
    else:
        readings = [_read(path, start, workspace.limits) for path in _listed(workspace, base)]
    return shelve(workspace, settings, readings, whole=not paths), base


def load_settings(start: Path) -> tuple[Shelf, Path]:
    """The settings that hold at `start`, as a shelf without lists, and the folder they belong to."""
    root = find_root(start)
    workspace, settings = _settings(root, start)
    return shelve(workspace, settings, ()), root or start


def _settings(root: Path | None, start: Path) -> tuple[Workspace, Reading]:
    if root is None:
        return Workspace(), NO_SETTINGS
    return read_settings(shown(root / SETTINGS, start), _bytes(root / SETTINGS))


def _under(root: Path, path: Path) -> bool:
    """Does a path lead to somewhere in a folder? One that leads round in a circle leads nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _listed(workspace: Workspace, base: Path) -> list[Path]:
    """The list files of a workspace; Missing for an entry that is not there, and for whatever leads out of it."""
    found: list[Path] = []
    for entry in workspace.lists:
        if (base / entry).exists() and not _under(base, base / entry):
            raise Missing(entry, "outside")
        found += _within(base, base / entry, base)
    missing = [entry for entry in workspace.lists if not (base / entry).exists()]
    if not found:
        raise Missing(", ".join(workspace.lists), "no_list")
    if missing:
        raise Missing(", ".join(missing), "entry")
    return found


def _within(root: Path, path: Path, start: Path) -> Iterator[Path]:
    """The list files at a path, none of which may lead out of `root`."""
    for one in _files(path):
        if not _under(root, one):
            raise Missing(shown(one, start), "outside")
        yield one


def _named(name: str, start: Path) -> Iterator[Path | None]:
    if name == STANDARD_INPUT:
        yield None
        return
    path = start / name
    if not path.exists():
        raise Missing(name)
    found = False
    for one in _within(path, path, start) if path.is_dir() else (path,):
        found = True
        yield one
    if not found:
        raise Missing(name, "no_list")


def _files(path: Path) -> Iterator[Path]:
    """A list file, or those in a folder and below, by name; hidden ones, and what is no plain file, are passed over."""
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            one = Path(folder, name)
            if name.endswith(ENDINGS) and not name.startswith(".") and name != SETTINGS and one.is_file():
                yield one


def _read(path: Path | None, start: Path, limits: Limits) -> Reading:
    if path is None:
        return read_bytes("<stdin>", sys.stdin.buffer.read(limits.megabytes * MEBIBYTE + 1), limits)
    return read_bytes(shown(path, start), _bytes(path, limits), limits)


def _bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """A file's bytes, one more than may be at most."""
    try:
        with path.open("rb") as file:
            return file.read(limits.megabytes * MEBIBYTE + 1)
    except FileNotFoundError:
        raise Missing(str(path)) from None


def shown(path: Path, start: Path) -> str:
    """A path as it is told: from the working folder, with forward slashes."""
    try:
        return path.relative_to(start).as_posix()
    except ValueError:
        return os.path.relpath(path, start).replace(os.sep, "/")


def evidence_exists(root: Path, name: str) -> bool:
    """Is there a plain file or folder at this path inside the workspace? It is never opened."""
    try:
        path = (root / name).resolve()
        mode = path.stat().st_mode
    except (OSError, ValueError, RuntimeError):
        return False
    return path.is_relative_to(root.resolve()) and (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def save(path: Path, data: bytes) -> None:
    """Put a file in place all at once: the old bytes or the new, never a mixture."""
    save_all([(path, data)])


def save_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Several files, folders made as needed: all are written beside their places before the first one is put there."""
    beside: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}.checklist-tmp")
            beside.append((new, path))
            _write(new, data, path)
        for new, path in beside:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "", str(path))
            new.replace(path)
    finally:
        for new, _ in beside:
            new.unlink(missing_ok=True)


def _write(path: Path, data: bytes, meant: Path) -> None:
    """Bytes that are on the disk when it returns; where they cannot be, it is told of the file that was meant."""
    try:
        path.unlink(missing_ok=True)  # whatever waits there, a link above all, is not written through
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = str(meant)
        raise
