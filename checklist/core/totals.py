"""What a set of tasks comes to: counts by light and state, and their mean progress beside what was expected."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, is_due_soon, mean
from checklist.core.model import Light, Status
from checklist.core.rates import figure
from checklist.core.value import Value


class Totals(Value):
    """Counts over the live tasks of a figure; `standing`, `paused` and `cancelled` are counted beside.

    `silent` and `watermelon` are about who reports: there parts and standing duties count as well.

    `progress`, `expected` and `gap` are weighted means over the tasks that have both figures.
    """

    live: int
    lights: Counter[Light]
    done: int
    closed: int
    overdue: int
    due_soon: int
    silent: int
    watermelon: int
    unmeasured: int
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
        overdue=sum(one.overdue > 0 for one in live),
        due_soon=sum(is_due_soon(one, of.policy.lights) for one in live),
        silent=sum(one.returns.silent for one in tasks),
        watermelon=sum(one.watermelon is not None for one in tasks),
        unmeasured=sum(one.progress is None for one in live),
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
