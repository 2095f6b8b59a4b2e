"""New text for values: in brackets or on lines, in the order, spacing and words of what stands near."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from checklist.core.width import width
from checklist.source.blocks import Lines
from checklist.source.forms import (
    NO_FORM,
    as_list,
    as_mapping,
    as_text,
    is_list_only,
    items_of,
    keys_of,
    kind_under,
    name_of,
    text_kind,
)
from checklist.source.hand import Hand, Tongue
from checklist.source.kinds import Kind, Plain
from checklist.source.layout import is_flow, is_nothing, spans_of
from checklist.source.lines import LINE_END, lines_of
from checklist.source.quotes import fits_lines, header
from checklist.source.records import Pairs, Record
from checklist.source.schema import TASK
from checklist.source.tree import Mapping, Node, Scalar
from checklist.source.tree import Sequence as Items

WIDE = 100
"""How many columns a line may take, unless lines near take more."""


class Piece(NamedTuple):
    """A value: what stands behind its key's colon, and what stands on lines of its own, from the key's column."""

    head: str
    lines: Lines = ()


class Like(NamedTuple):
    """What new text is to be like: values of the same field, the nearest first, under keys of this language."""

    models: Sequence[Node]
    tongue: Tongue

    @property
    def mappings(self) -> list[Mapping]:
        """The models that are mappings."""
        return [one for one in self.models if isinstance(one, Mapping)]

    @property
    def inside(self) -> "Like":
        """What an item is to be like: the items of the lists among the models, and what stands there by itself."""
        lists = (one.items if isinstance(one, Items) else (one,) for one in self.models)
        return Like([item for one in lists for item in one], self.tongue)


Keys = Record | Pairs


class Scribe:
    """Writes plain data the way a hand has written before."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.text = hand.text

    def inline(self, kind: Kind, plain: Plain, like: Like) -> str:
        """A value on one line."""
        form = self._form(kind, plain, like.models)
        pad = self.hand.pad
        if isinstance(form, str):
            return self.hand.scalar(text_kind(kind), form, like.models, like.tongue)
        if isinstance(form, dict):
            entries = self._in_line(keys_of(kind), form, like)
            return f"{{{pad}{entries}{pad}}}" if entries else "{}"
        below, inside = items_of(kind), like.inside
        items = ", ".join(self.inline(below, one, inside) for one in form)
        return f"[{pad}{items}{pad}]" if items else "[]"

    def item(self, kind: Kind, plain: Plain, like: Like) -> str:
        """An item of a list in brackets: a line for each key where its nearest neighbour has that, else on one line."""
        form = self._form(kind, plain, like.models)
        seams = seams_of(self.text, like.mappings[0]) if like.mappings else ()
        if not seams or not isinstance(form, dict) or not form:
            return self.inline(kind, plain, like)
        of = keys_of(kind)
        entries = (self.entry_in_line(of, name, form[name], like) for name in ordered(of, form, like.mappings))
        return f"{{{seams[0]}{seams[1].join(entries)}{seams[-1]}}}"

    def _form(self, kind: Kind, plain: Plain, models: Sequence[Node]) -> Plain:
        """The data in the form that the nearest model has, where it can stand in it."""
        for model in models:
            if isinstance(model, Items) and len(model.items) != 1 and not isinstance(plain, list):
                continue
            form = form_of(kind, plain, model)
            if form is not NO_FORM:
                return form
        return plain

    def _in_line(self, of: Keys, plain: Plain, like: Like) -> str:
        """Keys and values with commas between, in columns where the models stand in columns."""
        columns = self._columns(of, [one for one in like.mappings if is_flow(self.text, one) and len(one.pairs) > 1])
        line = "{" + self.hand.pad
        for name in ordered(of, plain, like.mappings):
            entry = self.entry_in_line(of, name, plain[name], like)
            if line.strip("{ "):
                line += ","
                line += " " * max(1, columns.get(name, 0) - width(line))
            line += entry
        return line[1 + len(self.hand.pad) :]

    def entry_in_line(self, of: Keys, name: str, plain: Plain, like: Like) -> str:
        """A key and its value on one line."""
        value = self.inline(kind_under(of, name), plain, self.under(of, name, like))
        return f"{self.hand.key(of, name, like.tongue)}: {value}"

    def under(self, of: Keys, name: str, like: Like) -> Like:
        """What a value is to be like: those under this name in the models, then wherever the field is met."""
        pairs = [(key, below) for one in like.mappings for key, below in one.pairs if not is_nothing(below)]
        if isinstance(of, Pairs):
            return Like([below for _, below in pairs], like.tongue)
        near = [below for key, below in pairs if name_of(of, key) == name]
        return Like([*near, *self.hand.models(of.title, name)], like.tongue)

    def _columns(self, of: Keys, models: list[Mapping]) -> dict[str, int]:
        """Where each key of a flow mapping stands, if such mappings stand in columns: more than one blank tells it."""
        wide = (
            self.text[below.end : key.start].startswith(",  ")
            for one in models
            for (_, below), (key, _) in pairwise(one.pairs)
        )
        if not any(wide):
            return {}
        start = models[0].start
        names = ((name_of(of, key), key.start) for key, _ in models[0].pairs)
        return {name: width(self.text[start:at]) for name, at in names if name is not None}

    def piece(self, kind: Kind, plain: Plain, like: Like, indent: int) -> Piece:
        """A value under a key that stands `indent` columns in."""
        form = self._form(kind, plain, like.models)
        if isinstance(form, str):
            return self._text(kind, form, like)
        if not form or self._is_flow(kind, form, like, indent):
            return Piece(self.inline(kind, plain, like))
        if isinstance(form, dict):
            step = self.hand.step
            return Piece("", shifted(self.lines(keys_of(kind), form, like, indent + step), step))
        dash, inside = self.hand.dash, like.inside
        rows = (self.row(items_of(kind), one, inside, indent + dash) for one in form)
        return Piece("", tuple(line for row in rows for line in shifted(row, dash)))

    def _text(self, kind: Kind, text: str, like: Like) -> Piece:
        if "\n" in text.removesuffix("\n") and fits_lines(text):
            return Piece(header(text), shifted(text.removesuffix("\n").split("\n"), self.hand.step))
        return Piece(self.hand.scalar(text_kind(kind), text, like.models, like.tongue))

    def _is_flow(self, kind: Kind, form: Plain, like: Like, indent: int) -> bool:
        """Is it put in brackets? As the nearest of its shape; else lists of texts and short mappings are."""
        shape = Mapping if isinstance(form, dict) else Items
        model = next((one for one in like.models if isinstance(one, shape) and one.end > one.start), None)
        if model is not None and (is_flow(self.text, model) or not isinstance(model, Mapping)):
            return is_flow(self.text, model)
        if isinstance(form, list) and all(isinstance(one, str) for one in form):
            return True
        if model is not None or (is_list_only(kind) and not self._are_flow(self.hand.rows_near)):
            return False
        is_flat = _is_flat(form) and (isinstance(form, list) or all(isinstance(one, str) for one in form.values()))
        return is_flat and indent + width(self.inline(kind, form, like)) <= WIDE

    def lines(self, of: Keys, plain: Plain, like: Like, indent: int) -> Lines:
        """Keys and values on lines of their own."""
        found: list[str] = []
        block = next((one for one in like.mappings if not is_flow(self.text, one)), None)
        at = self.value_column(block) if block else self._room(self.hand.key(of, name, like.tongue) for name in plain)
        for name in ordered(of, plain, like.mappings):
            found += self.entry(of, name, plain[name], like, indent, at)
        return tuple(found)

    def entry(
        self,
        of: Keys,
        name: str,
        plain: Plain,
        like: Like,
        indent: int,
        at: int = 0,
    ) -> Lines:
        """A key and its value on lines; `at` is the column, counted from the key's, that values stand in."""
        key = f"{self.hand.key(of, name, like.tongue)}:"
        piece = self.piece(kind_under(of, name), plain, self.under(of, name, like), indent)
        gap = " " * max(1, at - width(key))
        return (f"{key}{gap}{piece.head}" if piece.head else key, *piece.lines)

    def row(self, kind: Kind, plain: Plain, like: Like, indent: int, gap: int = 0) -> Lines:
        """A dash and an item on lines."""
        gap = gap or self.hand.gap
        form = self._form(kind, plain, like.models)
        lead = "-" + " " * (gap - 1)
        if not isinstance(form, dict) or not form or self._row_is_flow(kind, form, like, indent):
            return (lead + self.inline(kind, plain, like),)
        first, *rest = self.lines(keys_of(kind), form, like, indent + gap)
        return (lead + first, *shifted(rest, gap))

    def _row_is_flow(self, kind: Kind, form: Plain, like: Like, indent: int) -> bool:
        """Is an item put in brackets? As its neighbours are, or else all rows near; else if the line is not long."""
        styles = [is_flow(self.text, one) for one in like.mappings]
        if not any(styles) and (styles or kind is TASK):
            return False
        if not _is_flat(form):
            return False
        wide = indent + width(self.inline(kind, form, like)) + self.hand.gap
        if not styles and not self._are_flow(one for rows in self.hand.rows_near for one in rows.items):
            return wide <= WIDE and all(isinstance(one, str | list) for one in form.values())
        return all(styles) or wide <= max([WIDE, *(self._width(one) for one in like.models if is_flow(self.text, one))])

    def _are_flow(self, nodes: Iterable[Node]) -> bool:
        """Do these, of which there are some, all stand in brackets?"""
        found = [is_flow(self.text, one) for one in nodes]
        return bool(found) and all(found)

    def _width(self, node: Node) -> int:
        """The columns of the line a node begins on."""
        start, end = lines_of(self.text).around(node.start)
        return width(self.text[start:end])

    def value_column(self, node: Mapping) -> int:
        """The column, from the keys on, that most values of a block mapping stand in, set apart by blanks; or 0."""
        columns: Counter[int] = Counter()
        is_set = False
        for key, below in node.pairs:
            between = self.text[key.end : below.start]
            if not is_nothing(below) and "\n" not in between and "\r" not in between:
                columns[width(self.text[key.start : below.start])] += 1
                is_set |= between.endswith("  ")
        at, many = next(iter(columns.most_common(1)), (0, 0))
        return at if is_set and 2 * many > sum(columns.values()) else 0

    def _room(self, keys: Iterable[str]) -> int:
        """The same column for keys of which there are none near, if values beside most keys near are set apart."""
        near = [one for found in self.hand.mappings.values() for one in found if len(one.pairs) > 1]
        blocks = [self.value_column(one) for one in near if not is_flow(self.text, one)]
        return max(map(width, keys)) + 2 if 2 * sum(map(bool, blocks)) > len(blocks) else 0


