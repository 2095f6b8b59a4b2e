"""A letter to a unit as it goes out: over which channel, in which words, with which files."""

from collections.abc import Iterator, Sequence

from checklist.channels.letter import Enclosure, Letter
from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.address import may_go
from checklist.core.calendar import Calendar
from checklist.core.ladder import Notice
from checklist.core.message import Message, say
from checklist.core.policy import Channel
from checklist.reports.report import Paragraph, Report
from checklist.writers.safe import safe_lines

WORD, PAGE, DAYS = "letter.docx", "letter.html", "answers.ics"
TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PAGE: "text/html",
    DAYS: "text/calendar",
}


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


def letter_to(desk: Desk, unit: str, notices: Sequence[Notice], channel: Channel) -> Letter:
    """The letter to a unit, in words; copies go to the other addressees that are units of the workspace."""
    from checklist.reports.letters import letter, title

    worst = max(notices, key=lambda one: one.step)
    parts = tuple(letter(unit, notices, desk.assessment, Calendar()))
    others = dict.fromkeys(name for one in notices for name in one.to if name not in one.of.task.owner)
    to = addresses(desk, unit)
    copies = (address for name in others for address in addresses(desk, name) if address not in to)
    subject = title(worst)
    return Letter(
        unit,
        on_a_line(subject),
        tuple(on_a_line(part.text) for part in parts),
        numbers=tuple(one.number for one in notices),
        to=to,
        copies=tuple(dict.fromkeys(copies)),
        day=desk.as_of.isoformat(),
        enclosures=tuple(enclosures(desk, channel, papers(desk, unit, subject, parts, notices))),
        line=on_a_line(say("letter.line", title=subject, number=notices[0].number, more=more(len(notices)))),
    )


def more(count: int) -> Message | str:
    """How many notices a letter holds, where it is more than the one that is named."""
    return say("letter.more", count=count) if count > 1 else ""


def on_a_line(said: object) -> str:
    """A paragraph of a letter: what a list says in it makes no line of its own."""
    return " ".join(" ".join(safe_lines(spoken().say(said))).split())


def papers(
    desk: Desk, unit: str, subject: Message, parts: Sequence[Paragraph], notices: Sequence[Notice]
) -> dict[str, Report]:
    """The files that may go with a letter: for Word, as a page for print, and the last days to answer."""
    from checklist.reports.letters import days, one_letter

    title = desk.shelf.workspace.title
    page = Report("letter", subject, desk.as_of, tuple(parts), workspace=title)
    ends = {DAYS: days(notices, desk.as_of)} if any(one.until for one in notices) else {}
    return {WORD: one_letter(unit, notices, desk.assessment, Calendar()), PAGE: page, **ends}


def enclosures(desk: Desk, channel: Channel, held: dict[str, Report]) -> Iterator[Enclosure]:
    """The files that go over a channel: with mail all of them, into a folder the one that is best for print."""
    names = {"mail": tuple(held), "folder": (WORD, PAGE)}.get(channel.kind, ())
    found = ((name, written(desk, name, held[name])) for name in names)
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
