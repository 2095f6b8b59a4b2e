"""Secrets are found wherever in a text they stand, and nothing else is."""

import pytest

from checklist.core.secret import covered, secrets_in

PASSWORD = "password: hunter2secret"


@pytest.mark.parametrize(
    "text",
    [
        PASSWORD,
        f"{PASSWORD}\n",
        f"a: 1\n{PASSWORD}\nb: 2\n",
        f"password:\n  {PASSWORD.split()[1]}",
        f"x: {PASSWORD.upper()}",
    ],
)
def test_one_is_found_in_its_place(text: str) -> None:
    ((start, end),) = secrets_in(text)
    assert text[start:end].lower().split() == PASSWORD.split()


def test_each_of_many_is_found_once() -> None:
    text = "".join(f"- {{id: {number}, see: 'https://me:{number}pw@example.org/{number}'}}\n" for number in range(50))
    assert [text[start:end] for start, end in secrets_in(text)] == [f"://me:{number}pw@" for number in range(50)]
    assert "pw" not in covered(text, "*")


@pytest.mark.parametrize(
    "text", ["", "assets: https://example.org/a", "the secret of a bridge", "password: tell nobody"]
)
def test_plain_words_are_none(text: str) -> None:
    assert secrets_in(text) == []
