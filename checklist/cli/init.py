"""A new workspace with an example list; what is there already is not touched."""

from datetime import date
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, Argument, Spoken, option, options
from checklist.core.message import Message, say
from checklist.store.files import save_all, shown
from checklist.store.starter import starter

KEPT = ".gitignore"
"""The one file that may be there already: it is left as it is."""


@click.command(cls=Spoken)
@click.argument("folder", cls=Argument, required=False, default=".")
@options(option("--title", metavar="TITLE"), EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Make a workspace."""
    folder = desk.folder / desk.given["folder"]
    if folder.is_symlink() and not folder.exists():
        raise Wrong(say("init.there", path=shown(folder, desk.folder)))
    title = desk.given.get("title") or folder.resolve().name or "checklist"
    files = dict(starter(spoken().language, title, date.today()))  # noqa: DTZ011 -- a plain day where the user is
    _refuse_to_overwrite(folder, [name for name in files if name != KEPT], desk.folder)
    new = {name: data for name, data in files.items() if name != KEPT or not (folder / name).exists()}
    save_all((folder / name, data) for name, data in new.items())
    desk.outlet.put("".join(f"{line}\n" for line in _told(desk, folder, list(new))))


def _refuse_to_overwrite(folder: Path, names: list[str], start: Path) -> None:
    there = next((folder / name for name in names if (folder / name).exists()), None)
    if there:
        raise Wrong(say("init.there", path=shown(there, start)))
    lists = folder / "lists"
    if lists.is_dir() and any(lists.iterdir()):
        raise Wrong(say("init.lists", path=shown(lists, start)))


def _told(desk: Desk, folder: Path, made: list[str]) -> list[str]:
    """What was made, and what to do next."""
    from checklist.writers.safe import safe
    from checklist.writers.width import pad, width

    at = shown(folder, desk.folder)
    call = "checklist" if at == "." else f"checklist -C {at}"
    task_list = next(name for name in made if name.startswith("lists/"))
    steps = (
        (f"{call} status", say("init.status")),
        (shown(folder / task_list, desk.folder), say("init.edit")),
        (f"{call} validate", say("init.validate")),
    )
    wide = max(width(step) for step, _ in steps)
    lines: list[str | Message] = [say("init.made"), *(f"  {shown(folder / name, desk.folder)}" for name in made), ""]
    lines += [say("init.next"), *(f"  {pad(step, wide)}  {spoken().say(told)}" for step, told in steps)]
    return [safe(line if isinstance(line, str) else spoken().say(line)) for line in lines]
