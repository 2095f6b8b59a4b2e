"""Remarks of a review and whether they were answered: by the first report of substance after them."""

from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.model import Act, Decision, Update
from checklist.core.returns import next_return, nonempty
from checklist.core.reviewdays import judged_for, next_review
from checklist.core.value import Value


class Remark(Value):
    """A remark on a task, the last day to answer it (None where nothing sets one), and the answer."""

    of: TaskAssessment
    decision: Decision
    until: date | None
    answer: Update | None

    @property
    def in_time(self) -> bool:
        """Answered by its last day."""
        return self.answer is not None and (self.until is None or self.answer.on <= self.until)

    def owed(self, day: date) -> bool:
        """Is the answer already to be judged: given, or its last day past?"""
        return self.answer is not None or self.missed(day)

    def missed(self, day: date) -> bool:
        """Is its last day past without an answer?"""
        return self.answer is None and self.until is not None and self.until < day


def remarks(one: TaskAssessment, of: Assessment) -> tuple[Remark, ...]:
    """The remarks on a task, oldest first."""
    found = sorted((act for act in one.task.decisions if act.act is Act.REMARK), key=lambda act: act.on)
    if not found:
        return ()
    reports = nonempty(one.task.updates)
    return tuple(_remark(one, act, reports, of) for act in found)


def _remark(one: TaskAssessment, act: Decision, reports: list[Update], of: Assessment) -> Remark:
    after = bisect_right(reports, act.on, key=attrgetter("on"))
    answer = reports[after] if after < len(reports) else None
    return Remark(one, act, last_day(one, act.on, of), answer)


def last_day(one: TaskAssessment, said: date, of: Assessment) -> date | None:
    """By when a remark of a day is to be answered: the next return day, else the eve of the next review."""
    owed = next_return(one.task.returns or one.task.every, said, one.window)
    if owed:
        return owed
    days = figure_days(of)
    if days:
        after = bisect_right(days, said)
        return days[after] - timedelta(days=1) if after < len(days) else None
    review = next_review(of.policy.review, said)
    return judged_for(review) - timedelta(days=1) if review else None


@lru_cache(maxsize=4)
def figure_days(of: Assessment) -> list[date]:
    """The days that the figures of the listed reviews stand at, in order; kept, since every remark asks for one."""
    return sorted(map(judged_for, of.policy.review.days))
