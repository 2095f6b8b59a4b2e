"""What is told again is what was told, byte for byte, and only as long as it would be told anew."""

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from checklist.store.answers import SETTLED
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
