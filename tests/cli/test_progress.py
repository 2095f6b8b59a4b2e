"""What is shown while one waits: on a terminal, after a second, gone at the end; and what `-v` says."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

import pytest

from checklist.cli import language
from checklist.cli.progress import ERASE, Progress
from checklist.core.watch import unwatched
from checklist.rules.check import check
from checklist.rules.example import DAY, files, shelf_of
from checklist.store.files import load
from tests.cli.conftest import Typed
from tests.cli.one import COMMAND
from tests.files import lay
from tests.imports import ROOT

pty = pytest.importorskip("pty", reason="there are no such terminals here")
T = TypeVar("T")
LIST = "list: one\ntitle: One\ntasks:\n  - {id: A, title: Mend the bridge, owner: Works, due: 2026-06-30}\n"
DRAWN = re.compile(r"\x1b\[K([█░#. ]*)([^\r\x1b]+)")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    lay(tmp_path, {"checklist.yaml": "as_of: 2026-06-01\nlanguage: en\n", "lists/one.yaml": LIST})
    return tmp_path


def on_terminal(line: str, folder: Path, **env: str) -> tuple[str, str]:
    """What a shell line prints, and what it leaves on a terminal that standard error is."""
    master, slave = pty.openpty()
    done = subprocess.run(
        ["bash", "-c", COMMAND + line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env},
        stdout=subprocess.PIPE,
        stderr=slave,
        timeout=60,
        check=False,
    )
    os.close(slave)
    return done.stdout.decode(), drained(master)


def drained(master: int) -> str:
    """All that has arrived at the other end of a terminal."""
    found = b""
    while True:
        try:
            more = os.read(master, 4096)
        except OSError:
            more = b""
        if not more:
            os.close(master)
            return found.decode()
        found += more


SLOW = "mkfifo slow; (exec 3>slow; sleep 1.5; cat lists/one.yaml >&3) & checklist list slow"
"""What is read keeps one waiting from the moment it is opened, however long the machine took to come so far."""


def test_a_bar_is_drawn_after_a_second_and_gone_at_the_end(here: Path) -> None:
    said, screen = on_terminal(SLOW, here)
    assert "Mend the bridge" in said
    assert {text for _, text in DRAWN.findall(screen)} == {"reading 1 of 1 files"}
    assert screen.endswith(ERASE)
    assert "\n" not in screen


@pytest.mark.parametrize(
    "line", ["checklist list", "checklist validate", f"{SLOW} -q", SLOW.replace("list slow", "list -q slow")]
)
def test_nothing_is_drawn_for_what_is_quick_or_is_to_be_quiet(line: str, here: Path) -> None:
    assert on_terminal(line, here)[1] == ""


def test_nothing_is_drawn_where_a_line_cannot_be_drawn_over(here: Path) -> None:
    assert on_terminal(SLOW, here, TERM="dumb")[1] == ""


def test_what_is_told_beside_a_report_has_the_line_to_itself(here: Path) -> None:
    (here / "lists/one.yaml").write_text(LIST + "  - {id: B}\n", "utf-8")
    _, screen = on_terminal(SLOW + " -f json", here)
    drawn, _, told = screen.rpartition(ERASE)
    assert "reading" in drawn
    assert "is left out" in told


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TextIO, int]]:
    """A terminal to draw on, and its other end."""
    monkeypatch.setattr(language, "_chosen", ["en"])
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as screen:
        yield screen, master


def test_the_bar_grows_with_what_is_done(terminal: tuple[TextIO, int]) -> None:
    screen, master = terminal
    watching = Progress(screen, draws=True, delay=0.0)
    for _ in watching.watch(range(10), "checking", 10):
        time.sleep(0.03)
        watching.draw()
    found = DRAWN.findall(drained_so_far(master))
    assert [text for _, text in found][-1] == "checking 10 of 10 tasks"
    assert [bar.count("█") for bar, _ in found] == sorted(bar.count("█") for bar, _ in found)


def test_a_bar_is_gone_when_the_work_fails(terminal: tuple[TextIO, int]) -> None:
    screen, master = terminal
    watching = Progress(screen, draws=True, delay=9.0)
    work = iter(watching.watch(range(10), "history", 0))
    for _ in range(4):
        next(work)
    watching.draw()
    watching.stop()
    assert drained_so_far(master).endswith(f"reading version 4{ERASE}")
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def drained_so_far(master: int) -> str:
    os.set_blocking(master, False)
    return drained(master)


def counted(noted: list[tuple[str, int, int]]) -> type:
    """A watcher that notes what was handed on, of how many."""

    class Counting:
        def __call__(self, items: Iterable[T], doing: str, total: int, /) -> Iterator[T]:
            count = 0
            for item in items:
                count += 1
                yield item
            noted.append((doing, count, total))

    return Counting


def test_every_file_and_every_task_is_handed_on(here: Path) -> None:
    (here / "lists/two.yaml").write_text(LIST.replace("one", "two").replace("A,", "B,"), "utf-8")
    noted: list[tuple[str, int, int]] = []
    shelf, _ = load(here, watch=counted(noted)())
    assert noted == [("reading", 2, 2)]
    two, none = "{id: 1, title: a}, {id: 2, title: a}", "{title: a}"
    text = f"# file: lists/a.yaml\ntasks: [{two}]\n# file: lists/b.yaml\ntasks: [{none}]\n"
    held = shelf_of(files(text))
    ticked: list[int] = []

    def ticking(items: Iterable[T], doing: str, total: int, /) -> Iterator[T]:
        for item in items:
            ticked.append(total)
            yield item

    assert check(held, DAY, bool, watch=ticking) == check(held, DAY, bool, watch=unwatched)
    assert ticked == [2, 2]
    assert len(shelf.lists) == 2


def test_verbose_says_what_was_read_and_how_long_it_took(typed: Typed, here: Path) -> None:
    (here / "lists/broken.yaml").write_text("tasks: [\n", "utf-8")
    for words in (("-v", "list"), ("list", "--verbose")):
        _, said, beside = typed(*words)
        lines = beside.split("\n")
        assert "Mend the bridge" in said
        assert "Settings: checklist.yaml" in lines
        assert "Read: lists/one.yaml, list one, tasks: 1" in lines
        assert "Not read: lists/broken.yaml" in lines
        floors = re.findall(r"([a-z]+) [0-9]+\.[0-9]{2}", lines[-2].partition(": ")[2])
        assert floors == ["reading", "checking", "judging", "reporting", "writing"]
    assert typed("-v", "-q", "list")[2] == ""
