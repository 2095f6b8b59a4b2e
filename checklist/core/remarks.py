"""Remarks of a review and whether they were answered: by the first report of substance after them."""

from dataclasses import dataclass
from datetime import date

from checklist.core.assess import TaskAssessment
from checklist.core.model import Act, Decision, Update
from checklist.core.returns import next_return, nonempty


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a task, the last day to answer it (the next return day, if returns are owed), and the answer."""

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
        return self.answer is not None or (self.until is not None and self.until < day)


def remarks(one: TaskAssessment) -> tuple[Remark, ...]:
    """The remarks on a task, oldest first."""
    found = sorted((act for act in one.task.decisions if act.act is Act.REMARK), key=lambda act: act.on)
    if not found:
        return ()
    reports = nonempty(one.task.updates)
    return tuple(_remark(one, act, reports) for act in found)


def _remark(one: TaskAssessment, act: Decision, reports: list[Update]) -> Remark:
    answer = next((report for report in reports if report.on > act.on), None)
    cadence = one.task.returns or one.task.every
    until = next_return(cadence, act.on, one.window) if cadence else None
    return Remark(one, act, until, answer)
