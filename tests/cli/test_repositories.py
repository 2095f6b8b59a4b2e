"""Whatever a repository is like: what it holds of the past is told rightly, and what it does not hold is said."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.repository import Repository
from tests.sessions import environment

LIST = "lists/works.yaml"
ISSUED = "list: works\ntasks:\n  - {id: 1, title: Mend the bridge, owner: Works, due: 2026-06-30}\n"
MOVED = ISSUED.replace("2026-06-30", "2026-09-30")
AGAIN = ISSUED.replace("2026-06-30", "2026-12-30")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "town")
    for day, text in (("2026-01-12", ISSUED), ("2026-02-10", MOVED), ("2026-03-10", AGAIN)):
        made.commit(day, {LIST: text})
    return made


@pytest.fixture
def run(tmp_path: Path) -> Run:
    env = environment(tmp_path / "home") | {"CHECKLIST_CACHE": ""}

    def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        command = (sys.executable, "-m", "checklist", *words)
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)

    return run


def data(done: "subprocess.CompletedProcess[str]") -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def days(run: Run, folder: Path, *words: str) -> list[str]:
    """The days on which a due day was moved without a decision."""
    events = data(run(folder, "audit", "-f", "json", "code:A301", *words))["data"].get("events", [])
    return [one["day"] for one in events]


BOTH = ["2026-02-10", "2026-03-10"]


def test_a_shallow_clone_says_where_it_is_cut(town: Repository, run: Run, tmp_path: Path) -> None:
    town.git("clone", "-q", "--depth", "2", town.folder.as_uri(), str(tmp_path / "cut"))
    assert days(run, tmp_path / "cut") == BOTH[1:]
    for words in (("audit",), ("log", "1")):
        said = run(tmp_path / "cut", *words).stdout
        assert "cut off" in said
        assert "2026-02-10" in said
        assert "cut off" not in run(town.folder, *words).stdout


def test_a_bare_repository_is_read_at_its_head(town: Repository, run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "town.git"
    town.git("clone", "-q", "--bare", str(town.folder), str(bare))
    assert days(run, bare) == BOTH
    assert "2026-12-30" in run(bare, "log", "1").stdout
    assert "2026-12-30" in run(bare, "diff", "HEAD~1..HEAD").stdout
    done = run(bare, "diff", "HEAD~1")
    assert (done.returncode, "HEAD~1~1..HEAD~1" in done.stderr) == (2, True)


def test_a_bare_repository_says_what_it_has(town: Repository, run: Run, tmp_path: Path) -> None:
    sealed = run(town.folder, "seal", "2026-03")
    assert sealed.returncode == 0, sealed.stderr
    town.commit("2026-03-31", {})
    bare = tmp_path / "town.git"
    town.git("clone", "-q", "--bare", str(town.folder), str(bare))
    for words in (("list",), ("status",), ("verify",), ("set", "1", "note=x")):
        done = run(bare, *words)
        assert (done.returncode, "--rev HEAD" in done.stderr) == (3, True), done.stderr
    assert "Mend" in run(bare, "list", "--rev", "HEAD").stdout
    assert "what was sealed" in run(bare, "verify", "--rev", "HEAD").stdout
    assert run(bare, "verify", "--rev", "2026-03-20").returncode == 3, "there was no seal yet"


def test_a_worktree_stands_where_its_own_head_is(town: Repository, run: Run, tmp_path: Path) -> None:
    town.git("worktree", "add", "-q", str(tmp_path / "other"), "HEAD~1")
    assert days(run, tmp_path / "other") == BOTH[:1]
    assert days(run, town.folder) == BOTH


def test_a_submodule_has_a_history_of_its_own(town: Repository, run: Run, tmp_path: Path) -> None:
    above = Repository(tmp_path / "above")
    above.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(town.folder), "lists/town")
    above.commit("2026-04-01", {"lists/own.yaml": ISSUED.replace("works", "own")})
    above.commit("2026-04-02", {"lists/own.yaml": MOVED.replace("works", "own")})
    assert days(run, above.folder) == ["2026-04-02"]
    assert days(run, above.folder / "lists" / "town") == BOTH
    told = run(above.folder, "audit").stdout
    assert "not in this one: lists/town." in told
    assert "lists/town/lists/works.yaml" not in told, "git add would not record it"
    above.write(**{"checklist.yaml": "language: en\nlists: [lists/town/lists]\n"})
    above.commit("2026-04-03", {})
    assert run(above.folder, "status").returncode == 0
    said = run(above.folder, "status", "--rev", "HEAD").stderr
    assert "not in this one: lists/town/lists." in said
    assert "checklist init" not in said


def test_what_is_not_recorded_is_named(town: Repository, run: Run) -> None:
    town.write(**{"lists/new.yaml": ISSUED.replace("works", "new")})
    for words in (("audit",), ("log", "works/1"), ("audit", "--slips")):
        assert "lists/new.yaml" in run(town.folder, *words).stdout
    assert "lists/new.yaml" not in run(town.folder, "audit", "--rev", "HEAD").stdout


def test_what_is_changed_and_not_recorded_is_told_by_log_and_diff_alone(town: Repository, run: Run) -> None:
    town.write(**{LIST: AGAIN.replace("2026-12-30", "2027-01-31")})
    assert days(run, town.folder) == BOTH
    assert "not recorded yet" in run(town.folder, "log", "1").stdout
    assert "2027-01-31" in run(town.folder, "diff").stdout


def test_a_list_that_is_gone_is_still_audited(town: Repository, run: Run) -> None:
    town.commit("2026-04-01", {LIST: None, "notes.md": "x"})
    events = data(run(town.folder, "audit", "-f", "json"))["data"]["events"]
    assert [(one["code"], one["day"]) for one in events if one["code"] != "A302"] == [
        *(("A301", day) for day in BOTH),
        ("A361", "2026-04-01"),
    ]
    assert "deleted" in run(town.folder, "log", "1").stdout
    assert "The list is gone" in run(town.folder, "diff", "HEAD~1..HEAD").stdout
    assert "A new list" in run(town.folder, "diff", "HEAD..HEAD~1").stdout


def test_a_list_taken_from_the_disk_is_told_as_such(town: Repository, run: Run) -> None:
    shutil.rmtree(town.folder / "lists")
    assert days(run, town.folder) == BOTH
    assert "not recorded yet" in run(town.folder, "log", "1").stdout


def test_where_there_never_was_a_list(tmp_path: Path, run: Run) -> None:
    bare = Repository(tmp_path / "empty")
    for words in (("audit",), ("log", "1"), ("diff",)):
        done = run(bare.folder, *words)
        assert done.returncode != 0
        assert "git add -A && git commit" in done.stderr
    bare.commit("2026-01-12", {"notes.md": "x"})
    for words in (("audit",), ("log", "1"), ("diff",)):
        done = run(bare.folder, *words)
        assert done.returncode != 0
        assert "checklist init" in done.stderr


def test_a_file_renamed_and_a_list_split_are_followed(town: Repository, run: Run) -> None:
    more = "  - {id: 2, title: Pave the road, owner: Works, due: 2026-10-31}\n"
    town.commit("2026-04-01", {LIST: None, "lists/key/all.yaml": AGAIN + more})
    part = f"list: works\ntasks:\n{more}"
    town.commit("2026-04-02", {"lists/key/all.yaml": AGAIN, "lists/key/roads.yaml": part})
    assert days(run, town.folder) == BOTH
    assert "created" in run(town.folder, "log", "2").stdout
    town.commit("2026-04-03", {"lists/key/roads.yaml": part.replace("2026-10-31", "2026-11-30")})
    assert days(run, town.folder) == [*BOTH, "2026-04-03"]


def test_a_merge_is_told_once(town: Repository, run: Run) -> None:
    town.git("checkout", "-q", "-b", "side", "HEAD~1")
    town.commit("2026-03-01", {"lists/other.yaml": ISSUED.replace("works", "other")})
    town.commit("2026-03-02", {"lists/other.yaml": MOVED.replace("works", "other")})
    town.git("checkout", "-q", "main")
    who = {f"GIT_{of}_{what}": "x@example.org" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    day = {f"GIT_{of}_DATE": "2026-03-20 09:00 +0800" for of in ("AUTHOR", "COMMITTER")}
    town.git("merge", "-q", "--no-edit", "side", **who, **day)
    assert sorted(days(run, town.folder)) == ["2026-02-10", "2026-03-02", "2026-03-10"]


def test_a_detached_head(town: Repository, run: Run) -> None:
    town.git("checkout", "-q", "--detach", "HEAD~1")
    assert days(run, town.folder) == BOTH[:1]
    assert days(run, town.folder, "--rev", "main") == BOTH


@pytest.mark.skipif(shutil.which("chown") is None, reason="no other owner can be given here")
def test_what_belongs_to_another_user_is_not_opened(town: Repository, run: Run) -> None:
    given = subprocess.run(("chown", "-R", "12345", str(town.folder)), capture_output=True, check=False)
    if given.returncode:
        pytest.skip("no other owner can be given here")
    for words in (("audit",), ("log", "1"), ("diff",), ("audit", "--staged")):
        done = run(town.folder, *words)
        assert done.returncode != 0
        assert "safe.directory" in done.stderr


def test_a_damaged_repository_is_said(town: Repository, run: Run) -> None:
    blob = town.git("rev-parse", f"HEAD~1:{LIST}")
    path = town.folder / ".git" / "objects" / blob[:2] / blob[2:]
    path.unlink()
    done = run(town.folder, "audit")
    assert done.returncode != 0
    assert blob in done.stderr
