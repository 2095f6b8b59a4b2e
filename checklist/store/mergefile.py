"""Three files merged line by line, as git does it on its own: for what cannot be merged by what it says."""

import os
from pathlib import Path

from checklist.store.git import SECONDS, GitFailed, ask, environment

MOST = 127
"""What git answers at most for a number of conflicts; above it, something is wrong."""


def merge_file(base: Path, ours: Path, theirs: Path, marks: int) -> tuple[bytes, bool]:
    """The merged text, and whether there are conflicts in it; GitFailed (`uninstalled`, `slow`, `said`)."""
    labels = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    files = [os.fspath(path.resolve()) for path in (ours, base, theirs)]
    words = ("merge-file", "-p", f"--marker-size={marks}", *labels, "--", *files)
    done = ask(words, Path(os.sep), environment(), SECONDS)
    if done.returncode > MOST or done.returncode < 0:
        raise GitFailed("said", folder=str(ours.parent), text=done.stderr.decode(errors="replace").strip())
    return done.stdout, done.returncode > 0
