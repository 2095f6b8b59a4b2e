"""What a reading collects: its faults, and the items that gave no value."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from checklist.core.policy import LIMITS
from checklist.source.likeness import close_to
from checklist.source.text import Fault, Span, rest_unread, rest_untold
from checklist.source.tree import Node, span

GUESSES = 500
"""How many faults of one text get a guess at what was meant: guessing costs far more than reading."""


class Unread:
    """What a kind gives where it could not read."""

    def __bool__(self) -> bool:
        return False


UNREAD = Unread()


class TooMany(Exception):  # noqa: N818 -- it is the end of a reading, not an error
    """There are more errors than are told; the rest of the text is not read."""


class Notes(Struct):
    """What a reading collects: the faults, and the list items (by identity of their node) that gave no value.

    After `most` errors it ends with TooMany; warnings beyond as many are only counted.
    """

    faults: list[Fault] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)
    most: int = LIMITS.faults
    errors: int = 0
    warnings: int = 0
    left_out: Span | None = None

    def fault(self, code: str, node: Node, **values: Any) -> Unread:
        """Note a fault at a node; the value is unread."""
        self.add(Fault(code, span(node), values))
        return UNREAD

    def add(self, fault: Fault) -> None:
        """Note a fault, as long as there are not too many."""
        if fault.code[0] == "W":
            self.warnings += 1
            if self.warnings > self.most:
                self.left_out = self.left_out or fault.span
                return
        else:
            self.errors += 1
            if self.errors > self.most:
                self.faults.append(rest_unread(fault.span, self.most))
                raise TooMany
        self.faults.append(fault)

    def all(self) -> tuple[Fault, ...]:
        """Every fault, and last how many warnings there are besides."""
        if self.left_out is None:
            return tuple(self.faults)
        return (*self.faults, rest_untold("W101", self.left_out, self.most, self.warnings - self.most))

    def near(self, word: str, words: Iterable[str]) -> str:
        """The known word most like an unknown one; nothing once there are too many faults to help with each."""
        return close_to(word, words) if len(self.faults) < GUESSES else ""
