"""When a task rested: paused, cancelled, or done until it was reopened. Then it owed nothing."""

from bisect import bisect_right
from datetime import date

from checklist.core.known import BEFORE, status_acts
from checklist.core.model import Act, Status, Task
from checklist.core.progress import claims, stands

Spell = tuple[date, date]
"""From a day on, and before another."""
STOPS = (Act.PAUSE, Act.CANCEL)


def rests(task: Task) -> tuple[Spell, ...]:
    """Every spell in which a task as known rested; what is done now and stays so is asked elsewhere."""
    acts = status_acts(task)
    if not acts:
        stopped = task.status in (Status.PAUSED, Status.CANCELLED)
        return ((date.min, date.max),) if stopped else ()
    since = date.min if BEFORE.get(acts[0].act) is Status.PAUSED else None
    spells: list[Spell] = []
    for one in acts:
        stops = one.act in STOPS
        if stops and since is None:
            since = one.on
        elif not stops and since is not None:
            spells.append((since, one.on))
            since = None
    if since is not None:
        spells.append((since, date.max))
    return (*spells, *_done_before(task))


def _done_before(task: Task) -> list[Spell]:
    """The spells that ended with a reopening: each from the day the task was done, as written, reported or decided."""
    reopened = [one.on for one in status_acts(task) if one.act is Act.REOPEN]
    if not reopened:
        return []
    days = [one.on for one in task.decisions if one.act is Act.CLOSE]
    days += [stands(update) for update, share in claims(task) if share == 1]
    days += [task.done_on] if task.done_on else []
    days.sort()
    spells, before = [], date.min
    for day in reopened:
        following = bisect_right(days, before)
        if following < len(days) and days[following] <= day:
            spells.append((days[following], day))
        before = day
    return spells
