"""What is told again is what was told, byte for byte, and only as long as it would be told anew."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checklist.store.answers import SETTLED
from tests.repository import Repository
from tests.sessions import ROOT, environment

TOLD_AGAIN = """
import sys
sys.modules["click"] = None
sys.argv[1:] = {words!r}
from checklist.__main__ import main
main()
"""
"""A run that cannot work anything out: it has an answer, or it fails."""

COMMANDS = [
    ("status",),
    ("status", "-f", "json"),
    ("--lang", "zh-CN", "status"),
    ("status", "--since", "2024-03-31"),
    ("list", "overdue"),
    ("list", "-f", "csv"),
    ("show", "A6"),
    ("rates", "--by", "owner"),
    ("review",),
    ("notify", "--overdue", "--fail-on", "overdue"),
    ("notify", "--letters", "-f", "md"),
]
commands = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has been left alone for long enough."""
    place = tmp_path_factory.mktemp("left-alone") / "work"
    shutil.copytree(ROOT / "examples" / "incident", place)
    time.sleep(SETTLED / 1e9 + 0.1)
    return place


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return environment(tmp_path_factory.mktemp("home"))


Told = tuple[int, bytes, bytes]


def run(words: tuple[str, ...], place: Path, env: Mapping[str, str]) -> Told:
    done = subprocess.run([sys.executable, "-m", "checklist", *words], cwd=place, env=env, capture_output=True)
    return done.returncode, done.stdout, done.stderr


def again(words: tuple[str, ...], place: Path, env: Mapping[str, str]) -> Told:
    code = TOLD_AGAIN.format(words=list(words))
    done = subprocess.run([sys.executable, "-c", code], cwd=place, env=env, capture_output=True)
    return done.returncode, done.stdout, done.stderr


@commands
def test_the_same_bytes_with_and_without(words: tuple[str, ...], place: Path, env: Mapping[str, str]) -> None:
    anew = run((*words, "--no-cache"), place, env)
    assert run(words, place, env) == anew
    assert again(words, place, env) == anew
    assert run(words, place, env) == anew


def test_a_change_is_seen_at_once(place: Path, env: Mapping[str, str]) -> None:
    path = place / "lists" / "outage-2024-02.yaml"
    text = path.read_text("utf-8")
    before = run(("list",), place, env)
    path.write_text(text.replace("title: Runbooks", "title: Handbook"), encoding="utf-8")
    try:
        after = run(("list",), place, env)
        assert after != before
        assert after == run(("list", "--no-cache"), place, env)
        told = again(("list",), place, env)
        assert told == after or b"ModuleNotFoundError" in told[2], "never what was told before"
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("words", [("list", "link/../x.yaml"), ("-C", "link/..", "list", "x.yaml")], ids=" ".join)
def test_a_change_behind_a_link_and_back_is_seen(
    words: tuple[str, ...], tmp_path: Path, env: Mapping[str, str]
) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    work = tmp_path / "work"
    work.mkdir()
    (work / "link").symlink_to("../real/deep")
    path = tmp_path / "real" / "x.yaml"
    path.write_text("tasks: [{id: 1, title: Old, owner: Works}]\n")
    time.sleep(SETTLED / 1e9 + 0.1)
    assert b"Old" in run(words, work, env)[1]
    assert b"Old" in again(words, work, env)[1]
    path.write_text("tasks: [{id: 1, title: New, owner: Works}]\n")
    assert b"New" in run(words, work, env)[1]


@pytest.mark.parametrize("words", [("validate",), ("status", "-"), ("status", "-o", "out.md"), ("list", "nosuch:x")])
def test_what_is_not_kept(words: tuple[str, ...], place: Path, env: Mapping[str, str]) -> None:
    run(words, place, env)
    assert b"ModuleNotFoundError" in again(words, place, env)[2]


def test_many_at_once_do_not_mix(place: Path, env: Mapping[str, str]) -> None:
    words = ("list", "--as-of", "2024-04-01")
    anew = run((*words, "--no-cache"), place, env)
    argv = [sys.executable, "-m", "checklist", *words]
    running = [subprocess.Popen(argv, cwd=place, env=env, stdout=subprocess.PIPE) for _ in range(6)]
    assert {one.communicate()[0] for one in running} == {anew[1]}
    assert run(words, place, env) == anew


HEAD, TASK = "lists/w.yaml", "tasks:\n  - {{id: 1, title: Mend the bridge, owner: Works, due: {}}}\n"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository that has been left alone for long enough."""
    made = Repository(tmp_path_factory.mktemp("town"))
    made.commit("2026-05-04", {HEAD: TASK.format("2026-06-30")})
    made.commit("2026-05-20", {HEAD: TASK.format("2026-09-30")})
    time.sleep(SETTLED / 1e9 + 0.1)
    return made


PAST = [("audit",), ("audit", "--slips"), ("audit", "-f", "json"), ("log", "1"), ("diff",)]


@pytest.mark.parametrize("words", PAST, ids=" ".join)
def test_what_was_told_of_the_past(words: tuple[str, ...], town: Repository, env: Mapping[str, str]) -> None:
    anew = run((*words, "--no-cache"), town.folder, env)
    assert run(words, town.folder, env) == anew
    assert again(words, town.folder, env) == anew
    assert again((*words, "--no-cache"), town.folder, env)[0] != anew[0]


def moves_on(town: Repository) -> None:
    town.commit("2026-05-21", {HEAD: TASK.format("2026-12-31")})


def moves_on_packed(town: Repository) -> None:
    town.git("pack-refs", "--all")
    moves_on(town)
    town.git("pack-refs", "--all")


def goes_back(town: Repository) -> None:
    town.git("reset", "-q", "--hard", "HEAD~1")


def goes_elsewhere(town: Repository) -> None:
    town.git("checkout", "-q", "-b", "side", "HEAD~1")


def is_detached(town: Repository) -> None:
    town.git("checkout", "-q", "--detach", "HEAD~1")


@pytest.mark.parametrize("change", [moves_on, moves_on_packed, goes_back, goes_elsewhere, is_detached])
def test_another_head_is_seen_at_once(
    change: Callable[[Repository], None], tmp_path: Path, env: Mapping[str, str]
) -> None:
    town = Repository(tmp_path / "town")
    town.commit("2026-05-04", {HEAD: TASK.format("2026-06-30")})
    town.commit("2026-05-20", {HEAD: TASK.format("2026-09-30")})
    time.sleep(SETTLED / 1e9 + 0.1)
    before = run(("audit",), town.folder, env)
    assert again(("audit",), town.folder, env) == before
    change(town)
    now = run(("audit",), town.folder, env)
    assert now != before
    assert now == run(("audit", "--no-cache"), town.folder, env)


def test_what_goes_by_another_name_is_looked_up_each_time(town: Repository, env: Mapping[str, str]) -> None:
    words = ("audit", "--rev", "main")
    before = run(words, town.folder, env)
    assert before[0] == 0
    assert again(words, town.folder, env) != before
