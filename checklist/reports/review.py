"""The review on one page: ranking, changes, red and black lists, remarks, visits, the walk, the forecast (讲评)."""

from collections.abc import Iterator
from typing import Any

from checklist.core.message import Message, say
from checklist.core.model import Act
from checklist.core.rates import figure
from checklist.core.remarks import Remark
from checklist.core.review import Review, last_day_of_figures, pending_remarks
from checklist.core.reviewdays import judged_for, review_days
from checklist.core.score import FULL, ROLE
from checklist.core.totals import Shift, shifts
from checklist.reports.cells import columns, row, undated_note
from checklist.reports.forecast import in_brief
from checklist.reports.notice import proposals_table
from checklist.reports.ranking import LIGHTS, named_part, ranking, red_and_black
from checklist.reports.report import Block, Column, Fact, Facts, Paragraph, Report, Section, Table
from checklist.reports.threelists import tables_of
from checklist.reports.walk import more, walk

SHOWN = 12


def review_report(held: Review, shown: int = SHOWN) -> Report:
    """The whole review; at most `shown` rows in each listing of tasks."""
    blocks = (
        basis(held),
        *ranking(held),
        changed(held, shown),
        *red_and_black(held),
        *proposals_table(held.proposed, say("proposals.title")),
        *remarks_block(held),
        *visits_block(held),
        *walk(held, shown),
        in_brief(held.tasks, held.of, shown),
        *tables_of(held, held.of.policy.review.lists),
    )
    return Report(
        "review",
        say("review.title"),
        held.of.as_of,
        blocks,
        since=held.then.as_of if held.then else None,
        main="ranking",
        notes=undated_note(held.tasks),
    )


def basis(held: Review) -> Facts:
    """What is reviewed, how it is grouped, and what a score is made of."""
    policy = held.of.policy.review
    grouping = say("by.role", role=held.by.removeprefix(ROLE)) if held.by.startswith(ROLE) else say(f"by.{held.by}")
    parts = tuple(say("review.weight", part=named_part(name), weight=weight) for name, weight in policy.parts)
    full = tuple(say("review.full", group=group, points=points) for group, points in policy.full if points != FULL)
    ranked_by = None if policy.rank_by == "score" else policy.rank_by
    facts = (
        Fact("meeting", _meeting(held)),
        Fact("by", grouping),
        Fact("rank_by", ranked_by),
        Fact("scoring", (*parts, *((say("review.with_plus"),) if policy.plus else ()))),
        Fact("full", full),
    )
    return Facts("basis", facts)


def _meeting(held: Review) -> str | None:
    """What the review of this day is called."""
    day = held.of.as_of
    return next((one.title for one in review_days(held.of.policy.review, day) if judged_for(one) == day), None)


def changed(held: Review, shown: int) -> Block:
    """Tasks by whether their light has become better or worse, from which light to which, and which ones."""
    if held.then is None:
        policy = held.of.policy.review
        first = bool(policy.days or policy.every)
        return Paragraph(say("review.first" if first else "review.no_review_days"), "changed")
    pairs = shifts(held.then, figure(held.tasks, held.of))
    count = say(
        "review.moved",
        improved=sum(pair.by < 0 for pair in pairs),
        declined=sum(pair.by > 0 for pair in pairs),
        unchanged=sum(pair.by == 0 for pair in pairs),
    )
    blocks: tuple[Block, ...] = (Paragraph(count, "count"), _light_to_light(pairs), *movers(pairs, shown))
    return Section("changed", say("review.changed", day=held.then.as_of), blocks)


def _light_to_light(pairs: tuple[Shift, ...]) -> Table:
    """How many went from each light (row) to each (column)."""
    rows = tuple(
        (then, *(sum(pair.then.light is then and pair.now.light is now for pair in pairs) for now in LIGHTS))
        for then in LIGHTS
    )
    now = (Column(f"light_{light.value}", "right", heading=light) for light in LIGHTS)
    return Table("lights", (Column("light_then", heading=say("column.then_now")), *now), rows)


def movers(pairs: tuple[Shift, ...], shown: int) -> Iterator[Table]:
    """The tasks whose light has changed, the worse ones first."""
    moved = sorted((pair for pair in pairs if pair.by), key=lambda pair: -pair.by)
    if not moved:
        return
    rows = tuple(
        (pair.then.light, pair.now.light, *row(pair.now, "id", "title", "owner"), pair.then.progress, pair.now.progress)
        for pair in moved[:shown]
    )
    heads = (
        Column("light_then"),
        Column("light_now"),
        *columns("id", "title", "owner"),
        Column("progress_then", "right"),
        Column("progress_now", "right"),
    )
    yield Table("moves", heads, rows, note=more(moved, shown))


def remarks_block(held: Review) -> Iterator[Block]:
    """The remarks of the last review and whether they were answered; the text stands under each."""
    found = pending_remarks(held)
    if not found:
        return
    start = last_day_of_figures(held)
    answered = sum(one.answer is not None for one in found)
    key = "review.remarks_since" if start else "review.remarks"
    heads = (
        *columns("id", "title", "owner"),
        Column("said"),
        Column("answer"),
        Column("remark"),
    )
    rows = tuple(_remark_row(one, held) for one in found)
    yield Table("remarks", heads, rows, say(key, day=start, count=len(found), answered=answered))


def _remark_row(one: Remark, held: Review) -> tuple[Any, ...]:
    return (*row(one.of, "id", "title", "owner"), one.decision.on, answer(one, held), one.decision.text or None)


def answer(one: Remark, held: Review) -> Message:
    """Whether a remark was answered, and when or by when."""
    if one.answer is not None:
        return say("remark.answered" if one.in_time else "remark.late", day=one.answer.on, until=one.until)
    if one.until is None:
        return say("remark.waiting")
    return say("remark.missed" if one.missed(held.of.as_of) else "remark.due", until=one.until)


def visits_block(held: Review) -> Iterator[Block]:
    """Visits since the last review, with their scores and what was seen."""
    start = last_day_of_figures(held)
    found = [
        (act.on, *row(one, "id", "title", "owner"), act.score, act.text or None)
        for one in held.tasks
        for act in one.task.decisions
        if act.act is Act.VISIT and (start is None or act.on >= start)
    ]
    if found:
        heads = (Column("visited"), *columns("id", "title", "owner"), Column("visit_score", "right"), Column("seen"))
        rows = tuple(sorted(found, key=lambda one: one[0]))
        yield Table("visits", heads, rows, say("review.visits", count=len(found)))
