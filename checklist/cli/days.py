"""The days of a command: the one it is judged for, those it is told, and the calendar they are counted by."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checklist.cli.errors import Wrong
from checklist.cli.place import Place
from checklist.core.calendar import Calendar
from checklist.core.message import say
from checklist.core.model import NO_PERIOD, Period
from checklist.core.policy import Policy
from checklist.core.value import replace

if TYPE_CHECKING:
    from checklist.store.past import Past

WRITTEN = re.compile(r"\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s*")
WORKING = re.compile(r"\d\s*wd|work|business|工作日", re.IGNORECASE)


def _in_words(day: str) -> bool:
    """Is a day told in words, which may count working days?"""
    return WRITTEN.fullmatch(day) is None


class Days(Place):
    """A place where days are told: the pin, the clock, the calendar, and a day as typed."""

    def __init__(self, given: dict[str, Any], words: tuple[str, ...] = (), past: "Past | None" = None) -> None:
        super().__init__(given, words, past)
        self.warned: set[int] = set()

    @cached_property
    def policy(self) -> Policy:
        """The workspace's policy, with the public calendar where working days are counted."""
        workspace = self.shelf.workspace
        if workspace.policy.lights.days != "working" and not any(map(_in_words, self._days_asked())):
            return workspace.policy
        return replace(workspace.policy, calendar=self.working_days)

    @cached_property
    def working_days(self) -> Calendar:
        """The public calendar with the workspace's own days off and on."""
        from checklist.store.holidays import public_calendar

        workspace = self.shelf.workspace
        return public_calendar(workspace.calendar or None, workspace.holidays, workspace.workdays)

    def _days_asked(self) -> Iterator[str]:
        """Every day as typed, in options and in filters."""
        yield from (self.given[name] for name in ("as_of", "since", "known_by") if self.given.get(name))
        if self.filters:
            from checklist.core.picks import CHINESE_KEYS, DAYS
            from checklist.core.select import FOLDED

            for word in self.filters:
                key, _, day = word.translate(FOLDED).removeprefix("not:").lstrip("-!").partition(":")
                if CHINESE_KEYS.get(key, key) in DAYS:
                    yield day.lstrip("<>=")

    @cached_property
    def clock(self) -> date:
        """The day the lists stand at: the pin, the day of the version that is read, or today."""
        if self.shelf.workspace.as_of:
            return self.shelf.workspace.as_of
        if self.version and (self.version.revision.dated or not self.given.get("as_of")):
            from checklist.cli.past import own_day

            return own_day(self.version)
        return date.today()  # noqa: DTZ011 -- a plain day where the user is

    @cached_property
    def as_of(self) -> date:
        """The day judged for: `--as-of`, else the pin, the day of the version that is read, or today."""
        asked = self.given.get("as_of")
        return self.day(asked) if asked else self.clock

    @property
    def pinned(self) -> bool:
        """Is the day the workspace's, and not asked for?"""
        return self.shelf.workspace.as_of is not None and not self.given.get("as_of")

    def day(self, text: str, of: Period = NO_PERIOD) -> date:
        """A day as typed, or wrong usage; one without a year by the period of the list that it is for."""
        from checklist.core.when import Unreadable, read_day

        try:
            within = (of.start, of.end) if of.start and of.end else None
            day = read_day(text, self.clock, self.policy.calendar, within)
        except Unreadable:
            raise Wrong(say("wrong.day", text=text)) from None
        if WORKING.search(text):
            self.warn_unannounced(self.clock, day)
        return day

    def warn_unannounced(self, one: date, other: date, calendar: Calendar | None = None) -> None:
        """Say once which years between two days have no public calendar yet, where working days are counted."""
        from checklist.core.calendar import unknown_years

        years = unknown_years(calendar or self.policy.calendar, min(one, other), max(one, other))
        if set(years) - self.warned:
            self.warned.update(years)
            self.tell(say("no_calendar", years=tuple(map(str, years))))

    @cached_property
    def known_by(self) -> date | None:
        """The later day whose knowledge is judged with, if asked for."""
        asked = self.given.get("known_by")
        known_by = self.day(asked) if asked else None
        if known_by and known_by < self.as_of:
            raise Wrong(say("wrong.known_by", known_by=known_by, day=self.as_of))
        return known_by
