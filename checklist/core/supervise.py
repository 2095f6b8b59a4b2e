"""Which tasks are to be inspected on the spot, why, by when, and in which order (督办计划).

Every ground is a fact, and each has a number of working days within which somebody should go. The order has no score:
the strictest ground first, then how many there are, days overdue, points behind, weight. The tasks of one unit are one
trip; the trips go out on the working days ahead, as many a day as it takes for each to be in time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from checklist.core.assess import Assessment, TaskAssessment, below, weight_of
from checklist.core.calendar import Calendar, add_workdays, workdays_between
from checklist.core.known import status_acts
from checklist.core.ladder import BEHIND, OVERDUE, Ground, Notice, points_behind
from checklist.core.model import Act
from checklist.core.returns import nonempty
from checklist.core.value import Value

RUNG, REOPENED, WATERMELON, UNSEEN, CLAIMED, DIFFICULT = "rung", "back", "rosy", "unseen", "claimed", "difficult"
WITHIN = {
    RUNG: 3,
    REOPENED: 5,
    OVERDUE: 5,
    BEHIND: 5,
    WATERMELON: 5,
    UNSEEN: 10,
    CLAIMED: 10,
    DIFFICULT: 15,
}
"""The grounds, strictest first, and the working days within which to go."""
ORDER = list(WITHIN)
SILENCE = 30
"""The days without a word after which a silent task is to be looked at on the spot."""
LATELY = 10
"""What was inspected within so many working days is not inspected again."""


class Call(Value):
    """A task to be inspected: every ground, strictest first, the last day to go, and when it was last seen."""

    of: TaskAssessment
    grounds: tuple[Ground, ...]
    by: date
    seen: date | None = None

    @property
    def unit(self) -> str:
        """The unit to go to: the first of its owners."""
        return next(iter(self.of.task.owner), "")


class Trip(Value):
    """The tasks of one unit, in their order, and the working day to go."""

    unit: str
    calls: tuple[Call, ...]
    day: date

    @property
    def by(self) -> date:
        """The last day to go."""
        return min(call.by for call in self.calls)

    @property
    def late(self) -> bool:
        """Is it to go out after its last day?"""
        return self.day > self.by


class Plan(Value):
    """The trips in their order, how many go out a day, and the tasks left out since they were inspected lately."""

    trips: tuple[Trip, ...]
    a_day: int
    lately: tuple[Call, ...]


def plan(tasks: Iterable[TaskAssessment], of: Assessment, found: Iterable[Notice], a_day: int | None = None) -> Plan:
    """The inspections that some tasks call for. `of` counts by its policy's calendar; `found` are the notices due."""
    calendar = of.policy.calendar
    rungs = {notice.of.key: notice for notice in found}
    every = sorted(calls(tasks, of, rungs, calendar), key=severity)
    border = add_workdays(calendar, of.as_of, -LATELY)
    lately: list[Call] = []
    units: dict[str, list[Call]] = {}
    for call in every:
        day = inspected(call.of)
        held = units.setdefault(call.unit, []) if day is None or day < border else lately
        held.append(call)
    trips = tuple(Trip(unit, tuple(held), of.as_of) for unit, held in units.items())
    a_day = a_day or enough(trips, of.as_of, calendar)
    return Plan(tuple(sent(trips, a_day, of.as_of, calendar)), a_day, tuple(lately))


def calls(
    tasks: Iterable[TaskAssessment], of: Assessment, rungs: dict[tuple[str, str], Notice], calendar: Calendar
) -> Iterator[Call]:
    """Every task that has a ground, with all of them."""
    for one in tasks:
        facts = tuple(sorted(grounds(one, of, rungs.get(one.key)), key=lambda ground: ORDER.index(ground.name)))
        if facts:
            by = add_workdays(calendar, of.as_of, min(WITHIN[ground.name] for ground in facts))
            yield Call(one, facts, by, seen(one))


def grounds(one: TaskAssessment, of: Assessment, notice: Notice | None) -> Iterator[Ground]:
    """The facts that call for an inspection."""
    if one.done and not one.closed and not checked(one):
        yield Ground(CLAIMED, {"on": one.done_on})
    if not one.open and not one.standing:
        return
    if notice is not None and (notice.rung.climbed or notice.rung.manual):
        yield Ground(RUNG, {name: getattr(notice.rung, name) for name in ("name", "title", "english")})
    if reopened := came_back(one):
        yield Ground(REOPENED, {"on": reopened})
    if one.overdue > 0:
        yield Ground(OVERDUE, {"days": one.overdue, "due": one.task.due})
    if one.gap is not None and one.gap < below(of.policy.lights.red):
        values = {"progress": one.progress, "expected": one.expected, "behind": points_behind(one)}
        yield Ground(BEHIND, values)
    if one.watermelon is not None:
        yield Ground(WATERMELON, {"on": one.watermelon})
    if one.returns.silent and (days := unheard_for(one, of.as_of)) >= SILENCE:
        yield Ground(UNSEEN, {"days": days, "times": len(one.returns.missed)})
    if "difficult" in one.task.tags:
        yield Ground(DIFFICULT, {})


def checked(one: TaskAssessment) -> bool:
    """Was a claim already looked at: is there an inspection since it was made?"""
    day = inspected(one)
    return day is not None and (one.done_on is None or day >= one.done_on)


def came_back(one: TaskAssessment) -> date | None:
    """The day what was done came back, if nothing was decided of its status since."""
    acts = status_acts(one.task)
    return acts[-1].on if acts and acts[-1].act is Act.REOPEN else None


def unheard_for(one: TaskAssessment, day: date) -> int:
    """The days since its owner's last word, or since it began."""
    words = [update.on for update in nonempty(one.task.updates)]
    since = max(words, default=one.window[0])
    return 0 if since is None else (day - since).days


def inspected(one: TaskAssessment) -> date | None:
    """The day of the last inspection."""
    return max((act.on for act in one.task.decisions if act.act is Act.INSPECT), default=None)


def seen(one: TaskAssessment) -> date | None:
    """The day somebody was last there, to inspect or to visit."""
    return max((act.on for act in one.task.decisions if act.act in (Act.INSPECT, Act.VISIT)), default=None)


def severity(call: Call) -> tuple[object, ...]:
    """The order of inspections: strictest ground, how many grounds, days overdue, points behind, weight."""
    one = call.of
    gap = one.gap if one.gap is not None and not one.done else 0
    return ORDER.index(call.grounds[0].name), -len(call.grounds), -one.overdue, gap, -weight_of(one.task)


def enough(trips: Sequence[Trip], today: date, calendar: Calendar) -> int:
    """How many trips a day it takes for each to go out by its last day: at least one."""
    days = [max(1, workdays_between(calendar, today, by)) for by in sorted(trip.by for trip in trips)]
    return max((-(-at // held) for at, held in enumerate(days, 1)), default=1)


def sent(trips: Sequence[Trip], a_day: int, today: date, calendar: Calendar) -> Iterator[Trip]:
    """The trips in their order, so many to each working day after today."""
    for at, trip in enumerate(trips):
        yield Trip(trip.unit, trip.calls, add_workdays(calendar, today, at // a_day + 1))
