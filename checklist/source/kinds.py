"""What a field may hold: how its text is read, what is said when it cannot be, and how it is written again.

A kind reads a node of the tree to a value, or notes a fault and gives `UNREAD`. It writes a value as plain
text, lists and dicts, so that reading what was written gives the same value.
"""

from collections.abc import Callable
from collections.abc import Mapping as Map
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from checklist.core.message import Message, say
from checklist.source.notes import Notes, Unread
from checklist.source.plain import FIRST_OF_MISREAD, misread
from checklist.source.tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
Plain = Any
"""Text, lists and dicts of text: a value on its way to the page."""
Schema = dict[str, Any]
"""A JSON Schema. A scalar may come as the text it is, or as what a YAML 1.2 reader takes it for."""


class Kind:
    """What every kind can do; `name` keys the sentence that says what is accepted (`kind.<name>`)."""

    name = "text"
    names: Map[str, tuple[str, ...]] = MappingProxyType({})
    """Words that `write` may give, and their other spellings."""

    def read(self, node: Node, notes: Notes) -> Any:
        """The value of a node, or `UNREAD` with a fault noted."""
        raise NotImplementedError

    def write(self, value: Any) -> Plain:
        """The value as plain data."""
        return str(value)

    def as_before(self, text: str, old: str) -> str:  # noqa: ARG002 -- most texts have no habits
        """What `write` gave, with the habits of a text that stood here before."""
        return text

    def schema(self) -> Schema:
        """What a JSON Schema says of it."""
        return {"type": ["string", "number", "boolean"]}

    def expected(self) -> Message:
        """What is accepted, in a few words."""
        return say(f"kind.{self.name}")

    def wrong(self, node: Node, notes: Notes) -> Unread:
        """Note that something else stood here."""
        found = {Scalar: "text", Mapping: "mapping", Sequence: "list"}[type(node)]
        if type(node) is Scalar and not node.text:
            found = "empty"
        return notes.fault("E109", node, expected=self.expected(), found=say(f"found.{found}"))


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


NOTHING = frozenset(("~", "null"))
"""What others read as no value at all."""


def named(node: Scalar, notes: Notes) -> str:
    """The text of a name; where one may have meant that there is none, that is noted."""
    if node.plain and node.text.casefold() in NOTHING:
        notes.fault("W101", node, text=node.text)
    return node.text


class Name(Word):
    """A name that may be left out."""

    def read(self, node: Node, notes: Notes) -> str | Unread:
        return named(node, notes) if type(node) is Scalar else self.wrong(node, notes)


N = TypeVar("N", bound=Node | tuple[Node, Any])


def as_many(items: list[N], most: int | None, notes: Notes) -> list[N]:
    """The items, or the keys and values, no more of them than may be; one more is a fault."""
    if most is None or len(items) <= most:
        return items
    first = items[most]
    notes.fault("E128", first[0] if isinstance(first, tuple) else first, most=most, count=len(items))
    return items[:most]


MOST_TEXTS = 1000
"""More owners, tags or proofs than this nothing has; each of them is held against all others."""


class Texts(Kind):
    """One text or a list of texts, of which there may be a `most`."""

    name = "texts"

    def __init__(self, most: int = MOST_TEXTS) -> None:
        self.most = most

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | Unread:
        if type(node) is Scalar:
            return (named(node, notes),) if node.text else ()
        if type(node) is not Sequence:
            return self.wrong(node, notes)
        got = []
        for item in as_many(node.items, self.most, notes):
            if type(item) is Scalar and item.text:
                got.append(named(item, notes))
            else:
                TEXT.wrong(item, notes)
                notes.unread.add(id(item))
        return tuple(got)

    def write(self, value: Any) -> Plain:
        return value[0] if len(value) == 1 else list(value)

    def schema(self) -> Schema:
        one = TEXT.schema()
        return {"anyOf": [one, {"type": "array", "items": {**one, "minLength": 1}, **at_most(self.most)}]}


class Tags(Texts):
    """Texts of which some have other names that read as the first."""

    def __init__(self, names: Map[str, tuple[str, ...]], most: int = MOST_TEXTS) -> None:
        super().__init__(most)
        self.names = names
        self.spelt = spelt(names)

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | Unread:
        got = super().read(node, notes)
        return got if isinstance(got, Unread) else tuple(self.spelt.get(word, word) for word in got)

    def schema(self) -> Schema:
        known: Schema = {"enum": list(self.spelt)}
        one, many = super().schema()["anyOf"]
        return {"anyOf": [known, one, {**many, "items": {**many["items"], "examples": list(self.spelt)}}]}


def at_most(most: int | None, of: str = "Items") -> Schema:
    """The clause of a JSON Schema for how many there may be."""
    return {} if most is None else {f"max{of}": most}


class Typed(Kind, Generic[T]):
    """A kind whose value is made from one scalar's text."""

    def parse(self, text: str) -> T:
        """The value of a text; raises `ValueError(code, blanks)` with the rule's code."""
        raise NotImplementedError

    @cached_property
    def parsed(self) -> Callable[[str], T]:
        """The same, remembered: a list has few different days and figures, each many times."""
        return lru_cache(maxsize=4096)(self.parse)

    def read(self, node: Node, notes: Notes) -> T | Unread:
        if type(node) is not Scalar:
            return self.wrong(node, notes)
        try:
            return self.parsed(node.text)
        except ValueError as error:
            code, values = error.args
            return notes.fault(code, node, **values)


def spelt(names: Map[str, tuple[str, ...]]) -> dict[str, str]:
    """Every spelling of some words, and the word it reads as."""
    return {word: name for name, others in names.items() for word in (name, *others)}


class Choice(Kind):
    """One of a few words, each with its Chinese spellings; the value is the English one (an enum's member if given)."""

    name = "choice"

    def __init__(self, names: Map[str, tuple[str, ...]], type: Callable[[str], Any] = str) -> None:  # noqa: A002
        self.names = names
        self.words = {word: type(key) for word, key in spelt(names).items()}

    def read(self, node: Node, notes: Notes) -> Any:
        if type(node) is not Scalar:
            return self.wrong(node, notes)
        found = self.words.get(node.text)
        if found is not None:
            return found
        accepted = tuple(" ".join((key, *others[:1])) for key, others in self.names.items())
        return notes.fault("E123", node, text=node.text, accepted=accepted, near=notes.near(node.text, self.words))

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.words)}


class Alias(Typed[str]):
    """A word with other spellings, which all read as the first; any other word is what was typed."""

    name = "word"

    def __init__(self, names: Map[str, tuple[str, ...]]) -> None:
        self.names = names
        self.spelt = spelt(names)

    def parse(self, text: str) -> str:
        return self.spelt.get(text, text)

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": list(self.spelt)}, super().schema()]}


class Switch(Typed[bool]):
    """Yes or no."""

    name = "switch"
    words = {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}  # noqa: RUF012

    def parse(self, text: str) -> bool:
        if text.casefold() not in self.words:
            raise ValueError("E113", {"text": text, "expected": self.expected()})
        return self.words[text.casefold()]

    def write(self, value: Any) -> Plain:
        return "true" if value else "false"

    def schema(self) -> Schema:
        cases = (str.lower, str.title, str.upper)
        return {"enum": [True, False, *dict.fromkeys(case(word) for word in self.words for case in cases)]}


TEXT = Text()
WORD = Word()
NAME = Name()
TEXTS = Texts()
