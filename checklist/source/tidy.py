"""A text set anew: fields in the order of the table, two blanks a step, one behind a colon; nothing is said otherwise.

What is in brackets stays so, every text keeps its quotes, every comment stays with what it is a comment of.
"""

import re
from collections import Counter

from checklist.core.width import width
from checklist.source.blocks import Lines
from checklist.source.forms import item_kind, kind_under, mapping_kind, name_of
from checklist.source.kinds import Kind
from checklist.source.layout import (
    Cells,
    Entries,
    Page,
    Rows,
    after_colon,
    content_end,
    is_block_text,
    is_flow,
    is_nothing,
    line_end,
    line_start,
    next_line,
)
from checklist.source.lines import LINE_END
from checklist.source.read import Reading
from checklist.source.records import Pairs, Record
from checklist.source.schema import LIST, TASK
from checklist.source.scribe import shifted
from checklist.source.tree import Mapping, Node, Scalar, Sequence

STEP = 2
"""How many blanks a step in is, and how many set a comment off at least."""
Set = tuple[list[str], int]
"""Lines from the column of what they set, and where the text goes on that is not yet set."""


def tidied(reading: Reading) -> str:
    """The text as it is set; as it was, where it is no list in block style."""
    root = reading.document.root
    if not isinstance(root, Mapping) or is_flow(reading.source.text, root) or not root.pairs:
        return reading.source.text
    return _Setter(Page(reading)).whole(root)


def keeps(old: str, new: str) -> bool:
    """Is every character of the one in the other, but for blanks, line ends and commas?"""
    return _letters(old) == _letters(new)


def _letters(text: str) -> Counter[str]:
    found = Counter(text)
    for one in " \t\r\n,":
        del found[one]
    return found


