"""git merges lists by what they say: what does not clash is merged, in our hand, wherever git merges."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.source.read import read_bytes
from tests.cli.merge.merging import (
    ISSUED,
    LIST,
    MOVED,
    NO_TREES,
    REPORT,
    merge,
    run,
    text,
    told,
)
from tests.repository import Repository

OTHER_REPORT = ("progress: 10%}\n", "progress: 10%}\n      - {on: 2026-05-02, progress: 20%}\n")
BUS = ("due: 2026-06-30}", "due: 2026-06-30, weight: 2}")
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
