"""What should not be opened is not, and says why; whatever the bytes are, they are read or refused."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.lang.catalog import load
from checklist.readers.grid import Refused
from checklist.readers.tables import tables
from tests.hostile import FAMILIES, inputs
from tests.imports import PACKAGE
from tests.readers import made
from tests.readers.sheet import ROWS

GROUND = re.compile(r"""Refused\("(\w+)""")
GOOD = made.xlsx(ROWS)
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<x>" + b"0" * 30_000_000 + b"</x>"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'
FAR = b'<worksheet><sheetData><row r="9999999"><c r="XFE9999999"><v>1</v></c></row></sheetData></worksheet>'
MANY = (
    b"<worksheet><sheetData><row>"
    + b"".join(b"<c><v>%d</v></c>" % (at * 7919 % 100_003) for at in range(500_001))
    + b"</row></sheetData></worksheet>"
)


def ground(name: str, data: bytes) -> str:
    """Why a file is not read."""
    with pytest.raises(Refused) as caught:
        tables(name, data)
    return caught.value.ground


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"", "damaged"),
        ("a.xlsx", b"PK\x03\x04 and no more", "damaged"),
        ("a.xlsx", GOOD[: len(GOOD) // 2], "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old"),
        ("a.zip", made.with_part(made.saved_zip(), "readme.txt", b"x"), "unknown"),
        ("a.xlsx", made.with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
        ("a.xlsx", made.with_part(GOOD, "xl/externalLinks/externalLink1.xml", b"<x/>"), "links"),
        ("a.xlsx", made.with_part(GOOD, "xl/media/x.xml", BOMB), "swells"),
        ("a.xlsx", made.with_part(GOOD, SHEET, ENTITY, instead=True), "entities"),
        ("a.xlsx", made.with_part(GOOD, SHEET, b"<worksheet", instead=True), "damaged"),
        ("a.xlsx", made.with_part(GOOD, SHEET, b"<a>" * 300, instead=True), "damaged"),
        ("a.xlsx", made.with_part(GOOD, SHEET, FAR, instead=True), "cells"),
        ("a.xlsx", made.with_part(GOOD, SHEET, MANY, instead=True), "cells"),
        ("a.xlsx", made.with_part(GOOD, SHEET, b"<worksheet" + MANY, instead=True), "cells"),
        ("forms/~$Works.xlsx", b"\x05Clerk" + b"\0" * 159, "open"),
        ("a.xls", b"\r\n<html><table><tr><td>Task</td></tr></table></html>", "markup"),
        ("a.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "markup"),
        ("a.pdf", b"%PDF-1.7", "unknown"),
        ("a.csv", b'a,"b\n', "csv"),
        ("a.csv", b'a,"' + b"b" * 1_000_001, "csv_cell"),
        ("a.csv", b"\xff\xff\xff", "encoding"),
        ("a.csv", b"a\0b", "encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_should_not_be_opened_is_not(name: str, data: bytes, why: str) -> None:
    assert ground(name, data) == why


def test_a_cell_that_is_said_to_repeat_for_ever_is_refused() -> None:
    again = (
        b'<table-row number-rows-repeated="1000000"><table-cell number-columns-repeated="16000"><p>x</p></table-cell>'
    )
    content = b"<document><table>" + again + b"</table-row></table></document>"
    assert ground("a.ods", made.with_part(made.ods([["a"]]), "content.xml", content, instead=True)) == "cells"


@pytest.mark.parametrize("family", FAMILIES)
def test_any_bytes_are_read_or_refused(family: str) -> None:
    for _, data in inputs(family):
        for name in ("a.csv", "a.xlsx", "a.docx"):
            with suppress(Refused):
                tables(name, data)


@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    broken = GOOD[:at] + bytes([data.draw(st.integers(0, 255))]) + GOOD[at + 1 :]
    with suppress(Refused):
        tables("a.xlsx", broken)


def test_every_ground_has_its_sentence() -> None:
    grounds = {found for path in PACKAGE.glob("**/*.py") for found in GROUND.findall(path.read_text("utf-8"))}
    assert {"damaged", "no_title", "large"} <= grounds
    assert {f"refused.{one}" for one in grounds} <= load("en").sentences.keys()
