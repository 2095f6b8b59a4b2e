"""From a tree to a list: the table of fields applied, with a way back from every value to its place."""

import re
from functools import lru_cache
from pathlib import PurePath

from checklist.core.model import TaskList
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import Value, replace
from checklist.source.claim import Claims, claims, claims_in, claims_of
from checklist.source.comments import comments_in_text
from checklist.source.notes import Notes, TooMany
from checklist.source.records import ListOf, OneOrMany, Pairs, Record, Shorthand, unwritten
from checklist.source.schema import LIST
from checklist.source.text import BOM, Fault, Source, Span, decode
from checklist.source.tree import Document, Later, Mapping, Node, Route, Scalar, Sequence, Step, span
from checklist.source.yaml import parse


class Reading(Value):
    """What one text says: the list (None where it could not be read) and every fault found on the way.

    `head` says whether the text holds more of a list than its name and tasks, that is, the list's own head. `claims`
    are the lists that a text may belong to that gave none.
    """

    source: Source
    document: Document | Later
    task_list: TaskList | None
    faults: tuple[Fault, ...]
    head: bool = True
    unread: frozenset[int] = frozenset()
    record: Record = LIST
    claims: Claims = frozenset()


def read_bytes(name: str, data: bytes, limits: Limits = LIMITS) -> Reading:
    """Bytes as they come from a file."""
    source, faults = decode(name, data, limits)
    if faults:
        claimed = claims_in(data, limits) if _undecoded(faults) else claims(source.text)
        return Reading(source, Document(source, None, faults), None, faults, claims=claimed)
    return read_source(source, limits)


def read_source(source: Source, limits: Limits = LIMITS) -> Reading:
    """A list in one text. It has a value as soon as the text has a tree; faults say what is missing in it."""
    document = parse(source, limits)
    if not isinstance(document.root, Mapping):
        return Reading(source, document, None, document.faults or (_no_list(document),), claims=claims(source.text))
    notes = Notes(list(document.faults), most=limits.faults, errors=len(document.faults))
    keys = {LIST.index[key.text].key for key, _ in document.root.pairs if key.text in LIST.index}
    try:
        task_list = LIST.read(document.root, notes)
        if "tasks" not in keys:
            notes.fault("E125", document.root)
        if source.bom:
            notes.add(Fault("W102", Span(0, 0)))
        for fault in comments_in_text(source.text, document.root):
            notes.add(fault)
    except TooMany:
        return Reading(source, document, None, notes.all())
    return Reading(
        source,
        document,
        _named(task_list, source.name),
        notes.all(),
        head=not keys <= {"list", "tasks"} or "list" not in keys,
        unread=frozenset(notes.unread),
    )


class Said(Value):
    """What is worth keeping of a reading: its values, and the warnings, so that the text need not be read again."""

    task_list: TaskList
    head: bool
    warnings: tuple[tuple[str, Span, dict[str, str]], ...] = ()


def said(reading: Reading) -> Said | None:
    """What a reading says; None where it has errors, whose places hang together with the tree."""
    plain = all(
        one.code[0] == "W" and all(type(value) is str for value in one.values.values()) for one in reading.faults
    )
    if reading.task_list is None or reading.unread or not plain:
        return None
    warnings = tuple((one.code, one.span, one.values) for one in reading.faults)
    return Said(reading.task_list, reading.head, warnings)


def said_again(name: str, data: bytes, limits: Limits, kept: Said) -> Reading:
    """The reading of bytes whose values are known; it has a tree as soon as somebody asks for a place."""
    source = decode(name, data, limits)[0] if data.startswith(BOM) else Source(name, data.decode())
    faults = tuple(Fault(*one) for one in kept.warnings)
    return Reading(source, _later(source, limits), kept.task_list, faults, kept.head)


def without_tree(reading: Reading, limits: Limits) -> Reading:
    """A reading of which something can be said, its tree let go: it weighs more than all the rest."""
    return replace(reading, document=_later(reading.source, limits))


def _later(source: Source, limits: Limits) -> Later:
    return Later(source, lambda: parse(source, limits).root)


