"""A history read version after version says what each version says when it is read whole, by itself."""

from pathlib import Path
from random import Random

import pytest

from checklist.core.turn import Version
from checklist.store.files import Missing, load
from checklist.store.history import history
from checklist.store.past import Past
from tests.bench import history as bench
from tests.repository import Repository

TASK = "  - {id: %s, title: Mend the %s, owner: Works}\n"
BRIDGE, ROAD, DAM = (TASK % one for one in (("A", "bridge"), ("B", "road"), ("C", "dam")))
UNITS = "units: [{name: Works department, also: [Works]}]\n"


def works(*tasks: str, head: str = "list: works\n") -> str:
    return f"{head}tasks:\n{''.join(tasks)}"


def told(folder: Path, start: str = ".") -> list[Version]:
    past = Past(folder)
    try:
        return list(history(past, (folder / start).resolve()))
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
            found.append((None, (), ()))
            continue
        wrong = any(fault.code[0] == "E" for fault in shelf.settings.faults)
        broken = (*((shelf.settings.source.name,) if wrong else ()), *(one.source.name for one in shelf.unread))
        found.append((None if wrong else shelf.workspace, tuple(book.task_list for book in shelf.books), broken))
    past.close()
    return found


def same(folder: Path, start: str = ".") -> list[Version]:
    found = told(folder, start)
    assert [(one.workspace, one.lists, one.broken) for one in found] == whole(folder, start)
    return found


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
def test_a_long_history(tmp_path: Path, files: int) -> None:
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
