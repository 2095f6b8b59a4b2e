"""What an edit shows: the lines that change, in their places, with a little around them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from checklist.cli.editing import CONTEXT, difference
from checklist.source.text import Source

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "@@ -1 +1 @@"]), max_size=30)
HUNK = re.compile(r"@@ -([0-9]+)(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")


@given(LINES, LINES, LINES, LINES)
def test_it_says_how_one_text_becomes_the_other(
    above: list[str], old: list[str], new: list[str], below: list[str]
) -> None:
    before, after = [*above, *old, *below], [*above, *new, *below]
    told = difference(Source("a.yaml", "".join(f"{line}\n" for line in before)), "".join(f"{line}\n" for line in after))
    assert applied(before, told.split("\n")[2:-1]) == after


def applied(lines: list[str], told: list[str]) -> list[str]:
    """A text with a difference put in, each hunk at the place that its heading names."""
    found, at, left = [], 0, 0
    for line in told:
        if not left:
            heading = HUNK.fullmatch(line)
            assert heading
            was, become = (int(heading[number] or 1) if heading[number] != "0" else 0 for number in (2, 4))
            start = int(heading[1]) - (1 if was else 0)
            found, at, left = found + lines[at:start], start, was + become
            assert int(heading[3]) - (1 if become else 0) == len(found)
            continue
        left -= 2 if line[0] == " " else 1
        if line[0] != "+":
            assert lines[at] == line[1:]
            at += 1
        if line[0] != "-":
            found.append(line[1:])
    return found + lines[at:]


def test_among_very_many_lines_only_those_around_are_looked_at() -> None:
    """A hundred thousand lines, of which many are alike: comparing each with each would take a minute."""
    lines = [f"{number % 60}\n" for number in range(100_000)]
    told = difference(Source("a.yaml", "".join(lines)), "".join([*lines[:50_000], "new\n", *lines[50_000:]]))
    assert told.split("\n")[2:4] == ["@@ -49999,4 +49999,5 @@", " 18"]
    assert len(told.splitlines()) == 3 + 2 * CONTEXT + 1
