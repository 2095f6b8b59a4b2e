"""A sheet that was filled in on site and came back: which task each row is of, and what its cells say of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checklist.core.message import Message, say
from checklist.core.onsite import VERDICT_WORDS, Seen, Verdict
from checklist.core.value import replace
from checklist.readers.columns import folded
from checklist.readers.fill import figure
from checklist.readers.form import Problem
from checklist.readers.formvalues import share
from checklist.readers.grid import Cell, Filled, Refused, Sheet, address, clean, text_of
from checklist.readers.tables import tables
from checklist.readers.values import NotRead, day_of, typed
from checklist.source.figures import AMOUNT

DASHES = frozenset("-—–－/")
"""What people put into a cell that says nothing."""
LONGEST = 20_000
"""Characters of what was found."""
VERDICTS = {folded(word): one for one, words in VERDICT_WORDS.items() for word in (one.value, *words)}
TO_FILL = ("verdict", "seen_progress", "found", "score")
NEEDED = ("id", "verdict")
"""The columns without which a table is no sheet of this kind."""
Head = Mapping[str, int]
"""The place of each column by its key."""


def seen_rows(name: str, data: bytes, keys: Mapping[str, str]) -> tuple[list[Seen], list[Problem]]:
    """The rows in which something was filled in, and the cells that cannot be taken.

    `keys` are the columns by their headings. Raises Refused for a file that has no such table.
    """
    seen: list[Seen] = []
    problems: list[Problem] = []
    known = {folded(heading): key for heading, key in keys.items()}
    found = False
    for filled in (Filled(one) for one in tables(name, data).sheets if not one.parts):
        for head, row in _rows(filled, known):
            found = True
            if row is not None:
                read = _Row(filled.sheet, row, head, filled, problems).seen()
                seen += [read] if read else []
        problems += _twice(filled, known)
        problems += (Problem(where, "", what) for where, what in _odd(filled, known))
    if not found:
        raise Refused("no_onsite", headings=tuple(heading for heading, key in keys.items() if key in NEEDED))
    return _once(seen, problems), problems


def _rows(filled: Filled, known: Mapping[str, str]) -> Iterator[tuple[Head, int | None]]:
    """Each row under the headings last seen; a row of headings itself as None. A sheet may hold several tables."""
    head: Head = {}
    for row in filled.rows:
        names: dict[str, int] = {}
        for at in filled.columns:
            key = known.get(folded(text_of(filled.at(row, at))))
            if key:
                names.setdefault(key, at)
        if all(key in names for key in NEEDED):
            head = names
            yield head, None
        elif head:
            yield head, row


def _twice(filled: Filled, known: Mapping[str, str]) -> Iterator[Problem]:
    """Of two columns with one heading nobody can say which is meant."""
    cells = filled.sheet.cells
    for row in filled.rows:
        heads = [(at, key) for at in filled.columns if (key := known.get(folded(text_of(cells.get((row, at))))))]
        first = {key: at for at, key in reversed(heads)}
        if not all(key in first for key in NEEDED):
            continue
        for at, key in heads:
            if at != first[key] and key in (*NEEDED, *TO_FILL):
                said = say("form.accepts.column", cell=address((row, first[key])))
                yield Problem(f"{filled.sheet.name}!{address((row, at))}", text_of(cells[row, at]), said)


def _odd(filled: Filled, known: Mapping[str, str]) -> Iterator[tuple[str, Message]]:
    """Cells to fill in that hold nothing that can be read, with why."""
    heads = [head for head, row in _rows(filled, known) if row is None]
    places = {at for head in heads for key, at in head.items() if key in TO_FILL}
    for place, what in filled.sheet.odd:
        if place[1] in places:
            yield f"{filled.sheet.name}!{address(place)}", what


def _once(seen: list[Seen], problems: list[Problem]) -> list[Seen]:
    """Each task once; two rows that say different things of one are told."""
    held: dict[tuple[str, str], Seen] = {}
    for one in seen:
        before = held.setdefault((one.list, one.id), one)
        if replace(before, where=()) != replace(one, where=()):
            problems.append(Problem(one.place("id"), one.id, say("form.accepts.once", cell=before.place("id"))))
    return list(held.values())


class _Row:
    """One row on its way in."""

    def __init__(self, sheet: Sheet, row: int, head: Head, filled: Filled, problems: list[Problem]) -> None:
        self.problems = problems
        self.where = {key: f"{sheet.name}!{address((row, at))}" for key, at in head.items()}
        self.cells = {key: said for key, at in head.items() if (said := _said(filled.at(row, at))) is not None}

    def seen(self) -> Seen | None:
        """What was seen; None where nothing was filled in, or where a cell of it is wrong."""
        if not any(key in self.cells for key in TO_FILL):
            return None
        before = len(self.problems)
        name, task = (clean(text_of(self.cells.get(key))) for key in ("list", "id"))
        if not task:
            self._wrong("id", say("onsite.accepts.row"))
        verdict = self._read("verdict", _verdict)
        if "verdict" not in self.cells:
            self._wrong("verdict", say("onsite.accepts.verdict"))
        progress = self._read("seen_progress", share)
        found = clean(text_of(self.cells.get("found")))
        if len(found) > LONGEST:
            self._wrong("found", say("form.accepts.text"))
        if verdict in (Verdict.PARTLY, Verdict.FALSE) and not found:
            self._wrong("found", say("onsite.accepts.found", verdict=verdict))
        score = self._read("score", lambda cell: typed(AMOUNT, figure(cell)))
        if len(self.problems) > before:
            return None
        where = tuple(self.where.items())
        return Seen(name, task, verdict, found, progress, score, self._last(), where)

    def _last(self) -> Any:
        """The last inspection that the sheet knew of; none where that cell was changed into something else."""
        try:
            return day_of(self.cells["last_inspected"]) if "last_inspected" in self.cells else None
        except NotRead:
            return None

    def _read(self, key: str, read: Callable[[Cell], Any]) -> Any:
        if key not in self.cells:
            return None
        try:
            return read(self.cells[key])
        except NotRead:
            self._wrong(key, say(f"onsite.accepts.{key}"))
            return None

    def _wrong(self, key: str, what: Message) -> None:
        text = text_of(self.cells.get(key))
        where = self.where.get(key) or self.where["id"]
        self.problems.append(Problem(where, text, what))


def _said(cell: Cell | None) -> Cell | None:
    """What a cell says; blanks and a dash are nothing."""
    text = text_of(cell).strip()
    return None if not text or text in DASHES else cell


def _verdict(cell: Cell) -> Verdict:
    found = VERDICTS.get(folded(text_of(cell)))
    if found is None:
        raise NotRead(say("onsite.accepts.verdict"))
    return found
