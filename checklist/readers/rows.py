"""The rows of somebody else's sheet as the tasks of a list; whatever is not understood is told, cell by cell."""

import re
from typing import Any

from checklist.core.message import Message, say
from checklist.core.value import replace
from checklist.readers.around import (
    LABELS,
    NOTE,
    TOTAL,
    Headings,
    above,
    apart,
    first_heading,
    signed,
    stands_alone,
    with_sums,
)
from checklist.readers.columns import SKIP, Column
from checklist.readers.exported import is_ours, known_again
from checklist.readers.fill import Filling, NotFilled
from checklist.readers.frame import Frame, framed, of_year, repeats
from checklist.readers.grid import Filled, Place, Sheet, address, clean, text_of
from checklist.readers.owners import FIRST_LEADS, SAME
from checklist.readers.understood import Drawn, Hints, Overfull, Row, Told
from checklist.source.text import MEBIBYTE

OVER_NEW_YEAR = re.compile(r"\b(?:19|20)\d\d[/／]\d\d(?!\d)")
"""2024/25: a list of two years is of none that a deadline without its year could be in."""
YEAR = re.compile(r"((?:19|20)\d\d)\s*年|\b((?:19|20)\d\d)\b")
NAMING = ("id", "no", "title", "section")


def drawn(sheet: Sheet, hints: Hints) -> Drawn:
    """The list in a sheet. Raises Refused where its headings name no task, Overfull before a row is understood."""
    filled = Filled(sheet)
    frame = framed(filled, hints.named, hints.rows)
    ours = is_ours(frame)
    if ours:
        frame, filled = known_again(frame), Filled(replace(sheet, flat=False))
    if _said(filled, frame) > hints.limits.megabytes * MEBIBYTE:
        raise Overfull(Message("E101", {"limit": hints.limits.megabytes}))
    _refuse_long(filled, frame, hints.limits.text)
    title, money, notes = above(filled, frame)
    if hints.time.year is None:
        years = {one or other for one, other in YEAR.findall(title)}
        if len(years) == 1 and not OVER_NEW_YEAR.search(title):
            hints = replace(hints, time=replace(hints.time, year=int(years.pop())))
    frame = of_year(frame, hints.time.year)
    return _Drawing(filled, frame, hints, notes, frame.columns[0] if ours else None).done(title, money)


def _refuse_long(filled: Filled, frame: Frame, most: int) -> None:
    """What a task is called cannot be left out; one that is longer than a list may hold stops the import."""
    named = {one.at for one in frame.columns if one.target in NAMING}
    for (row, at), cell in filled.sheet.cells.items():
        if row >= frame.body and at in named and isinstance(cell, str) and len(cell) > most:
            raise Overfull(say("import.long", where=address((row, at)), most=most))


def _said(filled: Filled, frame: Frame) -> int:
    """Bytes of the texts that a list of these rows has to hold at least; it has its own words around them."""
    left = {one.at for one in frame.columns if one.target in (SKIP, "status")}
    cells = filled.sheet.cells.items()
    return sum(
        len(cell.encode(errors="replace"))
        for (row, at), cell in cells
        if isinstance(cell, str) and row >= frame.body and at not in left
    )


