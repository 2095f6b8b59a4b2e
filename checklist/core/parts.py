"""The parts of a score and the points on top, task by task: what each adds, and what each costs.

Every part is a sum of what tasks add above the line ÷ a sum of what they add below it, so what a part lost can be
told task by task, and the losses add up to what is missing from the full mark.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter

from checklist.core.answers import owed
from checklist.core.assess import Assessment, TaskAssessment, weight_of
from checklist.core.due import extends
from checklist.core.model import Act, Light, Pairs
from checklist.core.policy import PlusRule, RateRule
from checklist.core.rates import Rate, counted_in, rate, rule_named, rules_here, undoubled, wrong_word
from checklist.core.remarks import remarks
from checklist.core.sets import to_be_done_by
from checklist.core.settle import meaning
from checklist.core.value import Value, replace

Number = Fraction | int
Pair = tuple[Number, Number]
"""What a task adds above and below the line of a part."""
Shares = Iterator[tuple[TaskAssessment, Pair]]
ONE, ZERO = Fraction(1), Fraction(0)


class Part(Value):
    """One part of a score.

    `weight` as written; `applied` is what it weighs in points once parts without a denominator have given theirs away;
    `share` is `above` ÷ `below`, at most 1; without a denominator it is None, and nothing is applied.
    """

    name: str
    weight: Decimal
    share: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None
    applied: Fraction | None = None

    @property
    def points(self) -> Fraction | None:
        """What it brings to the score."""
        return None if self.share is None or self.applied is None else self.share * self.applied


class Plus(Value):
    """Points on top: how often the ground was met, and what that is worth under the cap."""

    rule: PlusRule
    times: int
    points: Fraction


class Cost(Value):
    """What a task takes from a score: points in all, and by part or ground; a negative one gives."""

    task: TaskAssessment
    points: Fraction
    by: Pairs[Fraction]


def find_rule(name: str, of: Assessment) -> RateRule | None:
    """A rate by the name it has in this workspace or among the presets, in either language; None if it is none."""
    found = rule_named(name, rules_here(of))
    return found if found and not wrong_word(found) else None


def parts(tasks: tuple[TaskAssessment, ...], full: Decimal, of: Assessment) -> tuple[Part, ...]:
    """The parts of a score over some tasks, their weights in proportion to what is left of the full mark."""
    found = [_part(name, weight, tasks, of) for name, weight in of.policy.review.parts]
    told = sum((Fraction(one.weight) for one in found if one.share is not None), ZERO)
    if not told:
        return tuple(found)
    point = Fraction(full) / told
    return tuple(one if one.share is None else replace(one, applied=Fraction(one.weight) * point) for one in found)


def _part(name: str, weight: Decimal, tasks: tuple[TaskAssessment, ...], of: Assessment) -> Part:
    if name in PAIRS:
        above = below = ZERO
        for _, (over, under) in _pairs(name, tasks, of):
            above, below = above + over, below + under
        return _shared(Part(name, weight, above=above, below=below))
    rule = find_rule(name, of)
    if rule is None:
        return Part(name, weight)
    found = rate(rule, tasks, of)
    return _shared(Part(name, weight, above=_exact(found.numerator), below=_exact(found.denominator)))


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _shared(one: Part) -> Part:
    """The part with its share: a full mark is full, whatever is over it."""
    if one.above is None or not one.below:
        return one
    return replace(one, share=min(ONE, one.above / one.below))


def kept_share(one: TaskAssessment) -> Fraction | None:
    """How much of what was expected was done, at most all; None where nothing was expected or nothing is known."""
    if one.expected is None or one.progress is None or (one.expected <= 0 and not one.done):
        return None
    return ONE if one.done else min(ONE, one.progress / one.expected)


def _progress(one: TaskAssessment, _: Assessment) -> Pair | None:
    """Weight times min(1, progress ÷ expected), over the weights of tasks that should have begun."""
    share, weight = kept_share(one), weight_of(one.task)
    return None if share is None else (weight * share, weight)


def _on_time(one: TaskAssessment, of: Assessment) -> Pair | None:
    """Done on time, of those to be done by the day."""
    return (int(one.on_time), 1) if to_be_done_by(one, of.as_of) else None


def _returns(one: TaskAssessment, of: Assessment) -> Pair | None:
    owed = returns_owed(one, of)
    return (len(owed & {*one.returns.answered}), len(owed)) if owed else None


def _response(one: TaskAssessment, of: Assessment) -> Pair | None:
    """Remarks and notices answered in time, of those whose answer is to be judged."""
    in_time, judged = responses(one, of)
    return (in_time, judged) if judged else None


def responses(one: TaskAssessment, of: Assessment) -> tuple[int, int]:
    """Of a task's remarks and notices those answered in time, and those whose answer is to be judged."""
    asked = [remark for remark in remarks(one, of) if remark.owed(of.as_of)]
    in_time, judged = owed(one, of)
    return sum(remark.in_time for remark in asked) + in_time, len(asked) + judged


