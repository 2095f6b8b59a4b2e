"""Rules of fairness for the ledger of notices: lines are only added, and what has been sent keeps its number."""

from collections.abc import Iterable, Iterator
from typing import Any

from checklist.core.compare import Change
from checklist.core.ledger import Deed, Entry, lives
from checklist.core.message import Message, Named, say
from checklist.core.step import State, Step
from checklist.core.value import names_of, replace
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure
from checklist.source.ledger import DEED_WORDS, ENTRY, flow
from checklist.source.records import heading

LIKE = 3
"""What of a line must have stayed the same, at least, for another to be the same one rewritten."""
TELLING = tuple(name for name in names_of(Entry) if name != "deed")


@rule("A383", Step)
def ledger_line_changed(step: Step) -> Iterator[Seen]:
    """A line of the ledger of notices that was rewritten or removed.

    The ledger proves which notice was served on whom, and when. What became of one is a line of its own below it; a
    line that was wrong stays, and another one says so. A number that two branches have given may be mended in the line
    of the notice that nobody has sent.

    ```yaml bad
    # commit: 2026-06-01 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, until: 2026-06-04}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
    # commit: 2026-06-22 Works
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, until: 2026-06-25}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
    ```

    ```yaml good
    # commit: 2026-06-01 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, until: 2026-06-04}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
    # commit: 2026-06-22 Office
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, until: 2026-06-04}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
      - {number: 2026-1, deed: answered, on: 2026-06-22, rung: warn, list: works, task: 1, why: update 2026-06-20}
    ```
    """
    lost = tuple(lost_in(step))
    if not lost:
        return
    after = entries(step.after)
    had = {one for before in step.before for one in entries(before)}
    new = [one for one in dict.fromkeys(after) if one not in had]
    sent = untouchable(step.before)
    given = [one.number for one in dict.fromkeys((*had, *after)) if one.deed is Deed.ISSUED]
    gone = {path for path, _ in step.before[0].ledgers} - {path for path, _ in step.after.ledgers}
    whole = {path: [one for one in held if one in set(lost)] for path, held in step.before[0].ledgers if path in gone}
    for path, held in whole.items():
        if held:
            yield Seen({"what": say("audit.ledger_gone", path=path, count=len(held))})
    for one in lost:
        if any(one in held for held in whole.values()):
            continue
        now = likest(one, new)
        if now is None:
            yield line(one, say("audit.line_gone"), Change(one.task, ("notices",), flow(ENTRY.write(one)), None))
            continue
        new.remove(now)
        mended = one.notice not in sent and given.count(one.number) > 1 and replace(now, number=one.number) == one
        for name in () if mended else differing(one, now):
            was, now_is = getattr(one, name), getattr(now, name)
            what = say("audit.line_now", field=titled(name), before=shown(was), after=shown(now_is))
            yield line(one, what, Change(one.task, ("notices", name), was, now_is))


@rule("A384", Step)
def renumbered_after_sending(step: Step) -> Iterator[Seen]:
    """A notice that was given another number after it had been sent.

    The unit has it under the number it was sent with. Of two notices with one number the one that has not been sent
    gets the next (`checklist notify --renumber`).

    ```yaml bad
    # commit: 2026-06-01 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
    # commit: 2026-06-22 Works
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 2026-1, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works, channel: post}
      - {number: 2026-1, deed: renumbered, on: 2026-06-22, rung: warn, list: works, task: 1, to: 2026-9}
    ```

    ```yaml good
    # commit: 2026-06-01 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-05-31, status: in-progress}
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
    # commit: 2026-06-22 Office
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 2026-1, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 2026-1, deed: renumbered, on: 2026-06-22, rung: warn, list: works, task: 1, to: 2026-9}
    ```
    """
    new = [one for one in entries(step.after) if one.deed is Deed.RENUMBERED] if step.before else []
    new = [one for one in new if all(one not in before.entered for before in step.before)]
    sent = untouchable(step.before) if new else ()
    for one in new:
        if one.notice in sent:
            change = Change(one.task, ("notices", "number"), one.number, one.to)
            yield Seen({"number": one.number, "to": one.to}, change, Sure.CERTAIN, one.task, one.list)


def entries(state: State) -> tuple[Entry, ...]:
    """All that stands in the ledgers of a version."""
    return tuple(one for _, held in state.ledgers for one in held)


def lost_in(step: Step) -> Iterable[Entry]:
    """The lines that a version has no longer, and that none of those it was made from has taken out before."""
    after: set[Entry] | None = None
    lost: dict[Entry, None] = {}
    for before in step.before:
        if before.ledgers == step.after.ledgers:
            continue
        after = set(entries(step.after)) if after is None else after
        for one in entries(before):
            if one not in after and not any(taken_out(one, other) for other in step.before):
                lost[one] = None
    return lost


def taken_out(one: Entry, state: State) -> bool:
    """Did a line stand in the ledgers once, and does no longer?"""
    return one in state.entered and one not in entries(state)


def untouchable(states: Iterable[State]) -> set[tuple[str, str, str, str]]:
    """The notices that have left the house, or may have, by every name that lines about them have."""
    return {
        name
        for state in states
        for life in lives(entries(state))
        if life.touched
        for name in (life.issued.notice, *(one.notice for one in life.entries))
    }


def likest(one: Entry, new: Iterable[Entry]) -> Entry | None:
    """The line that another one has become: the same deed of a notice, or else most of the same."""
    found = max(new, key=lambda other: likeness(one, other), default=None)
    return found if found and likeness(one, found) >= LIKE else None


def likeness(one: Entry, other: Entry) -> int:
    """In how much that is written two lines agree, if they are lines of one kind or of one notice."""
    if one.deed is not other.deed and one.notice != other.notice:
        return 0
    written = [name for name in TELLING if getattr(one, name) not in (None, "", ())]
    return sum(bool(getattr(one, name) == getattr(other, name)) for name in written) + (one.deed is other.deed)


def differing(one: Entry, other: Entry) -> Iterator[str]:
    """In what two lines differ."""
    return (name for name in names_of(Entry) if getattr(one, name) != getattr(other, name))


def titled(name: str) -> Named:
    """What a field of a line is called."""
    return heading(next(one for one in ENTRY.fields if ENTRY.attrs[one.key] == name))


def shown(value: Any) -> Any:
    """What a line says in a field, as a sentence tells it."""
    if isinstance(value, Deed):
        return worded(value)
    return value if value not in (None, "", ()) else say("value.none")


def worded(deed: Deed) -> Named:
    """What a line is of."""
    return Named(deed.value, DEED_WORDS[deed.value])


def line(one: Entry, what: Message, change: Change) -> Seen:
    """What was done to a line."""
    of = say("audit.line", number=one.number, deed=worded(one.deed), on=one.on, what=what)
    return Seen({"what": of}, change, Sure.CERTAIN, one.task, one.list)
