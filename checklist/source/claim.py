"""Which list a text belongs to, as far as that can be told of one that cannot be read or has errors.

A list may stand in several texts. One of them that gives no tasks makes the figures of the others wrong, so its `list:`
is looked for however it is spelt, in whatever is left of the text. What is found is never read as a value.
"""

import re
from typing import TypeGuard

from checklist.core.policy import Limits
from checklist.source.likeness import close_to
from checklist.source.schema import LIST
from checklist.source.text import HEAD, MEBIBYTE, Source, looks_like
from checklist.source.tree import Mapping, Node, Scalar
from checklist.source.yaml import parse

Claims = frozenset[str] | None
"""The ids that a text names as its list's: none where it names none, and so is a list of its own; None where one cannot
tell."""

ID = LIST.index["list"]
SPELT = "|".join(map(re.escape, (ID.key, *ID.names)))
FIRST = r"^(?P<indent> *)(?P<first>[^\s#%-]|-(?!--))"
"""The first line that says something: neither a comment nor a mark of a document."""
LOST = "\ufffd"
"""What stands for a character that could not be decoded."""
LONGEST = 2000
"""Characters of the key and value that are looked at."""


def claims(text: str) -> Claims:
    """What a text claims that could not be parsed: by each line on the level of its first key that may be `list:`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = re.search(FIRST, text, re.MULTILINE)
    if first is None:
        return None
    if first["first"] == "{":
        return None if re.search(rf"[{{,\s][\"']?(?:{SPELT})[\"']?\s*:", text) else frozenset()
    if not re.search(rf"^{first['indent']}(?:\?|[^\s#-].*?:)(?:[ \t]|$)", text, re.MULTILINE):
        return None
    key = rf"(?P<plain>[\"']?(?:{SPELT})[\"']?)|\"(?:[^\"\\\n]|\\.)*\""
    found: set[str] = set()
    for line in re.finditer(rf"^{first['indent']}(?:\?[ \t]+)?(?:{key})[ \t]*(?::|$)", text, re.MULTILINE):
        named = _named(_entry(text, line.start(), len(first["indent"])), sure=bool(line["plain"]))
        if named is None:
            return None
        found |= named
    return frozenset(found)


def _entry(text: str, start: int, indent: int) -> str:
    """A key with its value: its line and all below it that stand further in."""
    end = re.compile(rf"\n(?= {{0,{indent}}}[^\s:])").search(text, start)
    return text[start : min(end.start() if end else len(text), start + LONGEST)]


def _named(entry: str, sure: bool) -> Claims:
    """What one key and its value claim; `sure` says that the key is `list`, even where it cannot be parsed."""
    root = parse(Source("", entry)).root
    if isinstance(root, Mapping):
        return claims_of(root)
    return None if sure else frozenset()


def claims_of(root: Mapping) -> Claims:
    """What a text claims that has a tree, also by a key that was meant for `list`."""
    found: set[str] = set()
    for key, below in root.pairs:
        if LIST.index.get(key.text) is ID:
            if not _is_id(below):
                return None
            found.add(below.text)
        elif key.text not in LIST.index and _is_id(below):
            meant = close_to(key.text, LIST.index)
            found |= {below.text} if meant and LIST.index[meant] is ID else set()
    return frozenset(found - {""})


def _is_id(node: Node) -> TypeGuard[Scalar]:
    """Is it a text, all of which is there? An alias is a scalar without one, where something is written."""
    if not isinstance(node, Scalar) or LOST in node.text:
        return False
    return bool(node.text) or not node.plain or node.start == node.end


def claims_in(data: bytes, limits: Limits) -> Claims:
    """What bytes claim that are no text as we read it, by a guess at their encoding; of too many, by the first ones."""
    whole = len(data) <= limits.megabytes * MEBIBYTE
    data = data if whole else data[:HEAD]
    text = data.decode(looks_like(data) or "utf-8", errors="replace").replace("\0", "").lstrip("\ufeff")
    found = claims(text)
    return found if whole or found else None