def seams_of(text: str, node: Mapping) -> Sequence[str]:
    """What stands before, between and behind the keys of a flow mapping that are on a line each; else nothing."""
    if not is_flow(text, node) or len(node.pairs) < 2:
        return ()
    edges = [node.start + 1, *(place for span in spans_of(text, node) for place in span), node.end - 1]
    seams = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    signs = ["", *[","] * (len(seams) - 2), seams[-1].strip() and ","]
    plain = all(seam.strip() == sign and LINE_END.search(seam) for seam, sign in zip(seams, signs, strict=True))
    return seams if plain else ()


def _is_flat(form: Plain) -> bool:
    """Is there no text of several lines in it?"""
    if isinstance(form, str):
        return "\n" not in form
    return all(map(_is_flat, form.values() if isinstance(form, dict) else form))


def shifted(lines: Iterable[str], by: int) -> Lines:
    """Lines farther in."""
    return tuple(f"{' ' * by}{line}" if line else "" for line in lines)


def form_of(kind: Kind, plain: Plain, node: Node) -> Plain:
    """Plain data in the form that a node has."""
    if isinstance(node, Scalar):
        return as_text(kind, plain)
    return as_mapping(kind, plain) if isinstance(node, Mapping) else as_list(kind, plain)


def ordered(of: Keys, names: Iterable[str], models: list[Mapping]) -> list[str]:
    """Names in the order in which the nearest mapping with most of them has them; others behind those of the table."""
    names = list(names)
    if isinstance(of, Pairs):
        return names
    rows = [[name for key, _ in one.pairs if (name := name_of(of, key)) is not None] for one in models[:8]]
    best = max(rows, key=lambda row: len(set(row) & set(names)), default=[])
    found = list(dict.fromkeys(name for name in best if name in names))
    for name in (one.key for one in of.fields):
        if name in names and name not in found:
            found.insert(place_for(of, name, found), name)
    return found


def place_for(of: Record, name: str, present: Sequence[str]) -> int:
    """Where a field goes among those present: behind the nearest one that the table has before it."""
    table = [one.key for one in of.fields]
    before = [one for one in present if one in table and table.index(one) < table.index(name)]
    nearest = max(before, key=table.index, default=None)
    return present.index(nearest) + 1 if nearest is not None else 0
