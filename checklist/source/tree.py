"""A parsed text: scalars as typed, mappings in order, each with its place."""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct, field

from checklist.core.value import Value
from checklist.source.text import Fault, Source, Span

Step = str | int
Route = tuple[Step, ...]
"""How to walk from the root to a value: field keys as the table names them, and indices."""


class Mark(Protocol):
    """A position as the reader below gives it; `index` counts characters."""

    index: int


class Scalar(Struct, frozen=True, eq=False, gc=False):
    """A piece of text; `plain` if it stood without quotes."""

    text: str
    plain: bool
    start: Mark
    end: Mark


class Mapping(Struct, eq=False):
    """Keys and values in the order written; nothing is dropped, not even a key written twice."""

    start: Mark
    end: Mark
    pairs: list[tuple[Scalar, "Node"]] = field(default_factory=list)


class Sequence(Struct, eq=False):
    """Values in the order written."""

    start: Mark
    end: Mark
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


class Document(Value):
    """A source, its tree (None where it could not be parsed) and what was wrong on the way."""

    source: Source
    root: Node | None
    faults: tuple[Fault, ...] = ()


def span(node: Node) -> Span:
    """The place of a node. A mapping or a sequence is shown by its beginning: its first key or item."""
    if isinstance(node, Scalar):
        return Span(node.start.index, node.end.index)
    if isinstance(node, Mapping) and node.pairs:
        return span(node.pairs[0][0])
    if isinstance(node, Sequence) and node.items:
        return span(node.items[0])
    return Span(node.start.index, max(node.end.index, node.start.index))


def whole(node: Node) -> Span:
    """All the text of a node."""
    return Span(node.start.index, node.end.index)


def entries(node: Node) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values of a mapping; nothing for any other node."""
    if isinstance(node, Mapping):
        yield from node.pairs
