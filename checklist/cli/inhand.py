"""What a paper in hand says, whoever saved it last: its words and cells, without its header and how it is laid out."""

import json
import re

from checklist.readers.archive import Archive
from checklist.readers.grid import Refused, Sheet, text_of
from checklist.readers.markup import END, START, TEXT, events
from checklist.readers.tables import tables
from checklist.source.seals import digest_of

PAPER = "docx"
COMPARED = ("text", "md", "json", "csv", "xlsx", "ics", PAPER)
"""The formats whose papers can be held against a report."""
HEADER = {"text": 1, "md": 2}
"""How many blank lines a header ends with, counted from the top."""
HEADED = 1
"""The row of a sheet and the paragraph of a document that tell of how it was asked for (or its number), from 0."""
FOLDED = re.compile(r"\n[ \t]")
"""Where a calendar goes on with a line."""


def says(paper: str | bytes, format: str) -> str:  # noqa: A002 -- the option's own word
    """What stands below the header, which tells of how it was asked for: the version, the pin. Nothing for no paper."""
    if format in ("xlsx", PAPER):
        data = paper if isinstance(paper, bytes) else paper.encode()
        return _cells(data) if format == "xlsx" else _words(data)
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


def _words(data: bytes) -> str:
    """The words of a document, paragraph by paragraph: not its head and foot, which have the version and the page."""
    try:
        found = list(events(Archive(data).read("word/document.xml") or b"<none/>"))
    except Refused:
        return ""
    said, told = [""], False
    for kind, name, _ in found:
        if kind == TEXT:
            said[-1] += name if told else ""
            continue
        told = kind == START and name == "t"
        if kind == END and name == "p":
            said.append("")
    words = [one.strip() for one in said if one.strip()]
    return "\n".join((*words[:HEADED], *words[HEADED + 1 :]))