class _Drawing:
    """One sheet on its way to a list."""

    def __init__(
        self, filled: Filled, frame: Frame, hints: Hints, notes: list[str], home: Column | None = None
    ) -> None:
        self.filled = filled
        self.home = home
        self.frame = frame
        self.hints = hints
        self.notes = notes
        self.told: list[Told] = []
        self.rows: list[Row] = []
        self.ids: dict[str, int] = {}
        self.headings = Headings()
        begins = first_heading(filled.sheet.above)
        self.section = self.headings.add(begins) if begins else ""
        self.seen: dict[int, int] = {}
        self.missed: dict[int, int] = {}
        self.columns = {one.target: one for one in frame.columns}
        self.numbers = self._numbers()
        self.filling = Filling(frame, hints.time, hints.units, hints.on, hints.every)

    def done(self, title: str, money: str) -> Drawn:
        """All rows taken."""
        self._said_for_all()
        for row in self._body():
            self._row(row)
        for place, cell in self.filled.hidden():
            self._tell(place, text_of(cell), say("told.covered"))
        self.told += (Told(address(place), "", what) for place, what in self.filled.sheet.odd)
        self.told += (Told(address(place), text, say("told.comment")) for place, text in self.filled.sheet.comments)
        hidden = self.filled.sheet.unseen
        self.told += (
            Told(str(one.at + 1), one.task.title, say("told.hidden")) for one in self.rows if one.at in hidden
        )
        note = "\n".join(dict.fromkeys(self.notes))
        rows, told = tuple(self.rows), tuple(self.told)
        year = self.hints.time.year
        return Drawn(self.filled.sheet, self.frame, rows, told, title, money, note, year, self.seen, self.missed)

    def _said_for_all(self) -> None:
        """What one cell says for all rows: that the unit named first leads; and shares that are given as part of 1."""
        for place, cell in self.filled.sheet.cells.items():
            if isinstance(cell, str) and FIRST_LEADS.search(cell):
                self.filling.first_leads = True
                self._tell(place, cell, say("told.first_leads"))
        if "parent" in self.columns:
            self.filling.ids = frozenset(self._printed(row) for row in self._body())
        shares = self.columns.get("update.progress")
        if shares:
            self.filling.see_shares(self.filled.at(row, shares.at) for row in self._body())

    def _body(self) -> list[int]:
        return [row for row in self.filled.rows if row >= self.frame.body]

    def _row(self, row: int) -> None:
        anchors = {self.filled.first.get((row, at.at), (row, at.at)) for at in self.frame.columns}
        own = sorted(place for place in anchors if place[0] == row and place in self.filled.sheet.cells)
        if not own:
            return
        first = text_of(self.filled.sheet.cells[own[0]]).strip()
        if repeats(self.filled, self.frame, row):
            self._leave(own, say("told.heading"))
        elif TOTAL.fullmatch(first):
            self._leave(own, say("told.total"))
        elif len(own) == 1 and stands_alone(self.filled, self.frame, own[0], first):
            self._alone(own[0], first)
        elif self._unnamed(row) and signed([text_of(self.filled.sheet.cells[place]) for place in own]):
            for place in own:
                self.notes.append(text_of(self.filled.sheet.cells[place]).strip())
            self._leave(own, say("told.note"))
        elif with_sums(self.filled, self.frame, own[0], first):
            self._alone(own[0], first)
            self._leave(own[1:], say("told.sums"))
        elif LABELS.fullmatch(first) and self._bare(row):
            self.notes.append(" ".join(text_of(self.filled.sheet.cells[place]).strip() for place in own))
            self._leave(own, say("told.note"))
        elif heading := apart(self.filled, self.frame, row):
            self.section = self.headings.add(heading)
            self._leave(own[:2], say("told.section"))
            self._leave(own[2:], say("told.sums"))
        else:
            self._task(row, own)

    def _bare(self, row: int) -> bool:
        """Does nobody answer for a row, and by no day?"""
        held = (self.columns[one].at for one in ("owner", "due") if one in self.columns)
        return all(self.filled.at(row, at) is None for at in held)

    def _unnamed(self, row: int) -> bool:
        return not text_of(self.filled.at(row, self.columns["title"].at)).strip()

    def _alone(self, place: Place, text: str) -> None:
        """A section begins, or it is a note."""
        if NOTE.match(text) or (self.rows and len(text) > 60):
            self.notes.append(text)
            self._tell(place, text, say("told.note"))
        else:
            self.section = self.headings.add(text)
            self._tell(place, text, say("told.section"))

    def _leave(self, places: list[Place], what: Message) -> None:
        for place in places:
            self._tell(place, text_of(self.filled.sheet.cells[place]), what)

    def _tell(self, place: Place, text: str, what: Message) -> None:
        self.told.append(Told(address(place), text, what))

    def _task(self, row: int, own: list[Place]) -> None:
        text = clean(text_of(self.filled.at(row, self.columns["title"].at)))
        title = "" if text in SAME else text
        if not title:
            if not self.rows:
                self._leave(own, say("told.no_title"))
                return
            title = self.rows[-1].task.title
            self._tell((row, self.columns["title"].at), text, say("told.title_above", title=title))
        name, printed = self._named(row)
        values: dict[str, Any] = {"id": name, "title": title, "no": printed, "section": self._section(row)}
        for column in self.frame.columns:
            if column.target not in (*NAMING, SKIP) and column is not self.home:
                self._take(row, column, values)
        self._count(row)
        home = (self.home.heading, text_of(self.filled.at(row, self.home.at)).strip()) if self.home else ("", "")
        self.rows.append(Row(self.filling.task(values), row, self._printed(row), home))

    def _count(self, row: int) -> None:
        for column in self.frame.columns:
            self.seen[column.at] = self.seen.get(column.at, 0) + (self.filled.at(row, column.at) is not None)

    def _take(self, row: int, column: Column, values: dict[str, Any]) -> None:
        """One cell to the field of its column; where it is not understood it is kept under its heading, and told."""
        cell = self.filled.at(row, column.at)
        text = text_of(cell).strip()
        if text in SAME and self.rows:
            cell = self.filling.last.get(column.at, "")
            self._tell((row, column.at), text, say("told.same", text=text_of(cell)))
        most = self.hints.limits.text
        if len(text) > most:
            self._tell((row, column.at), text, say("told.long", most=most))
            return
        try:
            said = self.filling.take(column, cell, values)
        except NotFilled as failed:
            self.missed[column.at] = self.missed.get(column.at, 0) + 1
            said = failed.message
            if said.key[0] == "E":
                said = say("told.kept", why=said)
        if said:
            self._tell((row, column.at), text, said)

    def _section(self, row: int) -> str:
        column = self.columns.get("section")
        if column is None:
            return self.section
        text = clean(text_of(self.filled.at(row, column.at)))
        if text in SAME:
            self._tell((row, column.at), text, say("told.same", text=self.section))
        elif text or not self.filled.sheet.flat:
            self.section = text
        elif self.section:
            self._tell((row, column.at), "", say("told.section_above", section=self.section))
        return self.section

    def _numbers(self) -> Column | None:
        """The column of ids or numbers, where any row has one: what a document counts by itself stands in no cell."""
        column = self.columns.get("id") or self.columns.get("no")
        return column if column and any(self.filled.at(row, column.at) is not None for row in self._body()) else None

    def _printed(self, row: int) -> str:
        return text_of(self.filled.at(row, self.numbers.at)).strip() if self.numbers else ""

    def _named(self, row: int) -> tuple[str, str]:
        """A row's id and printed number; without one, or with one that stood before, the last with -2, -3 …"""
        no = self.columns.get("no")
        number = text_of(self.filled.at(row, no.at)).strip() if no else ""
        printed = self._printed(row).rstrip(".、．")
        if self.numbers is None:
            return self._free(str(len(self.rows) + 1)), ""
        if printed and printed not in self.ids:
            return self._free(printed), number
        base = printed or (self._base())
        name = self._free(base)
        self._tell((row, self.numbers.at), printed, say("told.repeated" if printed else "told.unnumbered", id=name))
        return name, number

    def _base(self) -> str:
        """The number that the rows above have."""
        return next((one.printed.rstrip(".、．") for one in reversed(self.rows) if one.printed), "0")

    def _free(self, name: str) -> str:
        """The name, or the first of name-2, name-3 … that is free."""
        free, count = name, self.ids.get(name, 1)
        while free in self.ids:
            count += 1
            free = f"{name}-{count}"
        self.ids[name] = count
        self.ids.setdefault(free, 1)
        return free
