"""A workbook holds real days and figures under a heading that stays, and nothing that was typed runs in it."""

import subprocess
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.message import Points, say
from checklist.core.model import Light
from checklist.reports.report import (
    Column,
    Day,
    Fact,
    Facts,
    Lamp,
    Move,
    Paragraph,
    Percent,
    Rank,
    Report,
    Score,
    Section,
    Signed,
    Table,
)
from checklist.writers.formats import Look, write
from tests.examples import examples
from tests.imports import ROOT
from tests.writers.given import DAY, one_table, reports, texts
from tests.writers.voice import EN, ZH


def book(report: Report, voice: Any = EN) -> openpyxl.Workbook:
    written = write(report, "xlsx", voice, Look())
    assert isinstance(written, bytes)
    return openpyxl.load_workbook(BytesIO(written))


def below(sheet: Any) -> list[list[Any]]:
    """The heading of a sheet's table and what is under it."""
    top = int(sheet.freeze_panes[1:]) - 2
    return [list(row) for row in sheet.iter_rows(values_only=True)][top:]


@pytest.mark.parametrize(
    ("value", "held", "form"),
    [
        (7, 7, "0"),
        (Decimal("1234.50"), 1234.5, "General"),
        (Fraction(1, 4), 0.25, "0.0%"),
        (Percent(Fraction(1, 3), 2), 1 / 3, "0.00%"),
        (Points(Fraction(-1, 8)), -12.5, "+0.0;-0.0;0.0"),
        (Score(Fraction(247, 3)), 247 / 3, "0.00"),
        (Signed(3), 3, "+General;-General;0"),
        (Move(-2), -2, '"↑"0;"↓"0;"→"'),
        (Rank(4), 4, "0"),
        (Rank(4, True), 4, '0" tied"'),
        (date(2020, 6, 30), datetime(2020, 6, 30), "yyyy-mm-dd"),  # noqa: DTZ001
        (Day(date(2020, 6, 30)), datetime(2020, 6, 30), "yyyy-mm-dd"),  # noqa: DTZ001
        (date(1899, 6, 30), "1899-06-30", "General"),
        (10**15, "1000000000000000", "General"),
        (Decimal("0.12345678901234567"), "0.12345678901234567", "General"),
        (("甲局", "乙局"), "甲局, 乙局", "General"),
        (None, None, "General"),
        (Light.NONE, None, "General"),
        (Light.RED, "■ red", "General"),
        (Lamp(Light.GREEN, late=True), "● green, late", "General"),
        ("=1+1", "=1+1", "General"),
        ("https://example.org", "https://example.org", "General"),
        ("0012", "0012", "General"),
        ("a\x00\x1b[31m\r\nb", "a\\x00\\x1b[31m\nb", "General"),
        ("_x0041_", "_x0041_", "General"),
    ],
)
def test_a_value_is_what_it_is(value: Any, held: Any, form: str) -> None:
    sheet = book(one_table((value, "x"))).active
    cell = sheet["A5"]
    assert cell.data_type != "f"
    assert cell.hyperlink is None
    assert (cell.value, cell.number_format) == (held, form)


def test_the_heading_stays_and_filters_and_lights_are_coloured_by_rules() -> None:
    report = one_table((Light.RED, 1), (Lamp(Light.GREEN), 2))
    sheet = book(report).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A5", "A4:B6", "$4:$4")
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert [(str(area.sqref)) for area in sheet.conditional_formatting] == ["A5:A6"]
    assert [rule.text for rule in rules] == ["● green", "▲ yellow", "■ red", "○ grey"]


def test_every_table_has_a_sheet_and_the_rest_stands_beside() -> None:
    columns = (Column("a", heading="A"), Column("q", quiet=True), Column("s", heading="S", spare=True))
    same = [Section("unit", f"Unit {at}", (Table("tasks", columns, ((at, "q", None),)),), many=True) for at in (1, 2)]
    other = Table("t", (Column("b", heading="B"),), (("x",),), say("any", text="="), note="noted")
    facts = Facts("f", (Fact("k", date(2020, 6, 1), "Since"), Fact("n", None, "Nothing")), "Facts")
    blocks = (facts, Paragraph("Said."), other, *same)
    report = Report("any", "Title/[x]", DAY, blocks, main="t", workspace="City", notes=(say("any", text="left out"),))
    found = book(report)
    assert found.sheetnames == ["any =", "Title x", "Beside"]
    assert below(found["any ="]) == [["B"], ["x"], [None], ["noted"]]
    assert below(found["Title x"]) == [["Part", "A"], ["Unit 1", 1], ["Unit 2", 2]]
    head = [cell.value for cell in found["any ="]["A"]][:3]
    assert head == ["Title/[x] · any =", "City · as of 2020-06-16", "any left out"]
    assert [[cell.value for cell in row] for row in found["Beside"].iter_rows(min_row=5)] == [
        ["Facts", None],
        ["Since", "2020-06-01"],
        [None, "Said."],
    ]


@examples(25)
@given(reports, st.sampled_from([EN, ZH]))
def test_every_report_opens(report: Report, voice: Any) -> None:
    found = book(report, voice)
    assert all(cell.data_type != "f" for sheet in found for row in sheet.iter_rows() for cell in row)


@examples(20)
@given(st.lists(texts, min_size=2, max_size=6), st.lists(texts, min_size=1, max_size=3))
def test_names_of_sheets_are_all_good_and_different(titles: list[str], words: list[str]) -> None:
    blocks = tuple(
        Table(f"t{at}", (Column("a", heading=f"A{at}"),), tuple((word,) for word in words), title)
        for at, title in enumerate(titles)
    )
    names = book(Report("any", "History", DAY, blocks)).sheetnames
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_report_is_the_same_bytes() -> None:
    report = one_table((1, "x"), (Light.RED, None))
    assert write(report, "xlsx", ZH, Look()) == write(report, "xlsx", ZH, Look())


def test_a_long_text_is_cut_where_a_cell_ends() -> None:
    assert len(book(one_table(("x" * 40_000,))).active["A5"].value) == 32_767


def test_without_the_library_one_sentence_says_what_to_do() -> None:
    asked = (
        "import sys; sys.modules['xlsxwriter'] = None; from checklist.cli.main import run; "
        "sys.exit(run(['--lang', 'en', '-C', 'examples/incident', 'status', '-f', 'xlsx']))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("Writing .xlsx needs a part that is not installed: pip install 'checklist-cli[office]'\n")


def test_into_a_pipe_it_goes_byte_for_byte() -> None:
    asked = [sys.executable, "-m", "checklist", "-C", "examples/incident", "list", "-f", "xlsx"]
    outs = [subprocess.run(asked, capture_output=True, check=True, cwd=ROOT).stdout for _ in range(2)]
    assert zipfile.is_zipfile(BytesIO(outs[0]))
    assert outs[0] == outs[1]


def test_rows_are_as_tall_as_their_text_and_go_on_growing() -> None:
    rows = (("one\ntwo\nthree",), ("short",), ("长" * 60,))
    written = write(one_table(*rows), "xlsx", EN, Look())
    assert isinstance(written, bytes)
    (sheet,) = openpyxl.load_workbook(BytesIO(written)).worksheets
    lines = [sheet.row_dimensions[row].height for row in (5, 6, 7)]
    assert lines == [3 * 16.5, None, 3 * 16.5], "a column is 56 characters wide at most, 53 of them for text"
    assert b"customHeight" not in zipfile.ZipFile(BytesIO(written)).read("xl/worksheets/sheet1.xml")