def unanswered(one: TaskAssessment, of: Assessment) -> int:
    """How many of them were not answered in time."""
    in_time, judged = responses(one, of)
    return judged - in_time


def returns_owed(one: TaskAssessment, of: Assessment) -> set[date]:
    """The returns owed since the list's period began: a task may be older than its list."""
    if one.task.start is None or not one.returns.owed:
        return {*one.returns.owed}
    begun = begins(of).get(one.list)
    return {day for day in one.returns.owed if begun is None or day >= begun}


@lru_cache(maxsize=4)
def begins(of: Assessment) -> Mapping[str, date | None]:
    """When each list's period begins."""
    return {one.id: one.period.start for one in of.lists}


def returns_missed(one: TaskAssessment, of: Assessment) -> int:
    """How many of them were not answered in time."""
    return len(returns_owed(one, of) - {*one.returns.answered})


PAIRS: dict[str, Callable[[TaskAssessment, Assessment], Pair | None]] = {
    "progress": _progress,
    "on_time": _on_time,
    "returns": _returns,
    "response": _response,
}
"""The parts that are no rates; what a task adds to each, None where it has no say in it."""


def _pairs(name: str, tasks: Iterable[TaskAssessment], of: Assessment) -> Shares:
    pair_of = PAIRS[name]
    found = {one.key: (one, pair) for one in tasks if has_say(one, name == "returns") and (pair := pair_of(one, of))}
    yield from (found[one.key] for one in undoubled((one for one, _ in found.values()), of))


def has_say(one: TaskAssessment, standing: bool) -> bool:
    """Has the task a say: a live one, or a standing duty where those count as well?"""
    return one.live or (standing and one.standing)


def _rate_pairs(rule: RateRule, tasks: Iterable[TaskAssessment], of: Assessment) -> Shares:
    if rule.over:
        shares, _ = counted_in(rule, tasks, of)
        yield from ((one, (Fraction(above or 0), Fraction(under))) for one, above, under in shares)


def _acts(act: Act) -> Callable[[TaskAssessment, Assessment], int]:
    return lambda one, _: sum(decision.act is act for decision in one.task.decisions)


COUNTED: dict[str, Callable[[TaskAssessment, Assessment], int]] = {
    "missed_return": returns_missed,
    "overdue": lambda one, _: int(one.overdue > 0),
    "late": lambda one, _: int(one.late),
    "red": lambda one, _: int(one.light is Light.RED),
    "yellow": lambda one, _: int(one.light is Light.YELLOW),
    "silent": lambda one, _: int(one.returns.silent),
    "watermelon": lambda one, _: int(one.watermelon is not None),
    "answered": lambda one, of: responses(one, of)[0],
    "unanswered": unanswered,
    "extension": lambda one, _: sum(map(extends, one.task.decisions)),
    "reopened": _acts(Act.REOPEN),
    "referred": _acts(Act.REFER),
    "closed": lambda one, _: int(one.closed),
}
"""What plus and minus points may be given for, each counted by task."""
OF_STANDING = ("missed_return", "silent")
"""The grounds that a standing duty can give: it counts in returns only."""


