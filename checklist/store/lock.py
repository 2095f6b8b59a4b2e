"""Locks between writers. The system keeps them on open files, so they end with whoever held them, however that ends.

Where the system has no such locks (Windows), writing is as much all at once as elsewhere and edits are still compared
with what was read; only between that and the rename can another writer's edit be lost.
"""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

from checklist.store.beside import LOCK, beside, real

LOCKS = sys.platform != "win32"
"""Does the system lock open files?"""
PATIENCE = 10.0
"""Seconds for which another writer is waited for: a write takes some thousandths of one."""
SHORTEST, LONGEST = 0.001, 0.05
"""Seconds between two looks whether it is done."""
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT = getattr(os, "O_NONBLOCK", 0)


class Busy(OSError):  # noqa: N818 -- said as what is so
    """Another writer has had a file for longer than one waits."""

    ground = "busy"

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBUSY, os.strerror(errno.EBUSY), str(path))


@contextmanager
def locked(paths: Iterable[Path]) -> Iterator[None]:
    """Nobody else edits these files meanwhile. They are locked in one order everywhere, so that none waits in a circle.

    The lock is on a file beside each, which is made once and stays: one that is taken away could be locked by two.
    Raises Busy.
    """
    places = {real(path): path for path in paths}
    with ExitStack() as ends:
        for place in sorted(places):
            lock = _kept(beside(place, LOCK), places[place])
            ends.callback(os.close, lock)
            wait_for(lock, places[place])
        yield


def _kept(lock: Path, meant: Path) -> int:
    """The lock file, opened; another's may be one that we can only read, which is enough to lock it."""
    try:
        try:
            return os.open(lock, os.O_RDWR | os.O_CREAT | NO_FOLLOW | NO_WAIT, 0o666)
        except PermissionError as refused:
            try:
                return os.open(lock, os.O_RDONLY | NO_FOLLOW | NO_WAIT)
            except FileNotFoundError:
                raise refused from None
    except OSError as error:
        if error.errno not in (errno.EISDIR, errno.ELOOP, errno.ENXIO):
            error.filename = str(meant)  # not that a lock could not be made is of interest, but what it was for
        raise


def wait_for(file: int, meant: Path) -> None:
    """Lock an open file for as long as it stays open; Busy where another does not let go of it."""
    if sys.platform == "win32":
        return
    import fcntl

    until, pause = monotonic() + PATIENCE, SHORTEST
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if monotonic() > until:
                raise Busy(meant) from None
        sleep(pause)
        pause = min(2 * pause, LONGEST)
