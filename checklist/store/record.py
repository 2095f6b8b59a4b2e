"""Recording a change: files committed, and nothing else that lies in the index or on the disk.

It is the person's own act in their own repository, so git runs as they have set it up: name, hooks and signature.
"""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import which

from checklist.store.git import GitFailed, open_repository
from checklist.store.past import HEAD, Past
from checklist.store.standing import is_recorded


def commit(paths: Iterable[Path], message: str, author: str = "") -> None:
    """Commit files of one repository under a message, by git's own author or the one given; GitFailed.

    Its grounds are `uninstalled`, `merging` and `refused`.
    """
    git = which("git")
    if git is None:
        raise GitFailed("uninstalled")
    real = [path.resolve() for path in paths]
    names = tuple(map(str, real))
    if _merging(real[0].parent):
        raise GitFailed("merging", folder=str(real[0].parent))
    run(git, real[0], "add", "--", *names)
    by = (f"--author={author}",) if author else ()
    run(git, real[0], "commit", "--quiet", "--only", f"--message={message}", *by, "--", *names)


def unrecorded(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Those of some files that held what HEAD does not; none where nothing is recorded."""
    real = {path: path.resolve() for path in files}
    try:
        past = Past(next(iter(real.values())).parent)
    except (GitFailed, StopIteration):
        return ()
    try:
        tree = past.named(HEAD).tree
        held = {path: tree.entry(place) for path, place in real.items()}
    except GitFailed:
        return ()
    finally:
        past.close()
    return tuple(path for path, one in held.items() if one is None or not is_recorded(files[path], one.id))


def _merging(folder: Path) -> bool:
    """Is a merge or a cherry-pick unfinished, which git commits as a whole only?"""
    git_dir = open_repository(folder).git_dir
    return any((git_dir / one).exists() for one in ("MERGE_HEAD", "CHERRY_PICK_HEAD"))


def sign(path: Path, name: str, message: str) -> None:
    """A signed tag on the newest version of a file's repository, by git's own key; GitFailed (`refused`)."""
    git = which("git")
    if git is None:
        raise GitFailed("uninstalled")
    run(git, path.resolve(), "tag", "--sign", f"--message={message}", name)


def run(git: str, path: Path, *words: str) -> None:
    """One command of git's beside a file."""
    done = subprocess.run((git, *words), cwd=path.parent, capture_output=True, check=False)  # noqa: S603 -- no shell
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise GitFailed("refused", folder=str(path.parent), text=said.split("\n")[-1])
