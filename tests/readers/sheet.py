"""A sheet of somebody else's rows, and what was understood of it: its tasks, and what was told by its cells."""

from collections.abc import Sequence
from typing import Any

from checklist.core.model import Task
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Drawn, Hints
from checklist.readers.values import Time
from tests.readers import made

HEAD = ("序号", "工作任务", "牵头单位", "完成时限")
YEAR = Hints(time=Time(2020))


def understood(rows: Sequence[Sequence[Any]], hints: Hints = YEAR, **given: Any) -> Drawn:
    (sheet,) = tables("a.xlsx", made.xlsx(rows, **given)).sheets
    return drawn(sheet, hints)


def tasks(of: Drawn) -> list[Task]:
    return [row.task for row in of.rows]


def said(of: Drawn) -> list[tuple[str, str]]:
    return [(one.where, one.what.key) for one in of.told]
