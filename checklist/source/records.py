"""Records and what holds several values: mappings with a fixed set of fields, lists, pairs, shorthands."""

from collections.abc import Callable
from collections.abc import Mapping as Map
from typing import Any

from checklist.core.message import Named, say
from checklist.core.value import Value, unsaid
from checklist.source.kinds import Kind, Plain, Schema, Texts, as_many, at_most, spelt
from checklist.source.notes import UNREAD, Notes, Unread
from checklist.source.text import Fault, Span
from checklist.source.tree import Mapping, Node, Scalar, Sequence, span


class Pairs(Kind):
    """A mapping of names to values of one kind; `names` gives the known names their other spellings.

    There may be a `most` of them.
    """

    name = "mapping"

    def __init__(
        self,
        of: Kind,
        names: Map[str, tuple[str, ...]] | None = None,
        key: Kind | None = None,
        most: int | None = None,
    ) -> None:
        self.most = most
        self.of = of
        self.names = names or {}
        self.spelt = spelt(self.names)
        self.key = key

    def read(self, node: Node, notes: Notes) -> tuple[tuple[Any, Any], ...] | Unread:
        if type(node) is not Mapping:
            return self.wrong(node, notes)
        got: dict[Any, Any] = {}
        seen: dict[str, Scalar] = {}
        for key, below in as_many(node.pairs, self.most, notes):
            name = self.name_of(key, notes)
            if name is UNREAD or repeated(str(name), key, seen, notes) or unwritten(below):
                continue
            value = self.of.read(below, notes)
            if value is not UNREAD:
                got[name] = value
        return tuple(got.items())

    def name_of(self, key: Scalar, notes: Notes) -> Any:
        """What a key is called, however it is spelt."""
        return self.key.read(key, notes) if self.key else self.spelt.get(key.text, key.text)

    def write(self, value: Any) -> Plain:
        return {str(name): self.of.write(one) for name, one in value}

    def schema(self) -> Schema:
        one = or_nothing(self.of.schema())
        pattern = self.key.schema().get("pattern") if self.key else None
        keys = {"propertyNames": {"pattern": pattern}} if pattern else {}
        keys |= at_most(self.most, "Properties")
        return {"type": "object", "properties": dict.fromkeys(self.spelt, one), "additionalProperties": one, **keys}


class ListOf(Kind):
    """A list of records, in the order written, of which there may be a `most`."""

    name = "list"

    def __init__(self, of: Kind, most: int | None = None) -> None:
        self.of = of
        self.most = most

    def read(self, node: Node, notes: Notes) -> tuple[Any, ...] | Unread:
        if unwritten(node):
            return ()
        if type(node) is not Sequence:
            return self.wrong(node, notes)
        got = []
        for item in as_many(node.items, self.most, notes):
            value = self.of.read(item, notes)
            if value is UNREAD:
                notes.unread.add(id(item))
            else:
                got.append(value)
        return tuple(got)

    def write(self, value: Any) -> Plain:
        return [self.of.write(one) for one in value]

    def schema(self) -> Schema:
        return {"type": "array", "items": self.of.schema(), **at_most(self.most)}


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


class Joined(Texts):
    """One name, or a list of them that reads as one text, joined by 、."""

    def read(self, node: Node, notes: Notes) -> Any:
        got = super().read(node, notes)
        return got if isinstance(got, Unread) else "、".join(got)

    def write(self, value: Any) -> Plain:
        return str(value)


class Shorthand(Kind):
    """A record that may also be written as one text."""

    def __init__(self, of: "Record", short: Kind, widen: Callable[[Any], Any], narrow: Callable[[Any], Any]) -> None:
        self.of = of
        self.short = short
        self.widen = widen
        self.narrow = narrow
        self.name = of.name

    def read(self, node: Node, notes: Notes) -> Any:
        if type(node) is Scalar and node.text:
            value = self.short.read(node, notes)
            return UNREAD if value is UNREAD else self.widen(value)
        return self.of.read(node, notes)

    def write(self, value: Any) -> Plain:
        short = self.narrow(value)
        return self.of.write(value) if short is None else self.short.write(short)

    def schema(self) -> Schema:
        return {"anyOf": [self.short.schema(), self.of.schema()]}


