"""Fix the state of a period: what every task says, and what was printed of it, so that nobody can change it unseen."""

from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent, Failed, Wrong
from checklist.cli.language import spoken
from checklist.cli.options import JUDGING, Argument, Spoken, option, options
from checklist.cli.past import opened
from checklist.cli.recording import RECORDING, record
from checklist.cli.sealing import data_of, file_name, reports, seals, settings_of, state_of, tag_name
from checklist.core.message import say
from checklist.core.model import Pairs
from checklist.core.seal import Seal, compared
from checklist.source.seals import digest, write_seal
from checklist.store.git import GitFailed

WAYS = (
    option("--dry-run", is_flag=True, default=None),
    option("--sign", is_flag=True, default=None),
    *RECORDING,
)


@click.command(cls=Spoken)
@click.argument("period", required=False, cls=Argument)
@click.argument("papers", nargs=-1, cls=Argument)
@options(WAYS, JUDGING)
@at_desk
def command(desk: Desk) -> None:
    """Seal a period."""
    from checklist.store.write import Replacement, replace_all

    desk.past = opened(desk.folder)
    state = state_of(desk)
    _recorded(desk, state)
    period = desk.given.get("period") or f"{desk.as_of:%Y-%m}"
    base = desk.loaded[1]
    before = [one for one in seals(desk) if one.seal]
    seal = Seal(
        period=period,
        on=desk.clock,
        as_of=desk.as_of,
        commit=desk.past.named("HEAD").revision.id,
        lists=state,
        settings=settings_of(desk),
        papers=_papers(desk),
        former=before[-1].digest if before else "",
    )
    text = write_seal(seal)
    path = base / file_name(period)
    if path.exists():
        raise Wrong(say("seal.there", period=period, path=file_name(period)))
    desk.outlet.put(text)
    if not desk.given.get("dry_run"):
        replace_all([Replacement(path, None, text.encode())])
        desk.tell(say("seal.done", period=period, path=file_name(period)))
        if desk.given.get("sign"):
            desk.given["commit"] = True
        record(desk, (path,), say("did.seal", period=period))
        if desk.given.get("sign"):
            _sign(desk, path, period)


def _sign(desk: Desk, path: Path, period: str) -> None:
    """Put the key of whoever seals on the version that holds the seal."""
    from checklist.store.record import sign

    name = tag_name(period)
    try:
        sign(path, name, spoken().say(say("did.seal", period=period)))
    except GitFailed as failed:
        raise Failed(say("seal.not_signed", path=file_name(period), text=failed.blanks.get("text", ""))) from None
    desk.tell(say("seal.tagged", tag=name))


def _recorded(desk: Desk, state: Pairs[Pairs[str]]) -> None:
    """What is sealed is what is recorded: the files must say what the newest version says."""
    newest = Desk({**desk.given, "rev": "HEAD"}, (), past=desk.past)
    differs = compared(state_of(newest), state)
    if differs:
        raise Failed(say("seal.not_recorded", id="/".join(filter(None, differs[0].key)), count=len(differs)), status=1)


def _papers(desk: Desk) -> Pairs[str]:
    """What the papers of this day say; and the files named, byte for byte."""
    found = [(name, data_of(report)) for name, report in reports(desk)]
    for name in desk.given.get("papers", ()):
        path = desk.folder / name
        if not path.is_file():
            raise Absent(say("absent.missing", path=name))
        found.append((path.name, digest(path.read_bytes())))
    return tuple(found)
