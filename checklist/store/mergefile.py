"""Three files merged line by line, as git does it on its own: for what cannot be merged by what it says."""

import os
from collections.abc import Iterator
from pathlib import Path

from checklist.store.git import SECONDS, GitFailed, ask, environment

Lines = tuple[int, int]
"""The first line and the last, counted from 1."""
MOST = 127
"""What git answers at most for a number of conflicts; above it, something is wrong."""


def merge_file(base: Path, ours: Path, theirs: Path, marks: int) -> tuple[bytes, tuple[Lines, ...]]:
    """The merged text, with our side of every conflict, and which of its lines conflict.

    GitFailed (`uninstalled`, `slow`, `said`).
    """
    files = [os.fspath(path.resolve()) for path in (ours, base, theirs)]
    marked, conflicts = _merge_file(files, f"--marker-size={marks}")
    if not conflicts:
        return marked, ()
    return _merge_file(files, "--ours")[0], tuple(_lines(marked, marks))


def _merge_file(files: list[str], how: str) -> tuple[bytes, bool]:
    labels = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    done = ask(("merge-file", "-p", how, *labels, "--", *files), Path(os.sep), environment(), SECONDS)
    if done.returncode > MOST or done.returncode < 0:
        raise GitFailed("said", folder=str(Path(files[0]).parent), text=done.stderr.decode(errors="replace").strip())
    return done.stdout, done.returncode > 0


def _lines(marked: bytes, marks: int) -> Iterator[Lines]:
    """Where the conflicts of a text between marks stand once ours is taken: the first line and the last of each."""
    begin, middle, end = (b"%c" % sign * marks for sign in b"<=>")
    line, first, theirs = 0, 0, False
    for one in marked.splitlines():
        if one == begin + b" ours":
            first = line + 1
        elif first and one == middle:
            theirs = True
        elif theirs and one == end + b" theirs":
            yield first, max(first, line)
            first, theirs = 0, False
        elif not theirs:
            line += 1
