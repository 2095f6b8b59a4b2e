"""A node made to say something else, as little as possible of it written anew: the table of fields walked down."""

from collections.abc import Sequence as Row
from typing import Any

from checklist.core.align import align
from checklist.source.blocks import Inner, block_edits
from checklist.source.brackets import bracket_edits
from checklist.source.edit import Edit
from checklist.source.finish import sequence_gap
from checklist.source.forms import (
    NO_FORM,
    canonical,
    frozen,
    items_of,
    items_read,
    kind_under,
    mapping_kind,
    pairs_of,
    regrouped,
    text_kind,
)
from checklist.source.hand import Tongue
from checklist.source.kinds import Kind, Plain
from checklist.source.layout import Entries, Page, Rows, column, is_flow, is_nothing
from checklist.source.notes import UNREAD
from checklist.source.put import is_beside, is_commented, put, put_in_line, put_text
from checklist.source.records import Pairs, Record
from checklist.source.refs import Items
from checklist.source.scribe import Like, Piece, Scribe, form_of, place_for
from checklist.source.tree import Mapping, Node, Scalar, Sequence

NAMED_BY = {
    "update": ("on", "by"),
    "decision": ("on", "act"),
    "milestone": ("title",),
    "section": ("name",),
    "item": ("list",),
}
"""What makes two items of a list the same, though one says something else."""


class Rewrite:
    """Makes nodes of one text say something else."""

    def __init__(self, page: Page, scribe: Scribe) -> None:
        self.page = page
        self.text = page.text
        self.scribe = scribe
        self.hand = scribe.hand

    def node(self, kind: Kind, node: Node, plain: Plain, tongue: Tongue, indent: int, flow: bool) -> list[Edit] | None:
        """The edits that make a node say so, or None where nothing in its form can; `indent` is its key's column."""
        form = form_of(kind, plain, node)
        if form is NO_FORM or (not isinstance(node, Scalar) and not form):
            return None
        if isinstance(node, Scalar):
            word = self.hand.word(text_kind(kind), form, [node], tongue)
            return put_text(self.page, node, word, self.hand.quote, flow, indent + self.hand.step)
        if isinstance(node, Sequence):
            return self.items(kind, node, form, tongue) if node.items else None
        of = mapping_kind(kind)
        return self.mapping(of, node, form, tongue) if of and node.pairs else None

    def mapping(
        self,
        of: Record | Pairs,
        node: Mapping,
        form: dict[str, Plain],
        tongue: Tongue,
        now: Plain = None,
        inner: Inner | None = None,
    ) -> list[Edit] | None:
        """The edits that make a mapping say so; what it says already, and what it does not say, is left."""
        now = canonical(of, node) if now is None else now
        if now is UNREAD:
            return None
        tongue = self.hand.tongue(of, node, tongue)
        places = pairs_of(of, node)
        inner = dict(inner or {})
        for name, plain in form.items():
            if name in places and (name not in now or frozen(now[name]) != frozen(plain)):
                inner[places[name][0]] = self._value(of, name, node, places[name][0], plain, tongue)
        gone = {at for name in now if name not in form for at in places.get(name, ())}
        row = _row(of, node, form, places, gone)
        if is_flow(self.text, node):
            texts = [self._in_line(of, one, form, node, tongue) for one in row]
            return list(bracket_edits(self.page, node, texts, inner))
        lines = [self._on_lines(of, one, form, node, tongue) for one in row]
        return list(block_edits(self.page, Entries(self.text, node), lines, inner))

    def _in_line(
        self, of: Record | Pairs, one: int | str, form: dict[str, Plain], node: Mapping, tongue: Tongue
    ) -> int | str:
        return one if isinstance(one, int) else self.scribe.entry_in_line(of, one, form[one], Like([node], tongue))

    def _on_lines(
        self, of: Record | Pairs, one: int | str, form: dict[str, Plain], node: Mapping, tongue: Tongue
    ) -> int | tuple[str, ...]:
        if isinstance(one, int):
            return one
        indent = column(self.text, node.start)
        return self.scribe.entry(of, one, form[one], Like([node], tongue), indent, self.scribe.value_column(node))

    def _value(self, of: Record | Pairs, name: str, node: Mapping, at: int, plain: Plain, tongue: Tongue) -> list[Edit]:
        """The edits that make a key have another value."""
        key, below = node.pairs[at]
        kind, flow = kind_under(of, name), is_flow(self.text, node)
        indent = column(self.text, node.start)
        if not is_nothing(below):
            found = self.node(kind, below, plain, tongue, indent, flow)
            if found is not None:
                return found
        like = self.scribe.under(of, name, Like([node], tongue))
        if flow:
            return [put_in_line(self.page, key, below, self.scribe.inline(kind, plain, like))]
        piece: Piece | None
        piece = self.scribe.piece(kind, plain, like, indent) if is_beside(self.page, key, below) else None
        if piece is None or (piece.head and piece.lines and is_commented(self.page, key, below, indent)):
            piece = Piece(self.scribe.inline(kind, plain, like))
        return list(put(self.page, key, below, piece, indent))

    def items(self, kind: Kind, node: Sequence, form: list[Plain], tongue: Tongue) -> list[Edit] | None:
        """The edits that make a list hold these items."""
        of, flow = items_of(kind), is_flow(self.text, node)
        read = items_read(node, self.page.unread)
        now = [canonical(of, node.items[at]) for at in read]
        if isinstance(kind, Items):
            form = regrouped(form, now)
        pairs = {there: here for here, there in align(now, form, _name(of), alike, frozen)}
        plan: list[Any] = []
        inner: Inner = {}
        indent = column(self.text, node.start)
        for place, plain in enumerate(form):
            at = read[pairs[place]] if place in pairs else None
            found = None
            if at is not None:
                same = frozen(now[pairs[place]]) == frozen(plain)
                found = [] if same else self.node(of, node.items[at], plain, tongue, indent, True)
            if at is not None and found is not None:
                inner[at] = found
                plan.append(at)
            else:
                plan.append(self._item(of, node, plan, plain, tongue))
        plan = with_unread(plan, len(node.items), read)
        if flow:
            return list(bracket_edits(self.page, node, plan, inner))
        return list(block_edits(self.page, Rows(self.text, node), plan, inner))

    def _item(self, of: Kind, node: Sequence, plan: list[Any], plain: Plain, tongue: Tongue) -> str | tuple[str, ...]:
        """An item that comes, written as the one before it is."""
        before = next((one for one in reversed(plan) if isinstance(one, int)), 0)
        models = sorted(node.items, key=lambda one: abs(one.start - node.items[before].start))
        like = self.like(of, models, tongue)
        if is_flow(self.text, node):
            return self.scribe.item(of, plain, like)
        indent = column(self.text, node.start)
        return self.scribe.row(of, plain, like, indent, sequence_gap(self.text, node))

    def like(self, kind: Kind, models: Row[Node], tongue: Tongue) -> Like:
        """What an item is to be like: these models, with keys in the language of the nearest."""
        of = mapping_kind(kind)
        model = next((one for one in models if isinstance(one, Mapping)), None)
        return Like(models, self.hand.tongue(of, model, tongue) if of else tongue)


