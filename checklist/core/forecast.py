"""What will be late if nothing changes (预评估): the pace of the last reports, carried on to the end.

The pace is taken over the reports that give progress in the 90 days before the day judged for, or in two of the task's
own reporting periods where these are longer. The task is finished when what is left is done at that pace; a whole is
finished with the last of its parts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil

from checklist.core.assess import Assessment, TaskAssessment, weight_of
from checklist.core.calendar import Every
from checklist.core.expected import days_done
from checklist.core.family import Key, leaves_first
from checklist.core.message import Message, say
from checklist.core.model import Task
from checklist.core.progress import ONE, ZERO, claims, in_order, last_reopening, stands
from checklist.core.rates import figure
from checklist.core.stages import stage_name
from checklist.core.value import Value, replace

LOOK_BACK = 90
"""How many days back reports tell of the pace."""
PERIOD = {Every.QUARTER: 92, Every.TWO_MONTHS: 62, Every.HALF_YEAR: 184, Every.YEAR: 366}
"""The days of the periods, at most, of which two are longer than that."""
LEAST = 14
"""The days that the first and the last of them are apart at least."""
TOLERATED = 10
"""A finish may be late by one such part of the window and still be a risk only."""
MONTH = 30
"""The days of a month, where a pace is told by the month."""

Point = tuple[date, Fraction]


class Verdict(StrEnum):
    """What a forecast comes to, worst first; what cannot be told lies between a miss and a risk."""

    MISS = "miss"
    RISK = "risk"
    UNKNOWN = "unknown"
    MAKE = "make"


class Forecast(Value):
    """What is to be expected of an open task.

    `end` is the day it should be done by, `finish` the day it will be, `late` the days between (negative: early).
    `pace` and `needed` are shares a day: what was done, and what has to be from the last report on. A `stalled` task
    has made no way, so it has no finish. None where there is no figure.
    """

    verdict: Verdict
    why: Message
    end: date | None = None
    finish: date | None = None
    late: int | None = None
    pace: Fraction | None = None
    needed: Fraction | None = None
    stalled: bool = False
    outlook: str = ""


def forecasts(of: Assessment) -> dict[Key, Forecast]:
    """The forecast of every open task; done ones have none, nor has what rests or stands for ever."""
    by_key = {one.key: one for one in of.tasks}
    found = {one.key: forecast(one, of.as_of) for one in of.tasks if one.open}
    for key in leaves_first(of.family):
        parts = [by_key[part] for part in of.family.parts[key] if by_key[part].live]
        if parts and key in found:
            found[key] = _of_whole(by_key[key], parts, found, of.as_of)
    return found


def forecast_in(one: TaskAssessment, of: Assessment) -> Forecast | None:
    """The forecast of one task; the others are looked at only where it is a whole."""
    if of.family.parts.get(one.key):
        return forecasts(of).get(one.key)
    return forecast(one, of.as_of) if one.open else None


def forecast(one: TaskAssessment, day: date) -> Forecast:
    """The forecast of an open task by its own reports."""
    told = points(one, day)
    pace = pace_of(told)
    finish = day if one.progress == ONE else finish_at(told, pace, day)
    stalled = finish is None and pace is not None
    needed = needed_pace(one.progress, day if pace is None else told[-1][0], one.window[1], day)
    return _judged(one, _unjudged(one, finish, (pace, needed), stalled, _untold(one, told, day)))


def _unjudged(
    one: TaskAssessment,
    finish: date | None,
    paces: tuple[Fraction | None, Fraction | None],
    stalled: bool,
    why: Message,
) -> Forecast:
    """The figures of a forecast; its verdict is still that nothing can be told, and why."""
    end, (pace, needed) = one.window[1], paces
    return Forecast(
        verdict=Verdict.UNKNOWN,
        why=why,
        end=end,
        finish=finish,
        late=None if finish is None or end is None else (finish - end).days,
        pace=pace,
        needed=needed,
        stalled=stalled,
        outlook=outlook(one),
    )


def points(one: TaskAssessment, day: date) -> list[Point]:
    """The days and shares that tell of the pace, oldest first: the newest report of each day, since the last reopening.

    The share that a reopening leaves, where it says so, is the first one after it. A level has none: it goes nowhere.
    """
    task = one.task
    if task.measure and task.measure.kind == "level":
        return []
    since = date.fromordinal(max(1, day.toordinal() - look_back(task)))
    reopened = last_reopening(task)
    told = {} if reopened is None or reopened.progress is None else {reopened.on: reopened.progress}
    for update, share in claims(task):
        if reopened is None or update.on > reopened.on:
            told[stands(update)] = share
    return sorted((on, share) for on, share in told.items() if since <= on <= day)


def look_back(task: Task) -> int:
    """How many days back a task's reports tell of its pace: in two quarters there are two quarterly reports."""
    cadence = task.returns
    return max(LOOK_BACK, 2 * PERIOD.get(cadence.every, 0)) if cadence else LOOK_BACK