def _undecoded(faults: tuple[Fault, ...]) -> bool:
    return any(fault.code in ("E101", "E102") for fault in faults)


def claimed(reading: Reading) -> Claims:
    """The lists that a text with errors may belong to."""
    root = reading.document.root
    return claims_of(root) if isinstance(root, Mapping) else reading.claims


def _no_list(document: Document) -> Fault:
    where = span(document.root) if document.root else Span(0, 0)
    return Fault("E126", where)


def _named(task_list: TaskList, name: str) -> TaskList:
    """The file's name is the list's id and title where none is written."""
    name = task_list.id or stem(name)
    return replace(task_list, id=name, title=task_list.title or name)


def stem(name: str) -> str:
    """A file's name without folder and ending."""
    return re.sub(r"\.ya?ml$", "", PurePath(name).name, flags=re.IGNORECASE)


def at(reading: Reading, route: Route) -> Span:
    """The place of a value; where it is not written, of the nearest thing around it that is."""
    if reading.document.root is None:
        return Span(0, 0)
    found, through, _ = _walk(reading, reading.document.root, route)
    return span(found if isinstance(found, Scalar) else through)


def written(reading: Reading, route: Route) -> Span | None:
    """The place of a value, None where it is not written."""
    if reading.document.root is None:
        return None
    found, through, whole = _walk(reading, reading.document.root, route)
    return span(through) if whole and not unwritten(found) else None


def _walk(reading: Reading, root: Node, route: Route) -> tuple[Node, Node, bool]:
    """As far along a route as the text goes: the node there, the key one came through, and whether it is the end."""
    kind: object = reading.record
    found = through = root
    for step in route:
        reached = _step(found, kind, step, reading.unread)
        if reached is None:
            return found, through, False
        through, found, kind = reached
    return found, through, True


def _step(node: Node, kind: object, step: str | int, unread: frozenset[int]) -> tuple[Node, Node, object] | None:
    """One step down: the key (or the item) one comes through, the node there, and the kind that reads it."""
    if isinstance(kind, OneOrMany) and not isinstance(node, Sequence):
        return (node, node, kind.of) if step == 0 else None
    if isinstance(kind, Shorthand):
        kind = kind.of
    if isinstance(node, Sequence) and isinstance(step, int):
        items = _items_read(node, unread) if unread else node.items
        if step >= len(items):
            return None
        item = items[step]
        return item, item, kind.of if isinstance(kind, ListOf) else None
    if isinstance(node, Mapping) and isinstance(kind, Record):
        pair = _by_field(node, kind).get(step) if len(node.pairs) > FEW else _of_field(node, kind, step)
        return (*pair, kind.index[pair[0].text].kind) if pair else None
    if isinstance(node, Mapping) and isinstance(kind, Pairs):
        pair = _by_name(node, kind).get(str(step))
        return (*pair, kind.of) if pair else None
    return None


FEW = 64
"""A mapping with no more keys is gone through; of a larger one, which may be asked for often, an index is kept."""


def _of_field(node: Mapping, kind: Record, name: Step) -> tuple[Scalar, Node] | None:
    """The first key of a field, and what stands there."""
    return next((pair for pair in node.pairs if (found := kind.index.get(pair[0].text)) and found.key == name), None)


@lru_cache(maxsize=64)
def _by_field(node: Mapping, kind: Record) -> dict[Step, tuple[Scalar, Node]]:
    """The same for every field that is written."""
    return {kind.index[pair[0].text].key: pair for pair in reversed(node.pairs) if pair[0].text in kind.index}


@lru_cache(maxsize=64)
def _items_read(node: Sequence, unread: frozenset[int]) -> list[Node]:
    """The items that gave a value; kept, since a long list with many problems is asked for each of them."""
    return [item for item in node.items if id(item) not in unread]


@lru_cache(maxsize=64)
def _by_name(node: Mapping, kind: Pairs) -> dict[str, tuple[Scalar, Node]]:
    """The first key of each name, and what stands there; kept for the same reason."""
    return {str(kind.name_of(key, Notes())): (key, below) for key, below in reversed(node.pairs)}
