"""A table in aligned lines: columns as wide as what they hold, or as the screen lets them be.

Where the table is wider than the screen its growing column is cut; where that does not do, the columns that have no
room go to further lines under their row, each with its heading (one alone has it under the others'). Nothing is left
out there but the mark for no value.
"""

from collections.abc import Iterator

from msgspec import Struct

from checklist.reports.report import Table
from checklist.writers.cells import Cells, shown_columns
from checklist.writers.look import Line, Piece
from checklist.writers.width import fit, pad, width, wrap

GAP = "  "
INDENT = "    "
LEAST = 16
"""The growing column is not cut below this (nor below its heading) as long as other columns can go elsewhere."""
EASY = 28
"""The room it gets where other columns do go elsewhere."""


class Strip(Struct):
    """One column on its way to the page: its cells as text, their widths, and their styles where colours are shown.

    `head` is the heading's style.
    """

    heading: str
    head: str
    right: bool
    grow: bool
    texts: list[str]
    widths: list[int]
    styles: list[str]
    size: int


def grid(table: Table, cells: Cells) -> list[Line]:
    """The table as lines, its headings first; none for a table without columns."""
    shown = shown_columns(table, cells.look)
    if not shown:
        return []
    grows = next((at for at in shown if table.columns[at].grow), None)
    strips = [strip(table, at, cells, at == grows) for at in shown]
    room = cells.look.width
    count = how_many_fit(strips, room, LEAST)
    if count < len(strips):
        count = how_many_fit(strips, room, EASY)
    beside, below = strips[:count], strips[count:]
    shrink(beside, room, cells.marks.cut)
    return list(lines(beside, below, cells, len(table.rows)))


def strip(table: Table, at: int, cells: Cells, grow: bool) -> Strip:
    """One column's cells."""
    column = table.columns[at]
    heading = cells.text(column.label)
    values = [row[at] for row in table.rows]
    texts = [cells.text(value) for value in values]
    widths = [len(text) if text.isascii() else width(text) for text in texts]
    styles = [cells.style(value) for value in values] if cells.look.colour else []
    head = cells.style(column.label) or "head"
    return Strip(heading, head, column.align == "right", grow, texts, widths, styles, max([width(heading), *widths]))


def how_many_fit(strips: list[Strip], room: int, least: int) -> int:
    """How many columns, from the left, have room beside each other, the growing one cut to the least; 1 or more."""
    if not room:
        return len(strips)
    taken = -len(GAP)
    for count, one in enumerate(strips):
        taken += len(GAP) + (min(one.size, max(least, width(one.heading))) if one.grow else one.size)
        if taken > room:
            return max(count, 1)
    return len(strips)


def shrink(strips: list[Strip], room: int, mark: str) -> None:
    """Cut the growing column, or the only one, to the room there is."""
    total = sum(one.size for one in strips) + len(GAP) * (len(strips) - 1)
    if not room or total <= room:
        return
    one = next((one for one in strips if one.grow), strips[0])
    one.size -= total - room
    one.heading = fit(one.heading, one.size, mark)
    for at, taken in enumerate(one.widths):
        if taken > one.size:
            one.texts[at] = text = fit(one.texts[at], one.size, mark)
            one.widths[at] = width(text)


def lines(beside: list[Strip], below: list[Strip], cells: Cells, rows: int) -> Iterator[Line]:
    """The headings, a rule, and each row, with what had no room beside it under it."""
    yield spaced([(pad(one.heading, one.size, one.right), one.head) for one in beside])
    if len(below) == 1:
        yield [(INDENT + fit(below[0].heading, room_below(cells), cells.marks.cut), below[0].head)]
        below[0].heading = ""
    yield spaced([(cells.marks.rule * one.size, "dim") for one in beside])
    columns = [padded(one) for one in beside]
    if not cells.look.colour and not below:
        for row in zip(*columns, strict=True):
            yield [(GAP.join(row), "")]
        return
    styles = [one.styles or [""] * rows for one in beside]
    for at in range(rows):
        yield spaced([(texts[at], style[at]) for texts, style in zip(columns, styles, strict=True)])
        for line in folded(below, at, cells):
            yield [(INDENT, ""), *line]


def padded(one: Strip) -> list[str]:
    """A column's cells, all of its width."""
    pairs = zip(one.texts, one.widths, strict=True)
    if one.right:
        return [" " * (one.size - taken) + text for text, taken in pairs]
    return [text + " " * (one.size - taken) for text, taken in pairs]


def spaced(pieces: list[Piece]) -> Line:
    """The pieces with the gap between them."""
    line: Line = []
    for piece in pieces:
        line += (piece, (GAP, ""))
    return line[:-1]


def room_below(cells: Cells) -> int:
    """The columns there are for what goes under a row."""
    return max(cells.look.width - len(INDENT), LEAST)


def folded(below: list[Strip], at: int, cells: Cells) -> Iterator[Line]:
    """What had no room in a row: each cell with its heading, as many to a line as go; a single column goes bare."""
    room = room_below(cells)
    line: Line = []
    taken = 0
    for one in below:
        text = one.texts[at]
        if text in ("", cells.marks.nothing):
            continue
        lead = f"{one.heading} " if one.heading else ""
        size = width(lead) + one.widths[at]
        if line and taken + len(cells.marks.between) + size > room:
            yield line
            line, taken = [], 0
        if size > room:
            *more, last = wrap(lead + text, room)
            yield from ([(part, "")] for part in more)
            line, taken = [(last, "")], width(last)
            continue
        if line:
            line.append((cells.marks.between, "dim"))
            taken += len(cells.marks.between)
        line += ((lead, "dim"), (text, one.styles[at] if one.styles else ""))
        taken += size
    if line:
        yield line
