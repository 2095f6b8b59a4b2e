"""The report of a month, a quarter or a year: how tasks ended, what slipped, rates, first and last, what passes on."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from checklist.core.assess import TaskAssessment
from checklist.core.ended import End, Slip, days_late, end_of, ended_in, is_over, slips
from checklist.core.family import Key
from checklist.core.forecast import forecasts
from checklist.core.message import Message, say
from checklist.core.periods import Kind, Period
from checklist.core.rates import all_rules, figure
from checklist.core.review import Review
from checklist.core.score import Standing, last_ones
from checklist.core.totals import totals
from checklist.core.value import Value, replace
from checklist.reports.cells import HOME, columns, row, undated_note
from checklist.reports.forecast import headline
from checklist.reports.ranking import heading_of, mark, shown_name
from checklist.reports.rates import rates
from checklist.reports.report import Block, Column, Paragraph, Report, Section, Table
from checklist.reports.review import changed
from checklist.reports.walk import more

SHOWN = 12
USUAL = ("完成率", "销号率", "办结率", "按期办结率", "达序时率", "报送率")
"""The rates of every report, beside the workspace's own."""


class Told(Value):
    """A period's review and how each of its tasks stands at its end."""

    held: Review
    period: Period
    ends: dict[Key, End]
    before: dict[Key, TaskAssessment]

    @property
    def ended(self) -> list[TaskAssessment]:
        """The tasks that came to their end in it."""
        return [one for one in self.held.tasks if self._ended(one)]

    def _ended(self, one: TaskAssessment) -> bool:
        end = self.ends.get(one.key)
        return end is not None and ended_in(one, end, self.before.get(one.key), self.period)

    @property
    def over(self) -> bool:
        """Is the period over?"""
        return is_over(self.period, self.held.of.as_of)

    @property
    def span(self) -> tuple[date, date]:
        """The days of it that are over."""
        day = self.held.of.as_of
        return self.period.start, day if self.over or day == date.min else day - timedelta(days=1)

    @property
    def passing(self) -> list[TaskAssessment]:
        """The tasks that pass on to the next one, the most urgent first."""
        left = [one for one in self.held.tasks if self.ends.get(one.key) in PASSING]
        return sorted(left, key=lambda one: (PASSING.index(self.ends[one.key]), -one.overdue, one.task.due or date.max))


URGENT = (End.OVERDUE, End.WITHIN, End.NEXT)
PASSING = (*URGENT, End.OPEN, End.PAUSED)


def period_report(held: Review, period: Period, shown: int) -> Report:
    """The report of a period; `then` of the review is how things stood when the one before ended."""
    day = held.of.as_of
    ends = {one.key: end for one in held.tasks if (end := end_of(one, period, day)) is not None}
    then = {one.key: one for one in held.then.tasks} if held.then else {}
    told = Told(held, period, ends, then)
    slipped = slips(held.of, held.tasks, (period.start, day), told.over)
    blocks: tuple[Block, ...] = (
        _period(told),
        *_summary(told, slipped),
        *_rates(held),
        *_first_and_last(held),
        *_changed(held, shown),
        *_ended(told),
        *_slipped(slipped),
        *_passing(told, shown),
        *_ahead(held),
    )
    return Report(
        "review-period",
        name_of(period),
        held.of.as_of,
        blocks,
        since=held.then.as_of if held.then else None,
        main="ended",
        notes=(*undated_note(held.tasks), *_unfinished(told)),
        sheet=_sheet(told),
    )


def name_of(period: Period) -> Message:
    """What the report is called."""
    number: Any = say(f"quarter.{period.number}") if period.kind is Kind.QUARTER else period.number
    return say(f"period.title.{period.kind}", year=period.start.year, number=number)


def _unfinished(told: Told) -> tuple[Message, ...]:
    day = told.held.of.as_of
    return () if told.over else (say("period.unfinished", end=told.period.end, day=day),)


def _period(told: Told) -> Paragraph:
    """Which days it is about."""
    period = told.period
    return Paragraph(say("period.span", kind=period.kind.value, start=period.start, end=period.end), "period")


def _summary(told: Told, slipped: Sequence[Slip]) -> Iterator[Paragraph]:
    """The period in a few sentences."""
    held, period = told.held, told.period
    counted = figure(held.tasks, held.of)
    mine = {one.key for one in counted}
    ended = [told.ends[one.key] for one in told.ended if one.key in mine]
    first, last = told.span
    due = [one for one in counted if (day := one.due_held or one.task.due) and first <= day <= last]
    yield Paragraph(
        say(
            "period.summary",
            this=say(f"period.this.{period.kind}"),
            ended=sum(end is not End.CANCELLED for end in ended),
            on_time=ended.count(End.ON_TIME),
            late=ended.count(End.LATE),
            due=len(due),
            met=sum(one.on_time for one in due),
            missed=sum(not one.on_time for one in due),
            extended=sum(slip.kind == "extend" for slip in slipped),
            reopened=sum(slip.kind == "reopen" for slip in slipped),
        ),
        "summary",
    )
    sums = totals(held.tasks, held.of)
    left = [told.ends[one.key] for one in counted if told.ends[one.key] in PASSING]
    yield Paragraph(
        say(
            f"period.standing{'' if told.over else '_so_far'}{'' if held.then else '_first'}",
            all=sums.live,
            done=sums.done,
            before=totals(_same(held), held.then).done if held.then else None,
            closed=sums.closed,
            open=len(left),
            overdue=left.count(End.OVERDUE),
            due=left.count(End.NEXT if told.over else End.WITHIN),
            next=say(f"period.{'next' if told.over else 'this'}.{period.kind}"),
        ),
        "standing",
    )


