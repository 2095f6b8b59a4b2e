"""The weekly scheduling meeting's paper (周调度): what last week came to, what falls due this week, who must report."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from checklist.core.agenda import MATTERS, Falls, Item, Outcome, Span
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.falling import items
from checklist.core.message import Message, say
from checklist.core.rates import figure
from checklist.core.returns import nonempty
from checklist.core.totals import shifts
from checklist.core.value import Value, replace
from checklist.reports.agenda import by_day, row
from checklist.reports.cells import HOME, undated_note
from checklist.reports.cells import row as task_row
from checklist.reports.report import Block, Column, Paragraph, Report, Section, Table
from checklist.reports.review import movers

WEEK = timedelta(days=6)


class Weeks(Value):
    """This week and the one before it, each from Monday to Sunday."""

    last: Span
    this: Span


def weeks_of(day: date) -> Weeks:
    """The week of a day and the one before; the calendar's own ends are theirs."""
    monday = max(1, day.toordinal() - day.weekday())
    before = max(1, monday - 7)
    sunday = min(date.max.toordinal(), monday + 6)
    return Weeks(
        (date.fromordinal(before), date.fromordinal(max(before, monday - 1))),
        (date.fromordinal(monday), date.fromordinal(sunday)),
    )


def week_report(of: Assessment, tasks: Sequence[TaskAssessment], then: Assessment) -> Report:
    """The paper of the week of the day judged for; `then` is how things stood before last week began."""
    weeks = weeks_of(of.as_of)
    last, this = (_known_then(items(of, tasks, span), span) for span in (weeks.last, weeks.this))
    told_last, told_this = in_one(last), in_one(this)
    blocks: tuple[Block, ...] = (
        *headline(weeks, last, this),
        _last_week(told_last, weeks),
        *_decided(tasks, weeks, of.as_of),
        *_moved(then, tasks, of),
        *_this_week(told_this, weeks, of),
        *_reporting(this, tasks, of),
        *_asked(tasks, weeks),
    )
    return Report(
        "agenda-week",
        say("week.title"),
        of.as_of,
        blocks,
        since=then.as_of,
        main="this_week",
        notes=undated_note(tasks),
    )


def _known_then(found: Sequence[Item], span: Span) -> tuple[Item, ...]:
    """What was still to be seen to when a week began: what had been put off by then no longer fell in it."""
    return tuple(
        one for one in found if one.outcome is not Outcome.MOVED or (one.came and one.came.values["on"] >= span[0])
    )


def headline(weeks: Weeks, last: Sequence[Item], this: Sequence[Item]) -> Iterator[Paragraph]:
    """Both weeks in a sentence each."""
    matters = [one for one in last if one.kind in MATTERS]
    counts = {str(each): sum(one.outcome is each for one in matters) for each in Outcome}
    first, end = weeks.last
    key = "week.last" if matters else "week.last_none"
    yield Paragraph(say(key, first=first, last=end, count=len(matters), **counts, returns=owed(last)), "last")
    ahead = sum(one.kind in MATTERS for one in this)
    first, end = weeks.this
    key = "week.this" if ahead else "week.this_none"
    yield Paragraph(say(key, first=first, last=end, count=ahead, returns=owed(this)), "this")


def owed(found: Sequence[Item]) -> Message:
    """How many returns are owed, by how many units, and how many have come."""
    held = [one for one in found if one.kind is Falls.RETURN]
    if not held:
        return say("week.no_returns")
    keys = {(task.key, one.day) for one in held for task in one.tasks}
    gone = {(task.key, one.day) for one in held for task in one.tasks if task.task.id in missing(one)}
    units = {unit for one in held for unit in one.units}
    return say("week.returns", count=len(keys), units=len(units), came=len(keys - gone))


def missing(one: Item) -> tuple[str, ...]:
    """The tasks of which nothing has come yet."""
    if one.outcome is Outcome.DONE:
        return ()
    ids: tuple[str, ...] = tuple(task.task.id for task in one.tasks) if one.came is None else one.came.values["missing"]
    return ids


def in_one(found: Sequence[Item]) -> tuple[Item, ...]:
    """The same, with all the units that have sent their returns of a day in one item: who has not is what matters."""
    held: dict[date, list[Item]] = {}
    for one in found:
        if one.kind is Falls.RETURN and one.outcome is Outcome.DONE:
            held.setdefault(one.day, []).append(one)
    first = {id(group[0]): _joined(group) for group in held.values() if len(group) > 1}
    rest = {id(one) for group in held.values() for one in group[1:]}
    return tuple(first.get(id(one), one) for one in found if id(one) not in rest)


