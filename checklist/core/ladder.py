"""Who must be told what: the strictest rung of the ladder whose ground holds, one notice a matter.

Remind, warn and supervise follow the facts; circulate and summon are climbed. Without a ledger of served notices the
strictest rung whose ground holds is shown, not numbered.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment, is_behind, is_due_soon, weight_of
from checklist.core.family import Key
from checklist.core.message import Message, Points
from checklist.core.model import Act, Light
from checklist.core.policy import Rung
from checklist.core.stages import stage_name
from checklist.core.value import Value

REFERRED, OVERDUE, REDS, BEHIND, SILENT, DUE_SOON = "referred", "overdue", "reds", "behind", "silent", "due_soon"
"""The grounds of a notice, strictest first."""
NO_RUNG = -1


class Ground(Value):
    """Why a matter is told: a ground by name, and its sentence `ground.<name>`."""

    name: str
    values: dict[str, Any]

    @property
    def message(self) -> Message:
        """The ground in words."""
        return Message(f"ground.{self.name}_stage" if "stage" in self.values else f"ground.{self.name}", self.values)


class Notice(Value):
    """One matter to be told: the task, the rung and its place on the ladder, every ground that holds, and to whom.

    `number` comes from a ledger; without one it is empty: not numbered.
    """

    of: TaskAssessment
    rung: Rung
    step: int
    grounds: tuple[Ground, ...]
    to: tuple[str, ...]
    number: str = ""

    def rests_on(self, names: Iterable[str]) -> bool:
        """Is one of these among its grounds?"""
        return not {ground.name for ground in self.grounds}.isdisjoint(names)


def notices(of: Assessment, reviews: Iterable[Assessment] = ()) -> tuple[Notice, ...]:
    """Every notice due, worst first. `reviews` are the same lists judged at the review days, newest first."""
    reds = reds_running(reviews)
    found = [notice for one in of.tasks if one.open or one.standing if (notice := notice_of(one, of, reds(one.key)))]
    return tuple(sorted(found, key=severity))


def severity(notice: Notice) -> tuple[object, ...]:
    """The order of notices: by rung, days overdue, points behind, weight; then as in the list."""
    one = notice.of
    return -notice.step, -one.overdue, one.gap if one.gap is not None else 0, -weight_of(one.task)


def notice_of(one: TaskAssessment, of: Assessment, reds: int = 0) -> Notice | None:
    """The notice a task gives rise to on its facts; `reds` is at how many review days running it was red."""
    facts = tuple(grounds(one, of, reds))
    steps = {ground.name: strictest(of, partial(puts_on, ground)) for ground in facts}
    if max(steps.values(), default=NO_RUNG) == NO_RUNG:
        return None
    told = tuple(ground for ground in facts if ground.name == REFERRED or steps[ground.name] != NO_RUNG)
    step = max(*steps.values(), strictest(of, partial(starts_on, one, told)))
    rung = of.policy.ladder[step]
    return Notice(one, rung, step, told, addressees(one, rung, of))


def strictest(of: Assessment, holds: Callable[[Rung], bool]) -> int:
    """The last step of the ladder for which something holds, or NO_RUNG."""
    ladder = of.policy.ladder
    return next((step for step in reversed(range(len(ladder))) if holds(ladder[step])), NO_RUNG)


def grounds(one: TaskAssessment, of: Assessment, reds: int = 0) -> Iterator[Ground]:
    """The facts about a task that a rung may rest on, strictest first."""
    lights, due = of.policy.lights, one.task.due
    stage = {"stage": stage_name(one.task.due_stage)} if one.task.due_stage else {}
    day = referred(one)
    if day:
        yield Ground(REFERRED, {"day": day})
    if one.overdue > 0:
        yield Ground(OVERDUE, {"days": one.overdue, "due": due, **stage})
    if reds > 0 and one.light is Light.RED:
        yield Ground(REDS, {"times": reds})
    if is_behind(one, lights):
        yield Ground(BEHIND, {"progress": one.progress, "expected": one.expected, "behind": points_behind(one)})
    if one.returns.silent:
        yield Ground(SILENT, {"day": one.returns.owed[-1], "times": len(one.returns.missed)})
    if is_due_soon(one, lights):
        yield Ground(DUE_SOON, {"days": one.due_in, "due": due, **stage})


def points_behind(one: TaskAssessment) -> Points | None:
    """How far progress is short of what was expected."""
    return None if one.gap is None else Points(-one.gap)


def puts_on(ground: Ground, rung: Rung) -> bool:
    """Is the ground enough for a rung? None is for a manual one: that is a person's decision."""
    if rung.manual:
        return False
    match ground.name:
        case "overdue":
            return rung.overdue is not None and bool(ground.values["days"] >= rung.overdue)
        case "reds":
            return rung.reds is not None and bool(ground.values["times"] >= rung.reds)
        case "behind":
            return rung.behind
        case "silent":
            return rung.missed_return
        case "due_soon":
            return rung.due_soon
    return False


def starts_on(one: TaskAssessment, told: Sequence[Ground], rung: Rung) -> bool:
    """Has somebody put the task on a rung: it is to start there (`enter_at`), or was referred by decision?"""
    return one.task.enter_at == rung.name or (rung.manual and any(ground.name == REFERRED for ground in told))


def referred(one: TaskAssessment) -> date | None:
    """The day somebody was called to account for the task, unless excused since."""
    acts = [act for act in one.task.decisions if act.act in (Act.REFER, Act.WAIVE)]
    last = max(reversed(acts), key=lambda act: act.on, default=None)  # of one day the last
    return last.on if last and last.act is Act.REFER else None


def addressees(one: TaskAssessment, rung: Rung, of: Assessment) -> tuple[str, ...]:
    """Whom a rung tells, each once: the owners, then up. A word may be a role of the task; else it is an addressee."""
    known = of.policy.units.known
    units = [known[name] for name in one.task.owner if name in known]
    found = {
        **dict(one.task.roles),
        "owner": one.task.owner,
        "support": one.task.support,
        "leader": one.task.leader,
        "up": tuple(unit.up for unit in units if unit.up),
    }
    return tuple(dict.fromkeys(name for word in rung.to for name in found.get(word, (word,))))


def reds_running(reviews: Iterable[Assessment]) -> Callable[[Key], int]:
    """At how many review days running, from the newest back, a task was red; no further back than any of them was."""
    running: Counter[Key] = Counter()
    still: set[Key] | None = None
    for each in reviews:
        red = {one.key for one in each.tasks if one.light is Light.RED}
        still = red if still is None else still & red
        if not still:
            break
        running.update(still)
    return lambda key: running[key]
