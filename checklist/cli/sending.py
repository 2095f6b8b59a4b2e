"""Sending notices: a letter a unit, the intent entered before and the outcome after, so that nothing goes out twice."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from checklist.channels.deliver import Pace, deliver, most
from checklist.channels.letter import FAILED, SENT, Letter, Outcome, failed
from checklist.cli.composing import WORD, Batch, addresses, channel_for, copied, letter_to
from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Wrong
from checklist.cli.language import spoken
from checklist.cli.ledger import entries_of, notice_of, opened, place, refuse_unwritable, shown
from checklist.cli.recording import record
from checklist.core.climb import Round, Standing
from checklist.core.ladder import Notice
from checklist.core.ledger import Deed, Entry, by_number, lives
from checklist.core.message import say
from checklist.core.value import Value, replace
from checklist.source.ledger import NotAppended
from checklist.store.ledger import Pen
from checklist.store.write import ChangedMeanwhile

Copies = dict[str, dict[str, Notice]]
"""Who is to have a copy of which notices, by their numbers."""
CUT = 40
"""As many characters of a title where a letter with the whole of it would be too long to send."""
DEEDS = {SENT: Deed.SENT, FAILED: Deed.FAILED}


class Delivery(Value):
    """A letter, and the notices in it with the channel they go over."""

    batch: Batch
    letter: Letter


def send(desk: Desk, held: Round, issued_now: Sequence[Notice] = ()) -> None:
    """Deliver what was issued and not sent; in a dry run also what would be issued now.

    Of what was `issued_now` every ground is still known, of the rest only the words that stand in the ledger.
    """
    now = {one.number: one for one in issued_now}
    refuse_unsendable(desk)
    refuse_unwritable(desk)
    ask_about_doubts(desk)
    issued = ((waits_for(one), now.get(one.life.number) or notice_of(desk, one)) for one in held.standing)
    dry = desk.given.get("dry_run")
    waiting = [*issued, *(((*one.of.task.owner, *copied(desk, one)), one) for one in issued_now if dry)]
    due = list(deliveries(desk, waiting))
    if any(names(one) and WORD not in names(one) for one in due):
        desk.tell(say("send.no_word", extra="papers"))
    if not due:
        desk.tell(say("send.nothing"))
    elif dry:
        for one in due:
            desk.outlet.put(as_it_would_go(one))
    else:
        send_all(desk, due)


def waits_for(one: Standing) -> tuple[str, ...]:
    """The units that a notice is still to be sent to: not to one that no longer answers for its matter."""
    for_whom = {*one.of.task.owner, *one.life.issued.copies}
    return tuple(unit for unit in one.life.unsent if unit in for_whom)


def refuse_unsendable(desk: Desk) -> None:
    """Wrong usage: there is no way to send."""
    if not desk.policy.notices.channels:
        raise Wrong(say("wrong.no_channel"))


def ask_about_doubts(desk: Desk) -> None:
    """Name what may have been sent and may not: it waits for a person's word. What is just being sent is no doubt."""
    doubts = [life for life in lives(entries_of(desk)) if life.doubtful and not life.ended]
    if doubts and not desk.given.get("dry_run"):
        with opened(desk):
            """Nobody is sending now, and nobody has since the ledger was read."""
    for life in doubts:
        last = life.last(Deed.SENDING, Deed.UNCLEAR)
        why = say("send.doubt_why", why=last.why) if last and last.why else ""
        each = say("send.doubt_each") if len(life.doubtful) > 1 else ""
        desk.tell(say("send.doubt", number=life.number, units=life.doubtful, why=why, each=each))
        desk.status = 1


