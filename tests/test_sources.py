"""Every system a source document names is shown by a command that runs, or says that it comes later."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROW = re.compile(
    r"^\| (?P<system>[^|]+) \| `checklist (?P<command>[^`]+)` \| `(?P<where>[^`]+)` \| (?P<words>[^|]+) \|$",
    re.MULTILINE,
)
ROWS = [found.groupdict() for found in ROW.finditer((ROOT / "docs" / "sources.md").read_text("utf-8"))]


def test_the_page_has_rows() -> None:
    assert len(ROWS) > 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['where']} {row['command']}")
def test_the_command_shows_the_system(row: dict[str, str]) -> None:
    command = [
        sys.executable,
        "-m",
        "checklist",
        "-C",
        str(ROOT / row["where"]),
        *row["command"].split(),
        "--lang",
        "zh-CN",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert row["words"].strip() in done.stdout
