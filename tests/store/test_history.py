"""A history read version after version says what each version says when it is read whole, by itself."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from checklist.core.step import Version
from checklist.source.pieces import Texts, errors
from checklist.store.files import Missing, load
from checklist.store.git import GitFailed
from checklist.store.history import history
from checklist.store.past import Past
from tests.bench import history as bench
from tests.repository import Repository

TASK = "  - {id: %s, title: Mend the %s, owner: Works}\n"
BRIDGE, ROAD, DAM = (TASK % one for one in (("A", "bridge"), ("B", "road"), ("C", "dam")))
LEDGER = "ledger: 2026\nentries:\n  - {number: %s, deed: issued, on: 2026-05-04, rung: warn, list: w, task: A}\n"
SEAL = "seal: %s\non: 2026-06-01\nas_of: 2026-05-31\ncommit: x\nlists: {works: {A: x}}\n"
UNITS = "units: [{name: Works department, also: [Works]}]\n"


def works(*tasks: str, head: str = "list: works\n") -> str:
    return f"{head}tasks:\n{''.join(tasks)}"


def told(folder: Path, start: str = ".", kept: Path | None = None, newest: str = "HEAD") -> list[Version]:
    past = Past(folder)
    try:
        return list(history(past, (folder / start).resolve(), newest, str(kept or "")))
    finally:
        past.close()


def whole(folder: Path, start: str = ".") -> list[tuple[object, ...]]:
    """Every version read from its commit as if there were no other."""
    past = Past(folder)
    found: list[tuple[object, ...]] = []
    for commit in past.line("HEAD"):
        try:
            shelf, _ = load((folder / start).resolve(), (), commit.tree)
        except Missing:
            found.append((None, (), (), []))
            continue
        wrong = any(fault.code[0] == "E" for fault in shelf.settings.faults)
        broken = (*((shelf.settings.source.name,) if wrong else ()), *(one.source.name for one in shelf.unread))
        faulty = sorted(one.source.name for book in shelf.books for one in book.parts if errors(one))
        lists = tuple(book.task_list for book in shelf.books)
        found.append((None if wrong else shelf.workspace, lists, broken, faulty))
    past.close()
    return found


def same(folder: Path, start: str = ".") -> list[Version]:
    """What is read; and it is the same where all, some or none of it was read and kept before."""
    found = told(folder, start)
    assert [(one.workspace, one.lists, one.broken, sorted(one.faulty)) for one in found] == whole(folder, start)
    kept = folder.parent / f"kept {start}"
    with suppress(GitFailed):
        told(folder, start, kept, "HEAD~2")
    assert told(folder, start, kept) == found
    again = told(folder, start, kept)
    assert again == found
    assert written(again) == written(found)
    return found


def written(found: list[Version]) -> list[list[str]]:
    """As figures print: 1.0 is not 1."""
    return [[repr(task) for one in version.lists for task in one.tasks] for version in found]


CHANGES: dict[str, list[dict[str, str | None]]] = {
    "a task more": [{"lists/w.yaml": works(BRIDGE, ROAD)}],
    "another name": [{"lists/w.yaml": None, "lists/new/name.yaml": works(BRIDGE)}],
    "in two files": [{"lists/v.yaml": works(ROAD)}, {"lists/v.yaml": works(ROAD, DAM)}],
    "the head in the other file": [
        {"lists/v.yaml": works(ROAD, head="list: works\ntitle: All\n")},
        {"lists/w.yaml": works(BRIDGE, DAM)},
        {"lists/v.yaml": works(ROAD)},
    ],
    "no id": [{"lists/w.yaml": works(BRIDGE, head="")}, {"lists/w.yaml": None, "lists/v.yaml": works(DAM, head="")}],
    "broken, and whole again": [{"lists/w.yaml": "tasks: [\n"}, {"lists/w.yaml": works(BRIDGE, ROAD)}],
    "read in part": [
        {"lists/w.yaml": works(BRIDGE, ROAD.replace("id:", "archived: yes, id:"))},
        {"lists/w.yaml": works(BRIDGE, ROAD)},
    ],
    "gone, and there again": [{"lists/w.yaml": None}, {"lists/w.yaml": works(DAM)}],
    "settings": [
        {"checklist.yaml": UNITS},
        {"checklist.yaml": "units: [\n"},
        {"lists/w.yaml": works(ROAD)},
        {"checklist.yaml": None},
    ],
    "the settings name the lists": [
        {"more/v.yaml": works(DAM, head="")},
        {"checklist.yaml": "lists: [more]\n"},
        {"more/v.yaml": works(ROAD, head="")},
        {"checklist.yaml": "lists: [more, lists/w.yaml]\n"},
        {"checklist.yaml": "lists: [more, gone]\n"},
        {"checklist.yaml": "lists: [../town/more]\n"},
    ],
    "less may be read": [
        {"checklist.yaml": "limits: {text: 100}\n"},
        {"lists/w.yaml": works(TASK % ("A", "b" * 150))},
        {"checklist.yaml": None},
    ],
    "figures": [
        {"lists/w.yaml": works("  - {id: A, title: B, owner: Works, weight: 1.0, progress: 33.3%}\n")},
        {"lists/w.yaml": works("  - {id: A, title: B, owner: Works, weight: 1, progress: 1/3}\n")},
    ],
    "a seal": [
        {"seals/2026-05.yaml": SEAL % "2026-05"},
        {"seals/2026-06.yaml": SEAL % "2026-06", "lists/w.yaml": works(BRIDGE, ROAD)},
        {"seals/2026-05.yaml": SEAL % "2026-04"},
        {"seals/2026-06.yaml": None},
    ],
    "a ledger": [
        {"notices/2026.yaml": LEDGER % "1号"},
        {"notices/2026.yaml": LEDGER % "2号", "lists/w.yaml": works(BRIDGE, ROAD)},
        {"notices/2026.yaml": "entries: ["},
        {"notices/2026.yaml": None, "deep/notices/2026.yaml": LEDGER % "3号"},
    ],
    "nothing that is a list": [{"notes.md": "x"}, {"lists/.hidden.yaml": works(ROAD)}, {"lists/w.txt": "x"}],
    "a folder deep down": [{"deep/lists/w.yaml": works(ROAD)}, {"deep/checklist.yaml": UNITS}],
}


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "town")
    made.commit("2026-05-04", {"lists/w.yaml": works(BRIDGE)})
    return made


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("start", [".", "deep"])
def test_whatever_is_changed(town: Repository, what: str, start: str) -> None:
    for files in CHANGES[what]:
        town.commit("2026-05-05", dict(files))
    (town.folder / "deep").mkdir(exist_ok=True)
    same(town.folder, start)


def link(town: Repository, name: str, target: str) -> None:
    path = town.folder / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    town.commit("2026-05-06", {})


def test_links(town: Repository) -> None:
    town.commit("2026-05-05", {"far/one.yaml": works(ROAD), "far/two.yaml": works(DAM, head="list: other\n")})
    link(town, "lists/link.yaml", "../far/one.yaml")
    town.commit("2026-05-07", {"far/one.yaml": works(ROAD, DAM)})
    link(town, "lists/link.yaml", "../far/two.yaml")
    town.commit("2026-05-07", {"far/two.yaml": works(DAM, ROAD, head="list: other\n")})
    link(town, "lists/w.yaml", "../far/one.yaml")
    link(town, "lists/link.yaml", "../../elsewhere.yaml")
    link(town, "lists/link.yaml", "link.yaml")
    assert [len(one.lists) for one in same(town.folder)] == [1, 1, 1, 1, 2, 2, 2, 1, 1]


def test_a_list_that_stays_is_the_very_same_value(town: Repository) -> None:
    town.commit("2026-05-05", {"lists/v.yaml": works(ROAD)})
    town.commit("2026-05-06", {"lists/other.yaml": works(DAM, head="")})
    town.commit("2026-05-07", {"lists/other.yaml": works(DAM, ROAD, head="")})
    *_, before, after = same(town.folder)
    assert [one is other for one, other in zip(before.lists, after.lists, strict=True)] == [False, True]
    assert before.lists[0].tasks[0] is after.lists[0].tasks[0]


@pytest.mark.parametrize("files", [1, 3])
@pytest.mark.parametrize("kept", [3, 200_000])
def test_a_long_history(tmp_path: Path, files: int, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where folders are forgotten on the way."""
    monkeypatch.setattr("checklist.store.commit.KEPT", kept)
    same(bench.write(30, 90, tmp_path / "town", files=files))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_changed_one_after_another(town: Repository, seed: int) -> None:
    random = Random(seed)
    steps = [files for some in CHANGES.values() for files in some]
    for files in random.sample(steps, 20):
        there = {name: text for name, text in files.items() if text is not None or (town.folder / name).exists()}
        town.commit("2026-05-05", there)
    same(town.folder)