def plus(name: str, tasks: tuple[TaskAssessment, ...], of: Assessment) -> tuple[Plus, ...]:
    """Every rule that adds something for a unit, in the order written."""
    by_unit = rules_by_unit(of)
    times: dict[str, int] = {}
    found = []
    for _, rule in heapq.merge(by_unit.get("", ()), by_unit.get(name, ()), key=itemgetter(0)):
        if not rule.unit and rule.what not in times:
            times[rule.what] = sum(count for _, count in _counts(rule, tasks, of))
        count = 1 if rule.unit else times[rule.what]
        if count:
            found.append(Plus(rule, count, _capped(rule, count)))
    return tuple(found)


@lru_cache(maxsize=4)
def rules_by_unit(of: Assessment) -> Mapping[str, list[tuple[int, PlusRule]]]:
    """The rules that hold on the day, by the unit they name (none: every unit), each with its place in their order."""
    found: dict[str, list[tuple[int, PlusRule]]] = {}
    for place, rule in enumerate(of.policy.review.plus):
        if not rule.unit or rule.on is None or rule.on <= of.as_of:
            found.setdefault(meaning(rule.unit, of.policy.units), []).append((place, rule))
    return found


def _counts(rule: PlusRule, tasks: Iterable[TaskAssessment], of: Assessment) -> Iterator[tuple[TaskAssessment, int]]:
    count = COUNTED.get(rule.what)
    if count:
        asked = (one for one in tasks if has_say(one, rule.what in OF_STANDING))
        found = {one.key: (one, times) for one in asked if (times := count(one, of))}
        yield from (found[one.key] for one in undoubled((one for one, _ in found.values()), of))


def _capped(rule: PlusRule, times: int) -> Fraction:
    points = Fraction(rule.points) * times
    if rule.cap is None:
        return points
    cap = abs(Fraction(rule.cap))
    return max(points, -cap) if points < 0 else min(points, cap)


def costs(
    tasks: tuple[TaskAssessment, ...], counted: Iterable[Part], added: Iterable[Plus], of: Assessment
) -> tuple[Cost, ...]:
    """What each task takes from a score of these parts and points, dearest first; tasks that take nothing are left out.

    The points add up to the full mark less the score, but for points given to the unit as such.
    """
    lost: dict[int, dict[str, Fraction]] = {}
    by_id = {id(one): one for one in tasks}
    for name, one, points in (*_lost_parts(tasks, counted, of), *_lost_points(tasks, added, of)):
        if points:
            by = lost.setdefault(id(one), {})
            by[name] = by.get(name, ZERO) + points
    found = [Cost(by_id[key], sum(by.values(), ZERO), tuple(by.items())) for key, by in lost.items()]
    return tuple(sorted(found, key=lambda cost: -cost.points))


Loss = tuple[str, TaskAssessment, Fraction]


def _lost_parts(tasks: tuple[TaskAssessment, ...], counted: Iterable[Part], of: Assessment) -> Iterator[Loss]:
    for part in counted:
        if part.share is None or part.applied is None or not part.below or part.share == 1:
            continue
        rule = None if part.name in PAIRS else find_rule(part.name, of)
        pairs = _rate_pairs(rule, tasks, of) if rule else _pairs(part.name, tasks, of)
        for one, (above, below) in pairs:
            yield part.name, one, part.applied * (below - above) / part.below


def _lost_points(tasks: tuple[TaskAssessment, ...], added: Iterable[Plus], of: Assessment) -> Iterator[Loss]:
    for one in added:
        for task, times in _counts(one.rule, tasks, of) if not one.rule.unit else ():
            yield one.rule.what, task, -one.points * times / one.times


def rate_of(name: str, tasks: Iterable[TaskAssessment], of: Assessment) -> Rate | None:
    """A rate by name over some tasks; None where there is no such rate."""
    rule = find_rule(name, of)
    return rate(rule, tasks, of) if rule else None
