"""A review as values: who stands where now, and where the same units stood at the last one."""

from collections.abc import Iterable, Mapping
from datetime import date

from checklist.core.assess import Assessment, TaskAssessment, weight_of
from checklist.core.consequences import Proposal
from checklist.core.model import Light, Update
from checklist.core.remarks import Remark, remarks
from checklist.core.returns import nonempty
from checklist.core.reviewdays import judged_for, last_review
from checklist.core.score import Standing, standings
from checklist.core.totals import RANK
from checklist.core.value import Value, field


class Review(Value):
    """Some tasks of an assessment and the places of whoever they are grouped by.

    `then` is the assessment of the earlier day that is compared with, if any, and `before` the places at that day by
    group and name. `proposed` is what the settings propose for whole units.
    """

    of: Assessment
    by: str
    tasks: tuple[TaskAssessment, ...]
    rows: tuple[Standing, ...]
    then: Assessment | None = None
    before: Mapping[tuple[str, str], int] = field(default_factory=dict)
    proposed: tuple[Proposal, ...] = ()


def review(of: Assessment, by: str, tasks: Iterable[TaskAssessment], then: Assessment | None = None) -> Review:
    """A review of some tasks; the earlier places are those of the same tasks as they stood then."""
    tasks = tuple(tasks)
    if then is None:
        return Review(of, by, tasks, standings(of, by, tasks))
    same = {one.key for one in tasks}
    earlier = [one for one in then.tasks if one.key in same]
    places = standings(then, by, earlier)
    before = {(one.group, one.name): one.rank for one in places if one.rank is not None}
    return Review(of, by, tasks, standings(of, by, tasks), then, before)


def places_up(held: Review, one: Standing) -> int | None:
    """How many places a unit has come up (negative: gone down) in its group; None without a place at both days."""
    then = held.before.get((one.group, one.name))
    return None if then is None or one.rank is None else then - one.rank


def worst_first(tasks: Iterable[TaskAssessment]) -> list[TaskAssessment]:
    """Tasks in the order they are gone through: by light, days overdue, points behind, weight; then as in the list."""
    return sorted(tasks, key=_severity)


def _severity(one: TaskAssessment) -> tuple[object, ...]:
    gap = 0 if one.gap is None or one.done else one.gap
    return one.light is Light.NONE, -RANK.get(one.light, 0), -one.overdue, one.done, gap, -weight_of(one.task)


def newest_report(one: TaskAssessment) -> Update | None:
    """The newest report of substance: its words are what the owner says now."""
    reports = nonempty(one.task.updates)
    return reports[-1] if reports else None


def pending_remarks(held: Review) -> tuple[Remark, ...]:
    """The remarks since the last review, and older ones on what is still to be done that were never answered."""
    start = last_day_of_figures(held)
    asked = (one for one in held.tasks if one.live or one.standing)
    found = (each for one in asked for each in remarks(one, held.of))
    return tuple(
        each
        for each in found
        if start is None or each.decision.on >= start or (each.answer is None and not each.of.done)
    )


def last_day_of_figures(held: Review) -> date | None:
    """The day the last review's figures stood at, else the earlier day that is compared with."""
    last = last_review(held.of.policy.review, held.of.as_of)
    return judged_for(last) if last else held.then.as_of if held.then else None
