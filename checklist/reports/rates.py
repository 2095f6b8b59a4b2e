"""Every rate with both its numbers and what they count; or group by group, ranked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checklist.core.amounts import total as total_sum
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import Message, Points, say
from checklist.core.policy import RateRule
from checklist.core.rates import Rate, all_rules, rate
from checklist.core.score import ROLE, group_of, grouped, is_total, ranked_value
from checklist.core.spellings import TAG_WORDS
from checklist.reports.cells import undated_note
from checklist.reports.counted import counts, expression, rate_name, tag_name
from checklist.reports.ranking import heading_of
from checklist.reports.report import Block, Column, Items, Move, Percent, Rank, Report, Table

NUMBERS = (
    Column("value", "right"),
    Column("numerator", "right"),
    Column("denominator", "right"),
    Column("unit"),
)
COMPARED = (
    Column("value_then", "right"),
    Column("change", "right"),
    Column("numerator_then", quiet=True),
    Column("denominator_then", quiet=True),
)
COUNTED = (Column("counts", heading=say("rates.counts")), Column("expression"))
MOVE = Column("move", "right")
Row = tuple[str, Rate]
Then = tuple[Assessment, Sequence[TaskAssessment]]
"""How things stood: an earlier assessment, and the tasks of it that the same words pick."""


def rates(
    of: Assessment,
    tasks: Sequence[TaskAssessment],
    wanted: Sequence[str] = (),
    everything: bool = False,
    then: Then | None = None,
) -> Report:
    """The workspace's rates, then the usual ones that have anything to count over; or only those wanted, by name.

    The others are named in a note, or shown as well where `everything` is. What stood `then` is reckoned by the same
    rules, whatever the rules were.
    """
    named = {*wanted, *(rule.name for rule in of.policy.rates)}
    every = [rate(rule, tasks, of) for rule in rules_of(of, wanted)]
    found = [one for one in every if everything or one.denominator or one.refused or one.rule.name in named]
    without = tuple(rate_name(one.rule) for one in every if one not in found)
    unshown = (say("rates.no_denominator", rates=without),) if without else ()
    rows = tuple(
        (rate_name(one.rule), *numbers(one), *compared(one, then), counts(one.rule), expression(one.rule))
        for one in found
    )
    table = Table("rates", (Column("rate"), *NUMBERS, *(COMPARED if then else ()), *COUNTED), rows)
    blocks = (table, *notes(found, unshown))
    return headed(say("rates.title"), of, tasks, then, blocks)


def headed(
    title: Message, of: Assessment, tasks: Sequence[TaskAssessment], then: Then | None, blocks: tuple[Block, ...]
) -> Report:
    """Blocks with the rates among them as a report."""
    since = then[0].as_of if then else None
    return Report("rates", title, of.as_of, blocks, since=since, main="rates", notes=undated_note(tasks))


def rates_by(
    of: Assessment, tasks: Sequence[TaskAssessment], by: str, wanted: Sequence[str] = (), then: Then | None = None
) -> Report:
    """One ranked table a rate: whoever it is by, and the total; beside it what it was `then`, and how places moved.

    A preset that has nothing to count over, all in all, is left out unless it is wanted.
    """
    held = grouped(tasks, by, of)
    named = {*wanted, *(rule.name for rule in of.policy.rates)}
    totals = [rate(rule, tasks, of) for rule in rules_of(of, wanted)]
    shown = [
        (total, [(name, rate(total.rule, own, of)) for name, own in held])
        for total in totals
        if total.denominator or total.refused or total.rule.name in named
    ]
    places = (Column("place", "right"), *((MOVE,) if then else ()))
    grouping = (Column("group"),) if has_groups(of, by) else ()
    table = Table(
        "rates",
        (
            *(Column("rate"), *places, Column("name", heading=heading_of(by)), *grouping, *NUMBERS),
            *(COMPARED if then else ()),
        ),
        tuple(row for total, rows in shown for row in ranked(total, rows, by, of, then)),
        split="rate",
    )
    told = notes([total for total, _ in shown], beside_total(shown))
    blocks = (*what_they_count(total.rule for total, _ in shown), table, *told)
    return headed(say("rates.by_title", by=heading_of(by)), of, tasks, then, blocks)


def rules_of(of: Assessment, wanted: Sequence[str]) -> list[RateRule]:
    """The rules to reckon: those of these names, or all there are."""
    rules = all_rules(of.policy.rates)
    return [rules[name] for name in wanted] if wanted else list(rules.values())


def numbers(one: Rate) -> tuple[Any, ...]:
    """A rate under the columns of its numbers."""
    value = None if one.value is None else Percent(one.value, one.rule.digits)
    return value, one.numerator, one.denominator, one.unit


def compared(one: Rate, then: Then | None) -> tuple[Any, ...]:
    """What a rate was then, and by how much it has changed."""
    return beside(one, rate(one.rule, then[1], then[0])) if then else ()


def beside(one: Rate, before: Rate | None) -> tuple[Any, ...]:
    """The cells of an earlier value beside the present one."""
    if before is None or before.value is None:
        return None, None, before and before.numerator, before and before.denominator
    change = None if one.value is None else Points(one.value - before.value)
    return Percent(before.value, one.rule.digits), change, before.numerator, before.denominator


def what_they_count(rules: Iterable[RateRule]) -> Iterator[Table]:
    """What the two numbers of each rate count."""
    rows = tuple((rate_name(rule), counts(rule), expression(rule)) for rule in rules)
    yield Table("counts", (Column("rate"), *COUNTED), rows)


def notes(found: Iterable[Rate], more: Iterable[Message] = ()) -> Iterator[Block]:
    """What is in no number, what counts 0, and what could not be added."""
    told = (*more, *(message for one in found for message in _remarks(one)))
    if told:
        yield Items("notes", told, say("rates.notes"))


def refusal(one: Rate) -> Message | None:
    """Why a rate is not reckoned, where its units cannot be added."""
    return say("rates.refused", rate=rate_name(one.rule), units=one.refused) if one.refused else None


def _remarks(one: Rate) -> Iterator[Message]:
    name = rate_name(one.rule)
    if refused := refusal(one):
        yield refused
    if one.left_out:
        yield say("rates.left_out", rate=name, count=one.left_out)
    if one.not_reported:
        yield say("rates.not_reported", rate=name, count=one.not_reported)


def has_groups(of: Assessment, by: str) -> bool:
    """Are places given inside declared groups?"""
    return (by == "owner" or by.startswith(ROLE)) and any(unit.group for unit in of.policy.units.all)


def ranked(
    total: Rate, rows: Iterable[Row], by: str, of: Assessment, then: Then | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of one rate, best first inside each group, and the total. Who has nothing to count over has no row."""
    name = rate_name(total.rule)
    grouping = has_groups(of, by)
    titles = titles_of(by, of)
    before = placed_then(total, by, then)
    for group, own in in_groups(rows, by, of).items():
        for place, (unit, one) in placed(own):
            shown = titles.get(unit) or unit or say("group.none")
            was, earlier = before.get((group, unit), (Rank(None), None))
            moved = (places_up(was, place),) if then else ()
            compare = beside(one, earlier) if then else ()
            yield name, place, *moved, shown, *((group or None,) if grouping else ()), *numbers(one), *compare
    none = (None,) if then else ()
    group_cell = (None,) if grouping else ()
    yield name, Rank(None), *none, say("rates.total"), *group_cell, *numbers(total), *compared(total, then)


