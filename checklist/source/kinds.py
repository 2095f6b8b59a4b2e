"""What a field may hold: how its text is read, what is said when it cannot be, and how it is written again.

A kind reads a node of the tree to a value, or notes a fault and gives `UNREAD`. It writes a value as plain
text, lists and dicts, so that reading what was written gives the same value.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

from checklist.core.message import Heading, say
from checklist.core.numbers import NUMBER, read_number
from checklist.source.text import Fault, Span
from checklist.source.tree import Mapping, Node, Scalar, Sequence, span

T = TypeVar("T")
Plain = Any
"""Text, lists and dicts of text: a value on its way to the page."""
Schema = dict[str, Any]


class Unread:
    """What a kind gives where it could not read."""

    def __bool__(self) -> bool:
        return False


UNREAD = Unread()


@dataclass(slots=True)
class Notes:
    """What a reading collects: the faults, and the list items (by identity of their node) that gave no value."""

    faults: list[Fault] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)

    def fault(self, code: str, node: Node, **values: Any) -> Unread:
        """Note a fault at a node; the value is unread."""
        self.faults.append(Fault(code, span(node), values))
        return UNREAD


def close_to(word: str, words: Iterable[str]) -> str:
    """The known word most like an unknown one, or nothing."""
    known = list(words)
    by_case = {one.casefold().replace("_", "-").replace(" ", "-"): one for one in reversed(known)}
    same = by_case.get(word.casefold().replace("_", "-").replace(" ", "-"))
    found = [same] if same else difflib.get_close_matches(word[:60], known, 1, 0.55)
    return found[0] if found else ""


class Kind:
    """What every kind can do; `name` keys the sentence that says what is accepted (`kind.<name>`)."""

    name = "text"

    def read(self, node: Node, notes: Notes) -> Any:
        """The value of a node, or `UNREAD` with a fault noted."""
        raise NotImplementedError

    def write(self, value: Any) -> Plain:
        """The value as plain data."""
        return str(value)

    def schema(self) -> Schema:
        """What a JSON Schema says of it."""
        return {"type": "string"}

    def wrong(self, node: Node, notes: Notes) -> Unread:
        """Note that something else stood here."""
        found = {Scalar: "text", Mapping: "mapping", Sequence: "list"}[type(node)]
        return notes.fault("E109", node, expected=say(f"kind.{self.name}"), found=say(f"found.{found}"))


FALSE_FRIENDS = frozenset("yes no on off true false null y n ~".split())
MISREAD = re.compile(
    r"[-+]?0[0-9_]+|0[xob][0-9a-fA-F_]+|[-+]?\d+(:[0-5]?\d)+(\.\d*)?|[-+]?\d*\.\d*0|[-+]?\d[\d_]*_[\d_]*|[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)
FIRST_OF_MISREAD = frozenset("0123456789+-.yYnNoOtTfF~")


def misread(text: str) -> bool:
    """Would another YAML reader give back something else than was typed here without quotes?"""
    return len(text) <= 40 and (text.casefold() in FALSE_FRIENDS or MISREAD.fullmatch(text) is not None)


class Text(Kind):
    """Free text, as typed, whatever it looks like."""

    def read(self, node: Node, notes: Notes) -> str | Unread:
        if type(node) is not Scalar:
            return self.wrong(node, notes)
        text = node.text
        if node.plain and text and text[0] in FIRST_OF_MISREAD and misread(text):
            notes.fault("W101", node, text=text)
        return text


class Word(Kind):
    """Text that is not shown as prose: an id, a number, a name. Ids are text whatever they look like."""

    def read(self, node: Node, notes: Notes) -> str | Unread:
        return node.text if type(node) is Scalar else self.wrong(node, notes)


class Texts(Kind):
    """One text or a list of texts."""

    name = "texts"

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | Unread:
        if type(node) is Scalar:
            return (node.text,)
        if type(node) is not Sequence:
            return self.wrong(node, notes)
        got = []
        for item in node.items:
            if type(item) is Scalar and item.text:
                got.append(item.text)
            else:
                TEXT.wrong(item, notes)
                notes.unread.add(id(item))
        return tuple(got)

    def write(self, value: Any) -> Plain:
        return value[0] if len(value) == 1 else list(value)

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


class Typed(Kind, Generic[T]):
    """A kind whose value is made from one scalar's text."""

    def parse(self, text: str) -> T:
        """The value of a text; raises `ValueError(code, blanks)` with the rule's code."""
        raise NotImplementedError

    def read(self, node: Node, notes: Notes) -> T | Unread:
        if type(node) is not Scalar:
            return self.wrong(node, notes)
        try:
            return self.parse(node.text)
        except ValueError as error:
            code, values = error.args
            return notes.fault(code, node, **values)


DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Day(Typed[date]):
    """A plain day, YYYY-MM-DD; no time, no zone."""

    name = "day"

    def parse(self, text: str) -> date:
        if not DAY_SHAPE.fullmatch(text):
            raise ValueError("E110", {"text": text})
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError("E111", {"text": text}) from None

    def write(self, value: Any) -> Plain:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) ?([%％]?)")


class Share(Typed[Fraction]):
    """Progress: `45%` or `45`, from 0 to 100; a `Fraction` in 0…1."""

    name = "percent"

    def parse(self, text: str) -> Fraction:
        found = PERCENT.fullmatch(text)
        if not found:
            raise ValueError("E113", {"text": text, "expected": say("kind.percent")})
        share = Fraction(found[1]) / 100
        if 0 < share < Fraction(1, 100) and not found[2]:
            raise ValueError("E112", {"text": text, "percent": f"{float(share * 10000):g}%"})
        if share > 1:
            raise ValueError("E114", {"text": text})
        return share

    def write(self, value: Any) -> Plain:
        return f"{decimal_text(value * 100)}%"

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)?%?$", "minimum": 0, "maximum": 100}


def decimal_text(value: Fraction) -> str:
    """A terminating fraction without a trailing zero."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Number(Typed[Decimal]):
    """A decimal number, exact; `low` is the least that makes sense, if any."""

    name = "number"

    def __init__(self, low: int | None = None) -> None:
        self.low = low

    def parse(self, text: str) -> Decimal:
        number = read_number(text)
        if number is None:
            raise ValueError("E113", {"text": text, "expected": say("kind.number")})
        if self.low is not None and number < self.low:
            raise ValueError("E122", {"text": text, "low": self.low})
        return number

    def write(self, value: Any) -> Plain:
        return f"{value:f}"

    def schema(self) -> Schema:
        limit = {} if self.low is None else {"minimum": self.low}
        return {"type": ["number", "string"], "pattern": f"^{NUMBER.pattern}$", **limit}


class Whole(Typed[int]):
    """A whole number from `low` to `high`."""

    name = "whole"

    def __init__(self, low: int = 0, high: int = 999_999) -> None:
        self.low = low
        self.high = high

    def parse(self, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not self.low <= int(text) <= self.high:
            expected = say("kind.whole", low=self.low, high=self.high)
            raise ValueError("E113", {"text": text, "expected": expected})
        return int(text)

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Choice(Typed[str]):
    """One of a few words, each with its Chinese spellings; the value is the English one (an enum's member if given)."""

    name = "choice"

    def __init__(self, names: Map[str, tuple[str, ...]], type: Callable[[str], Any] = str) -> None:  # noqa: A002
        self.names = names
        self.words = {word: type(key) for key, others in names.items() for word in (key, *others)}

    def parse(self, text: str) -> str:
        found = self.words.get(text)
        if found is None:
            accepted = tuple((key, *others[:1]) for key, others in self.names.items())
            shown = ", ".join(" ".join(words) for words in accepted)
            raise ValueError("E123", {"text": text, "accepted": shown, "near": close_to(text, self.words)})
        return found

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.words)}


