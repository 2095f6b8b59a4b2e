"""Which month, quarter or year a report is for, and the day it is judged for."""

from datetime import date

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.options import option
from checklist.cli.place import is_path
from checklist.core.message import say
from checklist.core.periods import Kind, Period, last_ended, of_day, read_period

PERIODS = tuple(option(f"--{kind}", is_flag=False, flag_value="", metavar="[PERIOD]") for kind in Kind)
"""Each may be said without a period; then it is the last one that has ended."""


def asked_period(desk: Desk) -> Period | None:
    """The period that is asked for, if one is; wrong usage for two, for none that is known, and for one ahead."""
    said = [kind for kind in Kind if kind.value in desk.given]
    if not said:
        return None
    if len(said) > 1 or desk.given.get("since"):
        names = [f"--{kind}" for kind in said] + ["--since"] * bool(desk.given.get("since"))
        raise Wrong(say("wrong.together", names=tuple(names)))
    (kind,) = said
    period = named(desk, kind, str(desk.given[kind.value]))
    if period.start > desk.as_of:
        raise Wrong(say("wrong.period_ahead", start=period.start, day=desk.as_of))
    return period


def named(desk: Desk, kind: Kind, text: str) -> Period:
    """The period of a text. A filter word or a file that stands where a period could is one of the words.

    A text that is no period on any day is told first: whether there are lists does not matter to it.
    """
    if text and (is_filter(text) or is_path(text)):
        desk.words = (*desk.words, text)
        text = ""
    if not text:
        return last_told(desk, kind)
    known = read_period(kind, text, date.today())  # noqa: DTZ011 -- any day would do
    found = known and read_period(kind, text, desk.as_of)
    if found is None:
        raise Wrong(say(f"wrong.{kind}", text=text))
    return found


def is_filter(text: str) -> bool:
    """Can this only be a filter word?"""
    from checklist.core.picks import ALL_STATES, CHINESE_STATES

    return ":" in text or "：" in text or text in ALL_STATES or text in CHINESE_STATES


def last_told(desk: Desk, kind: Kind) -> Period:
    """The last period that has ended; the present one, where the lists begin after that."""
    found = last_ended(kind, desk.as_of)
    starts = [one.period.start for one in desk.shelf.lists if one.period.start]
    return of_day(kind, desk.as_of) if starts and found.end < min(starts) else found


def judge_for(desk: Desk, period: Period) -> None:
    """Let the desk judge for the period's last day, or for its own where that comes first."""
    if period.end < desk.as_of:
        desk.as_of = period.end
        desk.given["as_of"] = period.end.isoformat()
