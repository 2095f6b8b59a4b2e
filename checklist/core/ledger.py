"""The ledger of notices: what was told to whom under which number, and what became of it; entries are only added."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from checklist.core.family import Key
from checklist.core.value import Value, replace

YEAR, COUNT = "{year}", "{n}"
BY_HAND = "hand"
"""The channel of what is entered by a person's word."""
TAKEN = "number"
"""Why a notice is withdrawn that left the house under a number which another one has."""


class Deed(StrEnum):
    """What is entered: a notice was issued, and what happened to it then."""

    ISSUED = "issued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    RENUMBERED = "renumbered"


SENDS = frozenset((Deed.SENDING, Deed.SENT, Deed.FAILED, Deed.UNCLEAR))
"""What is entered about sending."""


class Entry(Value):
    """One line of a ledger. `number`, `rung`, `list` and `task` say which notice it is about.

    An issue has the units told and those that are to have a copy, its ground in words, the last day to answer (None:
    none set), and how many reports of its own day there were already: one that came later on that day answers it. None
    says that this is not known, and then no report of that day does. What was done about sending has the unit, the
    channel and the receipt or the reason, and the last day to answer where that is another one by then; an answer and a
    withdrawal say by what (`why`).
    """

    number: str
    deed: Deed
    on: date
    rung: str
    list: str
    task: str
    unit: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    ground: str = ""
    until: date | None = None
    reports: int | None = None
    channel: str = ""
    receipt: str = ""
    why: str = ""
    to: str = ""

    @property
    def notice(self) -> tuple[str, str, str, str]:
        """Which notice it is about."""
        return self.number, self.rung, self.list, self.task


class Life:
    """A notice from its issue on: what is entered about it, in order."""

    def __init__(self, issued: Entry, entries: Iterable[Entry]) -> None:
        self.issued = issued
        self.entries = tuple(entries)

    @property
    def key(self) -> Key:
        """The task it is about."""
        return self.issued.list, self.issued.task

    @cached_property
    def number(self) -> str:
        """The number it has now."""
        return next((one.to for one in reversed(self.entries) if one.deed is Deed.RENUMBERED), self.issued.number)

    def last(self, *deeds: Deed) -> Entry | None:
        """The newest entry of one of these kinds."""
        return next((one for one in reversed(self.entries) if one.deed in deeds), None)

    def state(self, unit: str) -> Deed | None:
        """How far the sending to a unit has come: None, sending, sent, failed, unclear.

        Two branches may both have tried: what one of them sent is sent, and no failure of the other ends its doubt. A
        person's word may be taken back by another one.
        """
        said = self._said(unit)
        word, begun, unclear = None, 0, 0
        for one in said:
            if one.channel == BY_HAND:
                word, begun, unclear = one.deed, 0, 0
            elif one.deed is Deed.SENT:
                return Deed.SENT
            elif one.deed is Deed.SENDING:
                begun += 1
            else:
                begun = max(0, begun - 1)
                unclear += one.deed is Deed.UNCLEAR
        if word is Deed.SENT:
            return word
        return Deed.UNCLEAR if unclear else Deed.SENDING if begun else Deed.FAILED if said else None

    @property
    def addressed(self) -> tuple[str, ...]:
        """The units that are to get it, each once: those told, and those that are to have a copy."""
        return tuple(dict.fromkeys((*self.issued.unit, *self.issued.copies)))

    @property
    def unsent(self) -> tuple[str, ...]:
        """The units that it was not tried to send to, or not with success."""
        return tuple(unit for unit in self.addressed if self.state(unit) in (None, Deed.FAILED))

    @property
    def unserved(self) -> tuple[str, ...]:
        """Those of them that are told by it."""
        return tuple(unit for unit in self.unsent if unit in self.issued.unit)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The units of which nobody knows whether they got it: the sending began, and no end of it is entered."""
        return tuple(unit for unit in self.addressed if self.state(unit) in (Deed.SENDING, Deed.UNCLEAR))

    @property
    def by_word(self) -> tuple[str, ...]:
        """The units that got it by a person's word alone."""
        known = {unit for one in self.entries if one.deed is Deed.SENT and one.channel != BY_HAND for unit in one.unit}
        return tuple(unit for unit in self.addressed if self.state(unit) is Deed.SENT and unit not in known)

    @property
    def touched(self) -> bool:
        """Has it left the house, or may it have, be it as a copy?"""
        return any(map(self._out, self.addressed))

    @property
    def reached(self) -> bool:
        """May a unit that is told by it have got it?"""
        return any(map(self._out, self.issued.unit))

    def _out(self, unit: str) -> bool:
        return self.state(unit) in (Deed.SENDING, Deed.SENT, Deed.UNCLEAR)

    @property
    def sent_on(self) -> date | None:
        """The first day on which a unit that is told got it."""
        return min(filter(None, map(self.came_on, self.issued.unit)), default=None)

    def came_on(self, unit: str) -> date | None:
        """The day on which a unit got it: by its provider's word, else by a person's that was not taken back."""
        confirmed = by_word = None
        for one in self._said(unit):
            if one.channel == BY_HAND:
                by_word = one.on if one.deed is Deed.SENT else None
            elif one.deed is Deed.SENT:
                confirmed = confirmed or one.on
        return confirmed or by_word

    def _said(self, unit: str) -> list[Entry]:
        return [one for one in self.entries if unit in one.unit and one.deed in SENDS]

    @property
    def until(self) -> date | None:
        """The last day to answer: the one it was issued with, or a later one that a letter gave which went out late."""
        days = (one.until for one in self.entries if one.deed in (Deed.SENDING, Deed.SENT) and one.until)
        return max((self.issued.until, *days)) if self.issued.until else None

    @property
    def ended(self) -> Entry | None:
        """Its withdrawal, if it was withdrawn."""
        return self.last(Deed.WITHDRAWN)


