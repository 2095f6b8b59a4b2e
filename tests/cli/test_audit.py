"""What is staged is audited before it is committed; words pick whose events are shown; people go by their names."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.repository import Repository
from tests.sessions import environment

LIST = "lists/works.yaml"
SETTINGS = "units: [{name: Works, email: [w@example.org]}, {name: Transport}, {name: Office}]\n"
ISSUED = """\
list: works
tasks:
  - {id: W-01, title: Repair the bridge, owner: Works, due: 2026-09-30, tags: [difficult]}
  - {id: W-02, title: Thirty bus stops, owner: Transport, due: 2026-06-30}
"""
MOVED = ISSUED.replace("2026-09-30", "2026-12-20")
CAME_TOO_SOON = ISSUED.replace("due: 2026-06-30", "due: 2026-06-30, updates: [{on: 2099-01-01, progress: 10%}]")
GONE = "".join(ISSUED.splitlines(keepends=True)[:-1])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    day = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-03-02 09:00:00 +0800")
    return environment(tmp_path / "home") | day | {"CHECKLIST_CACHE": ""}


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "town")
    made.commit("2026-01-12", {"checklist.yaml": SETTINGS, LIST: ISSUED})
    return made


Told = subprocess.CompletedProcess[str]


def run(town: Repository, env: Mapping[str, str], *words: str) -> Told:
    return subprocess.run(
        (sys.executable, "-m", "checklist", *words),
        cwd=town.folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def codes(done: Told) -> list[tuple[str, str]]:
    rows = json.loads(done.stdout)["data"].get("events", [])
    return [(row["code"], row["task"] or "") for row in rows]


def staged(town: Repository, env: Mapping[str, str], *words: str) -> Told:
    return run(town, env, "audit", "--staged", "-f", "json", *words)


def stage(town: Repository, text: str) -> None:
    town.write(**{LIST: text})
    town.git("add", "-A")


def test_what_is_staged_is_judged_and_not_what_lies_on_the_disk(town: Repository, env: dict[str, str]) -> None:
    stage(town, MOVED)
    town.write(**{LIST: ISSUED})
    done = staged(town, env)
    assert (done.returncode, codes(done)) == (1, [("A301", "W-01")]), done.stderr
    town.git("reset", "-q")
    town.write(**{LIST: MOVED})
    done = staged(town, env)
    assert (done.returncode, codes(done)) == (0, [])


def test_what_is_not_certain_stops_only_who_asks_for_it(town: Repository, env: dict[str, str]) -> None:
    town.write(**{"checklist.yaml": SETTINGS.replace("name: Works", "name: Works, group: A")})
    town.git("add", "-A")
    sure = {row["sure"] for row in json.loads(staged(town, env).stdout)["data"]["events"]}
    assert "certain" not in sure
    assert sure
    assert staged(town, env).returncode == 0
    assert staged(town, env, "--fail-on", "event").returncode == 1


def test_nothing_is_written_into_the_repository(town: Repository, env: dict[str, str]) -> None:
    stage(town, MOVED)

    def everything() -> dict[str, bytes]:
        files = (path for path in (town.folder / ".git").rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    before = everything()
    staged(town, env)
    assert everything() == before


def test_before_the_first_commit(tmp_path: Path, env: dict[str, str]) -> None:
    town = Repository(tmp_path / "new")
    stage(town, ISSUED)
    done = staged(town, env)
    assert (done.returncode, codes(done)) == (0, []), done.stderr


def test_a_list_that_was_broken_in_head_hides_nothing(town: Repository, env: dict[str, str]) -> None:
    town.commit("2026-01-13", {LIST: "tasks: [\n"})
    stage(town, MOVED)
    assert codes(staged(town, env)) == [("A301", "W-01")]


def fork(town: Repository) -> None:
    """Two lines: one has moved a day, the other has a task more; the second is being merged into the first."""
    town.git("checkout", "-q", "-b", "side")
    more = "  - {id: W-03, title: Trees, owner: Works, due: 2026-10-31}\n"
    town.commit("2026-01-14", {LIST: ISSUED + more})
    town.git("checkout", "-q", "main")
    town.commit("2026-01-15", {LIST: MOVED})
    who = {f"GIT_{of}_{what}": "x@x.x" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    town.git("merge", "-q", "--no-commit", "-s", "ours", "side", **who)
    stage(town, MOVED + more)


def test_a_merge_does_only_what_neither_side_did(town: Repository, env: dict[str, str]) -> None:
    fork(town)
    assert codes(staged(town, env)) == []
    stage(town, (town.folder / LIST).read_text().replace("2026-10-31", "2026-11-30"))
    assert codes(staged(town, env)) == [("A301", "W-03")]
    stage(town, MOVED)
    assert codes(staged(town, env)) == [("A341", "W-03")], "what the other side did is not to be dropped"


def test_an_unfinished_merge_is_said(town: Repository, env: dict[str, str]) -> None:
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-01-14", {LIST: ISSUED.replace("Repair", "Mend")})
    town.git("checkout", "-q", "main")
    town.commit("2026-01-15", {LIST: ISSUED.replace("Repair", "Build")})
    subprocess.run(("git", "merge", "-q", "side"), cwd=town.folder, env=env, capture_output=True, check=False)
    done = staged(town, env)
    assert done.returncode == 4
    assert "unfinished merge" in done.stderr


@pytest.mark.parametrize("word", [("--rev", "HEAD"), ("--since", "2026-01-01"), ("--slips",)])
def test_what_is_recorded_is_asked_for_apart(town: Repository, env: dict[str, str], word: tuple[str, ...]) -> None:
    assert run(town, env, "audit", "--staged", *word).returncode == 2


def test_as_a_hook_of_git(town: Repository, env: dict[str, str]) -> None:
    hook = town.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checklist audit --staged\n')
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    who = {f"GIT_{of}_{what}": "w@example.org" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def commit(*words: str) -> Told:
        told = {**env, **who, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
        return subprocess.run(
            ("git", "commit", "-m", "x", *words), cwd=town.folder, env=told, capture_output=True, text=True, check=False
        )

    stage(town, MOVED)
    done = commit()
    assert done.returncode == 1
    assert "A301" in done.stdout + done.stderr
    stage(town, ISSUED.replace("2026-06-30}", "2026-06-30, note: Near the market}"))
    assert commit().returncode == 0
    town.write(**{LIST: MOVED})
    assert commit("-a").returncode == 1, "the index that `-a` makes is the one that is judged"


@pytest.fixture
def deeds(town: Repository) -> Repository:
    """Two units at work: Works moves its own day, another hand deletes the task of Transport."""
    town.commit("2026-02-01", {LIST: MOVED}, author="Works")
    town.commit("2026-02-02", {LIST: MOVED.replace(ISSUED.splitlines(keepends=True)[-1], "")}, author="Office")
    return town


PICKED: dict[str, list[tuple[str, str]]] = {
    "": [("A301", "W-01"), ("A341", "W-02")],
    "W-01": [("A301", "W-01")],
    "works/W-02": [("A341", "W-02")],
    "W-01 W-02": [("A301", "W-01"), ("A341", "W-02")],
    "owner:Transport": [("A341", "W-02")],
    "责任单位:Works": [("A301", "W-01")],
    "tag:difficult": [("A301", "W-01")],
    "not:tag:difficult": [("A341", "W-02")],
    "code:A341": [("A341", "W-02")],
    "代码：A301 code:A341": [("A301", "W-01"), ("A341", "W-02")],
    "by:Office": [("A341", "W-02")],
    "by:Office owner:Works": [],
    "list:works": [("A301", "W-01"), ("A341", "W-02")],
    "due:<2026-09-01": [("A341", "W-02")],
}


@pytest.mark.parametrize("words", PICKED)
def test_words_pick_whose_events_are_shown(deeds: Repository, env: dict[str, str], words: str) -> None:
    deeds.write(**{"checklist.yaml": SETTINGS.replace(", email: [w@example.org]", "")})
    done = run(deeds, env, "audit", "-f", "json", *words.split())
    assert codes(done) == PICKED[words], done.stderr


def test_a_word_that_picks_nothing_is_wrong(deeds: Repository, env: dict[str, str]) -> None:
    done = run(deeds, env, "audit", "ownr:Works")
    assert done.returncode == 2
    assert "owner:" in done.stderr


def test_slips_are_picked_as_well(deeds: Repository, env: dict[str, str]) -> None:
    tasks: Callable[..., list[str]] = lambda *words: [  # noqa: E731
        row["id"]
        for row in json.loads(run(deeds, env, "audit", "--slips", "-f", "json", *words).stdout)["data"].get("slips", [])
    ]
    assert tasks() == ["W-01"]
    assert tasks("owner:Transport") == []


def test_authors_go_by_the_names_that_the_mailmap_gives_them(deeds: Repository, env: dict[str, str]) -> None:
    deeds.commit("2026-02-03", {".mailmap": "Transport <t@example.org> Office <a@example.org>\n"})
    rows = json.loads(run(deeds, env, "audit", "-f", "json", "W-02").stdout)["data"]["events"]
    assert [(row["author"], row["unit"]) for row in rows] == [("Transport", "Transport")]
    said = run(deeds, env, "log", "W-02").stdout
    assert "Transport" in said
    assert "Office" not in said


def test_the_life_of_a_task_goes_on_in_a_list_that_was_not_there(town: Repository, env: dict[str, str]) -> None:
    kept, row = GONE, ISSUED.splitlines(keepends=True)[-1].replace("2026-06-30", "2026-09-30")
    town.commit("2026-02-01", {LIST: kept, "lists/more.yaml": f"list: more\ntasks:\n{row}"}, author="Works")
    rows = json.loads(run(town, env, "log", "W-02", "-f", "json").stdout)["data"]["life"]
    assert [(one["day"], one["before"], one["after"]) for one in rows] == [
        ("2026-01-12", None, "2026-06-30"),
        ("2026-02-01", "works/W-02", "more/W-02"),
        ("2026-02-01", "2026-06-30", "2026-09-30"),
    ]
