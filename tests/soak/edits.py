"""Generated edits without end: `python -m tests.soak.edits --count 200000 [--seed 1]`.

Each is a list in some style that becomes another list, and the law of the loop asked of it. What breaks it is printed
with the seed of its style, and the two texts are kept.
"""

import argparse
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from checklist.core.compare import compare
from checklist.core.model import TaskList
from checklist.source.amend import edits
from checklist.source.edit import apply
from tests.mutations import mutated
from tests.source.given import LONGER
from tests.source.loop import broken, read, said
from tests.source.styled import styled

STYLES = 10
"""In how many styles each list is written: drawing a list costs more than writing it."""


def keep(before: TaskList, after: TaskList, style: int, folder: Path, number: int) -> None:
    """Write down a text whose edits broke the law, and what they made of it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = styled(before, style).text
    (folder / f"{number:04d}-before.yaml").write_text(text, encoding="utf-8", newline="")
    new = apply(text, edits(read(text), compare(before, after)))
    (folder / f"{number:04d}-after.yaml").write_text(new, encoding="utf-8", newline="")


def soak(count: int, start: int, folder: Path) -> int:
    """Make `count` edits; how many broke the law."""
    made = wrong = 0
    since = time.monotonic()

    @seed(start)
    @settings(
        max_examples=-(-count // (2 * STYLES)),
        phases=(Phase.generate,),
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), LONGER, LONGER, st.integers(0, 10**9))
    def each(data: st.DataObject, before: TaskList, other: TaskList, style: int) -> None:
        nonlocal made, wrong
        after = data.draw(mutated(before, other, 6, 1))
        if not (said(before) and said(after)):
            return
        for number in range(2 * STYLES):
            pair = (before, after) if number % 2 else (after, before)
            fault = broken(*pair, style + number)
            made += 1
            if fault:
                wrong += 1
                sys.stdout.write(f"style {style + number}: {fault}\n")
                keep(*pair, style + number, folder, wrong)
            if made % 1_000 == 0:
                pace = made / (time.monotonic() - since)
                sys.stdout.write(f"{made:,} edits, {wrong} wrong, {pace:.0f} a second\n")
                sys.stdout.flush()

    each()
    return wrong


def main() -> int:
    """Soak as the command line asks; 1 if anything broke the law."""
    parser = argparse.ArgumentParser(description="Make lists of other lists by edits of their texts.")
    parser.add_argument("--count", type=int, default=200_000, help="edits to make")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--keep", type=Path, default=Path("build/soak/edits"), help="where to keep what broke the law")
    given_words = parser.parse_args()
    return int(bool(soak(given_words.count, given_words.seed, given_words.keep)))


if __name__ == "__main__":
    sys.exit(main())
