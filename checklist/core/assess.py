"""What the facts amount to on a day: progress beside expected, overdue, silent, and one light a task.

`assess` is a pure function of lists, policy and day. It first forgets what came later, then judges; the questions
stand in the order of the regulation, strictest first.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from checklist.core.due import due_held, overdue_days, promised_end
from checklist.core.expected import Window, expected, window
from checklist.core.family import Family, Key, family, leaves_first
from checklist.core.known import as_known
from checklist.core.ledger import Entry
from checklist.core.message import Message, Points, say
from checklist.core.model import Light, Status, Task, TaskList
from checklist.core.policy import Lights, Policy
from checklist.core.progress import done_day, in_order, is_done, own_progress, stands
from checklist.core.returns import NONE_OWED, Returns, returns, says_something
from checklist.core.stages import reached
from checklist.core.value import Value, replace


class TaskAssessment(Value):
    """One task judged. Shares are `Fraction` in 0…1, `gap` is progress less expected; None where there is no figure."""

    list: str
    task: Task
    window: Window
    live: bool
    standing: bool
    done: bool
    closed: bool
    done_on: date | None
    due_held: date | None
    on_time: bool
    progress: Fraction | None
    expected: Fraction | None
    gap: Fraction | None
    overdue: int
    due_in: int | None
    returns: Returns
    heard: bool
    undated: bool
    light: Light
    why: Message
    watermelon: date | None = None

    @property
    def key(self) -> Key:
        """The task by its list and id."""
        return self.list, self.task.id

    @property
    def late(self) -> bool:
        """Done after the due day that held; it stays marked: colours have a memory."""
        return self.done and self.done_on is not None and self.due_held is not None and not self.on_time

    @property
    def open(self) -> bool:
        """Still to be done."""
        return self.live and not self.done


class Assessment(Value, eq=False):
    """All lists judged for a day; `known_by` is the later day whose knowledge was used, if any.

    `told` is what the ledgers of notices had by then.

    It is compared by what it is, not by what it says: so what follows from it can be kept and is reckoned once.
    """

    as_of: date
    lists: tuple[TaskList, ...]
    tasks: tuple[TaskAssessment, ...]
    family: Family
    policy: Policy
    known_by: date | None = None
    told: tuple[Entry, ...] = ()

    def of_list(self, name: str) -> tuple[TaskAssessment, ...]:
        """The tasks of one list, in its order."""
        return tuple(one for one in self.tasks if one.list == name)


def assess(
    lists: tuple[TaskList, ...], policy: Policy, as_of: date, known_by: date | None = None, today: date | None = None
) -> Assessment:
    """Settled lists judged for a day. `today` is the day the lists stand at: before it, undated facts are marked."""
    known = tuple(replace(one, tasks=tuple(as_known(task, as_of, known_by) for task in one.tasks)) for one in lists)
    kin = family(known)
    earlier = today is not None and as_of < today
    judged = [assess_task(task, one, policy, as_of, earlier) for one in known for task in one.tasks]
    if kin.parts:
        judged = _with_parts(judged, kin, policy, as_of)
    return Assessment(as_of, known, tuple(judged), kin, policy, known_by)


def assess_task(task: Task, of: TaskList, policy: Policy, day: date, earlier: bool = False) -> TaskAssessment:
    """One task as known on the day, by its own facts."""
    done = is_done(task)
    done_on = done_day(task) if done else None
    rests = task.status in (Status.PAUSED, Status.CANCELLED)
    standing = task.every is not None and not rests
    live = not standing and not rests
    frame = window(task, of.period)
    due = None if standing else task.due
    met = (task.due_stage and reached(task.stages, task.due_stage)) or (done_on if done else None)
    held = due_held(task) if due else None
    progress = own_progress(task, promised_end(task, frame[1]))
    if progress is None and live and policy.unmeasured == "zero":
        progress = Fraction(0)
    should = expected(task, of.period, day, policy.expect) if live else None
    heard = any(says_something(update, None) for update in task.updates) or _counted_at_all(task)
    owes = live or standing
    one = TaskAssessment(
        list=of.id,
        task=task,
        window=frame,
        live=live,
        standing=standing,
        done=done and live,
        closed=task.status is Status.CLOSED,
        done_on=done_on,
        due_held=held,
        on_time=bool(held and met and met <= held),
        progress=progress,
        expected=should,
        gap=_gap(progress, should),
        overdue=overdue_days(due, day, policy) if live and not done and met is None else 0,
        due_in=(due - day).days if due and live and not done and met is None else None,
        returns=returns(task, frame, day, done, done_on) if owes and (task.returns or task.every) else NONE_OWED,
        heard=heard,
        undated=earlier and _has_undated(task),
        light=Light.NONE,
        why=say("why.none"),
    )
    return _lit(one, policy, day)


def _gap(progress: Fraction | None, should: Fraction | None) -> Fraction | None:
    return None if progress is None or should is None else progress - should


def _lit(one: TaskAssessment, policy: Policy, day: date) -> TaskAssessment:
    light, why = judge(one, policy, day)
    return replace(one, light=light, why=why, watermelon=_watermelon(one.task, light))


def judge(one: TaskAssessment, policy: Policy, day: date) -> tuple[Light, Message]:  # noqa: C901 -- a regulation
    """The light, and the ground for it: the first question that is answered with yes."""
    lights = policy.lights
    if not one.live and not one.standing:
        return Light.NONE, say(f"why.{one.task.status or Status.PAUSED}")
    opened = one.window[0] is None or one.window[0] <= day
    if one.done or (one.standing and one.task.status in (Status.DONE, Status.CLOSED)):
        return Light.GREEN, say("why.late" if one.late else "why.done", day=one.done_on)
    if one.overdue > 0:
        return Light.RED, say("why.overdue", days=one.overdue, due=one.task.due)
    if one.gap is not None and one.gap < below(lights.red):
        return Light.RED, _behind(one)
    if one.returns.silent:
        return Light.GREY, say("why.silent")
    if opened and not one.heard:
        return Light.GREY, say("why.unheard")
    if one.standing:
        return Light.GREEN, say("why.standing")
    if is_behind(one, lights):
        return Light.YELLOW, _behind(one)
    if is_due_soon(one, lights):
        return Light.YELLOW, say("why.due_soon", days=one.due_in, due=one.task.due)
    for step in one.task.milestones:
        if step.due and not step.done and step.due < day:
            return Light.YELLOW, say("why.milestone", title=step.title, due=step.due)
    return Light.GREEN, _nothing_against(one, opened)


def _nothing_against(one: TaskAssessment, opened: bool) -> Message:
    """Why a task is green that nothing stands against: being on track is said of what has a gap only."""
    if not opened:
        return say("why.not_begun", start=one.window[0])
    if one.gap is not None:
        return say("why.on_track")
    if one.task.measure and one.task.measure.kind == "level":
        return say("why.level")
    return say("why.no_figure" if one.progress is None else "why.no_schedule")


def _behind(one: TaskAssessment) -> Message:
    return say("why.behind", gap=Points(-one.gap if one.gap else Fraction(0)))


@lru_cache(maxsize=64)
def below(points: Decimal) -> Fraction:
    """The gap of a task that is so many points (百分点) behind its schedule."""
    return Fraction(points) / -100


def is_behind(one: TaskAssessment, lights: Lights) -> bool:
    """So far behind the schedule that the yellow light is on, or would be."""
    return one.open and one.gap is not None and one.gap <= below(lights.yellow)


def is_due_soon(one: TaskAssessment, lights: Lights) -> bool:
    """To be done within the days ahead that the workspace looks at."""
    return one.due_in is not None and 0 <= one.due_in <= lights.due_soon


def _counted_at_all(task: Task) -> bool:
    """Is there any figure of the task's own, without a report? What is planned or agreed says nothing of what is."""
    return (
        task.progress is not None
        or (task.measure is not None and task.measure.done is not None)
        or any(not is_planned(name) for name, _ in task.counts)
        or any(name not in AGREED for name, _ in task.amounts)
        or any(step.done for step in task.milestones)
        or any(stage.done for _, stage in task.stages)
    )


