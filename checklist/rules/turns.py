"""What a rule about two versions may ask, and what it answers; whose hand a version is by."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from checklist.core.compare import Change
from checklist.core.family import Key
from checklist.core.known import read_day
from checklist.core.model import Act, Decision, Task, Units, Update
from checklist.core.numbers import read_number
from checklist.core.policy import Policy, ReviewDay
from checklist.core.reviewdays import judged_for, next_review
from checklist.core.settle import meaning
from checklist.core.step import State, Step
from checklist.core.turn import TaskTurn
from checklist.core.value import Value
from checklist.rules.registry import Rule
from checklist.rules.wording import reads_alike, says_as_much

LATE = 7
"""Days after which a claim or an act that is first recorded counts as dated back."""
EVE = 3
"""So many days before a review's figures are taken, what is moved is moved for the review."""
SPOKEN = frozenset(("text", "problems", "causes", "next", "ask", "outlook", "reason"))
"""The fields of an update or a decision that say something in words."""
T = TypeVar("T", bound=Hashable)


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

    `hands` are the units of all others whom the version names. `states` are the versions up to this one by their ids,
    `whole` says whether those are all there were. `heard` has the day on which a report on a task was last recorded,
    `former` the names that a task had before, with those of its lists. `of_lists` are the rules asked of lists as they
    stand that one task can break by itself.
    """

    step: Step
    unit: str
    gone: Mapping[Key, Task]
    hands: frozenset[str] = frozenset()
    states: Mapping[str, State] = MappingProxyType({})
    whole: bool = False
    heard: Mapping[Key, date] = MappingProxyType({})
    former: Mapping[Key, tuple[Key, ...]] = MappingProxyType({})
    of_lists: tuple[Rule, ...] = ()

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


def news(step: Step, ask: Callable[[State, State], Iterable[T]]) -> tuple[T, ...]:
    """What a version says otherwise than those it was made from, by its own doing.

    `ask` tells what one state says otherwise than another. Of a version that joins several it is what none of them
    brought since they parted; where that cannot be told, what it says otherwise than all of them.
    """
    found = [tuple(ask(one, step.after)) for one in step.before]
    if len(found) < 2:
        return found[0] if found else ()
    told = dict.fromkeys(one for some in found for one in some)
    if step.base is None:
        return tuple(one for one in told if all(one in some for some in found))
    brought = [set(ask(step.base, one)) for one in step.before]
    own = (
        {one for one in some if not any(one in other for other in (*brought[:at], *brought[at + 1 :]))}
        for at, some in enumerate(found)
    )
    kept: set[T] = set().union(*own)
    return tuple(one for one in told if one in kept)


def unit_of(name: str, email: str, units: Units) -> str:
    """The unit a person belongs to: by an address it declares, or by its own name; "" where that cannot be told."""
    address = email.casefold()
    for unit in units.all:
        if any(_fits(address, one.casefold()) for one in unit.email):
            return unit.name
    return meaning(name, units) if name in units.known or not units.all else ""


def _fits(address: str, declared: str) -> bool:
    """Is it the address itself, or one of the domain `@example.org`?"""
    return address.endswith(declared) if declared.startswith("@") else address == declared


def hand_of(owners: Iterable[str], watch: Watch) -> str:
    """Which of some units recorded a version: its author's, or that of another whom it names; "" for none of them."""
    return next((one for one in owners if one == watch.unit), "") or next(
        (one for one in owners if one in watch.hands), ""
    )


def taken_in(owners: Iterable[str], watch: Watch) -> bool:
    """Did a unit record a version that is none of some units, so that it took in what they say?"""
    held = tuple(owners)
    return watch.unit not in ("", *held) and not hand_of(held, watch)


def new_decisions(turn: TaskTurn) -> tuple[Decision, ...]:
    """The decisions a version added to a task, or wrote otherwise: one to which evidence was added is none."""
    if turn.after is None:
        return ()
    had = turn.before.decisions if turn.before else ()
    new = {at: one for at, one in enumerate(turn.after.decisions) if one not in had}
    mended = added_to(turn) if had and new else ()
    return tuple(one for at, one in new.items() if at not in mended)


def added_to(turn: TaskTurn) -> set[int]:
    """The decisions, by where they stand, that say all they said and name only more evidence."""
    changed: dict[int, bool] = {}
    for change in changes_of(turn, "decisions"):
        if len(change.route) > 2:
            more = change.route[2] == "evidence" and set(change.before or ()) <= set(change.after or ())
            changed[int(change.route[1])] = more and changed.get(int(change.route[1]), True)
    return {at for at, only in changed.items() if only}


def decided(turn: TaskTurn, *acts: Act) -> bool:
    """Did the version add a decision of such a kind?"""
    return any(one.act in acts for one in new_decisions(turn))


def retargeted(turn: TaskTurn, *words: str) -> bool:
    """Did it add a decision to set one of these fields otherwise?"""
    return any(one.act is Act.RETARGET and one.field in words for one in new_decisions(turn))


def reshaped(turn: TaskTurn) -> bool:
    """Did it add a decision by which what is inside the task may be another? One on a weight or start is only that."""
    return any(one.act is Act.RETARGET and one.field not in ("weight", "start") for one in new_decisions(turn))


def puts_off(turn: TaskTurn, before: date | None, after: date | None) -> bool:
    """Did it add a decision by which a day inside the task may move so far? An extension moves it as far as its own."""
    if before is None or reshaped(turn) or decided(turn, Act.RESUME, Act.REOPEN):
        return True
    for one in new_decisions(turn):
        held, holds = read_day(one.before), read_day(one.after)
        if one.act is Act.EXTEND and held:
            return holds is None or (after is not None and after - before <= holds - held)
    return False


def retargets(turn: TaskTurn, field: str, value: object) -> bool:
    """Did it add a decision to set a field to this very value? What a decision says in words is taken for it."""
    read = read_day if field == "start" else read_number
    said = (read(one.after) for one in new_decisions(turn) if one.act is Act.RETARGET and one.field == field)
    return any(one is None or one == value for one in said)


def changes_of(turn: TaskTurn, *name: str) -> tuple[Change, ...]:
    """The changes of a task's fields of these names, the whole of them or anything inside."""
    return tuple(change for change in turn.changes if change.route and change.route[0] in name)


def rewriting(change: Change, on: date, watch: Watch, sure: Sure) -> Sure | None:
    """How sure is it that what was written on a day should have stayed as it was? None where it reads alike.

    A word may be spelt otherwise, and a slip of the pen is seen on the same day: then somebody has to look.
    """
    if change.route[2] in SPOKEN and change.before and change.after:
        if reads_alike(change.before, change.after):
            return None
        if says_as_much(change.before, change.after):
            return Sure.POSSIBLE
    return Sure.POSSIBLE if watch.day == on and change.route[2] != "on" else sure


def new_updates(turn: TaskTurn) -> tuple[Update, ...]:
    """The updates that a version added to a task that was there before."""
    found = (change.after for change in changes_of(turn, "updates") if len(change.route) == 2)
    return tuple(one for one in found if one is not None) if turn.before else ()
