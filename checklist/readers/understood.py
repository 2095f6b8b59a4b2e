"""A sheet of somebody else's as it was understood: what was known beside it, its tasks row by row, and what is told."""

from collections.abc import Mapping
from datetime import date

from checklist.core.calendar import Cadence
from checklist.core.message import Message
from checklist.core.model import Task
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import Value
from checklist.readers.columns import Column
from checklist.readers.frame import Frame
from checklist.readers.grid import Sheet, letters
from checklist.readers.values import Time


class Overfull(Exception):  # noqa: N818 -- said as what is so
    """A sheet that says more than a list may hold; `why` is the limit."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.key)
        self.why = why


class Told(Value):
    """What was not simply taken over: where (an address), what stands there, and what was made of it."""

    where: str
    text: str
    what: Message


class Hints(Value):
    """What is known beside the sheet: columns by name, where headings are, time, units, what is said once.

    `on` is the day that reports in the sheet were made; `every` how often standing duties report; `limits` how much a
    list may hold.
    """

    named: Mapping[str, str] = {}
    rows: tuple[int, int] | None = None
    time: Time = Time()
    units: frozenset[str] = frozenset()
    on: date | None = None
    every: Cadence | None = None
    limits: Limits = LIMITS

    def __hash__(self) -> int:
        return hash(self.time)


class Row(Value):
    """A task, the row it stands in (from 0), and the number printed there, if any.

    Of an export `home` is the list it is of, under the heading that says so.
    """

    task: Task
    at: int
    printed: str = ""
    home: tuple[str, str] = ("", "")


class Drawn(Value):
    """A sheet understood: rows, frame, what is told, and what is written around the table.

    `blank` counts, by column, cells that were not understood; `filled` those that hold something.
    """

    sheet: Sheet
    frame: Frame
    rows: tuple[Row, ...]
    told: tuple[Told, ...]
    title: str = ""
    money: str = ""
    note: str = ""
    year: int | None = None
    filled: Mapping[int, int] = {}
    missed: Mapping[int, int] = {}


def kept_as(column: Column) -> str:
    """Under which name a column that is no field is kept."""
    return f"{column.name} ({letters(column.at)})" if column.also else column.name
