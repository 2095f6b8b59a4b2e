"""The ledger at a desk: what stands in it, what it makes of the notices due, and entries on their way into it."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from checklist.cli.composing import copied
from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.language import spoken
from checklist.core.calendar import add_workdays
from checklist.core.climb import Round, Standing, round_of
from checklist.core.ladder import Ground, Notice, addressees
from checklist.core.ledger import Deed, Entry, Life, by_number, lives, lost, numbers
from checklist.core.message import say
from checklist.core.model import Update
from checklist.core.policy import Rung
from checklist.core.value import replace
from checklist.source.book import of_units
from checklist.store.beside import real
from checklist.store.files import NOTICES
from checklist.store.ledger import MARK, Pen, pen, recorded

TOLD, TOLD_THEN = "told", "told_then"
"""The ground of a notice that was issued: its words, as the ledger has them; later also which day's they are."""


def entries_of(desk: Desk) -> tuple[Entry, ...]:
    """All that is entered, oldest first."""
    return tuple(one for ledger in desk.shelf.ledgers for one in ledger.entries)


def round_at(desk: Desk, due: Sequence[Notice]) -> Round:
    """What the ledger makes of the notices due."""
    by_hand = not desk.policy.notices.channels
    return round_of(due, lives(entries_of(desk)), desk.assessment, by_hand, desk.working_days)


def refuse_unwritable(desk: Desk) -> None:
    """Wrong usage: to issue what is not the workspace as it lies there; and a ledger that has something wrong.

    One that lacks what the last commit has would have everything served again.
    """
    if desk.given.get("rev") or desk.paths:
        raise Wrong(say("wrong.issue_elsewhere"))
    refuse_problems(desk)
    gone = missing(desk)
    if gone:
        raise Stop(say("ledger.lost", count=len(gone), number=gone[0].number, path=NOTICES), status=1)
    last = max((one.on for one in entries_of(desk)), default=None)
    if last is not None and last > desk.as_of:
        raise Wrong(say("wrong.issue_day", day=desk.as_of, last=last))


def missing(desk: Desk) -> tuple[Entry, ...]:
    """What the last commit has in the ledgers and they have no longer."""
    units = desk.policy.units
    before = (entry for ledger in recorded(desk.loaded[1]) for entry in of_units(ledger.entries, units))
    return lost(before, entries_of(desk))


def refuse_problems(desk: Desk) -> None:
    """Numbers given twice and lines that cannot be read are told, and nothing is entered."""
    from checklist.rules.ledger import ledger_problems
    from checklist.writers.formats import write_problems

    found = sorted(one.placed() for one in ledger_problems(desk.shelf))
    if found:
        sys.stderr.write(write_problems(found, "text", spoken(), desk.outlet.look(), None))
        raise Stop(say("ledger.refused"), status=1)


def place(desk: Desk) -> Path:
    """The ledger of the year that is written in."""
    return desk.loaded[1] / NOTICES / f"{desk.as_of.year:04}.yaml"


def refuse_outside(desk: Desk, path: Path) -> None:
    """Nothing is written where links lead out of the workspace; OSError where they lead round in a circle."""
    if not real(path).is_relative_to(real(desk.loaded[1])):
        raise Failed(say("ledger.outside", path=shown(desk)))


def opened(desk: Desk) -> AbstractContextManager[Pen]:
    """The pen of this year's ledger, if it still is what this desk has read."""
    path = place(desk)
    refuse_outside(desk, path)
    sources = [ledger.reading.source for ledger in desk.shelf.ledgers]
    here = [one for one in sources if Path(one.name).name == path.name]
    read = (MARK if here[0].bom else b"") + here[0].text.encode() if here else None
    return pen(path, desk.as_of.year, read)