def places_up(was: Rank, now: Rank) -> Move | None:
    """How many places up; None for who has none now."""
    if now.place is None:
        return None
    return Move(None if was.place is None else was.place - now.place)


def in_groups(rows: Iterable[Row], by: str, of: Assessment) -> dict[str, list[Row]]:
    """Those who have anything to count over, by the group they are ranked in."""
    grouping = has_groups(of, by)
    groups: dict[str, list[Row]] = {}
    for unit, one in rows:
        if one.denominator != 0:
            groups.setdefault(group_of(unit, of) if grouping else "", []).append((unit, one))
    return groups


def placed_then(total: Rate, by: str, then: Then | None) -> Mapping[tuple[str, str], tuple[Rank, Rate]]:
    """Who had which place by a rate then, by group and name."""
    if then is None:
        return {}
    of, tasks = then
    rows = [(name, rate(total.rule, own, of)) for name, own in grouped(tasks, by, of)]
    groups = in_groups(rows, by, of)
    return {(group, unit): (place, one) for group, own in groups.items() for place, (unit, one) in placed(own)}


def placed(rows: Iterable[Row]) -> Iterator[tuple[Rank, Row]]:
    """Rows best first, each with its place; equal ones share one, and one without a value has none."""
    valued = [(ranked_value(one), (unit, one)) for unit, one in rows]
    valued.sort(key=lambda row: (row[0] is None, -(row[0] or 0)))
    times = Counter(value for value, _ in valued)
    places: dict[Any, int] = {}
    for at, (value, _) in enumerate(valued, 1):
        places.setdefault(value, at)
    for value, row in valued:
        yield Rank(None) if value is None else Rank(places[value], times[value] > 1), row


def titles_of(by: str, of: Assessment) -> dict[str, Any]:
    """What people call the rows: lists by their titles, known tags by their words."""
    if by == "tag":
        return {tag: tag_name(tag) for tag in TAG_WORDS}
    return {one.id: one.title for one in of.lists} if by in ("list", "source") else {}


def beside_total(shown: Sequence[tuple[Rate, Sequence[Row]]]) -> Iterator[Message]:
    """That the rows do not come to the total, where they do not.

    They are more where tasks are joint, or parts stand apart from their whole; less where tasks stand in no row.
    """
    sums = [
        (total_of(counted_over(one) for _, one in rows), counted_over(total) or 0)
        for total, rows in shown
        if not total.refused
    ]
    if any(rows > whole for rows, whole in sums):
        yield say("rates.more_than_total")
    if any(rows < whole for rows, whole in sums):
        yield say("rates.less_than_total")


def counted_over(one: Rate) -> Decimal | None:
    """What a rate counts over; of a plain total, the total."""
    return one.numerator if is_total(one) else one.denominator


def total_of(found: Iterable[Decimal | None]) -> Decimal:
    """The sum of the numbers there are."""
    return total_sum(number for number in found if number is not None)
