"""What deadline words mean, in Chinese and English: days, cadences, delays, periods, and the words around them."""

from datetime import date

from checklist.core import vocabulary as v
from checklist.core.calendar import Cadence, DayOf, Delay, Every, day_after, next_return
from checklist.core.spans import (
    AT_END,
    BEFORE,
    COUNT,
    DAY,
    MONTH_NUMBER,
    NAMED_WEEKDAY,
    NTH,
    SPANS,
    UNIT,
    WEEKDAY,
    YEAR,
    Found,
    Scope,
    Table,
    compiled,
    delay_of,
    first_reading,
)
from checklist.core.value import Value, replace
from checklist.core.vocabulary import chinese, either, english, number


class When(Value):
    """What deadline words say.

    `day` is the day meant: a period's last (it then has a `start`), a cadence's next return; none for a standing duty,
    nor for what is `relative` to a day still to be given. `soft` words leave room (力争, 左右); `stage` is what must
    be reached by then; `moved_from` is the struck-out day that held before.
    """

    day: date | None = None
    standing: bool = False
    soft: bool = False
    stage: str | None = None
    start: date | None = None
    cadence: Cadence | None = None
    moved_from: date | None = None
    relative: Delay | None = None


def _by(found: Found, _: Scope) -> Cadence:
    """A day of every period, whichever way the day is named; none is the period's last."""
    every = v.PERIOD[found["p"].lower()]
    if found.get("n"):
        return Cadence(every, DayOf(number(found["n"]), after=True))
    month = 1 if found.get("which", "").startswith(("首", "第一")) else None
    return Cadence(every, DayOf(number(found["d"]), month=month) if found.get("d") else None)


def _weekly(found: Found, _: Scope) -> Cadence:
    return Cadence(Every.WEEK, DayOf(v.WEEKDAY[found["w"].lower()]))


def _monthly(found: Found, _: Scope) -> Cadence:
    return Cadence(Every.MONTH, DayOf(number(found["d"])))


def _yearly(found: Found, _: Scope) -> Cadence:
    """A day or the end of one month, every year; ValueError for a day that month never has."""
    month = number(found["m"])
    day = date(2000, month, number(found["d"])).day if found.get("d") else 31
    return Cadence(Every.YEAR, DayOf(day, month=month))


_LONG = either(word for word in chinese(v.PERIOD) if v.PERIOD[word] not in (Every.WEEK, Every.MONTH))
_EACH = f"(?:every|each|once a|once per) (?P<p>{either(english(v.PERIOD))})"
_EVERY = f"(?:every|each) (?P<p>{either(english(v.PERIOD))})"
_LEAST = "(?:(?:minimally|at least),? )?"

CADENCES: Table[Cadence] = (
    (f"每(?P<p>{either(chinese(v.PERIOD))})", _by),
    (f"每(?P<p>个?月|{_LONG})(?:月|季度?|年)?{AT_END}", _by),
    (f"每(?P<p>个?月){DAY}{BEFORE}", _by),
    (f"每(?P<p>{_LONG})(?P<which>首|第一个|末|最后一个)个?月{DAY}{BEFORE}", _by),
    (f"每(?P<p>{either(chinese(v.PERIOD))})(?:结束|终了)?后{COUNT}个?[日天](?:之内|以内|内)", _by),
    (f"每年度?{MONTH_NUMBER}(?:{DAY}{BEFORE}|{AT_END})", _yearly),
    (f"每个?{WEEKDAY}{BEFORE}", _weekly),
    (f"{_LEAST}{_EACH}(?:,? as often as possible)?", _by),
    (f"{_LEAST}(?P<p>{either(word for word in v.PERIOD if word.endswith('ly'))})(?:,? as often as possible)?", _by),
    (f"(?:the )?end of {_EVERY}", _by),
    (f"(?:within )?{COUNT} days? (?:after|of) (?:the end of )?{_EVERY}", _by),
    (f"(?:the )?{NTH}(?: day)? of (?:every|each) month", _monthly),
    (f"(?:monthly|every month|each month),? (?:by|on) the {NTH}", _monthly),
    (f"(?:every|each) {NAMED_WEEKDAY}", _weekly),
)


def _soft_year(found: Found, _: Scope) -> When:
    return When(day=date(int(found["y"]), 12, 31), soft=True)


def _standing(_found: Found, _scope: Scope) -> When:
    return When(standing=True)


def _delayed(found: Found, scope: Scope) -> When:
    """So long after something: a day where that is one itself, else still relative to it."""
    delay = delay_of(found)
    anchor = first_reading(SPANS, delay.anchor, scope)
    if anchor and anchor[0] == anchor[1]:
        return When(day=day_after(delay, anchor[0], scope.calendar))
    return When(relative=delay)


_WITHIN = "(?:within |no later than |not later than )?"
_INSIDE = "(?:之内|以内|内)"
_ANCHOR = "(?P<anchor>(?!每|every |each )[^；;，]+?)"

