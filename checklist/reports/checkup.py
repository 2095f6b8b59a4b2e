"""What is odd about the settings and lists of a workspace, though no rule forbids it."""

from collections.abc import Iterable, Iterator
from datetime import date

from checklist.core.calendar import Calendar, unknown_years
from checklist.core.model import TaskList
from checklist.reports.doctor import Odd, odd
from checklist.source.book import Shelf

LONG_AGO = 365
"""Days after which a pinned day is hardly meant any more, unless the workspace is an archive."""


def settings(shelf: Shelf, today: date, calendar: Calendar) -> Iterator[Odd]:
    """What is odd about a workspace's settings on a day; `calendar` is the public one, where one is declared."""
    workspace = shelf.workspace
    if workspace.as_of and (today - workspace.as_of).days > LONG_AGO:
        yield odd("pinned", day=workspace.as_of)
    reviews = tuple(one.on for one in workspace.policy.review.days if one.as_of is None)
    if reviews:
        yield odd("review_days", days=reviews)
    unused = tuple(sorted(_declared(shelf) - set(_named(shelf.lists))))
    if unused and shelf.lists:
        yield odd("units", names=unused)
    years = unknown_years(calendar, *_span(shelf.lists, today))
    if years:
        yield odd("calendar", years=tuple(map(str, years)))


def _declared(shelf: Shelf) -> set[str]:
    return {unit.name for unit in shelf.workspace.policy.units.all}


def _named(lists: Iterable[TaskList]) -> Iterator[str]:
    """Every unit that something is said of, or that says or decides something."""
    for one in lists:
        yield one.issuer
        for task in one.tasks:
            yield from (*task.owner, *task.support)
            yield from (name for _, names in task.roles for name in names)
            yield from (update.by for update in task.updates)
            yield from (act.by for act in task.decisions)


def _span(lists: Iterable[TaskList], today: date) -> tuple[date, date]:
    """From today to the last day that a list speaks of, or from its first to today."""
    ends = [day for one in lists if one.period for day in (one.period.start, one.period.end) if day]
    return min((today, *ends)), max((today, *ends))


def evidence(lists: Iterable[TaskList]) -> Iterator[str]:
    """Every path that is named as evidence."""
    for one in lists:
        for task in one.tasks:
            named = [*(update.evidence for update in task.updates), *(act.evidence for act in task.decisions)]
            yield from (name for names in named for name in names if "://" not in name)
