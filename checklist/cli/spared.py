"""What no report is written over: what was read, settings, a place where lists are looked for, what is locked."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.cli.errors import Failed, Wrong
from checklist.core.message import say
from checklist.store.beside import real
from checklist.store.files import SETTINGS, find_root, is_list, load_settings
from checklist.store.stream import is_stream


def refuse(path: Path, folder: Path, named: Iterable[Path], read: Iterable[Path]) -> None:
    """Nothing, where a report may be written to this path; else Wrong or Failed, with what to do instead.

    `named` are the files and folders that were named in the working `folder`, `read` those that were read.
    """
    if is_stream(path):
        return
    place = real(path)
    named = tuple(named)
    if place.name == SETTINGS:
        raise Wrong(say("wrong.output_settings", path=str(path)))
    if place.is_file() and any(_same(place, one) for one in (*read, *named)):
        raise Wrong(say("wrong.output_read", path=str(path)))
    if is_list(place.name) and any(_shown_in(place, real(one)) for one in (*named, *_places(folder))):
        raise Wrong(say("wrong.output_list", path=str(path)))
    if place.is_file() and not place.stat().st_mode & stat.S_IWUSR:
        raise Failed(say("failed.system", path=str(path), ground=say("failed.guarded")))


def _same(place: Path, other: Path) -> bool:
    """Is it one file, under whatever names?"""
    return other.exists() and place.samefile(other)


def _places(folder: Path) -> Iterator[Path]:
    """Where the workspace around a folder looks for lists."""
    root = find_root(folder)
    if root is None:
        return
    shelf, _ = load_settings(folder)
    yield from (root / entry for entry in shelf.workspace.lists)


def _shown_in(place: Path, entry: Path) -> bool:
    """Would a file be taken for a list there? Hidden folders are passed over."""
    inner: Iterable[str] = place.relative_to(entry).parts if place.is_relative_to(entry) else (".",)
    return not any(name.startswith(".") for name in inner)
