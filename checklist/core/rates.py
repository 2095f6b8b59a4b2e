"""Rates: a named share of two counts or two sums, with both numbers and what they count.

`count of A ÷ count of B`, or `sum of a ÷ sum of b`; without `over` a plain total. Exact arithmetic throughout.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from checklist.core.amounts import amount, known_amount, scope, total, unit_of
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.family import below
from checklist.core.policy import RateRule
from checklist.core.progress import in_order
from checklist.core.sets import OF_RETURNS, Frame, Set, SetKey, counted, holds, parse_set
from checklist.core.value import Value

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


def preset_name(name: str) -> str:
    """The name a preset stands under here; any other name as it is."""
    return BY_ENGLISH.get(name.casefold(), name)


class Rate(Value):
    """A rate as it came out; `rule` says what its two numbers count, `unit` is that of sums.

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
    preset = PRESETS.get(preset_name(rule.name))
    if preset is None:
        return None
    return RateRule(rule.name, preset.count, preset.sum, rule.over or preset.over, rule.digits)


def all_rules(rules: Iterable[RateRule]) -> dict[str, RateRule]:
    """The rules a workspace has by name: its own, then the presets it did not name, in either language."""
    own = {rule.name: known for rule in rules if (known := known_rule(rule))}
    named = {preset_name(name) for name in own}
    return {**own, **{name: rule for name, rule in PRESETS.items() if name not in named}}


@lru_cache(maxsize=4)
def rules_here(of: Assessment) -> Mapping[str, RateRule]:
    """The rules of an assessment's workspace; kept, since every part of every unit's score asks for one."""
    return all_rules(of.policy.rates)


def name_here(name: str, rules: Mapping[str, RateRule]) -> str | None:
    """A rate's name among some rules; a preset answers to its name in either language. None if there is none."""
    return next((one for one in (name, preset_name(name), ENGLISH.get(name, "")) if one in rules), None)


def rule_named(name: str, rules: Mapping[str, RateRule]) -> RateRule | None:
    """The rule of a name, in either language, or None."""
    found = name_here(name, rules)
    return None if found is None else rules[found]


def wrong_word(rule: RateRule) -> str:
    """The word in a rule that is no set and no amount, or does not go with the rest; "" where it can be reckoned."""
    known = known_rule(rule)
    if known is None:
        return rule.name
    try:
        _read(known)
    except ValueError as error:
        return str(error)
    return ""


def _read(rule: RateRule) -> tuple[Set, Set | None] | None:
    """The two sets of a rule that counts, None for one that sums. ValueError with the word that is wrong in it."""
    if rule.sum:
        for name in filter(None, (rule.count, rule.sum, rule.over)):
            if name == rule.count or not known_amount(name):
                raise ValueError(name)
        return None
    count, over = parse_set(rule.count), parse_set(rule.over) if rule.over else None
    if over and (count.text in OF_RETURNS) != (over.text in OF_RETURNS):
        raise ValueError(over.text)
    return count, over


def figure(tasks: Iterable[TaskAssessment], of: Assessment) -> list[TaskAssessment]:
    """The live tasks of a total, except parts of a task that is in it itself."""
    return undoubled((one for one in tasks if one.live), of)


def undoubled(tasks: Iterable[TaskAssessment], of: Assessment) -> list[TaskAssessment]:
    """The tasks that count in a figure, of those in its set: not the parts of one that is in the set itself."""
    kept = list(tasks)
    if not of.family.parent:
        return kept
    counted_above = below(of.family, [one.key for one in kept])
    return [one for one in kept if one.key not in counted_above]


def rate(rule: RateRule, tasks: Iterable[TaskAssessment], of: Assessment) -> Rate:
    """One rate over some tasks of an assessment. ValueError for a rule that `wrong_word` finds something in."""
    shares, left_out = counted_in(rule, tasks, of)
    if rule.sum:
        return _sum_rate(rule, shares, left_out, of)
    if left_out and not shares:
        return Rate(rule, None, None, left_out=left_out)
    above, under = total(part or Decimal(0) for _, part, _ in shares), total(share for *_, share in shares)
    return Rate(rule, above, under if rule.over else None, left_out=left_out)


