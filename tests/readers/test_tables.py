"""Workbooks, open documents and documents as other programs wrote them, read as they were meant."""

import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from checklist.readers.grid import Area, Filled, address, letters, place_of, shown_day
from checklist.readers.tables import tables
from tests.examples import examples
from tests.readers import made
from tests.readers.sheet import ROWS, only

LEGAL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)
VALUES = st.one_of(
    LEGAL.filter(lambda text: text.strip() and not text.startswith(("=", "#"))),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=3).map(float),
    st.dates(date(1900, 3, 1)),
    st.booleans(),
    st.none(),
)


def test_a_workbook() -> None:
    rows = [*ROWS[:2], [2, "x", datetime(2020, 6, 30, 9, 30), time(9, 30)], [None, 1.5, True]]  # noqa: DTZ001
    read = only("a.xlsx", made.xlsx(rows, formats={"D2": "0.0%"}))
    assert {key: read[key] for key in ("A2", "B2", "C2", "D2")} == {
        "A2": Decimal(1),
        "B2": "修桥\n二期",
        "C2": date(2020, 6, 30),
        "D2": Fraction(45, 100),
    }
    assert (read["C3"], read["D3"]) == ("2020-06-30 9:30:00", "9:30:00")
    assert (read["B4"], read["C4"]) == (Decimal("1.5"), True)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('yyyy"年"m"月"', "2020年6月"),
        ("yyyy\\年m\\月;@", "2020年6月"),
        ("mmm-yy", "2020-06"),
        ("yyyy/mm", "2020-06"),
        ('m"月"d"日"', date(2020, 6, 1)),
        ("yyyy-mm-dd", date(2020, 6, 1)),
    ],
)
def test_a_month_is_no_day(form: str, shown: object) -> None:
    rows = [[datetime(2020, 6, 1), datetime(2020, 6, 15)]]  # noqa: DTZ001
    read = only("a.xlsx", made.xlsx(rows, formats={"A1": form, "B1": form}))
    assert (read["A1"], read["B1"]) == (shown, date(2020, 6, 15))


@examples(40)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_workbook_is_read_as_another_reader_does(rows: list[list[object]]) -> None:
    data = made.xlsx(rows)
    sheet = openpyxl.load_workbook(made.BytesIO(data)).active
    other = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}
    ours = only("a.xlsx", data)
    assert ours.keys() == other.keys()
    for key, value in other.items():
        if isinstance(value, datetime):
            assert ours[key] == value.date()
        elif isinstance(value, int | float) and not isinstance(value, bool):
            assert ours[key] == Decimal(repr(float(value)))
        else:
            assert ours[key] == value


def test_a_workbook_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    book.active.append([date(2020, 6, 30)])
    assert only("a.xlsx", made.saved(book)) == {"A1": date(2020, 6, 30)}


def test_what_was_reckoned_is_read_as_it_is_shown() -> None:
    rows = [[1 / 3, 1 / 3, datetime(2020, 6, 30, 23, 59, 59, 999_999)]]  # noqa: DTZ001
    data = made.xlsx(rows, formats={"A1": "0.0%"})
    assert only("a.xlsx", data) == {
        "A1": Fraction("0.33333333"),
        "B1": Decimal("0.333333333333333"),
        "C1": date(2020, 7, 1),
    }
    assert only("a.xlsx", instead(data, b"<v>0.333333333333333", b"<v>0.30000000000000004"))["B1"] == Decimal("0.3")