AGREED = ("planned", "contracted")
"""Amounts that stand before anything has been done: what is to be spent and what is signed for."""


def is_planned(name: str) -> bool:
    """Is a set of a task's counts all there is, or what is planned?"""
    return name == "all" or name.startswith("plan.")


def _has_undated(task: Task) -> bool:
    """Does the task rest on a fact that has no day, so that nobody can say since when it holds?"""
    figures = task.progress is not None or (task.measure is not None and task.measure.done is not None)
    claimed = task.status in (Status.DONE, Status.CLOSED) and done_day(task) is None
    return claimed or (figures and not task.updates)


BETTER = {Light.GREEN: 0, Light.YELLOW: 1, Light.RED: 2}


def _watermelon(task: Task, light: Light) -> date | None:
    """Since when the owner has shown a better light than the computed one; None if it does not."""
    if light not in BETTER:
        return None
    since: date | None = None
    for update in reversed(in_order(task.updates)):
        if update.light is None:
            continue
        if update.light not in BETTER or BETTER[update.light] >= BETTER[light]:
            break
        since = stands(update)
    return since


def _with_parts(judged: list[TaskAssessment], kin: Family, policy: Policy, day: date) -> list[TaskAssessment]:
    """Parents take progress and expected from their live parts, from the leaves upwards."""
    by_key = {one.key: one for one in judged}
    for key in leaves_first(kin):
        parts = [by_key[part] for part in kin.parts[key] if by_key[part].live]
        if not parts or not by_key[key].live:
            continue
        own = by_key[key]
        both = [part for part in parts if part.gap is not None] or parts
        progress = Fraction(1) if own.done else own.progress if (told := mean(both, "progress")) is None else told
        should = own.expected if (rolled := mean(both, "expected")) is None else rolled
        own = replace(own, progress=progress, expected=should, gap=_gap(progress, should))
        by_key[key] = _lit(replace(own, heard=own.heard or any(part.heard for part in parts)), policy, day)
    return [by_key[one.key] for one in judged]


def mean(tasks: Iterable[TaskAssessment], figure: str) -> Fraction | None:
    """The weighted mean of a figure over the tasks that have it; None where none does, or all weigh nothing.

    Shares are added up by denominator first: adding thousands of different fractions one by one makes huge ones.
    """
    by_denominator: dict[int, Fraction | int] = {}
    weight: Fraction | int = 0
    for one in tasks:
        value: Fraction | None = getattr(one, figure)
        if value is not None:
            each = weight_of(one.task)
            by_denominator[value.denominator] = by_denominator.get(value.denominator, 0) + value.numerator * each
            weight += each
    if not weight:
        return None
    return sum((Fraction(total) / below for below, total in by_denominator.items()), Fraction(0)) / weight


def weight_of(task: Task) -> Fraction | int:
    """How much a task counts in means: 1 if nothing is written."""
    if task.weight is None:
        return 1
    whole = int(task.weight)
    return whole if whole == task.weight else Fraction(task.weight)
