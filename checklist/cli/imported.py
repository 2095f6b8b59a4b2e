"""What an import does to the lists: a new one, or one that says what the sheet says now."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checklist.cli.desk import Desk
from checklist.cli.editing import bring, refuse_new_problems
from checklist.cli.errors import Failed, Stop
from checklist.cli.language import CHINESE, spoken
from checklist.cli.recording import record
from checklist.core.message import Message, say
from checklist.core.model import Defaults, Period, Task, TaskList
from checklist.core.value import Value
from checklist.readers.again import at_home, begun, gone, merged, with_home
from checklist.readers.columns import SKIP, folded
from checklist.readers.frame import titled
from checklist.readers.grid import Sheet, address, letters, text_of
from checklist.readers.tables import Tables
from checklist.readers.understood import Drawn, Hints, Told
from checklist.reports.imported import imported
from checklist.source.book import Book, shelve
from checklist.source.draft import chinese_text, unit_lines
from checklist.source.read import Reading, read_bytes, stem
from checklist.source.write import write as written

SHOWN = 8
"""So many rows are named in a sentence."""
Facts = dict[str, Any]


class Once(Value):
    """What is said once: for all rows, of the list itself, and how often standing duties report."""

    defaults: dict[str, Any]
    own: dict[str, Any]
    every: Any = None


def facts(desk: Desk, found: Tables, of: Drawn, hints: Hints, path: Path) -> Facts:
    """What was read, and where it goes."""
    from checklist.store.files import shown

    headings = {folded(one) for column in of.frame.columns for one in (column.heading, *column.heading.split(" / "))}
    named = headings | {letters(one.at).lower() for one in of.frame.columns}
    rows = (of.frame.top + 1, of.frame.body)
    return {
        "file": desk.given["file"],
        "sheet": of.sheet.name if found.kind != "csv" else None,
        "encoding": found.encoding or None,
        "headings": rows[0] if rows[0] == rows[1] else f"{rows[0]}-{rows[1]}",
        "year": of.year,
        "tasks": len(of.rows),
        "list": shown(path, desk.folder),
        "outside": of.sheet.outside or None,
        "others": tuple(apart(titled(found.sheets), of.sheet)) or None,
        "unmapped": tuple(one for one in hints.named if one.lower() not in named) or None,
    }


def apart(sheets: Iterable[Sheet], held: Sheet) -> Iterator[str]:
    """The names of sheets that are not read: neither that one, nor a part of it, nor one it is a part of."""
    read = {held.name, *held.parts}
    return (one.name for one in sheets if one.name not in read and held.name not in one.parts)


def create(desk: Desk, path: Path, once: Once, of: Drawn, hints: Hints, told: Facts) -> None:
    """A new list."""
    from checklist.store.write import Replacement, put_all

    wanted = new_list(path, once, of)
    show(desk, of, hints, told)
    if not of.rows:
        raise Stop(say("import.no_rows", row=of.frame.body), status=1)
    refuse_unowned(of, wanted)
    refuse_undeclared(desk, wanted)
    name = told["list"]
    text = head(desk, path) + (chinese_text if spoken().language == CHINESE else written)(wanted)
    reading = read_bytes(name, text.encode(), desk.shelf.workspace.limits)
    faults = [one for one in reading.faults if one.code[0] == "E"]
    if faults:
        raise Stop(say("import.no_list", why=Message(faults[0].code, faults[0].values)), status=1)
    if reading.task_list != wanted:
        raise Failed(say("edit.not_as_meant", path=name))
    shelf = desk.shelf
    parts = (*(part for book in shelf.books for part in book.parts), reading, *shelf.unread)
    refuse_new_problems(
        desk, shelve(shelf.workspace, shelf.settings, parts, shelf.whole, shelf.ledgers, shelf.beyond), only_errors=True
    )
    if desk.given.get("dry_run"):
        desk.tell(say("import.would", path=name, count=len(wanted.tasks)))
        return
    put_all([Replacement(path, None, text.encode())])
    desk.tell(say("import.made", path=name, count=len(wanted.tasks)))
    if not shelf.settings.source.name:
        desk.tell(say("import.settle"))
    record(desk, (path,), did(desk, of))


def did(desk: Desk, of: Drawn) -> Message:
    """The import in words, for the record."""
    return say("import.did", count=len(of.rows), file=desk.given["file"])


def new_list(path: Path, once: Once, of: Drawn) -> TaskList:
    """The list that the sheet makes, with what is said once."""
    name = stem(path.name)
    year = str(of.year or "")
    period = {"period": read_period(of.year)} if year else {}
    notes = {"note": of.note} if of.note else {}
    money = {"money": of.money} if of.money else {}
    said = {"title": of.title or name, **period, **money, **notes, **once.own}
    defaults = Defaults(**once.defaults)
    tasks = tuple(begun(with_home(row), defaults.status) for row in of.rows)
    return TaskList(id=name, defaults=defaults, tasks=tasks, **said)


def read_period(year: int | None) -> Period:
    """The whole of a year."""
    from datetime import date

    return Period(date(year, 1, 1), date(year, 12, 31)) if year else Period()


def head(desk: Desk, path: Path) -> str:
    """The line by which an editor finds the schema, where the workspace has one."""
    from checklist.store.schemas import FOLDER, file_name, modeline

    root = desk.loaded[1].resolve()
    there = (root / FOLDER / file_name("list")).is_file() and path.resolve().is_relative_to(root)
    return f"{modeline('list', path.resolve(), root)}\n" if there else ""


def refuse_unowned(of: Drawn, wanted: TaskList) -> None:
    """A task that nobody answers for makes no list."""
    rows = [str(row.at + 1) for row in of.rows if not row.task.owner]
    if rows and not wanted.defaults.owner:
        named = (*rows[:SHOWN], "…") if len(rows) > SHOWN else tuple(rows)
        raise Stop(say("import.no_owner", rows=named), status=1)


def refuse_undeclared(desk: Desk, wanted: TaskList) -> None:
    """Where the units are declared, one that is not is told once, and not in every row it stands in."""
    units = desk.shelf.workspace.policy.units
    named = [name for task in wanted.tasks for name in (*task.owner, *task.support)]
    named += (*wanted.defaults.owner, *wanted.defaults.support)
    new = tuple(dict.fromkeys(name for name in named if units.all and name not in units.known))
    if new:
        lines = unit_lines(new, spoken().language == CHINESE)
        desk.tell(say("new.add_units"), *(say("import.unit_line", line=line) for line in lines))
        raise Stop(say("import.undeclared", units=new), status=1)


def update(desk: Desk, book: Book, of: Drawn, hints: Hints, told: Facts) -> None:
    """The list that the file is already, with what it says now."""
    tasks = book.task_list.tasks
    rows, others = at_home(of.rows, book.task_list.id)
    stand = next((one.tasks for one in desk.shelf.lists if one.id == book.task_list.id), ())
    after, news = merged(rows, tasks, stand)
    lost = gone(rows, tasks)
    more = [Told(str(row.at + 1), row.task.title, what) for row, what in (*others, *news)]
    show(desk, of, hints, {**told, "gone": lost or None}, more)
    changed = tuple(parted(book, after))
    if not changed:
        desk.tell(say("import.same", path=told["list"]))
        return
    aside = desk.outlet.file or desk.outlet.form() == "text"
    bring(desk, changed, did(desk, of), sys.stdout.write if aside else len)


def parted(book: Book, after: tuple[Task, ...]) -> Iterator[tuple[Reading, tuple[Task, ...]]]:
    """The tasks by the text they stand in, new ones in the last; only texts that change."""
    bounds = (*book.begins[1:], len(after))
    for reading, begin, end in zip(book.parts, book.begins, bounds, strict=True):
        tasks = after[begin:end]
        if reading.task_list is not None and tasks != reading.task_list.tasks:
            yield reading, tasks


def show(desk: Desk, of: Drawn, hints: Hints, told: Facts, more: Iterable[Told] = ()) -> None:
    """The report of what was understood."""
    desk.outlet.show(imported(desk.clock, told.items(), of, (*skipped(of), *more), hints.on))


def skipped(of: Drawn) -> Iterator[Told]:
    """What columns hold that the map leaves out."""
    columns = {one.at for one in of.frame.columns if one.target == SKIP}
    for (row, column), cell in sorted(of.sheet.cells.items()):
        if column in columns and row >= of.frame.body:
            yield Told(address((row, column)), text_of(cell), say("told.skipped"))
