"""Block style: keys and items as cells of lines that stay, go, move, or come between others."""

from collections.abc import Iterable, Iterator, Sequence

from checklist.core.align import staying
from checklist.source.edit import Edit, apply
from checklist.source.layout import Cells, Page, line_before, line_end, line_start, next_line
from checklist.source.text import Span

Lines = tuple[str, ...]
"""Lines without their ends, indented from the column of the cell they are for."""
Inner = dict[int, list[Edit]]
"""The edits inside a cell, by its place."""


def block_edits(page: Page, cells: Cells, plan: Sequence[int | Lines], inner: Inner, blank: int = 0) -> Iterator[Edit]:
    """The edits that leave the cells as planned: those that stay by their places, those that come by their lines.

    A cell the plan does not name goes; one out of its order is moved with all it holds. `blank` empty lines are put
    between a cell that comes and its neighbour. At least one cell must be there before and after.
    """
    stays = staying([one for one in plan if isinstance(one, int)])
    come: dict[int, list[str]] = {}
    anchor = -1
    for one in plan:
        if isinstance(one, int) and one in stays:
            yield from inner.get(one, ())
            anchor = one
        elif isinstance(one, int):
            come.setdefault(anchor, []).append(_moved(page, cells, one, inner.get(one, [])))
        else:
            come.setdefault(anchor, []).append(_indented(page, cells, one, anchor))
    gone = [at for at in range(cells.count) if at not in stays]
    if -1 in come:
        yield _first(page, cells, come.pop(-1), gone, blank)
    for anchor, chunks in come.items():
        at = cells.after(anchor)
        gap = page.newline_at(at) * blank
        text = "".join(gap + chunk for chunk in chunks)
        yield Edit(Span(at, at), text.removeprefix(gap) if cells.is_kept(anchor) else text)
    yield from _removed(page, cells, gone)


def _moved(page: Page, cells: Cells, at: int, inner: Iterable[Edit]) -> str:
    """The lines of a cell with what is edited inside it."""
    start, end = cells.start(at), cells.end(at)
    shifted = [Edit(Span(one.span.start - start, one.span.end - start), one.text) for one in inner]
    return " " * cells.column + apply(page.text[start:end], shifted)


def _indented(page: Page, cells: Cells, lines: Lines, anchor: int) -> str:
    end = page.newline_at(cells.after(anchor)) if anchor >= 0 else page.newline
    return "".join(f"{' ' * cells.column}{line}{end}" if line else end for line in lines)


def _first(page: Page, cells: Cells, chunks: list[str], gone: list[int], blank: int) -> Edit:
    """What comes before all that stays: in place of the first cell if that goes, else pushing it down."""
    start = cells.start(0)
    text = (page.newline * blank).join(chunks)[cells.column :]
    if gone[:1] == [0]:
        del gone[0]
        return Edit(Span(start, cells.end(0)), text)
    return Edit(Span(start, start), text + page.newline * blank + " " * cells.column)


def _removed(page: Page, cells: Cells, gone: list[int]) -> Iterator[Edit]:
    for first, last in _runs(page, cells, gone):
        start = cells.start(first)
        if first == 0 and page.text[line_start(page.text, start) : start].strip():
            yield from _pulled_up(page, cells, last)
        else:
            yield Edit(_with_blanks(page, cells, first, last), "")


def _runs(page: Page, cells: Cells, places: list[int]) -> Iterator[tuple[int, int]]:
    """Cells that follow one another with no comment between, as first and last."""
    start = None
    for at, place in enumerate(places):
        start = place if start is None else start
        ends = at + 1 == len(places) or places[at + 1] != place + 1
        if ends or page.text[cells.end(place) : cells.start(place + 1)].strip():
            yield start, place
            start = None


def _with_blanks(page: Page, cells: Cells, first: int, last: int) -> Span:
    """The lines of some cells, and the empty lines that nothing is left to be set off by."""
    text = page.text
    start, end = line_start(text, cells.start(first)), cells.end(last)
    above = cells.end(first - 1) if first else start
    is_set_off = not first or not text[line_before(text, start) : start].strip() or cells.is_kept(first - 1)
    if (last + 1 < cells.count and is_set_off) or (first and cells.is_kept(first - 1)):
        while end < len(text) and not text[end : line_end(text, end)].strip():
            end = next_line(text, end)
    elif last + 1 == cells.count and first and not text[above:start].strip():
        start = above
    return Span(start, end)


def _pulled_up(page: Page, cells: Cells, last: int) -> Iterator[Edit]:
    """The first cells go whose first line begins behind a dash: the next one stands there then, or the dash alone."""
    start, text = cells.start(0), page.text
    between = [text[cells.end(at) : cells.start(at + 1)] for at in range(last + 1)]
    if not any(one.strip() for one in between):
        yield Edit(Span(start, cells.start(last + 1)), "")
        return
    end = cells.end(0)
    dash = len(text[:start].rstrip(" \t"))
    yield Edit(Span(dash, end - len(page.newline_at(end))), "")
    if last:
        yield Edit(_with_blanks(page, cells, 1, last), "")
