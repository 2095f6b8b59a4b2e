"""The places of a review as tables: group by group, who is apart, and the red and black lists with their reasons."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from checklist.core.message import Message, Named, say
from checklist.core.model import Act, Light
from checklist.core.rates import figure
from checklist.core.review import Review, places_up
from checklist.core.score import ROLE, Standing, black_list, excused, is_total, is_waived, keys_by, red_list
from checklist.core.spellings import TAG_WORDS
from checklist.core.totals import Totals, totals
from checklist.reports.cells import points
from checklist.reports.report import Block, Column, Items, Move, Paragraph, Percent, Rank, Score, Table

LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED, Light.GREY)
OWN_PARTS = ("progress", "on_time", "returns", "response")


def mark(value: Fraction | None) -> Score | None:
    """Points of a score; None where there is none."""
    return None if value is None else Score(value)


def number(value: Fraction | None) -> int | Score | None:
    """One of the two numbers of a part: a count as one, else to two decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else Score(value)


def named_part(name: str) -> Any:
    """What a part is called: the known ones by a sentence, a rate by its name."""
    return say(f"part.{name}") if name in OWN_PARTS else name


def heading_of(by: str) -> Any:
    """What heads the names of a grouping."""
    return by.removeprefix(ROLE) if by.startswith(ROLE) else say(f"column.{by}")


def shown_name(name: str, held: Review) -> Any:
    """A name as people know it: a list by its title, a known tag by its word."""
    if held.by in ("list", "source"):
        return next((one.title for one in held.of.lists if one.id == name), "") or name
    return Named(name, TAG_WORDS[name]) if held.by == "tag" and name in TAG_WORDS else name


def ranking(held: Review) -> tuple[Block, ...]:
    """The ranked table of every group, and beside it the units with too few tasks to be ranked."""
    table = Table(
        "ranking",
        ranking_columns(held),
        tuple(ranking_row(one, held) for one in held.rows if not one.apart),
        title=say("review.ranking"),
        note=sums_note(held),
        split="group",
    )
    return (table, *lacking(held), *nowhere(held), *_apart(held))


def ranking_columns(held: Review) -> tuple[Column, ...]:
    """The columns of a ranking; what the policy does not ask for has none."""
    policy = held.of.policy.review
    moved = (Column("move", "right"),) if held.then else ()
    rate = () if policy.rank_by == "score" else rate_columns(policy.rank_by)
    parts = tuple(Column(f"part_{name}", "right", heading=_part_heading(name)) for name, _ in policy.parts)
    plus = (Column("plus", "right"),) if policy.plus else ()
    return (
        Column("place", "right"),
        *moved,
        Column("name", grow=True, heading=heading_of(held.by)),
        Column("tasks", "right"),
        *rate,
        Column("score", "right"),
        *parts,
        *plus,
        Column("gap", "right"),
        Column("progress", "right"),
        Column("expected", "right"),
        Column("lights", "right", heading=say("column.lights_counted")),
        Column("group"),
    )


def rate_columns(name: str) -> tuple[Column, ...]:
    """The ranked rate and both its numbers."""
    return (
        Column("value", "right", heading=name),
        Column("numerator", "right"),
        Column("denominator", "right"),
    )


def _part_heading(name: str) -> Any:
    return say(f"column.part_{name}") if name in OWN_PARTS else say("review.rate_points", name=name)


def ranking_row(one: Standing, held: Review) -> tuple[Any, ...]:
    """A unit under the columns of a ranking."""
    policy = held.of.policy.review
    sums = totals(one.tasks, held.of)
    rate: tuple[Any, ...] = ()
    if policy.rank_by != "score":
        rate = (rate_value(one), one.rate and one.rate.numerator, one.rate and one.rate.denominator)
    plus = (mark(sum((each.points for each in one.plus), Fraction(0)) if one.plus else None),) if policy.plus else ()
    return (
        Rank(one.rank, one.tied),
        *((moved(held, one),) if held.then else ()),
        shown_name(one.name, held),
        sums.live,
        *rate,
        mark(one.score),
        *(mark(part.points) for part in one.parts),
        *plus,
        points(sums.gap),
        sums.progress,
        sums.expected,
        lights_of(sums),
        one.group or None,
    )


def rate_value(one: Standing) -> Percent | None:
    """The ranked rate with as many decimals as it is to have."""
    value = one.rate.value if one.rate else None
    return None if value is None or one.rate is None else Percent(value, one.rate.rule.digits)


