"""Outputs that are no file: what is open already, pipes, devices, sockets."""

import os
import re
import stat
from pathlib import Path

OPEN = re.compile(r"/dev/fd/(?P<number>\d+)|/dev/(?P<name>stdin|stdout|stderr)|/proc/(?P<of>\d+)/fd/(?P<nth>\d+)")
NAMED = {"stdin": 0, "stdout": 1, "stderr": 2}
LINKS = 40
"""How many links may lead from one to the next."""


def opened(path: Path) -> int | None:
    """An open descriptor to write to, where a path leads to no file; None where it leads to one, or may."""
    number = descriptor(path)
    if number is not None:
        return os.dup(number)
    kind = _kind(path)
    if stat.S_ISSOCK(kind):
        import socket

        end = socket.socket(socket.AF_UNIX)
        end.connect(os.fspath(path))
        return end.detach()
    return os.open(path, os.O_WRONLY) if is_stream(path) else None


def is_stream(path: Path) -> bool:
    """Does a path lead to something that is written to, not replaced?"""
    kind = _kind(path)
    return descriptor(path) is not None or (kind != 0 and not stat.S_ISREG(kind) and not stat.S_ISDIR(kind))


def _kind(path: Path) -> int:
    """What a path leads to; 0 for nothing."""
    try:
        return os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def descriptor(path: Path) -> int | None:
    """The number of the open file that a path stands for, as `/dev/stdout` does and what a shell puts for `>(…)`.

    Opened anew by its name, a file that standard output goes to would be written from its beginning again.
    """
    here = os.path.abspath(path)
    for _ in range(LINKS):
        here = os.path.join(os.path.realpath(os.path.dirname(here)), os.path.basename(here))
        found = OPEN.fullmatch(here)
        if found and found["of"] in (None, str(os.getpid())):
            return NAMED[found["name"]] if found["name"] else int(found["number"] or found["nth"])
        if not os.path.islink(here):
            return None
        here = os.path.join(os.path.dirname(here), os.readlink(here))
    return None
