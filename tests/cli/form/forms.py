"""What a form is: the list of a town that it is made for, and its cells, found and filled by task and field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from checklist.core.model import Task
from checklist.lang.catalog import load
from checklist.source.read import read_bytes
from tests.cli.conftest import Typed

SETTINGS = "title: Town\nlanguage: en\nas_of: 2026-06-15\n"
LIST = """\
list: works
period: {from: 2026-01-01, to: 2026-12-31}
tasks:
  - id: "001"
    title: Repair the bridge    # the old one
    owner: Works
    due: 2026-09-30
    status: in-progress
    updates:
      - {on: 2026-05-25, progress: 30%, light: green}
  - id: "002"
    title: Thirty bus stops
    owner: [Works, Transport]
    status: in-progress
    measure: {unit: stops, target: 30}
  - {id: "003", title: Clear the snow, owner: Works, start: 2026-01-01, every: month}
  - {id: "004", title: Plant trees, owner: Parks}
  - {id: "005", title: Old work, owner: Works, status: done, done_on: 2026-02-01, progress: 100%}
"""
Edit = Callable[[Any], None]
HEADINGS = load("en").say_key


def form(path: Path, edit: Edit | None = None) -> Any:
    """The sheet of a form, edited and saved if there is something to do."""
    book = openpyxl.load_workbook(path)
    if edit:
        edit(book.worksheets[0])
        book.save(path)
    return book.worksheets[0]


def cell(sheet: Any, task: str, field: str) -> Any:
    """The cell of a task under the heading of a field, wherever they are."""
    top = next(row for row in sheet.iter_rows() if any(one.value == "ID" for one in row))
    column = {one.value: one.column for one in top}
    row = next(row for row in sheet.iter_rows(min_row=top[0].row + 1) if row[column["ID"] - 1].value == task)
    return row[column[HEADINGS(f"form.column.{field}")] - 1]


def fill(*said: tuple[str, str, Any]) -> Edit:
    def edit(sheet: Any) -> None:
        for task, field, value in said:
            cell(sheet, task, field).value = value

    return edit


def tasks(folder: Path) -> dict[str, Task]:
    reading = read_bytes("works.yaml", (folder / "lists" / "works.yaml").read_bytes())
    assert reading.task_list
    return {task.id: task for task in reading.task_list.tasks}


def moved(sheet: Any) -> None:
    """Columns and rows added, columns moved, rows sorted the other way round, a filter's leftovers, a title above."""
    top = next(row[0].row for row in sheet.iter_rows() if any(one.value == "ID" for one in row))
    rows = [[(one.value, one.number_format) for one in row] for row in sheet.iter_rows(min_row=top)]
    sheet.delete_rows(top, sheet.max_row)
    order = [*range(6, len(rows[0])), *range(6)]
    for down, row in enumerate([rows[0], *reversed(rows[1:])]):
        for across, at in enumerate(order, 3):
            new = sheet.cell(top + 2 + down, across)
            new.value, new.number_format = row[at]
    sheet.cell(top + 2, 2).value = "Our own remark"
    sheet.cell(top + 3, 2).value = "ask Ann"


def problems(town: Typed) -> list[tuple[str, str]]:
    """Where something cannot be taken, and why."""
    status, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    assert status == 1
    return [(one["where"], one["accepts"]["code"]) for one in json.loads(said)["data"]["problems"]]