def test_files_are_told_by_their_paths_in_the_workspace(town: Repository) -> None:
    town.commit("2026-05-05", {"deep/lists/w.yaml": works(ROAD), "deep/evidence/a.md": "one", "notes.md": "x"})
    town.commit("2026-05-06", {"deep/evidence/a.md": "two", "deep/lists/w.yaml": works(DAM), "notes.md": "y"})
    town.commit("2026-05-07", {"deep/evidence/a.md": None})
    changes = [{path: (bool(had), bool(has)) for path, had, has in one.files} for one in told(town.folder, "deep")]
    assert changes[1] == {"evidence/a.md": (False, True), "lists/w.yaml": (False, True)}
    assert changes[2:] == [{"evidence/a.md": (True, True)}, {"evidence/a.md": (True, False)}]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def another_thing(path: Path) -> None:
    body = b"\x93\x01\x02\x03"
    path.write_bytes(sha256(body).digest() + body)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut, flipped, empty, another_thing, a_folder])
def test_what_is_damaged_is_read_anew(town: Repository, damage: Callable[[Path], None], tmp_path: Path) -> None:
    town.commit("2026-05-05", {"lists/w.yaml": works(BRIDGE, ROAD)})
    kept = tmp_path / "kept"
    found = told(town.folder, kept=kept)
    (path,) = (kept / "history").iterdir()
    damage(path)
    assert told(town.folder, kept=kept) == found
    assert told(town.folder, kept=kept) == found


