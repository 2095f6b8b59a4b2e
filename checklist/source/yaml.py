"""The only module that knows a YAML reader: libyaml's events, walked once, with caps, into a tree with places."""

from typing import Any, NoReturn

import yaml

from checklist.core.policy import LIMITS, Limits
from checklist.source.broken import syntax_fault
from checklist.source.text import Fault, Source, Span, rest_unread
from checklist.source.tree import Document, Mapping, Node, Scalar, Sequence

Events = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Used for its events only: no value is ever constructed by it."""


class _Stop(Exception):  # noqa: N818 -- it is the end of a walk, not an error
    """The rest of the text is not read."""


def parse(source: Source, limits: Limits = LIMITS) -> Document:
    """The tree of a text. Anchors, aliases, tags and further documents are faults; the first syntax error ends it."""
    walk = _Walk(limits)
    try:
        walk.through(Events(source.text), source.text)
    except _Stop:
        return Document(source, None, tuple(walk.faults))
    except yaml.YAMLError as error:
        return Document(source, None, (*walk.faults, syntax_fault(source.text, error)))
    return Document(source, walk.root, tuple(walk.faults))


class _Walk:
    """One walk over the events. `above` holds the open collections, each with the key its mapping waits with."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.above: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        self.here: Mapping | Sequence | None = None
        self.key: Scalar | None = None
        self.documents = 0

    def through(self, events: Any, source: str) -> None:
        """Every event once; scalars, by far the most, take the straight way."""
        next_event = events.get_event
        scalar_event: Any = yaml.ScalarEvent
        longest_key, most_items = self.limits.key, self.limits.items
        for _ in range(self.limits.events):
            event: Any = next_event()
            if type(event) is not scalar_event:
                if type(event) is yaml.StreamEndEvent:
                    return
                self.structure(event)
                continue
            text = event.value
            if event.anchor or event.tag or len(text) > longest_key:
                self.check_scalar(event)
            node = Scalar(text, not event.style, event.start_mark.index, event.end_mark.index)
            here = self.here
            if here.__class__ is Sequence:
                here.items.append(node)
                if len(here.items) > most_items:
                    self.end_list(event)
            elif here is None:
                self.root = node
            elif self.key is None:
                self.key = node
            else:
                if text or event.style or not self.is_bare(source, node):
                    here.pairs.append((self.key, node))  # type: ignore[union-attr]
                self.key = None
        self.fault("E119", event, limit=self.limits.events)
        raise _Stop

    def is_bare(self, source: str, value: Scalar) -> bool:
        """Has a key neither colon nor value, as what follows a comma inside braces? Then it is told, and not kept."""
        key, here = self.key, self.here
        if not isinstance(here, Mapping) or key is None or ":" in source[key.end : value.start]:
            return False
        number = bool(here.pairs) and _is_number(here.pairs[-1][1]) and key.text[:3].isdigit()
        remedy = {"remedy": "number"} if number else {}
        self.add_fault(Fault("E131", Span(key.start, key.end), {"name": key.text, **remedy}))
        return True

    def structure(self, event: Any) -> None:
        """Any event but a scalar's."""
        kind = type(event)
        if kind is yaml.MappingStartEvent:
            self.open(Mapping(event.start_mark.index, event.end_mark.index), event)
        elif kind is yaml.SequenceStartEvent:
            self.open(Sequence(event.start_mark.index, event.end_mark.index), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if self.here is not None:
                self.here.end = event.end_mark.index
            self.here, self.key = self.above.pop()
        elif kind is yaml.AliasEvent:
            self.fault("E115", event, name=f"*{event.anchor}")
            self.add(Scalar("", True, event.start_mark.index, event.end_mark.index), event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                self.fault("E117", event)
                raise _Stop

    def open(self, node: Mapping | Sequence, event: Any) -> None:
        if len(self.above) == self.limits.depth:
            self.fault("E118", event, limit=self.limits.depth)
            raise _Stop
        self.check_properties(event)
        self.add(node, event)
        self.above.append((self.here, self.key))
        self.here, self.key = node, None

    def end_list(self, event: Any) -> NoReturn:
        """A list is read no further than it may go on, whatever else the text still holds."""
        self.fault("E129", event, limit=self.limits.items)
        raise _Stop

    def add(self, node: Node, event: Any) -> None:
        here = self.here
        if here is None:
            self.root = node
        elif isinstance(here, Sequence):
            here.items.append(node)
            if len(here.items) > self.limits.items:
                self.end_list(event)
        elif self.key is not None:
            here.pairs.append((self.key, node))
            self.key = None
        elif isinstance(node, Scalar):
            self.key = node
        else:
            self.key = Scalar("?", True, node.start, node.start)
            self.add_fault(Fault("E120", Span(node.start, node.start + 1)))

    def check_scalar(self, event: Any) -> None:
        self.check_properties(event)
        is_key = isinstance(self.here, Mapping) and self.key is None
        limit = self.limits.key if is_key else self.limits.text
        if len(event.value) > limit:
            self.fault("E121", event, limit=limit, length=len(event.value))
            raise _Stop

    def check_properties(self, event: Any) -> None:
        if event.anchor:
            self.fault("E115", event, name=f"&{event.anchor}")
        if event.tag:
            self.fault("E116", event, name=event.tag)

    def fault(self, code: str, event: Any, **values: Any) -> None:
        self.add_fault(Fault(code, Span(event.start_mark.index, event.end_mark.index), values))

    def add_fault(self, fault: Fault) -> None:
        """A text with more anchors and tags than this is another program's; the rest of it is not read."""
        if len(self.faults) == self.limits.faults:
            self.faults.append(rest_unread(fault.span, self.limits.faults))
            raise _Stop
        self.faults.append(fault)


def _is_number(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text.lstrip("-").isdigit()
