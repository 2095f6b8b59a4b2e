"""Every system a source document names is shown by a command that runs, or is said to come later and has not come."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "sources.md").read_text("utf-8")
CELLS = [re.split(r" *\| *", line.strip("| ")) for line in PAGE.splitlines() if line.startswith("| ")]
SHOWN = re.compile(r"`checklist ([^`]+)`")
LATER = re.compile(r"\*later\*: `checklist ([^`]+)`")
PLACE = re.compile(r"`([^`]+)`")
DOCUMENTS = 5
ROWS = [cells for cells in CELLS if len(cells) == 4 and SHOWN.fullmatch(cells[1])]
AWAITED = [cells for cells in CELLS if len(cells) > 1 and LATER.fullmatch(cells[1])]


def run(where: Path, typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checklist", "-C", str(where), *typed.split(), "--lang", "zh-CN"]
    env = os.environ | {"COLUMNS": "100", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT, env=env)


def looked_for(words: str) -> re.Pattern[str]:
    """The words in their order on one line, with anything where the page has `…`."""
    return re.compile(".*".join(re.escape(part) for part in words.split(" … ")))


def test_every_row_of_the_page_is_read() -> None:
    heads = [cells for cells in CELLS if cells[0] == "system"]
    assert len(heads) == DOCUMENTS
    assert len(CELLS) == len(heads) + len(ROWS) + len(AWAITED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split(" · ")[-1])
def test_the_command_shows_the_system(row: list[str]) -> None:
    _, command, where, words = row
    done = run(ROOT / PLACE.fullmatch(where)[1], SHOWN.fullmatch(command)[1])
    assert done.returncode == 0, done.stderr
    assert looked_for(words).search(done.stdout), f"{words}\n\n{done.stdout}"


@pytest.mark.parametrize("row", AWAITED, ids=lambda row: row[0].split(" · ")[-1])
def test_what_comes_later_has_not_come(row: list[str]) -> None:
    done = run(ROOT, LATER.fullmatch(row[1])[1])
    assert done.returncode == 2, f"{row[0]} is here: the page should show it"


def test_words_are_looked_for_on_one_line() -> None:
    assert looked_for("甲 … 1").search("甲  乙  1")
    assert not looked_for("甲 … 1").search("甲\n1")
    assert not looked_for("甲 … 1").search("1  甲")
