"""Hold what is said now against what was sealed: the history, every task by name, and papers in hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent, Stop
from checklist.cli.inhand import says
from checklist.cli.options import EVERYWHERE, REV, SHOWING, Argument, Spoken, options
from checklist.cli.past import opened
from checklist.cli.sealing import SIZE, Kept, bodies, recorded, seals, settings_of, state_of, tag_name
from checklist.core.message import say
from checklist.core.seal import Seal, compared
from checklist.core.value import replace
from checklist.reports.sealed import Held, sealed
from checklist.source.seals import FOLDER, digest
from checklist.writers.formats import format_of


@click.command(cls=Spoken)
@click.argument("papers", nargs=-1, cls=Argument)
@options(REV, EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Verify what was sealed."""
    desk.past = opened(desk.folder)
    kept = seals(desk)
    first = recorded(desk, desk.past.line(_newest(desk)))
    if not kept and not first:
        raise Absent(say("seal.none"))
    found = [
        *_replaced(kept, first),
        *_history(desk, kept),
        *(_paper(desk, kept, name) for name in desk.given.get("papers", ())),
    ]
    desk.status = int(any(not one.right for one in found))
    desk.outlet.show(replace(sealed(found, desk.clock), workspace=desk.shelf.workspace.title))


def _replaced(kept: tuple[Kept, ...], first: Mapping[str, tuple[Seal | None, str]]) -> Iterator[Held]:
    """The seals that were recorded, and are not there any more as they were."""
    now = {one.name: one.seal for one in kept}
    for name, (was, rev) in first.items():
        if name not in now or now[name] != was:
            yield Held(name, "", say("seal.replaced" if name in now else "seal.removed", rev=rev))


def _history(desk: Desk, kept: tuple[Kept, ...]) -> Iterator[Held]:
    """Seal by seal: is it whole, does it follow the one before, is its version there, and does that say what it did?"""
    former = ""
    line = _line(desk)
    for one in kept:
        if one.seal is None:
            yield Held(one.name, "", say("seal.broken"))
            continue
        if one.seal.former != former:
            yield Held(one.name, "", say("seal.chain"))
        former = one.digest
        if desk.past and desk.past.repository.shallow and one.seal.commit not in line:
            yield Held(one.name, "", say("seal.cut_off", rev=one.seal.commit[:10]))
            continue
        yield from _of_seal(desk, one, one.seal, line)
        yield from _signed(desk, one, one.seal.period, line)


def _signed(desk: Desk, kept: Kept, period: str, line: frozenset[str]) -> Iterator[Held]:
    """Whose signature is on the version that holds a seal, where there is one."""
    from checklist.store.signed import signature

    found = signature(desk.past, tag_name(period)) if desk.past else None
    if found is None:
        return
    if found.how != "good":
        yield Held(kept.name, "", say(f"seal.signature_{found.how}", tag=tag_name(period), by=found.key))
    elif found.commit not in line or _sealed_in(desk, kept, found.commit) != kept.digest:
        yield Held(kept.name, "", say("seal.signed_other", who=found.who, rev=found.commit[:10]))
    else:
        yield Held(kept.name, "", say("seal.signed", who=found.who, by=found.key), True)


def _sealed_in(desk: Desk, kept: Kept, commit: str) -> str:
    """The digest of a seal's bytes in a version; empty where it is not there."""
    tree = desk.past.named(commit).tree if desk.past else None
    path = desk.loaded[1].resolve() / FOLDER / kept.name
    return digest(tree.read(path, SIZE)) if tree and tree.is_file(path) else ""


def _line(desk: Desk) -> frozenset[str]:
    """The versions that lead to the one that is held against the seals."""
    return frozenset(one.revision.id for one in desk.past.line(_newest(desk))) if desk.past else frozenset()


def _newest(desk: Desk) -> str:
    return desk.revision.id if desk.revision else "HEAD"


def _of_seal(desk: Desk, kept: Kept, seal: Seal, line: frozenset[str]) -> Iterator[Held]:
    name = kept.name
    if seal.commit not in line:
        yield Held(name, "", say("seal.rewritten", rev=seal.commit[:10]))
        instead = _instead(desk, kept)
        if instead:
            yield from _rewritten(desk, seal, name, instead)
            return
    then = version_of(desk, seal)
    if then is None:
        yield Held(name, "", say("seal.version_gone", rev=seal.commit[:10]))
        for one in compared(seal.lists, state_of(desk)):
            yield Held(name, "/".join(filter(None, one.key)), say(f"seal.now.{one.how}"))
        return
    differs = compared(seal.lists, state_of(then))
    for one in differs:
        yield Held(name, "/".join(filter(None, one.key)), say(f"seal.{one.how}"))
    if seal.settings != settings_of(then):
        yield Held(name, "", say("seal.settings"))
    if seal.commit in line and not differs:
        yield Held(
            name, "", say("seal.holds", rev=seal.commit[:10], count=sum(len(rows) - 1 for _, rows in seal.lists)), True
        )


def _instead(desk: Desk, kept: Kept) -> str:
    """The version that a rewritten history has in the place of the sealed one: what the seal's own was made from.

    Where that one is the first of all, it itself; empty where no version holds the seal.
    """
    for one in desk.past.line(_newest(desk)) if desk.past else ():
        if _sealed_in(desk, kept, one.revision.id) == kept.digest:
            return (one.revision.parents or (one.revision.id,))[0]
    return ""


def _rewritten(desk: Desk, seal: Seal, name: str, commit: str) -> Iterator[Held]:
    """What that version says otherwise, task by task."""
    instead = version_of(desk, seal, commit)
    differs = compared(seal.lists, state_of(instead)) if instead else ()
    for one in differs:
        yield Held(name, "/".join(filter(None, one.key)), say(f"seal.instead.{one.how}", rev=commit[:10]))
    if instead and not differs:
        yield Held(name, "", say("seal.instead.same", rev=commit[:10]), True)


def version_of(desk: Desk, seal: Seal, commit: str = "") -> Desk | None:
    """A desk with the version that was sealed (or another), judged for its day; None where git has it no more."""
    then = Desk({**desk.given, "rev": commit or seal.commit, "as_of": seal.as_of.isoformat()}, (), past=desk.past)
    try:
        then.version  # noqa: B018 -- is it there?
    except Stop:
        return None
    return then


def _paper(desk: Desk, kept: tuple[Kept, ...], name: str) -> Held:
    """Is a paper in hand one that was sealed, or can it be printed again from what was?"""
    path = Path(desk.folder, name)
    if not path.is_file():
        raise Absent(say("absent.missing", path=name))
    data = path.read_bytes()
    for one in reversed([one.seal for one in kept if one.seal]):
        if digest(data) in dict(one.papers).values():
            return Held(name, "", say("seal.same_file", period=one.period), True)
        command = _printed(desk, one, name, data)
        if command:
            return Held(name, "", say("seal.printed", period=one.period, command=command), True)
    return Held(name, "", say("seal.not_from_here"))


def _printed(desk: Desk, seal: Seal, name: str, data: bytes) -> str:
    """The command that prints this paper from what was sealed; nothing where none does."""
    then = version_of(desk, seal)
    if then is None:
        return ""
    here = says(data, format_of(name) or "text")
    return next((command for command, text in bodies(then, name) if text and text == here), "")
