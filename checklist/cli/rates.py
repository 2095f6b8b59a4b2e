"""Every rate with its numerator, its denominator and what they count."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.grouping import BY, grouping
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, SINCE, Spoken, option, options, words
from checklist.core.assess import Assessment, TaskAssessment, assess
from checklist.core.message import say
from checklist.core.policy import RateRule
from checklist.core.rates import ENGLISH, all_rules, name_here
from checklist.core.value import replace
from checklist.reports.counted import rate_name
from checklist.reports.rates import rates, rates_by

WAYS = (
    BY,
    option("--rate", metavar="NAME", multiple=True),
    SINCE,
    option("--baseline", is_flag=True, default=None),
    option("--all", "every", is_flag=True),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show the rates."""
    of = judged(desk, desk.as_of)
    tasks, wanted = desk.pick(of), named(of, desk.given.get("rate", ()))
    by = grouping(desk, of) if desk.given.get("by") else ""
    then = earlier(desk)
    report = (
        rates_by(of, tasks, by, wanted, then) if by else rates(of, tasks, wanted, bool(desk.given.get("every")), then)
    )
    desk.fail_on(tasks)
    promise = (say("rates.baseline"),) if desk.given.get("baseline") else ()
    desk.show(replace(report, notes=(*report.notes, *promise)))


def judged(desk: Desk, day: date) -> Assessment:
    """The lists judged for a day; with `--baseline` by their first due days."""
    if not desk.given.get("baseline"):
        return desk.assessment if day == desk.as_of else desk.judge(day)
    from checklist.core.baseline import as_promised

    return assess(as_promised(desk.sound.lists, day), desk.policy, day, None, desk.clock)


def earlier(desk: Desk) -> tuple[Assessment, Sequence[TaskAssessment]] | None:
    """How things stood at what `--since` asks for, and the tasks that the same words picked then."""
    if not desk.before:
        return None
    other, day = desk.before
    of = judged(other, day)
    return of, other.pick(of)


def named(of: Assessment, names: Iterable[str]) -> tuple[str, ...]:
    """The rates asked for, under the names they have here; wrong usage for one that there is not."""
    rules = all_rules(of.policy.rates)
    return tuple(known_name(name, rules) for name in names)


def known_name(name: str, rules: Mapping[str, RateRule]) -> str:
    """A rate's name here: as it is, or as the other language has it; wrong usage if there is none."""
    found = name_here(name, rules)
    if found is None:
        guess = near(name, (*rules, *(ENGLISH[one] for one in rules if one in ENGLISH)))
        raise Wrong(say("wrong.rate", name=name, near=guess, accepted=tuple(map(rate_name, rules.values()))))
    return found
