"""What a clerk's text becomes, line by line; with other line ends, a mark in front, or an open last line as well."""

import pytest

from checklist.core.amend import amend
from checklist.source.checked import Amended, checked
from checklist.source.edit import apply
from checklist.source.read import Reading, read_bytes
from tests.source.clerks import CASES
from tests.source.clerks.case import Case


def read(data: bytes) -> Reading:
    reading = read_bytes("a.yaml", data)
    assert [fault.code for fault in reading.faults if fault.code != "W102"] == []
    return reading


def changed_lines(amended: Amended) -> str:
    return "".join(f"{sign}{line}\n" for hunk in amended.hunks for sign, line in hunk.lines if sign != " ")


def each(test):
    return pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)(test)


@each
def test_only_these_lines_change(case: Case) -> None:
    reading = read(case.text.encode())
    amended = checked(reading, case.changes)
    assert changed_lines(amended) == case.lines
    assert reading.task_list
    assert amended.after.task_list == amend(reading.task_list, case.changes)
    assert apply(case.text, amended.edits) == amended.source.text


@each
def test_so_they_do_with_other_line_ends_and_a_byte_order_mark(case: Case) -> None:
    reading = read(b"\xef\xbb\xbf" + case.text.replace("\n", "\r\n").encode())
    amended = checked(reading, case.changes)
    assert changed_lines(amended) == case.lines
    assert amended.source.bom
    assert "\n" not in amended.source.text.replace("\r\n", "")
    assert "\r" not in amended.source.text.replace("\r\n", "")


@each
def test_and_without_the_end_of_the_last_line(case: Case) -> None:
    ended = checked(read(case.text.encode()), case.changes).source.text
    assert checked(read(case.text[:-1].encode()), case.changes).source.text == ended[:-1]
