"""A list begun by hand: a dialogue at the terminal, the text to look at, and then the file; or answers in a pipe."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.dialogue import Again, Dialogue
from checklist.cli.errors import Absent, Stop, Wrong
from checklist.cli.language import CHINESE, spoken
from checklist.cli.made import told
from checklist.cli.options import EVERYWHERE, Spoken, options
from checklist.cli.questions import Interview
from checklist.core.message import say
from checklist.rules.check import check
from checklist.rules.diagnostic import Diagnostic
from checklist.source.book import Shelf, shelve
from checklist.source.draft import unit_lines
from checklist.source.read import read_bytes
from checklist.source.settings import read_settings
from checklist.store.begun import around, begun, folder_of
from checklist.store.files import SETTINGS, load, load_settings, shown
from checklist.store.write import Replacement, put_all
from checklist.writers.safe import safe_lines

INTERRUPTED = 130


@click.command(cls=Spoken)
@options(EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Begin a list by hand."""
    shelf, root = desk.load(load_settings)
    if shelf.settings.faults:
        raise Wrong(say("new.settings"))
    desk.loaded = _with_lists(desk, shelf), root
    dialogue = Dialogue()
    try:
        _begin(desk, root, dialogue)
    except (EOFError, KeyboardInterrupt):
        dialogue.show("")
        dialogue.tell(say("new.nothing"))
        raise Stop(status=INTERRUPTED) from None


def _with_lists(desk: Desk, settings: Shelf) -> Shelf:
    """The lists that are there already, if there are any to be read."""
    try:
        return desk.load(load)[0]
    except Absent:
        return settings


def _begin(desk: Desk, root: Path, dialogue: Dialogue) -> None:
    folder = folder_of(root, desk.shelf.workspace)
    dialogue.tell(say("new.intro", folder=_named(desk, folder)))
    today = date.today()  # noqa: DTZ011 -- a plain day where the user is
    interview = Interview(dialogue, desk.shelf, folder, today, desk.working_days)
    task_list = interview.task_list()
    path, data = begun(interview.folder, root, task_list, spoken())
    files = {path: data}
    if not desk.shelf.settings.source.name:
        files |= dict(around(root, task_list.title, interview.with_issuer(task_list.issuer), spoken()))
    _show(desk, files, dialogue)
    if not dialogue.ask("new.write", spoken().say_key("new.yes"), _yes, may_end=True):
        dialogue.tell(say("new.nothing"))
        return
    put_all(Replacement(one, None, text) for one, text in files.items())
    desk.outlet.put(told(root, files, path, "list"))
    desk.outlet.put("".join(f"{line}\n" for line in _to_add(desk, root, path, interview.undeclared)))


def _to_add(desk: Desk, root: Path, path: Path, undeclared: list[str]) -> Iterable[str]:
    """What the settings do not say yet: units that they do not know, and where the list lies."""
    if undeclared:
        yield spoken().say(say("new.add_units"))
        yield from unit_lines(undeclared, spoken().language == CHINESE)
    entries = desk.shelf.workspace.lists
    if not any(path.is_relative_to(root / entry) for entry in entries):
        yield spoken().say(say("new.add_list", entry=path.relative_to(root).as_posix()))


def _named(desk: Desk, path: Path) -> str:
    return shown(path, desk.folder if path.is_relative_to(desk.folder) else desk.folder.resolve())


def _show(desk: Desk, files: Mapping[Path, bytes], dialogue: Dialogue) -> None:
    """What would be written, and what the rules say of it; a script's list must be without errors."""
    for path, data in files.items():
        if path.suffix == ".yaml":
            dialogue.show("")
            dialogue.tell(say("new.shown", path=_named(desk, path)))
            dialogue.show("", *safe_lines(data.decode()))
    dialogue.show("")
    problems = _problems(desk, files)
    if not problems:
        return
    from checklist.writers.formats import write_problems

    text = write_problems(problems, "text", spoken(), desk.outlet.look())
    if dialogue.person:
        dialogue.tell(say("new.problems"))
        dialogue.show(text)
    elif any(one.code.startswith("E") for one in problems):
        click.echo(text, err=True)
        raise Stop(say("new.nothing"), 1)


def _problems(desk: Desk, files: Mapping[Path, bytes]) -> list[Diagnostic]:
    """Whatever the rules find in the new files, as one would see it with `validate`."""
    workspace, settings = desk.shelf.workspace, desk.shelf.settings
    readings = []
    for path, data in files.items():
        if path.name == SETTINGS:
            workspace, settings = read_settings(SETTINGS, data)
        elif path.suffix == ".yaml":
            readings.append(read_bytes(_named(desk, path), data, workspace.limits))
    return list(check(shelve(workspace, settings, readings, whole=False), desk.clock, lambda _: True))


def _yes(typed: str) -> bool:
    """Yes or no, in either language."""
    word = typed.casefold()
    if word in ("y", "yes", "是", "好"):
        return True
    if word in ("n", "no", "否", "不"):
        return False
    raise Again(say("new.write.more"))
