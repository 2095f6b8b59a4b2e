"""A change on its way into a list: made as a value, checked by the rules, shown as a difference, written, recorded."""

import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.language import spoken
from checklist.cli.mistakes import near
from checklist.cli.options import EVERYWHERE, option
from checklist.cli.recording import RECORDING, record
from checklist.core.acts import Unfit
from checklist.core.compare import compare
from checklist.core.message import Message, say
from checklist.core.model import Task
from checklist.core.value import Value, replace
from checklist.source.book import Book, Shelf, shelve
from checklist.source.checked import Amended, NotAsMeant, checked
from checklist.source.read import Reading
from checklist.source.text import Source

WRITING = (
    option("--dry-run", is_flag=True, default=None),
    *RECORDING,
    option("--despite", metavar="CODE", multiple=True),
    *EVERYWHERE,
)
"""What every command that changes a list takes."""


class Spot(Value):
    """A task in the text it is written in: the list, the text, which of the text's tasks it is, as it stands there."""

    book: Book
    reading: Reading
    index: int
    task: Task


def spot(desk: Desk, name: str) -> Spot:
    """The one task that an id, or `list/id`, means; wrong usage for none, or for several."""
    found = [
        Spot(book, reading, index, task)
        for book in desk.shelf.books
        for reading in book.parts
        for index, task in enumerate(reading.task_list.tasks if reading.task_list else ())
        if name in (task.id, f"{book.task_list.id}/{task.id}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong(
            say("wrong.many", name=name, found=tuple(f"{one.book.task_list.id}/{one.task.id}" for one in found))
        )
    known = [task.id for book in desk.shelf.books for task in book.task_list.tasks]
    raise Wrong(say("wrong.id", name=name, near=near(name, known)))


def settled_task(desk: Desk, at: Spot) -> Task:
    """The task as it is judged: defaults filled in, other names read as their unit."""
    whole = next(one for one in desk.shelf.lists if one.id == at.book.task_list.id)
    return next(task for task in whole.tasks if task.id == at.task.id)


def change(desk: Desk, name: str, act: Callable[[Task], Task], did: Message) -> None:
    """Do something to a task: `did` says it in words."""
    at = spot(desk, name)
    try:
        task = act(at.task)
    except Unfit as unfit:
        raise Wrong(say(f"unfit.{unfit.ground}", id=at.task.id)) from None
    task_list = at.reading.task_list
    if task_list is None:
        raise Wrong(say("wrong.id", name=name, near=""))
    tasks = (*task_list.tasks[: at.index], task, *task_list.tasks[at.index + 1 :])
    put(desk, at.reading, tasks, did)


def put(desk: Desk, reading: Reading, tasks: tuple[Task, ...], did: Message) -> None:
    """Bring a text's tasks to what they are to be: show it, check it, write it, record it."""
    before = reading.task_list
    if before is None:
        return
    changes = compare(before, replace(before, tasks=tasks))
    try:
        amended = checked(reading, changes, desk.shelf.workspace.limits)
    except NotAsMeant:
        raise Failed(say("edit.not_as_meant", path=reading.source.name)) from None
    refuse_new_problems(desk, amended)
    desk.outlet.put(difference(reading.source, amended.source.text))
    if desk.given.get("dry_run"):
        return
    path = write(desk, reading.source, amended.source.text)
    desk.tell(say("edit.done", did=did, path=reading.source.name))
    record(desk, path, did)


def refuse_new_problems(desk: Desk, amended: Amended) -> None:
    """An act that brings a problem the lists did not have is not done, unless it is to be `--despite` it."""
    from checklist.rules.check import AND_MORE, check
    from checklist.writers.formats import write_problems

    after = shelf_with(desk.shelf, amended)
    with desk.floor("checking"):
        had = {
            (one.code, one.message) for one in check(desk.shelf, desk.clock, desk.exists, whole=True, watch=desk.watch)
        }
        found = tuple(
            one
            for one in check(after, desk.clock, desk.exists, whole=True, watch=desk.watch)
            if one.code not in AND_MORE
        )
    new = [one for one in found if (one.code, one.message) not in had]
    accepted = {code.strip().upper() for given in desk.given.get("despite", ()) for code in given.split(",")}
    refused = tuple(one for one in new if one.code not in accepted or one.severity == "error")
    if refused:
        sys.stderr.write(write_problems(refused, "text", spoken(), desk.outlet.look(), None))
        codes = ",".join(dict.fromkeys(one.code for one in refused if one.severity != "error"))
        raise Stop(say("edit.refused_despite", codes=codes) if codes else say("edit.refused"), status=1)


def shelf_with(shelf: Shelf, amended: Amended) -> Shelf:
    """The shelf as it would be with the new text in the place of the old."""
    parts = [amended.after if one is amended.before else one for book in shelf.books for one in book.parts]
    return shelve(shelf.workspace, shelf.settings, (*parts, *shelf.unread), shelf.whole)


def difference(source: Source, text: str) -> str:
    """What changes in a text, line by line."""
    old, new = source.text.splitlines(), text.splitlines()
    return "".join(f"{line}\n" for line in unified_diff(old, new, source.name, source.name, n=2, lineterm=""))


def write(desk: Desk, source: Source, text: str) -> Path:
    """Put the new text in the place of what was read, and of nothing else."""
    from checklist.store.write import Replacement, replace_all

    path = desk.folder / source.name
    mark = b"\xef\xbb\xbf" if source.bom else b""
    replace_all([Replacement(path, mark + source.text.encode(), mark + text.encode())])
    return path
