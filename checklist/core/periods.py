"""The months, quarters and years that reports are made for: as typed, the last that has ended, the one before."""

from datetime import date, timedelta
from enum import StrEnum

from checklist.core.calendar import Calendar, last_of_month
from checklist.core.spans import SPANS, Found, Scope, Span, Table, first_reading
from checklist.core.value import Value


class Kind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}


class Period(Value):
    """A month, a quarter or a year: its first and its last day."""

    kind: Kind
    start: date
    end: date

    @property
    def number(self) -> int:
        """Which one of its year it is, from 1."""
        return (self.start.month - 1) // MONTHS[self.kind] + 1


def _month(found: Found, _: Scope) -> Span:
    year, month = int(found["y"]), int(found["m"])
    return date(year, month, 1), last_of_month(year, month)


def _year(found: Found, _: Scope) -> Span:
    return date(int(found["y"]), 1, 1), date(int(found["y"]), 12, 31)


def _near(found: Found, scope: Scope) -> Span:
    one = of_day(Kind(found["p"].lower()), scope.present)
    for _ in range(found["near"].lower() == "last"):
        one = before(one) or one
    return one.start, one.end


SHORT: Table[Span] = (
    (r"(?P<y>\d{4})[-./]?(?P<m>0[1-9]|1[0-2])", _month),
    (r"(?P<y>\d{4})[./](?P<m>[1-9])", _month),
    (r"(?P<y>\d{4})", _year),
    ("(?:the )?(?P<near>this|last) (?P<p>month|quarter|year)", _near),
)
"""How a period is typed for short; all other wordings are those of deadlines."""


def of_day(kind: Kind, day: date) -> Period:
    """The period a day lies in."""
    length = MONTHS[kind]
    first = (day.month - 1) // length * length + 1
    return Period(kind, date(day.year, first, 1), last_of_month(day.year, first + length - 1))


def read_period(kind: Kind, text: str, today: date) -> Period | None:
    """The period that a text names; None where it names none, or one of another length."""
    scope = Scope(today, Calendar(), today.year)
    words = "".join(text.split()) if not text.isascii() else " ".join(text.split())
    try:
        span = first_reading(SHORT, words, scope) or first_reading(SPANS, words, scope)
    except (ValueError, OverflowError):
        return None
    if span is None:
        return None
    found = of_day(kind, span[0])
    return found if (found.start, found.end) == span else None


def last_ended(kind: Kind, today: date) -> Period:
    """The last period that has ended by the end of a day; the first there is, where none has."""
    here = of_day(kind, today)
    return here if here.end == today else before(here) or here


def before(one: Period) -> Period | None:
    """The period before; None before the first there is."""
    return of_day(one.kind, one.start - timedelta(days=1)) if one.start > date.min else None


def after(one: Period) -> Period | None:
    """The period after; None after the last there is."""
    return of_day(one.kind, one.end + timedelta(days=1)) if one.end < date.max else None
