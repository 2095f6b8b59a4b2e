"""A new workspace, with an example list where there are no lists; what is there already is not touched."""

import os
from datetime import date
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.cli.made import told
from checklist.cli.options import EVERYWHERE, Argument, Spoken, option, options
from checklist.core.message import Message, say
from checklist.store.beside import is_beside
from checklist.store.files import SETTINGS, shown
from checklist.store.starter import starter
from checklist.store.write import Replacement, put_all

KEPT = (".gitignore", ".checklist/list.schema.json", ".checklist/workspace.schema.json")
"""Files that may be there already: they are left as they are."""


WAYS = (
    option("--title", metavar="TITLE"),
    option("--git", is_flag=True, default=None),
    option("--templates", is_flag=True, default=None),
)


@click.command(cls=Spoken)
@click.argument("folder", cls=Argument, required=False, default=".")
@options(WAYS, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Make a workspace."""
    folder = desk.folder / desk.given["folder"]
    if folder.is_symlink() and not folder.exists():
        raise Wrong(say("init.there", path=shown(folder, desk.folder)))
    if desk.given.get("templates"):
        from checklist.cli.stationery import write_out

        write_out(desk, folder)
        return
    if desk.given.get("git") and (folder / SETTINGS).is_file():
        desk.outlet.put(f"{spoken().say(set_up(folder))}\n")
        return
    title = desk.given.get("title") or named(folder) or "checklist"
    files = dict(starter(spoken().language, title, date.today()))  # noqa: DTZ011 -- a plain day where the user is
    there = {name: data for name, data in files.items() if os.path.lexists(folder / name)}
    kept = [name for name in KEPT if name in there and not _holds(folder / name, there[name])]
    held = {name: data for name, data in there.items() if name not in KEPT}
    if SETTINGS not in held and _has_lists(folder, held):
        page = settled(desk, folder, title)
    else:
        _refuse_to_overwrite(folder, held, desk.folder)
        made = [name for name in files if name not in kept]
        put_all(sorted((Replacement(folder / name, there.get(name), files[name]) for name in made), key=_settings_last))
        task_list = next(name for name in made if name.startswith("lists/"))
        page = told(folder, (folder / name for name in made), folder / task_list, "example")
    desk.outlet.put(f"{page}\n{spoken().say(set_up(folder))}\n" if desk.given.get("git") else page)


def settled(desk: Desk, folder: Path, title: str) -> str:
    """What a workspace has around its lists, made for lists that stand there already: their units are declared."""
    from checklist.rules.names import units_named
    from checklist.store.begun import around
    from checklist.store.files import Missing, find_root, load

    kept = Wrong(say("init.lists", path=shown(folder / "lists", desk.folder)))
    if find_root(folder) is not None:
        raise kept
    try:
        shelf, _ = load(folder)
    except Missing:
        raise kept from None
    units = dict.fromkeys(unit for book in shelf.books for _, unit in units_named(book.task_list))
    files = dict(around(folder, title, tuple(units), spoken()))
    put_all(Replacement(path, None, data) for path, data in files.items())
    return told(folder, files, folder / SETTINGS, "settings")


def set_up(folder: Path) -> Message:
    """Have git merge the lists of a workspace by what they say."""
    from checklist.cli.past import said_of
    from checklist.store import driver
    from checklist.store.files import load_settings
    from checklist.store.git import GitFailed

    shelf, root = load_settings(folder)
    path = root / driver.ATTRIBUTES
    there = path.read_bytes() if path.is_file() else None
    comment = spoken().say_key("init.attributes")
    wanted = driver.attributes(((one, (root / one).is_dir()) for one in shelf.workspace.lists), there, comment)
    try:
        driver.repository(root)
        driver.set_up(root)
    except GitFailed as failed:
        raise said_of(failed) from None
    if wanted != there:
        put_all([Replacement(path, there, wanted)])
    return say("init.git", path=driver.ATTRIBUTES)


def _settings_last(new: Replacement) -> bool:
    """A folder is a workspace from its settings on: an `init` that was cut short before may be run again."""
    return new.path.name == SETTINGS


def named(folder: Path) -> str:
    """What a workspace is called after its folder, where the name is one that a file may hold."""
    name = folder.resolve().name
    return name if name.isprintable() else ""


def _refuse_to_overwrite(folder: Path, there: dict[str, bytes], start: Path) -> None:
    """Wrong usage where something is already, but for what an `init` that was cut short has left."""
    for name, data in there.items():
        if SETTINGS in there or not _holds(folder / name, data):
            raise Wrong(say("init.there", path=shown(folder / name, start)))


def _has_lists(folder: Path, ours: dict[str, bytes]) -> bool:
    """Does anything stand among the lists but what an `init` that was cut short has left?"""
    lists = folder / "lists"
    left = [folder / name for name, data in ours.items() if _holds(folder / name, data)]
    return lists.is_dir() and any(one not in left and not is_beside(one.name) for one in lists.iterdir())


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