def moved(held: Review, one: Standing) -> Move | None:
    """How a unit's place has moved; None where it has none now."""
    return None if one.rank is None else Move(places_up(held, one))


def lights_of(sums: Totals) -> Message:
    """How many tasks show each light."""
    return say("lights.counted", **{light.value: sums.lights[light] for light in LIGHTS})


def _apart(held: Review) -> Iterator[Block]:
    apart = [one for one in held.rows if one.apart]
    if apart:
        group = group_column(held)
        heads = (
            *group,
            Column("name", grow=True, heading=heading_of(held.by)),
            Column("tasks", "right"),
            Column("score", "right"),
        )
        rows = tuple(
            (
                *(one.group or None for _ in group),
                shown_name(one.name, held),
                totals(one.tasks, held.of).live,
                mark(one.score),
            )
            for one in apart
        )
        yield Table("apart", heads, rows, too_few(held))


def too_few(held: Review) -> Message:
    """That there are too few live tasks for a place."""
    least = held.of.policy.review.min_tasks
    return say("review.apart" if least > 1 else "review.none_live", least=least)


def group_column(held: Review) -> tuple[Column, ...]:
    """The column of groups, where there are any."""
    return (Column("group"),) if any(one.group for one in held.rows) else ()


def sums_note(held: Review) -> Message | None:
    """Why the rows add up to more than the total: joint owners, and parts of a task that is counted elsewhere."""
    every = figure(held.tasks, held.of)
    inside = {one.key for one in every}
    rows = [one.key for row in held.rows for one in figure(row.tasks, held.of)]
    if len(rows) <= len(every):
        return None
    joint = sum(count > 1 for count in Counter(rows).values())
    parts = len({key for key in rows if key not in inside})
    why = (
        *((say("review.joint", count=joint),) if joint else ()),
        *((say("review.parts", count=parts),) if parts else ()),
    )
    return say("review.sums", rows=len(rows), total=len(every), why=why)


def lacking(held: Review) -> Iterator[Block]:
    """How many tasks give no figure, so that they are in no mean."""
    sums = totals(held.tasks, held.of)
    if sums.measured < sums.live:
        yield Paragraph(say("review.lacking", count=sums.live - sums.measured, total=sums.live), "lacking")


def nowhere(held: Review) -> Iterator[Block]:
    """How many tasks stand under no name."""
    count = sum(not keys_by(one, held.by, held.of) for one in figure(held.tasks, held.of))
    if count:
        yield Paragraph(say("review.nowhere", count=count), "nowhere")


def red_and_black(held: Review) -> Iterator[Block]:
    """The two lists with what put each unit there, and who is excused."""
    policy = held.of.policy.review
    if policy.red:
        yield _listed("red", red_list(held.rows, policy), policy.red, held)
    if policy.black:
        yield _listed("black", black_list(held.rows, policy), policy.black, held)
    spared = excused(held.rows, policy)
    if spared:
        yield Items("excused", tuple(_sparing(one, held) for one in spared))


def _listed(name: str, rows: Iterable[Standing], count: int, held: Review) -> Table:
    group = group_column(held)
    heads = (
        *group,
        Column("place", "right"),
        Column("name", grow=True, heading=heading_of(held.by)),
        Column("reason"),
    )
    listed = tuple(
        (*(one.group or None for _ in group), Rank(one.rank, one.tied), shown_name(one.name, held), reason(one, held))
        for one in rows
    )
    return Table(name, heads, listed, say(f"review.{name}", count=count))


def reason(one: Standing, held: Review) -> Message:
    """Why the target is met or missed: the figure beside what it should be."""
    policy = held.of.policy.review
    if policy.target is None:
        return say("review.by_gap", gap=points(one.gap))
    if policy.rank_by == "score":
        return say("review.by_score", score=mark(one.value), target=policy.target)
    if one.rate and is_total(one.rate):
        return say("review.by_total", total=one.rate.numerator, name=policy.rank_by, target=policy.target)
    return say("review.by_rate", rate=rate_value(one), name=policy.rank_by, target=policy.target)


def _sparing(one: Standing, held: Review) -> Message:
    waived = [task for task in one.tasks if is_waived(task)]
    reasons = [act.reason or act.text for task in waived for act in task.task.decisions if act.act is Act.WAIVE]
    return say(
        "review.excused",
        name=shown_name(one.name, held),
        tasks=tuple(task.task.id for task in waived),
        reason=tuple(dict.fromkeys(filter(None, reasons))),
    )
