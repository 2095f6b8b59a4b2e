"""Which of the notices due were asked for, by their grounds and their rungs; and the days that letters count."""

from collections.abc import Iterable, Sequence

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.core.calendar import Calendar, add_workdays
from checklist.core.ladder import BEHIND, DUE_SOON, OVERDUE, SILENT, Notice
from checklist.core.ledger import filled
from checklist.core.message import say
from checklist.reports.notice import notify, rung_name
from checklist.reports.report import Report

MANY = 10
"""Digits: no office counts so far."""
GROUNDS = {"overdue": OVERDUE, "due_soon": DUE_SOON, "behind": BEHIND, "silent": SILENT}


def asked(desk: Desk, found: Iterable[Notice]) -> list[Notice]:
    """Those that rest on any of the grounds asked for, on any of the rungs asked for."""
    grounds = [ground for name, ground in GROUNDS.items() if desk.given.get(name)]
    rungs = {rung_of(desk, name) for name in desk.given.get("rung", ())}
    return [
        notice
        for notice in found
        if (not grounds or notice.rests_on(grounds)) and (not rungs or notice.rung.name in rungs)
    ]


def rung_of(desk: Desk, said: str) -> str:
    """The rung of this name, in either language or as titled; wrong usage for none."""
    ladder = desk.policy.ladder
    called = ((rung.name, rung_name(rung)) for rung in ladder)
    names = {name: rung for rung, one in called for name in (*one.names, one.english or rung, rung)}
    if said not in names:
        raise Wrong(say("wrong.rung", name=said, near=near(said, names), accepted=tuple(map(rung_name, ladder))))
    return names[said]


def working_days(desk: Desk, days: int) -> Calendar:
    """The public calendar, where a rung gives working days to act in: so many at most."""
    if not any(rung.days for rung in desk.policy.ladder):
        return desk.policy.calendar
    desk.warn_unannounced(desk.as_of, add_workdays(desk.working_days, desk.as_of, days), desk.working_days)
    return desk.working_days


def calendar_of(desk: Desk, found: Sequence[Notice]) -> Calendar:
    """The calendar that letters about these notices count by."""
    return working_days(desk, max((one.rung.days or 0 for one in found), default=0))


def circulated(desk: Desk, found: Sequence[Notice]) -> Report:
    """The circular of the day: the review of its units, and the notices in it."""
    from checklist.cli.review import earlier
    from checklist.cli.reviewed import with_proposals
    from checklist.core.review import review
    from checklist.reports.circular import circular

    of = desk.assessment
    held = with_proposals(desk, review(of, "owner", desk.pick(of), earlier(desk, None)))
    return circular(held, found, number(desk, found))


def number(desk: Desk, found: Sequence[Notice]) -> str:
    """The number asked for; digits alone go into the pattern, and that of a notice which is not here is wrong usage."""
    from checklist.reports.circular import number_of

    asked = " ".join((desk.given.get("number") or "").split())
    if asked.isascii() and asked.isdecimal() and len(asked) < MANY:
        asked = filled(desk.policy.notices.number, desk.as_of.year, int(asked))
    entries = (one for ledger in desk.shelf.ledgers for one in ledger.entries)
    if asked and asked not in {one.number for one in found}:
        taken = next((one for one in entries if asked in (one.number, one.to)), None)
        if taken:
            raise Wrong(say("wrong.number_taken", number=asked, task=taken.task, day=taken.on))
    if not asked and not number_of(found) and any(one.number for one in found):
        desk.tell(say("circular.own_number"))
    return asked


def show_told(desk: Desk, found: list[Notice]) -> None:
    """Show the notices by unit, as a circular, or as letters, which a folder may hold one by one."""
    if desk.given.get("letters") and desk.outlet.file:
        from checklist.cli.papers import folder_of, put_letters

        folder = folder_of(desk)
        if folder is not None:
            put_letters(desk, folder, found, calendar_of(desk, found))
            return
    desk.show(told(desk, found))


def told(desk: Desk, found: list[Notice]) -> Report:
    """The notices by unit, as a circular, or as letters."""
    if desk.given.get("circular"):
        return circulated(desk, found)
    if not desk.given.get("letters"):
        return notify(desk.assessment, found)
    from checklist.reports.letters import letters

    return letters(desk.assessment, found, calendar_of(desk, found))
