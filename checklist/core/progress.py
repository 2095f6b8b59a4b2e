"""How far a task is, and since when it is done: the owner's newest claim, the counted facts, or unknown.

All functions take a task as known on the day (`known.as_known`). Shares are `Fraction` in 0…1.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from checklist.core.model import Act, Decision, Measure, Milestone, Status, Task, Update

ONE = Fraction(1)
ZERO = Fraction(0)
NEVER_STARTED = date.min


def target_of(measure: Measure) -> Decimal | None:
    """The final target: as written, or the last of the yearly ones."""
    if measure.target is not None:
        return measure.target
    return max(measure.targets)[1] if measure.targets else None


def share_of(measure: Measure, done: Decimal, target: Decimal | None = None) -> Fraction | None:
    """The share of the way from the starting value to the target, cut to 0…1.

    None for a level, without a target, and for a target that falls from an unknown value.
    """
    target = target_of(measure) if target is None else target
    if measure.kind == "level" or target is None or (measure.better == "lower" and measure.start is None):
        return None
    start = measure.start or Decimal(0)
    if target == start:
        return None
    return min(ONE, max(ZERO, Fraction(done - start) / Fraction(target - start)))


def stands(update: Update) -> date:
    """The day an update's figures stand at."""
    return update.stands or update.on


def in_order(updates: tuple[Update, ...]) -> list[Update]:
    """Updates by the day their figures stand at; those of one day in the order written."""
    return sorted(updates, key=stands) if len(updates) > 1 else list(updates)


def last_reopening(task: Task) -> Decision | None:
    """The newest decision that what was done is not; of one day the last."""
    found = [one for one in task.decisions if one.act is Act.REOPEN]
    return max(reversed(found), key=lambda one: one.on) if found else None


def claims(task: Task) -> Iterator[tuple[Update, Fraction]]:
    """Every update that gives a share, in order: as progress, or through the measure."""
    for update in in_order(task.updates):
        share = claimed(task, update)
        if share is not None:
            yield update, share


def claimed(task: Task, update: Update) -> Fraction | None:
    """The share one update gives."""
    if update.progress is not None:
        return update.progress
    if update.done is not None and task.measure is not None:
        return share_of(task.measure, update.done)
    return None


def own_progress(task: Task, end: date | None = None) -> Fraction | None:
    """The share done, from the task's own facts; None if nothing is known of it. `end` is the window's, as promised.

    1 if done; else the newest claim, the measure, the milestones done, the task's own figure, 0 if not-started is
    written. After a reopening nothing earlier counts as 1.
    """
    if is_done(task):
        return ONE
    reopened = last_reopening(task)
    if reopened:
        return _since_reopened(reopened, list(claims(task)))
    newest = (claimed(task, update) for update in reversed(in_order(task.updates)))
    share = next((share for share in newest if share is not None), None)
    return _counted(task, end) if share is None else share


def _since_reopened(reopened: Decision, shares: list[tuple[Update, Fraction]]) -> Fraction | None:
    after = [share for update, share in shares if update.on > reopened.on]
    if after:
        return after[-1]
    if reopened.progress is not None:
        return reopened.progress
    return next((share for _, share in reversed(shares) if share < 1), None)


def _counted(task: Task, end: date | None) -> Fraction | None:
    if task.measure and task.measure.done is not None:
        share = share_of(task.measure, task.measure.done)
        if share is not None:
            return share
    if task.milestones:
        each, whole = worth(task, end)
        return portion(sum(part for one, part in zip(task.milestones, each, strict=True) if one.done), whole)
    if task.progress is not None:
        return task.progress
    return ZERO if task.status is Status.NOT_STARTED else None


def worth(task: Task, end: date | None = None) -> tuple[tuple[int, ...], int]:
    """What each milestone is worth, in parts of the whole, and how many parts that is; the rest is the due day's.

    As written in percent; without weights each of n is worth 1/n if the last falls on the due day, else 1/(n + 1).
    `end` is the last day of the window as it was first promised, since an extension moves the due day's point only.
    Whole numbers, since they are added up for every task, and fractions take ten times as long.
    """
    steps = task.milestones
    if any(one.weight is not None for one in steps):
        ratios = [(one.weight or ZERO).as_integer_ratio() for one in steps]
        finest = lcm(*(below for _, below in ratios))
        return tuple(above * (finest // below) for above, below in ratios), finest * 100
    last = max((one.due for one in steps if one.due), default=None)
    end = end or task.due
    return (1,) * len(steps), len(steps) if last is not None and end is not None and last >= end else len(steps) + 1


def weights(task: Task, end: date | None = None) -> tuple[Fraction, ...]:
    """What each milestone is worth, as a share."""
    each, whole = worth(task, end)
    return tuple(portion(part, whole) for part in each)


@lru_cache(maxsize=4096)
def portion(part: int, whole: int) -> Fraction:
    """So many parts of a whole."""
    return Fraction(part, whole)


def measured(task: Task) -> Decimal | None:
    """The newest value of the measure that was reported or written."""
    for update in reversed(in_order(task.updates)):
        if update.done is not None:
            return update.done
    return task.measure.done if task.measure else None


def reached_target(task: Task) -> bool:
    """Has a total reached its target since it was last reopened? Then it counts as claimed done."""
    if task.measure is None or task.measure.kind == "level" or task.measure.of_parts:
        return False
    reopened = last_reopening(task)
    for update in reversed(in_order(task.updates)):
        if update.done is not None:
            if reopened and update.on <= reopened.on:
                return False
            return share_of(task.measure, update.done) == 1
        if update.progress is not None and update.progress < 1:
            return False
    return reopened is None and task.measure.done is not None and share_of(task.measure, task.measure.done) == 1


def is_done(task: Task) -> bool:
    """The owner says so, or the office has closed it. 100 % while in progress is not done."""
    if task.status in (Status.DONE, Status.CLOSED):
        return True
    return task.status not in (Status.PAUSED, Status.CANCELLED) and reached_target(task)


def done_day(task: Task) -> date | None:
    """The day a done task was done: as written, else the day of the update that reached 100 %, else the closing.

    Days before the last reopening do not count. None: done on an unknown day.
    """
    reopened = last_reopening(task)
    since = reopened.on if reopened else NEVER_STARTED
    if task.done_on and task.done_on > since:
        return task.done_on
    full: date | None = None
    for update, share in claims(task):
        if share < 1 or update.on <= since:
            full = None
        elif full is None:
            full = stands(update)
    if full:
        return full
    return min((one.on for one in task.decisions if one.act is Act.CLOSE and one.on > since), default=None)


def milestone_share(measure: Measure | None, step: Milestone) -> Fraction | None:
    """The share a milestone's own target stands for."""
    return share_of(measure, step.target) if measure and step.target is not None else None