def _same(held: Review) -> list[TaskAssessment]:
    """The same tasks as they stood when the period before ended."""
    keys = {one.key for one in held.tasks}
    return [one for one in held.then.tasks if one.key in keys] if held.then else []


def _rates(held: Review) -> Iterator[Block]:
    """The rates beside those of the period before."""
    then = (held.then, _same(held)) if held.then else None
    rules = all_rules(held.of.policy.rates)
    wanted = [*dict.fromkeys((*(one.name for one in held.of.policy.rates), *(name for name in USUAL if name in rules)))]
    table = rates(held.of, held.tasks, wanted, then=then).blocks[0]
    if isinstance(table, Table) and table.rows:
        kept = [at for at, column in enumerate(table.columns) if column.key != "expression"]
        heads = tuple(table.columns[at] for at in kept)
        rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
        title = say("period.rates" if then else "period.rates_alone")
        yield replace(table, columns=heads, rows=rows, title=title)


def _first_and_last(held: Review) -> Iterator[Table]:
    """Who stands first and last in each group."""
    groups: dict[str, list[Standing]] = {}
    for one in held.rows:
        if one.rank is not None:
            groups.setdefault(one.group, []).append(one)
    rows = tuple(_ends_of(group, ranked, held) for group, ranked in groups.items() if len(ranked) > 1)
    if rows:
        heads = (
            *((Column("group"),) if any(groups) else ()),
            *(
                Column("first", heading=say("period.first")),
                Column("first_score", "right", heading=say("column.score")),
            ),
            *(Column("last", heading=say("period.last")), Column("last_score", "right", heading=say("column.score"))),
            Column("ranked", "right"),
        )
        title = say("period.first_and_last", by=heading_of(held.by))
        yield Table("first_and_last", heads, rows if any(groups) else tuple(row[1:] for row in rows), title)


def _ends_of(group: str, ranked: Sequence[Standing], held: Review) -> tuple[Any, ...]:
    first = [one for one in ranked if one.rank == 1]
    last = [one for one in last_ones(ranked, 1) if one.rank != 1]
    return (
        group or None,
        *(tuple(shown_name(one.name, held) for one in first), mark(first[0].value)),
        *((tuple(shown_name(one.name, held) for one in last), mark(last[0].value)) if last else (None, None)),
        len(ranked),
    )


def _changed(held: Review, shown: int) -> Iterator[Block]:
    if held.then is not None:
        yield changed(held, shown)


ENDS = ("id", "title", "owner", "due", "done_on")


def _ended(told: Told) -> Iterator[Table]:
    """Each task that ended, and how."""
    rows = tuple((*row(one, *ENDS), *_end(told, one)) for one in told.ended)
    title = say("period.ended", count=len(rows))
    yield Table("ended", (*columns(*ENDS), *END_COLUMNS), rows, title)


END_COLUMNS = (Column("end_state"), Column("days_late", "right", spare=True), Column("status"), HOME)


def _end(told: Told, one: TaskAssessment) -> tuple[Any, ...]:
    return told.ends[one.key], days_late(one), one.task.status or say("status.unwritten"), one.list


def _slipped(found: Sequence[Slip]) -> Iterator[Table]:
    """What was not done when it was to be."""
    rows = tuple(
        (slip.day, say(f"slip.kind.{slip.kind}"), *row(slip.of, "id", "title", "owner"), *_slip(slip)) for slip in found
    )
    heads = (
        *(Column("day"), Column("slip"), *columns("id", "title", "owner")),
        *(Column("came"), Column("reason", heading=say("decisions.reason"), spare=True), HOME),
    )
    yield Table("slipped", heads, rows, say("period.slipped", count=len(rows)))


def _slip(slip: Slip) -> tuple[Any, ...]:
    return slip.came, slip.reason or None, slip.of.list


PASSED = ("light", "id", "title", "owner", "due", "progress")


def _passing(told: Told, shown: int) -> Iterator[Table]:
    """What passes on: all of it in a year's report, else at least what is late and what falls due next."""
    found = told.passing
    urgent = [one for one in found if told.ends[one.key] in URGENT]
    listed = found if told.period.kind is Kind.YEAR else found[: max(len(urgent), shown)]
    rows = tuple((*row(one, *PASSED), told.ends[one.key], days_late(one), one.list) for one in listed)
    heads = (
        *columns(*PASSED),
        Column("end_state", heading=say("column.state")),
        Column("days_late", "right", spare=True),
        HOME,
    )
    title = say("period.passing" if told.over else "period.going_on", count=len(found))
    yield Table("passing", heads, rows, title, more(found, len(listed)))


def _ahead(held: Review) -> Iterator[Section]:
    """What the list will come to, where anything is still open."""
    told = tuple(headline(held.tasks, held.of, forecasts(held.of)))
    if any(one.open for one in held.tasks):
        yield Section("forecast", say("show.forecast"), told)


def _sheet(told: Told) -> Table:
    """Every task and how it stands, one a row."""
    held = [one for one in told.held.tasks if one.key in told.ends]
    rows = tuple((*row(one, *ENDS, "progress"), *_end(told, one)) for one in held)
    return Table("tasks", (*columns(*ENDS, "progress"), *END_COLUMNS), rows)
