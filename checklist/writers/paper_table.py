"""Tables of a paper: cells and rules, headings that are repeated, columns as wide as their words need."""

from checklist.writers.paper import HEI, KEPT, Hand, paragraph, run
from checklist.writers.width import width

LABEL = 2000
"""How wide the column of names is, beside what they name."""
SMALLEST = 6.5
"""The size of letters that can just be read, in points."""
SHORTEST = 16
"""A column of no wider words, as 督〔2026〕274号, is not made narrower for others."""
TOGETHER = 8
"""So many rows are not parted, where they fit on a page at all."""
FILLED_IN = 1000
"""How high a row is at least that is filled in by hand."""


def shared(heads: list[str], texts: list[list[str]], across: int, size: float) -> list[int]:
    """The widths of columns in letters of a size: what they need; short ones get that first where it is too much."""
    most = [max([width(head), *(width(line[at]) for line in texts)]) for at, head in enumerate(heads)]
    needs = [round((min(one, 60) + 2) * size * 10) for one in most]
    spare = across - sum(needs)
    if spare >= 0:
        return [need + spare * need // sum(needs) for need in needs]
    fixed = sum(need for need, one in zip(needs, most, strict=True) if one <= SHORTEST)
    least = round((SHORTEST + 2) * size * 10)
    left, long = across - fixed, [at for at, one in enumerate(most) if one > SHORTEST]
    if left < least * len(long) or not long:
        kept = [min(need, least) for need in needs]
        return [across * one // sum(kept) for one in kept]
    return _long_ones(needs, long, left)


def _long_ones(needs: list[int], long: list[int], left: int) -> list[int]:
    """The widths where `long` columns share what is `left`: half of it alike, half by need, none more than it needs."""
    widths = list(needs)
    by_need = sorted(long, key=needs.__getitem__)
    for place, at in enumerate(by_need):
        others = by_need[place:]
        widths[at] = min(needs[at], (left // len(others) + left * needs[at] // sum(needs[one] for one in others)) // 2)
        left -= widths[at]
    return widths


def fitting(heads: list[str], texts: list[list[str]], across: int, size: float) -> float:
    """The size of letters in which no column of short words is so narrow that a figure is cut: this one, or smaller."""
    most = [max([width(head), *(width(line[at]) for line in texts)]) for at, head in enumerate(heads)]
    least = sum(min(one, SHORTEST) + 2 for one in most) * 10
    return max(SMALLEST, min(size, across * 2 // least / 2))


def cell(text: str, across: int, align: str, hand: Hand) -> str:
    """A cell of a table."""
    inside = paragraph(run(text, hand), align=align, pitch=0)
    return f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def named(label: str, text: str, across: int, hand: Hand) -> str:
    """The two cells of a named value."""
    return cell(label, LABEL, "left", Hand(HEI, hand.size)) + cell(text, across - LABEL, "left", hand)


BELOW = 200
"""The room after a table, in twentieths of a point."""


def grid(
    widths: list[int], heads: list[str], rows: list[str], high: int = 0, below: int = BELOW, goes_on: bool = False
) -> str:
    """A table of ready cells: its headings are repeated on every page, and no row is broken between two.

    Its rows are at least so `high`, in twentieths of a point; few of them stay on one page. Where a signature follows
    (`goes_on`), only the last row has to stay with it. `below` is the room after the table, likewise; 0 for no line.
    """
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{across}"/>' for across in widths)
    top = "".join(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>" for head in heads)
    if goes_on:
        rows = [*rows[:-1], *(row.replace("<w:pPr>", f"<w:pPr>{KEPT}") for row in rows[-1:])]
    elif len(rows) <= TOGETHER:
        rows = [*(row.replace("<w:pPr>", f"<w:pPr>{KEPT}") for row in rows[:-1]), *rows[-1:]]
        heads = [head.replace("<w:pPr>", f"<w:pPr>{KEPT}") for head in heads]
    least = f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/>{least}</w:trPr>{row}</w:tr>" for row in rows)
    inner = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>'
        for side, wide in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60))
    )
    look = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inner}</w:tblCellMar></w:tblPr>'
    )
    after = paragraph("", pitch=below, more=KEPT if goes_on else "") if below else ""
    return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{top}{body}</w:tbl>{after}"
