"""An edit struck at its every step: the list is as it was or as it was to be, and says no more than it did."""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli.main import run
from checklist.store.beside import is_beside
from tests.store.broken import DONE, FAULT, in_child, killed, one_by_one, refused, signalled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked, signals are sent")

LIST = """\
\ufefflist: works        # issued in January
tasks:
  - id: W-1
    title: Repair the bridge
    owner: Works     # with its own crane
    due: 2026-09-30
    status: in-progress
    updates:
      - {on: 2026-04-24, progress: 45%}
  - {id: W-2, title: Thirty stops, owner: Buses, due: 2026-09-30, status: in-progress}""".replace("\n", "\r\n")
EDITS = {
    "extend": ("extend", "W-2", "--to", "2026-12-31", "--reason", "High water", "--by", "Office"),
    "add": ("add", "Plant trees", "owner=Works"),
    "fmt": ("fmt",),
    "fix": ("validate", "--fix"),
}


class Town:
    """A workspace with one list, and an edit of it typed at the command line."""

    def __init__(self, folder: Path, words: tuple[str, ...]) -> None:
        self.folder, self.words = folder, words
        self.path = folder / "lists" / "works.yaml"
        self.renew()
        assert in_child(self.act) == DONE
        self.new = self.path.read_bytes()
        assert self.new != LIST.encode()
        self.renew()

    def renew(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.path.parent.mkdir(parents=True)
        (self.folder / "checklist.yaml").write_text("language: en\nas_of: 2026-06-15\n", encoding="utf-8")
        self.path.write_bytes(LIST.encode())

    def act(self) -> None:
        """Type the edit; OSError where it says that it was not done."""
        if run(["-C", str(self.folder), *self.words]):
            raise OSError(errno.EIO, "not done")

    @property
    def state(self) -> str:
        data = self.path.read_bytes()
        assert data in (self.new, LIST.encode()), "torn"
        return "new" if data == self.new else "old"

    @property
    def beside(self) -> set[str]:
        """What lies about that nobody wrote there."""
        names = {one.name for one in self.folder.rglob("*") if one.is_file()}
        return names - {"checklist.yaml", "works.yaml"}


every = pytest.mark.parametrize("town", EDITS, indirect=True)
one = pytest.mark.parametrize("town", ["extend"], indirect=True)


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setenv("CHECKLIST_CACHE", "")
    return Town(tmp_path / "town", EDITS[request.param])


@every
def test_killed_at_any_step_the_list_is_old_or_new_and_the_next_edit_clears_up(town: Town) -> None:
    ends = [(status, _after(town)) for status in one_by_one(town.act, killed, town.renew)]
    assert {status for status, _ in ends} == {-signal.SIGKILL}
    assert {state for _, state in ends} == {"old", "new"}
    assert len(ends) >= 8


def _after(town: Town) -> str:
    state = town.state
    assert all(is_beside(name) for name in town.beside)
    assert len(town.beside) <= 2, "the lock, and one temporary file"
    assert in_child(lambda: run(["-C", str(town.folder), "set", "W-1", "weight=7"])) == DONE
    assert b"weight: 7" in town.path.read_bytes()
    assert town.beside == {".works.yaml.checklist-lock"}
    return state


@one
def test_refused_any_step_it_says_what_is_so(town: Town) -> None:
    """What was written before the system failed may be there though the command failed, but never the reverse."""
    ends = []
    for status in one_by_one(town.act, refused(errno.EIO), town.renew):
        ends.append(status)
        assert status != FAULT
        assert status != DONE or town.state == "new"
        assert town.state in ("old", "new")
        assert town.beside <= {".works.yaml.checklist-lock"}
    assert len(ends) >= 8


@one
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_nothing_half_done(town: Town, number: int) -> None:
    states = set()
    for _ in one_by_one(town.act, signalled(number), town.renew):
        states.add(town.state)
        assert town.beside <= {".works.yaml.checklist-lock"}
    assert states == {"old", "new"}


@one
def test_the_list_on_the_disk_is_the_one_that_was_read(town: Town) -> None:
    """Somebody else writes between the reading and the writing: theirs stays, and the edit says so."""
    theirs = LIST.encode() + b"\r\n# theirs\r\n"

    def another(name: str, given: tuple[object, ...], write: Callable[[int, bytes], int] = os.write) -> None:
        if town.path.read_bytes() == LIST.encode():
            town.path.write_bytes(theirs)

    for _ in one_by_one(town.act, another, town.renew, ("link", "replace", "rename")):
        assert town.path.read_bytes() in (theirs, town.new)
