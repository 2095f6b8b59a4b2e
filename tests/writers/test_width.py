"""Columns, cutting and wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.writers.safe import safe
from checklist.writers.width import cut, fit, pad, width, wrap
from tests.writers.given import texts

safe_texts = texts.map(safe)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("市住建局", 8),
        ("市住建局a", 9),
        ("（一）", 6),
        ("e\u0301", 1),
        ("ａｂ", 4),
        ("ｱｲ", 2),
        ("한국", 4),
        ("●▲■○—…", 6),
        ("🚧", 2),
        ("𠮷", 2),
        ("　", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("市住建局", 8, "市住建局"),
        ("市住建局", 7, "市住建…"),
        ("市住建局", 6, "市住…"),
        ("市住建局", 1, "…"),
        ("市住建局", 0, ""),
    ],
)
def test_fit(text: str, columns: int, shown: str) -> None:
    assert fit(text, columns) == shown


def test_fit_has_another_mark_for_other_screens() -> None:
    assert fit("市住建局", 7, "...") == "市住..."
    assert fit("市住建局", 2, "...") == "市"


@given(safe_texts, st.integers(0, 40))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    assert width(fit(text, columns)) <= columns
    assert text.startswith(cut(text, columns))


@given(safe_texts, st.integers(0, 40), st.booleans())
def test_what_is_padded_is_as_wide_as_asked(text: str, columns: int, right: bool) -> None:
    assert width(pad(text, columns, right)) == max(columns, width(text))


@given(safe_texts, st.integers(2, 40))
def test_wrapping_loses_nothing_but_blanks(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "汛期提前，三条河道停工（含颍州区）；七月底前补齐工期。"
    for columns in range(10, 40):
        lines = wrap(text, columns)
        assert not [line for line in lines if line[0] in "，；。）" or line[-1] == "（"]


def test_words_stay_whole() -> None:
    assert wrap("by the end of September", 10) == ["by the end", "of", "September"]
    assert wrap("incomprehensible", 10) == ["incomprehe", "nsible"]
    assert wrap("any text", 0) == ["any text"]
