"""What is about to be committed: the index as a version, built on HEAD and on what is being merged into it."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from checklist.core.revision import STAGED, Revision, beside
from checklist.core.step import Version
from checklist.store.commit import CommitTree, Folders
from checklist.store.git import ID, GitFailed, Repository, refused
from checklist.store.history import history, versions
from checklist.store.objects import TREE, Entry, in_the_east, person, seconds
from checklist.store.past import HEAD, Past
from checklist.store.past import Version as Commit


def staged(past: Past, start: Path, today: date) -> Iterator[Version]:
    """What it is built on, then what is staged. Everything may fail with GitFailed.

    Where something cannot be read in HEAD, all its versions come first: only they tell what it said.
    """
    parents = [past.named(one) for one in _parents(past)]
    commit = _commit(past, [one.revision.id for one in parents], today)
    if len(parents) > 1:
        lines = dict.fromkeys(object_id for one in parents for object_id in past.ids(one.revision.id))
        yield from versions(past, start, (*past.commits(tuple(lines)), commit))
        return
    found = list(versions(past, start, [*parents, commit]))
    if any(one.broken for one in found[:-1]):
        yield from history(past, start)
        found = found[1:]
    yield from found


def _parents(past: Past) -> Iterator[str]:
    """The ids of what the commit will be built on; none before the first."""
    try:
        yield past.named(HEAD).revision.id
    except GitFailed as failed:
        if failed.ground != "empty":
            raise
    note = past.repository.git_dir / "MERGE_HEAD"
    if note.is_file():
        yield from filter(ID.fullmatch, note.read_text(encoding="utf-8", errors="replace").split())


def _commit(past: Past, parents: list[str], today: date) -> Commit:
    """The commit as it would be made now, by whom git says."""
    line = _identity(past, "COMMITTER")
    name, email, on = _person(_identity(past, "AUTHOR"), today)
    recorder, address, committed = _person(line, today)
    hands = beside((name, email), (recorder, address))
    revision = Revision(STAGED, name, email, on, committed, "", tuple(parents), hands, in_the_east(line), seconds(line))
    entries = index(past.repository)
    like = parents[0] if parents else next((object_id for _, object_id, _ in entries), "0" * 40)
    tree = CommitTree(past.folders, past.repository.top, planted(past.folders, entries, like))
    return Commit(revision, tree)


def _identity(past: Past, of: str) -> bytes:
    """What git would write of the `AUTHOR` or the `COMMITTER`; nothing where nobody is set up."""
    given = {name: value for name, value in os.environ.items() if name.startswith(f"GIT_{of}_")}
    done = past.repository.ask("var", f"GIT_{of}_IDENT", **given)
    return b"" if done.returncode else done.stdout.strip()


def _person(line: bytes, today: date) -> tuple[str, str, date]:
    return person(line) if line else ("", "", today)


def index(repository: Repository) -> list[tuple[int, str, str]]:
    """What is staged: mode, id and path of each file; GitFailed (`unmerged`, `said`)."""
    places = {"GIT_DIR": str(repository.git_dir), "GIT_WORK_TREE": str(repository.top)}
    done = repository.ask("ls-files", "--stage", "--full-name", "-z", **places)
    if done.returncode:
        raise refused(done.stderr.decode(errors="replace"), repository.top)
    found = []
    for line in done.stdout.split(b"\0")[:-1]:
        told, _, path = line.partition(b"\t")
        mode, object_id, stage = told.decode().split()
        if stage != "0":
            raise GitFailed("unmerged", path=os.fsdecode(path))
        found.append((int(mode, 8), object_id, os.fsdecode(path)))
    return found


def planted(folders: Folders, entries: Iterable[tuple[int, str, str]], like: str) -> str:
    """The id of the tree of some files, each with its mode, id and path; the measure of ids is that of another one."""
    root: dict[str, object] = {}
    for mode, object_id, path in entries:
        *above, name = path.split("/")
        folder = root
        for one in above:
            inner = folder.setdefault(one, {})
            folder = inner if isinstance(inner, dict) else {}
        folder[name] = Entry(mode, object_id)
    return _planted(folders, root, like)


def _planted(folders: Folders, folder: dict[str, object], like: str) -> str:
    names: dict[str, Entry] = {}
    for name, one in folder.items():
        if isinstance(one, dict):
            names[name] = Entry(TREE, _planted(folders, one, like))
        elif isinstance(one, Entry):
            names[name] = one
    return folders.hold(names, like)
