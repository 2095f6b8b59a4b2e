"""What was expected of a task by each day of its window, and what was done by it, as dated shares."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.calendar import last_of_month
from checklist.core.due import promised_end
from checklist.core.expected import expected, schedule
from checklist.core.model import Act, Light, Period, Task
from checklist.core.progress import ONE, ZERO, claims, stands, weights
from checklist.core.value import Value

LONGEST = 50
"""The years of a window beyond which months are not told one by one."""
Point = tuple[date, Fraction]
Held = tuple[date, Fraction | None]
"""A share from a day on; None where from then on nothing is known."""


class Curve(Value):
    """Two lines: what is expected, straight between its points or `held` from each to the next; and what is done.

    They have the colour of the task's `light`.
    """

    expected: tuple[Point, ...]
    held: bool
    actual: tuple[Held, ...]
    today: date
    light: Light = Light.NONE


def curve(one: TaskAssessment, of: Assessment) -> Curve | None:
    """The lines of a task; None where nothing is expected of it, or its share comes from its parts."""
    start, end = one.window
    if one.expected is None or start is None or end is None or start > end or of.family.parts.get(one.key):
        return None
    way = of.policy.expect
    line = tuple(schedule(one.task, start, end))
    if way == "months" and end.year - start.year < LONGEST:
        period = next((held.period for held in of.lists if held.id == one.list), Period())
        line = tuple(_monthly(one.task, period, line[0], end))
    return Curve(line, way != "linear", tuple(actual(one, of.as_of)), of.as_of, one.light)


def _monthly(task: Task, period: Period, first: Point, end: date) -> Iterator[Point]:
    """The share after each month, the way reports print it: it holds until the next one is over."""
    yield first
    day = first[0]
    while day < end:
        day = min(end, last_of_month(*_next(day)))
        yield day, expected(task, period, day, "months") or ZERO


def _next(day: date) -> tuple[int, int]:
    """The month of the day after."""
    after = day + timedelta(days=1)
    return after.year, after.month


def actual(one: TaskAssessment, today: date) -> list[Held]:
    """What was done by which day, oldest first, each share until the next: as reported, else as milestones show.

    A reopening takes back what was whole; without a share of its own, to the newest one before.
    """
    told: dict[date, Fraction | None] = {}
    for update, share in claims(one.task):
        told[stands(update)] = share
    told = told or _by_milestones(one)
    for act in sorted(one.task.decisions, key=lambda act: act.on):
        if act.act is Act.REOPEN:
            before = [share for day, share in sorted(told.items()) if day <= act.on and share is not None and share < 1]
            told[act.on] = act.progress if act.progress is not None else before[-1] if before else None
    if one.done:
        told[min(one.done_on or today, today)] = ONE
    elif one.progress is not None:
        told[today] = one.progress
    return sorted((day, share) for day, share in told.items() if day <= today)


def _by_milestones(one: TaskAssessment) -> dict[date, Fraction | None]:
    """What the milestones reached are worth, each from its day on."""
    total, told = ZERO, dict[date, Fraction | None]()
    worth = zip(one.task.milestones, weights(one.task, promised_end(one.task, one.window[1])), strict=True)
    for day, share in sorted((step.done, share) for step, share in worth if step.done):
        total += share
        told[day] = total
    return told


def expected_on(held: Curve, day: date) -> Fraction:
    """What is expected by a day."""
    before = [point for point in held.expected if point[0] <= day]
    after = [point for point in held.expected if point[0] > day]
    if not before or not after or held.held:
        return before[-1][1] if before else ZERO
    (first, low), (last, high) = before[-1], after[0]
    return low + (high - low) * Fraction((day - first).days, (last - first).days)


def done_on(held: Curve, day: date) -> Fraction | None:
    """What is known to be done by a day; nothing of days ahead."""
    if day > held.today:
        return None
    known = [share for on, share in held.actual if on <= day]
    return known[-1] if known else None
