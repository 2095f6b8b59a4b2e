"""Public holidays and make-up workdays, as the countries' own notices announce them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.core.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

PUBLIC = ("CN",)


class UnknownCalendar(ValueError):  # noqa: N818 -- said as what is so, like every fault here
    """No public calendar goes by this name; `PUBLIC` has those that do."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def public_calendar(name: str | None, holidays: Iterable[date] = (), workdays: Iterable[date] = ()) -> Calendar:
    """The calendar of that name, with the workspace's own days winning over the public ones.

    None asks for no public calendar: Monday to Friday and the days given. A day given both ways is worked.
    """
    off, on = frozenset(holidays), frozenset(workdays)
    if name is None:
        return Calendar(None, off, on)
    public = _announced(name)
    return Calendar(name, (public.holidays - on) | off, (public.workdays - off) | on, public.known)


def _announced(name: str) -> Calendar:
    if name not in PUBLIC:
        raise UnknownCalendar(name)
    from chinese_calendar.constants import holidays, workdays  # type: ignore[import-untyped]  # it ships none

    return Calendar(name, frozenset(holidays), frozenset(workdays), frozenset(day.year for day in holidays))