def instead(data: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook whose sheet says something else in one place."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read(name)
    assert old in sheet
    return made.with_part(data, name, sheet.replace(old, new), instead=True)


@pytest.mark.parametrize("kept", ["_x0041_", "a\tb", "\x01", "_x0041", "_xZZZZ_"])
def test_characters_that_xml_cannot_hold_are_read(kept: str) -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_string(0, 0, kept)
    book.close()
    assert only("a.xlsx", out.getvalue()) == {"A1": kept}


def test_a_line_end_of_another_program_is_one() -> None:
    data = instead(made.xlsx([["p"]]), b"<t>p</t>", b"<t>a_x000D_\nb _x0000_ _xD83D_</t>")
    assert only("a.xlsx", data) == {"A1": "a\r\nb _x0000_ _xD83D_"}


def test_a_format_is_looked_at_as_far_as_spreadsheets_make_them() -> None:
    data = made.xlsx([["p", 45]], formats={"B1": "[" * 300 + "d"})
    assert only("a.xlsx", data) == {"A1": "p", "B1": Decimal(45)}


def test_hidden_rows_are_known() -> None:
    book = openpyxl.Workbook()
    for row in (["p"], ["q"], ["r"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    (sheet,) = tables("a.xlsx", made.saved(book)).sheets
    assert (len(sheet.cells), sheet.unseen) == (3, {1})
    content = made.ods([["p"], ["q"], ["r"]])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        text = archive.read("content.xml")
    first, _, rest = text.partition(b"<table:table-row>")
    text = first + b"<table:table-row>" + rest.replace(b"table-row>", b'table-row table:visibility="filter">', 2)
    text = text.replace(b'</table:table-row table:visibility="filter">', b"</table:table-row>")
    (sheet,) = tables("a.ods", made.with_part(content, "content.xml", text, instead=True)).sheets
    assert (len(sheet.cells), sheet.unseen) == (3, {1})


def test_errors_and_formulas_without_a_value_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "#DIV/0!", "x"])
    (sheet,) = tables("a.xlsx", made.saved(book)).sheets
    assert [(address(place), said.key) for place, said in sheet.odd] == [("A1", "told.formula"), ("B1", "told.error")]
    assert list(sheet.cells.values()) == ["x"]


def test_an_open_document() -> None:
    rows = [["任务", "时限", "进度"], ["修桥\n二期", date(2020, 6, 30), 0.45], [None, None, 3]]
    data = made.ods(rows, {(1, 0): 2})
    assert only("a.ods", data) == {
        "A1": "任务",
        "B1": "时限",
        "C1": "进度",
        "A2": "修桥\n二期",
        "B2": date(2020, 6, 30),
        "C2": Fraction(45, 100),
        "C3": Decimal(3),
    }
    (sheet,) = tables("a.ods", data).sheets
    assert sheet.merged == (Area(1, 0, 2, 0),)


def test_a_day_with_a_time_is_the_same_in_either_kind_of_spreadsheet() -> None:
    moment = datetime(2020, 6, 30, 17, 30)  # noqa: DTZ001
    assert only("a.ods", made.ods([["p", moment]]))["B1"] == "2020-06-30 17:30:00"
    assert only("a.xlsx", made.xlsx([["p", moment]]))["B1"] == "2020-06-30 17:30:00"


def test_a_document() -> None:
    data = made.document([["任务", "单位"], ["修桥", "甲局"], ["", "乙局"]], [((1, 0), (2, 0))], "某市清单")
    (sheet,) = tables("a.docx", data).sheets
    assert (sheet.above, sheet.outside) == (("某市清单",), 0)
    assert sheet.merged == (Area(1, 0, 2, 0),)
    filled = Filled(sheet)
    assert [filled.at(2, 0), filled.own(2, 0), filled.at(2, 1)] == ["修桥", None, "乙局"]


def test_a_hyphen_that_holds_a_line_together_is_one() -> None:
    name = "word/document.xml"
    data = made.document([["2026=09"]])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read(name).replace(b"2026=", b"2026</w:t><w:noBreakHyphen/><w:t>")
    assert only("a.docx", made.with_part(data, name, text, instead=True)) == {"A1": "2026-09"}


def test_sentences_above_a_table_are_no_title_of_it() -> None:
    data = made.document([["任务"], ["修桥"]], above="现将清单印发给你们。\n附件\n某市2020年清单")
    (sheet,) = tables("a.docx", data).sheets
    assert (sheet.above, sheet.outside) == (("附件", "某市2020年清单"), 1)


@given(st.integers(0, 20_000), st.integers(0, 10**6))
def test_an_address_leads_back(column: int, row: int) -> None:
    assert letters(0) == "A"
    assert column > 18_277 or place_of(address((row, column))) == (row, column)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020年6月", "2020年6月"),
        ("Jun-20", "2020-06"),
        ("2020-06", "2020-06"),
        ("2020年6月1日", None),
        ("1 June", None),
    ],
)
def test_a_month_that_is_shown_is_no_day(text: str, shown: str | None) -> None:
    assert shown_day(date(2020, 6, 1), text) == (shown or date(2020, 6, 1))
    assert shown_day(date(2020, 6, 30), text) == date(2020, 6, 30)