def _joined(group: Sequence[Item]) -> Item:
    count = len({task.key for one in group for task in one.tasks})
    last = max(one.came.values["on"] for one in group if one.came)
    what = say("week.came_in", units=len(group), count=count)
    return replace(group[0], units=(), tasks=(), what=what, came=say("came.returned", on=last))


def _last_week(found: Sequence[Item], weeks: Weeks) -> Table:
    """What fell due last week, by what came of it; what was not seen to stands first."""
    told = [one for one in found if one.outcome is not None]
    told.sort(key=lambda one: list(Outcome).index(one.outcome or Outcome.DONE))
    heads = (
        *(Column("outcome"), Column("day"), Column("falls"), Column("unit", heading=say("column.owner"))),
        *(Column("ids", heading=say("column.id")), Column("matter", grow=True), Column("came", spare=True), HOME),
    )
    rows = tuple((one.outcome, one.day, *row(one)[:4], *row(one)[5:]) for one in told)
    first, last = weeks.last
    return Table(
        "last_week", heads, rows, say("week.last_title", first=first, last=last), split="outcome", counted=True
    )


def _decided(tasks: Sequence[TaskAssessment], weeks: Weeks, today: date) -> Iterator[Table]:
    """What the office decided since last week began."""
    found = [
        (act.on, act.act, *task_row(one, "id", "title", "owner"), act.text or act.reason or None, one.list)
        for one in tasks
        for act in one.task.decisions
        if weeks.last[0] <= act.on <= today
    ]
    if found:
        heads = (
            *(Column("day"), Column("act"), Column("id"), Column("title", grow=True), Column("owner")),
            *(Column("text", heading=say("decisions.text"), spare=True), HOME),
        )
        found.sort(key=lambda one: one[0])
        yield Table("decided", heads, tuple(found), say("week.decided", count=len(found)))


def _moved(then: Assessment, tasks: Sequence[TaskAssessment], of: Assessment) -> Iterator[Section]:
    """Which lights have changed since last week began."""
    pairs = shifts(then, figure(tasks, of))
    count = say(
        "review.moved",
        improved=sum(pair.by < 0 for pair in pairs),
        declined=sum(pair.by > 0 for pair in pairs),
        unchanged=sum(pair.by == 0 for pair in pairs),
    )
    blocks: tuple[Block, ...] = (Paragraph(count, "count"), *movers(pairs, len(pairs)))
    yield Section("changed", say("week.changed", day=then.as_of), blocks)


def _this_week(found: Sequence[Item], weeks: Weeks, of: Assessment) -> Iterator[Block]:
    first, last = weeks.this
    title = say("week.this_title", first=first, last=last)
    if found:
        yield by_day("this_week", found, of.policy.calendar, title)
    else:
        yield Section("this_week", title, (Paragraph(say("week.nothing")),), many=True)


def _reporting(this: Sequence[Item], tasks: Sequence[TaskAssessment], of: Assessment) -> Iterator[Table]:
    """Who must report: the returns of this week that have not come, and those that were missed before."""
    rows: list[tuple[Any, ...]] = []
    for one in this:
        if one.kind is Falls.RETURN and one.outcome is not Outcome.DONE:
            ids = missing(one)
            rows.append((one.units[0], say("week.owes"), one.day, len(ids), ids))
    silent: dict[str, list[str]] = {}
    for task in tasks:
        for unit in task.task.owner if task.returns.silent else ():
            silent.setdefault(unit, []).append(task.task.id)
    rows += [(unit, say("week.missed"), None, len(ids), tuple(ids)) for unit, ids in silent.items()]
    order = {unit.name: at for at, unit in enumerate(of.policy.units.all)}
    rows.sort(key=lambda row: (row[2] is not None, row[2] or date.min, order.get(row[0], len(order))))
    if rows:
        heads = (
            *(
                Column("unit", heading=say("column.owner")),
                Column("return_kind"),
                Column("by_day"),
                Column("tasks", "right"),
            ),
            Column("ids", heading=say("column.id"), grow=True),
        )
        yield Table("reporting", heads, tuple(rows), say("week.reporting", count=len({row[0] for row in rows})))


def _asked(tasks: Sequence[TaskAssessment], weeks: Weeks) -> Iterator[Table]:
    """What has to be settled at the meeting: what owners have asked for since last week began."""
    found = [
        (*task_row(one, "id", "title", "owner"), update.on, update.problems or None, update.ask, one.list)
        for one in tasks
        for update in nonempty(one.task.updates)
        if update.on >= weeks.last[0] and update.ask and not one.done
    ]
    if found:
        heads = (
            *(Column("id"), Column("title", grow=True), Column("owner"), Column("reported")),
            *(Column("problems", spare=True), Column("ask"), HOME),
        )
        yield Table("asked", heads, tuple(found), say("week.asked", count=len(found)))
