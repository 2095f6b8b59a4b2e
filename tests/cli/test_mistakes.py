"""What is said of an option that is none."""

import pytest

from tests.cli.conftest import Typed


@pytest.mark.parametrize(
    ("typed_words", "meant"),
    [("add x --owner y", ""), ("audit --all", ""), ("roll --rev x", ""), ("status --asof x", "--as-of")],
)
def test_another_option_is_proposed_only_where_more_than_its_dashes_is_alike(
    typed: Typed, typed_words: str, meant: str
) -> None:
    status, _, said = typed("--lang", "en", *typed_words.split())
    assert (status, said.partition("Did you mean ")[2].rstrip("?\n")) == (2, meant)
