"""A text taken apart after an earlier version of it is what it is when it is split anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.source import apart
from checklist.source.apart import Apart, take_apart
from tests.examples import examples

MARK = b"\n- "
texts = st.lists(st.sampled_from([MARK, b"a", b"b", b"\n", b"- ", b"\n-", b"cc"]), max_size=40).map(b"".join)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "BLOCKS", (8, 2))


def values(parts: list[bytes]) -> list[bytes | None]:
    """What a part is: itself, or nothing of it if it is `b`."""
    return [None if part == b"b" else part for part in parts]


@examples(2000)
@given(texts, texts, texts, texts, st.integers(0, 6), st.integers(0, 6))
def test_it_is_split_as_if_for_the_first_time(
    head: bytes, before: bytes, after: bytes, tail: bytes, one: int, other: int
) -> None:
    found: Apart[bytes] = Apart(MARK)
    for text, begin in ((head + before + tail, one), (head + after + tail, other), (head + before + tail, one)):
        begin = min(begin, len(text))
        found = take_apart(text, begin, found, values)
        expected = text[begin:].split(MARK)
        assert [found.part(at) for at in range(len(found.ends))] == expected
        assert found.inner() == expected[1:-1]
        assert found.values[1:-1] == values(expected[1:-1])
        assert found.odd is (None in found.values[1:-1])


def test_what_is_as_it_was_is_not_asked_for_again() -> None:
    asked: list[list[bytes]] = []

    def make(parts: list[bytes]) -> list[bytes | None]:
        asked.append(parts)
        return list(parts)

    names = [b"one and only", b"two and only", b"three and only", b"four and only", b"five and only"]
    old = take_apart(MARK.join(names), 0, Apart(MARK), make)
    take_apart(MARK.join([*names[:2], b"another", *names[3:]]), 0, old, make)
    take_apart(MARK.join([names[0], b"TWO and only", names[2], b"FOUR and only", names[4]]), 0, old, make)
    assert asked == [names[1:-1], [b"another"], [b"TWO and only", b"FOUR and only"]]
