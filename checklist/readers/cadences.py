"""A cadence as a cell says it: a word of the lists, the words that reports have for one, or anybody's own."""

import re
from collections.abc import Iterable
from datetime import date

from checklist.core.calendar import Cadence, Calendar, DayOf, Every
from checklist.core.message import say
from checklist.core.when import NotADay, Unreadable, read_when
from checklist.readers.values import NotRead
from checklist.source.cadence import EVERY_WORDS, WEEKDAY

ANY_DAY = date(2003, 3, 5)
"""Which day the words are read on is the same to a cadence."""
ENGLISH = {
    "weekly": "week",
    "monthly": "month",
    "every two months": "two-months",
    "quarterly": "quarter",
    "half-yearly": "half-year",
    "yearly": "year",
}
PERIODS = {word: key for key, words in EVERY_WORDS.items() for word in (key, *words)} | ENGLISH
WEEKDAYS = WEEKDAY | {word[1:]: number for word, number in WEEKDAY.items() if word.startswith("周")}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


BEGINS = re.compile(rf"(?P<every>{_any(PERIODS)})[,，]?\s*")
AT_END = re.compile(r"末?|by the end")
AFTER = re.compile(r"结束后(?P<days>\d+)日内|within (?P<of_days>\d+) days? of the end")
ON = re.compile(rf"(?:by )?(?P<weekday>{_any(WEEKDAYS)})前?")
TWICE = re.compile(r"6月、12月(?P<day>\d+)日前")
IN_LAST = re.compile(r"末?月?(?P<day>\d+)日前|by day (?P<of_day>\d+)(?: of the last month| of june and december)?")
IN_ANY = re.compile(r"第?(?P<month>\d+)个?月(?P<day>\d+)日前|by day (?P<of_day>\d+) of month (?P<of_month>\d+)")


def cadence_of(text: str) -> Cadence:
    """The cadence of a text. Raises NotRead."""
    said = text.casefold().strip()
    begins = BEGINS.match(said)
    try:
        found = begins and _cadence(Every(PERIODS[begins["every"]]), said[begins.end() :])
        found = found or read_when(text, ANY_DAY, Calendar(), ANY_DAY.year).cadence
    except (ValueError, NotADay, Unreadable):
        found = None
    if found is None:
        raise NotRead(say("told.cadence"))
    return found


def _cadence(every: Every, rest: str) -> Cadence | None:
    """A period and what is said behind it; ValueError for a day it does not have, None for words that are others'."""
    if AT_END.fullmatch(rest):
        return Cadence(every, None)
    if twice := TWICE.fullmatch(rest):
        return Cadence(Every.HALF_YEAR, DayOf(int(twice["day"])))
    if after := AFTER.fullmatch(rest):
        return Cadence(every, DayOf(int(after["days"] or after["of_days"]), after=True))
    if every is Every.WEEK and (on := ON.fullmatch(rest)):
        return Cadence(every, DayOf(WEEKDAYS[on["weekday"]]))
    if last := IN_LAST.fullmatch(rest):
        return Cadence(every, DayOf(int(last["day"] or last["of_day"])))
    if any_of := IN_ANY.fullmatch(rest):
        return Cadence(
            every, DayOf(int(any_of["day"] or any_of["of_day"]), month=int(any_of["month"] or any_of["of_month"]))
        )
    return None
