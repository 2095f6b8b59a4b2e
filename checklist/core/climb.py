"""What the ledger makes of the notices due: which are to be issued now, which stand, which ended.

A rung that follows the facts is entered at once; a climbed one only after the rung below was served and its time has
run. A notice that was not answered in its time goes up a rung. Nothing is told twice.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from checklist.core.answers import Answer, answer
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.calendar import Calendar, add_workdays
from checklist.core.due import extends
from checklist.core.ladder import NO_RUNG, Ground, Notice, addressees
from checklist.core.ledger import TAKEN, Life
from checklist.core.model import Status
from checklist.core.policy import Rung
from checklist.core.value import Value, replace

UNANSWERED = "unanswered"
DOUBLE = "double"
"""Why a notice is withdrawn of which there is another one."""
ENDS = frozenset(
    ("gone", "paused", "cancelled", "closed", "done", "transfer", "extend", "recovered", DOUBLE, TAKEN),
)
"""Why a notice ends; in a ledger that somebody has written in by hand there may be words instead."""
RUNS = 5
"""Working days that a rung runs before the next one is climbed, where it says none of its own."""


class Standing(Value, eq=False):
    """A notice that was issued and still holds: its answer so far, and whether it was served and its time is over.

    `due` is what is due on the facts now, if anything is.
    """

    life: Life
    of: TaskAssessment
    answer: Answer
    late: bool
    due: Notice | None = None


class Round(Value, eq=False):
    """What is to be done: notices to issue, those that stand, those that ended (each with why).

    Of a matter only the newest notice stands; a stricter one takes the place of those before it.
    """

    issue: tuple[Notice, ...]
    standing: tuple[Standing, ...]
    ended: tuple[tuple[Life, str], ...]


def round_of(
    due: Sequence[Notice], held: Iterable[Life], of: Assessment, by_hand: bool, calendar: Calendar | None = None
) -> Round:
    """The notices due on their facts, and those issued before, on the assessment's day.

    `by_hand` says that nothing is sent from here: then a notice is served on the day it is issued. `calendar` counts
    the working days of a rung that says none; it is the assessment's, if left out. Of a list that is
    not judged today nothing is said.
    """
    tasks = {one.key: one for one in of.tasks}
    judged = {one.id for one in of.lists}
    facts = {notice.of.key: notice for notice in due}
    standing: list[Standing] = []
    ended: list[tuple[Life, str]] = []
    for life in held:
        if life.ended or life.issued.list not in judged:
            continue
        why = end(life, tasks.get(life.key), facts.get(life.key), of)
        if why:
            ended.append((life, why))
            continue
        one = tasks[life.key]
        said = answer(life, one)
        served = by_hand or life.sent_on is not None
        late = served and said.on is None and life.until is not None and life.until < of.as_of
        standing.append(Standing(life, one, said, late, facts.get(life.key)))
    doubles = {id(one) for one in doubled(standing, of)}
    ended += [(one.life, DOUBLE) for one in standing if id(one) in doubles]
    standing = [one for one in standing if id(one) not in doubles]
    newest: dict[tuple[str, str], Standing] = {}
    for stands in standing:
        best = newest.get(stands.life.key)
        if best is None or step_of(stands.life, of) >= step_of(best.life, of):
            newest[stands.life.key] = stands
    asked = [facts.get(key) or _silent(newest[key], of) for key in dict.fromkeys([*facts, *newest])]
    may = partial(ran, of=of, by_hand=by_hand, calendar=calendar or of.policy.calendar)
    issue = (climbed(one, newest.get(one.of.key), of, may) for one in asked)
    return Round(tuple(one for one in issue if one), tuple(newest.values()), tuple(ended))


def doubled(standing: Sequence[Standing], of: Assessment) -> Iterator[Standing]:
    """The notices of which another one of the same matter and rung stands: two branches have each issued one.

    Of such that one holds which a unit was told by, else the one that has left the house, else the first.
    """
    groups: dict[tuple[tuple[str, str], int], list[Standing]] = {}
    for one in standing:
        groups.setdefault((one.life.key, step_of(one.life, of)), []).append(one)
    for (_, step), held in groups.items():
        if len(held) > 1 and step != NO_RUNG:
            kept = min(held, key=lambda one: (not one.life.reached, not one.life.touched))
            yield from (one for one in held if one is not kept and not one.life.reached)


def _silent(held: Standing, of: Assessment) -> Notice:
    """A notice for a matter that is on no rung by its facts: it is on the one it was told on, as long as it stands."""
    step = step_of(held.life, of)
    return Notice(held.of, of.policy.ladder[step] if step >= 0 else Rung(held.life.issued.rung), step, (), ())


def end(life: Life, one: TaskAssessment | None, due: Notice | None, of: Assessment) -> str:
    """Why a notice holds no longer; nothing while it does."""
    if one is None:
        return "gone"
    status = {Status.PAUSED: "paused", Status.CANCELLED: "cancelled", Status.CLOSED: "closed"}
    if one.task.status in status:
        return status[one.task.status]
    if one.done:
        return "done"
    if not set(one.task.owner) & set(life.issued.unit):
        return "transfer"
    step = due.step if due else NO_RUNG
    if step < step_of(life, of) and any(extends(act) and act.on >= life.issued.on for act in one.task.decisions):
        return "extend"
    return "recovered" if due is None and not _runs(life, of) else ""


def _runs(life: Life, of: Assessment) -> bool:
    """Is there still time to answer it? None for one that nobody has got: it is not sent when it is no longer so."""
    waits = bool(of.policy.notices.channels) and not life.reached
    return not waits and life.until is not None and life.until >= of.as_of


def step_of(life: Life, of: Assessment) -> int:
    """The place of a notice's rung on the ladder as it is now; below all where there is no such rung any more."""
    return next((step for step, rung in enumerate(of.policy.ladder) if rung.name == life.issued.rung), NO_RUNG)


