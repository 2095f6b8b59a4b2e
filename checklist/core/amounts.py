"""What can be summed: money by its name, measures and weights, each with the unit it is in."""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from functools import lru_cache, reduce

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.family import Key
from checklist.core.progress import in_order, measured, target_of
from checklist.core.value import Value

EXACT = Context(prec=80)
"""Room for the longest numbers that can be typed, over more tasks than there are: sums are never rounded."""

Amount = Callable[[TaskAssessment], Decimal | None]


class Scope(Value):
    """What an amount is asked against: the money of each list, and what the parts of each task come to."""

    money: dict[str, str]
    done: dict[Key, Decimal | None]
    target: dict[Key, Decimal | None]


@lru_cache(maxsize=4)
def scope(of: Assessment) -> Scope:
    """The scope of an assessment; kept, since every rate of every unit asks for it. Parts come before their whole."""
    here = Scope({one.id: one.money for one in of.lists}, {}, {})
    kin = of.family
    tasks = {one.key: one for one in of.tasks} if kin.parts else {}
    for key in sorted(kin.parts, key=lambda key: -kin.reach[key][0]):
        parts = [tasks[part] for part in kin.parts[key] if tasks[part].live]
        here.done[key] = _sum(done_of(part, here) for part in parts)
        here.target[key] = _sum(target_in(part, here) for part in parts)
    return here


def _sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    found = [number for number in numbers if number is not None]
    return total(found) if found else None


def total(numbers: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return reduce(EXACT.add, numbers, Decimal(0))


def amounts_of(one: TaskAssessment) -> dict[str, Decimal]:
    """A task's amounts by name: its own, and over them the updates' newest."""
    amounts = dict(one.task.amounts)
    for update in in_order(one.task.updates):
        amounts.update(update.amounts)
    return amounts


def done_of(one: TaskAssessment, scope: Scope) -> Decimal | None:
    """How much of the measure is done; of a measure that is its parts' sum, what theirs come to."""
    if one.task.measure and one.task.measure.of_parts:
        return scope.done.get(one.key)
    return measured(one.task) if one.task.measure else None


def target_in(one: TaskAssessment, scope: Scope) -> Decimal | None:
    """The target of the measure; of a measure that is its parts' sum, what theirs come to."""
    if one.task.measure and one.task.measure.of_parts:
        return scope.target.get(one.key)
    return target_of(one.task.measure) if one.task.measure else None


def amount(name: str, scope: Scope) -> Amount:
    """How one gets at an amount: `amounts.NAME`, `measure.done`, `measure.target` or `weight`; else ValueError."""
    kind, _, rest = name.partition(".")
    if kind == "amounts" and rest:
        return lambda one: amounts_of(one).get(rest)
    if name == "measure.done":
        return lambda one: done_of(one, scope)
    if name == "measure.target":
        return lambda one: target_in(one, scope)
    if name == "weight":
        return lambda one: Decimal(1) if one.task.weight is None else one.task.weight
    raise ValueError(name)


def known_amount(name: str) -> bool:
    """Can this be summed?"""
    kind, _, rest = name.partition(".")
    return name in ("measure.done", "measure.target", "weight") or (kind == "amounts" and bool(rest))


def unit_of(name: str, one: TaskAssessment, scope: Scope) -> str:
    """The unit a task's amount is in: the list's money, the measure's unit; a weight has none."""
    if name.startswith("measure."):
        return one.task.measure.unit if one.task.measure else ""
    return scope.money.get(one.list, "") if name.startswith("amounts.") else ""
