"""Due days: which held when, which was promised first, and how many days ago the present one was."""

from datetime import date

from checklist.core.calendar import workdays_between
from checklist.core.known import moves_due, read_day
from checklist.core.model import NO_DAY, Act, Decision, Pairs, Task
from checklist.core.policy import Policy


def due_history(task: Task) -> Pairs[date | None]:
    """The due days that held, each from the day of its decision: ((day or "", due), …), the baseline first."""
    moves = sorted((one for one in task.decisions if moves_due(one)), key=lambda one: one.on)
    if not moves:
        return (("", task.due),)
    return (("", read_day(moves[0].before)), *((one.on.isoformat(), read_day(one.after)) for one in moves))


def decided_due(task: Task, due: date | None) -> bool:
    """Does the newest decision on it set this due day, or take it away? What an older one set holds no more."""
    return any(moves_due(one) for one in task.decisions) and due_history(task)[-1][1] == due


def extends(decision: Decision) -> bool:
    """Does an act move a due day back, whatever it is called? A retarget may, and may take the day away."""
    if decision.act is not Act.RETARGET or decision.field != "due":
        return decision.act is Act.EXTEND
    before, after = read_day(decision.before), read_day(decision.after)
    return before is not None and (decision.after == NO_DAY or (after is not None and after > before))


def baseline(task: Task) -> date | None:
    """The first due day: what was promised before any extension."""
    return due_history(task)[0][1]


def promised_end(task: Task, end: date | None) -> date | None:
    """The last day of a window that ends on `end` now, as it was before any extension."""
    return baseline(task) or end if task.due else end


def due_held(task: Task) -> date | None:
    """The due day that held at its own end: an extension decided after that day does not change the past."""
    first, *moves = due_history(task)
    held = first[1]
    for on, due in moves:
        if held is not None and on > held.isoformat():
            break
        held = due
    return held


def overdue_days(due: date | None, day: date, policy: Policy) -> int:
    """Days after the due day, as the workspace counts them, at least 1; a due day on a holiday does not move."""
    if due is None or due >= day:
        return 0
    if policy.lights.days == "working":
        return max(1, workdays_between(policy.calendar, due, day))
    return (day - due).days
