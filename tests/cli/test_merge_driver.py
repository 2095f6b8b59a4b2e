"""git merges lists by what they say: what does not clash is merged, in our hand; what clashes stays ours."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checklist.source.read import read_bytes
from tests.cli.conftest import Typed
from tests.repository import Repository
from tests.sessions import environment

LIST = "lists/works.yaml"
ISSUED = """\
# Key works of the city
list: works
title: Key works 2026   # as printed
tasks:
  - id: W-01
    title: Repair the north bridge
    owner: Works
    due: 2026-09-30   # before the floods
    updates:
      - {on: 2026-04-24, progress: 10%}

  - {id: W-02, title: Thirty bus stops, owner: Transport, due: 2026-06-30}
  - {id: W-03, title: Two hundred trees, owner: Works, due: 2026-10-31}
"""
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    who = {f"GIT_{of}_{what}": "c@example.org" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return environment(tmp_path / "home") | who | {"PATH": programs, "CHECKLIST_CACHE": ""}


@pytest.fixture
def town(tmp_path: Path, typed: Typed) -> Repository:
    made = Repository(tmp_path / "town")
    made.write(**{"checklist.yaml": "language: en\n", LIST: ISSUED})
    assert typed("-C", "town", "init", "--git")[0] == 0
    made.commit("2026-05-04", {})
    return made


@pytest.fixture
def here(town: Repository, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types a command in the town."""
    monkeypatch.chdir(town.folder)
    return typed


def run(town: Repository, env: Mapping[str, str], *words: str) -> Done:
    return subprocess.run(words, cwd=town.folder, env=env, capture_output=True, text=True, check=False)


def merge(town: Repository, env: Mapping[str, str], ours: str, theirs: str) -> Done:
    """Both sides recorded, and theirs merged into ours by git itself."""
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: theirs})
    town.git("checkout", "-q", "main")
    town.commit("2026-05-06", {LIST: ours})
    return run(town, env, "git", "merge", "-q", "--no-edit", "side")


def text(town: Repository) -> str:
    return (town.folder / LIST).read_text("utf-8")


def told(*pairs: tuple[str, str]) -> str:
    found = ISSUED
    for old, new in pairs:
        assert old in found
        found = found.replace(old, new)
    return found


