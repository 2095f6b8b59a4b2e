"""What is proposed for whole units: rewards and penalties whose conditions all hold. None of it is decided here."""

from collections import Counter

from checklist.core.answers import late, told
from checklist.core.assess import Assessment
from checklist.core.ladder import unit_counts
from checklist.core.message import Message, say
from checklist.core.policy import Consequence
from checklist.core.running import Runs
from checklist.core.value import Value

CONDITIONS = ("first", "last", "reds", "overdue", "missed_returns", "unanswered")


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
    asked = [(name, least) for name in CONDITIONS if (least := getattr(rule, name)) is not None]
    if not all(figures[name][unit] >= least for name, least in asked):
        return ()
    return tuple(say(f"because.{name}", times=figures[name][unit]) for name, _ in asked)


def counted(of: Assessment, held: Runs) -> dict[str, Counter[str]]:
    """Every figure of every unit."""
    reds, overdue = unit_counts(of)
    missed: Counter[str] = Counter()
    unanswered: Counter[str] = Counter()
    for one in of.tasks:
        for unit in one.task.owner:
            missed[unit] += len(one.returns.missed)
        for life in told(of).get(one.key, ()):
            if late(life, one, of):
                unanswered.update(life.issued.unit)
    return {
        "first": held.first,
        "last": held.last,
        "reds": reds,
        "overdue": overdue,
        "missed_returns": missed,
        "unanswered": unanswered,
    }
