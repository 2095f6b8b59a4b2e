"""How a language says things: sentences by key, and every value by its type."""

from collections.abc import Callable, Mapping
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


NO_BLANKS = _Blanks()


class Catalog(Value):
    """The sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def say_key(self, key: str) -> str:
        """A sentence without blanks; a key that is none stands for itself."""
        return self.sentences.get(key, key)

    def say(self, what: Any) -> str:
        """Any value in words: sentences with their blanks, days, shares, names; no figure is a dash."""
        kind = type(what)
        if kind is str:
            return what  # type: ignore[no-any-return]
        words = WORDS.get(kind)
        return words(self, what) if words else self._by_kin(what)

    def _by_kin(self, what: Any) -> str:
        """A value of a type that is told by what it is one of, or has."""
        if isinstance(what, StrEnum):
            return self.sentences.get(f"{type(what).__name__.lower()}.{what.value}", what.value)
        for kin, words in WORDS.items():
            if isinstance(what, kin):
                return words(self, what)
        message = getattr(what, "message", None)
        if isinstance(message, Message):
            return self.say(message)
        share = getattr(what, "share", None)
        if isinstance(share, Fraction):
            return self.say_key("value.points").format(number=rounded(share, 1, 100))
        return str(what)

    def say_message(self, what: Message) -> str:
        """A sentence with its blanks."""
        values = what.values
        sentence = self._sentence(what.key, values)
        if not values:
            return sentence.format_map(NO_BLANKS) if "{" in sentence or "}" in sentence else sentence
        return sentence.format_map(_Blanks({name: self.say(value) for name, value in values.items()}))

    def say_day(self, what: date) -> str:
        """A day in words."""
        return self.say_key("value.date").format(year=what.year, month=what.month, day=what.day)

    def say_all(self, what: tuple[Any, ...]) -> str:
        """Several values, one after the other."""
        return self.say_key("value.joint").join(map(self.say, what))

    def _sentence(self, key: str, values: Mapping[str, Any]) -> str:
        """The sentence of a key, in the form it has for none or for one of what it counts, if it has any."""
        number = values.get("days", values.get("count", values.get("times")))
        form = FORMS.get(number, "") if type(number) is int else ""
        return self.sentences.get(f"{key}{form}") or self.sentences.get(key, key)


def _named(catalog: Catalog, what: Named) -> str:
    return what.names[0] if what.names and catalog.language == "zh-CN" else what.english or what.key


WORDS: dict[type, Callable[[Catalog, Any], str]] = {
    type(None): lambda catalog, _: catalog.say_key("value.none"),
    Message: Catalog.say_message,
    Named: _named,
    bool: lambda catalog, what: catalog.say_key(f"value.{str(what).lower()}"),
    date: Catalog.say_day,
    Fraction: lambda _, what: percent(what),
    Decimal: lambda _, what: number(what),
    tuple: Catalog.say_all,
}
"""How the values of each type are said; looked up by type, since asking one by one takes five times as long."""


def rounded(value: Fraction, digits: int, times: int = 1) -> str:
    """A number, so many times, with so many decimals, half up, away from zero."""
    over, under = value.numerator * 10**digits * times, value.denominator
    whole = (abs(over) * 2 + under) // (under * 2)
    text = str(whole).rjust(digits + 1, "0")
    sign = "-" if over < 0 and whole else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def percent(share: Fraction, digits: int = 1) -> str:
    """A share in percent, half up."""
    return f"{rounded(share, digits, 100)}%"


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
