"""Rates: a named share of two counts or two sums, with both numbers and what they count.

`count of A ÷ count of B`, or `sum of a ÷ sum of b`; without `over` a plain total. Exact arithmetic throughout.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.policy import RateRule
from checklist.core.progress import in_order, measured, target_of
from checklist.core.sets import OF_RETURNS, Frame, Set, holds, parse_set

PRESETS = {
    rule.name: rule
    for rule in (
        RateRule("完成率", "done", over="all"),
        RateRule("销号率", "closed", over="done"),
        RateRule("办结率", "done & due", over="due"),
        RateRule("按期办结率", "on_time & due", over="due"),
        RateRule("达序时率", "on_schedule", over="expected"),
        RateRule("报送率", "returns.answered", over="returns.owed"),
        RateRule("开工率", "stage.started", over="plan.started"),
        RateRule("竣工率", "stage.completed", over="plan.completed"),
        RateRule("投产率", "stage.producing", over="plan.producing"),
        RateRule("建成投产率", "stage.producing & stage.started", over="stage.started"),
        RateRule("达产率", "stage.capacity & stage.completed", over="stage.completed"),
        RateRule("转化率", "stage.signed & stage.framework", over="stage.framework"),
        RateRule("签约率", "stage.signed", over="plan.signed"),
        RateRule("注册率", "stage.registered & stage.signed", over="stage.signed"),
        RateRule("履约率", "stage.funded & stage.signed", over="stage.signed"),
        RateRule("落地率", "stage.started & stage.signed", over="stage.signed"),
        RateRule("资金到位率", sum="amounts.arrived", over="amounts.contracted"),
        RateRule("投资完成率", sum="amounts.invested", over="amounts.planned"),
    )
}
"""The rates offices print, by the name they print; the denominators are those seen most often."""

ENGLISH = {
    "完成率": "completion",
    "销号率": "closure",
    "办结率": "settlement",
    "按期办结率": "on-time settlement",
    "达序时率": "on schedule",
    "报送率": "reporting",
    "开工率": "start",
    "竣工率": "finish",
    "投产率": "production",
    "建成投产率": "built and producing",
    "达产率": "capacity",
    "转化率": "conversion",
    "签约率": "signing",
    "注册率": "registration",
    "履约率": "performance",
    "落地率": "landing",
    "资金到位率": "funding",
    "投资完成率": "investment",
}
"""The presets' English names, which a workspace may write as well."""
BY_ENGLISH = {english: name for name, english in ENGLISH.items()}


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as it came out. `count` and `over` say what the two numbers count; `unit` is the money's.

    `left_out` tasks lack what the denominator needs and are in neither number; `not_reported` ones count 0.
    `refused` names the units that cannot be added; then there are no numbers.
    """

    rule: RateRule
    numerator: Decimal | None
    denominator: Decimal | None
    unit: str = ""
    left_out: int = 0
    not_reported: int = 0
    refused: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """Numerator ÷ denominator; None where there is no denominator. It may pass 1."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator)


def known_rule(rule: RateRule) -> RateRule | None:
    """A rule with what its name leaves unsaid taken from the preset of that name; None if there is nothing to take."""
    if rule.count or rule.sum:
        return rule
    preset = PRESETS.get(BY_ENGLISH.get(rule.name, rule.name))
    if preset is None:
        return None
    return RateRule(rule.name, preset.count, preset.sum, rule.over or preset.over, rule.digits)


def all_rules(rules: Iterable[RateRule]) -> dict[str, RateRule]:
    """The rules a workspace has by name: its own, then the presets it did not name."""
    own = {rule.name: known for rule in rules if (known := known_rule(rule))}
    return {**own, **{name: rule for name, rule in PRESETS.items() if name not in own}}


def figure(tasks: Iterable[TaskAssessment], of: Assessment, standing: bool = False) -> list[TaskAssessment]:
    """The tasks that count in one figure: the live ones, except parts of a task that counts itself."""
    kept = [one for one in tasks if one.live or (standing and one.standing)]
    if not of.family.parent:
        return kept
    inside = {one.key for one in kept}
    return [one for one in kept if not any(above in inside for above in of.family.ancestors(one.key))]


def rate(rule: RateRule, tasks: Iterable[TaskAssessment], of: Assessment) -> Rate:
    """One rate over some tasks of an assessment. Raises ValueError for a set or amount that is none."""
    if rule.sum:
        return _sum_rate(rule, figure(tasks, of), of)
    if rule.count in OF_RETURNS:
        return _returns_rate(rule, figure(tasks, of, standing=True))
    return _count_rate(rule, figure(tasks, of), of)


