"""A letter for each unit: what it has to see to, how things stand, what is asked of it, and by when."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import reduce

from checklist.core.assess import Assessment
from checklist.core.calendar import Calendar, add_workdays
from checklist.core.ladder import BEHIND, OVERDUE, SILENT, Notice
from checklist.core.message import Message, say
from checklist.core.policy import LADDER
from checklist.reports.notice import by_unit, rung_name
from checklist.reports.report import Block, Column, Paragraph, Report, Section, Table

ASKED = {rung.name for rung in LADDER}
"""The rungs for which the catalogs say what is asked."""
ASKED_LIKE = {
    "orange": "warn",
    "red": "supervise",
    "yellow-card": "warn",
    "red-card": "summon",
    "head-summoned": "summon",
}
"""Those of the printed ladders that ask what one of the usual ladder asks."""


def letters(of: Assessment, found: Sequence[Notice], calendar: Calendar) -> Report:
    """One letter a unit, the unit with the worst matter first; `calendar` counts the working days left to act."""
    sections = tuple(one for _, one in letters_by_unit(of, found, calendar))
    blocks: tuple[Block, ...] = sections or (Paragraph(say("notify.none"), "none"),)
    return Report("letters", say("letter.title"), of.as_of, blocks)


def letters_by_unit(of: Assessment, found: Sequence[Notice], calendar: Calendar) -> Iterator[tuple[str, Section]]:
    """Each unit with its letter, the unit with the worst matter first."""
    for unit, held in by_unit(found):
        yield unit, to_unit(unit, held, of, calendar)


def to_unit(
    unit: str,
    held: Sequence[Notice],
    of: Assessment,
    calendar: Calendar,
    copied: bool = False,
    widest: int | None = None,
) -> Section:
    """The letter to a unit with its slip, or what it gets if it is only to have a copy."""
    worst = max(held, key=lambda one: one.step)
    parts = (copy if copied else letter)(unit, held, of, calendar, widest)
    head = say("letter.copy", title=title(worst)) if copied else title(worst)
    reply = None if copied else slip(unit, held, of.as_of, calendar)
    return Section("letters", head, tuple(parts), many=True, ink=worst.rung.colour, slip=reply)


def title(worst: Notice) -> Message:
    """What kind of letter it is: the rung of its worst matter."""
    if worst.rung.name in ASKED and not worst.rung.title:
        return say(f"letter.kind.{worst.rung.name}")
    return say("letter.kind", rung=rung_name(worst.rung))


def letter(
    unit: str, held: Sequence[Notice], of: Assessment, calendar: Calendar, widest: int | None = None
) -> Iterator[Paragraph]:
    """The letter to a unit from its number to its signature; titles are cut where they are to be no longer."""
    numbers = tuple(notice.number for notice in held if notice.number)
    lists = {notice.of.list for notice in held}
    signed = issuers(of, lists)
    others = (name for notice in held for name in notice.to if name not in notice.of.task.owner)
    copies = tuple(dict.fromkeys(name for name in others if name not in signed))
    yield Paragraph(numbers or say("letter.unnumbered"), "number")
    yield Paragraph(say("letter.to", unit=unit), "to")
    yield Paragraph(say("letter.opening", day=of.as_of, count=len(held)), "opening")
    for index, notice in enumerate(held, 1):
        yield Paragraph(matter(index, notice, unit, of.as_of, calendar, widest), "matters")
    yield Paragraph(say("letter.closing", count=len(held)), "closing")
    if copies:
        yield Paragraph(say("letter.copies", to=copies), "copies")
    yield Paragraph(signed or say("letter.office"), "issuer")
    yield Paragraph(of.as_of, "day")


def copy(
    unit: str, held: Sequence[Notice], of: Assessment, calendar: Calendar, widest: int | None = None
) -> Iterator[Paragraph]:
    """What a unit gets that has a copy only: who was told what, and by when an answer is due."""
    lists = {notice.of.list for notice in held}
    yield Paragraph(tuple(notice.number for notice in held), "number")
    yield Paragraph(say("letter.to", unit=unit), "to")
    yield Paragraph(say("letter.copied", count=len(held)), "opening")
    for index, notice in enumerate(held, 1):
        last = last_day(notice, of.as_of, calendar)
        yield Paragraph(
            say(
                "letter.copied_matter",
                number=index,
                units=notice.of.task.owner,
                id=notice.of.task.id,
                title=titled(notice, widest),
                rung=rung_name(notice.rung),
                notice=notice.number,
                grounds=joined([ground.message for ground in notice.grounds]),
                until=say("letter.copied_until", day=last) if last else "",
            ),
            "matters",
        )
    yield Paragraph(issuers(of, lists) or say("letter.office"), "issuer")
    yield Paragraph(of.as_of, "day")


def titled(notice: Notice, widest: int | None) -> str:
    """The title of a notice's task on one line, so many characters of it at most."""
    title = " ".join(notice.of.task.title.split())
    return title if widest is None or len(title) <= widest else f"{title[: widest - 1].rstrip()}…"


