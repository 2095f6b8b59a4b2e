"""The days that words name, in Chinese and English: one closed table of wordings, the first that fits wins."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from checklist.core import vocabulary as v
from checklist.core.calendar import Calendar, Delay, Every, add_months, day_after, last_of_month
from checklist.core.value import Value
from checklist.core.vocabulary import number

T = TypeVar("T")


class Scope(Value):
    """What words are read against: the present day, the working days, and the year of what names none."""

    present: date
    calendar: Calendar
    year: int


Found = Mapping[str, str]
"""What stood at each named place of a pattern; "" where nothing did."""
Table = tuple[tuple[str, Callable[[Found, Scope], T]], ...]
Span = tuple[date, date]
"""The first and the last day of what was named: a day, a month, a quarter … A deadline is its last."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made when it is first needed; digits and blanks are plain ones only."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def first_reading(table: Table[T], text: str, scope: Scope) -> T | None:
    """What the first wording that fits the whole text makes of it; None where none does."""
    for pattern, reading in table:
        found = compiled(pattern).fullmatch(text)
        if found:
            return reading(found.groupdict(""), scope)
    return None


def _one(day: date) -> Span:
    return day, day


def _months(year: int, month: int, count: int = 1) -> Span:
    return date(year, month, 1), last_of_month(year, month + count - 1)


def _year(found: Found, scope: Scope) -> int:
    named = found.get("y", "")
    return int(named) if named.isdigit() else scope.year + v.NEAR[named]


def _month(found: Found, scope: Scope) -> tuple[int, int]:
    if found.get("near"):
        first = add_months(scope.present.replace(day=1), v.NEAR[found["near"]])
        return first.year, first.month
    return _year(found, scope), v.MONTH.get(found["m"].lower()) or number(found["m"])


def _whole_month(found: Found, scope: Scope) -> Span:
    return _months(*_month(found, scope))


def _day(found: Found, scope: Scope) -> Span:
    return _one(date(*_month(found, scope), number(found["d"])))


def _third_of_month(found: Found, scope: Scope) -> Span:
    first, last = _whole_month(found, scope)
    begin, end = {"上": (1, 10), "中": (11, 20), "下": (21, last.day)}[found["third"]]
    return first.replace(day=begin), first.replace(day=end)


def _quarter(found: Found, scope: Scope) -> Span:
    return _months(_year(found, scope), number(found["q"]) * 3 - 2, 3)


def _first_quarters(found: Found, scope: Scope) -> Span:
    return _months(_year(found, scope), 1, number(found["q"]) * 3)


def _half(found: Found, scope: Scope) -> Span:
    return _months(_year(found, scope), number(found["half"]) * 6 - 5, 6)


def _whole_year(found: Found, scope: Scope) -> Span:
    return _months(_year(found, scope), 1, 12)


