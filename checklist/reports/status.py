"""The one screen: every list's progress beside its schedule, its lights, and what asks for attention."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import nsmallest

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import Message, say
from checklist.core.model import Light, Status
from checklist.core.rates import figure, undoubled
from checklist.core.totals import Totals, shifts, totals
from checklist.reports.cells import HOME, asks, columns, grounds, points, row, undated_note
from checklist.reports.report import Bar, Block, Column, Fact, Facts, Paragraph, Report, Table

SHOWN = 10
NAMED = 5
"""So many units are named in a sentence."""
COUNTS = ("overdue", "due_soon", "silent", "watermelon", "done", "closed")
STATES = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE, Status.CLOSED)
LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED, Light.GREY)


def status(
    of: Assessment, tasks: Sequence[TaskAssessment], then: Assessment | None = None, shown: int = SHOWN
) -> Report:
    """Where things stand; with an earlier assessment also what has moved since."""
    blocks: list[Block] = [*late(of, tasks), *figures_of(of, tasks), *_attention(of, tasks, shown)]
    if then is not None:
        blocks += _moved(then, figure(tasks, of))
    since = then.as_of if then else None
    notes = undated_note(tasks)
    return Report("status", say("status.title"), of.as_of, tuple(blocks), since=since, main="progress", notes=notes)


def figures_of(of: Assessment, tasks: Sequence[TaskAssessment]) -> tuple[Block, ...]:
    """Progress beside its schedule, lights and counts by list, and how many tasks are in each state."""
    rows = _rows(of, tasks)
    *_, (_, _, whole) = rows
    return (*_overview(rows), *_states(of, tasks), *_beside(whole))


def late(of: Assessment, tasks: Sequence[TaskAssessment]) -> Iterator[Block]:
    """In one sentence how many tasks are overdue, and who answers for most of them."""
    found = undoubled((one for one in tasks if one.live and one.overdue > 0), of)
    owners = Counter(name for one in found for name in one.task.owner).most_common()
    if not found:
        return
    units = tuple(say("status.late_of", unit=name, count=count) for name, count in owners[:NAMED])
    key = "status.late" if len(owners) <= NAMED else "status.late_more"
    yield Paragraph(say(key, count=len(found), units=units, all=len(owners)), "late")


Row = tuple[str, object, Totals]


def _rows(of: Assessment, tasks: Sequence[TaskAssessment]) -> list[Row]:
    """(list id, its title, its totals) for every list with tasks, and the sum where there are several."""
    held: dict[str, list[TaskAssessment]] = {}
    for task in tasks:
        held.setdefault(task.list, []).append(task)
    rows: list[Row] = [(one.id, one.title, totals(held[one.id], of)) for one in of.lists if one.id in held]
    return [*rows, ("", say("status.total"), totals(tasks, of))] if len(rows) != 1 else rows


def _overview(rows: Sequence[Row]) -> tuple[Block, ...]:
    progress = Table(
        "progress",
        (
            Column("list_title", grow=True),
            Column("tasks", "right"),
            Column("bar"),
            Column("progress", "right"),
            Column("expected", "right"),
            Column("gap", "right"),
            HOME,
        ),
        tuple(
            (title, sums.live, Bar(sums.progress, sums.expected), *means(sums), name or None)
            for name, title, sums in rows
        ),
        note=_apart(rows),
    )
    lights = tuple(Column(f"light_{light.value}", "right", heading=light) for light in LIGHTS)
    counts = Table(
        "counts",
        (
            Column("list_title", grow=True),
            *lights,
            *(Column(key, "right", heading=say(f"count.{key}")) for key in COUNTS),
            HOME,
        ),
        tuple(
            (title, *(sums.lights[light] for light in LIGHTS), *(getattr(sums, key) for key in COUNTS), name or None)
            for name, title, sums in rows
        ),
    )
    return progress, counts


def means(sums: Totals) -> tuple[object, ...]:
    """Progress, what was expected, and the gap."""
    return sums.progress, sums.expected, points(sums.gap)


def _apart(rows: Sequence[Row]) -> Message | None:
    """That the rows come to more than their sum, where parts lie in another list than their whole."""
    if len(rows) < 2:
        return None
    *lists, (_, _, whole) = rows
    more = sum(sums.live for _, _, sums in lists) - whole.live
    return say("status.parts_apart", count=more) if more > 0 else None


def _states(of: Assessment, tasks: Sequence[TaskAssessment]) -> tuple[Block, ...]:
    """How many live tasks are in each state; a done one that is not closed counts as done only."""
    counts = Counter(state_of(one) for one in figure(tasks, of))
    told = tuple(
        Fact(state.value.replace("-", "_"), counts[state], say("status.not_closed") if state is Status.DONE else state)
        for state in STATES
    )
    return (Facts("states", told, inline=True),) if counts else ()


def state_of(one: TaskAssessment) -> Status:
    """The state a live task is in on its facts; what says nothing has not been started."""
    if one.done:
        return Status.CLOSED if one.closed else Status.DONE
    return one.task.status or Status.NOT_STARTED


def _beside(sums: Totals) -> tuple[Block, ...]:
    """What is not in the numbers above: tasks that lack a figure in the means, others in none of them."""
    lacking = sums.live - sums.measured
    means_of = (("measured", sums.measured), ("unmeasured", lacking)) if lacking else ()
    beside = [(key, getattr(sums, key)) for key in ("parts", "standing", "paused", "cancelled")]
    told = (("means", means_of), ("beside", [(key, count) for key, count in beside if count]))
    return tuple(
        Facts(name, tuple(Fact(key, count, say(f"count.{key}")) for key, count in facts), say(f"status.{name}"), True)
        for name, facts in told
        if facts
    )


def _attention(of: Assessment, tasks: Sequence[TaskAssessment], shown: int) -> tuple[Block, ...]:
    found = [one for one in tasks if (one.live or one.standing) and asks(one, of)]
    if not tasks:
        return (Paragraph(say("status.nothing"), "attention"),)
    if not found:
        return (Paragraph(say("status.all_well"), "attention"),)
    worst = nsmallest(shown, found, key=_latest)
    keys = ("light", "id", "title", "owner", "due")
    rows = tuple((*row(one, *keys), grounds(one, of), one.list) for one in worst)
    more = say("more", count=len(found) - shown) if len(found) > shown else None
    shown_columns = (*columns(*keys), Column("grounds"), HOME)
    return (Table("attention", shown_columns, rows, say("status.attention", count=len(found)), more),)


def _latest(one: TaskAssessment) -> tuple[int, float, Fraction | int]:
    """What stands first: the most days overdue, then the furthest behind.

    Floats tell nearly all gaps apart, and far faster than fractions are compared.
    """
    gap = one.gap if one.gap is not None else 0
    return -one.overdue, float(gap), gap


def _moved(then: Assessment, tasks: Sequence[TaskAssessment]) -> list[Block]:
    pairs = shifts(then, tasks)
    changed = sorted((pair for pair in pairs if pair.by), key=lambda pair: -pair.by)
    facts = Facts(
        "moved",
        (
            Fact("improved", sum(pair.by < 0 for pair in pairs)),
            Fact("declined", sum(pair.by > 0 for pair in pairs)),
            Fact("unchanged", sum(pair.by == 0 for pair in pairs)),
        ),
        say("status.moved", day=then.as_of),
        inline=True,
    )
    rows = tuple(
        (*row(pair.now, "id", "title", "owner"), pair.then.light, pair.now.light, pair.then.progress, pair.now.progress)
        for pair in changed
    )
    table = Table(
        "moves",
        (
            *columns("id", "title", "owner"),
            Column("light_then"),
            Column("light_now"),
            Column("progress_then", "right"),
            Column("progress_now", "right"),
        ),
        rows,
    )
    return [facts, table] if rows else [facts]
