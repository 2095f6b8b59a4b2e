"""The review's places: units grouped, scored, and ranked inside their group, with red and black lists.

Exact values are compared, never rounded ones; equal ones share a place, and nothing breaks a tie.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, mean
from checklist.core.model import Act
from checklist.core.parts import Part, Plus, parts, plus, rate_of
from checklist.core.policy import ReviewPolicy
from checklist.core.rates import Rate, figure
from checklist.core.settle import meaning
from checklist.core.value import Value, replace

DIMENSIONS = ("owner", "leader", "section", "group", "tag", "list", "source")
ROLE = "role:"
FULL = Decimal(100)
Row = tuple[str, tuple[TaskAssessment, ...]]


class Standing(Value):
    """A unit's place in its group.

    `value` is what is ranked: the score, or a rate or total (then `rate` has its numbers); None has no place. `full` is
    the full mark, `gap` the weighted mean gap. `met` says whether the target is; `missed` whether it is still missed
    when tasks excused by a waiver are left out. `apart` units have too few live tasks to be ranked.
    """

    name: str
    group: str
    tasks: tuple[TaskAssessment, ...]
    full: Decimal
    value: Fraction | None
    score: Fraction | None
    parts: tuple[Part, ...]
    plus: tuple[Plus, ...]
    rate: Rate | None
    gap: Fraction | None
    met: bool | None
    missed: bool
    apart: bool = False
    rank: int | None = None
    tied: bool = False


def keys_by(one: TaskAssessment, by: str, of: Assessment) -> tuple[str, ...]:
    """Under which names a task stands: its owners, leaders, tags … Raises ValueError for what nothing is grouped by."""
    task = one.task
    if by.startswith(ROLE):
        units = next((units for role, units in task.roles if role == by.removeprefix(ROLE)), ())
        return tuple(dict.fromkeys(meaning(unit, of.policy.units) for unit in units))
    match by:
        case "owner":
            return task.owner
        case "leader":
            return task.leader
        case "section":
            return (task.section,) if task.section else ()
        case "group":
            return tuple(dict.fromkeys(group for unit in task.owner if (group := group_of(unit, of))))
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
    if by == "owner" or by.startswith(ROLE):
        rows = {unit.name: [] for unit in of.policy.units.all}
    for one in tasks:
        for name in dict.fromkeys(keys_by(one, by, of)):
            rows.setdefault(name, []).append(one)
    return tuple((name, tuple(held)) for name, held in rows.items() if held)


def standings(of: Assessment, by: str = "owner", tasks: Iterable[TaskAssessment] | None = None) -> tuple[Standing, ...]:
    """Every unit's standing, best first inside each group; groups in the order they are met, units without one last."""
    in_groups = by == "owner" or by.startswith(ROLE)
    judged: dict[str, list[Standing]] = {}
    for name, held in grouped(of.tasks if tasks is None else tasks, by, of):
        group = group_of(name, of) if in_groups else ""
        judged.setdefault(group, []).append(_stand(name, held, group, of))
    return tuple(one for group in sorted(judged, key=lambda name: not name) for one in ranked(judged[group]))


def _stand(name: str, tasks: tuple[TaskAssessment, ...], group: str, of: Assessment) -> Standing:
    policy = of.policy.review
    full = dict(policy.full).get(group, FULL)
    live = figure(tasks, of)
    scored, added = parts(tasks, full, of), plus(name, tasks, of)
    score = total(scored, added)
    found = None if policy.rank_by == "score" else rate_of(policy.rank_by, tasks, of)
    value = score if policy.rank_by == "score" else ranked_value(found)
    gap = mean(live, "gap")
    untold = any(one.overdue > 0 and one.gap is None for one in live)
    met = _met(policy, gap, untold, _as_targeted(value, found))
    return Standing(
        name=name,
        group=group,
        tasks=tasks,
        full=full,
        value=value,
        score=score,
        parts=scored,
        plus=added,
        rate=found,
        gap=gap,
        met=met,
        missed=met is False and not _excused(name, tasks, group, of),
        apart=len(live) < policy.min_tasks,
    )


