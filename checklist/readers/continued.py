"""Tables of a document that go on one another: a list that was cut by chapters or pages is one again."""

from checklist.core.value import replace
from checklist.readers.grid import Area, Sheet, text_of

Heads = tuple[tuple[int, str], ...]
LEAST = 2
"""So many headings two tables must have in common, and no other."""


def continued(sheets: tuple[Sheet, ...], headed: tuple[str, ...]) -> tuple[Sheet, ...]:
    """Tables under the same headings with numbers that go on as one, before the tables themselves.

    `headed` are the headings right above each table, "" for none; they stand between the rows.
    """
    runs: list[list[int]] = []
    under: Heads = ()
    taken: set[str] = set()
    for at, one in enumerate(sheets):
        above, numbers = heads(one), _numbers(one)
        if runs and len(above) >= LEAST and above == under and numbers and not numbers & taken:
            runs[-1].append(at)
            taken |= numbers
        else:
            runs.append([at])
            under, taken = above, numbers
    whole = [_whole([(sheets[at], headed[at]) for at in run]) for run in runs if len(run) > 1]
    return (*whole, *sheets)


def heads(one: Sheet) -> Heads:
    """The texts of the first row, by column."""
    first = sorted((at, cell) for (row, at), cell in one.cells.items() if row == 0)
    return tuple((at, " ".join(text_of(cell).split())) for at, cell in first)


def _numbers(one: Sheet) -> set[str]:
    first = one.columns.start
    return {text_of(cell).strip() for (row, at), cell in one.cells.items() if row and at == first} - {""}


def _whole(run: list[tuple[Sheet, str]]) -> Sheet:
    """One table of several, each under its heading; the first one's stands above all."""
    (held, _), *others = run
    cells, merged, down, used = dict(held.cells), list(held.merged), held.height, 0
    for one, heading in others:
        if heading:
            cells[down, one.columns.start] = heading
            merged.append(Area(down, one.columns.start, down, one.columns.stop - 1))
            down, used = down + 1, used + 1
        cells |= {(row + down, at): cell for (row, at), cell in one.cells.items()}
        merged += (one._replace(top=one.top + down, bottom=one.bottom + down) for one in one.merged)
        down += one.height
    name = f"{held.name}-{others[-1][0].name}"
    parts = tuple(one.name for one, _ in run)
    return replace(held, name=name, cells=cells, merged=tuple(merged), parts=parts, outside=used)
