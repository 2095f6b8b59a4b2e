"""A problem in its place: what is wrong, how bad it is, and what to write instead."""

from dataclasses import dataclass

from checklist.core.message import Message
from checklist.source.text import Source, Span

SEVERITIES = {"E": "error", "W": "warning", "A": "event"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. The first letter of the code says how bad it is, its hundred which family it belongs to."""

    code: str
    source: Source
    span: Span
    message: Message
    fix: Message | None = None

    @property
    def severity(self) -> str:
        """`error`, `warning` or `event`."""
        return SEVERITIES[self.code[0]]

    @property
    def order(self) -> tuple[str, Span, str]:
        """What problems are sorted by: the text's name, the place in it, the code."""
        return self.source.name, self.span, self.code

    def __lt__(self, other: "Diagnostic") -> bool:
        return self.order < other.order
