"""A score taken apart: its parts with both numbers, the points on top, and the tasks that cost most."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from checklist.core.message import Message, say
from checklist.core.parts import COUNTED, Cost, Part, Plus, costs
from checklist.core.rates import rule_named, rules_here
from checklist.core.review import Review
from checklist.core.score import Standing
from checklist.core.totals import totals
from checklist.reports.cells import columns, measured, points, row, undated_note
from checklist.reports.counted import counts, rate_name
from checklist.reports.ranking import (
    OWN_PARTS,
    heading_of,
    mark,
    moved,
    named_part,
    number,
    rate_value,
    shown_name,
    too_few,
)
from checklist.reports.rates import refusal
from checklist.reports.report import Block, Column, Fact, Facts, Report, Score, Table
from checklist.reports.walk import more

SHOWN = 10


def why_report(held: Review, one: Standing, shown: int = SHOWN) -> Report:
    """Where a unit's score comes from; at most `shown` tasks are named."""
    blocks = (standing_facts(held, one), parts_table(held, one), *_plus_table(one), *_costs_table(held, one, shown))
    return Report(
        "review-why",
        say("review.why_title", name=shown_name(one.name, held)),
        held.of.as_of,
        blocks,
        since=held.then.as_of if held.then else None,
        main="costs",
        notes=undated_note(one.tasks),
    )


def standing_facts(held: Review, one: Standing) -> Facts:
    """A unit's place and score, and what the score adds up from."""
    told = [part.points for part in one.parts if part.points is not None]
    sums = totals(one.tasks, held.of)
    peers = [each for each in held.rows if each.group == one.group and each.rank is not None]
    key = "review.place_tied" if one.tied else "review.place"
    place = say(key, place=one.rank, count=len(peers)) if one.rank else None
    return Facts(
        "standing",
        (
            Fact("name", shown_name(one.name, held), heading_of(held.by)),
            Fact("group", one.group or None),
            Fact("place", place),
            Fact("not_ranked", _not_ranked(one, held)),
            Fact("move", moved(held, one) if held.then else None),
            Fact("value", rate_value(one), held.of.policy.review.rank_by),
            Fact("numerator", one.rate.numerator if one.rate else None),
            Fact("denominator", one.rate.denominator if one.rate else None),
            Fact("score", mark(one.score)),
            Fact("full", one.full),
            Fact("of_parts", mark(sum(told, Fraction(0)) if told else None)),
            Fact("plus", mark(sum((each.points for each in one.plus), Fraction(0)) if one.plus else None)),
            Fact("tasks", sums.live),
            *measured(sums),
            Fact("gap", points(one.gap)),
        ),
    )


def _not_ranked(one: Standing, held: Review) -> Message | None:
    if one.apart:
        return too_few(held)
    if one.rank is not None:
        return None
    if one.rate is None:
        return say("review.no_value")
    return refusal(one.rate) or say("review.no_rate", rate=rate_name(one.rate.rule))


def parts_table(held: Review, one: Standing) -> Table:
    """Each part: the two numbers and what they count, its share, its weight as written and as applied, its points."""
    heads = (
        Column("part"),
        Column("above", "right"),
        Column("below", "right"),
        Column("share", "right"),
        Column("part_weight", "right"),
        Column("applied", "right"),
        Column("points", "right"),
        Column("counts"),
    )
    given = tuple(named_part(part.name) for part in one.parts if part.share is None)
    told = any(part.share is not None for part in one.parts)
    note = say("review.given_away", parts=given) if given and told else None
    return Table("parts", heads, tuple(_part_row(part, held) for part in one.parts), say("review.parts_title"), note)


def _part_row(part: Part, held: Review) -> tuple[Any, ...]:
    rule = None if part.name in OWN_PARTS else rule_named(part.name, rules_here(held.of))
    return (
        named_part(part.name),
        number(part.above),
        number(part.below),
        part.share,
        part.weight,
        mark(part.applied),
        mark(part.points),
        counts(rule) if rule else say(f"part.{part.name}.counts"),
    )


def _plus_table(one: Standing) -> Iterator[Block]:
    if one.plus:
        heads = (
            Column("ground", grow=True),
            Column("times", "right"),
            Column("each", "right"),
            Column("cap", "right"),
            Column("points", "right"),
        )
        yield Table("plus_rules", heads, tuple(map(_plus_row, one.plus)), say("review.plus_title"))


def _plus_row(one: Plus) -> tuple[Any, ...]:
    return ground_of(one), one.times, one.rule.points, one.rule.cap, Score(one.points)


def ground_of(one: Plus) -> Any:
    """What points on top were given for."""
    if one.rule.what in COUNTED and not one.rule.unit:
        return say(f"plus.{one.rule.what}")
    return one.rule.reason or one.rule.what or say("plus.unit")


def _costs_table(held: Review, one: Standing, shown: int) -> Iterator[Block]:
    found = [cost for cost in costs(one.tasks, one.parts, one.plus, held.of) if cost.points > 0]
    if found:
        heads = (*columns("light", "id", "title"), Column("lost", "right"), Column("lost_by"))
        rows = tuple(_cost_row(cost) for cost in found[:shown])
        yield Table("costs", heads, rows, say("review.costs_title"), more(found, shown))


def _cost_row(cost: Cost) -> tuple[Any, ...]:
    by = tuple(say("review.lost", ground=_lost_ground(name), points=Score(points)) for name, points in cost.by)
    return (*row(cost.task, "light", "id", "title"), Score(cost.points), by)


def _lost_ground(name: str) -> Any:
    return say(f"plus.{name}") if name in COUNTED else named_part(name)
