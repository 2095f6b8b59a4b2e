"""Whatever breaks while files are written: each has the old bytes or the new, and who says it is done has done it."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.store.write import Replacement, put_all, save
from tests.store.broken import (
    ANOTHER,
    CHANGES,
    DONE,
    INTERRUPTED,
    LOOKS,
    REFUSED,
    as_another,
    in_child,
    killed,
    one_by_one,
    refused,
    signalled,
)
from tests.store.written import NEW, World, in_children, killed_now_and_then, write_together

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked, signals are sent")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of writes are brought to the disk here."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name).resolve()


@pytest.fixture(params=["edit", "edits", "new files", "output", "new output"])
def world(request: pytest.FixtureRequest, place: Path) -> World:
    return World(place / "world", request.param)


def test_nothing_breaks(world: World) -> None:
    world.renew()
    assert in_child(world.act) == DONE
    assert (world.state(), world.temps(), world.whole()) == ("new", [], True)


def test_killed_at_any_call_it_leaves_old_or_new_and_one_name_that_the_next_run_takes(world: World) -> None:
    ends = []
    for status in one_by_one(world.act, killed, world.renew):
        ends.append(status)
        assert world.state() in (("old", "new") if world.files == 1 else ("old", "new", "both"))
        assert world.whole()
        assert len(world.temps()) <= world.files
        assert in_child(world.act) == DONE
        assert (world.state(), world.temps(), world.whole()) == ("new", [], True)
    assert set(ends) == {-signal.SIGKILL}
    assert len(ends) >= 8


def test_refused_any_call_it_is_done_or_told_and_nothing_is_left(world: World) -> None:
    ends = []
    for status in one_by_one(world.act, refused(errno.EIO), world.renew, CHANGES + LOOKS):
        ends.append(status)
        assert status in (DONE, REFUSED)
        assert world.state() in (("new",) if status == DONE else ("old", "new")), "all or nothing"
        assert world.whole()
        assert world.temps() == []
    assert len(ends) >= 8
    assert ends.count(REFUSED) > len(ends) / 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_waits_until_what_was_begun_is_done(world: World, number: int) -> None:
    expected = INTERRUPTED if number == signal.SIGINT else -number
    states = []
    for status in one_by_one(world.act, signalled(number), world.renew):
        states.append(world.state())
        assert status == expected
        assert states[-1] in ("old", "new")
        assert world.temps() == []
    assert "new" in states


def test_what_another_makes_at_any_moment_is_not_overwritten(place: Path) -> None:
    path, note = place / "new.yaml", place / "note"

    def renew() -> None:
        path.unlink(missing_ok=True)
        note.write_bytes(b"ours")

    def another(*_: object) -> None:
        if not path.exists():
            path.write_bytes(b"theirs")
            note.write_bytes(b"theirs")

    ends = set()
    for status in one_by_one(lambda: put_all([Replacement(path, None, b"ours")]), another, renew):
        assert path.read_bytes() == note.read_bytes()
        assert {one.name for one in place.iterdir()} == {"new.yaml", "note"}
        ends.add((status, path.read_bytes()))
    assert ends == {(REFUSED, b"theirs"), (DONE, b"ours")}


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_time(place: Path, seed: int) -> None:
    killed_now_and_then(World(place / "world", "edits"), 15, seed)


def test_a_file_that_may_be_no_larger(world: World) -> None:
    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, len(NEW) // 2))
        world.act()

    world.renew()
    assert in_child(limited) == REFUSED
    assert (world.state(), world.temps(), world.whole()) == ("old", [], True)


FULL = """
import sys
from pathlib import Path
from checklist.store.write import Replacement, replace_all
here = Path(sys.argv[1])
(here / "a.yaml").write_bytes(b"old")
try:
    replace_all([Replacement(here / "a.yaml", b"old", b"n" * 200_000), Replacement(here / "b.yaml", None, b"b")])
except OSError as error:
    print(error.errno, Path(error.filename).name, (here / "a.yaml").read_bytes(), [one.name for one in here.iterdir()])
"""


def test_a_full_disk(tmp_path: Path) -> None:
    script = 'mount -t tmpfs -o size=64k tmpfs "$1" && echo mounted && exec "$2" -c "$3" "$1"'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", str(tmp_path), sys.executable, FULL],
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.startswith("mounted"):
        pytest.skip("no disk may be mounted here")
    assert done.stdout.split("\n")[1] == f"{errno.ENOSPC} a.yaml b'old' ['.a.yaml.checklist-lock', 'a.yaml']"


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that every user reaches."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_only_be_read(anybodys: Path) -> None:
    world = World(anybodys / "world", "edits")
    world.renew()
    for path in (world.folder, *world.folder.iterdir()):
        if path.is_dir():
            path.chmod(0o555)
    assert in_child(as_another(lambda: save(world.folder / "two.yaml", NEW), group=ANOTHER)) == REFUSED
    assert (world.state(), world.temps()) == ("old", [])


WRITERS, EDITS = 8, 20


def test_what_is_acknowledged_to_any_of_many_writers_is_there(place: Path) -> None:
    path = place / "list.yaml"
    path.write_bytes(b"")
    ends, acknowledged = write_together(path, WRITERS, EDITS)
    assert ends == [DONE] * WRITERS
    assert len(acknowledged) == WRITERS * EDITS
    assert sorted(path.read_text().split()) == sorted(acknowledged)
    assert sorted(one.name for one in place.iterdir()) == [".list.yaml.checklist-lock", "list.yaml"]


def test_outputs_to_one_file_do_not_mix(place: Path) -> None:
    path = place / "report.md"

    def put(writer: int) -> None:
        for _ in range(EDITS):
            save(path, b"%d" % writer * 50_000)
            assert len(set(path.read_bytes())) == 1
            assert path.stat().st_size == 50_000

    assert in_children(put, WRITERS) == [DONE] * WRITERS
    assert [one.name for one in place.iterdir()] == ["report.md"]
