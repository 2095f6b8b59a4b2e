"""A document that papers are to be made from, looked over before it is opened: a plain .docx that loads nothing."""

import re
from collections.abc import Mapping
from functools import lru_cache

from checklist.readers.archive import MEBIBYTE, Archive
from checklist.readers.grid import Refused
from checklist.readers.markup import START, TEXT, events

MOST = 8
"""MiB of the text of a document with nothing filled in yet."""
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN = "word/document.xml"
PACKED = b"PK"
HARMLESS = ("hyperlink", "attachedTemplate")
"""What may lead elsewhere: a link that somebody may follow, and the name of what the document was begun from."""

FETCHES = re.compile(
    r"^\s*(DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)?|IMPORT|LINK|DATABASE|RD)\b", re.IGNORECASE | re.MULTILINE
)
"""Fields that fetch something when a paper is opened or printed."""


@lru_cache(maxsize=8)
def look_over(data: bytes) -> None:
    """Nothing, where papers may be made from these bytes. Raises Refused."""
    if not data.startswith(PACKED):
        raise Refused("template_kind")
    archive = _opened(data)
    if any("/activex/" in name for name in archive.parts):
        raise Refused("template_macros")
    if archive.read(MAIN) is None or PLAIN not in _types(archive):
        raise Refused("template_kind")
    texts = [name for name in archive.parts if name.endswith((".xml", ".rels"))]
    if sum(archive.parts[name].file_size for name in texts) > MOST * MEBIBYTE:
        raise Refused("swells", most=MOST)
    for name in texts:
        _look_through(name, archive.read(name) or b"")


def _look_through(name: str, data: bytes) -> None:
    """One part: what it would load, and what its fields would."""
    fields, inside = [], False
    for kind, element, given in events(data):
        if kind == TEXT:
            fields += [element] if inside else []
            continue
        inside = kind == START and element == "instrText"
        if kind == START and element == "Relationship" and name.endswith(".rels"):
            _refuse_to_load(given)
        elif kind == START and element == "fldSimple":
            fields += [given.get("instr", ""), "\n"]
        elif kind == START and element == "fldChar":
            fields.append("\n")
    found = FETCHES.search("".join(fields))
    if found:
        raise Refused("template_field", field=found[1].upper())


def _opened(data: bytes) -> Archive:
    try:
        return Archive(data)
    except Refused as refused:
        if refused.ground == "macros":
            raise Refused("template_macros") from None
        raise


def _types(archive: Archive) -> set[str]:
    """The kinds of what is in it; one with macros says so here even where they were taken out."""
    found = {
        given.get("ContentType", "")
        for kind, _, given in events(archive.read("[content_types].xml") or b"<none/>")
        if kind == START
    }
    if any("macroEnabled" in one for one in found):
        raise Refused("template_macros")
    return found


def _refuse_to_load(given: Mapping[str, str]) -> None:
    """What would be fetched from elsewhere when the paper is opened is not taken over."""
    if given.get("TargetMode") == "External" and not given.get("Type", "").endswith(HARMLESS):
        raise Refused("template_loads", target=given.get("Target", ""))
