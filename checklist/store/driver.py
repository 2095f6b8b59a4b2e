"""The merge driver in a repository: which files it is for, said beside the lists, and what git calls it by."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from shutil import which

from checklist.store.git import GitFailed, Repository, open_repository

ATTRIBUTES = ".gitattributes"
MARK = "merge=checklist"
LEDGERS = "notices/*.yaml merge=union\n"
"""Lines are only added to a ledger, so a merge keeps those of both."""
SETTINGS = {
    "merge.checklist.name": "lists, task by task and field by field",
    "merge.checklist.driver": "checklist merge-driver %O %A %B %L %P",
    "merge.checklist-ancestors.name": "lists that others are merged from",
    "merge.checklist-ancestors.driver": "checklist merge-driver --ancestors %O %A %B %L %P",
    "merge.checklist.recursive": "checklist-ancestors",
}
LAST = "merge.checklist.recursive"


def repository(folder: Path) -> Repository:
    """The repository a folder is in, a new one if it is in none; GitFailed (`uninstalled`, `said`, …)."""
    try:
        return open_repository(folder)
    except GitFailed as failed:
        if failed.ground != "none":
            raise
    _act(folder, "init", "--quiet")
    return open_repository(folder)


def set_up(folder: Path) -> None:
    """Have the repository of a folder call the driver; it is the person's own act in their own settings."""
    for name, value in SETTINGS.items():
        _act(folder, "config", "--local", name, value)


def missing(folder: Path) -> bool:
    """Is the driver asked for beside the lists, and git has not been told what to call? GitFailed."""
    path = folder / ATTRIBUTES
    asked = path.is_file() and MARK.encode() in path.read_bytes()
    return asked and open_repository(folder).ask("config", "--get", LAST).returncode != 0


def attributes(lists: Iterable[tuple[str, bool]], there: bytes | None, comment: str) -> bytes:
    """What `.gitattributes` is to hold: what it held, and under a comment the lists; their entries may be folders."""
    held = there or b""
    if MARK.encode() in held:
        return held
    lines = [line for entry, is_folder in lists for line in _patterns(entry, is_folder)]
    if held and not held.endswith(b"\n"):
        held += b"\n"
    return held + (f"# {comment}\n" + "".join(f"{line} {MARK}\n" for line in lines) + LEDGERS).encode()


def _patterns(entry: str, is_folder: bool) -> tuple[str, ...]:
    """The files of an entry, as git is told them; a name with a blank or a sign stands in quotes."""
    name = entry.rstrip("/")
    found = (f"{name}/**/*.yaml", f"{name}/**/*.yml") if is_folder else (name,)
    plain = not any(sign in name for sign in ' \t"\\#!')
    return found if plain else tuple('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in found)


def _act(folder: Path, *words: str) -> None:
    git = which("git")
    if git is None:
        raise GitFailed("uninstalled")
    done = subprocess.run((git, *words), cwd=folder, capture_output=True, check=False)  # noqa: S603 -- no shell
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise GitFailed("refused", folder=str(folder), text=said.split("\n")[-1])
