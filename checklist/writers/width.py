"""How to cut, pad and wrap a text by the columns of a screen it takes.

The text must be safe already: control characters have no width.
"""

import re
from collections.abc import Iterator

from checklist.core.width import WIDTHS, width

__all__ = ["cut", "fit", "pad", "width", "wrap"]

_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
_WIDE += "\U0001f300-\U0001faff\U00020000-\U0003fffd"
_OPEN = "（〔［｛《〈「『【“‘(\\[{"
_CLOSE = "）〕］｝》〉」』】”’，。、；：？！％…—·,.;:?!%)\\]}"
_PIECE = rf" +|[{_OPEN}]*(?:[{_WIDE}]|[^ {_WIDE}{_OPEN}]+)?[{_CLOSE}]*|."
"""What is never broken: a word or a wide character, with the marks that may not begin or end a line.

The pattern is made when a text is first too long for its line.
"""


def fit(text: str, columns: int, mark: str = "…") -> str:
    """The text, cut to the columns there are; the mark stands where it was cut, if there is room for it."""
    if width(text) <= columns:
        return text
    room = columns - width(mark)
    if room < 0:
        return cut(text, columns)
    return cut(text, room) + mark


def cut(text: str, columns: int) -> str:
    """The longest beginning of the text that fits the columns."""
    if text.isascii():
        return text[: max(columns, 0)]
    taken = 0
    for index, character in enumerate(text):
        taken += WIDTHS[character]
        if taken > columns:
            return text[:index]
    return text


def pad(text: str, columns: int, right: bool = False) -> str:
    """The text with spaces after it (before it, where it stands at the right) up to the columns."""
    gap = " " * (columns - width(text))
    return gap + text if right else text + gap


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns; as it is where `columns` is 0.

    Lines break at spaces and between Chinese characters, never before a closing mark or after an opening one; a word
    longer than a line is cut.
    """
    if columns <= 0 or width(text) <= columns:
        return [text]
    lines, line, taken = [], "", 0
    for piece in _pieces(text, columns):
        size = width(piece)
        if taken + size > columns and line:
            lines.append(line.rstrip(" "))
            line, taken = "", 0
        if line or not lines or piece.strip(" "):
            line, taken = line + piece, taken + size
    return [*lines, line.rstrip(" ")] if line else lines


def _pieces(text: str, columns: int) -> Iterator[str]:
    """The unbreakable pieces of a text, those longer than a line cut to lines."""
    for piece in re.findall(_PIECE, text):
        while width(piece) > columns:
            yield (head := cut(piece, columns) or piece[0])
            piece = piece[len(head) :]
        if piece:
            yield piece