def issuers(of: Assessment, lists: Collection[str]) -> tuple[str, ...]:
    """Who signs: the office of the settings, else those who issue the lists."""
    office = of.policy.notices.office
    return (
        (office,) if office else tuple(dict.fromkeys(one.issuer for one in of.lists if one.issuer and one.id in lists))
    )


def matter(index: int, notice: Notice, unit: str, day: date, calendar: Calendar, widest: int | None = None) -> Message:
    """One numbered matter: the task, how it stands, and what is asked by when."""
    task = notice.of.task
    others = tuple(name for name in task.owner if name != unit)
    return say(
        "letter.matter",
        number=index,
        id=task.id,
        title=titled(notice, widest),
        rung=rung_name(notice.rung),
        joint=say("letter.joint", units=others) if others else "",
        grounds=joined([ground.message for ground in notice.grounds]),
        asked=asked(notice, day, calendar),
    )


def asked(notice: Notice, day: date, calendar: Calendar) -> Message:
    """What is asked on a rung, by the end of its working days where it has any; and the return that is missing."""
    last = last_day(notice, day, calendar)
    until = say("letter.soon") if last is None else say("letter.until", day=last)
    silent = notice.rests_on([SILENT])
    if silent and ASKED_LIKE.get(notice.rung.name, notice.rung.name) == "warn" and not notice.rests_on([BEHIND]):
        return say("letter.asked_silent", until=until)
    what = say(asked_on(notice, last is not None), until=until)
    return say("letter.asked_return", asked=what) if silent else what


def asked_on(notice: Notice, answered: bool) -> str:
    """The sentence of what is asked on a rung, which may have to be `answered` by a day: why it is behind or late only
    of what is, and to be in time only of what can be.
    """
    name = ASKED_LIKE.get(notice.rung.name, notice.rung.name)
    behind, late = notice.rests_on([BEHIND]), notice.rests_on([OVERDUE])
    if name not in ASKED or (name == "warn" and not behind) or (name == "remind" and late):
        return "letter.asked"
    if name == "supervise" and not late:
        return "letter.asked.supervise_in_time"
    return "letter.asked.remind_until" if name == "remind" and answered else f"letter.asked.{name}"


def slip(unit: str, held: Sequence[Notice], day: date, calendar: Calendar) -> Table:
    """What a unit fills in and sends back: each matter with the last day to answer, and room for what was done."""
    rows = tuple(
        (index, one.number or None, say("show.heading", id=one.of.task.id, title=one.of.task.title), told, None)
        for index, one in enumerate(held, 1)
        for told in (by_when(one, day, calendar),)
    )
    columns = (
        Column("order", heading=say("column.no")),
        Column("number", heading=say("column.number"), spare=True),
        Column("matter", heading=say("letter.slip.matter")),
        Column("until", heading=say("letter.answer")),
        Column("done", heading=say("letter.slip.done")),
    )
    return Table("slip", columns, rows, say("letter.slip"), say("letter.slip.sign", unit=unit))


def by_when(notice: Notice, day: date, calendar: Calendar) -> Message | date:
    """The last day to answer; where none is set, how soon it is to be."""
    last = last_day(notice, day, calendar)
    if last is not None:
        return last
    return say("letter.slip.in_time" if notice.rung.name == "remind" else "letter.soon")


def last_day(notice: Notice, day: date, calendar: Calendar) -> date | None:
    """The last day to answer: as the ledger has it, else the end of the rung's working days."""
    days = notice.rung.days
    return notice.until or (None if days is None else add_workdays(calendar, day, days))


def joined(told: Sequence[Message]) -> Message:
    """Several sentences as one."""
    return reduce(lambda left, right: say("letter.and", left=left, right=right), told)


def days(found: Sequence[Notice], day: date) -> Report:
    """The last days to answer, each an event of its own, whatever else falls due of the task."""
    columns = (Column("day"), Column("falls"), Column("ids"), Column("matter"), Column("list", quiet=True))
    rows = tuple(
        (one.until, say("letter.answer"), (one.of.task.id,), told, one.of.list)
        for one in found
        if one.until
        for told in (say("letter.answer_to", number=one.number, title=" ".join(one.of.task.title.split())),)
    )
    return Report("answers", say("letter.answers"), day, (Table("days", columns, rows),))
