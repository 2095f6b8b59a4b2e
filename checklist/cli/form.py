"""The fill-in form for a unit: made as a workbook with its open tasks, and taken back as its reports."""

import os
import sys
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, bring
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.importing import content
from checklist.cli.language import spoken
from checklist.cli.mistakes import near
from checklist.cli.options import SHOWING, Argument, Spoken, option, options
from checklist.cli.papers import file_name, unlike
from checklist.cli.taking import Taking
from checklist.core.form import Form, asked
from checklist.core.message import say
from checklist.core.model import Task
from checklist.core.settle import meaning
from checklist.readers.form import Returned, returned
from checklist.readers.grid import Refused
from checklist.reports.taken import taken
from checklist.store.files import shown

MAKE, TAKE = "make", "take"
ENDING = ".xlsx"
ASKED = (
    option("--all", "everybody", is_flag=True, default=None, help="option.form_all"),
    option("--on", "on", metavar="DAY", help="option.form_on"),
    *SHOWING,
)


@click.command(cls=Spoken)
@click.argument("action", cls=Argument, type=click.Choice([MAKE, TAKE]))
@click.argument("names", nargs=-1, cls=Argument)
@options(ASKED, WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Make a form, or take what came back."""
    if desk.given["action"] == MAKE:
        make(desk)
    else:
        take(desk)


def make(desk: Desk) -> None:
    """A workbook for each unit asked."""
    forms = [form_of(desk, unit) for unit in units(desk)]
    if not forms:
        desk.tell(say("form.none"))
    paths = places(desk, [form.unit for form in forms])
    for form, path in zip(forms, paths, strict=True):
        if not desk.given.get("dry_run"):
            put(desk, path, form)
        key = "form.would" if desk.given.get("dry_run") else "form.written"
        desk.tell(say(key, path=shown(path, desk.folder), unit=form.unit, count=len(form.asked)))


def units(desk: Desk) -> list[str]:
    """The units that are asked, each of which has something open; wrong usage for one that has not."""
    having = dict.fromkeys(name for one in desk.assessment.tasks if one.open or one.standing for name in one.task.owner)
    if desk.given.get("everybody"):
        return list(having)
    names = [meaning(name, desk.policy.units) for name in desk.given.get("names", ())]
    if not names:
        raise Wrong(say("wrong.form_none", accepted=tuple(having)))
    for name in names:
        if name not in having:
            raise Wrong(say("wrong.form_unit", name=name, near=near(name, having), accepted=tuple(having)))
    return list(dict.fromkeys(names))


def form_of(desk: Desk, unit: str) -> Form:
    """What a unit is asked: its open tasks and standing duties, as the lists have them now."""
    raw = written(desk)
    mine = [one for one in desk.assessment.tasks if (one.open or one.standing) and unit in one.task.owner]
    rows = tuple(asked(one.list, raw[one.key]) for one in mine if one.key in raw)
    return Form(unit, desk.as_of, revision(desk), rows)


def written(desk: Desk) -> dict[tuple[str, str], Task]:
    """Every task as it is written, by list and id."""
    return {(book.task_list.id, task.id): task for book in desk.shelf.books for task in book.task_list.tasks}


def revision(desk: Desk) -> str:
    """The commit that the lists stand at; a dash where there is none."""
    from checklist.store.git import GitFailed
    from checklist.store.past import Past

    try:
        past = Past(desk.folder)
    except GitFailed:
        return "-"
    try:
        return past.named("HEAD").revision.short
    except GitFailed:
        return "-"
    finally:
        past.close()


def places(desk: Desk, names: list[str]) -> list[Path]:
    """Where each form goes; a file of its name may be being filled in, so that all or none are made.

    `-o` names the file of one, or a folder: one that is there, one with a slash at its end, the folder of several.
    """
    file = desk.outlet.file
    if file and len(names) == 1 and not desk.given.get("everybody") and not is_folder(desk.folder / file, file):
        if Path(file).suffix.lower() != ENDING:
            raise Wrong(say("wrong.form_file", name=file))
        return [desk.folder / file]
    if Path(file).suffix.lower() == ENDING and not is_folder(desk.folder / file, file):
        raise Wrong(say("wrong.form_folder", name=file))
    taken: set[str] = set()
    found = [desk.folder / file / f"{unlike(file_name(name), taken)}{ENDING}" for name in names]
    there = next((path for path in found if path.exists()), None)
    if there:
        raise Failed(say("form.there", path=shown(there, desk.folder)))
    return found


def is_folder(path: Path, name: str) -> bool:
    """Does `-o` name a folder?"""
    return name.endswith(("/", os.sep)) or path.is_dir()


def put(desk: Desk, path: Path, form: Form) -> None:
    """Write a form. A file of that name may be being filled in: it is replaced only where `-o` names it."""
    from checklist.store.write import Replacement, put_all

    try:
        from checklist.writers.form import write

        data = write(form, spoken())
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise Wrong(say("wrong.lacking", name="xlsx", extra="office")) from None
    named = desk.outlet.file and path == desk.folder / desk.outlet.file
    put_all([Replacement(path, ... if named else None, data)])


def take(desk: Desk) -> None:
    """All forms or none: what they say of each task becomes a report of the unit."""
    names = desk.given.get("names", ())
    if not names:
        raise Wrong(say("wrong.missing", name=say("argument.file")))
    desk.shelf  # noqa: B018 -- the language is settled before anything is said
    taking = Taking(desk, desk.day(desk.given["on"]) if desk.given.get("on") else None)
    for name in names:
        taking.add(name, read(desk, name))
    desk.outlet.show(taken(desk.clock, taking))
    if taking.problems:
        raise Stop(say("form.refused", count=len(taking.problems)), status=1)
    changed = tuple(taking.changed())
    if not changed:
        desk.tell(say("form.nothing"))
        return
    aside = desk.outlet.file or desk.outlet.form() == "text"
    did = say("did.form", units=tuple(taking.units), count=taking.count)
    bring(desk, changed, did, sys.stdout.write if aside else len)


def read(desk: Desk, name: str) -> Returned:
    """A form read back."""
    try:
        return returned(name, content(desk, name))
    except Refused as refused:
        raise Wrong(say("refused", file=name, why=say(f"refused.{refused.ground}", **refused.values))) from None
