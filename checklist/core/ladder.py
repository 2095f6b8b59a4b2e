"""Who must be told what: the strictest rung of the ladder whose ground holds, one notice a matter.

Remind, warn and supervise follow the facts; circulate and summon are climbed. Without a ledger of served notices the
strictest rung whose ground holds is shown, not numbered.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment, is_behind, weight_of
from checklist.core.due import extends
from checklist.core.message import Message, Points
from checklist.core.model import Act, Light
from checklist.core.policy import Lights, Policy, Rung
from checklist.core.running import NO_RUNS, Runs, runs
from checklist.core.stages import stage_name
from checklist.core.value import Value

REFERRED, OVERDUE, REDS, BEHIND, SILENT, DUE_SOON = "referred", "overdue", "reds", "behind", "silent", "due_soon"
REOPENED, EXTENSIONS, YELLOWS, LAST = "reopened", "extensions", "yellows", "last"
UNIT_OVERDUE, UNIT_REDS = "unit_overdue", "unit_reds"
"""The grounds of a notice."""
NO_RUNG = -1


class Ground(Value):
    """Why a matter is told: a ground by name, and its sentence `ground.<name>`."""

    name: str
    values: dict[str, Any]

    @property
    def message(self) -> Message:
        """The ground in words."""
        more = next((f"_{one}" for one in ("stage", "empty") if one in self.values), "")
        return Message(f"ground.{self.name}{more}", self.values)


class Notice(Value):
    """One matter to be told: the task, the rung and its place on the ladder, every ground that holds, and to whom.

    `number` and `until`, the last day to answer, come from a ledger; without one a notice is not numbered. A ledger has
    the grounds in words only: `rests` then names those that hold.
    """

    of: TaskAssessment
    rung: Rung
    step: int
    grounds: tuple[Ground, ...]
    to: tuple[str, ...]
    number: str = ""
    until: date | None = None
    rests: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its grounds by name."""
        return self.rests or tuple(ground.name for ground in self.grounds)

    def rests_on(self, names: Iterable[str]) -> bool:
        """Is one of these among its grounds?"""
        return not set(self.names).isdisjoint(names)


def notices(of: Assessment, reviews: Iterable[Assessment] = ()) -> tuple[Notice, ...]:
    """Every notice due, worst first. `reviews` are the same lists judged at the review days, newest first."""
    held = runs(reviews, of.policy.ladder)
    found = [notice for one in of.tasks if (notice := notice_of(one, of, held))]
    return tuple(sorted(found, key=severity))


def severity(notice: Notice) -> tuple[object, ...]:
    """The order of notices: by rung, days overdue, points behind, weight; then as in the list."""
    one = notice.of
    return -notice.step, -one.overdue, one.gap if one.gap is not None else 0, -weight_of(one.task)


def notice_of(one: TaskAssessment, of: Assessment, held: Runs = NO_RUNS) -> Notice | None:
    """The notice a task gives rise to on its facts; `held` is what was so at several reviews running."""
    if not (one.open or one.standing):
        return None
    facts = tuple(grounds(one, of, held))
    steps = {ground.name: strictest(of, partial(puts_on, ground, of.policy.lights)) for ground in facts}
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


def grounds(one: TaskAssessment, of: Assessment, held: Runs = NO_RUNS) -> Iterator[Ground]:
    """The facts about a task that a rung may rest on, strictest first; what no rung asks about is not looked for."""
    due = one.task.due
    stage = {"stage": stage_name(one.task.due_stage)} if one.task.due_stage else {}
    day = referred(one)
    if day:
        yield Ground(REFERRED, {"day": day})
    if one.overdue > 0:
        yield Ground(OVERDUE, {"days": one.overdue, "due": due, **stage})
    yield from _counted(one, held)
    if is_behind(one, of.policy.lights):
        yield Ground(BEHIND, {"progress": one.progress, "expected": one.expected, "behind": points_behind(one)})
    if one.returns.silent:
        yield Ground(SILENT, {"day": one.returns.owed[-1], "times": len(one.returns.missed)})
    yield from _of_unit(one, of, held)
    if one.due_in is not None and 0 <= one.due_in <= farthest(of.policy):
        yield Ground(DUE_SOON, {"days": one.due_in, "due": due, **stage})