def news(desk: Desk, held: Round, issue: Sequence[Notice]) -> tuple[tuple[Entry, ...], tuple[Notice, ...]]:
    """The entries for what came about since the last time, and the notices to be issued, each with its number."""
    day = desk.as_of
    answered = [
        entry(one.life, Deed.ANSWERED, day, why=said(one.answer.by))
        for one in held.standing
        if one.answer.by is not None and one.life.last(Deed.ANSWERED) is None
    ]
    withdrawn = [entry(life, Deed.WITHDRAWN, day, why=why) for life, why in held.ended]
    new = numbers(entries_of(desk), desk.policy.notices.number, day.year)
    numbered = tuple(_numbered(desk, one, next(new)) for one in issue)
    return (*answered, *withdrawn, *(_issued(desk, one) for one in numbered)), numbered


def entry(life: Life, deed: Deed, day: object, **more: object) -> Entry:
    """An entry about a notice that was issued."""
    first = life.issued
    return Entry(life.number, deed, day, first.rung, first.list, first.task, **more)  # type: ignore[arg-type]


def said(by: object) -> str:
    """What answered, in a word and its day."""
    if isinstance(by, Update):
        return f"update {by.on}"
    return f"{getattr(by, 'act', '')} {getattr(by, 'on', '')}".strip()


def _numbered(desk: Desk, notice: Notice, number: str) -> Notice:
    days = notice.rung.days
    until = None if days is None else add_workdays(desk.working_days, desk.as_of, days)
    return replace(notice, number=number, until=until)


def _issued(desk: Desk, notice: Notice) -> Entry:
    words = spoken().say_key("ledger.and").join(spoken().say(one.message) for one in notice.grounds)
    return Entry(
        notice.number,
        Deed.ISSUED,
        desk.as_of,
        notice.rung.name,
        notice.of.list,
        notice.of.task.id,
        unit=notice.of.task.owner,
        copies=copied(desk, notice),
        ground=words,
        until=notice.until,
        reports=sum(update.on == desk.as_of for update in notice.of.task.updates),
    )


def notice_of(desk: Desk, held: Standing) -> Notice:
    """A notice as it was issued: on its rung, in its words, under its number; what it rests on is what is so now."""
    of, life, one = desk.assessment, held.life, held.of
    first = life.issued
    step = next((step for step, rung in enumerate(of.policy.ladder) if rung.name == first.rung), 0)
    rung = of.policy.ladder[step] if of.policy.ladder[step].name == first.rung else Rung(first.rung)
    words = {"text": first.ground, "day": first.on}
    told = (Ground(TOLD if first.on == desk.as_of else TOLD_THEN, words),) if first.ground else ()
    rests = held.due.names if held.due else ()
    return Notice(one, rung, step, told, addressees(one, rung, of), life.number, last_day(desk, life, rung), rests)


def last_day(desk: Desk, life: Life, rung: Rung) -> date | None:
    """The last day to answer; of what goes out later than it was issued, reckoned from the day it does."""
    until = life.until
    if until is None or rung.days is None or desk.as_of == life.issued.on:
        return until
    waits = bool(desk.policy.notices.channels) and bool(life.unserved)
    return max(until, add_workdays(desk.working_days, desk.as_of, rung.days)) if waits else until


def find(desk: Desk, number: str) -> Life:
    """The notice of a number; wrong usage for none."""
    from checklist.cli.mistakes import near

    found = by_number(entries_of(desk))
    if number not in found:
        raise Wrong(say("wrong.notice", number=number, near=near(number, found)))
    return found[number]


def write(desk: Desk, entries: Iterable[Entry]) -> None:
    """Add entries to the ledger, at once."""
    from checklist.source.ledger import NotAppended

    try:
        with opened(desk) as held:
            held.add(entries)
    except NotAppended:
        raise Failed(say("ledger.not_appended", path=shown(desk))) from None


def shown(desk: Desk) -> str:
    """The ledger as it is told."""
    from checklist.store.files import shown as told

    return told(place(desk), desk.folder)