def pace_of(told: list[Point]) -> Fraction | None:
    """The share done a day from the first to the last of some points; None where they are too few or too close."""
    if len(told) < 2 or (told[-1][0] - told[0][0]).days < LEAST:
        return None
    return (told[-1][1] - told[0][1]) / (told[-1][0] - told[0][0]).days


def finish_at(told: list[Point], pace: Fraction | None, day: date) -> date | None:
    """The last day + what is left ÷ pace, in whole days; not before the day judged for, since it is not done then."""
    if pace is None or pace <= 0:
        return None
    on, share = told[-1]
    return max(day, date.fromordinal(min(on.toordinal() + ceil((ONE - share) / pace), date.max.toordinal())))


def needed_pace(progress: Fraction | None, since: date, end: date | None, day: date) -> Fraction | None:
    """The share to be done a day from a day on; None where nothing is known, or no day is left.

    A pace is carried on from the last report: counted from there, it is enough if and only if it is no less than this.
    """
    return None if progress is None or end is None or end <= day else (ONE - progress) / (end - since).days


def outlook(one: TaskAssessment) -> str:
    """What the owner expects, by its newest word."""
    return next((update.outlook for update in reversed(in_order(one.task.updates)) if update.outlook), "")


def _judged(one: TaskAssessment, known: Forecast) -> Forecast:
    """The verdict and its ground, strictest first; what nothing is known of stays as it is."""
    if one.overdue > 0:
        return replace(known, verdict=Verdict.MISS, why=_overdue(one))
    if known.stalled and known.end is not None:
        return replace(known, verdict=Verdict.MISS, why=say("forecast.stalled", days=look_back(one.task)))
    if known.late is None:
        return known
    if known.late <= 0:
        full = one.progress == ONE
        why = say("forecast.full") if full else say("forecast.early", finish=known.finish, days=-known.late)
        return replace(known, verdict=Verdict.MAKE, why=why)
    verdict = Verdict.RISK if known.late * TOLERATED <= window_days(one) else Verdict.MISS
    return replace(known, verdict=verdict, why=say("forecast.late", finish=known.finish, days=known.late))


def _overdue(one: TaskAssessment) -> Message:
    """That the due day is past, and for which stage it was."""
    task = one.task
    if task.due_stage:
        return say("forecast.stage_overdue", stage=stage_name(task.due_stage), due=task.due, days=one.overdue)
    return say("why.overdue", days=one.overdue, due=task.due)


def window_days(one: TaskAssessment) -> int:
    """The days of a task's window, both ends counted; 0 where it is not known."""
    start, end = one.window
    return 0 if start is None or end is None else max(0, days_done(start, end))


def _untold(one: TaskAssessment, told: list[Point], day: date) -> Message:
    """Why nothing can be told."""
    if one.window[0] is not None and one.window[0] > day:
        return say("forecast.not_begun", start=one.window[0])
    if one.task.measure and one.task.measure.kind == "level":
        return say("forecast.level")
    if one.window[1] is None:
        return say("forecast.no_end")
    if len(told) < 2:
        return say("forecast.few" if told else "forecast.unreported", days=look_back(one.task))
    return say("forecast.close", apart=(told[-1][0] - told[0][0]).days, least=LEAST)


