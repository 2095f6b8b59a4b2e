"""Where in a sheet the list stands: its headings, in one row or several, and what is written above and below."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from checklist.core.value import Value, replace
from checklist.readers.columns import EXTRA, KEPT, REPORT, ROLE, SKIP, Column, folded, target_of, timed_target
from checklist.readers.grid import Filled, Refused, Sheet, letters, text_of

YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LOOKED = 40
"""Rows at the top in which headings are looked for."""
TOGETHER = (EXTRA, SKIP, "owner", "support")
"""What several columns may be."""
NAMES_IT = ("title", "section", "id", "no", "owner", "support", "leader", "person")
"""What the first of several columns under one heading is, whatever stands above the others."""
DEEPEST = 3
"""Rows that a heading may take."""


class Frame(Value):
    """The rows of the headings, from `top` to before `body`, and the columns under them."""

    top: int
    body: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        """How many columns are fields; the task itself counts three."""
        targets = {one.target for one in self.columns} - {EXTRA, SKIP}
        return len(targets) + 2 * ("title" in targets)


def framed(filled: Filled, named: Mapping[str, str], rows: tuple[int, int] | None = None) -> Frame:
    """The frame whose headings say most; `named` gives columns by heading or letter, `rows` says where headings are.

    Raises Refused where no column is the task itself.
    """
    sheet = filled.sheet
    if rows:
        found = [frame_at(filled, named, rows[0], rows[1] + 1)]
    else:
        found = [
            frame_at(filled, named, top, top + depth)
            for depth in range(1, DEEPEST + 1)
            for top in range(min(LOOKED, filled.height - depth + 1))
            if depth == 1 or _one_heading(filled, top, top + depth) or _goes_on(filled, top, top + depth)
        ]
    best = max(found, key=lambda one: (one.known, _joined(filled, one)), default=None)
    if best is None or not any(one.target == "title" for one in best.columns):
        widest = max(found, key=lambda one: (one.known, sum(bool(c.heading) for c in one.columns)), default=None)
        told = tuple(one.heading for one in widest.columns if one.heading) if widest else ()
        if not told:
            raise Refused("no_headings", sheet=sheet.name)
        raise Refused("no_title", sheet=sheet.name, headings=told)
    return _shared_out(best, named)


def _shared_out(frame: Frame, named: Mapping[str, str]) -> Frame:
    """The frame in which of several columns under one heading, for a time each (进展 over 4月, 5月), none is it."""
    parts = {one.at: one.heading.split(" / ") for one in frame.columns}
    above = {at: "" if _said(at, heads, named) else _from_above(heads) for at, heads in parts.items()}
    many = {target for target, count in Counter(above.values()).items() if target and count > 1}
    columns = (replace(one, target=EXTRA, also=False) if above[one.at] in many else one for one in frame.columns)
    return replace(frame, columns=tuple(columns))


def _one_heading(filled: Filled, top: int, body: int) -> bool:
    """Do rows belong together: a heading goes over several of them, or stands over several columns below it?"""
    for area in filled.sheet.merged:
        down = area.top >= top and area.bottom < body and area.bottom > area.top
        across = top <= area.top and area.bottom < body - 1 and area.right > area.left
        if (down or across) and sum(filled.own(top, at) is not None for at in filled.columns) > 1:
            return True
    return False


def _goes_on(filled: Filled, top: int, body: int) -> bool:
    """Where no cell can be merged: does a second row of headings stand under a first, and under its empty cells?"""
    if not filled.sheet.flat or body - top != 2:
        return False
    below = {at: text_of(cell).strip() for at in filled.columns if (cell := filled.at(top + 1, at)) is not None}
    known = [at for at, text in below.items() if target_of(text)[0]]
    under = any(filled.at(top, at) is None for at in below)
    return under and len(known) == len(below) > 1 and filled.columns.start not in below


def _joined(filled: Filled, frame: Frame) -> int:
    """How many rows a frame has, where a cell goes over each of them and the next; 0 where one stands by itself.

    The lowest row alone would know as much, since what is merged is to be read in each of its rows.
    """
    inside = [one for one in filled.sheet.merged if one.top >= frame.top and one.bottom < frame.body]
    over = all(any(one.top <= row < one.bottom for one in inside) for row in range(frame.top, frame.body - 1))
    return frame.body - frame.top if over else 0


def frame_at(filled: Filled, named: Mapping[str, str], top: int, body: int) -> Frame:
    """The columns as rows from `top` to before `body` head them."""
    heads = {at: list(_parts(filled, top, body, at)) for at in filled.columns}
    said = {at: target for at, parts in heads.items() if (target := _said(at, parts, named))}
    timed = Counter(map(_timed, heads.values()))
    columns: list[Column] = []
    for at, parts in heads.items():
        taken = {*said.values(), *(one.target for one in columns)}
        columns.append(_mapped(at, parts, said[at], columns) if at in said else _column(at, parts, taken, timed))
    return Frame(top, body, tuple(columns))


def _mapped(at: int, parts: list[str], target: str, before: list[Column]) -> Column:
    """A column as a map says; of several that are to be one field the first is, unless it holds whatever all say."""
    also = target not in TOGETHER and not target.startswith(ROLE) and target in {one.target for one in before}
    return Column(at, " / ".join(parts), EXTRA if also else target, also=also)


def _ways(parts: list[str]) -> list[str]:
    """How a heading of one or several rows may be looked up: the lowest first, at last all of it."""
    return [*parts[::-1], "".join(parts), " / ".join(parts)]


def _said(at: int, parts: list[str], named: Mapping[str, str]) -> str:
    """What a column is said to be, by its letter or its heading; nothing where nobody says."""
    ways = (letters(at), *map(folded, _ways(parts)))
    return next((named[word] for word in ways if word in named), "")


def _parts(filled: Filled, top: int, body: int, at: int) -> Iterator[str]:
    """The headings over a column, from above, each once."""
    before = ""
    for row in range(top, body):
        text = " ".join(text_of(filled.at(row, at)).split())
        if text and text != before:
            yield text
            before = text


def _timed(parts: list[str]) -> str:
    """The field that headings name for a time of their own, where they name none plainly."""
    if any(target_of(word)[0] for word in _ways(parts)):
        return ""
    return next(filter(None, map(timed_target, _ways(parts))), "")


def _from_above(parts: list[str]) -> str:
    """The field that only a heading above names, for what each of the columns under it says."""
    own = any(target_of(word)[0] for word in ("".join(parts), " / ".join(parts), *parts[-1:]))
    found = next(filter(None, (target_of(word)[0] for word in parts[-2::-1])), "")
    return "" if own or found in NAMES_IT else found


def _column(at: int, parts: list[str], taken: set[str], timed: Counter[str]) -> Column:
    """A column by its headings; of several for a time each (4月进展, 5月进展) none is the one."""
    heading = " / ".join(parts)
    if heading.startswith(KEPT) and heading != KEPT:
        return Column(at, heading.removeprefix(KEPT), kept=True)
    for word in _ways(parts):
        target, unit = target_of(word)
        if target:
            return Column(at, heading, EXTRA, also=True) if target in taken else Column(at, heading, target, unit)
    target = _timed(parts)
    return Column(at, heading, target) if target and timed[target] == 1 and target not in taken else Column(at, heading)


def of_year(frame: Frame, year: int | None) -> Frame:
    """The frame without the columns of other years (2025年完成情况 in a list of 2026), which are kept as printed."""
    return replace(frame, columns=tuple(_of_year(one, year) for one in frame.columns)) if year else frame


def _of_year(column: Column, year: int) -> Column:
    parts = column.heading.split(" / ")
    if column.target != _timed(parts) or column.target in (EXTRA, SKIP):
        return column
    years = {int(one) for one in YEARS.findall(column.heading)}
    since = column.target == "status" or column.target.startswith(REPORT)
    other = any(one < year or (one > year and not since) for one in years)
    return replace(column, target=EXTRA) if other and year not in years else column


def repeats(filled: Filled, frame: Frame, row: int) -> bool:
    """Is a row the headings once more, as on every printed page?"""
    said = [(text_of(filled.at(row, one.at)).strip(), one.heading.split(" / ")) for one in frame.columns if one.heading]
    told = [text for text, _ in said if text]
    return len(told) > 1 and all(" ".join(text.split()) in parts for text, parts in said if text)


def titled(sheets: tuple[Sheet, ...]) -> list[Sheet]:
    """The sheets that hold anything, those in sight first."""
    return sorted((one for one in sheets if one.cells), key=lambda one: one.hidden)
