"""What a merge has left open: paths of the index in up to three versions; git remembers them when they are staged."""

import os
from collections.abc import Iterator
from pathlib import Path

from checklist.core.value import Value
from checklist.store.git import GitFailed, Repository, open_repository
from checklist.store.odb import Objects
from checklist.store.top import merging

SIDES = (1, 2, 3)
"""How the index numbers the base, ours and theirs."""


class Unmerged(Value):
    """A path, told from the top of the repository, and what each side says; None for a side that has no such file.

    It is `staged` where somebody has said since what holds, and the merge is not recorded yet.
    """

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    staged: bool = False


def unmerged(folder: Path) -> tuple[Path, tuple[Unmerged, ...]]:
    """The top of the repository of a folder, and what is unmerged in it, by path.

    GitFailed, as `open_repository` and `Objects` say; `said` where the index cannot be read.
    """
    repository = open_repository(folder)
    objects = Objects(repository)
    try:
        open_now = tuple(_of(objects, _stages(repository, "--unmerged"), staged=False))
        if merging(folder):  # else what git remembers is of a merge before
            open_now += tuple(_of(objects, _stages(repository, "--resolve-undo"), staged=True))
    finally:
        objects.close()
    return repository.top, open_now


def _stages(repository: Repository, which: str) -> dict[str, dict[int, str]]:
    places = {"GIT_DIR": str(repository.git_dir), "GIT_WORK_TREE": str(repository.top)}
    done = repository.ask("ls-files", which, "--full-name", "-z", **places)
    if done.returncode:
        raise GitFailed("said", folder=str(repository.top), text=done.stderr.decode(errors="replace").strip())
    stages: dict[str, dict[int, str]] = {}
    for line in done.stdout.split(b"\0")[:-1]:
        told, _, path = line.partition(b"\t")
        _, object_id, stage = told.decode().split()
        stages.setdefault(os.fsdecode(path), {})[int(stage)] = object_id
    return stages


def _of(objects: Objects, stages: dict[str, dict[int, str]], *, staged: bool) -> Iterator[Unmerged]:
    for path, ids in sorted(stages.items()):
        base, ours, theirs = (objects.read(ids[one], "blob") if one in ids else None for one in SIDES)
        yield Unmerged(path, base, ours, theirs, staged)
