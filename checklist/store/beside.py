"""Where a write goes: the file behind a link, and the names that are kept beside it."""

import errno
import os
from pathlib import Path
from zlib import crc32

TEMP, LOCK = "checklist-tmp", "checklist-lock"
"""How the names end of a file's new bytes, until they take its place, and of the lock of those who edit it."""
LONGEST = 255
"""Bytes that a name may have."""


def real(path: Path) -> Path:
    """The file that is meant, behind whatever links lead to it; OSError where they lead round in a circle."""
    try:
        try:
            return path.resolve(strict=True)  # else a link that cannot be looked at would pass for the file itself
        except (FileNotFoundError, NotADirectoryError):
            return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def beside(place: Path, ending: str) -> Path:
    """The one hidden name of this ending beside a file; of a file whose name is too long for it, a digest's."""
    name = f".{place.name}.{ending}"
    if len(os.fsencode(name)) > LONGEST:
        name = f".{crc32(os.fsencode(place.name)):08x}.{ending}"
    return place.with_name(name)


def is_beside(name: str) -> bool:
    """Is this the name of something that is kept beside a file?"""
    return name.startswith(".") and name.endswith((f".{TEMP}", f".{LOCK}"))
