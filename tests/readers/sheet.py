"""A sheet of another program: its cells, what was understood of it as tasks, and what was told by its cells."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from checklist.core.model import Task
from checklist.readers.grid import address
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Drawn, Hints
from checklist.readers.values import Time
from tests.readers import made

HEAD = ("序号", "工作任务", "牵头单位", "完成时限")
ROWS = [["序号", "任务", "时限", "进度"], [1, "修桥\n二期", date(2020, 6, 30), 0.45], [2, "=1+1", None, None]]
YEAR = Hints(time=Time(2020))


def understood(rows: Sequence[Sequence[Any]], hints: Hints = YEAR, **given: Any) -> Drawn:
    (sheet,) = tables("a.xlsx", made.xlsx(rows, **given)).sheets
    return drawn(sheet, hints)


def tasks(of: Drawn) -> list[Task]:
    return [row.task for row in of.rows]


def said(of: Drawn) -> list[tuple[str, str]]:
    return [(one.where, one.what.key) for one in of.told]


def only(name: str, data: bytes) -> dict[str, object]:
    """The cells of a file's one sheet by their addresses."""
    (sheet,) = tables(name, data).sheets
    return {address(place): cell for place, cell in sheet.cells.items()}
