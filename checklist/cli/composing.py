"""A letter to a unit as it goes out: over which channel, in which words, with which files."""

from collections.abc import Iterator

from checklist.channels.letter import Enclosure, Letter
from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.address import may_go
from checklist.core.calendar import Calendar
from checklist.core.ladder import Notice
from checklist.core.message import Message, say
from checklist.core.policy import Channel
from checklist.core.value import Value, replace
from checklist.reports.report import Paragraph, Report, Section
from checklist.writers.safe import safe_lines

WORD, PAGE, DAYS = "letter.docx", "letter.html", "answers.ics"
TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PAGE: "text/html",
    DAYS: "text/calendar",
}


class Batch(Value):
    """Notices that go to a unit at once over a channel.

    `beside` are the units that have a copy of the same letter; a unit that is only to have a copy gets one of its own
    where the notices are `copied`.
    """

    unit: str
    channel: Channel
    notices: tuple[Notice, ...]
    beside: tuple[str, ...] = ()
    copied: bool = False

    def halves(self) -> Iterator["Batch"]:
        """The same in two."""
        middle = len(self.notices) // 2
        for part in (slice(middle), slice(middle, None)):
            yield replace(self, notices=self.notices[part])


def channel_for(desk: Desk, unit: str) -> Channel | None:
    """The first channel that reaches a unit."""
    known = desk.policy.units.known.get(unit)
    names = {unit} | ({known.name, *known.also} if known else set())
    for one in desk.policy.notices.channels:
        if (not one.units or names & set(one.units)) and (one.kind != "mail" or addresses(desk, unit)):
            return one
    return None


def addresses(desk: Desk, unit: str) -> tuple[str, ...]:
    """Where mail to a unit goes: to the addresses that the workspace gives, as far as letters may go there."""
    known = desk.policy.units.known.get(unit)
    domains = desk.policy.notices.domains
    return tuple(one for one in (known.email if known else ()) if may_go(one, domains))


def copied(desk: Desk, notice: Notice) -> tuple[str, ...]:
    """The units that are to have a copy of a notice: its other addressees, as far as a channel reaches them."""
    known = desk.policy.units.known
    others = dict.fromkeys(known[name].name for name in notice.to if name in known)
    return tuple(name for name in others if name not in notice.of.task.owner and channel_for(desk, name))


def letter_to(desk: Desk, batch: Batch, widest: int | None = None) -> Letter:
    """The letter to a unit, or the copy for one that has a copy only, with no longer titles than asked for."""
    from checklist.reports.letters import to_unit

    unit, notices = batch.unit, batch.notices
    told = to_unit(unit, notices, desk.assessment, Calendar(), batch.copied, widest)
    to = addresses(desk, unit)
    beside = (address for name in batch.beside for address in addresses(desk, name))
    return Letter(
        unit,
        on_a_line(told.title),
        tuple(on_a_line(part.text) for part in told.blocks if isinstance(part, Paragraph)),
        numbers=tuple(one.number for one in notices),
        to=to,
        copies=tuple(dict.fromkeys(address for address in beside if address not in to)),
        day=desk.as_of.isoformat(),
        enclosures=tuple(enclosures(desk, batch.channel, papers(desk, batch, told))),
        sender=on_a_line(desk.policy.notices.office),
        copied=batch.copied,
        line=on_a_line(say("letter.line", title=told.title, number=notices[0].number, more=more(len(notices)))),
    )


def more(count: int) -> Message | str:
    """How many notices a letter holds, where it is more than the one that is named."""
    return say("letter.more", count=count) if count > 1 else ""


def on_a_line(said: object) -> str:
    """A paragraph of a letter: what a list says in it makes no line of its own."""
    return " ".join(" ".join(safe_lines(spoken().say(said))).split())


def papers(desk: Desk, batch: Batch, told: Section) -> dict[str, Report]:
    """The files that may go with a letter: for Word, as a page for print, and the last days for who owes an answer."""
    from checklist.reports.letters import days

    word = Report("letters", say("letter.title"), desk.as_of, (told,))
    page = Report("letter", told.title, desk.as_of, told.blocks, workspace=desk.shelf.workspace.title)
    owed = not batch.copied and any(one.until for one in batch.notices)
    return {WORD: word, PAGE: page, **({DAYS: days(batch.notices, desk.as_of)} if owed else {})}


def enclosures(desk: Desk, channel: Channel, held: dict[str, Report]) -> Iterator[Enclosure]:
    """The files that go over a channel: with mail all of them, into a folder the one that is best for print."""
    names = {"mail": (WORD, PAGE, DAYS), "folder": (WORD, PAGE)}.get(channel.kind, ())
    found = ((name, written(desk, name, held[name])) for name in names if name in held)
    there = [Enclosure(name, TYPES[name], data) for name, data in found if data is not None]
    yield from there if channel.kind == "mail" else there[:1]


def written(desk: Desk, name: str, report: Report) -> bytes | None:
    """A report as a file of this name, a paper by the office's own template; None where a library is missing for it."""
    from checklist.cli.out import said_of
    from checklist.writers.formats import Lacking, format_of, write
    from checklist.writers.look import Look, Unfit

    look = Look(template=desk.template(report.kind)) if name == WORD else Look()
    try:
        found = write(report, format_of(name) or "", spoken(), look)
    except Lacking:
        return None
    except Unfit as unfit:
        raise Wrong(said_of(unfit)) from None
    return found if isinstance(found, bytes) else found.encode()
