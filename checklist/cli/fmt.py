"""Lists set anew: fields in the order of the table, the spacing that `init` writes, every comment kept."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Failed
from checklist.cli.options import EVERYWHERE, Spoken, option, options, words
from checklist.cli.recording import RECORDING
from checklist.cli.rewriting import Pair, encoded, only_on_disk, put_instead, readings_of, recorded
from checklist.core.message import say
from checklist.core.value import replace
from checklist.source.read import Reading, read_bytes
from checklist.source.tidy import keeps, tidied

CHECK = option("--check", is_flag=True, default=None)


@click.command(cls=Spoken)
@words
@options(CHECK, option("--dry-run", is_flag=True, default=None), RECORDING, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Set lists anew."""
    only_on_disk(desk)
    desk.only_files()
    found: list[Pair] = []
    for reading in readings_of(desk.shelf):
        if reading.task_list is None or any(one.code[0] == "E" for one in reading.faults):
            desk.tell(say("fmt.faulty", path=reading.source.name))
            desk.status = 1
        elif (after := _set_anew(desk, reading)).source != reading.source:
            found.append((reading, after))
    if desk.given.get("check"):
        desk.status = 1 if found else desk.status
        desk.outlet.put("".join(f"{old.source.name}\n" for old, _ in found))
    elif put_instead(desk, found):
        desk.tell(*(say("fmt.done", path=old.source.name) for old, _ in found))
        recorded(desk, found, say("did.fmt", names=tuple(old.source.name for old, _ in found)))


def _set_anew(desk: Desk, reading: Reading) -> Reading:
    """The text as it is set, read again: it must say the same, and hold every character that is no blank."""
    source = replace(reading.source, text=tidied(reading))
    after = read_bytes(source.name, encoded(source), desk.shelf.workspace.limits)
    same = after.task_list == reading.task_list and len(after.faults) == len(reading.faults)
    if not same or not keeps(reading.source.text, source.text):
        raise Failed(say("edit.not_as_meant", path=source.name))
    return after
