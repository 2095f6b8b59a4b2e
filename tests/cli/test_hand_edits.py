"""Edits as people type them: words with signs in them, tabs behind values, a list beside one that cannot be read."""

from pathlib import Path

import pytest

from checklist.cli.main import run
from checklist.source.read import read_bytes
from tests.files import placed

LIST = """\
list: works
tasks:
  - id: A
    title: Mend the bridge\t# of iron
    owner: Works\t
    due:\t2026-09-30\t\t# before the floods
    status: in-progress
    note: "a\tb"
"""


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKLIST_CACHE", "")
    return placed(tmp_path, "language: en\nas_of: 2026-06-15\n", LIST)


def task(town: Path) -> object:
    read = read_bytes("works.yaml", (town / "lists" / "works.yaml").read_bytes()).task_list
    assert read
    return read.tasks[0]


WORDS = (
    "原因: 汛期",
    "one # two",
    "- a dash",
    "two\nlines",
    "yes",
    '"quoted"',
    "[a, b]",
    "{a: b}",
    "2026-09-30",
    "~",
    "*a",
    "a\\b",
)


@pytest.mark.parametrize("words", WORDS)
def test_words_are_taken_as_they_are(town: Path, words: str) -> None:
    assert run(["-C", str(town), "update", "A", "--problems", words]) == 0
    assert run(["-C", str(town), "set", "A", f"note={words}", "--despite", "W101"]) == 0
    read = task(town)
    assert (read.updates[0].problems, read.note) == (words, words)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    [
        ("set", "A", "weight=2"),
        ("extend", "A", "--to", "2026-10-31", "--reason", "High water", "--by", "Office"),
        ("update", "A", "--progress", "10%"),
    ],
)
def test_tabs_behind_values_stay(town: Path, words: tuple[str, ...]) -> None:
    assert run(["-C", str(town), *words]) == 0
    text = (town / "lists" / "works.yaml").read_text(encoding="utf-8")
    assert text.count("\t") == LIST.count("\t")
    assert "bridge\t# of iron\n    owner: Works\t\n" in text


@pytest.mark.parametrize("words", [("set", "B", "weight=2"), ("add", "Plant trees", "owner=Works", "--list", "roads")])
def test_what_may_stand_in_a_list_that_cannot_be_read_is_said_so(
    town: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (town / "lists" / "roads.yaml").write_text("%YAML 1.2\n---\ntasks: []\n", encoding="utf-8")
    assert run(["-C", str(town), *words]) == 1
    assert "roads.yaml" in capsys.readouterr().err


def test_several_tags_are_several(town: Path) -> None:
    assert run(["-C", str(town), "set", "A", "tags=难点,bridges", "support=Roads、Water"]) == 0
    read = task(town)
    assert (read.tags, read.support) == (("difficult", "bridges"), ("Roads", "Water"))  # type: ignore[attr-defined]
