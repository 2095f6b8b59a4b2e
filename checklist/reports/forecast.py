"""What will be late if nothing changes: one line to read aloud, the tasks by verdict, and what each unit comes to."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.family import Key
from checklist.core.forecast import MONTH, Forecast, Prospect, Verdict, forecast_in, forecasts, prospect
from checklist.core.message import Message, say
from checklist.core.model import Period
from checklist.core.rates import figure
from checklist.core.score import group_of, grouped
from checklist.reports.cells import HOME, columns, undated_note
from checklist.reports.ranking import heading_of
from checklist.reports.rates import has_groups, titles_of
from checklist.reports.report import Block, Column, Fact, Facts, Paragraph, Percent, Report, Section, Signed, Table
from checklist.reports.walk import more

Found = Mapping[Key, Forecast]
YEAR, NEW_YEARS_EVE = 366, (12, 31)
LATE = (Verdict.MISS, Verdict.RISK)
"""The verdicts to speak of."""
SAID_BY_FIGURES = ("forecast.early", "forecast.late")
"""The grounds that the finish and its distance from the due day say already."""


def forecast_report(
    of: Assessment, tasks: Sequence[TaskAssessment], by: str = "owner", totals_first: bool = False
) -> Report:
    """The forecast of some tasks, worst first, and its totals by whoever is asked for."""
    found = forecasts(of)
    listed, totals = listing(tasks, of, found), totals_by(tasks, by, of, found)
    blocks: tuple[Block, ...] = (*headline(tasks, of, found), *((totals, listed) if totals_first else (listed, totals)))
    main = "totals" if totals_first else "tasks"
    return Report("forecast", title(tasks, of), of.as_of, blocks, main=main, notes=undated_note(tasks))


def title(tasks: Sequence[TaskAssessment], of: Assessment) -> Message:
    """What the paper is called: of the year, where every list ends with one that it does not outlast."""
    held = {one.list for one in tasks}
    periods = [one.period for one in of.lists if one.id in held]
    of_year = all(
        _days(one) <= YEAR and (one.end is None or (one.end.month, one.end.day) == NEW_YEARS_EVE) for one in periods
    )
    return say("forecast.title" if of_year else "forecast.title_long")


def _days(period: Period) -> int:
    return 0 if period.start is None or period.end is None else (period.end - period.start).days + 1


def headline(tasks: Sequence[TaskAssessment], of: Assessment, found: Found) -> Iterator[Paragraph]:
    """What a leader can read aloud: how many will make it, and the share that will be done when the period ends."""
    sums = prospect(tasks, of, found)
    if not sums.all:
        yield Paragraph(say("forecast.nothing"), "headline")
        return
    counts = {verdict.value: sums.verdicts.get(verdict, 0) for verdict in Verdict}
    yield Paragraph(say("forecast.headline", all=sums.all, done=sums.done, **counts), "headline")
    if sums.open_end < sums.all - sums.done or sums.done == sums.all:
        yield Paragraph(_rate(sums, tasks, of), "rate")


def _rate(sums: Prospect, tasks: Sequence[TaskAssessment], of: Assessment) -> Message:
    """The rate the period will end at, and what it may be at most."""
    held = {one.list for one in tasks}
    ends = {one.period.end for one in of.lists if one.id in held}
    more = say("forecast.at_most", count=sums.open_end, rate=sums.at_most) if sums.open_end else ""
    values = {"rate": sums.rate, "done": sums.by_end, "all": sums.all, "more": more}
    day = next(iter(ends)) if len(ends) == 1 else None
    return say("forecast.rate_on", day=day, **values) if day else say("forecast.rate", **values)


def in_brief(tasks: Sequence[TaskAssessment], of: Assessment, shown: int) -> Section:
    """The forecast as a part of another paper: what to read aloud, and the worst of those that may not make it."""
    found = forecasts(of)
    late = [one for one in tasks if one.key in found and found[one.key].verdict in LATE]
    table = listing(late, of, found, shown)
    parts = len(late) - len({one.key for one in late} & {one.key for one in figure(tasks, of)})
    apart = (Paragraph(say("forecast.parts_apart", count=parts), "parts_apart"),) if parts else ()
    blocks = (*headline(tasks, of, found), *((*apart, table) if late else ()))
    return Section("forecast", title(tasks, of), blocks)


def listing(tasks: Sequence[TaskAssessment], of: Assessment, found: Found, shown: int | None = None) -> Table:
    """The open tasks by verdict, worst first; all of them, or so many."""
    ahead = sorted((one for one in tasks if one.key in found), key=lambda one: severity(one, found[one.key]))
    counted = {one.key for one in figure(tasks, of)}
    parts = sum(one.key not in counted for one in ahead)
    note = say("forecast.parts_apart", count=parts) if parts else None
    if shown is not None:
        note, ahead = more(ahead, shown), ahead[:shown]
    rows = tuple(row(one, found[one.key]) for one in ahead)
    heads = (
        *(Column("verdict"), *columns("id", "title", "owner"), Column("end", heading=say("column.due"))),
        *(Column("finish", spare=True), Column("late", "right", spare=True), *columns("progress")),
        *(Column(key, "right", spare=True) for key in ("needed", "pace")),
        *(Column(key, spare=True) for key in ("forecast_why", "outlook")),
        HOME,
    )
    return Table("tasks", heads, rows, note=note, split="verdict", counted=shown is None)


def facts(one: TaskAssessment, of: Assessment) -> Iterator[Facts]:
    """The forecast of one task; nothing where it has none."""
    held = forecast_in(one, of)
    if held is not None:
        told = (
            Fact("verdict", held.verdict, say("forecast.verdict")),
            Fact("forecast_why", held.why),
            Fact("finish", held.finish),
            Fact("needed", monthly(held.needed)),
            Fact("pace", monthly(held.pace)),
            Fact("outlook", held.outlook),
        )
        yield Facts("forecast", told, say("show.forecast"))


def verdict(held: Forecast) -> Message:
    """A verdict and its ground in one line."""
    return say("forecast.because", verdict=held.verdict, why=held.why)


def row(one: TaskAssessment, held: Forecast) -> tuple[Any, ...]:
    """A task under the columns of the listing."""
    return (
        held.verdict,
        one.task.id,
        one.task.title,
        one.task.owner or None,
        held.end,
        held.finish,
        None if held.late is None else Signed(held.late),
        one.progress,
        monthly(held.needed),
        monthly(held.pace),
        None if held.why.key in SAID_BY_FIGURES else held.why,
        held.outlook or None,
        one.list,
    )


def monthly(pace: Fraction | None) -> Percent | None:
    """A pace as the share of the whole that is done in a month."""
    return None if pace is None else Percent(pace * MONTH)


def severity(one: TaskAssessment, held: Forecast) -> tuple[object, ...]:
    """Worst first: by verdict, days overdue, no way made, days late; then as in the list."""
    late = held.late if held.late is not None else 0
    return list(Verdict).index(held.verdict), -one.overdue, not held.stalled, -late


def totals_by(tasks: Sequence[TaskAssessment], by: str, of: Assessment, found: Found) -> Table:
    """How many of each one's tasks come to which verdict, and the rate they will end at; the worst off first."""
    grouping = has_groups(of, by)
    titles = titles_of(by, of)
    sums = [(name, prospect(held, of, found)) for name, held in grouped(tasks, by, of)]
    sums = sorted((pair for pair in sums if pair[1].all), key=lambda pair: _worst(pair[1]))
    if grouping:
        order = list(dict.fromkeys(unit.group for unit in of.policy.units.all))
        sums.sort(key=lambda pair: order.index(group) if (group := group_of(pair[0], of)) in order else len(order))
    rows = tuple(
        (titles.get(name) or name, *_numbers(each), *((group_of(name, of) or None,) if grouping else ()))
        for name, each in sums
    )
    heads = (Column("name", grow=True, heading=heading_of(by)), *NUMBERS, *((Column("group"),) if grouping else ()))
    title = say("forecast.totals", by=heading_of(by))
    return Table("totals", heads, rows, title, split="group" if grouping else "")


NUMBERS = (
    Column("tasks", "right"),
    Column("done", "right"),
    *(Column(verdict.value, "right", heading=say(f"column.{verdict.value}")) for verdict in Verdict),
    Column("end_rate", "right"),
    Column("at_most", "right", spare=True),
    Column("by_end", "right", quiet=True),
)


def _numbers(sums: Prospect) -> tuple[Any, ...]:
    counts = (sums.verdicts.get(verdict, 0) for verdict in Verdict)
    most = sums.at_most if sums.open_end else None
    return sums.all, sums.done, *counts, sums.rate, most, sums.by_end


def _worst(sums: Prospect) -> tuple[int, ...]:
    return tuple(-sums.verdicts.get(verdict, 0) for verdict in (Verdict.MISS, Verdict.RISK, Verdict.UNKNOWN))
