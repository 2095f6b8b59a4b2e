"""A sentence before it has a language, and the values in it that every language says in its own way."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence by its key in the catalogs, and what stands in its blanks."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.key)


@dataclass(frozen=True, slots=True, order=True)
class Points:
    """A difference of two shares, shown in points (百分点)."""

    share: Fraction


def say(key: str, **values: Any) -> Message:
    """A sentence with its blanks filled, to be said later in the reader's language."""
    return Message(key, values)


@dataclass(frozen=True, slots=True)
class Named:
    """Something that both languages have a word for in the table of fields: its key, and its Chinese names."""

    key: str
    names: tuple[str, ...] = ()
