"""Formats are found by name and by ending, and imported when they are asked for."""

import subprocess
import sys

import pytest

from checklist.core.calendar import Every, Unit
from checklist.core.model import Act, Light, Status
from checklist.core.spellings import ACT_WORDS, AMOUNT_WORDS, LIGHT_WORDS, STAGE_WORDS, STATUS_WORDS
from checklist.lang.catalog import Catalog
from checklist.writers.formats import FORMATS, PROBLEMS, Look, format_of, write, write_problems
from tests.writers.given import one_table
from tests.writers.voice import EN, ZH


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.json", "json"),
        ("dir.md/讲评.CSV", "csv"),
        ("x.markdown", "md"),
        ("x.md", "md"),
        ("x.txt", "text"),
        ("x.xyz", None),
        ("json", None),
        ("", None),
    ],
)
def test_endings(path: str, name: str | None) -> None:
    assert format_of(path) == name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_and_ends_its_last_line(name: str) -> None:
    written = write(one_table(("x",)), name, ZH, Look())
    assert written.startswith(b"PK") if isinstance(written, bytes) else written.endswith("\n")


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_form_of_problems_writes(name: str) -> None:
    assert write_problems([], name, ZH, Look()).endswith("\n")


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    asked = (
        "import sys; from checklist.writers.formats import write, Look; from checklist.reports.report import Report\n"
        "from datetime import date\n"
        "class Voice:\n"
        "    say = staticmethod(str)\n"
        "print(*sorted({'rich', 'json', 'csv', 'checklist.writers.text'} & sys.modules.keys()))\n"
        "write(Report('x', 'x', date(2020, 1, 1), ()), 'text', Voice, Look(80, False, True, True))\n"
        "print(*sorted({'rich', 'json', 'csv'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("voice", [ZH, EN], ids=["zh", "en"])
def test_every_word_has_its_name(voice: Catalog) -> None:
    known = voice.sentences
    values = (*Light, *Status, *Act, *Every, *Unit)
    assert {f"{type(one).__name__.lower()}.{one.value}" for one in values} <= known.keys()
    for kind, words in (("stage", STAGE_WORDS), ("amount", AMOUNT_WORDS)):
        assert {f"{kind}.{word}" for word in words} <= known.keys()


def test_a_word_is_shown_as_it_is_best_typed() -> None:
    tables = {
        "status": STATUS_WORDS,
        "act": ACT_WORDS,
        "light": LIGHT_WORDS,
        "stage": STAGE_WORDS,
        "amount": AMOUNT_WORDS,
    }
    for kind, table in tables.items():
        for word, spellings in table.items():
            assert ZH.sentences[f"{kind}.{word}"] == spellings[0]
