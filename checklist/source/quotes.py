"""A text as a scalar: without quotes where every reader takes it for the same, in the quotes asked for, or in lines."""

import re

from checklist.source.plain import is_plain
from checklist.source.text import FORBIDDEN
from checklist.source.tree import Scalar
from checklist.source.write import quoted

NOT_IN_LINES = re.compile(r"\r|\A[ \t\n]|^[ \t]+$|^\t", re.MULTILINE)
"""What a text on lines of its own could be misread for: other line ends, indentation, lines of blanks."""


def quote_of(text: str, node: Scalar) -> str:
    """The quotes a scalar stands in: `"`, `'`, or none; for a text on lines of its own `|` or `>`."""
    return "" if node.plain else text[node.start]


def in_quotes(text: str, quote: str, otherwise: str = '"') -> str:
    """The text on one line, in these quotes if it can stand in them; where it cannot go without, in the others."""
    if not quote and is_plain(text):
        return text
    if (quote or otherwise) == "'" and fits_single(text):
        return "'" + text.replace("'", "''") + "'"
    return quoted(text)


def fits_single(text: str) -> bool:
    """May it stand in single quotes, on one line, as it is?"""
    return not ("\n" in text or "\r" in text or "\t" in text or FORBIDDEN.search(text))


def fits_lines(text: str) -> bool:
    """May it stand in lines of its own, under `|`? At most one line end may follow the last line."""
    return not (
        not text or text.endswith("\n\n") or NOT_IN_LINES.search(text.removesuffix("\n")) or FORBIDDEN.search(text)
    )


def header(text: str, sign: str = "|") -> str:
    """What stands before the lines of such a text."""
    return sign if text.endswith("\n") else f"{sign}-"


SIGN = re.compile(r"[|>][-+0-9]*")
FIRST_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*( *)(?=[^ \r\n])")


def sign_end(text: str, node: Scalar) -> int:
    """Where the `|` or `>` of a text on lines of its own ends, with what it tells of indentation and line ends."""
    found = SIGN.match(text, node.start)
    return found.end() if found else node.start


def content_column(text: str, node: Scalar) -> int | None:
    """How far the lines of such a text are indented; None where it has none."""
    found = FIRST_LINE.match(text, node.start, node.end)
    return len(found[1]) if found else None
