"""The top of a repository, from where the services that host it name its files; found without git."""

import os
from collections.abc import Callable
from pathlib import Path


def from_top(folder: Path) -> Callable[[str], str]:
    """Turns a path told from `folder` into one from the top of the git work tree around it.

    Where there is none, into one from the working folder. Nothing of the repository is read.
    """
    here = folder.resolve()
    top = _top(here) or Path.cwd()
    return lambda name: os.path.relpath(here / name, top).replace(os.sep, "/")


def _top(here: Path) -> Path | None:
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def is_bare(folder: Path) -> bool:
    """Is this a repository that has no files beside it? Only names are looked for."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


GOING_ON = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "AUTO_MERGE")
"""What lies where git keeps a repository while a merge is not recorded, or a stash is not wholly taken back."""


def merging(folder: Path) -> bool:
    """Is a merge going on in the repository around a folder? Only names are looked for; what leads nowhere is none."""
    top = _top(folder.resolve())
    if top is None:
        return False
    link = top / ".git"
    try:
        if link.is_file():
            told = link.read_bytes()[:4096].decode(errors="replace").strip()
            link = link.parent / told.removeprefix("gitdir: ")
        return any((link / one).exists() for one in GOING_ON)
    except (OSError, ValueError):
        return False