class Field(Value):
    """One field of a record: its key, its Chinese names (the first heads its column), and what it holds.

    `attr` is where the value goes; it is the key unless Python says otherwise. A `required` one that may be `blank`
    does not keep the rest from being read, so that all that is wrong with it is told at once.
    """

    key: str
    names: tuple[str, ...]
    kind: Kind
    attr: str = ""
    required: bool = False
    blank: bool = False


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
        self.needed = frozenset(one.key for one in fields if one.required and not one.blank)

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
            if type(below) is Scalar and below.plain and not below.text:  # not a call: it is asked of every value
                continue
            value = read(below, notes)
            if value is not UNREAD:
                values[attr] = value
        return self.finish(node, values, seen, notes)

    def finish(self, node: Mapping, values: dict[str, Any], seen: dict[str, Scalar], notes: Notes) -> Any:
        """The value, if all that it cannot do without was read; what is missing or empty is told."""
        whole = True
        for key in self.required:
            if values.get(self.attrs[key]) in (None, "", ()):
                whole = whole and key not in self.needed
                if self.attrs[key] in values or key not in seen or empty(node, key, self):
                    notes.fault("E124", seen.get(key, node), field=heading(self.index[key]))
        return self.build(**values) if whole else UNREAD

    def unknown(self, key: Scalar, notes: Notes) -> None:
        """A key that is no field: the nearest one is offered."""
        if key.text != "?" or key.start != key.end:
            from checklist.source.habits import habit, is_tasks

            values = {"key": key.text, "record": say(f"record.{self.title}")}
            if self.title == "section" and is_tasks(key.text):
                notes.add(Fault("E108", span(key), {**values, "remedy": "tasks"}))
                return
            near = habit(key.text, self.index) or notes.near(key.text, self.index)
            notes.add(Fault("E108", span(key), {**values, "near": near}))

    def write(self, value: Any) -> Plain:
        return write_fields(self, value)

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.title}"}


def heading(field: Field) -> Named:
    """What a field is called: its key, and its Chinese names."""
    return Named(field.key, field.names)


def with_key(name: Named) -> Named:
    """What a field is called in a remedy: in Chinese by its name, with the key after it."""
    return Named(name.key, tuple(f"{one}（{name.key}）" for one in name.names))


def empty(node: Mapping, key: str, record: Record) -> bool:
    """Is a field written without a value?"""
    written = (below for name, below in node.pairs if (found := record.index.get(name.text)) and found.key == key)
    return any(map(unwritten, written))


def unwritten(node: Node) -> bool:
    """Does nothing stand here? A key without a value says nothing, as if it were not there."""
    return isinstance(node, Scalar) and node.plain and not node.text


def repeated(name: str, key: Scalar, seen: dict[str, Scalar], notes: Notes) -> bool:
    """Was this name written before, under whichever spelling? If so it is a fault; the first one holds."""
    first = seen.setdefault(name, key)
    if first is key:
        return False
    place = Span(first.start, first.end)
    notes.add(Fault("E107", span(key), {"key": key.text, "first": first.text, "line": place}))
    return True


def write_fields(record: Record, value: Any) -> dict[str, Plain]:
    """What a record writes: only the fields that say something."""
    out: dict[str, Plain] = {}
    blank = unsaid(type(value))
    for one in record.fields:
        attr = record.attrs[one.key]
        held = getattr(value, attr)
        if attr not in blank or held != blank[attr]:
            out[one.key] = one.kind.write(held)
    return out


def or_nothing(schema: Schema) -> Schema:
    """The same, or a key without a value."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "type" in schema and "enum" not in schema:
        types = schema["type"]
        return {**schema, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
