"""What a rule about two versions may ask, and what it answers; whose hand a version is by."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from checklist.core.compare import Change
from checklist.core.family import Key
from checklist.core.model import Act, Decision, Task, Units
from checklist.core.policy import Policy, ReviewDay
from checklist.core.reviewdays import judged_for, next_review
from checklist.core.revision import Revision
from checklist.core.settle import meaning
from checklist.core.turn import Step, TaskTurn
from checklist.core.value import Value

LATE = 7
"""Days after which a claim or an act that is first recorded counts as dated back."""
EVE = 3
"""So many days before a review's figures are taken, what is moved is moved for the review."""


class Sure(StrEnum):
    """How sure an event is: it is so, it most likely is, or it may be and wants a look."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Seen(Value):
    """What a rule saw: the blanks of its sentence, the change concerned, how sure it is, and whose task it is, in
    which list ("" where the subject says it).
    """

    values: Mapping[str, Any]
    change: Change | None = None
    sure: Sure = Sure.CERTAIN
    task: str = ""
    list: str = ""


def seen(change: Change | None = None, sure: Sure = Sure.CERTAIN, task: str = "", **values: Any) -> Seen:
    """Something that should not have been done."""
    return Seen(values, change, sure, task)


class Watch(Value):
    """Everything a rule may ask beside its subject: the step, the unit its author belongs to ("" if unknown), and
    the tasks that were deleted before it.
    """

    step: Step
    unit: str
    gone: Mapping[Key, Task]

    @property
    def day(self) -> date:
        """The day the version was recorded."""
        return self.step.revision.committed

    @property
    def policy(self) -> Policy:
        """What the workspace settles, as of this version."""
        return self.step.after.workspace.policy

    def review_near(self) -> ReviewDay | None:
        """The review whose figures are taken on this day or in the few days after it."""
        found = next_review(self.policy.review, date.fromordinal(self.day.toordinal() - 1))
        return found if found and (judged_for(found) - self.day).days <= EVE else None


def unit_of(revision: Revision, units: Units) -> str:
    """The unit an author belongs to: by an address it declares, or by its own name; "" where that cannot be told."""
    address = revision.email.casefold()
    for unit in units.all:
        if any(_fits(address, one.casefold()) for one in unit.email):
            return unit.name
    return meaning(revision.author, units) if revision.author in units.known or not units.all else ""


def _fits(address: str, declared: str) -> bool:
    """Is it the address itself, or one of the domain `@example.org`?"""
    return address.endswith(declared) if declared.startswith("@") else address == declared


def new_decisions(turn: TaskTurn) -> tuple[Decision, ...]:
    """The decisions a version added to a task."""
    if turn.after is None:
        return ()
    had = turn.before.decisions if turn.before else ()
    return tuple(one for one in turn.after.decisions if one not in had)


def decided(turn: TaskTurn, *acts: Act) -> bool:
    """Did the version add a decision of such a kind?"""
    return any(one.act in acts for one in new_decisions(turn))


def retargeted(turn: TaskTurn, *words: str) -> bool:
    """Did it add a decision to set one of these fields otherwise?"""
    return any(one.act is Act.RETARGET and one.field in words for one in new_decisions(turn))


def changes_of(turn: TaskTurn, *name: str) -> tuple[Change, ...]:
    """The changes of a task's fields of these names, the whole of them or anything inside."""
    return tuple(change for change in turn.changes if change.route and change.route[0] in name)
