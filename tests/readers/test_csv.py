"""Plain rows of text: in any encoding, with any sign between cells, and guarded so that no part of them runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.readers.guard import guarded, unguarded
from checklist.readers.tables import tables
from tests.readers import made
from tests.readers.sheet import only


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gbk", "gb18030"), ("gb18030", "gb18030"), ("utf-16", "utf-16")],
)
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_text_in_every_encoding(encoding: str, read_as: str, between: str) -> None:
    found = tables("a.csv", made.csv([["任务", "单位"], ["修桥，二期", "甲局\n乙局"]], encoding, between))
    assert found.encoding == read_as
    assert list(found.sheets[0].cells.values()) == ["任务", "单位", "修桥，二期", "甲局\n乙局"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("某市，重点任务，责任分工\n序号,任务\n1,修桥，修路，修渠\n2,种树，种草\n", "B4"),
        ("No;Task\n1;Bridge, road, drain\n2;Trees, grass, moss\n", "B3"),
        ("No\tTask\n1\tBridge, road; drain\n", "B2"),
        ("序号，任务\n1，修桥\n", "B2"),
        ('No,Task\n1,"a;b;c;d"\n2,"e;f;g;h"\n', "B3"),
    ],
)
def test_what_stands_between_cells_is_what_most_lines_have_alike(text: str, last: str) -> None:
    assert max(only("a.csv", text.encode())) == last


def test_a_line_for_spreadsheets_says_what_stands_between() -> None:
    assert only("a.csv", b"sep=|\r\na,b|c;d\r\n") == {"A2": "a,b", "B2": "c;d"}


def test_the_apostrophe_of_our_own_csv_is_taken_off_again() -> None:
    assert only("a.csv", made.csv([["'=1+1", "'plain", "it's"]])) == {"A1": "=1+1", "B1": "'plain", "C1": "it's"}


@given(st.one_of(st.text(), st.text("'=+-@＝; \t\r\na", max_size=12)))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["a;=1+1", "a; @SUM(A1)", "a\n=1", "a\t-cmd|'x'!A0", "a;+1", "a;＝1"])
def test_no_part_of_a_text_runs_in_a_spreadsheet_with_other_signs(text: str) -> None:
    """Where lines are parted at semicolons, a cell in quotes does not begin with them."""
    assert not [part for part in re.split("[;\t\n]", guarded(text)) if part.strip()[:1] in "=+-@＝＋－＠"]


@pytest.mark.parametrize("text", ["a;b", "a\n- one\n- two", "a; - b", "3 = 4", "a-b"])
def test_what_nothing_runs_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text
