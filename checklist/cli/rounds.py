"""What is shown of a round of notices: due, standing, unanswered, issued, or as letters."""

from collections.abc import Collection, Sequence

from checklist.cli.asked import asked, show_told
from checklist.cli.desk import Desk
from checklist.cli.issuing import issue
from checklist.cli.ledger import notice_of, refuse_problems, round_at
from checklist.cli.reviewed import reviewed
from checklist.core.climb import Round, Standing, unanswered
from checklist.core.family import Key
from checklist.core.ladder import Notice, notices
from checklist.core.value import replace
from checklist.reports.ledger import round_report, unanswered_report


def show_round(desk: Desk, due: Sequence[Notice], keys: Collection[Key]) -> None:
    """Issue and send what is due if that was asked for, and show how things stand."""
    refuse_problems(desk)
    whole = round_at(desk, due)
    todo = asked(desk, [one for one in whole.issue if one.of.key in keys])
    held = among(whole, keys)
    if desk.given.get("issue"):
        issue_and_send(desk, whole, held, todo)
    elif desk.given.get("send"):
        from checklist.cli.sending import send

        send(desk, held)
    elif desk.given.get("unanswered"):
        desk.show(unanswered_report(desk.assessment, held))
    elif desk.given.get("letters") or desk.given.get("circular"):
        how = as_it_stands if desk.given.get("circular") else notice_of
        show_told(desk, [*(how(desk, one) for one in held.standing), *todo])
    else:
        desk.show(round_report(desk.assessment, held, todo))


def as_it_stands(desk: Desk, held: Standing) -> Notice:
    """A notice that was issued, with its grounds as they are today: a circular says how things stand on its own day."""
    told = notice_of(desk, held)
    late = (unanswered(held),) if held.late else ()
    return replace(told, grounds=(*held.due.grounds, *late)) if held.due else told


def issue_and_send(desk: Desk, whole: Round, held: Round, todo: Sequence[Notice]) -> None:
    """Issue what is due; and send it from a desk that has read the ledger anew, if that was asked for too."""
    if not desk.given.get("send"):
        issued = issue(desk, whole, todo)
        desk.show(round_report(desk.assessment, without(whole, issued), issued, issued=True))
        desk.answer = None  # an act is done anew each time, and not told again from what is kept
        return
    from checklist.cli.sending import refuse_unsendable, send

    refuse_unsendable(desk)
    issued = issue(desk, whole, todo)
    if desk.given.get("dry_run"):
        send(desk, without(held, issued), issued)
    else:
        again = Desk({**desk.given, "issue": None}, desk.words)
        due = notices(again.assessment, reviewed(again))
        send(again, among(round_at(again, due), {one.key for one in again.pick(again.assessment)}), issued)
        desk.status = max(desk.status, again.status)


def without(held: Round, issued: Sequence[Notice]) -> Round:
    """A round without the notices whose place newly issued ones have taken."""
    new = {one.of.key for one in issued}
    return replace(held, standing=tuple(one for one in held.standing if one.life.key not in new))


def among(held: Round, keys: Collection[Key]) -> Round:
    """What a round says of some tasks."""
    return replace(
        held,
        standing=tuple(one for one in held.standing if one.life.key in keys),
        ended=tuple((life, why) for life, why in held.ended if life.key in keys),
    )
