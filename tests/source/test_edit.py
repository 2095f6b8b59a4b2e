"""Splices: where they go, what they leave, and that two never share a character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.source.edit import Edit, Overlap, apply
from checklist.source.text import Span


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], "abcd"),
        ([edit(1, 2, "X")], "aXcd"),
        ([edit(2, 2, "X")], "abXcd"),
        ([edit(3, 4, ""), edit(0, 1, "YY")], "YYbc"),
        ([edit(1, 1, "1"), edit(1, 1, "2"), edit(1, 2, "3")], "a123cd"),
        ([edit(4, 4, "e")], "abcde"),
        ([edit(0, 2, "x"), edit(2, 4, "y")], "xy"),
    ],
)
def test_what_is_not_covered_stays(edits: list[Edit], after: str) -> None:
    assert apply("abcd", edits) == after


@pytest.mark.parametrize(
    "edits", [[edit(0, 2, ""), edit(1, 3, "")], [edit(0, 3, ""), edit(1, 1, "x")], [edit(3, 5, "")]]
)
def test_two_edits_never_share_a_character(edits: list[Edit]) -> None:
    with pytest.raises(Overlap):
        apply("abcd", edits)


@given(st.text(max_size=20), st.data())
def test_edits_move_each_other_nowhere(text: str, data: st.DataObject) -> None:
    """Cut anywhere into pieces, the text with every second piece replaced is the pieces put together."""
    cuts = sorted({0, len(text), *data.draw(st.sets(st.integers(0, len(text)), max_size=6))})
    spans = list(pairwise(cuts))
    edits = [edit(start, end, f"<{at}>") for at, (start, end) in enumerate(spans) if at % 2]
    wanted = "".join(f"<{at}>" if at % 2 else text[start:end] for at, (start, end) in enumerate(spans))
    assert apply(text, data.draw(st.permutations(edits))) == wanted
