"""A text that was read before says the same, whoever reads it and whatever has become of what was kept."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.model import Task, TaskList
from checklist.core.policy import LIMITS
from checklist.core.value import replace
from checklist.source.read import Reading, at, read_bytes
from checklist.source.tree import Document, Later
from checklist.source.write import write
from checklist.store import readings
from checklist.store.readings import Readings, reader
from tests.examples import examples
from tests.sessions import ROOT, environment
from tests.strategies import tasks

NAME = "lists/a.yaml"
LISTS = sorted(ROOT.glob("examples/*/lists/**/*.yaml")) + sorted(ROOT.glob("lists/*.yaml"))
ODD = (
    b"",
    b"tasks: [",
    b"\xef\xbb\xbftasks: [{id: 1, title: One, owner: Works}]\n",
    b"tasks: [{id: 1, title: One, owner: Works, dew: 2026-01-01}]\n",
    b"tasks: [{id: 1, title: One, owner: Works, progress: 33.333333333%}]\n",
    b"tasks: [{id: 1, title: One, owner: Works, due: 2026-02-30}]\n",
    b'tasks: [{id: 1, title: "a\\ud800b"}]\n',
    "tasks: [{id: 1, title: 一}]\n".encode("gbk"),
)


@pytest.fixture(autouse=True)
def all_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "SMALL", -1)


def same(one: Reading, other: Reading) -> bool:
    """Do two readings say the same, places and all?"""
    if (one.source, one.task_list, one.faults, one.head) != (other.source, other.task_list, other.faults, other.head):
        return False
    fields = ("title", "owner", "due", "updates", "none")
    count = len(one.task_list.tasks) if one.task_list else 0
    routes = [("tasks", index, field) for index in range(min(count, 3)) for field in fields]
    return all(at(one, route) == at(other, route) for route in [("title",), ("tasks",), *routes])


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "readings").iterdir()) if (folder / "readings").exists() else []


def test_a_pipe_in_the_place_of_a_reading_is_not_waited_for(tmp_path: Path) -> None:
    data, known = LISTS[0].read_bytes(), Readings(str(tmp_path))
    known.read(NAME, data)
    (place,) = kept(tmp_path)
    place.unlink()
    os.mkfifo(place)
    assert same(known.read(NAME, data), read_bytes(NAME, data))
    assert place.is_file(), "it is kept anew"


def test_a_reading_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    known = Readings(str(tmp_path))
    (first, other) = (path.read_bytes() for path in LISTS[:2])
    known.read(NAME, first)
    (place,) = kept(tmp_path)
    known.read(NAME, other)
    (later,) = (one for one in kept(tmp_path) if one != place)
    later.write_bytes(place.read_bytes())
    assert same(known.read(NAME, other), read_bytes(NAME, other))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_a_list_says_the_same_again(path: Path, tmp_path: Path) -> None:
    data, known = path.read_bytes(), Readings(str(tmp_path))
    read = read_bytes(NAME, data)
    assert same(known.read(NAME, data), read)
    assert len(kept(tmp_path)) == 1
    assert same(known.read(NAME, data), read)


@pytest.mark.parametrize("data", ODD)
def test_an_odd_text_says_the_same_again(data: bytes, tmp_path: Path) -> None:
    known = Readings(str(tmp_path))
    for _ in range(2):
        assert same(known.read(NAME, data), read_bytes(NAME, data))


@given(st.lists(tasks(), max_size=3))
@examples(60)
def test_any_list_says_the_same_again(tmp_path_factory: pytest.TempPathFactory, rows: list[Task]) -> None:
    known = Readings(str(tmp_path_factory.mktemp("cache")))
    data = write(TaskList("a", "A", tasks=tuple(rows))).encode()
    read = read_bytes(NAME, data)
    for _ in range(2):
        assert same(known.read(NAME, data), read)


def test_the_name_and_the_limits_have_their_say(tmp_path: Path) -> None:
    known, data = Readings(str(tmp_path)), b"tasks: [{id: 1, title: One, owner: Works}]\n"
    assert known.read("lists/a.yaml", data).task_list != known.read("lists/b.yaml", data).task_list
    few = replace(LIMITS, events=3)
    assert same(known.read(NAME, data, few), read_bytes(NAME, data, few))
    assert known.read("elsewhere/a.yaml", data).source.name == "elsewhere/a.yaml"


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = LISTS[0].read_bytes()
    Readings(str(tmp_path)).read(NAME, data)
    monkeypatch.setattr(readings, "program", lambda: ["another"])
    Readings(str(tmp_path)).read(NAME, data)
    assert len(kept(tmp_path)) == 2


@given(st.data())
@examples(40)
def test_what_is_damaged_is_read_anew(tmp_path_factory: pytest.TempPathFactory, given: st.DataObject) -> None:
    known, text = Readings(str(tmp_path_factory.mktemp("cache"))), LISTS[0].read_bytes()
    known.read(NAME, text)
    (place,) = kept(known.folder.parent)
    whole = place.read_bytes()
    end = given.draw(st.integers(0, len(whole) - 1))
    cut = whole[:end] + (b"" if given.draw(st.booleans()) else bytes([whole[end] ^ 1]) + whole[end + 1 :])
    place.write_bytes(cut)
    assert same(known.read(NAME, text), read_bytes(NAME, text))
    assert place.read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_what_is_anothers_is_not_trusted(tmp_path: Path) -> None:
    known, data = Readings(str(tmp_path)), LISTS[0].read_bytes()
    known.read(NAME, data)
    (place,) = kept(tmp_path)
    os.chown(place, 1, 1)
    assert same(known.read(NAME, data), read_bytes(NAME, data))
    assert place.stat().st_uid == 0


def test_no_folder_no_complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    data = LISTS[0].read_bytes()
    assert same(Readings(str(tmp_path / "file")).read(NAME, data), read_bytes(NAME, data))
    monkeypatch.setenv("CHECKLIST_CACHE", "")
    assert reader() is read_bytes
    monkeypatch.setenv("CHECKLIST_CACHE", str(tmp_path))
    assert reader(keeping=False) is read_bytes
    assert reader() is not read_bytes


def test_trees_beyond_a_size_are_let_go_and_grow_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = LISTS[0].read_bytes()
    monkeypatch.setattr(readings, "TREES", len(data))
    known = Readings(str(tmp_path))
    assert type(known.read(NAME, data).document) is Document
    more = data + b"# more\n"
    let_go = known.read(NAME, more)
    assert type(let_go.document) is Later
    assert same(let_go, read_bytes(NAME, more))


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    Readings(str(tmp_path)).read(NAME, LISTS[0].read_bytes())
    (place,) = kept(tmp_path)
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0


def test_what_is_asked_for_stays_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Readings(str(tmp_path))
    texts = [f"title: {number}\ntasks: []\n".encode() for number in range(6)]
    known.read(NAME, texts[0])
    size = kept(tmp_path)[0].stat().st_size
    monkeypatch.setattr(readings, "MOST", size * 4)
    for age, text in enumerate(texts[:4]):
        known.read(NAME, text)
        os.utime(known.folder / known._key("a", text, LIMITS), (age, age))
    known.read(NAME, texts[0])
    known.read(NAME, texts[4])
    left = {path.name for path in kept(tmp_path)}
    assert left == {known._key("a", text, LIMITS) for text in (texts[0], texts[4])}


def test_many_at_once_do_not_mix(tmp_path: Path) -> None:
    place = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "incident", place)
    typed = [sys.executable, "-m", "checklist", "status", "-f", "json"]
    env = environment(tmp_path / "home")

    def run(_: int) -> bytes:
        return subprocess.run(typed, cwd=place, env=env, capture_output=True, check=True).stdout

    with ThreadPoolExecutor(4) as many:
        assert len(set(many.map(run, range(8)))) == 1
    cache = Path(env["XDG_CACHE_HOME"]) / "checklist"
    assert len(kept(cache)) == 1


COMMANDS = [
    ("status", "--as-of", "2024-03-31"),
    ("--lang", "zh-CN", "list", "-f", "csv"),
    ("validate",),
    ("validate", "--strict"),
    ("review", "--as-of", "2024-03-31", "-f", "md"),
    ("update", "A6", "--progress", "95%", "--on", "2024-04-18", "--dry-run"),
    ("show", "A6", "-f", "json"),
]


def test_commands_say_the_same_with_and_without(tmp_path: Path) -> None:
    place = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "incident", place)
    (path,) = place.glob("lists/*.yaml")
    path.write_text(path.read_text("utf-8").replace("title: ", "title:  ", 1), encoding="utf-8")
    env = environment(tmp_path / "home")

    def told(*words: str) -> tuple[int, bytes, bytes]:
        typed = [sys.executable, "-m", "checklist", *words]
        done = subprocess.run(typed, cwd=place, env=env, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    for words in COMMANDS:
        bare = told(*words, "--no-cache")
        env["XDG_CACHE_HOME"] = str(tmp_path / "cache")
        assert told(*words) == bare, words
    assert len(kept(tmp_path / "cache" / "checklist")) == 1