def _counted(one: TaskAssessment, held: Runs) -> Iterator[Ground]:
    """Grounds that have come about several times."""
    reds, yellows = held.reds[one.key], held.yellows[one.key]
    if reds > 0 and one.light is Light.RED:
        yield Ground(REDS, {"times": reds})
    if yellows > 0 and one.light in (Light.RED, Light.YELLOW):
        yield Ground(YELLOWS, {"times": yellows})
    acts = [act.act for act in one.task.decisions]
    if Act.REOPEN in acts:
        yield Ground(REOPENED, {"times": acts.count(Act.REOPEN)})
    extended = sum(map(extends, one.task.decisions))
    if extended:
        yield Ground(EXTENSIONS, {"times": extended})


def _of_unit(one: TaskAssessment, of: Assessment, held: Runs) -> Iterator[Ground]:
    """Grounds in how the task's unit stands, for the tasks that it stands so badly for."""
    if one.light not in (Light.RED, Light.YELLOW):
        return
    owners = one.task.owner
    last = max(owners, key=held.last.__getitem__, default="")
    if held.last[last]:
        yield Ground(LAST, {"unit": last, "times": held.last[last]})
    reds, overdue = unit_counts(of)
    for name, counts, counted in (
        (UNIT_OVERDUE, overdue, one.overdue > 0),
        (UNIT_REDS, reds, one.light is Light.RED),
    ):
        unit = max(owners, key=counts.__getitem__, default="")
        if counted and counts[unit]:
            yield Ground(name, {"unit": unit, "times": counts[unit]})


@lru_cache(maxsize=4)
def unit_counts(of: Assessment) -> tuple[Counter[str], Counter[str]]:
    """How many tasks of each unit are red, and how many overdue."""
    reds = Counter(unit for one in of.tasks if one.light is Light.RED for unit in one.task.owner)
    return reds, Counter(unit for one in of.tasks if one.overdue > 0 for unit in one.task.owner)


def farthest(policy: Policy) -> int:
    """As many days before a due day as any rung looks."""
    return max(policy.lights.due_soon, *(rung.due_within or 0 for rung in policy.ladder), 0)


def points_behind(one: TaskAssessment) -> Points | None:
    """How far progress is short of what was expected."""
    return None if one.gap is None else Points(-one.gap)


def puts_on(ground: Ground, lights: Lights, rung: Rung) -> bool:
    """Is the ground enough for a rung? None is for a manual one: that is a person's decision."""
    if rung.manual or ground.name == REFERRED:
        return False
    match ground.name:
        case "overdue":
            return rung.overdue is not None and bool(ground.values["days"] >= rung.overdue)
        case "behind":
            return rung.behind
        case "silent":
            most = rung.missed_returns
            return rung.missed_return or (most is not None and bool(ground.values["times"] >= most))
        case "due_soon":
            within = max(lights.due_soon if rung.due_soon else -1, -1 if rung.due_within is None else rung.due_within)
            return bool(ground.values["days"] <= within)
    most = getattr(rung, ground.name)
    return most is not None and bool(ground.values["times"] >= most)


def starts_on(one: TaskAssessment, told: Sequence[Ground], rung: Rung) -> bool:
    """Has somebody put the task on a rung: it is to start there (`enter_at`), or was referred by decision?"""
    if rung.manual:
        return any(ground.name == REFERRED for ground in told)
    return one.task.enter_at == rung.name


def referred(one: TaskAssessment) -> date | None:
    """The day somebody was called to account for the task, unless excused since."""
    acts = [act for act in one.task.decisions if act.act in (Act.REFER, Act.WAIVE)]
    last = max(reversed(acts), key=lambda act: act.on, default=None)  # of one day the last
    return last.on if last and last.act is Act.REFER else None


def addressees(one: TaskAssessment, rung: Rung, of: Assessment) -> tuple[str, ...]:
    """Whom a rung tells, each once: the owners, then up. A word may be a role of the task; else it is an addressee.

    A unit of the settings is itself, whatever roles a list gives.
    """
    known = of.policy.units.known
    units = [known[name] for name in one.task.owner if name in known]
    office = of.policy.notices.office or next((held.issuer for held in of.lists if held.id == one.list), "")
    found = {
        **{role: names for role, names in one.task.roles if role not in known},
        "owner": one.task.owner,
        "support": one.task.support,
        "leader": one.task.leader,
        "up": tuple(unit.up for unit in units if unit.up),
        "office": (office,) if office else (),
    }
    return tuple(dict.fromkeys(name for word in rung.to for name in found.get(word, (word,))))
