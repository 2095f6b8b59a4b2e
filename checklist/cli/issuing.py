"""Issuing notices: numbered, entered, each matter once; mending numbers; and a person's word on what was sent."""

from collections.abc import Collection, Sequence

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.ledger import entries_of, entry, find, last_day, news, place, refuse_unwritable, shown, write
from checklist.cli.recording import record
from checklist.core.climb import Round
from checklist.core.ladder import Notice
from checklist.core.ledger import BY_HAND, Deed, Entry, Life, renumbered
from checklist.core.message import Message, say
from checklist.core.policy import Rung
from checklist.core.settle import meaning


def issue(desk: Desk, held: Round, asked: Sequence[Notice]) -> tuple[Notice, ...]:
    """Number and enter the notices asked for, and enter what came about of those issued before."""
    refuse_unwritable(desk)
    entries, numbered = news(desk, held, asked)
    if entries and not desk.given.get("dry_run"):
        write(desk, entries)
        done(desk, say("did.issue", count=len(numbered)) if numbered else say("did.noted", count=len(entries)))
    return numbered


def done(desk: Desk, did: Message) -> None:
    """Say what was entered, and record it if that was asked for."""
    desk.tell(say("edit.done", did=did, path=shown(desk)))
    record(desk, (place(desk),), did)


def renumber(desk: Desk) -> None:
    """Give the next numbers to notices that have another's; those that were sent under it are withdrawn."""
    if desk.given.get("rev") or desk.paths:
        raise Wrong(say("wrong.issue_elsewhere"))
    mended = renumbered(entries_of(desk), desk.policy.notices.number, desk.as_of)
    for one in mended:
        if one.to:
            desk.outlet.put(f"{one.task}: {one.number} → {one.to}\n")
        else:
            desk.tell(say("ledger.both_sent", task=one.task, number=one.number))
    if not mended:
        desk.tell(say("ledger.no_clash"))
    elif not desk.given.get("dry_run"):
        write(desk, mended)
        done(desk, say("did.renumber", count=len(mended)))


def confirm(desk: Desk) -> None:
    """Enter a person's word: these notices were sent, or not, to all their units or to those that are named."""
    refuse_unwritable(desk)
    asked = {meaning(name, desk.policy.units) for name in desk.given.get("of_units") or ()}
    said = (("was_sent", Deed.SENT), ("not_sent", Deed.FAILED))
    entries = [word(desk, number, deed, asked) for name, deed in said for number in desk.given.get(name) or ()]
    write(desk, entries)
    for one in entries:
        desk.tell(say(f"ledger.word.{one.deed.value}", number=one.number, units=one.unit))
    done(desk, say("did.confirm", count=len(entries)))


def word(desk: Desk, number: str, deed: Deed, asked: Collection[str]) -> Entry:
    """A person's word on a notice; who is told by it only now has the days to answer from now."""
    life = find(desk, number)
    others = tuple(one for one in asked if one not in life.addressed)
    if others:
        raise Wrong(say("wrong.not_addressed", number=number, unit=others, units=life.addressed))
    units = spoken_of(life, deed, asked)
    if not units or not set(asked) <= set(units):
        raise Wrong(say("wrong.not_doubtful", number=number))
    until = life.until
    if deed is Deed.SENT and not set(units).isdisjoint(life.unserved):
        rung = next((one for one in desk.policy.ladder if one.name == life.issued.rung), Rung(life.issued.rung))
        until = last_day(desk, life, rung)
    later = until if until != life.until else None
    return entry(life, deed, desk.as_of, unit=units, channel=BY_HAND, until=later)


def spoken_of(life: Life, deed: Deed, asked: Collection[str]) -> tuple[str, ...]:
    """The units that a person's word may be of.

    These are the units in doubt; then those that got it by another way, or did not though somebody had said so. Of
    those that have a copy only it is where they are named, or where there is no other.
    """
    others = life.unsent if deed is Deed.SENT else life.by_word
    if asked:
        return tuple(one for one in (*life.doubtful, *others) if one in asked)
    return life.doubtful or tuple(one for one in others if one in life.issued.unit) or others
