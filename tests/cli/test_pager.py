"""What is longer than the terminal is shown page by page; nothing else is, and whoever leaves early is right."""

import fcntl
import shutil
import struct
import sys
import termios
from pathlib import Path

import pytest

from checklist.cli import pager
from tests.sessions import ROOT, environment
from tests.terminal import Terminal, terminal

HERE = ROOT / "examples" / "incident"
WORDS = ("--lang", "en", "list", "--color", "never")
LESS = shutil.which("less")


def sized(at: Terminal, rows: int, columns: int = 90) -> None:
    fcntl.ioctl(at.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def shown(tmp_path: Path, rows: int, *words: str, typed: str = "", **more: str) -> tuple[int, str]:
    """The status and the screen of a command at a terminal of so many rows; the width is known from the start."""
    env = environment(tmp_path / "home") | {"TERM": "xterm", "COLUMNS": "90"} | more
    script = f"stty rows {rows} cols 90; exec {sys.executable} -m checklist {' '.join(words)}"
    with terminal(["sh", "-c", script], env, HERE) as at:
        if typed:
            at.wait_for("A11")
            at.type(typed)
        return at.left()


def test_a_short_text_goes_straight_out(tmp_path: Path) -> None:
    status, screen = shown(tmp_path, 60, *WORDS, CHECKLIST_PAGER="echo paged; cat")
    assert (status, "paged" in screen, "A11" in screen) == (0, False, True)


@pytest.mark.parametrize(
    ("more", "paged"),
    [
        ({"CHECKLIST_PAGER": "echo paged; cat", "PAGER": "false"}, True),
        ({"PAGER": "echo paged; cat"}, True),
        ({"CHECKLIST_PAGER": "", "PAGER": "echo paged; cat"}, False),
        ({"CHECKLIST_PAGER": "cat", "PAGER": "echo paged; cat"}, False),
        ({"PAGER": "echo paged; cat", "TERM": "dumb"}, False),
    ],
)
def test_a_long_text_goes_by_the_pager_that_is_asked_for(more: dict[str, str], paged: bool, tmp_path: Path) -> None:
    status, screen = shown(tmp_path, 8, *WORDS, **more)
    assert (status, "paged" in screen, "A11" in screen) == (0, paged, True)


def test_no_pager_where_none_is_wanted(tmp_path: Path) -> None:
    for _ in range(2):
        status, screen = shown(tmp_path, 8, *WORDS, "--no-pager", CHECKLIST_PAGER="echo paged; cat")
        assert (status, "paged" in screen, "A11" in screen) == (0, False, True)


def test_what_is_told_again_is_paged_too(tmp_path: Path) -> None:
    first, again = (shown(tmp_path, 8, *WORDS, CHECKLIST_PAGER="echo paged; cat") for _ in range(2))
    assert first == again
    assert "paged" in again[1]


@pytest.mark.parametrize("pager", ["there-is-no-such-pager", "/dev/null"])
def test_a_pager_that_is_none_or_may_not_be_run_loses_nothing(pager: str, tmp_path: Path) -> None:
    status, screen = shown(tmp_path, 8, *WORDS, PAGER=pager)
    assert status == 0
    assert "A11" in screen


@pytest.mark.parametrize("words", [WORDS, ("--lang", "en", "notify", "--fail-on", "overdue")])
def test_leaving_early_is_no_error(words: tuple[str, ...], tmp_path: Path) -> None:
    status, screen = shown(tmp_path, 8, *words, PAGER="head -n 1")
    assert status == (1 if "--fail-on" in words else 0)
    assert "Traceback" not in screen
    assert "error" not in screen.lower()


@pytest.mark.skipif(not LESS, reason="less is not installed")
def test_less_is_left_by_its_own_key(tmp_path: Path) -> None:
    env = environment(tmp_path / "home") | {"TERM": "xterm", "COLUMNS": "90"}
    script = f"stty rows 8 cols 90; exec {sys.executable} -m checklist {' '.join(WORDS)}"
    with terminal(["sh", "-c", script], env, HERE) as at:
        before = at.wait_for("\x1b[K")
        at.type("q")
        status, rest = at.left()
    assert status == 0
    assert "Tasks" in before
    assert "3 listed" not in before + rest


def test_a_pipe_is_never_paged(tmp_path: Path) -> None:
    env = environment(tmp_path / "home") | {"TERM": "xterm", "PAGER": "echo paged; cat"}
    script = f"stty rows 8 cols 90; {sys.executable} -m checklist {' '.join(WORDS)} | cat"
    with terminal(["sh", "-c", script], env, HERE) as at:
        status, screen = at.left()
    assert (status, "paged" in screen, "A11" in screen) == (0, False, True)


def test_the_usual_one_is_less(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in pager.ASKED:
        monkeypatch.delenv(name, raising=False)
    assert pager.command() == ("less" if LESS else "")
    monkeypatch.setenv("PATH", "/nowhere")
    assert pager.command() == ""
