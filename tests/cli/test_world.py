"""The world at its worst: a planted link, a closed output, a folder that is no more."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


INTERRUPTED_AT = """
import os, signal, sys

class Keyboard:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Keyboard())
sys.argv[1:] = ["list", "a.yaml", "--no-cache"]
from checklist.__main__ import main
main()
"""
"""A run that is interrupted just when it begins to import something."""


def bound(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run as somebody whom rights bind, root too: what lets it pass over them is taken from it."""
    if os.geteuid() != 0:
        return run(script, folder)
    rights = "-dac_override,-dac_read_search"
    unbound = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]
    if not shutil.which("setpriv") or subprocess.run([*unbound, "true"], capture_output=True).returncode:
        pytest.skip("rights do not bind whoever runs this, and setpriv cannot bind them")
    return run(script.replace("checklist ", f"{' '.join(unbound)} checklist "), folder)


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


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("words", ["--version", "--help", "status a.yaml"])
def test_an_output_that_takes_nothing_is_said_in_a_line(words: str, buffered: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    full = run(f"PYTHONUNBUFFERED={buffered} checklist --lang en {words} >/dev/full", tmp_path)
    alone = run(f"PYTHONUNBUFFERED={buffered} checklist {words} >/dev/full", tmp_path)
    assert (full.returncode, full.stderr) == (4, "the output: the disk is full.\n")
    assert (alone.returncode, alone.stderr.count("\n")) == (4, 1)
    broken = run(f"PYTHONUNBUFFERED={buffered} checklist {words} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (broken.returncode, broken.stderr) == (141, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent")
@pytest.mark.parametrize(
    "name", ["checklist.store.answers", "checklist.cli.main", "click", "checklist.cli.listing", "checklist.core.select"]
)
def test_who_interrupts_the_start_gets_no_trace_of_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    code = INTERRUPTED_AT.format(name=name)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b""), "at most the line after ^C is ended"


def test_a_closed_input_is_said(tmp_path: Path) -> None:
    done = run("checklist --lang en status - <&-", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Standard input is closed")


def test_a_folder_that_is_no_more_is_said(tmp_path: Path) -> None:
    done = run("mkdir gone; cd gone; rmdir ../gone; checklist --lang en status", tmp_path)
    assert done.returncode == 4
    assert done.stderr.startswith(f"The working folder {tmp_path / 'gone'} is no longer there.")


def test_json_is_json_whatever_the_screen_can_show(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    done = run("PYTHONIOENCODING=ascii checklist rates a.yaml -f json", tmp_path)
    assert "÷" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of files here")
@pytest.mark.parametrize("shut", ["lists", "lists/east", "lists/east/1.yaml", "evidence"])
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_what_may_not_be_read_is_said_and_not_left_out(shut: str, mode: int, tmp_path: Path) -> None:
    for name in ("lists/east", "evidence/deep"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lists" / "a.yaml").write_text(
        LIST.replace("}", ", updates: [{on: 2026-01-05, progress: 10, evidence: [evidence/b.md]}]}")
    )
    (tmp_path / "lists" / "east" / "1.yaml").write_text(LIST)
    (tmp_path / "evidence" / "b.md").write_text("seen")
    (tmp_path / "checklist.yaml").write_text("")
    if mode == 0o444 and (tmp_path / shut).is_file():
        mode = 0o200
    (tmp_path / shut).chmod(mode)
    try:
        done = bound("checklist --lang en validate", tmp_path)
    finally:
        (tmp_path / shut).chmod(0o700)
    assert done.returncode == 4, done.stdout + done.stderr
    assert shut in done.stderr
    assert "right to read" in done.stderr


@pytest.mark.parametrize(
    ("words", "output", "status", "said"),
    [
        ("list", "lists/a.yaml", 2, "has read"),
        ("list lists/a.yaml", "lists/../lists/a.yaml", 2, "has read"),
        ("list", "soft.csv", 2, "has read"),
        ("list", "hard.csv", 2, "has read"),
        ("list", "lists/new.yaml", 2, "taken for a list"),
        ("list", "lists/east/new.yml", 2, "taken for a list"),
        ("list more", "more/new.yaml", 2, "taken for a list"),
        ("schema", "lists/new.yaml", 2, "taken for a list"),
        ("list", "checklist.yaml", 2, "settings"),
        ("list", "east/checklist.yaml", 2, "settings"),
        ("explain", "checklist.yaml", 2, "settings"),
        ("validate", "lists/a.yaml", 2, "has read"),
        ("list", "locked.md", 4, "write-protected"),
        ("list", "new.yaml", 0, ""),
        ("list", "lists/.old/new.yaml", 0, ""),
        ("list", "lists/new.md", 0, ""),
        ("list", "old.md", 0, ""),
    ],
)
def test_no_report_is_written_over_what_is_dear(
    words: str, output: str, status: int, said: str, tmp_path: Path
) -> None:
    for folder in ("lists", "more"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(LIST)
    (tmp_path / "checklist.yaml").write_text("title: Town\n")
    (tmp_path / "soft.csv").symlink_to("lists/a.yaml")
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "lists" / "a.yaml")
    for name in ("locked.md", "old.md"):
        (tmp_path / name).write_text("an older report")
    (tmp_path / "locked.md").chmod(0o444)
    done = run(f"checklist --lang en {words} -f json -o {output}", tmp_path)
    assert (done.returncode, done.stdout) == (status, ""), done.stderr
    assert said in done.stderr
    assert bool(said) == bool(done.stderr)
    assert (tmp_path / "lists" / "a.yaml").read_text() == LIST
    assert (tmp_path / "locked.md").read_text() == "an older report"


PARTS = "tasks:\n  - {id: 1, title: Fix the bridges, owner: Works}\n  - {id: 2, parent: %s, title: b, owner: Works}\n"


@pytest.mark.parametrize(
    ("parent", "there", "missed"),
    [
        ("zz", "", True),
        ("1", "", False),
        ("9", "checklist.yaml", False),
        ("9", "", True),
        ("zz", "checklist.yaml", True),
    ],
)
@pytest.mark.parametrize("named", ["a.yaml", "-", "."])
def test_a_parent_is_missed_where_only_some_files_are_named(
    parent: str, there: str, missed: bool, named: str, tmp_path: Path
) -> None:
    """Task 9 stands in a file that is not named: it is found where a workspace says that it is one."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text(PARTS % parent)
    (tmp_path / "b.yaml").write_text(LIST.replace("id: 1", "id: 9"))
    if there:
        (tmp_path / there).write_text("lists: [b.yaml, sub]\n")
    done = run(f"cd sub && checklist --lang en validate {named} < a.yaml", tmp_path)
    assert ("E404" in done.stdout) == missed, done.stdout
    assert done.returncode == int(missed)
    assert run(f"cd sub && checklist status {named} < a.yaml", tmp_path).returncode == int(missed)
