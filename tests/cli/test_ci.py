"""`validate` where builds run it: formats of the services that show problems, the page of a step."""

import json
import subprocess
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.files import lay

BAD = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works, due: 2026-02-30}\n"


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository, with one wrong day."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    lay(tmp_path / "city", {"checklist.yaml": "language: en\n", "lists/a.yaml": BAD})
    return tmp_path


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab"])
def test_services_know_files_from_the_top_of_the_repository(form: str, typed: Typed, deep: Path) -> None:
    status, said, _ = typed("-C", "city", "validate", "-f", form)
    assert status == 1
    assert "city/lists/a.yaml" in said
    assert "city/lists/a.yaml" not in typed("-C", "city", "validate")[1]


def test_without_a_repository_they_are_told_from_the_working_folder(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "a.yaml").write_text(BAD)
    assert "file=city/a.yaml," in typed("-C", "city", "validate", "a.yaml", "-f", "github")[1]


def test_a_pipe_keeps_its_name(typed: Typed, deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(BAD.encode())))
    assert "file=<stdin>," in typed("validate", "-", "-f", "github")[1]


def test_the_ending_of_a_file_asks_for_sarif(typed: Typed, deep: Path) -> None:
    assert typed("-C", "city", "validate", "-o", "out.sarif")[0] == 1
    assert json.loads((deep / "city" / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert typed("-C", "city", "validate", "-o", "out.yaml")[0] == 2


def test_a_summary_is_added_to_what_is_there(typed: Typed, deep: Path) -> None:
    (deep / "step").write_text("# Before\n")
    for _ in range(2):
        assert typed("-C", "city", "validate", "-f", "github", "--summary", "../step")[0] == 1
    page = (deep / "step").read_text("utf-8")
    assert page.startswith("# Before\n## Problems in the lists\n")
    assert page.count("| E111 | lists/a.yaml:2:55 |") == 2


def test_no_setting_of_the_service_writes_anything(typed: Typed, deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(deep / "step"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert typed("-C", "city", "validate", "-f", "github")[0] == 1
    assert not (deep / "step").exists()
