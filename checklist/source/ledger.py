"""The ledger as text: one line an entry, lines only ever added, so that two branches' lines can stand side by side."""

import re
from collections.abc import Iterable

from checklist.core.ledger import Deed, Entry
from checklist.core.value import Value
from checklist.source.figures import DAY, Whole
from checklist.source.kinds import TEXT, TEXTS, WORD, Choice, Plain
from checklist.source.notes import Notes
from checklist.source.read import Reading
from checklist.source.records import Field, ListOf, Record
from checklist.source.text import Fault, Span, decode
from checklist.source.tree import Document, Mapping
from checklist.source.write import scalar
from checklist.source.yaml import parse

DEED_WORDS = {
    "issued": ("印发",),
    "sending": ("正在发送",),
    "sent": ("送达",),
    "failed": ("发送失败",),
    "unclear": ("送达存疑",),
    "answered": ("已反馈",),
    "withdrawn": ("撤销",),
    "renumbered": ("改号",),
}
ENTRY = Record(
    "entry",
    Entry,
    (
        Field("number", ("文号",), WORD, required=True),
        Field("deed", ("事项",), Choice(DEED_WORDS, Deed), required=True),
        Field("on", ("日期",), DAY, required=True),
        Field("rung", ("等级",), WORD, required=True),
        Field("list", ("清单",), WORD, required=True),
        Field("task", ("任务",), WORD, required=True),
        Field("unit", ("单位",), TEXTS),
        Field("copies", ("抄送",), TEXTS),
        Field("channel", ("渠道",), WORD),
        Field("until", ("期限",), DAY),
        Field("reports", ("当日已报",), Whole(0, 999)),
        Field("ground", ("依据",), TEXT),
        Field("receipt", ("回执",), TEXT),
        Field("why", ("原因",), TEXT),
        Field("to", ("新文号",), WORD),
    ),
)
LEDGER = Record("ledger", dict, (Field("ledger", ("台账",), WORD), Field("entries", ("记录",), ListOf(ENTRY))))
ITEM = re.compile(r"^( *)- ", re.MULTILINE)
AS_WRITTEN = re.compile(r"ledger: [^\n]*\nentries:\n((?: *- \{[^\n]*\}\n)*)")
"""A ledger as `with_entries` writes it."""


class Ledger(Value):
    """A ledger that was read: its entries, and what was wrong with its text."""

    reading: Reading
    entries: tuple[Entry, ...]


def read_ledger(name: str, data: bytes) -> Ledger:
    """The entries of a ledger's text; faults say what could not be read."""
    source, faults = decode(name, data)
    document = Document(source, None, faults) if faults else parse(source)
    notes = Notes(list(document.faults))
    entries: tuple[Entry, ...] = ()
    if isinstance(document.root, Mapping):
        entries = LEDGER.read(document.root, notes).get("entries", ())
    elif not document.faults:
        notes.add(Fault("E126", Span(0, 0)))
    reading = Reading(source, document, None, tuple(notes.faults), unread=frozenset(notes.unread), record=LEDGER)
    return Ledger(reading, entries)


class Lines:
    """Reads ledgers of many versions: a line that was read in one is not read again, and is the very same entry."""

    def __init__(self) -> None:
        self._known: dict[str, Entry] = {}

    def read(self, name: str, data: bytes) -> tuple[Entry, ...] | None:
        """The entries of a ledger's text; None where it cannot be read."""
        source, faults = decode(name, data)
        plain = None if faults else AS_WRITTEN.fullmatch(source.text)
        return (plain and self._of_lines(plain[1])) or _whole(name, data)

    def _of_lines(self, text: str) -> tuple[Entry, ...] | None:
        lines = [line.strip() for line in text.split("\n")[:-1]]
        new = [line for line in dict.fromkeys(lines) if line not in self._known]
        if new:
            found = _whole("", "".join(("entries:\n", *(f"  {line}\n" for line in new))).encode())
            if found is None or len(found) != len(new):
                return None
            self._known.update(zip(new, found, strict=True))
        return tuple(self._known[line] for line in lines)


def _whole(name: str, data: bytes) -> tuple[Entry, ...] | None:
    found = read_ledger(name, data)
    return None if found.reading.faults else found.entries


def with_entries(text: str, year: int, entries: Iterable[Entry]) -> str:
    """The text of a ledger with entries added at its end; what stood there is not touched."""
    start = text or f"ledger: {scalar(str(year))}\nentries:\n"
    indents = ITEM.findall(text)
    indent = indents[-1] if indents else "  "
    lines = "".join(f"{indent}- {flow(ENTRY.write(one))}\n" for one in entries)
    return f"{start}{'' if start.endswith(chr(10)) else chr(10)}{lines}"


class NotAppended(ValueError):  # noqa: N818 -- said as what is so
    """The text of a ledger is not one that a line can be added to."""


def appended(text: str, year: int, entries: tuple[Entry, ...], lines: Lines | None = None) -> str:
    """The same, read again: it says what was said before and then these entries, or NotAppended.

    `lines` are those of the text that were read already.
    """
    after = with_entries(text, year, entries)
    read = (lines or Lines()).read
    before, now = read("", text.encode()) if text else (), read("", after.encode())
    if before is None or now != (*before, *entries):
        raise NotAppended
    return after


def flow(plain: Plain) -> str:
    """Plain data on one line."""
    if isinstance(plain, dict):
        return f"{{{', '.join(f'{key}: {flow(value)}' for key, value in plain.items())}}}"
    return f"[{', '.join(map(flow, plain))}]" if isinstance(plain, list) and plain else scalar(plain)
