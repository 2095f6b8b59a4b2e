"""A parsed text: scalars as typed, mappings in order, each with its place."""

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct, field

from checklist.core.value import Value
from checklist.source.text import Fault, Source, Span

Step = str | int
Route = tuple[Step, ...]
"""How to walk from the root to a value: field keys as the table names them, and indices."""


class Scalar(Struct, frozen=True, eq=False, gc=False):
    """A piece of text; `plain` if it stood without quotes.

    Its places count characters: the reader's own marks would weigh as much as all the rest.
    """

    text: str
    plain: bool
    start: int
    end: int


class Mapping(Struct, eq=False):
    """Keys and values in the order written; nothing is dropped, not even a key written twice."""

    start: int
    end: int
    pairs: list[tuple[Scalar, "Node"]] = field(default_factory=list)


class Sequence(Struct, eq=False):
    """Values in the order written."""

    start: int
    end: int
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


class Document(Value):
    """A source, its tree (None where it could not be parsed) and what was wrong on the way."""

    source: Source
    root: Node | None
    faults: tuple[Fault, ...] = ()


class Later:
    """A document without faults whose tree is made when it is asked for: most texts are right, and need no places."""

    faults: tuple[Fault, ...] = ()

    def __init__(self, source: Source, grow: Callable[[], Node | None]) -> None:
        self.source = source
        self._grow = grow

    @cached_property
    def root(self) -> Node | None:
        """The tree."""
        return self._grow()


def span(node: Node) -> Span:
    """The place of a node. A mapping or a sequence is shown by its beginning: its first key or item."""
    if isinstance(node, Scalar):
        return Span(node.start, node.end)
    if isinstance(node, Mapping) and node.pairs:
        return span(node.pairs[0][0])
    if isinstance(node, Sequence) and node.items:
        return span(node.items[0])
    return Span(node.start, max(node.end, node.start))


def whole(node: Node) -> Span:
    """All the text of a node."""
    return Span(node.start, node.end)


def entries(node: Node) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values of a mapping; nothing for any other node."""
    if isinstance(node, Mapping):
        yield from node.pairs
