"""Problems with their places worked out, for formats that programs read: each text is gone through once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checklist.rules.diagnostic import Diagnostic
from checklist.source.lines import Place, lines_of


class Placed(NamedTuple):
    """A problem, where it begins, and the first place after it; lines and columns count from 1, in characters."""

    one: Diagnostic
    start: Place
    end: Place


def placed(diagnostics: Iterable[Diagnostic]) -> Iterator[Placed]:
    """The problems in the order given, each with its place."""
    for one in diagnostics:
        lines = lines_of(one.source.text)
        yield Placed(one, lines.place(one.span.start), lines.place(max(one.span)))
