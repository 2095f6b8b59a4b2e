"""Faults that can be mended without asking anybody: what is meant stands there, only in other characters."""

import re
from collections.abc import Callable, Iterable, Iterator

from checklist.core.value import Value
from checklist.source.edit import Edit, apply
from checklist.source.figures import narrow, year_first
from checklist.source.layout import is_block_text
from checklist.source.likeness import alike
from checklist.source.lines import place
from checklist.source.quotes import in_quotes
from checklist.source.read import Reading
from checklist.source.text import Fault
from checklist.source.tree import Mapping, Node, Scalar, Sequence

Reread = Callable[[str, bytes], Reading]
"""How a text of this kind is read."""
Wanted = Callable[[str], bool]
ROUNDS = 5
"""What a mended text shows for the first time may be mended too; so often at most."""
TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
TAB_STOPS = (2, 4, 8)
"""How wide a tab may have been meant."""


class Mended(Value):
    """A text before and after, and how many faults are gone."""

    before: Reading
    after: Reading
    count: int


def mended(reading: Reading, reread: Reread, wanted: Wanted = bool) -> Mended:
    """The text with all mended that can be without a doubt; nothing else of it says anything else.

    What reads differently afterwards than it was meant to, or brings another fault, is left as it was.
    """
    now, count = reading, 0
    for _ in range(ROUNDS):
        after, fewer = _round(now, reread, wanted)
        if not fewer:
            break
        now, count = after, count + fewer
    return Mended(reading, now, count)


def _round(reading: Reading, reread: Reread, wanted: Wanted) -> tuple[Reading, int]:
    faults = [one for one in reading.faults if wanted(one.code)]
    if any(one.code == "E106" for one in faults):
        return _without_tabs(reading, reread)
    found = dict(pair for one in faults if (pair := _mend(reading, one)))
    marked = reading.source.bom and any(one.code == "W102" for one in faults)
    while found or marked:
        after = _read(reading, reread, apply(reading.source.text, found), marked)
        unmended = set(_still_faulty(found, after))
        if not unmended:
            words = {one.span.start: word for one, word in found.items()}
            same = _same(reading.document.root, after.document.root, words)
            return (after, len(found) + marked) if same else (reading, 0)
        found = {one: word for one, word in found.items() if one not in unmended}
    return reading, 0


def _read(reading: Reading, reread: Reread, text: str, unmarked: bool = False) -> Reading:
    mark = "\ufeff" if reading.source.bom and not unmarked else ""
    return reread(reading.source.name, (mark + text).encode())


def _mend(reading: Reading, fault: Fault) -> tuple[Edit, str] | None:
    """The edit that mends a fault, and the word that then stands there."""
    start, end = fault.span
    written = reading.source.text[start:end]
    quote = written[:1] if written[:1] in ("'", '"') else ""
    word = _meant(fault)
    if word is None or "\n" in written or "\r" in written:
        return None
    put = in_quotes(word, quote or ('"' if fault.code == "W101" else ""))
    return (Edit(fault.span, put), word) if put != written else None


def _meant(fault: Fault) -> str | None:
    """The word that is meant beyond a doubt."""
    values = fault.values
    text = str(values.get("key", values.get("text", "")))
    match fault.code:
        case "W101":
            return text
        case "E108" | "E123":
            near = str(values.get("near") or "")
            return near if near and alike(near) == alike(text) else None
        case "E110":
            return year_first(text)
        case "E113":
            return narrow(text) if narrow(text) != text else None
    return None


def _still_faulty(edits: Iterable[Edit], after: Reading) -> Iterator[Edit]:
    """The edits where there is a fault as before, or another."""
    starts = {fault.span.start for fault in after.faults}
    moved = 0
    for one in sorted(edits, key=lambda one: one.span):
        if one.span.start + moved in starts:
            yield one
        moved += len(one.text) - (one.span.end - one.span.start)


def _same(old: Node | None, new: Node | None, words: dict[int, str]) -> bool:
    """Does one tree say what another does, but for these words at these places of the old?"""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        below = [*old.pairs], [*new.pairs]
        return len(below[0]) == len(below[1]) and all(
            _same(one[0], other[0], words) and _same(one[1], other[1], words) for one, other in zip(*below, strict=True)
        )
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return len(old.items) == len(new.items) and all(
            _same(one, other, words) for one, other in zip(old.items, new.items, strict=True)
        )
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        return new.text == words.get(old.start, old.text)
    return old is None and new is None


def _without_tabs(reading: Reading, reread: Reread) -> tuple[Reading, int]:
    """Blanks for the tabs lines begin with, if they say the same however wide they are meant."""
    read = [_read(reading, reread, _expanded(reading.source.text, stop)) for stop in TAB_STOPS]
    whole = [one for one in read if one.document.root is not None]
    if not whole or not all(_same(whole[0].document.root, one.document.root, {}) for one in whole):
        return reading, 0
    return (reading, 0) if _has_tabs_in_lines(reading.source.text, whole[0]) else (whole[0], 1)


def _has_tabs_in_lines(text: str, after: Reading) -> bool:
    """Does a tab begin a line of a text on lines of its own, of which it is a part?"""
    tabbed = {place(text, found.start()).line for found in TABS.finditer(text)}
    new = after.source.text
    return any(
        tabbed.intersection(range(place(new, node.start).line + 1, place(new, node.end).line + 1))
        for node in _scalars(after.document.root)
        if is_block_text(new, node)
    )


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Mapping):
        for key, below in node.pairs:
            yield key
            yield from _scalars(below)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif node is not None:
        yield node


def _expanded(text: str, stop: int) -> str:
    return TABS.sub(lambda found: found[0].expandtabs(stop), text)
