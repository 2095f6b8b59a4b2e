"""What is shown of a round of notices: due, standing, unanswered, issued, or as letters."""

from collections.abc import Collection, Sequence

from checklist.cli.asked import asked, working_days
from checklist.cli.desk import Desk
from checklist.cli.ledger import notice_of, refuse_problems, round_at
from checklist.core.climb import Round
from checklist.core.family import Key
from checklist.core.ladder import Notice
from checklist.core.value import replace
from checklist.reports.ledger import round_report, unanswered_report


def show_round(desk: Desk, due: Sequence[Notice], keys: Collection[Key]) -> None:
    """Issue what is due if that was asked for, and show how things stand."""
    refuse_problems(desk)
    whole = round_at(desk, due)
    todo = asked(desk, [one for one in whole.issue if one.of.key in keys])
    of = desk.assessment
    if desk.given.get("issue"):
        from checklist.cli.issuing import issue

        desk.show(round_report(of, whole, issue(desk, whole, todo), issued=True))
        return
    held = among(whole, keys)
    if desk.given.get("unanswered"):
        desk.show(unanswered_report(of, held))
    elif desk.given.get("letters"):
        from checklist.reports.letters import letters

        found = [*(notice_of(desk, one.life) for one in held.standing), *todo]
        days = max((one.rung.days or 0 for one in found), default=0)
        desk.show(letters(of, found, working_days(desk, days)))
    else:
        desk.show(round_report(of, held, todo))


def among(held: Round, keys: Collection[Key]) -> Round:
    """What a round says of some tasks."""
    return replace(
        held,
        standing=tuple(one for one in held.standing if one.life.key in keys),
        ended=tuple((life, why) for life, why in held.ended if life.key in keys),
    )
