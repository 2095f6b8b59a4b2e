"""An edit is a splice: what no edit covers is not touched."""

from collections.abc import Iterable
from typing import NamedTuple

from checklist.source.text import Span


class Edit(NamedTuple):
    """A place in a text, and what is to stand there instead."""

    span: Span
    text: str


class Overlap(ValueError):  # noqa: N818 -- said as what is so
    """Two edits want the same characters: which of them is meant cannot be known."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; `Overlap` where two collide. At one point the first given comes first."""
    pieces: list[str] = []
    done = 0
    for (start, end), new in sorted(edits, key=lambda edit: edit.span):
        if start < done or end > len(text):
            raise Overlap(f"{start}..{end}")
        pieces += text[done:start], new
        done = end
    return "".join((*pieces, text[done:]))
