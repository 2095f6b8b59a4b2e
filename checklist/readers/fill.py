"""The cells of one row, put one after the other into the fields of a task."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.calendar import Cadence
from checklist.core.message import Message, say
from checklist.core.model import ItemRef, Measure, Person, Task, Update
from checklist.core.spellings import TAG_WORDS
from checklist.readers.cadences import cadence_of
from checklist.readers.columns import AMOUNT, EXTRA, OF_MEASURE, REPORT, ROLE, Column
from checklist.readers.exported import BY_NAME, FIELDS, OPENS, as_written, named_in, names_in, parts_of
from checklist.readers.frame import Frame
from checklist.readers.grid import DECIMALS, Cell, clean, letters, nearest, text_of
from checklist.readers.owners import ALSO_BELOW, ELSE_ALL, FIRST_SAID, OWNER, SUPPORT, Owners, owners
from checklist.readers.values import Deadline, NotRead, Time, day_of, deadline, share_of, start_of, time_behind, typed
from checklist.readers.words import stage_of, stands_by, status_of
from checklist.source.figures import AMOUNT as MONEY
from checklist.source.figures import NUMBER_ANY
from checklist.source.kinds import spelt
from checklist.source.schema import LIGHT, MEASURE, TASK, UPDATE, Target

TAG = spelt(TAG_WORDS)
LONGEST_NAMES = 2_000
"""Characters; a longer text is no row of units."""
SEVERAL = re.compile(r"\s*[、,，;；\n]\s*")
THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
WITH_UNIT = re.compile(r"(?P<number>-?\d[\d.]*)\s*(?P<unit>[^\d\s.%％][^\d]*)?")


class NotFilled(Exception):  # noqa: N818 -- said as what is so
    """A cell whose field could not take it; it is kept as printed. `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


class Filling:
    """How cells become fields: what columns say, and what one cell said for the rows below it."""

    def __init__(self, frame: Frame, time: Time, units: frozenset[str], on: date | None, every: Cadence | None) -> None:
        self.frame = frame
        self.time = time
        self.units = units
        self.on = on
        self.every = every
        self.first_leads = False
        self.ids: frozenset[str] = frozenset()
        self.of_one = False
        self.has_status = any(one.target == "status" for one in frame.columns)
        self.deadlines: dict[str, Deadline] = {}
        self.named: dict[tuple[str, str], Owners] = {}
        self.below: dict[int, str] = {}
        self.last: dict[int, str] = {}

    def see_shares(self, cells: Iterable[Cell | None]) -> None:
        """Are all figures of progress at most 1, and one of them a part of it? Then 1 means all."""
        said = [Fraction(one) for one in cells if isinstance(one, Decimal)]
        self.of_one = bool(said) and all(0 <= one <= 1 for one in said) and any(0 < one < 1 for one in said)

    def take(self, column: Column, cell: Cell | None, values: dict[str, Any]) -> Message | None:
        """Put a cell into the fields; what is to be told of it, if anything. NotFilled: it is kept as printed."""
        text = clean(text_of(cell))
        if not text:
            text = self.below.get(column.at, "")
            if not text:
                return None
            self._put(column, text, values)
            return say("told.below", text=text)
        self.last[column.at] = text
        try:
            return self._put(column, cell if isinstance(cell, date | Decimal | Fraction) else text, values)
        except NotRead as failed:
            self._keep(column, text, values)
            raise NotFilled(failed.message) from None

    def _put(self, column: Column, cell: Cell, values: dict[str, Any]) -> Message | None:
        target = column.target
        if target in ("owner", "support"):
            return self._owner(column, cell, values)
        if target == "due":
            return self._due(cell, values)
        if target in VALUES:
            values[target] = VALUES[target](cell)
            _, time = time_behind(text_of(cell).strip()) if target in DAYS else ("", "")
            return say("told.time", time=time) if time else None
        if target.startswith(REPORT):
            return self._report(column, cell, values)
        self._beside(column, cell, values)
        return None

    def _beside(self, column: Column, cell: Cell, values: dict[str, Any]) -> None:
        """A cell of which nothing is to be told."""
        target, text = column.target, clean(text_of(cell))
        if target.startswith(OF_MEASURE):
            self._measure(target.removeprefix(OF_MEASURE), cell, values)
        elif target.startswith(AMOUNT):
            name = target.removeprefix(AMOUNT)
            values["amounts"] = (*values.get("amounts", ()), (name, typed(MONEY, figure(cell))))
        elif target.startswith(BY_NAME):
            key, said = named_in(target, figure(cell))
            values[key] = (*values.get(key, ()), *said)
        elif target == "parent":
            values[target] = self._parent(text)
        elif target.startswith(ROLE):
            self._answering(column, text, values)
        elif target == EXTRA:
            self._keep(column, text, values)
        else:
            values[target] = text

    def _keep(self, column: Column, text: str, values: dict[str, Any]) -> None:
        """As printed, under its heading; a deadline beside its day."""
        if column.target == "due":
            values["due_text"] = text
            return
        name = column.name
        held = values.setdefault("extra", {})
        held[name if name not in held else f"{name} ({letters(column.at)})"] = text

    def _owner(self, column: Column, cell: Cell, values: dict[str, Any]) -> Message | None:
        """Units by what they owe; words that the names alone do not say are kept as printed."""
        text = printed = clean(text_of(cell))
        said = None
        for_all = ELSE_ALL.search(text)
        if for_all:
            self.below[column.at] = for_all["names"].strip(" ）)")
            text = text[: for_all.start()].rstrip("，,；;（( ") or self.below[column.at]
            said = say("told.for_all", text=self.below[column.at])
        elif ALSO_BELOW.search(text) and not FIRST_SAID.search(text):
            text = self.below[column.at] = ALSO_BELOW.sub("", text)
            said = say("told.for_all", text=text)
        self.last[column.at] = text
        found = self._named(text, SUPPORT if column.target == "support" else OWNER)
        values["owner"] = tuple(dict.fromkeys((*values.get("owner", ()), *found.owner)))
        support = dict.fromkeys((*values.get("support", ()), *found.support))
        values["support"] = tuple(one for one in support if one not in values["owner"])
        if found.advice:
            self._role("指导", found.advice, values)
        if not found.whole or said:
            self._keep(column, printed, values)
        return said

    def _named(self, text: str, role: str) -> Owners:
        """Who a text names, looked up once. NotRead for one that is too long to be names."""
        if len(text) > LONGEST_NAMES:
            raise NotRead(say("told.names"))
        found = self.named.get((text, role))
        if found is None:
            names = names_in(text)
            said = Owners(support=names) if role == SUPPORT else Owners(names)
            found = self.named[text, role] = said if names else owners(text, self.units, role, self.first_leads)
        return found

    def _answering(self, column: Column, text: str, values: dict[str, Any]) -> None:
        """Units under the responsibility that their column names, whatever else is said of them."""
        found = self._named(text, SUPPORT)
        self._role(column.target.removeprefix(ROLE), (*found.owner, *found.support, *found.advice), values)
        if not found.whole:
            self._keep(column, text, values)

    def _role(self, name: str, units: tuple[str, ...], values: dict[str, Any]) -> None:
        held = dict(values.get("roles", ()))
        held[name] = (*held.get(name, ()), *units)
        values["roles"] = tuple(held.items())

    def _due(self, cell: Cell, values: dict[str, Any]) -> Message | None:
        if not isinstance(cell, date):
            values["due_text"] = clean(text_of(cell))
        text = text_of(cell)
        found = self.deadlines.get(text)
        if found is None:
            found = self.deadlines[text] = deadline(cell, self.time)
        if time_behind(values.get("due_text", "")) == (str(found.due), ""):
            del values["due_text"]
        if found.standing:
            values["every"] = found.every or self.every
            if values["every"] is None:
                raise NotRead(say("told.standing", text=values["due_text"]))
            return None
        values["due"] = found.due
        values["due_stage"] = found.stage or values.get("due_stage", "")
        if found.start:
            values.setdefault("start", found.start)
        return say("told.moved", day=found.moved_from) if found.moved_from else None

    def _parent(self, text: str) -> ItemRef:
        """The task that a row is a part of, by its number in this sheet."""
        if text not in self.ids:
            raise NotRead(say("told.parent", text=text))
        return ItemRef(text)

    def _report(self, column: Column, cell: Cell, values: dict[str, Any]) -> Message | None:
        """A figure or words of a report, which needs a day; without one words are kept as printed."""
        key = column.target.removeprefix(REPORT)
        if key == "progress":
            share = share_of(cell, self.of_one)
            values["progress" if self.on is None else column.target] = share
        elif self.on is None:
            self._keep(column, clean(text_of(cell)), values)
        else:
            values[column.target] = typed(LIGHT if key == "light" else UPDATE.index[key].kind, clean(text_of(cell)))
            if key == "text" and not self.has_status:
                return stands_by(clean(text_of(cell)), values)
        return None

    def _measure(self, key: str, cell: Cell, values: dict[str, Any]) -> None:
        """A target, what is done of it, or their unit, which may stand behind the number."""
        of = values.setdefault("measure", {})
        if key == "unit":
            of["unit"] = clean(text_of(cell))
            return
        if text_of(cell) in Target.PARTS:
            of["of_parts"] = True
            return
        if key not in ("target", "done"):
            of[MEASURE.attrs[key]] = parts_of(MEASURE.index[key].kind, clean(text_of(cell)))
            return
        found = WITH_UNIT.fullmatch(figure(cell))
        of[key] = typed(NUMBER_ANY, found["number"] if found else figure(cell))
        if found and found["unit"]:
            of.setdefault("unit", found["unit"].strip())

    def task(self, values: dict[str, Any]) -> Task:
        """The task that the fields make."""
        report = {key.removeprefix(REPORT): value for key, value in values.items() if key.startswith(REPORT)}
        fields = {key: value for key, value in values.items() if not key.startswith(REPORT) and value is not None}
        if "measure" in fields:
            fields["measure"] = Measure(**fields["measure"])
        if "extra" in fields:
            fields["extra"] = tuple(fields["extra"].items())
        if report and self.on:
            fields["updates"] = (Update(self.on, **report),)
        return Task(**fields)


def figure(cell: Cell) -> str:
    """A number as it is read: without commas between thousands, and as near as a list may hold what was reckoned."""
    return THOUSANDS.sub("", text_of(nearest(cell, DECIMALS)).strip())


def several(cell: Cell) -> tuple[str, ...]:
    """Names that stand in one cell; what is in brackets on a line of its own belongs to the name before."""
    names = names_in(text_of(cell).strip())
    if names:
        return names
    lines: list[str] = []
    for line in clean(text_of(cell)).split("\n"):
        if lines and line.lstrip().startswith(("（", "(")):
            lines[-1] = f"{lines[-1].rstrip()}{line.lstrip()}"
        else:
            lines.append(line)
    return tuple(dict.fromkeys(filter(None, SEVERAL.split("\n".join(lines)))))


def _people(cell: Cell) -> tuple[Person, ...]:
    """Posts; with names, as an export writes them."""
    text = text_of(cell).strip()
    found = parts_of(TASK.index["person"].kind, text) if text.startswith(OPENS) else map(Person, several(cell))
    return tuple(found)


DAYS = ("start", "done_on")
VALUES: dict[str, Callable[[Cell], Any]] = {
    "start": start_of,
    "done_on": day_of,
    "status": status_of,
    "every": lambda cell: cadence_of(clean(text_of(cell))),
    "returns": lambda cell: cadence_of(clean(text_of(cell))),
    "due_stage": lambda cell: stage_of(clean(text_of(cell))),
    "weight": lambda cell: typed(MONEY, figure(cell)),
    "tags": lambda cell: tuple(TAG.get(one, one) for one in several(cell)),
    "leader": several,
    "person": _people,
    **{key: as_written(key) for key in FIELDS},
}
"""Fields that a cell fills by itself."""
