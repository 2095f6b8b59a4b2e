"""What a paper in hand says, whoever saved it last: its words and cells, without its header and how it is laid out."""

import json
import re

from checklist.readers.grid import Refused, Sheet, text_of
from checklist.readers.tables import tables
from checklist.source.seals import digest_of

COMPARED = ("text", "md", "json", "csv", "xlsx", "ics")
"""The formats whose papers can be held against a report."""
HEADER = {"text": 1, "md": 2}
"""How many blank lines a header ends with, counted from the top."""
HEADED = 1
"""The row of a sheet that tells of how it was asked for, from 0."""
FOLDED = re.compile(r"\n[ \t]")
"""Where a calendar goes on with a line."""


def says(paper: str | bytes, format: str) -> str:  # noqa: A002 -- the option's own word
    """What stands below the header, which tells of how it was asked for: the version, the pin. Nothing for no paper."""
    if format == "xlsx":
        return _cells(paper if isinstance(paper, bytes) else paper.encode())
    text = paper.decode(errors="replace").replace("\r\n", "\n") if isinstance(paper, bytes) else paper
    match format:
        case "json":
            return _data(text)
        case "ics":
            return FOLDED.sub("", text.replace("\r\n", "\n")).partition("BEGIN:VEVENT")[2].strip()
        case "csv":
            return text
    return text.split("\n\n", HEADER[format])[-1].strip() if format in HEADER else ""


def _data(text: str) -> str:
    try:
        return digest_of(json.loads(text)["data"])
    except (ValueError, KeyError, TypeError):
        return ""


def _cells(data: bytes) -> str:
    """Sheet by sheet and cell by cell; how they look, and where a program puts them in the file, is no matter."""
    try:
        found = tables("paper.xlsx", data)
    except Refused:
        return ""
    return "\n\n".join(map(_sheet, found.sheets)) if found.kind == "xlsx" else ""


def _sheet(sheet: Sheet) -> str:
    told = (f"{row} {at} {text_of(cell)}" for (row, at), cell in sorted(sheet.cells.items()) if row != HEADED)
    return "\n".join((sheet.name, *told))
