"""A new task in a list: under the next free number, or the id given."""

import re

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, put
from checklist.cli.errors import Wrong
from checklist.cli.fields import assigned
from checklist.cli.mistakes import near
from checklist.cli.options import Argument, Spoken, option, options
from checklist.core.message import say
from checklist.core.model import Task, TaskList
from checklist.source.book import Book
from checklist.store.files import few

NUMBER = re.compile(r"[0-9]+")


@click.command(cls=Spoken)
@click.argument("title", cls=Argument)
@click.argument("assignments", nargs=-1, cls=Argument)
@options(option("--id", "id", metavar="ID"), option("--list", "list", metavar="ID", help="option.to_list"), WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Add a task."""
    book = book_of(desk)
    values = assigned(desk, desk.given.get("assignments", ()), book.task_list.period)
    said = {name: value for name, value in values.items() if value is not None}
    task = Task(**{"id": desk.given.get("id") or next_id(book.task_list), "title": desk.given["title"], **said})
    reading = book.parts[-1]
    tasks = reading.task_list.tasks if reading.task_list else ()
    put(desk, reading, (*tasks, task), say("did.add", id=task.id, title=task.title))


def book_of(desk: Desk) -> Book:
    """The list that is meant; where there is only one, it need not be named."""
    books = {one.task_list.id: one for one in desk.shelf.books}
    name = desk.given.get("list")
    if name in books:
        return books[name]
    if name is None and len(books) == 1:
        return next(iter(books.values()))
    near_it = near(name, books) if name else ""
    unread = tuple(one.source.name for one in desk.shelf.unread)
    if unread and (name or not books):
        raise Wrong(say("wrong.list_unread", paths=few(unread)), status=1)
    raise Wrong(say("wrong.list" if name else "wrong.which_list", name=name, near=near_it, accepted=tuple(books)))


def next_id(task_list: TaskList) -> str:
    """The list's next free number, written as the others are: FY-08 after FY-07."""
    taken = {task.id for task in task_list.tasks}
    last = next((task.id for task in reversed(task_list.tasks) if NUMBER.search(task.id)), "0")
    *_, digits = NUMBER.finditer(last)
    number = int(digits[0])
    while True:
        number += 1
        name = f"{last[: digits.start()]}{number:0{len(digits[0])}}{last[digits.end() :]}"
        if name not in taken:
            return name
