"""Files that are written to while the world breaks, and what must hold of them then."""

import os
import random
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.store.beside import TEMP
from checklist.store.write import ChangedMeanwhile, Replacement, put_all, replace_all, save
from tests.store.broken import DONE, FAULT, in_child

OLD, NEW = b"old\n" * 3000, b"new\n" * 4000
MODE = 0o640
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and locks as Unix has them")


def names(folder: Path) -> set[str]:
    """All that lies in a folder and below it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


class World:
    """A folder with files in it, and one thing that is done to them."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder, self.kind = folder, kind
        self.files = {"edit": 1, "output": 1, "new output": 1}.get(kind, 3)

    @property
    def paths(self) -> list[Path]:
        """The real files."""
        names = ["kept/one.yaml", "two.yaml", "more/three.yaml"]
        return [self.folder / name for name in names[: self.files]]

    @property
    def named(self) -> list[Path]:
        """The same as they are named: the first by a link."""
        return [self.folder / "link.yaml", *self.paths[1:]] if self.linked else self.paths

    @property
    def linked(self) -> bool:
        return self.kind in ("edit", "edits", "output")

    def new(self, path: Path) -> bool:
        """Is this file one that there is not yet?"""
        return self.kind in ("new files", "new output") or path.name == "three.yaml"

    def renew(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "kept").mkdir(parents=True)
        for path in self.paths:
            if not self.new(path):
                path.write_bytes(OLD)
                path.chmod(MODE)
        if self.linked:
            (self.folder / "link.yaml").symlink_to("kept/one.yaml")

    def act(self) -> None:
        """Write the new bytes, over whatever there is by now."""
        if self.files == 1 and self.kind != "edit":
            save(self.named[0], NEW)
        else:
            put = replace_all if self.linked else put_all
            put([Replacement(path, read(path), NEW) for path in self.named])

    def state(self) -> str:
        """`old` or `new`, or what of both there is; anything else is a mixture within a file."""
        found = []
        for path in self.paths:
            data = read(path)
            assert data in (NEW, None if self.new(path) else OLD), f"{path.name} is torn"
            found.append("new" if data == NEW else "old")
        return found[0] if len(set(found)) == 1 else "both"

    def temps(self) -> list[Path]:
        return [one for one in self.folder.rglob("*") if one.name.endswith(TEMP)]

    def whole(self) -> bool:
        """Do links and modes stand as they did?"""
        links = not self.linked or (self.folder / "link.yaml").is_symlink()
        return links and all(
            stat.S_IMODE(path.stat().st_mode) == MODE for path in self.paths if path.exists() and not self.new(path)
        )


def killed_now_and_then(world: World, times: int, seed: int) -> None:
    """Kill one who writes without end, at any time; hold the files against what must be."""
    chance = random.Random(seed)
    world.renew()
    for _ in range(times):
        child = os.fork()
        if child == 0:
            while True:
                world.act()
        time.sleep(chance.uniform(0.001, 0.03))
        os.kill(child, chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)))
        os.waitpid(child, 0)
        world.state()
        assert world.whole()
        assert len(world.temps()) <= world.files
    assert in_child(world.act) == DONE
    assert (world.state(), world.temps()) == ("new", [])


def in_children(act: Callable[[int], object], count: int) -> list[int]:
    """Do something in several processes at once, each told its number; their exit statuses."""
    children = []
    for number in range(count):
        child = os.fork()
        if child == 0:
            status = FAULT
            try:
                act(number)
                status = DONE
            finally:
                os._exit(status)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def write_together(path: Path, writers: int, edits: int) -> tuple[list[int], list[str]]:
    """Let several add lines to a file, an edit a line; how they end, and the lines acknowledged to them."""
    with tempfile.TemporaryDirectory() as notes:
        ends = in_children(lambda writer: _add_lines(path, writer, edits, Path(notes, str(writer))), writers)
        return ends, [line for note in Path(notes).iterdir() for line in note.read_text().split()]


def _add_lines(path: Path, writer: int, edits: int, note: Path) -> None:
    for number in range(edits):
        line = f"{writer}:{number}\n".encode()
        while True:
            before = path.read_bytes()
            try:
                replace_all([Replacement(path, before, before + line)])
            except ChangedMeanwhile:
                continue
            break
        with note.open("ab") as acknowledged:
            acknowledged.write(line)
