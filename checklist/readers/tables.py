"""A file as sheets, whichever program wrote it: told apart by what it is, not by what it is called."""

import re
from pathlib import PurePath

from checklist.core.value import Value
from checklist.readers.grid import Refused, Sheet

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of the formats before 2007 begins; so does one with a password."""


OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
"""How files begin that hold no table that could be read here."""
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|table|\?xml)\b", re.IGNORECASE)
"""A page of the web under the name of a spreadsheet, as many programs export their lists."""
OPEN_ELSEWHERE = ("~$", ".~lock.")
"""How the file is called that an office program puts beside one that somebody has open."""


class Tables(Value):
    """The sheets of a file, what kind of file it is, and the encoding of its text where that had to be found out."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""


def tables(name: str, data: bytes, encoding: str = "") -> Tables:
    """The sheets of a file. Raises Refused."""
    if PurePath(name).name.startswith(OPEN_ELSEWHERE):
        raise Refused("open")
    if data.startswith(OLD):
        raise Refused("old")
    if not data.startswith(b"PK"):
        if data.startswith(OTHERS):
            raise Refused("unknown")
        if MARKUP.match(data):
            raise Refused("markup")
        if name.lower().endswith((".xlsx", ".ods", ".docx", ".xlsm")):
            raise Refused("damaged")
        from checklist.readers.delimited import sheet

        found, read_as = sheet(name, data, encoding)
        return Tables("csv", (found,), read_as)
    kind = _kind(data)
    from importlib import import_module

    return Tables(kind, import_module(f"checklist.readers.{kind}").sheets(data))


def _kind(data: bytes) -> str:
    """Which of the zipped formats it is."""
    from checklist.readers.archive import Archive

    names = Archive(data).parts.keys()
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "ods"
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    raise Refused("unknown")
