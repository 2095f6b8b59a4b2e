"""The forms in which a kind may stand in a text: as one text, as a mapping, as a list; and plain data put into each."""

from functools import lru_cache
from typing import Any

from checklist.source.kinds import TEXT, Alias, Kind, Plain, Tags, Texts
from checklist.source.notes import UNREAD, Notes
from checklist.source.records import Joined, ListOf, OneOrMany, Pairs, Record, Shorthand
from checklist.source.refs import GROUP, ITEM, Items
from checklist.source.tree import Mapping, Node, Scalar, Sequence

NO_FORM = object()
"""Said where plain data cannot stand in a form."""


def canonical(kind: Kind, node: Node) -> Plain:
    """What a node says, as `write` would give it; `UNREAD` where it says nothing that can be read."""
    value = kind.read(node, Notes())
    return UNREAD if value is UNREAD else kind.write(value)


def frozen(plain: Plain) -> Any:
    """Plain data as something that can be looked up; the order of pairs counts."""
    if isinstance(plain, dict):
        return tuple((key, frozen(value)) for key, value in plain.items())
    return tuple(map(frozen, plain)) if isinstance(plain, list) else plain


def mapping_kind(kind: Kind) -> Record | Pairs | None:
    """What reads the keys, where this kind stands as a mapping."""
    if isinstance(kind, Record | Pairs):
        return kind
    if isinstance(kind, Items):
        return ITEM
    if isinstance(kind, Shorthand):
        return kind.of
    return mapping_kind(kind.of) if isinstance(kind, OneOrMany) else None


def item_kind(kind: Kind) -> Kind | None:
    """What reads an item, where this kind stands as a list."""
    if isinstance(kind, Items):
        return GROUP
    if isinstance(kind, ListOf):
        return kind.of
    if isinstance(kind, Tags):
        return _tag(kind)
    return TEXT if isinstance(kind, Texts) else None


def keys_of(kind: Kind) -> Record | Pairs:
    """The same, where it is known to stand so."""
    found = mapping_kind(kind)
    if found is None:
        raise TypeError(kind.name)
    return found


def items_of(kind: Kind) -> Kind:
    """The same, where it is known to stand so."""
    found = item_kind(kind)
    if found is None:
        raise TypeError(kind.name)
    return found


@lru_cache
def _tag(kind: Tags) -> Kind:
    return Alias(kind.names)


def text_kind(kind: Kind) -> Kind:
    """What reads the text, where this kind stands as one text."""
    if isinstance(kind, Shorthand):
        return kind.short
    if isinstance(kind, Items):
        return GROUP.short
    return text_kind(kind.of) if isinstance(kind, OneOrMany) else kind


def as_text(kind: Kind, plain: Plain) -> Plain:
    """Plain data as one text, or `NO_FORM`."""
    if isinstance(plain, list) and len(plain) == 1 and not is_list_only(kind):
        plain = plain[0]
    return plain if isinstance(plain, str) else NO_FORM


def as_mapping(kind: Kind, plain: Plain) -> Plain:
    """Plain data as a mapping, or `NO_FORM`."""
    if isinstance(kind, Items):
        return as_one_group(plain if isinstance(plain, list) else [plain])
    if isinstance(plain, list) and len(plain) == 1 and not is_list_only(kind):
        plain = plain[0]
    if isinstance(plain, str) and isinstance(kind, OneOrMany):
        return as_mapping(kind.of, plain)
    if isinstance(plain, str) and isinstance(kind, Shorthand):
        return wide(kind, plain)
    return plain if isinstance(plain, dict) else NO_FORM


def as_list(kind: Kind, plain: Plain) -> Plain:
    """Plain data as a list, or `NO_FORM`."""
    if isinstance(plain, list):
        return plain
    if isinstance(kind, Joined):
        return plain.split("、") if isinstance(plain, str) and all(plain.split("、")) else NO_FORM
    return [plain] if item_kind(kind) else NO_FORM


def is_list_only(kind: Kind) -> bool:
    """Is it a list even with one item?"""
    return isinstance(kind, ListOf) and not isinstance(kind, OneOrMany)


def wide(kind: Shorthand, text: str) -> Plain:
    """The mapping that the short text stands for."""
    value = kind.short.read(Scalar(text, False, 0, 0), Notes())
    return kind.of.write(kind.widen(value))


def as_one_group(singles: list[Plain]) -> Plain:
    """Tasks of one list, or of none, as one mapping; `NO_FORM` if they are of several."""
    pairs = [(one["list"], one["item"]) if isinstance(one, dict) else ("", one) for one in singles]
    if not pairs or len({name for name, _ in pairs}) > 1:
        return NO_FORM
    items = [item for _, item in pairs]
    plain = {"item": items[0] if len(items) == 1 else items}
    return {"list": pairs[0][0], **plain} if pairs[0][0] else plain


def regrouped(singles: list[Plain], groups: list[Plain]) -> list[Plain]:
    """References one by one, put together as they were before, as far as those before and behind are the same."""
    old = [_singles(group) for group in groups]
    head: list[Plain] = []
    tail: list[Plain] = []
    while old and singles[: len(old[0])] == old[0]:
        head.append(groups[len(head)])
        singles = singles[len(old.pop(0)) :]
    while old and len(singles) >= len(old[-1]) and singles[-len(old[-1]) :] == old[-1]:
        tail.insert(0, groups[-1 - len(tail)])
        singles = singles[: -len(old.pop())]
    return [*head, *singles, *tail]


def _singles(group: Plain) -> list[Plain]:
    if isinstance(group, str):
        return [group]
    items = group["item"] if isinstance(group["item"], list) else [group["item"]]
    return [{"list": group["list"], "item": item} if "list" in group else item for item in items]


def items_read(node: Sequence, unread: frozenset[int]) -> list[int]:
    """The places of the items that gave a value."""
    return [at for at, item in enumerate(node.items) if id(item) not in unread]


def pairs_of(kind: Record | Pairs, node: Mapping) -> dict[str, list[int]]:
    """The places of each field or name by what the table calls it; the first one holds."""
    places: dict[str, list[int]] = {}
    for at, (key, _) in enumerate(node.pairs):
        name = name_of(kind, key)
        if name is not None:
            places.setdefault(name, []).append(at)
    return places


def name_of(kind: Record | Pairs, key: Scalar) -> str | None:
    """What the table calls a key, None for one it does not know."""
    if isinstance(kind, Pairs):
        name = kind.name_of(key, Notes())
        return None if name is UNREAD else str(name)
    field = kind.index.get(key.text)
    return field.key if field else None


def kind_under(kind: Record | Pairs, name: str) -> Kind:
    """What reads the value of a field or a name."""
    return kind.of if isinstance(kind, Pairs) else kind.index[name].kind
