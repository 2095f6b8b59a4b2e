"""What a stranger typed, made safe to show: nothing in it can move a cursor, hide, or turn the line round.

Whatever is not printable is shown as an escape (`\\x1b`, `\\u202e`, `\\U000e0001`): control, format and bidi
characters, line and paragraph separators, lone surrogates, private and unassigned ones. Spaces stay what they are.
"""

import re
from unicodedata import category

LINE_END = re.compile(r"\r\n|\r|\n")
AROUND_LINE_END = re.compile(r"(?:(?<! ) +)?[\r\n][ \r\n]*")
"""A run of blanks is looked at from its beginning only: it may be very long."""


def safe(text: str) -> str:
    """The text on one line; a line's end becomes a space."""
    if text.isprintable():
        return text
    return escaped(AROUND_LINE_END.sub(" ", text.strip("\r\n")))


def safe_lines(text: str) -> list[str]:
    """The text's lines, each made safe; empty ones at the end are dropped."""
    if text.isprintable():
        return [text]
    return [escaped(line) for line in LINE_END.split(text.rstrip("\r\n"))]


def typed_lines(text: str) -> list[str]:
    """The same for a cell of a spreadsheet, in which a tab moves nothing."""
    if text.isprintable():
        return [text]
    return ["\t".join(map(escaped, line.split("\t"))) for line in LINE_END.split(text.rstrip("\r\n"))]


def escaped(text: str) -> str:
    """The text with every unprintable character but spaces as its escape; a line's end is one of them."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or category(one) == "Zs" else escape(one) for one in text)


def escape(character: str) -> str:
    """How a program would write the character."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
