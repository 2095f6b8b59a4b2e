"""Answers given before: what a command printed, told again as long as nothing that it was drawn from has changed.

It is asked before anything else is imported, so it imports next to nothing itself.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from zlib import crc32

TYPE_CHECKING = False  # importing `typing` for it would cost more than all the rest
if TYPE_CHECKING:
    from collections.abc import Callable, Container

MAGIC = b"checklist answer 1"
FOLDER = "CHECKLIST_CACHE"
"""The variable that names the folder; empty, it turns all keeping off."""
OFF = "--no-cache"
HEARD = ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "TZ")
"""The variables that a report may depend on."""
LARGEST = 4_000_000
"""Bytes of an answer that is still kept."""
MOST = 200
"""Answers that are kept at a time."""
GONE = "-"
"""The mark of a path at which there is nothing."""
SETTLED = 2_000_000_000
"""Nanoseconds for which a file must have been left alone before a run, so that a change during it can be seen."""

NO_WAIT = getattr(os, "O_NONBLOCK", 0)
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
"""How files are opened: not waiting for who writes into a pipe, not through a link that somebody laid."""


def folder() -> str:
    """Where answers are kept; nothing where none are to be."""
    if FOLDER in os.environ:
        return os.environ[FOLDER]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "checklist") if os.path.isabs(base) else ""


def question(arguments: list[str]) -> bytes:
    """All that is asked, but for the files: the words, where, on which day, and how the answer is to look."""
    out = sys.stdout
    tty = out.isatty()
    looks = [str(out.encoding), str(tty), str(sys.stderr.isatty()), str(os.get_terminal_size(1)) if tty else ""]
    heard = [os.environ.get(name, "") for name in HEARD]
    day = str(time.localtime()[:3])
    return "\0".join([sys.version, __file__, os.getcwd(), day, *looks, *heard, *arguments]).encode(errors="replace")


def again(arguments: list[str], put: Callable[[bytes], None]) -> int | None:
    """Tell the answer kept for this question by `put` and give its exit status; None where none is kept, or it holds
    no more.
    """
    kept = folder()
    if not kept or OFF in arguments or sys.stdout is None or sys.stderr is None:
        return None
    try:
        asked = question(arguments)
        status, printed = _taken(_place(kept, asked), asked)
        put(printed)
    except (OSError, ValueError):
        return None
    return status


def keep(
    arguments: list[str],
    drawn_from: list[str],
    since: int,
    status: int,
    printed: bytes,
    *,
    begun: bytes = b"",
    there: Container[str] = (),
) -> None:
    """Keep an answer with the paths it was drawn from, unless one of them may have changed during the run.

    `since` is when the run began, in nanoseconds, and `begun` what was asked then: by now it may be another day, or the
    terminal another one. A path that is not there is kept as such, save one that was `there` when it was asked about.
    Whatever stands in the way of keeping it, the answer was given.
    """
    kept = folder()
    if not kept or len(printed) > LARGEST:
        return
    try:
        asked = question(arguments)
        seen = [(path, look(path)) for path in drawn_from]
        gone = any(mark == GONE and path in there for path, (mark, _) in seen)
        if gone or (begun or asked) != asked or any(changed > since - SETTLED for _, (_, changed) in seen):
            return
        trace = "\0".join(f"{mark} {path}" for path, (mark, _) in seen).encode(errors="surrogateescape")
        body = asked + trace + printed
        head = b"%s %d %d %d %d\n" % (MAGIC, crc32(body), len(asked), len(trace), status)
        os.makedirs(os.path.join(kept, "answers"), mode=0o700, exist_ok=True)
        put(_place(kept, asked), head + body)
        _thin(os.path.join(kept, "answers"))
    except (OSError, ValueError):
        return


def look(path: str) -> tuple[str, int]:
    """What tells whether a file is still the same, and when it last changed; of `.git` only whether it is there."""
    try:
        seen = os.stat(path)
    except OSError:
        return GONE, 0
    if os.path.basename(path) == ".git":
        return "+", 0
    mark = f"{seen.st_dev}:{seen.st_ino}:{seen.st_mode}:{seen.st_size}:{seen.st_mtime_ns}:{seen.st_ctime_ns}"
    return mark, max(seen.st_mtime_ns, seen.st_ctime_ns)


def _place(kept: str, asked: bytes) -> str:
    return os.path.join(kept, "answers", f"{crc32(asked):08x}")


def _taken(place: str, asked: bytes) -> tuple[int, bytes]:
    """Status and bytes of the answer in a file; ValueError where it is damaged, another's, or holds no more."""
    head, _, body = kept_bytes(place).partition(b"\n")
    *magic, check, length, traced, status = head.split()
    start, end = int(length), int(length) + int(traced)
    if b" ".join(magic) != MAGIC or crc32(body) != int(check) or body[:start] != asked:
        raise ValueError(place)
    for one in body[start:end].decode(errors="surrogateescape").split("\0"):
        mark, _, path = one.partition(" ")
        if look(path)[0] != mark:
            raise ValueError(path)
    return int(status), body[end:]


def kept_bytes(place: str) -> bytes:
    """The bytes of a file that we kept; ValueError for another's, and for what is no file, which may never end."""
    file = os.open(place, os.O_RDONLY | NO_WAIT)
    with open(file, "rb") as kept:
        seen = os.fstat(file)
        if not stat.S_ISREG(seen.st_mode) or (hasattr(os, "geteuid") and seen.st_uid != os.geteuid()):
            raise ValueError(place)
        return kept.read()


def put(place: str, data: bytes) -> None:
    """All at once: two runs that keep the same do not mix. What cannot be finished is taken away again; OSError."""
    beside = f"{place}.{os.getpid()}"
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600), "wb") as file:
            file.write(data)
        os.replace(beside, place)
    except OSError:
        _drop(beside)
        raise


def _drop(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _thin(answers: str) -> None:
    """The older half of the answers is forgotten once there are too many."""
    names = os.listdir(answers)
    if len(names) > MOST:
        paths = sorted((os.path.join(answers, name) for name in names), key=os.path.getmtime)
        for path in paths[: len(paths) // 2]:
            os.unlink(path)
