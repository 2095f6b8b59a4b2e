"""A change on its way into a list: made as a value, checked by the rules, shown as a difference, written, recorded."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Stop, Wrong
from checklist.cli.language import spoken
from checklist.cli.mistakes import near
from checklist.cli.options import EVERYWHERE, option
from checklist.cli.recording import RECORDING, record
from checklist.core.acts import Unfit
from checklist.core.compare import Change, compare
from checklist.core.message import Message, say
from checklist.core.model import Task, TaskList
from checklist.core.value import Value, replace
from checklist.source.book import Book, Shelf, shelve
from checklist.source.checked import Amended, NotAsMeant, checked
from checklist.source.read import Reading
from checklist.source.text import Source
from checklist.store.files import few

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
    unread = tuple(one.source.name for one in desk.shelf.unread)
    if unread:
        raise Wrong(say("wrong.id_unread", name=name, paths=few(unread)), status=1)
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
    bring(desk, ((reading, tasks),), did)


def bring(
    desk: Desk,
    wanted: Iterable[tuple[Reading, tuple[Task, ...]]],
    did: Message,
    show: Callable[[str], object] | None = None,
) -> None:
    """The same for several texts: all of them or none. The difference goes where reports go, or to `show`."""
    amended = tuple(_amended(desk, reading, tasks) for reading, tasks in wanted)
    refuse_new_problems(desk, shelf_with(desk.shelf, amended))
    (show or desk.outlet.put)("".join(difference(one.before.source, one.source.text) for one in amended))
    if desk.given.get("dry_run"):
        return
    before = write(desk, amended)
    for one in amended:
        desk.tell(say("edit.done", did=did, path=one.before.source.name))
    record(desk, tuple(before), did, (change for one in amended for change in _changes(one)), before)


def _changes(one: Amended) -> Iterator[Change]:
    if one.before.task_list and one.after.task_list:
        yield from compare(one.before.task_list, one.after.task_list)


def _amended(desk: Desk, reading: Reading, tasks: tuple[Task, ...]) -> Amended:
    """The text with its tasks as they are to be, if it says that and nothing else."""
    before = reading.task_list or TaskList()
    changes = compare(before, replace(before, tasks=tasks))
    try:
        return checked(reading, changes, desk.shelf.workspace.limits)
    except NotAsMeant:
        raise Failed(say("edit.not_as_meant", path=reading.source.name)) from None


def refuse_new_problems(desk: Desk, after: Shelf, only_errors: bool = False) -> None:
    """An act that brings a problem the lists did not have is not done, unless it is to be `--despite` it.

    Where `only_errors` count, warnings are told all the same.
    """
    from checklist.rules.check import AND_MORE, check
    from checklist.writers.formats import write_problems

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
    told = tuple(one for one in new if one.code not in accepted or one.severity == "error")
    if told:
        sys.stderr.write(write_problems(told, "text", spoken(), desk.outlet.look(), None))
    refused = [one for one in told if one.severity == "error" or not only_errors]
    if refused:
        codes = ",".join(dict.fromkeys(one.code for one in refused))
        errors = any(one.severity == "error" for one in refused)
        raise Stop(say("edit.refused") if errors else say("edit.refused_despite", codes=codes), status=1)


def shelf_with(shelf: Shelf, amended: Iterable[Amended]) -> Shelf:
    """The shelf as it would be with the new texts in the place of the old."""
    new = {id(one.before): one.after for one in amended}
    parts = [new.get(id(one), one) for book in shelf.books for one in book.parts]
    return shelve(
        shelf.workspace,
        shelf.settings,
        (*parts, *shelf.unread),
        shelf.whole,
        ledgers=shelf.ledgers,
        beyond=shelf.beyond,
    )


CONTEXT = 2
"""Lines shown around what changes."""


def difference(source: Source, text: str) -> str:
    """What changes in a text, line by line.

    Only what lies between the lines that both begin and end with is compared: an edit is a few lines among very many.
    """
    old, new = source.text.splitlines(), text.splitlines()
    above = max(0, _alike(old, new) - CONTEXT)
    below = max(0, _alike(old[above:][::-1], new[above:][::-1]) - CONTEXT)
    was, becomes = old[above : len(old) - below], new[above : len(new) - below]
    told = unified_diff(was, becomes, source.name, source.name, n=CONTEXT, lineterm="")
    return "".join(f"{_moved(line, above)}\n" for line in told)


def _alike(old: list[str], new: list[str]) -> int:
    """How many lines two texts have in common from the top."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _moved(line: str, down: int) -> str:
    """The heading of a hunk with its places further down; any other line as it is."""
    if not line.startswith("@@ "):
        return line
    return re.sub(r"([-+])([0-9]+)", lambda found: f"{found[1]}{int(found[2]) + down}", line)


def write(desk: Desk, amended: Iterable[Amended]) -> dict[Path, bytes]:
    """Put each new text in the place of what was read, and of nothing else: all of them or none; what was read."""
    from checklist.store.write import Replacement, replace_all

    before: dict[Path, bytes] = {}
    new = []
    for one in amended:
        source = one.before.source
        mark = b"\xef\xbb\xbf" if source.bom else b""
        path = desk.folder / source.name
        before[path] = mark + source.text.encode()
        new.append(Replacement(path, before[path], mark + one.source.text.encode()))
    replace_all(new)
    return before
