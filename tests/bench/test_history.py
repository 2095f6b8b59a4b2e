"""The generator of histories writes the same commits for the same words, and lists that are in order."""

import subprocess
from pathlib import Path

import pytest

from tests.bench import history


def git(folder: Path, *words: str) -> str:
    return subprocess.run(("git", *words), cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_same_words_same_ids(tmp_path: Path) -> None:
    one, other = (history.write(20, 50, tmp_path / name, files=2) for name in ("one", "other"))
    assert git(one, "rev-parse", "HEAD") == git(other, "rev-parse", "HEAD")
    assert git(one, "rev-parse", "HEAD") != git(history.write(20, 50, tmp_path / "third", seed=2), "rev-parse", "HEAD")


def test_as_many_commits_as_asked_and_merges_among_them(tmp_path: Path) -> None:
    folder = history.write(20, 90, tmp_path / "town")
    assert git(folder, "rev-list", "--count", "HEAD") == "90"
    assert git(folder, "rev-list", "--count", "--merges", "HEAD") == "2"
    assert git(folder, "status", "--porcelain") == ""


@pytest.mark.parametrize("files", [1, 3])
def test_the_last_version_has_no_error(tmp_path: Path, files: int, capsys: pytest.CaptureFixture[str]) -> None:
    main = pytest.importorskip("checklist.cli.main", reason="the command line is not there yet")
    folder = history.write(60, 80, tmp_path / "town", files=files)
    assert main.run(["-C", str(folder), "validate"]) == 0, capsys.readouterr().out[:2000]
