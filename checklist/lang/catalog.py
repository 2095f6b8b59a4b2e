"""How a language says things: sentences by key, and every value by its type."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from checklist.core.message import Message, Named
from checklist.core.value import Value

LANGUAGES = ("zh-CN", "en")
HERE = Path(__file__).parent

FORMS = {0: ".none", 1: ".one"}
"""How the key of a sentence ends that is said where its `days` are none or one."""


class _Blanks(dict[str, str]):
    """The blanks of a sentence; one that was not given is shown by its name, since a report must not fail for it."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


class Catalog(Value):
    """The sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def say_key(self, key: str) -> str:
        """A sentence without blanks; a key that is none stands for itself."""
        return self.sentences.get(key, key)

    def say(self, what: Any) -> str:  # noqa: C901 -- one line a type
        """Any value in words: sentences with their blanks, days, shares, names; no figure is a dash."""
        match what:
            case None:
                return self.say_key("value.none")
            case Message(key, values):
                blanks = _Blanks((name, self.say(value)) for name, value in values.items())
                return self._sentence(key, values).format_map(blanks)
            case Named(key, names):
                return names[0] if names and self.language == "zh-CN" else key
            case StrEnum():
                return self.sentences.get(f"{type(what).__name__.lower()}.{what.value}", what.value)
            case bool():
                return self.say_key(f"value.{str(what).lower()}")
            case date():
                return self.say_key("value.date").format(year=what.year, month=what.month, day=what.day)
            case Fraction():
                return percent(what)
            case Decimal():
                return number(what)
            case tuple():
                return self.say_key("value.joint").join(self.say(one) for one in what)
        message = getattr(what, "message", None)
        if isinstance(message, Message):
            return self.say(message)
        share = getattr(what, "share", None)
        if isinstance(share, Fraction):
            return self.say_key("value.points").format(number=rounded(share * 100, 1))
        return str(what)

    def _sentence(self, key: str, values: Mapping[str, Any]) -> str:
        """The sentence of a key, in the form it has for no day or for one, if it has any."""
        days = values.get("days")
        form = FORMS.get(days, "") if type(days) is int else ""
        return self.sentences.get(f"{key}{form}") or self.sentences.get(key, key)


def rounded(value: Fraction, digits: int) -> str:
    """A number with so many decimals, half up, away from zero."""
    scaled = value * 10**digits
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
    text = str(whole).rjust(digits + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def percent(share: Fraction, digits: int = 1) -> str:
    """A share in percent, half up."""
    return f"{rounded(share * 100, digits)}%"


def number(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=2)
def load(language: str) -> Catalog:
    """The catalog of a language: every `<topic>.<language>.toml` beside this module."""
    sentences: dict[str, str] = {}
    for path in sorted(HERE.glob(f"*.{language}.toml")):
        sentences.update(read(path.read_text("utf-8")))
    return Catalog(language, sentences)


def read(text: str) -> dict[str, str]:
    """The `"key" = "sentence"` lines of a catalog; a tenth of what it costs to import a reader of all of TOML."""
    sentences = {}
    for line in text.splitlines():
        if line.startswith('"'):
            key, _, sentence = line[1:].partition('" = "')
            sentences[key] = sentence[:-1].replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
    return sentences