MOVED = ("due: 2026-09-30 ", "due: 2026-12-20 ")
REPORT = ("progress: 10%}\n", "progress: 10%}\n      - {on: 2026-05-05, progress: 30%}\n")
OTHER_REPORT = ("progress: 10%}\n", "progress: 10%}\n      - {on: 2026-05-02, progress: 20%}\n")
BUS = ("due: 2026-06-30}", "due: 2026-06-30, weight: 2}")
NO_TREES = (ISSUED.splitlines(keepends=True)[-1], "")
CHINESE = "- 编号: W-03\n    任务: Two hundred trees\n    责任单位: Works\n    完成时限: 2026-10-31"
CLEAN: dict[str, tuple[str, str, Callable[[str], bool]]] = {
    "two fields of one task": (told(MOVED), told(("owner: Works\n", "owner: Works\n    weight: 3\n")), lambda _: True),
    "reports of one task": (
        told(REPORT),
        told(OTHER_REPORT),
        lambda found: found.index("05-02") < found.index("05-05"),
    ),
    "neighbours on one line each": (told(BUS), told(("2026-10-31", "2026-11-30")), lambda _: True),
    "a new task on either side": (
        ISSUED + "  - {id: W-04, title: A mill, owner: Works}\n",
        ISSUED + "  - {id: W-05, title: A well, owner: Works}\n",
        lambda found: found.endswith("A mill, owner: Works}\n  - {id: W-05, title: A well, owner: Works}\n"),
    ),
    "deleted there, untouched here": (told(MOVED), told(NO_TREES), lambda found: "W-03" not in found),
    "another style there": (
        told(MOVED),
        told(BUS, ("- {id: W-03, title: Two hundred trees, owner: Works, due: 2026-10-31}", CHINESE)),
        lambda found: "编号" not in found,
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_does_not_clash_is_merged(name: str, town: Repository, env: dict[str, str]) -> None:
    ours, theirs, holds = CLEAN[name]
    done = merge(town, env, ours, theirs)
    assert done.returncode == 0, done.stdout + done.stderr
    found = text(town)
    assert "<<<<" not in found
    assert holds(found)
    kept = [line for line in ours.splitlines() if "#" in line]
    assert all(line in found for line in kept), "every comment of ours is where it was"
    assert run(town, env, "checklist", "validate").returncode == 0


def test_one_field_on_both_sides(town: Repository, env: dict[str, str]) -> None:
    done = merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 "), REPORT))
    assert done.returncode == 1
    assert text(town) == told(MOVED, REPORT), "what does not clash is merged all the same"
    first, act, *_ = done.stderr.splitlines()
    assert first == f"{LIST}:8: W-01: due is 2026-12-20 here and 2026-11-30 there, and was 2026-09-30."
    assert act == "  As it is there: checklist retarget W-01 --field due --to 2026-11-30 --reason …"
    assert town.git("status", "--porcelain") == f"UU {LIST}"


def test_a_clash_is_told_again_until_it_is_settled_and_staged(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")))
    status, _, again = here("validate")
    assert status == 1
    assert "W-01: due is 2026-12-20 here and 2026-11-30 there" in again
    assert f"git add {LIST}" in again
    assert here("status")[0] == 0
    act = ["retarget", "W-01", "--field", "due", "--to", "2026-11-30", "--reason", "Rain", "--on", "2026-06-01"]
    assert here(*act)[0] == 0
    status, _, settled = here("validate")
    assert (status, "every clash is settled" in settled) == (1, True)
    town.git("add", LIST)
    assert here("validate")[0] == 0


def test_what_was_staged_as_it_was_is_told_until_it_is_recorded(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")))
    town.git("add", LIST)
    status, _, again = here("validate")
    assert status == 0, "it may be meant"
    assert "due is 2026-12-20 here and 2026-11-30 there" in again
    assert "is staged with what clashed as it is here" in again
    town.commit("2026-05-07", {})
    assert here("validate")[2] == ""


def extended(due: str, why: str) -> str:
    decision = f"{{on: 2026-05-05, act: extend, from: 2026-09-30, to: {due}, reason: {why}}}"
    return told(("due: 2026-09-30 ", f"due: {due} "), ("10%}\n", f"10%}}\n    decisions:\n      - {decision}\n"))


def test_two_extensions_of_one_task_leave_a_list_that_is_right(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    ours = extended("2026-11-30", "Floods")
    done = merge(town, env, ours, extended("2026-12-20", "Rain").replace("2026-06-30", "2026-08-31"))
    assert done.returncode == 1
    assert text(town) == ours.replace("2026-06-30", "2026-08-31")
    act = "checklist extend W-01 --to 2026-12-20 --reason Rain"
    assert f"As it is there: {act}\n" in done.stdout + done.stderr
    assert here(*act.split()[1:], "--on", "2026-05-06")[0] == 0
    assert "every clash is settled" in here("validate")[2]


def test_what_only_together_is_wrong_is_a_clash(town: Repository, env: dict[str, str]) -> None:
    ours = told(("owner: Works\n", "owner: Works\n    start: 2026-08-01\n"))
    done = merge(town, env, ours, told(("due: 2026-09-30 ", "due: 2026-07-15 "), REPORT))
    assert done.returncode == 1
    assert text(town) == ours.replace(*REPORT), "a report holds whatever else does not"
    assert "due is 2026-09-30 here and 2026-07-15 there" in done.stdout + done.stderr
    assert "before the start on 2026-08-01 [E202]" in done.stdout + done.stderr


def test_the_same_id_on_both_sides_is_said_and_never_renumbered(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    ours, theirs = (ISSUED + f"  - id: W-04\n    title: {name}\n    owner: Works\n" for name in ("A mill", "A well"))
    done = merge(town, env, ours, theirs)
    assert done.returncode == 1
    assert text(town) == ours
    said = done.stdout + done.stderr
    assert "both sides added a task W-04" in said
    assert "  title: A mill here, A well there\n" in said
    assert "  As it is there: checklist add 'A well' owner=Works --id …\n" in said
    assert here("add", "A well", "owner=Works", "--id", "W-05")[0] == 0
    assert "every clash is settled" in here("validate")[2]


def test_deleted_here_and_changed_there(town: Repository, env: dict[str, str], here: Typed) -> None:
    done = merge(town, env, told(NO_TREES), told(("Two hundred trees", "Three hundred trees")))
    assert done.returncode == 1
    assert text(town) == told(NO_TREES)
    said = done.stdout + done.stderr
    assert "task W-03 was deleted here and changed there" in said
    assert "  title: Two hundred trees before, Three hundred trees now\n" in said


def test_a_list_that_only_one_side_has_is_told(town: Repository, env: dict[str, str], here: Typed) -> None:
    town.write(**{"lists/b.yaml": "tasks: []\n"})
    town.commit("2026-05-04", {"lists/b.yaml": "tasks: []\n"})
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: told(MOVED)})
    town.git("checkout", "-q", "main")
    town.git("rm", "-q", LIST)
    town.commit("2026-05-06", {})
    assert run(town, env, "git", "merge", "-q", "--no-edit", "side").returncode == 1
    status, _, again = here("validate")
    assert status == 1
    assert f"{LIST} was deleted on one side and changed on the other" in again


def test_what_clashes_line_by_line_stays_ours(town: Repository, env: dict[str, str], here: Typed) -> None:
    done = merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")) + "  - [\n")
    assert done.returncode == 1
    assert text(town) == told(MOVED) + "  - [\n"
    said = done.stdout + done.stderr
    assert f"{LIST} is merged line by line: the version there has errors, the first in line 15 [E105]" in said
    assert f"{LIST}: lines 8 to 8 are otherwise there." in said
    again = here("validate")[2]
    assert f"{LIST} is not merged yet" in again


def test_what_cannot_be_read_is_merged_line_by_line(town: Repository, env: dict[str, str]) -> None:
    done = merge(town, env, told(MOVED), ISSUED + "  - [\n")
    assert "is merged line by line: the version there has errors" in done.stdout + done.stderr
    assert done.returncode == 0
    assert text(town) == told(MOVED) + "  - [\n"


def test_a_list_made_on_both_sides(town: Repository, env: dict[str, str]) -> None:
    new, one, other = "lists/new.yaml", "  - {id: 1, title: A, owner: Works}\n", "  - {id: 2, title: B, owner: Works}\n"
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {new: f"list: new\ntasks:\n{one}{other}"})
    town.git("checkout", "-q", "main")
    town.commit("2026-05-06", {new: f"list: new\ntasks:\n{one}"})
    assert run(town, env, "git", "merge", "-q", "--no-edit", "side").returncode == 0
    assert (town.folder / new).read_text() == f"list: new\ntasks:\n{one}{other}"


def test_windows_line_ends_and_a_mark_stay(town: Repository, env: dict[str, str]) -> None:
    def windows(some: str) -> str:
        return "\ufeff" + some.replace("\n", "\r\n")

    town.commit("2026-05-04", {LIST: windows(ISSUED)})
    done = merge(town, env, windows(told(MOVED)), windows(told(REPORT)))
    assert done.returncode == 0, done.stderr
    data = (town.folder / LIST).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_bytes(LIST, data).task_list == read_bytes(LIST, windows(told(MOVED, REPORT)).encode()).task_list


def test_nothing_is_left_beside(town: Repository, env: dict[str, str]) -> None:
    merge(town, env, told(MOVED), told(REPORT))
    assert town.git("status", "--porcelain", "--ignored") == ""


def test_a_rebase_and_a_cherry_pick_go_the_same_way(town: Repository, env: dict[str, str]) -> None:
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: told(OTHER_REPORT)})
    town.git("checkout", "-q", "main")
    town.commit("2026-05-06", {LIST: told(REPORT)})
    assert run(town, env, "git", "cherry-pick", "side").returncode == 0
    assert "progress: 20%" in text(town)
    assert "progress: 30%" in text(town)


def test_doctor_says_where_a_clone_has_not_been_told(town: Repository, env: dict[str, str], tmp_path: Path) -> None:
    assert "init --git" not in run(town, env, "checklist", "doctor").stdout
    town.git("clone", "-q", str(town.folder), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    assert "init --git" in run(clone, env, "checklist", "doctor").stdout
    assert run(clone, env, "checklist", "init", "--git").returncode == 0
    assert "init --git" not in run(clone, env, "checklist", "doctor").stdout
    assert clone.git("status", "--porcelain") == "", "what asks for it is there already"


def test_a_new_workspace_is_a_repository_at_once(tmp_path: Path, env: dict[str, str]) -> None:
    done = subprocess.run(
        ("checklist", "--lang", "en", "init", "--git", "new"), cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / ".git").is_dir()
    assert "lists/**/*.yaml merge=checklist" in (tmp_path / "new" / ".gitattributes").read_text()


def test_what_stands_in_gitattributes_stays(tmp_path: Path, env: dict[str, str]) -> None:
    town = Repository(tmp_path / "town")
    town.write(**{".gitattributes": "*.png binary", "checklist.yaml": "lists: [works.yaml, two words]\n", LIST: ISSUED})
    town.write(**{"works.yaml": ISSUED, "two words/a.yaml": ISSUED})
    assert run(town, env, "checklist", "init", "--git").returncode == 0
    found = (town.folder / ".gitattributes").read_text().splitlines()
    assert found[0] == "*.png binary"
    assert found[2:] == [
        "works.yaml merge=checklist",
        '"two words/**/*.yaml" merge=checklist',
        '"two words/**/*.yml" merge=checklist',
        "notices/*.yaml merge=union",
    ]
    assert town.git("check-attr", "merge", "two words/a.yaml").endswith("merge: checklist")
    before = (town.folder / ".gitattributes").read_bytes()
    assert run(town, env, "checklist", "init", "--git").returncode == 0
    assert (town.folder / ".gitattributes").read_bytes() == before
