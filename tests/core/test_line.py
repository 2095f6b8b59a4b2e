"""What several versions have in common: held against a walk that asks everything of everybody."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.core.line import ROOTS, Line

Parents = list[list[int]]
"""Of each version the numbers of those it was made from; a number of its own or later stands for one nobody told."""


@st.composite
def histories(draw: st.DrawFn) -> Parents:
    count = draw(st.integers(1, 12))
    return [
        draw(st.lists(st.integers(0, number - 1), max_size=2, unique=True)) if number else [] for number in range(count)
    ]


def line_of(parents: Parents) -> Line:
    line = Line()
    for number, above in enumerate(parents):
        line.add(str(number), [str(one) for one in above])
    return line


def ancestry(parents: Parents, one: int) -> set[int]:
    return {one}.union(*(ancestry(parents, above) for above in parents[one]))


@given(histories(), st.data())
def test_the_newest_common_version(parents: Parents, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.integers(0, len(parents) - 1), min_size=2, max_size=3))
    shared = set.intersection(*(ancestry(parents, one) for one in names))
    found = line_of(parents).common(str(one) for one in names)
    assert found == (str(max(shared)) if shared else ROOTS)


def test_where_the_history_is_cut_nobody_knows() -> None:
    line = Line()
    line.add("a", ("lost",))
    line.add("b", ())
    line.add("c", ("b",))
    assert line.common(("a", "b")) is None
    assert line.common(("b", "c")) == "b"
    assert line.common(("a", "never told")) is None
    assert "a" in line
    assert "lost" not in line
