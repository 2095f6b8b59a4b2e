"""What falls on which day, and what came of it: due days, steps, returns, answers, reviews, the office's own terms."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import Message, say
from checklist.core.reviewdays import judged_for, review_days
from checklist.core.value import Value


class Falls(StrEnum):
    """What falls on a day, in the order it is told."""

    REVIEW = "review"
    FIGURES = "figures"
    DUE = "due"
    MILESTONE = "milestone"
    STAGE = "stage"
    REMARK = "remark"
    RETURN = "return"
    WAIVER = "waiver"
    PERIOD = "period"


MATTERS = (Falls.DUE, Falls.MILESTONE, Falls.STAGE, Falls.REMARK)
"""What has to be done, beside what has to be reported and what the office has to hold in mind."""


class Outcome(StrEnum):
    """What came of something whose day has come: not seen to, put off in time, seen to."""

    OPEN = "open"
    MOVED = "moved"
    DONE = "done"


class Item(Value):
    """Something that falls on a day, for whom, and what it is; several tasks where they are reported on together.

    `outcome` is None, and `came` mostly so, as long as it lies ahead.
    """

    day: date
    kind: Falls
    units: tuple[str, ...]
    tasks: tuple[TaskAssessment, ...]
    what: Any
    outcome: Outcome | None = None
    came: Message | None = None


Span = tuple[date, date]
"""The first and the last day."""


def inside(day: date | None, span: Span) -> bool:
    """Does a day lie in a span?"""
    return day is not None and span[0] <= day <= span[1]


def office_items(of: Assessment, tasks: Iterable[TaskAssessment], span: Span) -> Iterator[Item]:
    """What the office itself has to hold in mind: reviews and their figures, waivers and periods that end."""
    policy = of.policy.review
    for one in policy.days or review_days(policy, span[1]):
        if inside(one.on, span):
            yield _office(Falls.REVIEW, one.on, one.title or say("agenda.review"), of.as_of)
        if judged_for(one) != one.on and inside(judged_for(one), span):
            what = say("agenda.figures", day=one.on, title=one.title or say("agenda.review"))
            yield _office(Falls.FIGURES, judged_for(one), what, of.as_of)
    known = {(one.list, one.task.id) for one in tasks}
    ids, lists = {name for _, name in known}, {name for name, _ in known}
    for waiver in of.policy.waivers:
        meant = (not waiver.task or waiver.task in ids) and (not waiver.list or waiver.list in lists)
        if meant and inside(waiver.until, span):
            what = say("agenda.waiver", code=waiver.code, task=waiver.task or waiver.list or "", reason=waiver.reason)
            yield _office(Falls.WAIVER, waiver.until, what, of.as_of)
    for held in of.lists:
        if held.id in lists and held.period.end and inside(held.period.end, span):
            yield _office(Falls.PERIOD, held.period.end, say("agenda.period", title=held.title), of.as_of)


def _office(kind: Falls, day: date, what: Any, today: date) -> Item:
    return Item(day, kind, (), (), what, Outcome.DONE if day < today else None)
