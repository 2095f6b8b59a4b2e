"""The review's reckoning: units grouped, scored by parts, ranked inside their group, and why.

A part without a denominator gives its weight away in proportion. Exact scores are compared, never rounded ones;
nothing breaks a tie.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, mean, weight_of
from checklist.core.model import Act, Light
from checklist.core.policy import PlusRule, ReviewPolicy
from checklist.core.rates import all_rules, figure, rate
from checklist.core.remarks import remarks

DIMENSIONS = ("owner", "leader", "section", "group", "tag", "list", "source")
Row = tuple[str, tuple[TaskAssessment, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: its weight, the share it is worth by itself, and the two numbers behind that share."""

    name: str
    weight: Decimal
    share: Fraction | None
    above: Fraction | None = None
    below: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Plus:
    """Points on top: how often the ground was met, and what that is worth under the cap."""

    rule: PlusRule
    times: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's place in its group. `value` is what is ranked: the score, or a rate; None has no place.

    `apart` units have too few tasks to be ranked. `gap` is the weighted mean gap, `met` whether the target is.
    """

    name: str
    group: str
    tasks: tuple[TaskAssessment, ...]
    value: Fraction | None
    score: Fraction | None
    parts: tuple[Part, ...]
    plus: tuple[Plus, ...]
    gap: Fraction | None
    met: bool | None
    apart: bool = False
    rank: int | None = None
    tied: bool = False

    @property
    def live(self) -> tuple[TaskAssessment, ...]:
        """The tasks that count."""
        return tuple(one for one in self.tasks if one.live)


def keys_by(one: TaskAssessment, by: str, of: Assessment) -> tuple[str, ...]:
    """Under which names a task stands: its owners, leaders, tags … Raises ValueError for what nothing is grouped by."""
    task = one.task
    if by.startswith("role:"):
        return next((units for role, units in task.roles if role == by[5:]), ())
    match by:
        case "owner":
            return task.owner
        case "leader":
            return task.leader
        case "section":
            return (task.section,)
        case "group":
            return tuple(dict.fromkeys(group_of(unit, of) for unit in task.owner))
        case "tag":
            return task.tags
        case "list":
            return (one.list,)
        case "source":
            return tuple(dict.fromkeys(ref.list or one.list for ref in task.source))
    raise ValueError(by)


def group_of(unit: str, of: Assessment) -> str:
    """The group a unit is ranked in; none is declared: all in one."""
    found = of.policy.units.known.get(unit)
    return found.group if found else ""


def grouped(tasks: Iterable[TaskAssessment], by: str, of: Assessment) -> tuple[Row, ...]:
    """Tasks under each name, in the order the units are declared, then as met; joint ones under each of theirs."""
    rows: dict[str, list[TaskAssessment]] = {}
    if by == "owner":
        rows = {unit.name: [] for unit in of.policy.units.all}
    for one in tasks:
        for name in keys_by(one, by, of):
            rows.setdefault(name, []).append(one)
    return tuple((name, tuple(held)) for name, held in rows.items() if held)


def standings(of: Assessment, by: str = "owner", tasks: Iterable[TaskAssessment] | None = None) -> tuple[Standing, ...]:
    """Every unit's standing, best first inside each group; groups in the order they are met."""
    rows = grouped(of.tasks if tasks is None else tasks, by, of)
    judged = [_stand(name, held, group_of(name, of) if by == "owner" else "", of) for name, held in rows]
    groups = dict.fromkeys(one.group for one in judged)
    return tuple(one for group in groups for one in ranked([one for one in judged if one.group == group]))


def _stand(name: str, tasks: tuple[TaskAssessment, ...], group: str, of: Assessment) -> Standing:
    policy = of.policy.review
    full = next((mark for key, mark in policy.full if key == group), Decimal(100))
    parts = tuple(_part(part, weight, tasks, of) for part, weight in policy.parts)
    plus = tuple(one for rule in policy.plus if (one := _plus(rule, name, tasks, of)) is not None)
    score = _total(parts, plus, full)
    if policy.rank_by == "score":
        value = score
    else:
        rules = all_rules(of.policy.rates)
        value = rate(rules[policy.rank_by], tasks, of).value if policy.rank_by in rules else None
    live = figure(tasks, of)
    gap = mean([one for one in live if not _waived(one)], "gap")
    met = _met(policy, gap, value)
    return Standing(name, group, tasks, value, score, parts, plus, gap, met, apart=len(live) < policy.min_tasks)


def _met(policy: ReviewPolicy, gap: Fraction | None, value: Fraction | None) -> bool | None:
    """Was the target met: the one the workspace sets on what is ranked, else: not behind on the mean."""
    if policy.target is None:
        return None if gap is None else gap >= 0
    scale = 1 if policy.rank_by == "score" else 100
    return None if value is None else value * scale >= policy.target


def _waived(one: TaskAssessment) -> bool:
    return any(act.act is Act.WAIVE for act in one.task.decisions)


def _total(parts: tuple[Part, ...], plus: tuple[Plus, ...], full: Decimal) -> Fraction | None:
    told = [(Fraction(part.weight), part.share) for part in parts if part.share is not None]
    weight = sum((each for each, _ in told), Fraction(0))
    if not weight:
        return None
    share = sum((each * share for each, share in told), Fraction(0)) / weight
    return share * Fraction(full) + sum((one.points for one in plus), Fraction(0))


def _part(name: str, weight: Decimal, tasks: tuple[TaskAssessment, ...], of: Assessment) -> Part:
    match name:
        case "progress":
            above, below = progress_part(figure(tasks, of))
        case "on_time":
            above, below = _on_time(figure(tasks, of), of)
        case "returns":
            above, below = _returns(figure(tasks, of, standing=True))
        case "response":
            above, below = _response(figure(tasks, of, standing=True), of)
        case _:
            return _rate_part(name, weight, tasks, of)
    return Part(name, weight, above / below if below else None, above, below)


