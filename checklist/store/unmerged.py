"""What a merge has left open in the index: paths that stand there in up to three versions until they are staged."""

import os
from pathlib import Path

from checklist.core.value import Value
from checklist.store.git import GitFailed, Objects, open_repository

BASE, OURS, THEIRS = 1, 2, 3


class Unmerged(Value):
    """A path, told from the top of the repository, and what each side says; None for a side that has no such file."""

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def unmerged(folder: Path) -> tuple[Path, tuple[Unmerged, ...]]:
    """The top of the repository of a folder, and what is unmerged in it, by path.

    GitFailed, as `open_repository` and `Objects` say; `said` where the index cannot be read.
    """
    repository = open_repository(folder)
    places = {"GIT_DIR": str(repository.git_dir), "GIT_WORK_TREE": str(repository.top)}
    done = repository.ask("ls-files", "--unmerged", "--full-name", "-z", **places)
    if done.returncode:
        raise GitFailed("said", folder=str(folder), text=done.stderr.decode(errors="replace").strip())
    stages: dict[str, dict[int, str]] = {}
    for line in done.stdout.split(b"\0")[:-1]:
        told, _, path = line.partition(b"\t")
        _, object_id, stage = told.decode().split()
        stages.setdefault(os.fsdecode(path), {})[int(stage)] = object_id
    objects = Objects(repository)
    try:
        return repository.top, tuple(
            Unmerged(path, *(objects.read(ids[one], "blob") if one in ids else None for one in (BASE, OURS, THEIRS)))
            for path, ids in sorted(stages.items())
        )
    finally:
        objects.close()
