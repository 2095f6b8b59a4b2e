"""A cell as the value of a field: days, deadline words, shares and figures, as the table of fields reads them."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.core.calendar import Cadence, Calendar, day_after
from checklist.core.message import Message, say
from checklist.core.value import Value
from checklist.core.when import NotADay, Unreadable, When, first_day, read_when
from checklist.readers.grid import OF_PERCENT, Cell, nearest, text_of
from checklist.source.kinds import Kind
from checklist.source.notes import Notes
from checklist.source.tree import Scalar

PROBES = (date(2003, 3, 5), date(2011, 10, 19))
"""Two days on which words are read where no day is given: if they say two things, the day is missing."""
PRINTED_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*(?:[./-]|年)\s*(?P<m>\d{1,2})\s*(?:[./-]|月)\s*(?P<d>\d{1,2})\s*[日号]?"
)
PRINTED_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[/-]\s*(?P<m>0?[1-9]|1[0-2])")
"""2026-06 and 2026/6, but not 2026.6: a spreadsheet makes the same of October's 2026.10 as of January's."""
SLASHED = re.compile(r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)")
"""31/12/2024 or 12/31/2024: which is the month depends on the country, unless one of them can be none."""
EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
LAST_MONTH = 12
AT_A_TIME = re.compile(
    r"(?:\s+|T)(?:0?0:00(?::00(?:\.0+)?)?Z?|(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?))$"
)
"""A time behind a day; midnight is what programs put there that know no day without one."""
ISSUE = re.compile(r"印发|发布|下发|公布|发文|成文|issu|publication|published", re.IGNORECASE)


class Time(Value):
    """What deadline words hang on: the list's year, the day it was issued, the working days; None where unknown."""

    year: int | None = None
    issued: date | None = None
    calendar: Calendar = Calendar()


class NotRead(Exception):  # noqa: N818 -- said as what is so
    """A cell that is not understood; `message` says why and what would be."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


class Deadline(Value):
    """What the words of a due cell come to: a day, what must be reached by it, when it begins; or a cadence."""

    due: date | None = None
    start: date | None = None
    stage: str = ""
    every: Cadence | None = None
    moved_from: date | None = None
    standing: bool = False


def day_of(cell: Cell) -> date:
    """The one day that a cell names. Raises NotRead."""
    if isinstance(cell, date):
        return cell
    text = text_of(cell).strip()
    written = _written(text)
    if written:
        return written
    try:
        found = deadline(text, Time())
    except NotRead as failed:
        raise NotRead(say("told.day", text=text) if failed.message.key == "told.words" else failed.message) from None
    if not found.due or found.start or found.every:
        raise NotRead(say("told.day", text=text))
    return found.due


def start_of(cell: Cell) -> date:
    """The day on which something begins: of a month or a quarter its first, as a period begins. Raises NotRead."""
    day = day_of(cell)
    if isinstance(cell, date):
        return cell
    text = text_of(cell).strip()
    return day if _written(text) else first_day(_month_spelt_out(text), day) or day


def time_behind(text: str) -> tuple[str, str]:
    """A text without the time of day behind it, and that time; none for midnight."""
    found = AT_A_TIME.search(text)
    return (text[: found.start()], found["time"] or "") if found else (text, "")


def _written(text: str) -> date | None:
    """A day written in figures; None where it is none. NotRead where day and month may be either."""
    text, _ = time_behind(text)
    found = EIGHT_DIGITS.fullmatch(text) or PRINTED_DAY.fullmatch(text)
    slashed = SLASHED.fullmatch(text)
    try:
        if slashed:
            return _slashed(int(slashed["one"]), int(slashed["other"]), int(slashed["y"]))
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        raise NotRead(say("told.no_such_day", text=text)) from None


def _slashed(one: int, other: int, year: int) -> date:
    if max(one, other) <= LAST_MONTH and one != other:
        raise NotRead(say("told.either", first=date(year, other, one), second=date(year, one, other)))
    return date(year, *((other, one) if one > LAST_MONTH else (one, other)))


def deadline(cell: Cell, time: Time) -> Deadline:
    """What a due cell says. Raises NotRead for words that are not understood, or hang on what is not known."""
    if isinstance(cell, date):
        return Deadline(cell)
    text = text_of(cell).strip()
    written = _written(text)
    if written:
        return Deadline(written)
    when = _one_reading(PRINTED_DAY.sub(_spelt_out, _month_spelt_out(text)), time)
    if when.relative:
        if time.issued is None or not ISSUE.search(when.relative.anchor):
            raise NotRead(say("told.relative", text=text))
        return Deadline(day_after(when.relative, time.issued, time.calendar))
    if when.standing or when.cadence:
        return Deadline(every=when.cadence, standing=True)
    return Deadline(when.day, when.start, when.stage or "", moved_from=when.moved_from)


def _month_spelt_out(text: str) -> str:
    found = PRINTED_MONTH.fullmatch(text)
    return f"{found['y']}年{int(found['m'])}月" if found else text


def _spelt_out(found: re.Match[str]) -> str:
    return f"{found['y']}年{int(found['m'])}月{int(found['d'])}日"


def _one_reading(text: str, time: Time) -> When:
    """The one thing that words say, in whichever year and on whichever day they are read, where these are not known."""
    years = (time.year,) if time.year else (2003, 2011)
    days = (time.issued,) if time.issued else PROBES
    try:
        found = [[read_when(text, day, time.calendar, year) for day in days] for year in years]
    except NotADay:
        raise NotRead(say("told.no_such_day", text=text)) from None
    except Unreadable:
        raise NotRead(say("told.words", text=text)) from None
    first = found[0][0]
    if any(_apart(first, one[0]) for one in found):
        raise NotRead(say("told.year", text=text))
    if any(_apart(first, one) for one in found[0]):
        raise NotRead(say("told.present", text=text))
    return first


def _apart(one: When, other: When) -> bool:
    """Do two readings name two days? The next day of a cadence is no day of its own."""
    return not one.cadence and (one.day, one.start) != (other.day, other.start)


def share_of(cell: Cell, of_one: bool) -> Fraction:
    """Progress: a share, or a number of percent; where all figures of the column are at most one, of one. NotRead."""
    from checklist.source.figures import SHARE

    if isinstance(cell, Fraction):
        if 0 <= cell <= 1:
            return cell
        raise NotRead(say("told.share", text=text_of(cell)))
    text = text_of(nearest(cell, OF_PERCENT + 2 * of_one)).strip()
    if of_one and not text.endswith(("%", "％")):
        try:
            share = Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise NotRead(say("told.share", text=text)) from None
        if 0 <= share <= 1:
            return share
    return typed(SHARE, text)  # type: ignore[no-any-return]


def typed(kind: Kind, text: str) -> Any:
    """A text as a field of a list reads it. Raises NotRead with what is accepted."""
    notes = Notes()
    value = kind.read(Scalar(text, False, 0, len(text)), notes)
    faults = [one for one in notes.faults if one.code[0] == "E"]
    if faults:
        raise NotRead(Message(faults[0].code, faults[0].values))
    return value
