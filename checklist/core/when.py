"""Days and deadline words as people write them: read, or refused in so many words; never guessed."""

import re
from datetime import date
from typing import Literal

from checklist.core.calendar import Calendar
from checklist.core.spans import SPANS, Scope, first_reading
from checklist.core.value import replace
from checklist.core.words import When, read_words

__all__ = [
    "ACCEPTED",
    "NoDay",
    "NotADay",
    "NotUnderstood",
    "Unreadable",
    "When",
    "first_day",
    "parse_day",
    "read_day",
    "read_when",
]

ACCEPTED = {
    "zh-CN": (
        *("2020-06-30", "2020年6月30日前", "6月底前", "6月上旬", "年底前", "年内", "到2025年", "一季度", "上半年"),
        *("前三季度", "今天", "本月底", "上周五", "下周五", "3天后", "+10个工作日", "1月1日至12月31日", "5月底前动工"),
        *("力争6月底前", "长期坚持", "每月25日前", "每季度末月20日前", "每年2月底前", "每周二前"),
        *("印发之日起30日内", "10个工作日内"),
    ),
    "en": (
        *("2020-06-30", "by June 30, 2020", "30 June", "end of June", "Q1 2020", "first half of 2020", "by 2025"),
        *("today", "month-end", "end of last quarter", "year-end", "next friday", "last friday", "3 days ago", "+10d"),
        *("+10 workdays", "between January 1 and December 31, 2020", "started by May 31", "about June 30", "ongoing"),
        *("monthly", "the 25th of each month", "every 3 months", "every friday", "90 days after the notice"),
    ),
}
"""Wordings that are understood, by language, to show where one is not."""

_LONGEST = 200
_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FOLDED = str.maketrans("０１２３４５６７８９＋－．／\u3000\u00a0", "0123456789+-./  ")
_AT_END = re.compile(r"[底末]|\bend\b", re.IGNORECASE)
_BESIDE_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")


class Unreadable(ValueError):  # noqa: N818 -- these three are said as what is so
    """A text from which no day could be read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NotADay(Unreadable):
    """A text that is not YYYY-MM-DD (malformed), or names a day there is not (impossible)."""

    def __init__(self, text: str, reason: Literal["malformed", "impossible"]) -> None:
        super().__init__(text)
        self.reason = reason


class NotUnderstood(Unreadable):
    """Words that are none of those accepted; `ACCEPTED` shows some that are."""


class NoDay(Unreadable):
    """Words that are understood but name no single day."""


def parse_day(text: str) -> date:
    """The day written YYYY-MM-DD and no other way; NotADay."""
    if not _SHAPE.fullmatch(text):
        raise NotADay(text, "malformed")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(text, "impossible") from None


def read_when(text: str, today: date, calendar: Calendar | None = None, year: int | None = None) -> When:
    """What deadline words say; NotUnderstood, or NotADay where they name a day there is not.

    `year` is the year of what names none (the list's; else today's), `calendar` counts working days (else Monday
    to Friday). `~~old~~ new` is the new with the old remembered.
    """
    if len(text) > _LONGEST:
        raise NotUnderstood(text)
    if text.strip().startswith("~~"):
        return _moved(text, today, calendar, year)
    try:
        when = read_words(_plain(text), Scope(today, calendar or Calendar(), year or today.year))
    except (ValueError, OverflowError):
        raise NotADay(text, "impossible") from None
    if when is None:
        raise NotUnderstood(text)
    return when


def read_day(text: str, today: date, calendar: Calendar | None = None, within: tuple[date, date] | None = None) -> date:
    """The one day that words name, as typed for an option; else NotUnderstood, NotADay or NoDay.

    Words without a year mean that of today; where this day is not `within` a period and that of another year is, the
    other.
    """
    day = _single(read_when(text, today, calendar))
    if day is None:
        raise NoDay(text)
    if within is None or within[0] <= day <= within[1]:
        return day
    years = dict.fromkeys((within[0].year, within[1].year, today.year + 1, today.year - 1))
    others = (_of_year(text, today, calendar, year) for year in years)
    return next((one for one in others if one and within[0] <= one <= within[1]), day)


def _of_year(text: str, today: date, calendar: Calendar | None, year: int) -> date | None:
    try:
        return _single(read_when(text, today, calendar, year))
    except Unreadable:
        return None


def first_day(text: str, today: date, calendar: Calendar | None = None) -> date | None:
    """The first day of what words name (2026年, 6月, Q1): where something begins that is said to begin then.

    None where they name nothing that has a first day, and where they say its end (年底).
    """
    plain = _plain(text) if len(text) <= _LONGEST else ""
    if _AT_END.search(plain):
        return None
    try:
        span = first_reading(SPANS, plain, Scope(today, calendar or Calendar(), today.year))
    except (ValueError, OverflowError):
        return None
    return span[0] if span else None


def _moved(text: str, today: date, calendar: Calendar | None, year: int | None) -> When:
    old, _, new = text.strip()[2:].partition("~~")
    if "~~" in new:
        raise NotUnderstood(text)
    held = _single(read_when(old, today, calendar, year))
    return replace(read_when(new, today, calendar, year), moved_from=held)


def _single(when: When) -> date | None:
    return None if when.start or when.cadence else when.day


def _plain(text: str) -> str:
    """Full-width digits and signs narrowed, blanks single, none beside Chinese, no stop or footnote mark at the end."""
    return _BESIDE_CHINESE.sub("", " ".join(text.translate(_FOLDED).split())).rstrip(" *.;。；")
