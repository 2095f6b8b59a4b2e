"""The feeder sees what a command must never do, and goes on after it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests import feed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is forked for it")


def command(argv: list[str]) -> int:
    what = argv[0]
    if what == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif what == "hang":
        time.sleep(60)
    elif what == "fail":
        raise ValueError(what)
    elif what == "leave":
        sys.exit(2)
    elif what == "escape":
        sys.stdout.write("a\x1b[31mb")
    elif what == "bytes":
        sys.stdout.buffer.write(b"\xff")
    elif what == "read":
        sys.stdout.write(f"{Path('lists/a.yaml').read_text()} {sys.stdin.read()} {len(list(Path().rglob('*')))}")
    return 5 if what == "ours" else 0


def served(*names: str) -> list[feed.Course]:
    return list(feed.serve(command, [feed.Meal(name, (name,), {"lists/a.yaml": b"text"}, b"typed") for name in names]))


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("die", "died of SIGSEGV"),
        ("fail", "traceback"),
        ("ours", "exit status 5"),
        ("escape", "printed U+001B"),
        ("bytes", "printed no UTF-8"),
    ],
)
def test_a_fault_is_seen_and_the_next_is_served(name: str, fault: str) -> None:
    before, it, after = served("read", name, "leave")
    assert it.fault.startswith(fault)
    assert (before.status, after.status) == (0, 2)
    assert not before.fault + after.fault


def test_a_hang_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "SECONDS", 0.1)
    it, after = served("hang", "leave")
    assert it.fault.startswith("died of SIGALRM")
    assert after.status == 2


def test_each_meal_has_its_own_table() -> None:
    first, second = served("read", "read")
    assert first.printed == second.printed == b"text typed 2"