def deliveries(desk: Desk, waiting: Iterable[tuple[tuple[str, ...], Notice]]) -> Iterator[Delivery]:
    """A letter a unit and day, as far as its channel takes so much at once; notices that stand alone each by itself.

    Who is to have a copy has it with a mail, where all that is in it is for them too, else in a letter of its own.
    """
    told: dict[str, list[Notice]] = {}
    copies: Copies = {}
    for units, notice in waiting:
        for unit in units:
            if unit in notice.of.task.owner:
                told.setdefault(unit, []).append(notice)
            else:
                copies.setdefault(unit, {})[notice.number] = notice
    for unit, notices in told.items():
        for group in grouped(notices):
            yield from over_its_channel(desk, unit, group, copies)
    for unit, held in copies.items():
        for group in grouped(held.values()):
            yield from over_its_channel(desk, unit, group)


def grouped(notices: Iterable[Notice]) -> Iterator[tuple[Notice, ...]]:
    """The notices that go to a unit in one letter each."""
    held = tuple(notices)
    yield from ((one,) for one in held if one.rung.alone)
    together = tuple(one for one in held if not one.rung.alone)
    if together:
        yield together


def over_its_channel(
    desk: Desk, unit: str, notices: tuple[Notice, ...], copies: Copies | None = None
) -> Iterator[Delivery]:
    """The letters to a unit with some notices, over the channel that reaches it; without `copies` they are one."""
    channel = channel_for(desk, unit)
    if channel is None:
        desk.tell(say("send.unreachable", unit=unit, numbers=tuple(one.number for one in notices)))
        desk.status = 1
        return
    beside = taken(desk, copies, notices) if channel.kind == "mail" and copies else ()
    yield from split(desk, Batch(unit, channel, notices, beside, copied=copies is None))


def taken(desk: Desk, copies: Copies, notices: Iterable[Notice]) -> tuple[str, ...]:
    """The units that have a copy with a mail to another one: those with an address that may see all that is in it."""
    numbers = {one.number for one in notices}
    found = tuple(unit for unit, held in copies.items() if numbers <= held.keys() and addresses(desk, unit))
    for unit in found:
        for number in numbers:
            del copies[unit][number]
    return found


def split(desk: Desk, batch: Batch) -> Iterator[Delivery]:
    """One letter, or two with half the notices each where the channel takes less; of one the title is cut first."""
    letter = letter_to(desk, batch)
    if len(letter.text.encode()) <= most(batch.channel):
        yield Delivery(batch, letter)
    elif len(batch.notices) > 1:
        for half in batch.halves():
            yield from split(desk, half)
    else:
        yield Delivery(batch, letter_to(desk, batch, CUT).within(most(batch.channel)))


def names(one: Delivery) -> tuple[str, ...]:
    """The files that go with a letter."""
    return tuple(each.name for each in one.letter.enclosures)


def as_it_would_go(one: Delivery) -> str:
    """A letter as a dry run shows it."""
    letter, files = one.letter, names(one)
    beside = say("send.cc", to=letter.copies) if letter.copies else ""
    way: object = say("send.files", files=files) if files else ""
    if one.batch.channel.kind == "mail":
        way = say("send.to", to=letter.to, copies=beside, files=way, line=letter.line)
    head = say("send.would", unit=letter.unit, channel=one.batch.channel.name, to=way)
    return f"─── {spoken().say(head)}\n{letter.text}\n"


def send_all(desk: Desk, due: Sequence[Delivery]) -> None:
    """Send one after the other, the ledger locked: nobody else sends meanwhile, and each step is on the disk."""
    pace, counts = Pace(), dict.fromkeys((Deed.SENT, Deed.FAILED, Deed.UNCLEAR), 0)
    try:
        with opened(desk) as pen:
            for one in due:
                outcome = sent(desk, pen, one, pace)
                deed = DEEDS.get(outcome.state, Deed.UNCLEAR)
                counts[deed] += 1
                if deed is not Deed.SENT:
                    units = (one.batch.unit, *one.batch.beside)
                    desk.tell(say(f"send.{deed.value}", unit=units, numbers=one.letter.numbers, why=outcome.why))
                    desk.status = 1
    except NotAppended:
        raise Failed(say("ledger.not_appended", path=shown(desk))) from None
    did = say("send.done", **{name.value: count for name, count in counts.items()})
    desk.tell(did)
    record(desk, (place(desk),), did)