def _rate_part(name: str, weight: Decimal, tasks: tuple[TaskAssessment, ...], of: Assessment) -> Part:
    rule = all_rules(of.policy.rates).get(name)
    if rule is None:
        return Part(name, weight, None)
    found = rate(rule, tasks, of)
    above, below = (None if number is None else Fraction(number) for number in (found.numerator, found.denominator))
    return Part(name, weight, found.value, above, below)


def progress_part(tasks: Iterable[TaskAssessment]) -> tuple[Fraction, Fraction]:
    """The weighted sum of min(1, progress ÷ expected), and the weights it is over: tasks that should have begun."""
    above = below = Fraction(0)
    for one in tasks:
        share = kept_share(one)
        if share is not None:
            above += weight_of(one.task) * share
            below += weight_of(one.task)
    return above, below


def kept_share(one: TaskAssessment) -> Fraction | None:
    """How much of what was expected was done, at most all; None where nothing was expected or nothing is known."""
    if one.expected is None or one.progress is None or (one.expected <= 0 and not one.done):
        return None
    return Fraction(1) if one.done else min(Fraction(1), one.progress / one.expected)


def _on_time(tasks: list[TaskAssessment], of: Assessment) -> tuple[Fraction, Fraction]:
    due = [one for one in tasks if one.task.due is not None and one.task.due <= of.as_of]
    return Fraction(sum(one.on_time for one in due)), Fraction(len(due))


def _returns(tasks: list[TaskAssessment]) -> tuple[Fraction, Fraction]:
    return (
        Fraction(sum(len(one.returns.answered) for one in tasks)),
        Fraction(sum(len(one.returns.owed) for one in tasks)),
    )


def _response(tasks: list[TaskAssessment], of: Assessment) -> tuple[Fraction, Fraction]:
    owed = [remark for one in tasks for remark in remarks(one) if remark.owed(of.as_of)]
    return Fraction(sum(remark.in_time for remark in owed)), Fraction(len(owed))


def _acts(act: Act) -> Callable[[TaskAssessment, Assessment], int]:
    return lambda one, _: sum(decision.act is act for decision in one.task.decisions)


COUNTED: dict[str, Callable[[TaskAssessment, Assessment], int]] = {
    "missed_return": lambda one, _: len(one.returns.missed),
    "overdue": lambda one, _: int(one.overdue > 0),
    "late": lambda one, _: int(one.late),
    "red": lambda one, _: int(one.light is Light.RED),
    "yellow": lambda one, _: int(one.light is Light.YELLOW),
    "silent": lambda one, _: int(one.returns.silent),
    "watermelon": lambda one, _: int(one.watermelon is not None),
    "unanswered": lambda one, of: sum(not r.in_time and r.owed(of.as_of) for r in remarks(one)),
    "extension": _acts(Act.EXTEND),
    "reopened": _acts(Act.REOPEN),
    "referred": _acts(Act.REFER),
    "closed": lambda one, _: int(one.closed),
}
"""What plus and minus points may be given for, each counted by task."""


def _plus(rule: PlusRule, name: str, tasks: tuple[TaskAssessment, ...], of: Assessment) -> Plus | None:
    """What a rule adds for a unit: counted over its tasks, or once where the rule names the unit."""
    if rule.unit:
        known = of.policy.units.known.get(rule.unit)
        meant = known.name if known else rule.unit
        if meant != name or (rule.on is not None and rule.on > of.as_of):
            return None
        return Plus(rule, 1, Fraction(rule.points))
    count = COUNTED.get(rule.what)
    times = sum(count(one, of) for one in figure(tasks, of, standing=True)) if count else 0
    points = Fraction(rule.points) * times
    if rule.cap is not None:
        cap = Fraction(rule.cap)
        points = max(points, -abs(cap)) if points < 0 else min(points, abs(cap))
    return Plus(rule, times, points) if times else None


def ranked(rows: list[Standing]) -> list[Standing]:
    """Places by value, best first: equal ones share a place and the next is skipped; without a value, last, no place."""
    order = sorted(rows, key=lambda one: (_placed(one) is None, -(_placed(one) or 0)))
    values = [_placed(one) for one in order]
    return [
        one if value is None else replace(one, rank=values.index(value) + 1, tied=values.count(value) > 1)
        for one, value in zip(order, values, strict=True)
    ]


def _placed(one: Standing) -> Fraction | None:
    return None if one.apart else one.value


def red_list(rows: Iterable[Standing], policy: ReviewPolicy) -> tuple[Standing, ...]:
    """In the first N of its group and the target met."""
    return tuple(one for one in rows if one.rank is not None and one.rank <= policy.red and one.met)


def black_list(rows: Iterable[Standing], policy: ReviewPolicy) -> tuple[Standing, ...]:
    """In the last N of its group and the target missed; a tie at the border counts whole."""
    rows = tuple(rows)
    last: dict[str, int] = {}
    for group in dict.fromkeys(one.group for one in rows):
        places = sorted((one.rank for one in rows if one.group == group and one.rank), reverse=True)
        last[group] = places[min(policy.black, len(places)) - 1] if places and policy.black else 10**9
    return tuple(one for one in rows if one.rank and one.rank >= last[one.group] and one.met is False)


def costs(one: Standing) -> tuple[tuple[TaskAssessment, Fraction], ...]:
    """What each task takes from the progress part, dearest first: its weight times what it is short of."""
    lost = [
        (task, weight_of(task.task) * (1 - share))
        for task in one.live
        if (share := kept_share(task)) is not None and share < 1
    ]
    return tuple(sorted(lost, key=lambda pair: -pair[1]))
