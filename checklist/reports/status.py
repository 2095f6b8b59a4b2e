"""The one screen: every list's progress beside its schedule, its lights, and what asks for attention."""

from collections.abc import Sequence

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import say
from checklist.core.model import Light
from checklist.core.rates import figure
from checklist.core.totals import Totals, shifts, totals
from checklist.reports.cells import columns, grounds, points, row
from checklist.reports.report import Bar, Block, Column, Fact, Facts, Paragraph, Report, Table

SHOWN = 10
COUNTS = ("overdue", "due_soon", "silent", "watermelon", "done", "closed")
LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED, Light.GREY)


def status(
    of: Assessment, tasks: Sequence[TaskAssessment], then: Assessment | None = None, shown: int = SHOWN
) -> Report:
    """Where things stand; with an earlier assessment also what has moved since."""
    blocks: list[Block] = [*_overview(of, tasks), *_beside(of, tasks), *_attention(of, tasks, shown)]
    if then is not None:
        blocks += _moved(then, figure(tasks, of))
    since = then.as_of if then else None
    return Report("status", say("status.title"), of.as_of, tuple(blocks), since=since, main="progress")


def _rows(of: Assessment, tasks: Sequence[TaskAssessment]) -> list[tuple[str, object, Totals]]:
    """(list id, its title, its totals) for every list with tasks, and the sum where there are several."""
    lists = [(one.id, one.title, [task for task in tasks if task.list == one.id]) for one in of.lists]
    rows: list[tuple[str, object, Totals]] = [(name, title, totals(held, of)) for name, title, held in lists if held]
    return [*rows, ("", say("status.total"), totals(tasks, of))] if len(rows) != 1 else rows


def _overview(of: Assessment, tasks: Sequence[TaskAssessment]) -> tuple[Block, ...]:
    rows = _rows(of, tasks)
    progress = Table(
        "progress",
        (
            Column("list_title", grow=True),
            Column("tasks", "right"),
            Column("bar"),
            Column("progress", "right"),
            Column("expected", "right"),
            Column("gap", "right"),
        ),
        tuple(
            (title, sums.live, Bar(sums.progress, sums.expected), sums.progress, sums.expected, points(sums.gap))
            for _, title, sums in rows
        ),
    )
    lights = tuple(Column(f"light_{light.value}", "right", heading=light) for light in LIGHTS)
    counts = Table(
        "counts",
        (
            Column("list_title", grow=True),
            *lights,
            *(Column(key, "right", heading=say(f"count.{key}")) for key in COUNTS),
        ),
        tuple(
            (title, *(sums.lights[light] for light in LIGHTS), *(getattr(sums, key) for key in COUNTS))
            for _, title, sums in rows
        ),
    )
    return progress, counts


def _beside(of: Assessment, tasks: Sequence[TaskAssessment]) -> tuple[Block, ...]:
    """What no figure counts: standing duties, paused and cancelled tasks, and live ones without a figure."""
    sums = totals(tasks, of)
    beside = [(key, getattr(sums, key)) for key in ("unmeasured", "standing", "paused", "cancelled")]
    told = tuple(Fact(key, count, say(f"count.{key}")) for key, count in beside if count)
    return (Facts("beside", told, say("status.beside"), inline=True),) if told else ()


def _attention(of: Assessment, tasks: Sequence[TaskAssessment], shown: int) -> tuple[Block, ...]:
    found = [(one, why) for one in tasks if (one.live or one.standing) and (why := grounds(one, of))]
    if not found:
        return (Paragraph(say("status.all_well"), "attention"),)
    found.sort(key=lambda pair: (-pair[0].overdue, pair[0].gap if pair[0].gap is not None else 0))
    keys = ("light", "id", "title", "owner", "due")
    rows = tuple((*row(one, *keys), why) for one, why in found[:shown])
    more = say("more", count=len(found) - shown) if len(found) > shown else None
    table = Table(
        "attention", (*columns(*keys), Column("grounds")), rows, say("status.attention", count=len(found)), more
    )
    return (table,)


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
