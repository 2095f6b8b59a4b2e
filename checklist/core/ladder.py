"""Who must be told what: the strictest rung of the ladder whose ground holds, one notice a matter.

Remind, warn and supervise follow the facts; circulate and summon are climbed. Without a ledger of served notices the
strictest rung whose ground holds is shown, not numbered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checklist.core.assess import Assessment, TaskAssessment, weight_of
from checklist.core.family import Key
from checklist.core.message import Message, say
from checklist.core.model import Light
from checklist.core.policy import Rung

Reds = Callable[[Key], int]
"""At how many review days running, up to the last one, a task was red."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One matter to be told: the task, the rung, why (every ground that holds), to whom. `number` comes from a ledger."""

    of: TaskAssessment
    rung: Rung
    step: int
    grounds: tuple[Message, ...]
    to: tuple[str, ...]
    number: str = ""


def notices(of: Assessment, reviews: Sequence[Assessment] = ()) -> tuple[Notice, ...]:
    """Every notice due, worst first. `reviews` are the same lists judged at the review days, oldest first."""
    reds = _reds_running(reviews)
    found = [notice for one in of.tasks if one.open or one.standing if (notice := _notice(one, of, reds))]
    return tuple(sorted(found, key=severity))


def severity(notice: Notice) -> tuple[object, ...]:
    """The order of notices: by rung, days overdue, points behind, weight; then as in the list."""
    one = notice.of
    return -notice.step, -one.overdue, one.gap if one.gap is not None else 0, -weight_of(one.task)


def _notice(one: TaskAssessment, of: Assessment, reds: Reds) -> Notice | None:
    for step, rung in reversed(list(enumerate(of.policy.ladder))):
        if rung.manual:
            continue
        grounds = _grounds(one, rung, of, reds)
        if grounds:
            entered = _entry(one, step, of)
            rung = of.policy.ladder[entered]
            return Notice(one, rung, entered, grounds, addressees(one, rung, of))
    return None


def _entry(one: TaskAssessment, step: int, of: Assessment) -> int:
    """A task may start higher than its facts put it (`enter_at`)."""
    names = [rung.name for rung in of.policy.ladder]
    return max(step, names.index(one.task.enter_at)) if one.task.enter_at in names else step


def _grounds(one: TaskAssessment, rung: Rung, of: Assessment, reds: Reds) -> tuple[Message, ...]:
    lights = of.policy.lights
    running = reds(one.key) if rung.reds else 0
    behind = one.gap is not None and one.gap * 100 <= -lights.yellow
    soon = one.due_in is not None and 0 <= one.due_in <= lights.due_soon
    asked: tuple[tuple[bool, Callable[[], Message]], ...] = (
        (rung.overdue is not None and one.overdue >= rung.overdue, lambda: ground_overdue(one)),
        (rung.reds is not None and running >= rung.reds, lambda: say("ground.reds", times=running)),
        (rung.behind and behind and one.open, lambda: ground_behind(one)),
        (rung.missed_return and one.returns.silent, lambda: ground_silent(one)),
        (rung.due_soon and soon, lambda: say("ground.due_soon", days=one.due_in, due=one.task.due)),
    )
    return tuple(ground() for holds, ground in asked if holds)


def ground_overdue(one: TaskAssessment) -> Message:
    """Overdue by so many days."""
    return say("ground.overdue", days=one.overdue, due=one.task.due)


def ground_behind(one: TaskAssessment) -> Message:
    """Behind by so many points."""
    return say("ground.behind", progress=one.progress, expected=one.expected, gap=one.gap)


def ground_silent(one: TaskAssessment) -> Message:
    """Silent since the first return of the present silence."""
    return say("ground.silent", day=one.returns.owed[-1], times=len(one.returns.missed))


def addressees(one: TaskAssessment, rung: Rung, of: Assessment) -> tuple[str, ...]:
    """The units and persons a rung tells: the owners, then up; each once. A word that is no role is an addressee."""
    known = of.policy.units.known
    units = [known[name] for name in one.task.owner if name in known]
    found = {
        "owner": one.task.owner,
        "support": one.task.support,
        "leader": one.task.leader or tuple(leader for unit in units for leader in unit.leader),
        "up": tuple(unit.up for unit in units if unit.up),
    }
    return tuple(dict.fromkeys(name for word in rung.to for name in found.get(word, (word,))))


def _reds_running(reviews: Sequence[Assessment]) -> Reds:
    red = [{one.key for one in each.tasks if one.light is Light.RED} for each in reversed(reviews)]

    def running(key: Key) -> int:
        return next((count for count, keys in enumerate(red) if key not in keys), len(red))

    return running
