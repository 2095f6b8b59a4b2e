"""The top of a repository, from where the services that host it name its files."""

import os
from collections.abc import Callable
from pathlib import Path


def from_top(folder: Path) -> Callable[[str], str]:
    """Turns a path told from `folder` into one from the top of the git work tree around it.

    Where there is none, into one from the working folder. Nothing of the repository is read.
    """
    here = folder.resolve()
    top = next((one for one in (here, *here.parents) if (one / ".git").exists()), Path.cwd())
    return lambda name: os.path.relpath(here / name, top).replace(os.sep, "/")
