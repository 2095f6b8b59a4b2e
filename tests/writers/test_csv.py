"""CSV: it reads back, and no cell of text is a formula."""

import csv
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import given

from checklist.core.message import Points
from checklist.core.model import Light, Status
from checklist.readers.guard import guarded, unguarded
from checklist.reports.report import Bar, Column, Fact, Facts, Items, Move, Paragraph, Report, Section, Table
from checklist.writers.formats import Look, write
from checklist.writers.safe import typed_lines
from tests.writers.given import DAY, one_table, tables, texts
from tests.writers.voice import ZH


def read(report: Report) -> list[list[str]]:
    text = write(report, "csv", ZH, Look())
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline="")))


@given(tables())
def test_it_reads_back(table: Table) -> None:
    rows = read(Report("any", "t", DAY, (table,)))
    assert len(rows) == len(table.rows) + 1
    assert all(len(row) == len(table.columns) for row in rows)
    for row, given_row in zip(rows[1:], table.rows, strict=True):
        for cell, value in zip(row, given_row, strict=True):
            if type(value) is str:
                assert unguarded(cell) == "\n".join(typed_lines(value))
                assert cell[:1] not in tuple("=+-@＝＋－＠\t\r\n")


@given(texts)
def test_a_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded("'" + text)) == "'" + text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "  =1", "'=1"])
def test_a_formula_is_text(text: str) -> None:
    assert guarded(text)[:1] == "'"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Fraction(7, 16), "43.8%"),
        (Points(Fraction(-1, 8)), "-12.5"),
        (Points(Fraction(1, 8)), "12.5"),
        (Decimal("-2.50"), "-2.5"),
        (-3, "-3"),
        (DAY, "2020-06-16"),
        (None, ""),
        (Light.RED, "红"),
        (Light.NONE, ""),
        (Status.DONE, "已完成"),
        (Move(-2), "-2"),
        (Move(None), ""),
        (Bar(Fraction(1, 2), None), "50.0% / —"),
        (("市住建局", "市城管局"), "市住建局、市城管局"),
        ("一\n二", "一\n二"),
        ("a\x1bb", "a\\x1bb"),
    ],
)
def test_values(value: object, cell: str) -> None:
    assert read(one_table((value,)))[1] == [cell]


def test_lines_end_as_excel_wants_them() -> None:
    assert write(one_table(("x", "y")), "csv", ZH, Look()) == "\ufeffa,b\r\nx,y\r\n"


def test_the_main_table_stands_for_the_report() -> None:
    one, two = (Table(name, (Column("a", heading="a"),), ((name,),)) for name in ("one", "two"))
    assert read(Report("any", "t", DAY, (one, two)))[1:] == [["one"]]
    assert read(Report("any", "t", DAY, (one, two), main="two"))[1:] == [["two"]]
    parts = (Section("s", "x", (two,)), Section("s", "y", (two,)))
    assert read(Report("any", "t", DAY, (one, *parts), main="two"))[1:] == [["two"], ["two"]]


def test_without_a_table_facts_or_items_do() -> None:
    facts = Facts("f", (Fact("a", 1, "甲"), Fact("b", None, "乙")))
    assert read(Report("any", "t", DAY, (Paragraph("x"), facts))) == [["甲", "乙"], ["1", ""]]
    assert read(Report("any", "t", DAY, (Items("i", ("一", "二"), "清单"),))) == [["清单"], ["一"], ["二"]]
    assert read(Report("any", "t", DAY, ())) == []
