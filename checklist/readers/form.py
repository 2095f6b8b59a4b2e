"""A form that came back: which task each row is of, wherever it was moved to, and what stands in its cells."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from checklist.core.form import STATES, WORDS, Answer, State
from checklist.core.message import Message, say
from checklist.core.model import Light, Status
from checklist.core.policy import LIMITS
from checklist.core.value import Value
from checklist.readers.formvalues import READ
from checklist.readers.grid import Cell, Filled, Place, Refused, Sheet, address, clean, text_of
from checklist.readers.tables import tables
from checklist.readers.values import NotRead, day_of
from checklist.source.figures import decimal_text

HIDDEN = "_checklist"
"""The name of the sheet that says what the form was made of."""
MAGIC, VERSION = "checklist form", "1"
FIELDS = (*STATES, "done_on", *WORDS, "evidence")
"""What is filled in."""
KEYS = ("list", "id")
LOCKED = ("title", "due", "target")
"""What is shown of a task besides, and is not for the unit to change."""
WIDEST, LONGEST = 20, 20_000
"""Columns and rows that a hidden sheet may have."""
LOOKED = 100
"""Rows at the top in which the headings are looked for."""
Row = tuple[str, ...]


class Problem(Value):
    """A cell that cannot be taken, and what would be."""

    where: str
    text: str
    what: Message


class Returned(Value):
    """A form as it came back: whose, when and from which version it was made, when reported and in which cell."""

    unit: str
    made: date
    revision: str
    on: date | None
    day: str
    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Problem, ...] = ()


def hidden_rows(unit: str, made: date, revision: str, headings: dict[str, str], asked: list[Row]) -> Iterator[Row]:
    """What the hidden sheet holds: whose form it is, its columns, where each task stood, and a digest of all that."""
    rows = [
        (MAGIC, VERSION),
        ("unit", unit),
        ("made", made.isoformat()),
        ("revision", revision),
        *(("column", key, heading) for key, heading in headings.items()),
        *(("task", *one) for one in asked),
    ]
    yield from rows
    yield "digest", digest(rows)


def digest(rows: list[Row]) -> str:
    """What tells whether the hidden sheet is as it was made; blank cells at a row's end do not count."""
    plain = [[text.replace("\r\n", "\n") for text in row] for row in rows]
    return sha256(json.dumps([_cut(row) for row in plain], ensure_ascii=True).encode()).hexdigest()


