"""The only module that knows a YAML reader: libyaml's events, walked once, with caps, into a tree with places."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from checklist.source.text import Fault, Source, Span, line_around
from checklist.source.tree import Document, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 16
MAX_EVENTS = 2_000_000
MAX_SCALAR = 20_000
MAX_KEY = 100

Events = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Used for its events only: no value is ever constructed by it."""


class _Stop(Exception):  # noqa: N818 -- it is the end of a walk, not an error
    """The rest of the text is not read."""


def parse(source: Source) -> Document:
    """The tree of a text. Anchors, aliases, tags and further documents are faults; the first syntax error ends it."""
    builder = _Builder()
    with _no_garbage_collection():
        try:
            builder.walk(Events(source.text))
        except _Stop:
            return Document(source, None, tuple(builder.faults))
        except yaml.YAMLError as error:
            return Document(source, None, (*builder.faults, _syntax(source.text, error)))
    return Document(source, builder.root, tuple(builder.faults))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A tree makes no cycles, and looking for some makes a load grow faster than its list."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Builder:
    """One walk over the events; `stack` holds the open collections, `keys` the key each open mapping waits with."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0

    def walk(self, events: Any) -> None:
        next_event, count = events.get_event, 0
        while True:
            event = next_event()
            count += 1
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor or event.tag or len(event.value) > MAX_KEY:
                    self.check_scalar(event)
                self.add(Scalar(event.value, not event.style, event.start_mark, event.end_mark))
            elif kind is yaml.MappingStartEvent:
                self.open(Mapping(event.start_mark), event)
            elif kind is yaml.SequenceStartEvent:
                self.open(Sequence(event.start_mark), event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop().end = event.end_mark
                self.keys.pop()
            elif kind is yaml.StreamEndEvent:
                return
            else:
                self.other(event)
            if count > MAX_EVENTS:
                self.fault("E119", event, limit=MAX_EVENTS)
                raise _Stop

    def open(self, node: Mapping | Sequence, event: Any) -> None:
        if len(self.stack) == MAX_DEPTH:
            self.fault("E118", event, limit=MAX_DEPTH)
            raise _Stop
        self.check_properties(event)
        self.add(node)
        self.stack.append(node)
        self.keys.append(None)

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        above = self.stack[-1]
        if isinstance(above, Sequence):
            above.items.append(node)
            return
        key = self.keys[-1]
        if key is not None:
            above.pairs.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            self.keys[-1] = Scalar("?", True, node.start, node.start)
            self.faults.append(Fault("E120", Span(node.start.index, node.start.index + 1)))

    def check_scalar(self, event: Any) -> None:
        self.check_properties(event)
        is_key = bool(self.stack) and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None
        limit = MAX_KEY if is_key else MAX_SCALAR
        if len(event.value) > limit:
            self.fault("E121", event, limit=limit, length=len(event.value))
            raise _Stop

    def check_properties(self, event: Any) -> None:
        if event.anchor:
            self.fault("E115", event, name=f"&{event.anchor}")
        if event.tag:
            self.fault("E116", event, name=event.tag)

    def other(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.fault("E115", event, name=f"*{event.anchor}")
            self.add(Scalar("", True, event.start_mark, event.end_mark))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                self.fault("E117", event)
                raise _Stop

    def fault(self, code: str, event: Any, **values: Any) -> None:
        self.faults.append(Fault(code, Span(event.start_mark.index, event.end_mark.index), values))


def _syntax(text: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    index = min(mark.index, len(text)) if mark else 0
    line = line_around(text, index)
    indent = text[line.start : index]
    if "\t" in indent and not indent.strip():
        index = line.start + indent.index("\t")
        return Fault("E106", Span(index, index + 1))
    if text[index : index + 1] == "\t":
        return Fault("E106", Span(index, index + 1))
    return Fault("E105", Span(index, max(index, min(index + 1, line.end))), {"problem": _problem(error)})


PROBLEMS = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "did not find expected key": "indent",
    "did not find expected '-' indicator": "indent",
    "block sequence entries are not allowed": "dash",
    "found unexpected end of stream": "open",
    "did not find expected ',' or ']'": "list-open",
    "did not find expected ',' or '}'": "map-open",
    "found character that cannot start any token": "character",
    "unknown escape character": "escape",
    "while parsing a quoted scalar": "open",
}
"""libyaml's words → which sentence of ours says what to do; any other words are shown as they are."""


def _problem(error: yaml.YAMLError) -> str:
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    return next((ours for words, ours in PROBLEMS.items() if words in said), "other")
