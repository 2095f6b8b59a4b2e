"""Which files say what HEAD is: what was drawn from it holds as long as they are as they were."""

import os
from pathlib import Path

from checklist.store.git import Repository, common


def head_files(repository: Repository) -> tuple[str, ...] | None:
    """The files that say which commit HEAD is, and where a shallow clone is cut; None where others say it."""
    shared = common(repository.git_dir)
    name = _ref(repository.git_dir / "HEAD")
    refs = [place / name for place in dict.fromkeys((repository.git_dir, shared)) if name]
    if (shared / "reftable").exists() or any(one.is_file() and _ref(one) for one in refs):
        return None
    return tuple(map(str, (repository.git_dir / "HEAD", *refs, shared / "packed-refs", shared / "shallow")))


def _ref(path: Path) -> str:
    """The ref that a file leads on to; empty where it holds an id itself."""
    with path.open("rb") as file:
        told = file.read(4096)
    return os.fsdecode(told[4:].strip()) if told.startswith(b"ref:") else ""