def _count_rate(rule: RateRule, tasks: list[TaskAssessment], of: Assessment) -> Rate:
    count, over = parse_set(rule.count), parse_set(rule.over) if rule.over else None
    frame = Frame(of.as_of, {one.id: one.period.end for one in of.lists})
    numerator, denominator, left_out = Decimal(0), Decimal(0), 0
    for one in tasks:
        counts = counts_of(one)
        above = _contribution(count, one, counts, frame)
        below = _contribution(over, one, counts, frame) if over else Decimal(0)
        if above is None or below is None:
            left_out += 1
            continue
        numerator, denominator = numerator + above, denominator + below
    given = left_out == 0 or left_out < len(tasks)
    return Rate(rule, numerator if given else None, denominator if over and given else None, left_out=left_out)


def _contribution(wanted: Set, one: TaskAssessment, counts: dict[str, Decimal], frame: Frame) -> Decimal | None:
    """What a task adds to a set: 1 or 0, or the number it gives for it; None if it gives numbers, but not this one."""
    if not counts:
        return Decimal(holds(wanted, one, frame))
    if wanted.text in counts:
        return counts[wanted.text]
    joined = [counts.get(atom) for atom in wanted.atoms]
    if wanted.less or any(number is None for number in joined):
        return None
    return min(number for number in joined if number is not None)


def counts_of(one: TaskAssessment) -> dict[str, Decimal]:
    """How many a task stands for, by set: the task's numbers, and over them the updates' newest."""
    if not one.task.counts and not any(update.counts for update in one.task.updates):
        return {}
    counts = dict(one.task.counts)
    for update in in_order(one.task.updates):
        counts.update(update.counts)
    return {parse_set(name).text: number for name, number in counts.items()}


def _returns_rate(rule: RateRule, tasks: list[TaskAssessment]) -> Rate:
    totals = {
        "returns.owed": sum(len(one.returns.owed) for one in tasks),
        "returns.answered": sum(len(one.returns.answered) for one in tasks),
    }
    over = Decimal(totals[rule.over]) if rule.over in totals else None
    return Rate(rule, Decimal(totals.get(rule.count, 0)), over)


def amounts_of(one: TaskAssessment) -> dict[str, Decimal]:
    """A task's amounts: its own, and over them the updates' newest."""
    amounts = dict(one.task.amounts)
    for update in in_order(one.task.updates):
        amounts.update(update.amounts)
    return amounts


def _amount(name: str) -> Callable[[TaskAssessment], Decimal | None]:
    """How one gets at an amount: `amounts.NAME`, `measure.done`, `measure.target` or `weight`."""
    kind, _, rest = name.partition(".")
    if kind == "amounts" and rest:
        return lambda one: amounts_of(one).get(rest)
    if name == "measure.done":
        return lambda one: measured(one.task) if one.task.measure else None
    if name == "measure.target":
        return lambda one: target_of(one.task.measure) if one.task.measure else None
    if name == "weight":
        return lambda one: Decimal(1) if one.task.weight is None else one.task.weight
    raise ValueError(name)


def known_amount(name: str) -> bool:
    """Can this be summed?"""
    try:
        _amount(name)
    except ValueError:
        return False
    return True


def _sum_rate(rule: RateRule, tasks: list[TaskAssessment], of: Assessment) -> Rate:
    above, below = _amount(rule.sum), _amount(rule.over) if rule.over else None
    money = {one.id: one.money for one in of.lists}
    numerator, denominator, left_out, silent = Decimal(0), Decimal(0), 0, 0
    units: dict[str, None] = {}
    for one in tasks:
        over = below(one) if below else Decimal(0)
        part = above(one)
        if over is None or (below is None and part is None):
            left_out += 1
            continue
        units[_unit(rule.sum, one, money)] = None
        silent += part is None
        numerator, denominator = numerator + (part or Decimal(0)), denominator + over
    if len(units) > 1:
        return Rate(rule, None, None, refused=tuple(unit or "—" for unit in units), left_out=left_out)
    unit = next(iter(units), "")
    return Rate(rule, numerator, denominator if below else None, unit, left_out, silent)


def _unit(name: str, one: TaskAssessment, money: dict[str, str]) -> str:
    if name.startswith("measure."):
        return one.task.measure.unit if one.task.measure else ""
    return money.get(one.list, "") if name.startswith("amounts.") else ""