def _cut(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def as_texts(state: State) -> Row:
    """Where a task stood, as the hidden sheet writes it."""
    share = "" if state.progress is None else f"{decimal_text(state.progress * 100)}%"
    return (
        state.status.value if state.status else "",
        share,
        "" if state.done is None else decimal_text(state.done),
        state.light.value if state.light else "",
    )


def of_texts(status: str = "", progress: str = "", done: str = "", light: str = "") -> State:
    """The same, read again."""
    return State(
        Status(status) if status else None,
        Fraction(progress.rstrip("%")) / 100 if progress else None,
        Decimal(done) if done else None,
        Light(light) if light else None,
    )


def returned(name: str, data: bytes) -> Returned:
    """A form read back. Raises Refused for what is none, or whose hidden sheet was changed."""
    sheets = tables(name, data).sheets
    told = next((one for one in sheets if one.name == HIDDEN), None)
    if told is None:
        raise Refused("no_form")
    try:
        return _Reading(_rows(told), [one for one in sheets if one is not told]).done()
    except (ValueError, KeyError, IndexError, ArithmeticError):
        raise Refused("form_changed") from None


def _rows(sheet: Sheet) -> list[Row]:
    """The hidden sheet's rows as texts."""
    width = sheet.columns.stop
    if width > WIDEST or sheet.height > LONGEST:
        raise ValueError(sheet.name)
    return [tuple(_cut([text_of(sheet.cells.get((row, at))) for at in range(width)])) for row in range(sheet.height)]


class _Reading:
    """One form on its way in."""

    def __init__(self, rows: list[Row], sheets: list[Sheet]) -> None:
        *rows, (word, said) = rows
        if rows[0] != (MAGIC, VERSION) or word != "digest" or said != digest(rows):
            raise ValueError(word)
        named = {row[0]: row[1] if len(row) > 1 else "" for row in rows if row[0] not in ("column", "task")}
        self.unit, self.revision = named["unit"], named["revision"]
        self.made = date.fromisoformat(named["made"])
        self.headings = {row[2]: row[1] for row in rows if row[0] == "column"}
        self.bases = {(row[1], row[2]): of_texts(*row[4:8]) for row in rows if row[0] == "task"}
        self.shown = {(row[1], row[2]): row[8:] for row in rows if row[0] == "task"}
        self.reports = {(row[1], row[2]): int(row[3]) for row in rows if row[0] == "task"}
        self.sheets = sheets
        self.problems: list[Problem] = []
        self.told: list[Problem] = []
        self.answers: dict[tuple[str, str], Answer] = {}
        self.on: date | None = None
        self.day = ""

    def done(self) -> Returned:
        """All sheets that hold rows of the form."""
        found = False
        for filled in map(Filled, self.sheets):
            columns = self._columns(filled)
            if columns:
                found = True
                self._read(filled, *columns)
        if not found:
            raise Refused("no_rows", headings=tuple(self.headings))
        missing = [key[1] for key in self.bases if key not in self.answers]
        if missing:
            self.told.append(Problem("", "", say("form.told.missing", ids=tuple(missing))))
        return Returned(
            *(self.unit, self.made, self.revision, self.on, self.day),
            *(tuple(self.answers.values()), tuple(self.problems), tuple(self.told)),
        )

    def _columns(self, filled: Filled) -> tuple[int, dict[str, int]] | None:
        """The row of the headings and where each column is, wherever they were moved to."""
        for row in filled.rows[:LOOKED]:
            named = [
                (self.headings[text], at)
                for at in filled.columns
                if (text := _heading(filled.sheet.cells.get((row, at)))) in self.headings
            ]
            found = dict(reversed(named))
            if "id" in found and len(found) > 2:
                self._twice(filled.sheet, row, named, found)
                return row, found
        return None

    def _twice(self, sheet: Sheet, row: int, named: list[tuple[str, int]], found: Mapping[str, int]) -> None:
        """Of two columns with one heading nobody can say which is meant."""
        for key, at in named:
            if at != found[key]:
                first = address((row, found[key]))
                self._wrong(sheet, (row, at), text_of(sheet.cells[row, at]), say("form.accepts.column", cell=first))

    def _read(self, filled: Filled, top: int, columns: dict[str, int]) -> None:
        sheet = filled.sheet
        self._day(sheet, top)
        for row in (one for one in filled.rows if one > top):
            cells = {key: filled.at(row, at) for key, at in columns.items()}
            if any(cell is not None for cell in cells.values()):
                self._row(sheet, row, columns, cells)
        for (row, at), cell in sorted(sheet.cells.items()):
            if row > top and at not in columns.values():
                self._tell(sheet, (row, at), cell, say("form.told.column"))
        for place, text in sheet.comments:
            self._tell(sheet, place, text, say("told.comment"))
        for place, what in sheet.odd:
            if place[0] > top and place[1] in columns.values():
                self._wrong(sheet, place, "", what)
        for key in FIELDS:
            if key not in columns:
                heading = next(text for text, of in self.headings.items() if of == key)
                self.told.append(Problem(sheet.name, heading, say("form.told.gone")))

    def _day(self, sheet: Sheet, top: int) -> None:
        """The day of the report: what stands behind its label, above the headings."""
        label = next((text for text, key in self.headings.items() if key == "on"), "")
        for (row, at), cell in sheet.cells.items():
            if row < top and _heading(cell) == label:
                beside = next((place for place in sorted(sheet.cells) if place[0] == row and place[1] > at), None)
                if beside:
                    self.day = f"{sheet.name}!{address(beside)}"
                    self.on = self._value(sheet, beside, sheet.cells[beside], day_of, "form.accepts.day")

    def _row(self, sheet: Sheet, row: int, columns: dict[str, int], cells: dict[str, Cell | None]) -> None:
        """One row, if it is of a task that was asked."""
        name, task = (text_of(cells.get(key)).strip() for key in KEYS)
        place = (row, columns["id"])
        names = [key for key in self.bases if key[1] == task and name in ("", key[0])]
        said = {key: cell for key, cell in cells.items() if key in FIELDS and cell is not None}
        if not task:
            first = min(columns[key] for key, cell in cells.items() if cell is not None)
            self._tell(sheet, (row, first), cells[_key(columns, first)], say("form.told.row"))
            return
        if len(names) != 1:
            known = tuple(one for _, one in self.bases)
            self._wrong(sheet, place, task, say("form.accepts.id", ids=known))
            return
        self._locked(sheet, row, columns, cells, names[0])
        answer = self._answer(sheet, row, columns, names[0], said)
        before = self.answers.setdefault(names[0], answer)
        if (before.state, before.words, before.evidence, before.done_on) != (
            *(answer.state, answer.words),
            *(answer.evidence, answer.done_on),
        ):
            self._wrong(sheet, place, task, say("form.accepts.once", cell=before.place("id")))

    def _locked(
        self, sheet: Sheet, row: int, columns: dict[str, int], cells: dict[str, Cell | None], name: tuple[str, str]
    ) -> None:
        """What was changed all the same is told: a day that is asked for here would be moved nowhere."""
        for key, was in zip(LOCKED, self.shown[name], strict=False):
            if cells.get(key) is not None and one_line(text_of(cells[key])) != was:
                self._tell(sheet, (row, columns[key]), cells[key], say("form.told.locked", was=was))

    def _answer(
        self, sheet: Sheet, row: int, columns: dict[str, int], name: tuple[str, str], said: dict[str, Cell]
    ) -> Answer:
        where = {key: f"{sheet.name}!{address((row, at))}" for key, at in columns.items()}
        left, base = said.get("progress"), self.bases[name]
        if isinstance(left, Decimal) and Fraction(left) == base.progress:
            said = {**said, "progress": Fraction(left)}  # it lost its format, and is what it was
        unit = "".join(self.shown[name][2:3]).lstrip("-0123456789., ")
        if unit and text_of(said.get("done")).endswith(unit):
            said = {**said, "done": text_of(said["done"]).removesuffix(unit)}
        values = {
            key: self._value(sheet, (row, columns[key]), cell, READ[key], f"form.accepts.{key}")
            for key, cell in said.items()
            if key not in WORDS
        }
        words = tuple((key, text) for key in WORDS if key in said and (text := clean(text_of(said[key]))))
        for key, text in words:
            if len(text) > LIMITS.text:
                self._wrong(sheet, (row, columns[key]), text, say("form.accepts.text"))
        state = State(**{key: values[key] for key in STATES if key in values})
        done_on = values.get("done_on")
        if done_on and state.status is not Status.DONE:
            self._wrong(sheet, (row, columns["done_on"]), done_on.isoformat(), say("form.accepts.done_first"))
        evidence = values.get("evidence") or ()
        gone = tuple(key for key in STATES if key not in columns)
        cells, reports = tuple(where.items()), self.reports[name]
        return Answer(*name, base, state, words, done_on, evidence, cells, reports, gone)

    def _value(self, sheet: Sheet, place: Place, cell: Cell, read: Callable[[Cell], Any], accepts: str) -> Any:
        try:
            return read(cell)
        except NotRead:
            self._wrong(sheet, place, text_of(cell), say(accepts))
            return None

    def _wrong(self, sheet: Sheet, place: Place, text: str, what: Message) -> None:
        self.problems.append(Problem(f"{sheet.name}!{address(place)}", text, what))

    def _tell(self, sheet: Sheet, place: Place, cell: Cell | None, what: Message) -> None:
        self.told.append(Problem(f"{sheet.name}!{address(place)}", text_of(cell), what))


def _key(columns: dict[str, int], at: int) -> str:
    return next(key for key, column in columns.items() if column == at)


def _heading(cell: Cell | None) -> str:
    return one_line(text_of(cell))


def one_line(text: str) -> str:
    """A text with single blanks in it, as it is compared."""
    return " ".join(text.split())