def _row(
    of: Record | Pairs, node: Mapping, form: dict[str, Plain], places: dict[str, list[int]], gone: set[int]
) -> list[int | str]:
    """Which keys stand in which order afterwards: those there by their places, those that come by their names."""
    names = {at: name for name, found in places.items() for at in found}
    stays = [at for at in range(len(node.pairs)) if at not in gone]
    if isinstance(of, Pairs):
        wanted: list[int | str] = [places[name][0] if name in places else name for name in form]
        return with_unread(wanted, len(node.pairs), [at for at in wanted if isinstance(at, int)], gone)
    row: list[int | str] = [*stays]
    for name in (one.key for one in of.fields):
        if name in form and name not in places:
            present = [names.get(one, "") if isinstance(one, int) else one for one in row]
            row.insert(place_for(of, name, present), name)
    return row


def with_unread(plan: list[Any], count: int, read: Row[int], gone: Row[int] | set[int] = ()) -> list[Any]:
    """A plan with the places it does not know of put behind those they stood behind."""
    known = {*read, *gone}
    found = list(plan)
    for at in range(count):
        if at not in known:
            found.insert(found.index(at - 1) + 1 if at - 1 in found else 0, at)
    return found


def _name(of: Kind) -> Any:
    record = mapping_kind(of)
    keys = NAMED_BY.get(record.title, ()) if isinstance(record, Record) else ()

    def name(plain: Plain) -> object:
        if isinstance(plain, dict) and keys:
            return tuple(plain.get(key) if isinstance(plain.get(key), str) else "" for key in keys)
        return frozen(plain)

    return name


def alike(one: Plain, other: Plain) -> bool:
    """Is one item the other, rewritten? Two texts may be; two mappings are if half of what they say is the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        same = sum(other.get(key) == value for key, value in one.items())
        return bool(2 * same >= len({*one, *other}))
    return isinstance(one, str) and isinstance(other, str)