ONE, NONE = Decimal(1), Decimal(0)
Share = tuple[TaskAssessment, Decimal | None, Decimal]
"""A task with what it adds to the numerator, None if it reports nothing, and to the denominator."""


def counted_in(rule: RateRule, tasks: Iterable[TaskAssessment], of: Assessment) -> tuple[list[Share], int]:
    """What each task adds to the two numbers of a rate, and how many tasks lack what it needs.

    A part adds nothing where a task above it does. What a task lacks is not missed where one above or below has it.
    """
    known: list[Share] = []
    lacking: list[TaskAssessment] = []
    for one, above, under in _asked(rule, tasks, of):
        if under is None or (above is None and not (rule.sum and rule.over)):
            lacking.append(one)
        else:
            known.append((one, above, under))
    kin = of.family
    if not kin.parent:
        return known, len(lacking)
    adding = [one.key for one, above, under in known if above or under]
    doubled = below(kin, adding)
    shares = [share for share in known if share[0].key not in doubled]
    told = {*adding, *kin.all_above(adding)}
    missed = [one.key for one in lacking if one.key not in told]
    return shares, len({*missed} - below(kin, [*missed, *adding]))


def _asked(
    rule: RateRule, tasks: Iterable[TaskAssessment], of: Assessment
) -> Iterator[tuple[TaskAssessment, Decimal | None, Decimal | None]]:
    """The tasks a rate is about, each with its own two numbers."""
    sets = _read(rule)
    if sets is None:
        here = scope(of)
        sum_of, over_of = amount(rule.sum, here), amount(rule.over, here) if rule.over else None
        yield from ((one, sum_of(one), over_of(one) if over_of else Decimal(0)) for one in tasks if one.live)
        return
    count, over = sets
    frame, of_returns = frame_of(of), count.text in OF_RETURNS
    for one in tasks:
        if one.live or (of_returns and one.standing):
            counts = counts_of(one)
            under = _contribution(over, one, counts, frame) if over else Decimal(0)
            yield one, _contribution(count, one, counts, frame), under


@lru_cache(maxsize=4)
def frame_of(of: Assessment) -> Frame:
    """What sets are asked against; kept, since every rate of every unit asks for it."""
    return Frame(of.as_of, {one.id: one.period.end for one in of.lists})


def _contribution(wanted: Set, one: TaskAssessment, counts: dict[SetKey, Decimal], frame: Frame) -> Decimal | None:
    """What a task adds to a set: 1 or 0, or the number it gives for it; None if it gives numbers, but not this one."""
    if wanted.text in OF_RETURNS:
        own = one.returns.owed if wanted.text == "returns.owed" else one.returns.answered
        return counts.get(wanted.key, Decimal(len(own)))
    return counted(wanted, one, counts, frame) if counts else ONE if holds(wanted, one, frame) else NONE


def counts_of(one: TaskAssessment) -> dict[SetKey, Decimal]:
    """How many a task stands for, by set: the task's numbers, and over them the updates' newest."""
    if not one.task.counts and not any(update.counts for update in one.task.updates):
        return {}
    counts = dict(one.task.counts)
    for update in in_order(one.task.updates):
        counts.update(update.counts)
    return {parse_set(name).key: number for name, number in counts.items()}


def _sum_rate(rule: RateRule, shares: list[Share], left_out: int, of: Assessment) -> Rate:
    here = scope(of)
    names = [name for name in (rule.sum, rule.over) if name]
    units = dict.fromkeys(unit_of(name, one, here) for one, _, _ in shares for name in names)
    if len(units) > 1:
        return Rate(rule, None, None, refused=tuple(unit or "—" for unit in units), left_out=left_out)
    above, under = total(part or Decimal(0) for _, part, _ in shares), total(over for *_, over in shares)
    silent = sum(part is None for _, part, _ in shares)
    return Rate(rule, above, under if rule.over else None, next(iter(units), ""), left_out, silent)
