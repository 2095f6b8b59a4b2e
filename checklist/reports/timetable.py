"""What was due when: milestones and stages with how they ended, the schedule as dated shares, and cadences in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.calendar import Cadence, Every
from checklist.core.due import promised_end
from checklist.core.expected import schedule as points_of
from checklist.core.message import Message, say
from checklist.core.progress import weights
from checklist.core.stages import planned, stage_name
from checklist.reports.report import Column, Table


def step(due: date | None, done: date | None, day: date) -> Message | None:
    """How a dated step stands: done, done late, missed, or still ahead; None where it has no day."""
    if done:
        return say("step.late" if due and done > due else "step.done")
    if due is None:
        return None
    return say("step.missed", days=(day - due).days) if due < day else say("step.ahead", days=(due - day).days)


def milestones(one: TaskAssessment, of: Assessment) -> Iterator[Table]:
    """The milestones, what each is worth, and how it stands."""
    steps = one.task.milestones
    if not steps:
        return
    targets = any(each.target is not None for each in steps)
    rows = tuple(
        (each.title, each.due, each.done, each.target if targets else share, step(each.due, each.done, of.as_of))
        for each, share in zip(steps, weights(one.task, promised_end(one.task, one.window[1])), strict=True)
    )
    worth = Column("target" if targets else "step_weight", "right")
    shown = (Column("milestone", grow=True), Column("due"), Column("reached"), worth, Column("state"))
    yield Table("milestones", shown, rows, say("show.milestones"))


def stages(one: TaskAssessment, of: Assessment) -> Iterator[Table]:
    """The stages of a project: planned and reached."""
    task = one.task
    plans = [(name, planned(task.stages, name, task.due_stage, task.due), stage.done) for name, stage in task.stages]
    rows = tuple((stage_name(name), plan, done, step(plan, done, of.as_of)) for name, plan, done in plans)
    if rows:
        shown = (Column("stage"), Column("plan"), Column("reached"), Column("state"))
        yield Table("stages", shown, rows, say("show.stages"))


def schedule(one: TaskAssessment, of: Assessment) -> Iterator[Table]:
    """The expected curve: what share is due on which day, and where the day judged for stands on it.

    A task whose expected share comes from its parts has no curve of its own, nor has one that is not live.
    """
    start, end = one.window
    if one.expected is None or start is None or end is None or start > end or of.family.parts.get(one.key):
        return
    points = enumerate(points_of(one.task, start, end))
    rows = {day: (share, tuple(marks(one, day, index))) for index, (day, share) in points}
    _, here = rows.get(of.as_of, (one.expected, ()))
    rows[of.as_of] = (one.expected, (*here, say("schedule.today", progress=one.progress)))
    shown = (Column("day"), Column("expected", "right"), Column("point"))
    title = say("show.schedule", way=say(f"expect.{of.policy.expect}"))
    yield Table("schedule", shown, tuple((day, share, told) for day, (share, told) in sorted(rows.items())), title)


def marks(one: TaskAssessment, day: date, index: int) -> Iterator[Any]:
    """What a point of the curve stands for."""
    if index == 0:
        yield say("schedule.start")
    yield from (each.title for each in one.task.milestones if each.due == day)
    if one.task.measure and (day.month, day.day) == (12, 31):
        targets = dict(one.task.measure.targets)
        if day.year in targets:
            yield say("schedule.target", target=targets[day.year], unit=one.task.measure.unit)
    if day == one.window[1]:
        yield say("schedule.end")


def cadence(held: Cadence | None) -> Message | None:
    """A cadence in words."""
    if held is None:
        return None
    every, by = held.every, held.by
    if by is None:
        return say("cadence.end", every=every)
    if by.after:
        return say("cadence.after", every=every, days=by.number)
    if every is Every.WEEK:
        return say("cadence.weekday", weekday=say(f"weekday.{by.number}"))
    if every is Every.YEAR:
        return say("cadence.year", month=by.month or 12, day=by.number)
    if by.month is not None:
        return say("cadence.of_month", every=every, month=by.month, day=by.number)
    words = {Every.MONTH: "cadence.month_day", Every.HALF_YEAR: "cadence.half_year"}
    return say(words.get(every, "cadence.day"), every=every, day=by.number)
