"""New text for values: in brackets or on lines, in the order, spacing and words of what stands near."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checklist.core.width import width
from checklist.source.blocks import Lines
from checklist.source.forms import (
    NO_FORM,
    as_list,
    as_mapping,
    as_text,
    items_of,
    keys_of,
    kind_under,
    name_of,
    text_kind,
)
from checklist.source.hand import Hand, Tongue, widened
from checklist.source.kinds import Kind, Plain, Texts
from checklist.source.layout import is_flow, is_nothing
from checklist.source.lines import lines_of
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


class Scribe:
    """Writes plain data the way a hand has written before. `models` are values of the same field, the nearest first."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.text = hand.text

    def inline(self, kind: Kind, plain: Plain, models: Sequence[Node], tongue: Tongue) -> str:
        """A value on one line."""
        form = self._form(kind, plain, models)
        pad = self.hand.pad
        if isinstance(form, str):
            return self.hand.scalar(text_kind(kind), form, models, tongue)
        if isinstance(form, dict):
            of = keys_of(kind)
            entries = self._in_line(of, form, [one for one in models if isinstance(one, Mapping)], tongue)
            return f"{{{pad}{entries}{pad}}}" if entries else "{}"
        below, inside = items_of(kind), list(widened(models))
        items = ", ".join(self.inline(below, one, inside, tongue) for one in form)
        return f"[{pad}{items}{pad}]" if items else "[]"

    def _form(self, kind: Kind, plain: Plain, models: Sequence[Node]) -> Plain:
        """The data in the form that the nearest model has, where it can stand in it."""
        for model in models:
            if isinstance(model, Items) and len(model.items) != 1 and not isinstance(plain, list):
                continue
            form = form_of(kind, plain, model)
            if form is not NO_FORM:
                return form
        return plain

    def _in_line(self, of: Record | Pairs, plain: Plain, models: list[Mapping], tongue: Tongue) -> str:
        """Keys and values with commas between, in columns where the models stand in columns."""
        model = next((one for one in models if is_flow(self.text, one) and len(one.pairs) > 1), None)
        columns = self._columns(of, model, models) if model else {}
        line = "{" + self.hand.pad
        for name in ordered(of, plain, models):
            entry = self.entry_in_line(of, name, plain[name], models, tongue)
            if line.strip("{ "):
                line += ","
                line += " " * max(1, columns.get(name, 0) - width(line))
            line += entry
        return line[1 + len(self.hand.pad) :]

    def entry_in_line(self, of: Record | Pairs, name: str, plain: Plain, models: list[Mapping], tongue: Tongue) -> str:
        """A key and its value on one line."""
        below = kind_under(of, name)
        value = self.inline(below, plain, self.values(of, name, models), tongue)
        return f"{self.hand.key(of, name, tongue)}: {value}"

    def values(self, of: Record | Pairs, name: str, models: Iterable[Mapping]) -> list[Node]:
        """What stands under a name in these mappings, then wherever the field is met."""
        if isinstance(of, Record):
            near = [below for one in models for key, below in one.pairs if name_of(of, key) == name]
            return [one for one in (*near, *self.hand.models(of.title, name)) if not is_nothing(one)]
        near = [below for one in models for key, below in one.pairs]
        return [one for one in near if not is_nothing(one)]

    def _columns(self, of: Record | Pairs, model: Mapping, models: list[Mapping]) -> dict[str, int]:
        """Where each key of a flow mapping stands, if such mappings stand in columns: more than one blank tells it."""
        flow = [one for one in models if is_flow(self.text, one)]
        wide = (
            self.text[below.end : key.start].startswith(",  ")
            for one in flow
            for (_, below), (key, _) in zip(one.pairs, one.pairs[1:], strict=False)
        )
        if not any(wide):
            return {}
        start = model.start
        names = ((name_of(of, key), key.start) for key, _ in model.pairs)
        return {name: width(self.text[start:at]) for name, at in names if name is not None}

    def piece(self, kind: Kind, plain: Plain, models: Sequence[Node], tongue: Tongue, indent: int) -> Piece:
        """A value under a key that stands `indent` columns in."""
        form = self._form(kind, plain, models)
        if isinstance(form, str):
            return self._text(kind, form, models, tongue)
        if not form or self._is_flow(kind, form, models, indent, tongue):
            return Piece(self.inline(kind, plain, models, tongue))
        if isinstance(form, dict):
            of = keys_of(kind)
            step = " " * self.hand.step
            inside = [one for one in models if isinstance(one, Mapping)]
            return Piece(
                "", tuple(f"{step}{line}" if line else "" for line in self.lines(of, form, inside, tongue, indent))
            )
        below, dash = items_of(kind), self.hand.dash
        rows = (self.row(below, one, list(widened(models)), tongue, indent + dash) for one in form)
        return Piece("", tuple(f"{' ' * dash}{line}" if line else "" for row in rows for line in row))

    def _text(self, kind: Kind, text: str, models: Sequence[Node], tongue: Tongue) -> Piece:
        if "\n" in text.removesuffix("\n") and fits_lines(text):
            step = " " * self.hand.step
            rows = text.removesuffix("\n").split("\n")
            return Piece(header(text), tuple(step + row if row else "" for row in rows))
        return Piece(self.hand.scalar(text_kind(kind), text, models, tongue))

    def _is_flow(self, kind: Kind, form: Plain, models: Sequence[Node], indent: int, tongue: Tongue) -> bool:
        """Is it put in brackets? As the nearest of its shape; else lists of texts and short mappings are."""
        shape = Mapping if isinstance(form, dict) else Items
        model = next((one for one in models if isinstance(one, shape) and one.end > one.start), None)
        if model is not None and (is_flow(self.text, model) or not isinstance(model, Mapping)):
            return is_flow(self.text, model)
        if isinstance(form, list):
            return isinstance(kind, Texts) or all(isinstance(one, str) for one in form)
        if model is not None:
            return False
        is_flat = all(isinstance(one, str) and "\n" not in one for one in form.values())
        return is_flat and indent + width(self.inline(kind, form, models, tongue)) <= WIDE

    def lines(self, of: Record | Pairs, plain: Plain, models: list[Mapping], tongue: Tongue, indent: int) -> Lines:
        """Keys and values on lines of their own."""
        found: list[str] = []
        block = next((one for one in models if not is_flow(self.text, one)), None)
        at = self.value_column(block) if block else 0
        for name in ordered(of, plain, models):
            found += self.entry(of, name, plain[name], models, tongue, indent, at)
        return tuple(found)

    def entry(
        self,
        of: Record | Pairs,
        name: str,
        plain: Plain,
        models: list[Mapping],
        tongue: Tongue,
        indent: int,
        at: int = 0,
    ) -> Lines:
        """A key and its value on lines; `at` is the column, counted from the key's, that values stand in."""
        key = f"{self.hand.key(of, name, tongue)}:"
        piece = self.piece(kind_under(of, name), plain, self.values(of, name, models), tongue, indent)
        gap = " " * max(1, at - width(key))
        return (f"{key}{gap}{piece.head}" if piece.head else key, *piece.lines)

    def row(self, kind: Kind, plain: Plain, models: Sequence[Node], tongue: Tongue, indent: int, gap: int = 0) -> Lines:
        """A dash and an item on lines."""
        gap = gap or self.hand.gap
        form = self._form(kind, plain, models)
        lead = "-" + " " * (gap - 1)
        if not isinstance(form, dict) or not form or self._row_is_flow(kind, form, models, tongue, indent):
            return (lead + self.inline(kind, plain, models, tongue),)
        inside = [one for one in models if isinstance(one, Mapping)]
        first, *rest = self.lines(keys_of(kind), form, inside, tongue, indent + gap)
        return (lead + first, *(f"{' ' * gap}{line}" if line else "" for line in rest))

    def _row_is_flow(self, kind: Kind, form: Plain, models: Sequence[Node], tongue: Tongue, indent: int) -> bool:
        """Is an item put in brackets? As its neighbours are; where they are mixed, or none, if the line is not long."""
        styles = [is_flow(self.text, one) for one in models if isinstance(one, Mapping)]
        if not any(styles) and (styles or kind is TASK):
            return False
        if any(isinstance(one, str) and "\n" in one for one in form.values()):
            return False
        wide = indent + width(self.inline(kind, form, models, tongue)) + self.hand.gap
        if not styles:
            return wide <= WIDE and all(isinstance(one, str | list) for one in form.values())
        return all(styles) or wide <= max([WIDE, *(self._width(one) for one in models if is_flow(self.text, one))])

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


def form_of(kind: Kind, plain: Plain, node: Node) -> Plain:
    """Plain data in the form that a node has."""
    if isinstance(node, Scalar):
        return as_text(kind, plain)
    return as_mapping(kind, plain) if isinstance(node, Mapping) else as_list(kind, plain)


def ordered(of: Record | Pairs, names: Iterable[str], models: list[Mapping]) -> list[str]:
    """Names in the order in which the nearest mapping with most of them has them; others behind those of the table."""
    names = list(names)
    if isinstance(of, Pairs):
        return names
    rows = [[name for key, _ in one.pairs if (name := name_of(of, key)) is not None] for one in models[:8]]
    best = max(rows, key=lambda row: len(set(row) & set(names)), default=[])
    found = [name for name in best if name in names]
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
