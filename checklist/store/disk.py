"""Where files are read from: whatever answers to a path as the disk does, and the disk itself."""

import errno
import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol


class Tree(Protocol):
    """Files by their paths on the disk; whether they lie there, or in a commit, is for the tree to know."""

    def is_top(self, folder: Path) -> bool:
        """Is this where a repository begins, so that no workspace is looked for above it?"""
        ...

    def exists(self, path: Path) -> bool:
        """Is anything there?"""
        ...

    def is_file(self, path: Path) -> bool:
        """Is it a plain file, or a link to one?"""
        ...

    def is_dir(self, path: Path) -> bool:
        """Is it a folder, or a link to one?"""
        ...

    def real(self, path: Path) -> Path:
        """The path without links and `..`. OSError or RuntimeError for links that go round in a circle."""
        ...

    def below(self, folder: Path) -> Iterator[Path]:
        """All that is no folder, in a folder and below, by name, its own first; hidden folders are passed over.

        OSError for a folder that may not be looked into: what it holds is not to be left out unsaid.
        """
        ...

    def read(self, path: Path, size: int) -> bytes:
        """A file's bytes, `size` of them at most. OSError."""
        ...


def _so(asked: Callable[[], bool]) -> bool:
    """Is it so? A name that no file can have is the name of none."""
    try:
        return asked()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def _refused(error: OSError) -> None:
    raise error


class Disk:
    """The files as they lie on the disk now."""

    def is_top(self, folder: Path) -> bool:
        return _so((folder / ".git").exists)

    def exists(self, path: Path) -> bool:
        return _so(path.exists)

    def is_file(self, path: Path) -> bool:
        return _so(path.is_file)

    def is_dir(self, path: Path) -> bool:
        return _so(path.is_dir)

    def real(self, path: Path) -> Path:
        return path.resolve()

    def below(self, folder: Path) -> Iterator[Path]:
        for place, folders, names in os.walk(folder, onerror=_refused) if self.is_dir(folder) else ():
            self._enter(Path(place))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(place, name) for name in sorted(names))

    def _enter(self, folder: Path) -> None:
        """What is in a folder is asked for next."""

    def read(self, path: Path, size: int) -> bytes:
        with path.open("rb") as file:
            return file.read(size)


class Noted(Disk):
    """The disk, with every path noted that it was asked about: what an answer was drawn from; and what was read."""

    def __init__(self) -> None:
        self.asked: dict[str, None] = {}
        self.there: set[str] = set()
        self.files: dict[Path, None] = {}

    @cached_property
    def here(self) -> str:
        """The working folder."""
        return os.getcwd()  # noqa: PTH109 -- a text is what is wanted

    def _noted(self, path: Path) -> Path:
        self.asked[os.path.join(self.here, path)] = None  # noqa: PTH118 -- `link/..` is for the system to walk
        return path

    def _found(self, path: Path, asked: Callable[[Path], bool]) -> bool:
        """Is it so? A path at which something was is noted as such: that it is gone by now must not be taken for it."""
        so = asked(self._noted(path))
        if so:
            self.there.add(os.path.join(self.here, path))  # noqa: PTH118 -- likewise
        return so

    def is_top(self, folder: Path) -> bool:
        return super().is_top(self._noted(folder / ".git").parent)

    def exists(self, path: Path) -> bool:
        return self._found(path, super().exists)

    def is_file(self, path: Path) -> bool:
        return self._found(path, super().is_file)

    def is_dir(self, path: Path) -> bool:
        return self._found(path, super().is_dir)

    def real(self, path: Path) -> Path:
        return super().real(self._noted(path))

    def _enter(self, folder: Path) -> None:
        self._noted(folder)

    def read(self, path: Path, size: int) -> bytes:
        self.files[path] = None
        return super().read(self._noted(path), size)


DISK = Disk()
