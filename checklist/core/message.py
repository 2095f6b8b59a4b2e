"""A sentence before it has a language, and the values in it that every language says in its own way."""

from fractions import Fraction
from typing import Any

from checklist.core.value import Value, field


class Message(Value):
    """A sentence by its key in the catalogs, and what stands in its blanks."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.key)


class Points(Value, order=True):
    """A difference of two shares, shown in points (百分点)."""

    share: Fraction


def say(key: str, **values: Any) -> Message:
    """A sentence with its blanks filled, to be said later in the reader's language."""
    return Message(key, values)


class Named(Value):
    """Something that both languages have a word for: its key, its Chinese names, and its English one if not the key."""

    key: str
    names: tuple[str, ...] = ()
    english: str = ""
