"""What is proposed for whole units: rewards and penalties whose conditions all hold. None of it is decided here.

A task that a decision has excused (force majeure) counts against nobody; nor does the last place of a unit that
would not miss its target but for such tasks.
"""

from collections import Counter
from collections.abc import Iterator

from checklist.core.answers import late, told
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import Message, say
from checklist.core.model import Light
from checklist.core.policy import Consequence
from checklist.core.running import Runs
from checklist.core.score import is_waived, standings
from checklist.core.value import Value

CONDITIONS = ("first", "last", "reds", "overdue", "missed_returns", "unanswered", "all_returns")


class Proposal(Value):
    """A unit, what is proposed for it, and the figures it rests on."""

    unit: str
    rule: Consequence
    grounds: tuple[Message, ...]


def proposals(of: Assessment, held: Runs) -> tuple[Proposal, ...]:
    """Every proposal, in the order of the rules, then of the units in the lists."""
    units = dict.fromkeys(unit for one in of.tasks for unit in one.task.owner)
    figures = counted(of, held)
    return tuple(
        Proposal(unit, rule, grounds)
        for rule in of.policy.notices.consequences
        for unit in units
        if (grounds := met(rule, unit, figures))
    )


def met(rule: Consequence, unit: str, figures: dict[str, Counter[str]]) -> tuple[Message, ...]:
    """The figures by which all that a rule asks for is so; none where something is not, or nothing is asked."""
    asked = [(name, int(least)) for name in CONDITIONS if (least := getattr(rule, name))]
    if not all(figures[name][unit] >= least for name, least in asked):
        return ()
    return tuple(say(f"because.{name}", times=figures[name][unit]) for name, _ in asked)


def counted(of: Assessment, held: Runs) -> dict[str, Counter[str]]:
    """Every figure of every unit."""
    found: dict[str, Counter[str]] = {name: Counter() for name in CONDITIONS}
    for one in of.tasks:
        if not is_waived(one):
            for name, times in figures(one):
                found[name].update(dict.fromkeys(one.task.owner, times))
            for life in told(of).get(one.key, ()):
                if late(life, one, of):
                    found["unanswered"].update(life.issued.unit)
    missed = found["missed_returns"]
    every = Counter({unit: times for unit, times in found["all_returns"].items() if not missed[unit]})
    spared = {one.name for one in standings(of) if one.met is False and not one.missed}
    last = Counter({unit: times for unit, times in held.last.items() if unit not in spared})
    return {**found, "all_returns": every, "first": held.first, "last": last}


def figures(one: TaskAssessment) -> Iterator[tuple[str, int]]:
    """What a task adds to the figures of each of its owners; as `all_returns` the returns that were owed."""
    yield "reds", int(one.light is Light.RED)
    yield "overdue", int(one.overdue > 0)
    yield "missed_returns", len(one.returns.missed)
    yield "all_returns", len(one.returns.owed)