def ranked_value(found: Rate | None) -> Fraction | None:
    """What a rate ranks by: its value, uncapped, or the sum itself where nothing stands under it."""
    if found is None:
        return None
    if is_total(found):
        return None if found.numerator is None else Fraction(found.numerator)
    return found.value


def is_total(found: Rate) -> bool:
    """Is it a plain total, which has no denominator?"""
    return not found.rule.over


def _as_targeted(value: Fraction | None, found: Rate | None) -> Fraction | None:
    """What is ranked, the way targets are written: points of a score, percent of a rate, a total as it is."""
    return value if value is None or found is None or is_total(found) else value * 100


def _met(policy: ReviewPolicy, gap: Fraction | None, untold: bool, value: Fraction | None) -> bool | None:
    """Was the target met: the one the workspace sets on what is ranked, else: not behind on the mean.

    Nobody can say that it was where a task is overdue and gives no figure (`untold`): it is in no mean, yet not done.
    """
    if policy.target is None:
        return None if gap is None or (untold and gap >= 0) else gap >= 0
    return None if value is None else value >= policy.target


def _excused(name: str, tasks: tuple[TaskAssessment, ...], group: str, of: Assessment) -> bool:
    """Would the target not be missed but for tasks excused by a waiver?"""
    others = tuple(one for one in tasks if not is_waived(one))
    if len(others) == len(tasks):
        return False
    return not others or _stand(name, others, group, of).met is not False


def is_waived(one: TaskAssessment) -> bool:
    """Is the task excused by a decision?"""
    return any(act.act is Act.WAIVE for act in one.task.decisions)


def total(scored: Iterable[Part], added: Iterable[Plus]) -> Fraction | None:
    """The score: the points of the parts, then those on top; None where no part has a denominator."""
    points = [one.points for one in scored if one.points is not None]
    return sum(points, Fraction(0)) + sum((one.points for one in added), Fraction(0)) if points else None


def ranked(rows: Iterable[Standing]) -> list[Standing]:
    """Places by value, best first: equal ones share one and the next is skipped; without a value, last and no place."""
    order = sorted(rows, key=lambda one: (_placed(one) is None, -(_placed(one) or 0)))
    values = [value for one in order if (value := _placed(one)) is not None]
    places = {value: len(values) - at for at, value in enumerate(reversed(values))}
    times = Counter(values)
    return [
        one if value is None else replace(one, rank=places[value], tied=times[value] > 1)
        for one in order
        for value in (_placed(one),)
    ]


def _placed(one: Standing) -> Fraction | None:
    return None if one.apart else one.value


def red_list(rows: Iterable[Standing], policy: ReviewPolicy) -> tuple[Standing, ...]:
    """In the first N of its group and the target met."""
    return tuple(one for one in rows if one.rank is not None and one.rank <= policy.red and one.met)


def black_list(rows: Iterable[Standing], policy: ReviewPolicy) -> tuple[Standing, ...]:
    """In the last N of its group and the target missed, waivers considered."""
    return tuple(one for one in last_ones(rows, policy.black) if one.missed)


def excused(rows: Iterable[Standing], policy: ReviewPolicy) -> tuple[Standing, ...]:
    """Those that a waiver keeps off the black list."""
    return tuple(one for one in last_ones(rows, policy.black) if one.met is False and not one.missed)


def last_ones(rows: Iterable[Standing], count: int) -> tuple[Standing, ...]:
    """Those with fewer than `count` behind them in their group: a tie at the border counts whole."""
    rows = tuple(one for one in rows if one.rank is not None)
    places: dict[str, list[int]] = {}
    for one in rows:
        places.setdefault(one.group, []).append(one.rank or 0)
    border = {group: sorted(held)[-min(count, len(held))] for group, held in places.items()} if count else {}
    return tuple(one for one in rows if one.group in border and (one.rank or 0) >= border[one.group])
