"""What edits do to lines is told as `diff -u` tells it."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from checklist.source.edit import Edit, apply
from checklist.source.hunks import hunks, shown
from checklist.source.text import Span

LINES = st.lists(st.sampled_from(["a", "b", "", "cd"]), max_size=30).map("\n".join)


@given(LINES, st.data())
def test_the_lines_told_make_the_new_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [
        Edit(Span(start, end), data.draw(st.sampled_from(["", "x", "\n", "y\nz"])))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    new = apply(text, edits)
    old_lines, new_lines = text.splitlines(), new.splitlines()
    rebuilt: list[str] = []
    done = 0
    for hunk in hunks(text, edits):
        rebuilt += old_lines[done : hunk.line - 1]
        assert len(rebuilt) == hunk.new_line - 1
        old = [line for sign, line in hunk.lines if sign != "+"]
        assert old == old_lines[hunk.line - 1 :][: len(old)]
        rebuilt += [line for sign, line in hunk.lines if sign != "-"]
        done = hunk.line - 1 + len(old)
    assert [*rebuilt, *old_lines[done:]] == new_lines


def test_they_are_told_as_diff_tells_them() -> None:
    text = "".join(f"{number}\n" for number in range(1, 31))
    edits = [
        Edit(Span(text.index("5\n"), text.index("6\n")), "five\n"),
        Edit(Span(text.index("20"), text.index("22")), ""),
    ]
    wanted = list(difflib.unified_diff(text.splitlines(), apply(text, edits).splitlines(), lineterm=""))[2:]
    assert list(shown(hunks(text, edits))) == wanted