def _present(found: Found, scope: Scope) -> Span:
    """This, the last or the next month, quarter or year."""
    near, every = v.NEAR[found.get("near", "").lower()], v.PERIOD[found["p"].lower()]
    if every is Every.YEAR:
        return _months(scope.year + near, 1, 12)
    length = 3 if every is Every.QUARTER else 1
    month = add_months(scope.present.replace(day=1), near * length)
    return _months(month.year, (month.month - 1) // length * length + 1, length)


def _weekday_of_week(found: Found, scope: Scope) -> Span:
    days = v.WEEKDAY[found["w"].lower()] - scope.present.weekday() + 7 * v.NEAR[found["near"].lower()]
    return _one(scope.present + timedelta(days=days))


def _nearest_weekday(found: Found, scope: Scope) -> Span:
    """The first such day after today, or the last one before it."""
    ahead = (v.WEEKDAY[found["w"].lower()] - scope.present.weekday() - 1) % 7 + 1
    return _one(scope.present + timedelta(days=ahead if found["near"].lower() == "next" else ahead % 7 - 7))


def delay_of(found: Found) -> Delay:
    """The delay that `n`, `unit` and perhaps `sign` and `anchor` say."""
    count = number(found["n"]) * (-1 if found.get("sign") == "-" else 1)
    return Delay(count, v.UNIT[found["unit"].lower()], found.get("anchor", ""))


def _from_today(found: Found, scope: Scope) -> Span:
    return _one(day_after(delay_of(found), scope.present, scope.calendar))


def _before_today(found: Found, scope: Scope) -> Span:
    return _from_today({**found, "sign": "-"}, scope)


def _off(days: int) -> Callable[[Found, Scope], Span]:
    return lambda _, scope: _one(scope.present + timedelta(days=days))


def _end(reading: Callable[[Found, Scope], Span]) -> Callable[[Found, Scope], Span]:
    """Only the last day of what is named: 6月底 beside 6月."""
    return lambda found, scope: _one(reading(found, scope)[1])


# Chinese: a month is N月, with or without a year, or 本月; 6月前 is not read, for offices differ on whether June is in.
_SMALL = "[一二两三四五六七八九]"
COUNT = rf"(?P<n>\d{{1,3}}|{_SMALL}?十{_SMALL}?|{_SMALL})"
UNIT = f"(?P<unit>{v.either(v.UNIT)})"
BEFORE = "(?:之前|以前|前)?"
AT_END = f"[底末]{BEFORE}"
YEAR = r"(?P<y>\d{4}|[今本明次去上])年度?"
MONTH_NUMBER = "(?P<m>0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?"
MONTH = f"(?:(?:{YEAR})?{MONTH_NUMBER}|(?P<near>[本当这上下])个?月)"
DAY = rf"(?P<d>\d{{1,2}}|{_SMALL}?十{_SMALL}?|{_SMALL})[日号]"
WEEKDAY = "(?:周|星期|礼拜)(?P<w>[一二三四五六日天])"
# English
NAMED_MONTH = rf"(?P<m>{v.either(v.MONTH)})\.?"
NAMED_WEEKDAY = f"(?P<w>{v.either(v.english(v.WEEKDAY))})"
NTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
OF_YEAR = r"(?:(?: of)?(?:,? |,)(?P<y>\d{4}))?"
QUARTER = "(?:(?P<q>first|second|third|fourth)|(?P<nth>[1-4])(?:st|nd|rd|th)) quarter"

SPANS: Table[Span] = (
    ("today|now|今天|今日", _off(0)),
    ("yesterday|昨天|昨日", _off(-1)),
    ("tomorrow|明天|明日", _off(1)),
    ("前天", _off(-2)),
    ("后天", _off(2)),
    (rf"(?P<sign>[+-]) ?(?P<n>\d{{1,5}}) ?{UNIT}", _from_today),
    (f"in {COUNT} {UNIT}", _from_today),
    (f"{COUNT} {UNIT} (?:from|after) (?:now|today)", _from_today),
    (f"{COUNT}{UNIT}(?:之后|以后|后)", _from_today),
    (f"{COUNT} {UNIT} ago", _before_today),
    (f"{COUNT}(?P<unit>天|周|个星期|个月|年|个?工作日)(?:之前|以前|前)", _before_today),
    (rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){BEFORE}", _day),
    (rf"(?P<y>\d{{4}})(?P<mark>[./])(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}}){BEFORE}", _day),
    (f"{MONTH}{DAY}{BEFORE}", _day),
    (f"{MONTH}{AT_END}", _end(_whole_month)),
    (f"{MONTH}内?", _whole_month),
    (f"{MONTH}(?P<third>[上中下])旬", _third_of_month),
    (f"(?:{YEAR})?第?(?P<q>[一二三四1-4])季度?(?:内|{AT_END})?", _quarter),
    (f"(?:{YEAR})?前(?P<q>[一二两三1-3])个?季度(?:{AT_END})?", _first_quarters),
    (f"(?:{YEAR})?(?P<half>[上下])半年(?:内|{AT_END})?", _half),
    (f"(?:{YEAR}年?|年){AT_END}", _end(_whole_year)),
    (f"(?:{YEAR}年?|年)内|全年", _whole_year),
    (YEAR, _whole_year),
    ("(?P<near>[本这上下])个?(?P<p>季度?)内?", _present),
    (f"(?:(?P<near>[本这上下])个?)?(?P<p>季度?){AT_END}", _end(_present)),
    (f"(?P<p>月){AT_END}", _end(_present)),
    (f"(?P<near>[本这上下])个?{WEEKDAY}{BEFORE}", _weekday_of_week),
    (f"{NAMED_MONTH} {NTH}{OF_YEAR}", _day),
    (f"(?:the )?{NTH} (?:of )?{NAMED_MONTH}{OF_YEAR}", _day),
    (f"(?:the )?end(?: of)? {NAMED_MONTH}{OF_YEAR}", _end(_whole_month)),
    (f"{NAMED_MONTH}{OF_YEAR}", _whole_month),
    (f"(?:the )?(?:end of (?:the )?)?{QUARTER}{OF_YEAR}", lambda f, s: _quarter({**f, "q": f["q"] or f["nth"]}, s)),
    (f"(?:(?:the )?end (?:of )?)?(?:quarter |q)(?P<q>[1-4]){OF_YEAR}", _quarter),
    (r"(?P<y>\d{4})(?:[ -]|年)?q(?P<q>[1-4])", _quarter),
    (f"(?:the )?(?P<half>first|second) half{OF_YEAR}", _half),
    (f"h(?P<half>[12]){OF_YEAR}", _half),
    (r"(?:the )?end(?: of)? (?P<y>\d{4})", _end(_whole_year)),
    (r"(?:in|during) (?P<y>\d{4})", _whole_year),
    ("(?:the )?end of (?:the )?(?:(?P<near>this|next|last) )?(?P<p>month|quarter|year)", _end(_present)),
    ("(?:the )?(?:(?P<near>this|next|last) )?(?P<p>month|quarter|year)[ -]end", _end(_present)),
    (f"(?P<near>this) {NAMED_WEEKDAY}", _weekday_of_week),
    (f"(?P<near>next|last) {NAMED_WEEKDAY}", _nearest_weekday),
)