OTHERS: Table[When] = (
    (f"(?:年内|全年|{YEAR}内?)?(?:{either(v.STANDING)})", _standing),
    (r"(?:到|至|by )(?P<y>\d{4})年?", _soft_year),
    (f"{COUNT}{UNIT}{_INSIDE}", _delayed),
    (f"(?:自|从)?{_ANCHOR}(?:之日)?起{COUNT}{UNIT}{_INSIDE}", _delayed),
    (f"(?:自|从)?{_ANCHOR}(?:之)?后{COUNT}{UNIT}{_INSIDE}", _delayed),
    (f"within {COUNT} {UNIT}", _delayed),
    (f"{_WITHIN}{COUNT} {UNIT} (?:after|from|of|following) {_ANCHOR}", _delayed),
)

_DASH = "[-—–－~～]"
PERIODS = (
    (rf"(?P<a>(?:\d{{4}}年)?\d{{1,2}})(?:至|到|{_DASH})(?P<b>\d{{1,2}}月)", "月"),
    (rf"(?P<a>\d{{4}})(?:至|到|{_DASH})(?P<b>\d{{4}}年)", "年"),
    (rf"(?:自|从)?(?P<a>.+?[日号月年度天])起?(?:至|到|{_DASH})(?P<b>.+?)(?:期间|止)?", ""),
    (r"(?:自|从)?(?P<a>[0-9-]{10})(?:至|到|~|\.\.)(?P<b>[0-9-]{10})", ""),
    ("between (?P<a>.+?) and (?P<b>.+)", ""),
    (f"(?:from )?(?P<a>.+?) (?:to|through|until|{_DASH}) (?P<b>.+)", ""),
)
"""Two times and what stands between them; what the first leaves to the second is given back to it."""


def _recurring(text: str, scope: Scope) -> When | None:
    always = compiled(f"(?:{either(v.STANDING)})[,，;；]? ?(?P<rest>.+)").fullmatch(text)
    cadence = first_reading(CADENCES, always["rest"] if always else text, scope)
    if cadence is None:
        return None
    return When(day=next_return(cadence, scope.present), cadence=cadence, standing=bool(always))


def _period(text: str, scope: Scope) -> When | None:
    for pattern, unit in PERIODS:
        found = compiled(pattern).fullmatch(text)
        if found:
            return _from_to(found["a"] + unit, found["b"], scope)
    return None


def _from_to(first: str, last: str, scope: Scope) -> When | None:
    """A year said once holds for both: in Chinese it stands with the first day, in English with the last.

    So does a month, in Chinese: 6月1日至15日.
    """
    years = [compiled(r"\d{4}").search(text) for text in (first, last)]
    said_last = replace(scope, year=int(years[1][0])) if years[1] and not years[0] and last.isascii() else scope
    begin = first_reading(SPANS, first, said_last)
    if begin is None:
        return None
    if compiled(DAY).fullmatch(last):
        last = f"{begin[0].year:04}年{begin[0].month}月{last}"
    end = first_reading(SPANS, last, replace(scope, year=begin[0].year) if years[0] and not years[1] else scope)
    return None if end is None or end[1] < begin[0] else When(day=end[1], start=begin[0])


_SOFT = f"(?P<soft>{either(v.SOFT_BEFORE)})(?P<rest>.+)"
_STAGED = either(f"{word} " for word in english(v.STAGE))
_STAGE = either([*chinese(v.STAGE), *(f" {word}" for word in english(v.STAGE))])
SHELLS = (
    _SOFT,
    f"(?P<rest>.+?)[,，]? ?(?:(?P<soft>{either(v.SOFT_AFTER)})|(?P<stage>{_STAGE})|{either(v.PLAIN_AFTER)})",
    f"(?:(?P<stage>{_STAGED})|{either(v.PLAIN_BEFORE)})(?P<rest>.+)",
    f"(?P<rest>.+?)(?P<soft>{either(word for word in v.SOFT_BEFORE if not word.isascii())})",
)
"""Words that may stand around a time, taken off one at a time until the time itself is left."""


def read_words(text: str, scope: Scope) -> When | None:
    """What the words say, or None; ValueError or OverflowError where they name a day there is not."""
    soft, stage = False, ""
    while text:
        found = None if compiled(_SOFT).fullmatch(text) else _bare(text, scope)
        if found and stage and (found.standing or found.cadence):
            return None
        if found:
            return replace(found, soft=soft or found.soft, stage=stage or None)
        peeled = next(filter(None, (compiled(shell).fullmatch(text) for shell in SHELLS)), None)
        words = peeled.groupdict("") if peeled else {}
        if not words or (stage and words.get("stage")):
            return None
        soft = soft or bool(words.get("soft"))
        stage = stage or v.STAGE.get(words.get("stage", "").strip().lower(), "")
        text = words["rest"].strip()
    return None


def _bare(text: str, scope: Scope) -> When | None:
    """The time itself, with nothing around it."""
    span = first_reading(SPANS, text, scope)
    if span:
        return When(day=span[1])
    return _recurring(text, scope) or first_reading(OTHERS, text, scope) or _period(text, scope)
