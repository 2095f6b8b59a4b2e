"""Every system a source document names is shown by a command that runs, or is said to come later and has not come."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import language, main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "sources.md").read_text("utf-8")
CELLS = [re.split(r" *\| *", line.strip("| ")) for line in PAGE.splitlines() if line.startswith("| ")]
SHOWN = re.compile(r"`checklist ([^`]+)`")
LATER = re.compile(r"\*later\*: `checklist ([^`]+)`")
PLACE = re.compile(r"`([^`]+)`")
DOCUMENTS = 5
ROWS = [cells for cells in CELLS if len(cells) == 4 and SHOWN.fullmatch(cells[1])]
AWAITED = [cells for cells in CELLS if len(cells) > 1 and LATER.fullmatch(cells[1])]


Run = Callable[[Path, str], tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder: its status and what it prints."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")

    def typed(where: Path, line: str) -> tuple[int, str, str]:
        monkeypatch.setattr(language, "_chosen", [])
        language.guess.cache_clear()
        status = main.run(["-C", str(where), *line.split(), "--lang", "zh-CN"])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return typed


def looked_for(words: str) -> re.Pattern[str]:
    """The words in their order on one line, with anything where the page has `…`."""
    return re.compile(".*".join(re.escape(part) for part in words.split(" … ")))


def test_every_row_of_the_page_is_read() -> None:
    heads = [cells for cells in CELLS if cells[0] == "system"]
    assert len(heads) == DOCUMENTS
    assert len(CELLS) == len(heads) + len(ROWS) + len(AWAITED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split(" · ")[-1])
def test_the_command_shows_the_system(row: list[str], run: Run) -> None:
    _, command, where, words = row
    status, printed, told = run(ROOT / PLACE.fullmatch(where)[1], SHOWN.fullmatch(command)[1])
    assert status == 0, told
    assert looked_for(words).search(printed), f"{words}\n\n{printed}"


@pytest.mark.parametrize("row", AWAITED, ids=lambda row: row[0].split(" · ")[-1])
def test_what_comes_later_has_not_come(row: list[str], run: Run) -> None:
    assert run(ROOT, LATER.fullmatch(row[1])[1])[0] == 2, f"{row[0]} is here: the page should show it"


def test_words_are_looked_for_on_one_line() -> None:
    assert looked_for("甲 … 1").search("甲  乙  1")
    assert not looked_for("甲 … 1").search("甲\n1")
    assert not looked_for("甲 … 1").search("1  甲")
