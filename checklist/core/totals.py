"""What a set of tasks comes to: counts by light and state, and their mean progress beside what was expected."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, is_due_soon, mean
from checklist.core.model import Light, Status
from checklist.core.rates import figure, undoubled
from checklist.core.value import Value


class Totals(Value):
    """Counts over the live tasks of a figure; `standing`, `paused` and `cancelled` are counted beside.

    `overdue` and `due_soon` have sets of their own: a part counts there if nothing above it does. `silent` and
    `watermelon` are about who reports: there parts and standing duties count as well.

    `progress`, `expected` and `gap` are weighted means over the `measured` tasks, those that have both figures. `parts`
    are live, but counted with what is above them.
    """

    live: int
    lights: Counter[Light]
    done: int
    closed: int
    overdue: int
    due_soon: int
    silent: int
    watermelon: int
    measured: int
    parts: int
    standing: int
    paused: int
    cancelled: int
    progress: Fraction | None
    expected: Fraction | None
    gap: Fraction | None


def totals(tasks: Iterable[TaskAssessment], of: Assessment) -> Totals:
    """The totals of some tasks of an assessment; parts of a task among them are not counted again."""
    tasks = tuple(tasks)
    live = figure(tasks, of)
    both = [one for one in live if one.gap is not None]
    progress, expected = mean(both, "progress"), mean(both, "expected")
    return Totals(
        live=len(live),
        lights=Counter(one.light for one in live),
        done=sum(one.done for one in live),
        closed=sum(one.closed for one in live),
        overdue=len(undoubled((one for one in tasks if one.live and one.overdue > 0), of)),
        due_soon=len(undoubled((one for one in tasks if one.live and is_due_soon(one, of.policy.lights)), of)),
        silent=sum(one.returns.silent for one in tasks),
        watermelon=sum(one.watermelon is not None for one in tasks),
        measured=len(both),
        parts=sum(one.live for one in tasks) - len(live),
        standing=sum(one.standing for one in tasks),
        paused=sum(one.task.status is Status.PAUSED for one in tasks),
        cancelled=sum(one.task.status is Status.CANCELLED for one in tasks),
        progress=progress,
        expected=expected,
        gap=None if progress is None or expected is None else progress - expected,
    )


RANK = {Light.GREEN: 0, Light.YELLOW: 1, Light.GREY: 2, Light.RED: 3}
"""How bad a light is when two days are compared; not being heard from lies between yellow and red."""


class Shift(Value):
    """A task then and now; `by` is how many steps its light has become worse (negative: better)."""

    then: TaskAssessment
    now: TaskAssessment

    @property
    def by(self) -> int:
        """Steps for the worse."""
        return RANK.get(self.now.light, 0) - RANK.get(self.then.light, 0)


def shifts(then: Assessment, now: Iterable[TaskAssessment]) -> tuple[Shift, ...]:
    """Tasks that had a light at both days, then and now."""
    before = {one.key: one for one in then.tasks}
    pairs = [Shift(before[one.key], one) for one in now if one.key in before]
    return tuple(pair for pair in pairs if Light.NONE not in (pair.then.light, pair.now.light))