class Alias(Typed[str]):
    """A word with other spellings, which all read as the first; any other word is what was typed."""

    name = "word"

    def __init__(self, names: Map[str, tuple[str, ...]]) -> None:
        self.spelt = {word: name for name, others in names.items() for word in (name, *others)}

    def parse(self, text: str) -> str:
        return self.spelt.get(text, text)


class Pairs(Kind):
    """A mapping of names to values of one kind; `names` gives the known names their other spellings."""

    name = "mapping"

    def __init__(self, of: Kind, names: Map[str, tuple[str, ...]] | None = None, key: Kind | None = None) -> None:
        self.of = of
        self.names = names or {}
        self.spelt = {word: name for name, others in self.names.items() for word in (name, *others)}
        self.key = key

    def read(self, node: Node, notes: Notes) -> tuple[tuple[Any, Any], ...] | Unread:
        if type(node) is not Mapping:
            return self.wrong(node, notes)
        got: dict[Any, Any] = {}
        seen: dict[str, Scalar] = {}
        for key, below in node.pairs:
            name = self.spelt.get(key.text, key.text)
            if repeated(name, key, seen, notes):
                continue
            value = self.of.read(below, notes)
            spelt = self.key.read(key, notes) if self.key else name
            if value is not UNREAD and spelt is not UNREAD:
                got[spelt] = value
        return tuple(got.items())

    def write(self, value: Any) -> Plain:
        return {str(name): self.of.write(one) for name, one in value}

    def schema(self) -> Schema:
        known = {word: self.of.schema() for word in self.spelt}
        return {"type": "object", "properties": known, "additionalProperties": self.of.schema()}


class ListOf(Kind):
    """A list of records, in the order written."""

    name = "list"

    def __init__(self, of: Kind) -> None:
        self.of = of

    def read(self, node: Node, notes: Notes) -> tuple[Any, ...] | Unread:
        if type(node) is Scalar and node.plain and not node.text:
            return ()
        if type(node) is not Sequence:
            return self.wrong(node, notes)
        got = []
        for item in node.items:
            value = self.of.read(item, notes)
            if value is UNREAD:
                notes.unread.add(id(item))
            else:
                got.append(value)
        return tuple(got)

    def write(self, value: Any) -> Plain:
        return [self.of.write(one) for one in value]

    def schema(self) -> Schema:
        return {"type": "array", "items": self.of.schema()}


class OneOrMany(ListOf):
    """One value, or a list of them."""

    def read(self, node: Node, notes: Notes) -> tuple[Any, ...] | Unread:
        if type(node) is Sequence:
            return super().read(node, notes)
        value = self.of.read(node, notes)
        return UNREAD if value is UNREAD else (value,)

    def write(self, value: Any) -> Plain:
        return self.of.write(value[0]) if len(value) == 1 else super().write(value)

    def schema(self) -> Schema:
        return {"anyOf": [self.of.schema(), super().schema()]}


