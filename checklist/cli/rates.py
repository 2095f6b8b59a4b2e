"""Every rate with its numerator, its denominator and what they count."""

from collections.abc import Iterable, Mapping

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.grouping import BY, grouping
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Spoken, option, options, words
from checklist.core.assess import Assessment, assess
from checklist.core.message import say
from checklist.core.policy import RateRule
from checklist.core.rates import ENGLISH, all_rules, name_here
from checklist.core.value import replace
from checklist.reports.counted import rate_name
from checklist.reports.rates import rates, rates_by

WAYS = (
    BY,
    option("--rate", metavar="NAME", multiple=True),
    option("--baseline", is_flag=True, default=None),
    option("--all", "every", is_flag=True),
)


@click.command(cls=Spoken)
@words
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show the rates."""
    of = promised(desk) if desk.given.get("baseline") else desk.assessment
    tasks, wanted = desk.pick(of), named(of, desk.given.get("rate", ()))
    by = grouping(desk, of) if desk.given.get("by") else ""
    report = (
        rates_by(of, tasks, by, wanted) if by else rates(of, tasks, wanted, everything=bool(desk.given.get("every")))
    )
    desk.fail_on(tasks)
    promise = (say("rates.baseline"),) if desk.given.get("baseline") else ()
    desk.show(replace(report, notes=(*report.notes, *promise)))


def promised(desk: Desk) -> Assessment:
    """The lists judged by their first due days."""
    from checklist.core.baseline import as_promised

    return assess(as_promised(desk.sound.lists, desk.as_of), desk.policy, desk.as_of, None, desk.clock)


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
