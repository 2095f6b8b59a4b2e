"""Kinds of figures: days, shares, numbers."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.message import Message, say
from checklist.core.numbers import NUMBER, read_number
from checklist.source.kinds import Plain, Schema, Typed

YEAR_FIRST = re.compile(r"([0-9]{4}) ?([-/.]|年) ?([0-9]{1,2}) ?([-/.]|月) ?([0-9]{1,2}) ?([日号]?)")
EIGHT_DIGITS = re.compile("[0-9]{8}")
MIDNIGHT = re.compile("[T ]00:00(?::00(?:[.]0+)?)?Z?$")
"""What spreadsheets and programs put behind a day."""
DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
OF_MONTH = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "02-(?:0[1-9]|1[0-9]|2[0-8])",
)
REAL_DAY = f"(?!0000)(?:[0-9]{{4}}-(?:{'|'.join(OF_MONTH)})|{LEAP}-02-29)"
"""The days there are, as a pattern: for editors, which know no calendar."""


def narrow(text: str) -> str:
    """A text with its full-width digits and signs as narrow ones, and no blanks around it."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return text.strip()


def year_first(text: str) -> str | None:
    """A day written another way, as YYYY-MM-DD, if its year comes first and no doubt is left."""
    plain = MIDNIGHT.sub("", narrow(text))
    found = YEAR_FIRST.fullmatch(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}" if EIGHT_DIGITS.fullmatch(plain) else plain)
    if not found or (found[2] == "年") != (found[4] == "月") or (found[2] != "年" and found[2] != found[4]):
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[5])).isoformat()
    except ValueError:
        return None


def meant(near: str | None) -> dict[str, str]:
    """The blank that has a sentence ask whether this was meant; none where nobody knows."""
    return {"near": near} if near else {}


class Day(Typed[date]):
    """A plain day, YYYY-MM-DD; no time, no zone."""

    name = "day"

    def parse(self, text: str) -> date:
        if not DAY_SHAPE.fullmatch(text):
            raise ValueError("E110", {"text": text, **meant(year_first(text))})
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError("E111", {"text": text}) from None

    def write(self, value: Any) -> Plain:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{REAL_DAY}$", "patternErrorMessage": f"kind.{self.name}"}


class DueDay(Day):
    """A day beside which there is a field for the words it was given in."""

    def parse(self, text: str) -> date:
        try:
            return super().parse(text)
        except ValueError as error:
            code, values = error.args
            remedy = {"remedy": "due"} if code == "E110" and "near" not in values else {}
            raise ValueError(code, {**values, **remedy}) from None


PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) ?([%％]?)")
TO_ONE = r"(?:0+\.0*[1-9][0-9]*|0*1\.0+)"
"""What is refused without a percent sign: `0.45` could mean 45 % or less than a half, `1.0` all of it or one."""
OVER_ALL = r"0*(?:100\.0*[1-9]|10[1-9]|1[1-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3})"
"""How a figure over 100 begins."""


class Share(Typed[Fraction]):
    """Progress: `45%` or `45`, from 0 to 100; a `Fraction` in 0…1."""

    name = "percent"

    def parse(self, text: str) -> Fraction:
        found = PERCENT.fullmatch(text)
        if not found:
            near = narrow(text) if PERCENT.fullmatch(narrow(text)) else None
            raise ValueError("E113", {"text": text, "expected": self.expected(), **meant(near)})
        share = Fraction(found[1]) / 100
        if 0 < share <= Fraction(1, 100) and "." in text and not found[2]:
            raise ValueError("E112", {"text": text, "percent": self.write(share * 100), "exact": self.write(share)})
        if share > 1:
            raise ValueError("E114", {"text": text})
        return share

    def write(self, value: Any) -> Plain:
        return f"{decimal_text(value * 100)}%"

    def as_before(self, text: str, old: str) -> str:
        """With the percent sign of the text before, or without one where that had none and none is needed."""
        found = PERCENT.fullmatch(old)
        if not found:
            return text
        bare = text.removesuffix("%") + old[found.end(1) :]
        return text if not found[2] and "." in bare else bare

    def schema(self) -> Schema:
        return {
            "type": ["string", "number"],
            "pattern": f"^(?!{TO_ONE}$|{OVER_ALL}){PERCENT.pattern}$",
            "patternErrorMessage": f"kind.{self.name}",
            "minimum": 0,
            "maximum": 100,
            "if": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
            "then": {"type": "string", "errorMessage": f"kind.{self.name}"},
        }


def decimal_text(value: Fraction | Decimal) -> str:
    """A decimal, or a fraction that ends, without an exponent and without zeros at its end."""
    number = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


BY_THREES = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def _number_in(text: str) -> str | None:
    """The number that was written with what no number has: full-width digits, commas by threes, a percent sign."""
    plain = narrow(text)
    plain = plain.replace(",", "") if BY_THREES.fullmatch(plain) else plain
    plain = plain.removesuffix("%").rstrip()
    return plain if plain != text and read_number(plain) is not None else None


class Number(Typed[Decimal]):
    """A decimal number, exact; `low` is the least that makes sense, if any."""

    name = "number"

    def __init__(self, low: int | None = None) -> None:
        self.low = low

    def parse(self, text: str) -> Decimal:
        number = read_number(text)
        if number is None:
            raise ValueError("E113", {"text": text, "expected": self.expected(), **meant(_number_in(text))})
        if self.low is not None and number < self.low:
            raise ValueError("E122", {"text": text, "low": self.low})
        return number

    def write(self, value: Any) -> Plain:
        return decimal_text(value)

    def schema(self) -> Schema:
        least = {} if self.low is None else {"minimum": self.low}
        told = {"patternErrorMessage": f"kind.{self.name}"}
        return {"type": ["string", "number"], "pattern": f"^{NUMBER.pattern}$", **told, **least}


YEAR_SHAPE = re.compile("[1-9][0-9]{3}年?")
WHOLE = re.compile(r"-?[0-9]{1,9}")


class Whole(Typed[int]):
    """A whole number from `low` to `high`."""

    name = "whole"

    def __init__(self, low: int = 0, high: int = 999_999) -> None:
        self.low = low
        self.high = high

    def parse(self, text: str) -> int:
        if not WHOLE.fullmatch(text) or not self.low <= int(text) <= self.high:
            raise ValueError("E113", {"text": text, "expected": self.expected()})
        return int(text)

    def expected(self) -> Message:
        return say("kind.whole", low=self.low, high=self.high)

    def schema(self) -> Schema:
        digits = f"[0-9]{{{len(str(self.low))},{len(str(self.high))}}}"
        return {
            "type": ["string", "integer"],
            "pattern": f"^{WHOLE.pattern if self.low < 0 else digits}$",
            "minimum": self.low,
            "maximum": self.high,
        }


class Year(Typed[int]):
    """A year: `2026`, `2026年`."""

    name = "year"

    def parse(self, text: str) -> int:
        if not YEAR_SHAPE.fullmatch(text):
            raise ValueError("E113", {"text": text, "expected": self.expected()})
        return int(text.removesuffix("年"))

    def schema(self) -> Schema:
        return {"type": ["string", "integer"], "pattern": f"^{YEAR_SHAPE.pattern}$", "minimum": 1000, "maximum": 9999}


DAY = Day()
DUE_DAY = DueDay()
SHARE = Share()
NUMBER_ANY = Number()
AMOUNT = Number(0)
