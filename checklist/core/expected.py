"""How far a task should be on a day: the schedule's progress (序时进度).

A schedule is a line through points (day, share). `linear` counts days, both ends included; `months` counts
calendar months completed, the way reports print it; `steps` holds the last point reached.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from checklist.core.due import promised_end
from checklist.core.model import Period, Task
from checklist.core.progress import ONE, ZERO, milestone_share, portion, share_of, target_of, worth

Window = tuple[date | None, date | None]
Point = tuple[date, Fraction]
Count = Callable[[date, date], int]


def window(task: Task, period: Period) -> Window:
    """From the start (the task's, else the period's) to the due day (else the period's end).

    A due day that is for a stage says nothing of the whole: the whole has the period's end, if that is later.
    """
    start = task.start or period.start
    if task.due_stage and task.due:
        return start, period.end if period.end and period.end > task.due else None
    return start, task.due or period.end


def expected(task: Task, period: Period, day: date, way: str = "linear") -> Fraction | None:
    """The share that should be done at the end of `day`; None where the window is not known."""
    start, end = window(task, period)
    if end is None or (task.measure and task.measure.kind == "level"):
        return None
    if day >= end:
        return ONE
    if start is None:
        return None
    if start > end:
        return ZERO
    points = schedule(task, start, end)
    if way == "steps":
        return _reached(points, day)
    count = months_done if way == "months" else days_done
    if len(points) == 2:
        return _between(start, points[0], points[1], day, count)
    after = bisect_right(points, day, key=lambda point: point[0])
    return _between(start, points[max(after - 1, 0)], points[min(after, len(points) - 1)], day, count)


def schedule(task: Task, start: date, end: date) -> list[Point]:
    """The points of the line: 0 on the eve of the start, the milestones or targets, 1 on the last day."""
    eve = start - timedelta(days=1) if start > date.min else start
    if not task.milestones and not (task.measure and task.measure.targets):
        return [(eve, ZERO), (end, ONE)]
    between = [(day, share) for day, share in sorted(_steps(task, promised_end(task, end))) if eve < day < end]
    points = [(eve, ZERO)]
    for day, share in between:
        highest = min(ONE, max(share, points[-1][1]))
        if points[-1][0] == day:
            points.pop()
        points.append((day, highest))
    return [*points, (end, ONE)]


def _steps(task: Task, end: date | None) -> list[Point]:
    measure = task.measure
    targets = [(one.due, milestone_share(measure, one)) for one in task.milestones if one.due]
    given = [(day, share) for day, share in targets if share is not None]
    if given:
        return given
    if measure and measure.targets:
        final = target_of(measure)
        yearly = [(date(year, 12, 31), share_of(measure, value, final)) for year, value in measure.targets]
        return [(day, share) for day, share in yearly if share is not None]
    each, whole = worth(task, end)
    dated = [(one.due, part) for one, part in zip(task.milestones, each, strict=True) if one.due]
    dated.sort(key=lambda pair: pair[0])
    reached = accumulate(part for _, part in dated)
    return [(day, portion(total, whole)) for (day, _), total in zip(dated, reached, strict=True)]


def _reached(points: list[Point], day: date) -> Fraction:
    return max((share for point, share in points if point <= day), default=ZERO)


def _between(start: date, before: Point, after: Point, day: date, count: Count) -> Fraction:
    low, high, here = count(start, before[0]), count(start, after[0]), count(start, day)
    if count is months_done and after[1] == ONE:
        high = max(high, months_of(start, after[0]))
    if here <= low or high <= low:
        return before[1]
    if here >= high:
        return after[1]
    return before[1] + (after[1] - before[1]) * Fraction(here - low, high - low)


def days_done(start: date, day: date) -> int:
    """Days from the start through a day, both counted."""
    return day.toordinal() - start.toordinal() + 1


def months_done(start: date, day: date) -> int:
    """Calendar months completed by the end of a day, counted from the start's month."""
    last = day == date.max or (day + timedelta(days=1)).day == 1
    return max(0, (day.year - start.year) * 12 + day.month - start.month + (1 if last else 0))


def months_of(start: date, end: date) -> int:
    """The calendar months a window touches."""
    return (end.year - start.year) * 12 + end.month - start.month + 1
