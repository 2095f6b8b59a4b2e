"""The world at its worst: a planted link, a closed output, a folder that is no more."""

import subprocess
import sys
from pathlib import Path

LIST = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works}\n"


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    ours = f"'{sys.executable}' -m checklist"
    return subprocess.run(
        ["bash", "-c", script.replace("checklist ", f"{ours} ")],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    (tmp_path / "victim").write_text("precious")
    (tmp_path / ".r.csv.checklist-tmp").symlink_to("victim")
    assert run("checklist list a.yaml -o r.csv", tmp_path).returncode == 0
    assert (tmp_path / "victim").read_text() == "precious"
    assert not (tmp_path / "r.csv").is_symlink()


def test_a_closed_output_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    done = run("checklist status a.yaml >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_is_no_more_is_said(tmp_path: Path) -> None:
    done = run("mkdir gone; cd gone; rmdir ../gone; checklist status", tmp_path)
    assert done.returncode in (3, 4)
    assert "Traceback" not in done.stderr


def test_json_is_json_whatever_the_screen_can_show(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    done = run("PYTHONIOENCODING=ascii checklist rates a.yaml -f json", tmp_path)
    assert "÷" in done.stdout