def climbed(notice: Notice, held: Standing | None, of: Assessment, may_climb: Callable[[Life], bool]) -> Notice | None:
    """The notice as it is to be issued now, on the rung that may be entered today; None where none may."""
    ladder = of.policy.ladder
    if held is None:
        return on_rung(notice, first_step(notice, ladder), of)
    now = step_of(held.life, of)
    want, grounds = notice.step, notice.grounds
    above = next_step(ladder, now) if held.late and now != NO_RUNG else None
    if above is not None:
        want = max(want, above)
        grounds = (*grounds, unanswered(held))
    if want <= now:
        return None
    step = _next(want, now, ladder, may_climb(held.life))
    return None if step is None else on_rung(replace(notice, grounds=grounds), step, of)


def unanswered(held: Standing) -> Ground:
    """The ground that a notice was not answered in its time, or not with anything new."""
    empty = {"empty": held.answer.empty} if held.answer.empty else {}
    return Ground(UNANSWERED, {"number": held.life.number, "until": held.life.until, **empty})


def _next(want: int, now: int, ladder: Sequence[Rung], may_climb: bool) -> int | None:
    """The rung to enter between two: as far as facts lead, else one up when the time of this one has run."""
    if ladder[want].manual:
        return want
    free = [step for step in range(now + 1, want + 1) if not ladder[step].manual and not ladder[step].climbed]
    return free[-1] if free else next_step(ladder, now) if may_climb else None


def first_step(notice: Notice, ladder: Sequence[Rung]) -> int:
    """Where a matter begins: at the strictest rung that need not be climbed, unless the task starts higher."""
    if notice.rung.manual or notice.of.task.enter_at == notice.rung.name:
        return notice.step
    open_to = [step for step in range(notice.step + 1) if not ladder[step].manual]
    free = [step for step in open_to if not ladder[step].climbed or ladder[step].name == notice.of.task.enter_at]
    return free[-1] if free else open_to[0]


def next_step(ladder: Sequence[Rung], step: int) -> int | None:
    """The next rung up that needs no person's decision."""
    return next((one for one in range(step + 1, len(ladder)) if not ladder[one].manual), None)


def ran(life: Life, of: Assessment, by_hand: bool, calendar: Calendar) -> bool:
    """Was a notice served on an earlier day, and has its time run: to its last day to answer, else RUNS days?"""
    served = life.issued.on if by_hand else life.sent_on
    if served is None:
        return False
    return max(served, life.until or add_workdays(calendar, served, RUNS)) < of.as_of


def on_rung(notice: Notice, step: int, of: Assessment) -> Notice:
    """The same matter on another rung."""
    rung = of.policy.ladder[step]
    return replace(notice, rung=rung, step=step, to=addressees(notice.of, rung, of))