def test_another_users_memory_is_not_trusted(town: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    found = told(town.folder, kept=kept)
    monkeypatch.setattr("os.geteuid", lambda: 12345)
    read = monkeypatch_reads(monkeypatch)
    assert told(town.folder, kept=kept) == found
    assert read


def monkeypatch_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which texts are read from here on."""
    read: list[str] = []
    of_texts = Texts.read
    monkeypatch.setattr(Texts, "read", lambda self, name, data: (read.append(name), of_texts(self, name, data))[1])
    return read


def test_a_version_is_read_once(town: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    town.commit("2026-05-05", {"lists/w.yaml": works(BRIDGE, ROAD)})
    read = monkeypatch_reads(monkeypatch)
    told(town.folder, kept=kept)
    assert len(read) == 2
    told(town.folder, kept=kept)
    assert len(read) == 2
    town.commit("2026-05-06", {"lists/w.yaml": works(BRIDGE, ROAD, DAM)})
    told(town.folder, kept=kept)
    assert len(read) == 3


def test_a_shallow_clone_and_the_rest_of_it(town: Repository, tmp_path: Path) -> None:
    for number in range(3):
        town.commit("2026-05-05", {"lists/w.yaml": works(BRIDGE, TASK % ("B", f"road {number}")), f"{number}.txt": "x"})
    clone = tmp_path / "clone"
    town.git("clone", "-q", "--depth", "2", town.folder.as_uri(), str(clone))
    kept = tmp_path / "kept"
    assert len(told(clone, kept=kept)) == 2
    town.git("-C", str(clone), "fetch", "-q", "--unshallow")
    assert told(clone, kept=kept) == told(clone)


def test_two_programs_at_once(town: Repository, tmp_path: Path) -> None:
    town.commit("2026-05-05", {"lists/w.yaml": works(BRIDGE, ROAD)})
    kept = tmp_path / "kept"
    code = f"""
from pathlib import Path
from checklist.store.history import history
from checklist.store.past import Past
past = Past(Path.cwd())
for _ in range(20):
    print(len(list(history(past, Path.cwd(), "HEAD", {str(kept)!r}))))
    for one in Path({str(kept)!r}, "history").iterdir():
        one.unlink(missing_ok=True)
past.close()
"""
    words = (sys.executable, "-c", code)
    running = [subprocess.Popen(words, cwd=town.folder, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate()[0].split() for one in running] == [["2"] * 20] * 3
    assert [one.returncode for one in running] == [0, 0, 0]
