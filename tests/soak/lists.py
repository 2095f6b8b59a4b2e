"""Mutated lists without end: `python -m tests.soak.lists --count 2000000 [--seed 1] [--keep DIR]`.

A meal that went wrong is printed with its seed, and its files are kept, so that it can be tried again.
"""

import argparse
import sys
import time
from pathlib import Path

from checklist.cli import main as door
from tests import hostile, menu
from tests.feed import Course, serve
from tests.files import lay

BATCH = 1_000


def keep(course: Course, folder: Path, number: int) -> None:
    """Write down a meal that went wrong."""
    place = folder / f"{number:04d}"
    lay(place, course.meal.files)
    (place / "fault.txt").write_text(str(course), encoding="utf-8", errors="backslashreplace")


def soak(count: int, seed: int, folder: Path) -> int:
    """Feed `count` mutated lists; how many went wrong."""
    fed = wrong = 0
    slowest = 0.0
    since = time.monotonic()
    for at in range(-(-count // BATCH)):
        meals = list(menu.mutated(seed + at, min(BATCH, count - at * BATCH)))
        for course in serve(door.run, meals):
            fed += 1
            slowest = max(slowest, course.seconds)
            if course.fault:
                wrong += 1
                sys.stdout.write(f"{course}\n")
                keep(course, folder, wrong)
        pace = fed / (time.monotonic() - since)
        sys.stdout.write(
            f"{fed:,} meals, {wrong} wrong, slowest {slowest:.2f} s, {pace:.0f} a second, seed {seed + at}\n"
        )
        sys.stdout.flush()
    return wrong


def main() -> int:
    """Soak as the command line asks; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description="Feed mutated lists to every reading command.")
    parser.add_argument("--count", type=int, default=2_000_000, help="lists to feed")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; each 1,000 lists take the next")
    parser.add_argument("--keep", type=Path, default=Path("build/soak"), help="where to keep what went wrong")
    given = parser.parse_args()
    fixed = [
        course for family in hostile.FAMILIES for course in serve(door.run, list(menu.fixed(family))) if course.fault
    ]
    for number, course in enumerate(fixed):
        sys.stdout.write(f"{course}\n")
        keep(course, given.keep / "fixed", number)
    return int(bool(fixed) or bool(soak(given.count, given.seed, given.keep)))


if __name__ == "__main__":
    sys.exit(main())
