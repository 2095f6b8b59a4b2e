"""Lines: a character's line and column, whatever the line ends, however long the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.source import lines
from checklist.source.lines import LINE_END, Lines, Place

TEXTS = st.text("ab\r\n城", max_size=40)


def counted(text: str, index: int) -> Place:
    """The same by a table of all lines."""
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    line = sum(start <= index for start in starts)
    return Place(line, index - starts[line - 1] + 1)


@pytest.fixture(autouse=True, scope="module")
def _short_strides() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "STRIDE", 3)
        yield


@given(TEXTS, st.data())
def test_a_place_is_what_a_table_of_all_lines_says(text: str, data: st.DataObject) -> None:
    held = Lines(text)
    for index in data.draw(st.permutations(range(len(text) + 1))):
        assert held.place(index) == counted(text, index)


@given(TEXTS)
def test_the_line_around_a_character_has_no_end_in_it(text: str) -> None:
    held, parts = Lines(text), LINE_END.split(text)
    for index in range(len(text) + 1):
        start, end = held.around(index)
        assert text[start:end] == parts[counted(text, index).line - 1]
        assert held.around(index, 2) == (start, min(end, index + 2))


def test_beyond_the_ends_are_the_ends() -> None:
    assert Lines("ab\nc").place(99) == Place(2, 2)
    assert Lines("ab\nc").place(-1) == Place(1, 1)
    assert Lines("").around(5) == (0, 0)
