"""Nothing unprintable comes through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.writers.safe import safe, safe_lines
from tests.effort import no_runaway


def harmless(text: str) -> bool:
    return all(one.isprintable() or one in "\u3000\xa0" or (one.isspace() and one not in "\n\r\t\v\f") for one in text)


@given(st.text())
def test_any_text_is_one_harmless_line(text: str) -> None:
    assert harmless(safe(text))
    assert len(safe(text).splitlines()) <= 1


@given(st.text())
def test_any_text_is_harmless_lines(text: str) -> None:
    assert all(harmless(line) for line in safe_lines(text))


@given(st.text())
def test_what_is_safe_stays(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("城区黑臭水体治理", "城区黑臭水体治理"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("\u202eabc", "\\u202eabc"),
        ("a\u200bb", "a\\u200bb"),
        ("a\x85b", "a\\x85b"),
        ("a\u2028b", "a\\u2028b"),
        ("\ufeffa", "\\ufeffa"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\ue000", "\\ue000"),
        ("a\tb", "a\\tb".replace("\\t", "\\x09")),
        ("一　二\xa0三", "一　二\xa0三"),
        ("第一行\n  第二行\r\n", "第一行 第二行"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_lines_stay_lines() -> None:
    assert safe_lines("一\r\n二\n\n") == ["一", "二"]
    assert safe_lines("一\x00") == ["一\\x00"]


def test_a_long_run_of_blanks_is_passed_over_once() -> None:
    with no_runaway():
        assert safe(f"{' ' * 100_000}\ta{' ' * 9}\n  b") == f"{' ' * 100_000}\\x09a b"
