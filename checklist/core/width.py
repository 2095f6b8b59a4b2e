"""How many columns of a screen a text takes.

East Asian wide and full-width characters take two, combining ones none, ambiguous ones one, as terminals draw them.
"""

from unicodedata import category, east_asian_width


class _Widths(dict[str, int]):
    """The columns of each character met so far."""

    def __missing__(self, character: str) -> int:
        self[character] = found = _measure(character)
        return found


def _measure(character: str) -> int:
    if "\u4e00" <= character <= "\u9fff":
        return 2
    jamo = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"
    if jamo or category(character) in {"Mn", "Mc", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


WIDTHS = _Widths()
"""Filled as characters are met."""


def width(text: str) -> int:
    """Columns the text takes."""
    return len(text) if text.isascii() else sum(map(WIDTHS.__getitem__, text))