def _of_whole(one: TaskAssessment, parts: list[TaskAssessment], found: Mapping[Key, Forecast], day: date) -> Forecast:
    """The forecast of a whole: it is finished with the last of its parts, and stalled with any of them."""
    ahead = {part.task.id: found[part.key] for part in parts if part.key in found}
    last = max((held.finish for held in ahead.values() if held.finish is not None), default=None)
    stalled = any(held.stalled for held in ahead.values())
    finish = None if stalled else last if ahead else day
    paces = _mean_pace(parts, found), needed_pace(one.progress, day, one.window[1], day)
    judged = _judged(one, _unjudged(one, finish, paces, stalled, say("forecast.no_end")))
    return _by_part(one, judged, ahead)


def _by_part(one: TaskAssessment, judged: Forecast, ahead: Mapping[str, Forecast]) -> Forecast:
    """The forecast of a whole with the part it is held up by, or as far as it can be told."""
    untold = sum(held.finish is None and not held.stalled for held in ahead.values())
    if one.overdue:
        return replace(judged, finish=None, late=None) if untold else judged
    if judged.stalled:
        name, held = next((name, held) for name, held in ahead.items() if held.stalled)
        return replace(judged, why=say("forecast.part", id=name, why=held.why))
    if untold and judged.verdict is not Verdict.MISS:
        why = say("forecast.parts", count=untold)
        return replace(judged, verdict=Verdict.UNKNOWN, why=why, finish=None, late=None)
    if untold:
        return replace(judged, why=say("forecast.parts_late", count=untold, finish=judged.finish))
    if judged.verdict in (Verdict.MISS, Verdict.RISK):
        name = next(name for name, held in ahead.items() if held.finish == judged.finish)
        return replace(judged, why=say("forecast.last_part", id=name, finish=judged.finish, days=judged.late))
    return judged


def _mean_pace(parts: Iterable[TaskAssessment], found: Mapping[Key, Forecast]) -> Fraction | None:
    """The weighted mean of the paces of some parts, where every one that is not done has one."""
    total = weight = ZERO
    for part in parts:
        pace = found[part.key].pace if part.key in found else ZERO
        if pace is None:
            return None
        total, weight = total + weight_of(part.task) * pace, weight + weight_of(part.task)
    return total / weight if weight else None


class Prospect(Value):
    """What the open tasks of a figure come to, beside the done ones.

    `by_end` are done by the end of their list's period as things go; `open_end` more may be: nothing is known of them.
    """

    all: int
    done: int
    verdicts: Mapping[Verdict, int]
    by_end: int
    open_end: int

    @property
    def rate(self) -> Fraction | None:
        """The share that will be done when the period ends."""
        return Fraction(self.by_end, self.all) if self.all else None

    @property
    def at_most(self) -> Fraction | None:
        """The share, if all that nothing is known of is done as well."""
        return Fraction(self.by_end + self.open_end, self.all) if self.all else None


def prospect(tasks: Iterable[TaskAssessment], of: Assessment, found: Mapping[Key, Forecast]) -> Prospect:
    """The prospect of some tasks; parts of a task among them are not counted again."""
    counted = figure(tasks, of)
    ends = {one.id: one.period.end for one in of.lists}
    ahead = [(found[one.key], ends.get(one.list) or one.window[1]) for one in counted if one.key in found]
    done = len(counted) - len(ahead)
    verdicts = Counter(each.verdict for each, _ in ahead)
    by_end = sum(each.finish is not None and end is not None and each.finish <= end for each, end in ahead)
    open_end = sum(not each.stalled and (each.finish is None or end is None) for each, end in ahead)
    return Prospect(len(counted), done, verdicts, done + by_end, open_end)
