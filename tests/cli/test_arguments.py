"""Whatever is typed where a value may stand: a sentence of ours, not longer than a screen, and the right status."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import click
import pytest

from checklist.cli.main import COMMANDS, program, run
from tests.repository import Repository

Typed = Callable[..., tuple[int, str, str]]
LONG = 60_000
ODD = {
    "empty": "",
    "blank": " ",
    "long": "x" * LONG,
    "digits": "9" * LONG,
    "superscript": "²",
    "no UTF-8": "\udcff\udcfe",
    "escape": "\x1b[31m",
    "turned": "\u202e",
    "two lines": "a\nb",
    "dash": "-",
    "up": "../..",
    "a colon": ":",
    "a day of none": "due:²",
    "a share of none": "progress:<1e99999999",
    "not not": "not:" * 20_000 + "overdue",
    "a range": "A..B..C",
    "many keys": "id," * 20_000,
    "workdays": f"+{'9' * 30} workdays",
    "a long file": f"{'x' * LONG}.yaml",
}
TOLD = {0, 1, 2, 3}
"""What was typed is never a fault of the disk, nor of the program."""
WIDEST = 2_000

THOROUGH = {"status", "list", "review", "log", "set", "update"}
"""These are given all of it, the others what went wrong most."""
COMMONEST = ("empty", "long", "no UTF-8", "superscript", "two lines")
CASES = [(name, odd) for name in COMMANDS for odd in (ODD if name in THOROUGH else COMMONEST)]


def lines(name: str, odd: str) -> Iterator[list[str]]:
    """A command with the odd value as each of its options, as its words, and as one more word."""
    command = program.get_command(click.Context(program), name)
    assert command
    task = ["T-01"] if any(isinstance(one, click.Argument) and one.required for one in command.params) else []
    dry = ["--dry-run"] if any("--dry-run" in one.opts for one in command.params) else []
    for one in command.params:
        if isinstance(one, click.Option) and not one.is_flag:
            yield [name, *task, *dry, max(one.opts, key=len), odd]
    yield [name, *dry, odd]
    yield [name, *dry, "--", odd]
    yield [name, *task, *dry, odd, odd]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a workspace in it."""
    top = tmp_path_factory.mktemp("country")
    folder = top / "county" / "town"
    run(["--lang", "en", "init", str(folder), "--title", "Town"])
    Repository(top).commit("2026-07-01", {})
    return top


@pytest.fixture
def folder(country: Path, tmp_path: Path) -> Path:
    """A workspace in a repository of its own, where nobody has written anything yet."""
    return copytree(country, tmp_path / "country") / "county" / "town"


@pytest.fixture
def town(typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types a command in the workspace."""
    os.chdir(folder)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    return typed


@pytest.mark.parametrize(("name", "odd"), CASES)
def test_a_value_that_nobody_means_is_told_in_a_sentence(name: str, odd: str, town: Typed) -> None:
    for line in lines(name, ODD[odd]):
        status, printed, told = town(*line)
        shown = [word[:40] for word in line]
        assert status in TOLD, f"{shown}: {status} {told[-300:]}"
        if status > 1:
            assert max(map(len, told.split("\n"))) < WIDEST, shown
            assert not printed, shown


@pytest.mark.parametrize("columns", ["²", "１２０", "", "-5", "x", "9" * 30, "20", "٣٠", "𝟗𝟗"])
def test_the_width_of_a_screen_is_a_number_or_nothing(
    columns: str, town: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert town("status")[0] == 0
    assert town("--help")[0] == 0


@pytest.mark.parametrize("entry", ['"a\\0b"', "x" * 19_000, '"\\ud800"', "~", "../..", "/", "a/../../.."])
def test_a_place_of_lists_that_no_file_can_have_is_told(entry: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text(f"lists: [{entry}]\n", encoding="utf-8")
    for command in ("status", "validate", "config", "review"):
        status, _, told = typed(command)
        assert status in TOLD, told
        assert max(map(len, told.split("\n"))) < WIDEST


FILES = "tasks: [{id: 1, title: a, owner: Works, tags: [difficult]}, {id: 2, title: b, owner: Parks, status: done}]\n"


@pytest.mark.parametrize("word", ["done", "!done", "已完成"])
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_filter_word_is_one_whatever_lies_there(word: str, kind: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.yaml").write_text(FILES)
    before = typed("list", word)
    if kind == "file":
        (tmp_path / word).write_text("")
    else:
        (tmp_path / word).mkdir()
        (tmp_path / word / "x.yaml").write_text(FILES.replace("title: a", "title: other"))
        assert "other" in typed("list", f"./{word}")[1]
        assert typed("validate", word)[0] == 0
    assert typed("list", word) == before


def test_a_name_that_nobody_has_is_told_beside_the_report(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILES)
    for word, meant in (("owner:works", "Works"), ("tag:dificult", "difficult")):
        status, said, wrong = typed("--lang", "en", "list", "a.yaml", word)
        assert (status, wrong) == (0, f"No task has “{word}”. Did you mean {meant}?\n")
        assert typed("--lang", "en", "list", "a.yaml", word, "-q") == (0, said, "")
    assert typed("--lang", "en", "list", "a.yaml", "owner:Works")[2] == ""
    status, _, wrong = typed("--lang", "en", "list", "a.yaml", "progress:0.45")
    assert (status, wrong) == (
        2,
        "“progress:0.45” can be read in two ways; write one of: progress:45%, progress:0.45%.\n",
    )


def test_a_calendar_without_a_day_is_told(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.yaml").write_text(
        "list: a\ntasks: [{id: a, title: t, owner: o, due: 2026-06-30}]\n", encoding="utf-8"
    )
    here = ("--lang", "en", "--as-of", "2026-06-15")
    assert "the calendar is empty; agenda and list have days" in typed(*here, "status", "-o", "x.ics")[2]
    assert typed(*here, "list", "-o", "x.ics") == (0, "", "")