def lives(entries: Iterable[Entry]) -> tuple[Life, ...]:
    """Every notice in the order of issue; an issue that a merge has left twice is one."""
    held: dict[tuple[str, str, str, str], list[Entry]] = {}
    first: dict[tuple[str, str, str, str], Entry] = {}
    renamed: dict[tuple[str, str, str, str], tuple[str, str, str, str]] = {}
    for one in entries:
        name = renamed.get(one.notice, one.notice)
        if one.deed is Deed.ISSUED:
            first.setdefault(name, one)
            continue
        held.setdefault(name, []).append(one)
        if one.deed is Deed.RENUMBERED:
            renamed[one.to, *one.notice[1:]] = name
    return tuple(Life(issued, held.get(name, ())) for name, issued in first.items())


def clashes(entries: Iterable[Entry]) -> tuple[tuple[Life, Life], ...]:
    """Notices that have one number: each with the first that has it, which keeps it.

    That is the one that a unit was told by, else the one that has left the house, and of two that both have not (or
    both have) the one issued first. One that has left the house and was withdrawn has none to mend.
    """
    found: dict[str, list[Life]] = {}
    for life in lives(entries):
        found.setdefault(life.number, []).append(life)
    order = [sorted(held, key=_strength) for held in found.values()]
    return tuple((first, other) for first, *others in order for other in others if not (other.touched and other.ended))


def by_number(entries: Iterable[Entry]) -> dict[str, Life]:
    """The notice of each number; of several the one that keeps it."""
    found: dict[str, Life] = {}
    for life in lives(entries):
        other = found.setdefault(life.number, life)
        if other is not life and _strength(life) < _strength(other):
            found[life.number] = life
    return found


def _strength(life: Life) -> tuple[bool, bool, bool, date]:
    """Which of several may keep their number before the others."""
    return not life.reached, not life.touched, life.ended is not None, life.issued.on


def lost(before: Iterable[Entry], now: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a ledger that are no longer in it; a number may have been mended in its line."""
    there = {_but_number(one) for one in now}
    return tuple(one for one in before if _but_number(one) not in there)


def _but_number(one: Entry) -> Entry:
    return replace(one, number="", to="")


@lru_cache(maxsize=8)
def _pattern(template: str, year: int) -> re.Pattern[str]:
    escaped = re.escape(template.replace(YEAR, str(year)))
    return re.compile(escaped.replace(re.escape(COUNT), "([0-9]{1,15})"))


def numbers(entries: Iterable[Entry], template: str, year: int) -> Iterator[str]:
    """The numbers that a year has yet to give, in order: after the greatest that was ever given."""
    pattern = _pattern(template, year)
    given = {name for one in entries for name in (one.number, one.to) if name}
    last = max((int(found[1]) for name in given if (found := pattern.fullmatch(name))), default=0)
    while True:
        last += 1
        yield filled(template, year, last)


def filled(template: str, year: int, count: int) -> str:
    """A number by the pattern of a workspace."""
    return template.replace(YEAR, str(year)).replace(COUNT, str(count))


def renumbered(entries: tuple[Entry, ...], template: str, day: date) -> tuple[Entry, ...]:
    """The entries that mend every number given twice.

    The notice that has another's gets a new one; if it has left the house it is withdrawn, so that its matter is told
    anew under a number of its own.
    """
    new = numbers(entries, template, day.year)
    others = [other for _, other in clashes(entries)]
    olds = [Entry(one.number, Deed.RENUMBERED, day, *one.issued.notice[1:]) for one in others]
    return tuple(
        replace(old, deed=Deed.WITHDRAWN, why=TAKEN) if one.touched else replace(old, to=next(new))
        for one, old in zip(others, olds, strict=True)
    )
