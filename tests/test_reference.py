"""The pages about the file format are true: their tables are the program's own, and their examples are clean."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checklist.core.ledger import Deed
from checklist.lang.catalog import load
from checklist.rules.check import check
from checklist.source.book import shelve
from checklist.source.ledger import read_ledger
from checklist.source.read import read_bytes
from checklist.source.settings import CONFIG_RECORDS, read_settings
from checklist.writers.reference import PAGES, reference
from tests.imports import ROOT

DOCS = {"en": ROOT / "docs" / "format.md", "zh-CN": ROOT / "docs" / "format.zh-CN.md"}
TABLES = {"list": PAGES["list"], "workspace": CONFIG_RECORDS, "ledger": PAGES["ledger"]}
"""One page shows both tables, so that what they share is shown once."""
HOLE = re.compile(r"(<!-- fields: (\w+)[^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
EXAMPLE = re.compile(r"```yaml( title=checklist\.yaml)?\n(.*?)```", re.DOTALL)
OF_LEDGER = re.compile(r"```yaml title=notices/[0-9]+\.yaml\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(#([^)]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

every_page = pytest.mark.parametrize(("language", "path"), DOCS.items(), ids=DOCS.keys())


def filled(text: str, language: str) -> str:
    voice = load(language)
    return HOLE.sub(
        lambda hole: f"{hole[1]}\n{reference(TABLES[hole[2]], voice, language == 'zh-CN')}\n{hole[3]}", text
    )


@every_page
def test_the_tables_are_the_programs_own(language: str, path: Path, stands: Callable[[Path, str], None]) -> None:
    text = path.read_text("utf-8")
    assert {hole[2] for hole in HOLE.finditer(text)} == set(TABLES)
    stands(path, filled(text, language))


@every_page
def test_every_link_leads_somewhere(language: str, path: Path) -> None:
    text = path.read_text("utf-8")
    headings = [heading.lower().replace(" ", "-") for heading in HEADING.findall(text)]
    links = set(LINK.findall(text))
    assert links
    assert [link for link in links if headings.count(link) != 1] == []


@every_page
def test_the_examples_are_clean(language: str, path: Path) -> None:
    found = EXAMPLE.findall(path.read_text("utf-8"))
    lists = [text for is_settings, text in found if not is_settings]
    own = [text for is_settings, text in found if is_settings]
    assert len(lists) == 2
    assert len(own) == 1
    workspace, settings = read_settings("checklist.yaml", b"")
    for text in lists:
        held = shelve(workspace, settings, [read_bytes("a.yaml", text.encode())])
        assert [one.code for one in check(held, date(2026, 6, 30), lambda _: True)] == []
    for text in own:
        assert read_settings("checklist.yaml", text.encode())[1].faults == ()
    (ledger,) = OF_LEDGER.findall(path.read_text("utf-8"))
    assert [one.deed for one in read_ledger("2020.yaml", ledger.encode()).entries] == [Deed.ISSUED, Deed.ANSWERED]
