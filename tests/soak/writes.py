"""Writers killed without end: `python -m tests.soak.writes --kills 2000 --signals 900 --edits 150 [--seed 1]`."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from tests.store.broken import DONE, one_by_one, signalled
from tests.store.written import World, killed_now_and_then, write_together

KINDS = ("edit", "edits", "new files", "output", "new output")
WRITERS = 8
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def killed(folder: Path, count: int, seed: int) -> None:
    """Kill writers at any time."""
    for at in range(-(-count // 100)):
        killed_now_and_then(World(folder / "world", ("edit", "edits", "output")[at % 3]), 100, seed + at)
    sys.stdout.write(f"{count} kills\n")


def disturbed(folder: Path, count: int) -> None:
    """Send signals at every step, over and over."""
    sent = 0
    while sent < count:
        for kind in KINDS:
            world = World(folder / "world", kind)
            for number in SIGNALS:
                for _ in one_by_one(world.act, signalled(number), world.renew):
                    sent += 1
                    assert world.state() in ("old", "new"), (kind, number)
                    assert not world.temps(), (kind, number)
    sys.stdout.write(f"{sent} signals\n")


def together(folder: Path, edits: int) -> None:
    """Let many edit one file at once."""
    path = folder / "list.yaml"
    path.write_bytes(b"")
    ends, acknowledged = write_together(path, WRITERS, edits)
    assert ends == [DONE] * WRITERS
    assert sorted(path.read_text().split()) == sorted(acknowledged)
    assert len(acknowledged) == WRITERS * edits
    sys.stdout.write(f"{WRITERS} writers × {edits} edits\n")


def main() -> int:
    """Soak as the command line asks; an AssertionError says what went wrong."""
    parser = argparse.ArgumentParser(description="Kill, disturb and crowd those who write.")
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--signals", type=int, default=900)
    parser.add_argument("--edits", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        killed(folder, given.kills, given.seed)
        disturbed(folder, given.signals)
        together(folder, given.edits)
    return 0


if __name__ == "__main__":
    sys.exit(main())