def sent(desk: Desk, pen: Pen, one: Delivery, pace: Pace) -> Outcome:
    """Enter that a letter is being sent, send it, enter what became of it."""
    channel = one.batch.channel
    begun = tuple(entries(desk, one, Deed.SENDING))
    pen.add(begun)
    outcome = put(desk, one) if channel.kind == "folder" else deliver(channel, one.letter, pace)
    ends = tuple(entries(desk, one, DEEDS.get(outcome.state, Deed.UNCLEAR), outcome))
    try:
        pen.add(ends)
    except ChangedMeanwhile:
        enter_anew(desk, pen, one, (*begun, *ends))
    return outcome


def enter_anew(desk: Desk, pen: Pen, one: Delivery, held: tuple[Entry, ...]) -> NoReturn:
    """Enter a letter's way in a ledger that took the place of ours meanwhile, and send no more on what ours said."""
    values = {"numbers": one.letter.numbers, "unit": one.letter.unit, "path": shown(desk)}
    try:
        pen.look()
        pen.add(held)
    except (ValueError, OSError):
        raise Failed(say("send.not_entered", **values)) from None
    raise Failed(say("send.changed", **values))


def entries(desk: Desk, one: Delivery, deed: Deed, outcome: Outcome | None = None) -> Iterator[Entry]:
    """An entry for each notice in a letter, and one for each copy that was refused while the letter was taken."""
    issued = by_number(entries_of(desk)) if deed is Deed.SENDING and not one.batch.copied else {}
    refused = outcome.refused if outcome else ()
    beside = one.batch.beside
    gone = tuple(unit for unit in beside if refused and set(addresses(desk, unit)) <= set(refused))
    for notice in one.batch.notices:
        promised = issued[notice.number].issued.until if notice.number in issued else notice.until
        entry = Entry(
            notice.number,
            deed,
            desk.as_of,
            notice.rung.name,
            notice.of.list,
            notice.of.task.id,
            unit=(one.batch.unit, *(unit for unit in beside if unit not in gone)),
            until=notice.until if notice.until != promised else None,
            channel=one.batch.channel.name,
            receipt=outcome.receipt if outcome else "",
            why=spoken().say(outcome.why) if outcome else "",
        )
        yield entry
        if gone:
            yield replace(entry, deed=Deed.FAILED, unit=gone, receipt="", why=entry.receipt)


def put(desk: Desk, one: Delivery) -> Outcome:
    """Put a letter into a folder of the workspace, for who prints; one that lies there already was put there before."""
    from checklist.store.beside import real
    from checklist.store.files import shown as told
    from checklist.store.write import Replacement, replace_all

    folder = desk.loaded[1] / one.batch.channel.folder
    path = folder / f"{file_name(one.letter)}.txt"
    files = {path: one.letter.text.encode()}
    files |= {path.with_suffix(Path(each.name).suffix): each.data for each in one.letter.enclosures}
    try:
        if not real(folder).is_relative_to(real(desk.loaded[1])):
            return failed(say("why.outside"))
        there = {file for file in files if file.is_file() and (file != path or file.read_bytes() == files[path])}
        replace_all([Replacement(file, None, data) for file, data in files.items() if file not in there])
    except OSError as error:
        return failed(error.strerror or error)
    return Outcome(SENT, receipt=told(path, desk.loaded[1]))


def file_name(letter: Letter) -> str:
    """The name of a letter's file: its first number as far as a name may hold it, and what no other letter has."""
    slug = "".join(one if one.isalnum() else "-" for one in letter.numbers[0])[:40].strip("-")
    return f"{letter.day}-{slug}-{letter.id[:8]}"