class _Setter:
    """Sets the nodes of one text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text

    def whole(self, root: Mapping) -> str:
        """All of it. What stands above the first key stays there, whichever key is the first."""
        top = line_start(self.text, root.start)
        lines, end = self.mapping(LIST, root, top)
        found = [*self._beside(0, top, 0), *lines, *self._beside(end, len(self.text), 0)]
        while found and not found[0]:
            del found[0]
        while found and not found[-1] and not Entries(self.text, root).is_kept(len(root.pairs) - 1):
            del found[-1]
        return "".join(f"{line}{self.page.newline}" for line in found)

    def _block(self, kind: Kind | None, node: Node, top: int) -> Set:
        if isinstance(node, Mapping):
            return self.mapping(mapping_kind(kind) if kind else None, node, top)
        return self._rows(item_kind(kind) if kind else None, node, top) if isinstance(node, Sequence) else ([], top)

    def mapping(self, of: Record | Pairs | None, node: Mapping, top: int) -> Set:
        """The keys of a block mapping; `top` is where the lines above the first begin that belong to it."""
        cells = Entries(self.text, node)
        found: list[list[str]] = []
        for at in range(cells.count):
            above = self._beside(top, line_start(self.text, cells.start(at)), 0)
            lines, top = self._entry(of, cells, at)
            found.append([*above, *lines])
        return [line for at in _order(of, node) for line in found[at]], top

    def _entry(self, of: Record | Pairs | None, cells: Entries, at: int) -> Set:
        key, below = cells.node.pairs[at]
        name = name_of(of, key) if of else None
        kind = kind_under(of, name) if of and name is not None else None
        colon, end = after_colon(self.text, key), cells.end(at)
        head = self.text[key.start : key.end] + ":"
        if cells.start(at) != key.start or self.text[colon - 1] != ":" or LINE_END.search(head):
            return self._as_it_is(cells, at)
        if _is_block(self.text, below):
            lines, done = self._block(kind, below, next_line(self.text, colon))
            lines = [self._commented(head, colon, cells.column), *shifted(lines, STEP)]
        elif is_nothing(below):
            lines, done = [self._commented(head, colon, cells.column)], next_line(self.text, colon)
        elif LINE_END.search(self.text, colon, below.start):
            return self._as_it_is(cells, at)
        else:
            lines, done = self._value(kind, below, f"{head} ", cells.column)
        return [*lines, *self._beside(done, end, STEP)], end

    def _rows(self, kind: Kind | None, node: Sequence, top: int) -> Set:
        cells = Rows(self.text, node)
        found: list[str] = []
        for at in range(cells.count):
            above = self._beside(top, line_start(self.text, cells.start(at)), 0)
            lines, top = self._row(kind, cells, at)
            if kind is TASK and at and len(lines) > 1 and not cells.is_kept(at - 1) and "" not in above[:1]:
                found.append("")
            found += [*above, *lines]
        return found, top

    def _row(self, kind: Kind | None, cells: Rows, at: int) -> Set:
        item, dash, end = cells.node.items[at], cells.start(at), cells.end(at)
        broken = LINE_END.search(self.text, dash, item.start)
        if isinstance(item, Mapping) and _is_block(self.text, item):
            lines, done = self._block(kind, item, next_line(self.text, dash) if broken else item.start)
            while lines and not lines[0]:
                del lines[0]
            head = self._commented("-", dash + 1, cells.column) if broken else "-"
            if head != "-" or lines[0].startswith("#"):
                lines = [head, *shifted(lines, STEP)]
            else:
                lines = [f"- {lines[0]}", *shifted(lines[1:], STEP)]
        elif broken or is_nothing(item) or _is_block(self.text, item):
            return self._as_it_is(cells, at)
        else:
            lines, done = self._value(kind, item, "- ", cells.column)
        return [*lines, *self._beside(done, end, STEP)], end

    def _value(self, kind: Kind | None, node: Node, head: str, column: int) -> Set:
        """A text, or anything in brackets, behind its key or its dash."""
        end = content_end(self.text, node)
        first, *rest = LINE_END.split(self.text[node.start : end])
        if is_block_text(self.text, node):
            return [head + first.rstrip(), *_back(rest, column)], next_line(self.text, end)
        if not rest and is_flow(self.text, node):
            first = self._in_line(kind, node) or first
        lines = [head + first, *_back(rest, column)]
        lines[-1] = self._commented(lines[-1], end, column)
        return lines, next_line(self.text, end)

    def _in_line(self, kind: Kind | None, node: Node) -> str | None:
        """What stands in brackets on one line; None where it is written in a way of its own."""
        text = self.text
        if isinstance(node, Scalar):
            return text[node.start : node.end] if node.end > node.start else None
        if not is_flow(text, node):
            return None
        if isinstance(node, Sequence):
            of = item_kind(kind) if kind else None
            items = [self._in_line(of, one) for one in node.items]
            return f"[{', '.join(map(str, items))}]" if None not in items else None
        record = mapping_kind(kind) if kind else None
        found: list[str] = []
        for at in _order(record, node):
            key, below = node.pairs[at]
            name = name_of(record, key) if record else None
            value = self._in_line(kind_under(record, name) if record and name is not None else None, below)
            if value is None or key.end == key.start or text[after_colon(text, key) - 1] != ":":
                return None
            found.append(f"{text[key.start : key.end]}: {value}")
        return f"{{{', '.join(found)}}}"

    def _as_it_is(self, cells: Cells, at: int) -> Set:
        """A cell written in a way of its own, moved only."""
        end = cells.end(at)
        first, *rest = LINE_END.split(self.text[cells.start(at) : end])
        lines = [first, *_back(rest, cells.column)]
        return [*(line.rstrip() for line in lines[:-1]), *lines[-1:]] if lines[-1] else lines[:-1], end

    def _commented(self, line: str, index: int, column: int) -> str:
        """A line with the comment that ends it in the text, in the column it has there, if there is room."""
        end = line_end(self.text, index)
        sign = self.text.find("#", index, end)
        if sign < 0:
            return line
        there = width(self.text[line_start(self.text, index) : sign]) - column
        return f"{line}{' ' * max(STEP, there - width(line))}{self.text[sign:end].rstrip()}"

    def _beside(self, start: int, end: int, by: int) -> Lines:
        """The comments and empty lines between two places, of empty ones no two together."""
        if end <= start:
            return ()
        lines = [line.strip() for line in LINE_END.split(self.text[start:end])][:-1]
        kept = [line for at, line in enumerate(lines) if line or not at or lines[at - 1]]
        return shifted(kept, by)


def _is_block(text: str, node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and not is_flow(text, node)


def _order(of: Record | Pairs | None, node: Mapping) -> list[int]:
    """The keys in the order of the table; one that it does not know stays behind the one it stood behind."""
    if not isinstance(of, Record):
        return list(range(len(node.pairs)))
    table = {one.key: at for at, one in enumerate(of.fields)}
    ranks: list[int] = []
    for key, _ in node.pairs:
        name = name_of(of, key)
        ranks.append(table[name] if name in table else ranks[-1] if ranks else -1)
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def _back(lines: list[str], column: int) -> Lines:
    """Lines that go on from a first one, without the blanks before its column."""
    return tuple(re.sub(f"^ {{0,{column}}}", "", line) for line in lines)
