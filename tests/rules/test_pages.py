"""The pages of all rules stand in `docs/` as the rules say them; `--accept` writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.lang.catalog import LANGUAGES
from checklist.rules.every import RULES
from checklist.rules.page import all_pages, index, page
from tests.imports import ROOT

PAGES = {"en": ROOT / "docs" / "rules.md", "zh-CN": ROOT / "docs" / "rules.zh-CN.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_all_rules_is_up_to_date(language: str, stands: Callable[[Path, str], None]) -> None:
    stands(PAGES[language], all_pages(language))


def test_a_page_says_what_why_and_how() -> None:
    one = page("E202", "en")
    assert one.severity == "error"
    assert one.what == "A task that is due before it starts."
    assert one.why.startswith("It has no window")
    assert one.prints == (
        "lists/works.yaml:2:74: error[E202] due 2026-06-30, before the start on 2026-07-01",
        "  = move due behind start, or change start",
    )
    assert page("E202", "zh-CN").prints[0].endswith("error[E202] 完成时限 2026-06-30 早于开始日期 2026-07-01")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_every_rule(language: str) -> None:
    assert [code for code, _ in index(language)] == list(RULES)
    assert all(what and what != code for code, what in index(language))