class Shorthand(Kind):
    """A record that may also be written as one text."""

    def __init__(self, of: "Record", short: Kind, widen: Callable[[Any], Any], narrow: Callable[[Any], Any]) -> None:
        self.of = of
        self.short = short
        self.widen = widen
        self.narrow = narrow
        self.name = of.name

    def read(self, node: Node, notes: Notes) -> Any:
        if type(node) is Scalar:
            value = self.short.read(node, notes)
            return UNREAD if value is UNREAD else self.widen(value)
        return self.of.read(node, notes)

    def write(self, value: Any) -> Plain:
        short = self.narrow(value)
        return self.of.write(value) if short is None else self.short.write(short)

    def schema(self) -> Schema:
        return {"anyOf": [self.short.schema(), self.of.schema()]}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its key, its Chinese names (the first heads its column), and what it holds.

    `attr` is where the value goes; it is the key unless Python says otherwise.
    """

    key: str
    names: tuple[str, ...]
    kind: Kind
    attr: str = ""
    required: bool = False


class Record(Kind):
    """A mapping with a fixed set of fields, read into a value of the model by `build`."""

    name = "mapping"

    def __init__(self, title: str, build: Callable[..., Any], fields: tuple[Field, ...]) -> None:
        self.title = title
        self.build = build
        self.fields = fields
        self.attrs = {one.key: one.attr or one.key.replace("-", "_") for one in fields}
        self.index = {spelling: one for one in fields for spelling in (one.key, *one.names)}
        self.readers = {word: (one.key, self.attrs[one.key], one.kind.read) for word, one in self.index.items()}
        self.required = tuple(one.key for one in fields if one.required)

    def read(self, node: Node, notes: Notes) -> Any:
        if type(node) is not Mapping:
            return self.wrong(node, notes)
        values: dict[str, Any] = {}
        seen: dict[str, Scalar] = {}
        readers = self.readers
        for key, below in node.pairs:
            reader = readers.get(key.text)
            if reader is None:
                self.unknown(key, notes)
                continue
            name, attr, read = reader
            if name in seen:
                repeated(name, key, seen, notes)
                continue
            seen[name] = key
            if type(below) is Scalar and below.plain and not below.text:
                continue
            value = read(below, notes)
            if value is not UNREAD:
                values[attr] = value
        return self.finish(node, values, seen, notes)

    def finish(self, node: Mapping, values: dict[str, Any], seen: dict[str, Scalar], notes: Notes) -> Any:
        """The value, if all that is required was read; what is missing or empty is told."""
        whole = True
        for key in self.required:
            if not values.get(self.attrs[key]):
                whole = False
                if self.attrs[key] in values or key not in seen or empty(node, key, self):
                    notes.fault("E124", seen.get(key, node), field=heading(self.index[key]))
        return self.build(**values) if whole else UNREAD

    def unknown(self, key: Scalar, notes: Notes) -> None:
        """A key that is no field: the nearest one is offered."""
        if key.text != "?" or key.start is not key.end:
            near = close_to(key.text, self.index)
            notes.faults.append(Fault("E108", span(key), {"key": key.text, "record": say(f"record.{self.title}"), "near": near}))

    def write(self, value: Any) -> Plain:
        return write_fields(self, value)

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.title}"}


def heading(field: Field) -> Heading:
    """What a field is called: its key, and the first of its Chinese names."""
    return Heading(field.key, field.names[0] if field.names else "")


def empty(node: Mapping, key: str, record: Record) -> bool:
    """Is a field written without a value?"""
    return any(
        isinstance(below, Scalar) and below.plain and not below.text
        for name, below in node.pairs
        if (found := record.index.get(name.text)) and found.key == key
    )


def repeated(name: str, key: Scalar, seen: dict[str, Scalar], notes: Notes) -> bool:
    """Was this name written before, under whichever spelling? If so it is a fault; the first one holds."""
    first = seen.setdefault(name, key)
    if first is key:
        return False
    place = Span(first.start.index, first.end.index)
    notes.faults.append(Fault("E107", span(key), {"key": key.text, "first": first.text, "line": place}))
    return True


def write_fields(record: Record, value: Any) -> dict[str, Plain]:
    """What a record writes: only the fields that say something."""
    out: dict[str, Plain] = {}
    for one in record.fields:
        held = getattr(value, record.attrs[one.key])
        if held is not None and held not in ("", ()):
            out[one.key] = one.kind.write(held)
    return out


class Switch(Typed[bool]):
    """Yes or no."""

    name = "switch"
    words = {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}  # noqa: RUF012

    def parse(self, text: str) -> bool:
        if text.casefold() not in self.words:
            raise ValueError("E113", {"text": text, "expected": say("kind.switch")})
        return self.words[text.casefold()]

    def write(self, value: Any) -> Plain:
        return "true" if value else "false"

    def schema(self) -> Schema:
        return {"type": "boolean"}


TEXT = Text()
WORD = Word()
TEXTS = Texts()
DAY = Day()
SHARE = Share()
NUMBER_ANY = Number()
AMOUNT = Number(0)
