"""The next period's list, drawn from what is unfinished in one: a new file, never over another."""

from datetime import date
from pathlib import Path, PurePath

import click

from checklist.cli.add import book_of
from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import refuse_new_problems
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.importing import slug
from checklist.cli.options import EVERYWHERE, Argument, Spoken, option, options
from checklist.cli.recording import RECORDING, record
from checklist.cli.rewriting import encoded, readings_of
from checklist.core.message import say
from checklist.core.model import Period, TaskList
from checklist.core.roll import Step, following, rolled
from checklist.core.value import replace
from checklist.source.book import Book, shelve
from checklist.source.read import Reading
from checklist.source.successor import successor


@click.command(cls=Spoken)
@click.argument("list", required=False, cls=Argument)
@options(
    option("--as-of", metavar="DAY"),
    option("--from", "start", metavar="DAY", help="option.roll_from"),
    option("--to", "end", metavar="DAY", help="option.roll_to"),
    option("--id", "id", metavar="ID", help="option.roll_id"),
    option("--title", metavar="TEXT", help="option.roll_title"),
    option("--into", metavar="FILE", help="option.roll_into"),
    option("--dry-run", is_flag=True, default=None),
    RECORDING,
    EVERYWHERE,
)
@at_desk
def command(desk: Desk) -> None:
    """Draw the next period's list."""
    if not desk.given.get("list") and len(desk.shelf.books) > 1:
        raise Wrong(say("roll.which", accepted=tuple(one.task_list.id for one in desk.shelf.books)))
    book = book_of(desk)
    new = next_list(desk, book)
    if not new.tasks:
        desk.tell(say("roll.nothing", list=book.task_list.id))
        return
    path = target(desk, book, new)
    name = PurePath(str(desk.given.get("into") or _beside(book, new))).as_posix()
    reading = successor(_model(book), new, _places(book, new), name, desk.shelf.workspace.limits)
    if reading.task_list != new:
        raise Failed(say("edit.not_as_meant", path=book.parts[0].source.name))
    shelf = desk.shelf
    after = shelve(shelf.workspace, shelf.settings, (*readings_of(shelf), reading), shelf.whole)
    refuse_new_problems(desk, after, only_errors=True)
    if desk.given.get("dry_run"):
        desk.outlet.put(reading.source.text)
        return
    from checklist.store.write import Replacement, put_all

    put_all([Replacement(path, None, encoded(reading.source))])
    total = len(book.task_list.tasks)
    did = say("did.roll", id=new.id, list=book.task_list.id, count=len(new.tasks), total=total)
    desk.tell(say("edit.done", did=did, path=name), say("roll.look", list=book.task_list.id))
    record(desk, (path,), did)


def next_list(desk: Desk, book: Book) -> TaskList:
    """The list of the next period, as the words given say it."""
    old, given = book.task_list, desk.given
    if all(one.id != old.id for one in desk.sound.lists):
        raise Stop(say("roll.faulty", list=old.id), status=1)
    judged = {one.task.id: one for one in desk.assessment.of_list(old.id)}
    new = rolled(old, judged, Step(old.period, _period(desk, old.period)))
    said = {name: given[name] for name in ("id", "title") if given.get(name)}
    if "id" in said and "title" not in said and new.title == new.id:
        said["title"] = said["id"]
    return replace(new, **said)


def _period(desk: Desk, old: Period) -> Period:
    """The period given, or the one after the old."""
    after = following(old) or Period()
    found = Period(_day(desk, "start") or after.start, _day(desk, "end") or after.end)
    if not found.start or not found.end:
        raise Wrong(say("roll.no_period"))
    if found.end < found.start:
        raise Wrong(say("roll.ends_first", start=found.start, end=found.end))
    return found


def _day(desk: Desk, name: str) -> date | None:
    return desk.day(desk.given[name]) if desk.given.get(name) else None


def target(desk: Desk, book: Book, new: TaskList) -> Path:
    """Where the new list goes: as said, else beside the old one; wrong usage where something is already."""
    path = desk.folder / str(desk.given.get("into") or _beside(book, new))
    if path.exists() or path.is_symlink():
        raise Wrong(say("roll.there", path=str(desk.given.get("into") or _beside(book, new))))
    return path


def _beside(book: Book, new: TaskList) -> PurePath:
    return PurePath(book.parts[0].source.name).with_name(f"{slug(f'{new.id}.yaml')}.yaml")


def _model(book: Book) -> Reading:
    """The text that the new one is written like."""
    return book.parts[0]


def _places(book: Book, new: TaskList) -> list[int | None]:
    """Which task of that text each of the new list comes from."""
    model = _model(book).task_list
    places = {task.id: at for at, task in enumerate(model.tasks if model else ())}
    return [places.get(task.source[0].item) for task in new.tasks]
