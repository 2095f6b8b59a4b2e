"""Nothing that a hostile repository names is run, fetched or changed by reading it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects
from tests.hostile.repository import plant
from tests.repository import Repository
from tests.store.asked import commit, entries, ground, loose

TRAPS = (
    ("status", "worktree"),
    ("-c core.fsmonitor=false diff -O/dev/null FIRST LAST", "diff-evil.command"),
    ("log -p -O/dev/null --no-ext-diff LAST", "diff-evil.textconv"),
    ("log LAST", "gpg.program"),
    ("cat-file --filters LAST:lists/a.yaml", "filter-evil.smudge"),
    ("-c core.fsmonitor=false fetch origin", "ext"),
    ("-c core.fsmonitor=false update-ref refs/heads/new LAST", "reference-transaction"),
)


@pytest.fixture
def hostile(made: Repository, tmp_path: Path) -> Iterator[Path]:
    """The repository, a signed commit in it, as somebody hostile would send it; its canary."""
    signed = made.git("cat-file", "commit", "HEAD").replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n\n", 1)
    id_ = made.git("hash-object", "-w", "-t", "commit", "--stdin", given=f"{signed}\n".encode())
    made.git("reset", "-q", "--soft", id_)
    plant(made, tmp_path / "canary")
    yield tmp_path / "canary"
    for place in (tmp_path, made.folder, made.folder / ".git"):
        assert not (place / "canary").exists()


@pytest.mark.parametrize(("words", "name"), TRAPS, ids=lambda one: one.split(".")[-1])
def test_the_traps_are_traps(words: str, name: str, made: Repository, hostile: Path) -> None:
    """Git as people run it falls into them, so it says something that we do not."""
    last, first = (
        one[0] for one in open_repository(made.folder).ancestry(open_repository(made.folder).resolve("HEAD"))
    )
    subprocess.run(
        f"git --work-tree=. {words.replace('LAST', last).replace('FIRST', first)}".split(),
        cwd=made.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    sprung = hostile.read_text()
    hostile.unlink()
    assert name in sprung


def test_none_of_them_is_run_when_we_read(made: Repository, hostile: Path) -> None:
    revision, tree = commit(made.folder)
    assert revision.message == "Second"
    lists = entries(made.folder, tree)["lists"].id
    held = open_repository(made.folder)
    objects = Objects(held)
    assert objects.read(entries(made.folder, lists)["a.yaml"].id, "blob").startswith(b"tasks:")
    assert len(list(held.ancestry(revision.id))) == 2
    for text in ("nothing", "--all", "origin/main", "main@{upstream}", "@{push}"):
        assert ground(made.folder, text)[0] == "unknown"


def test_nothing_is_fetched_for_what_is_not_there(made: Repository, hostile: Path) -> None:
    revision, tree = commit(made.folder)
    objects = Objects(open_repository(made.folder))
    blob = entries(made.folder, entries(made.folder, tree)["lists"].id)["a.yaml"].id
    for id_ in (blob, *revision.parents):
        loose(made, id_).unlink()
        with pytest.raises(GitFailed):
            objects.look(id_)
    with pytest.raises(GitFailed):
        open_repository(made.folder).ancestry(revision.id)


def test_nothing_is_changed(made: Repository, hostile: Path) -> None:
    def all_there_is() -> dict[Path, tuple[int, bytes]]:
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in made.folder.rglob("*") if path.is_file()}

    before = all_there_is()
    revision, tree = commit(made.folder)
    list(open_repository(made.folder).ancestry(revision.id))
    entries(made.folder, tree)
    assert all_there_is() == before
