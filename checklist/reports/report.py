"""A report as data: titled blocks of typed values, before it has a language or a format.

Cells hold values, not text: a `Fraction` is a share, `Points` a difference of shares, a `date` a day, `None` no
figure, a `Message` a sentence, a tuple several values. Every block has a name, which is its key in JSON; columns and
facts likewise. Headings are sentences `column.<key>` unless another is given.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.curve import Curve
from checklist.core.message import Message, say
from checklist.core.model import Light
from checklist.core.revision import Revision
from checklist.core.value import Value, replace
from checklist.lang.catalog import number, percent, rounded


class Bar(Value):
    """Progress drawn beside what is expected: both shares, None where unknown; in the colour of a task's light."""

    progress: Fraction | None
    expected: Fraction | None
    light: Light = Light.NONE


class Lamp(Value):
    """A task's light with what stays marked on it: done late, or resting on facts without a day."""

    light: Light
    late: bool = False
    undated: bool = False


class Move(Value):
    """A change of place: how many places up (positive) or down; None without a former place."""

    up: int | None


class Rank(Value):
    """A place in a ranking, and whether it is shared; None for who is not ranked."""

    place: int | None
    tied: bool = False


class Day(Value):
    """A day with its weekday, and whether it is not worked."""

    date: date
    off: bool = False

    @property
    def message(self) -> Message:
        """The day in words."""
        weekday = self.date.weekday()
        key = "day.off" if self.off else "day.made_up" if weekday > 4 else "day.on"
        return say(key, day=self.date, weekday=say(f"weekday.{weekday}"))

    def __str__(self) -> str:
        return self.date.isoformat()


class Signed(Value):
    """A number that is more or less than something, shown with its sign."""

    number: int | Decimal

    def __str__(self) -> str:
        text = number(Decimal(self.number))
        return f"+{text}" if self.number > 0 else text


class Link(Value):
    """A value that leads to a page of the same site, or to a part of one; where there is no site it is the value."""

    value: Any
    to: str

    @property
    def message(self) -> Message:
        """The value in words."""
        return say("link", value=self.value)


class Score(Value):
    """Points of a score, exact; shown with two decimals, half up."""

    points: Fraction

    def __str__(self) -> str:
        return rounded(self.points, 2)


class Percent(Value):
    """A share shown in percent with as many decimals as its workspace wants, half up; it may pass 100 %."""

    value: Fraction
    digits: int = 1

    def __str__(self) -> str:
        return percent(self.value, self.digits)


class Column(Value):
    """One column of a table: its key, how its cells stand (`left` or `right`), and its heading.

    `grow` marks the column that gives way when the screen is narrow; the first one marked does. A `quiet` one is for
    programs: JSON has it, people are not shown it. A `spare` one they are shown only where a row says something in it.
    """

    key: str
    align: str = "left"
    grow: bool = False
    heading: Any = None
    quiet: bool = False
    spare: bool = False

    @property
    def label(self) -> Any:
        """What stands above the column."""
        return say(f"column.{self.key}") if self.heading is None else self.heading


class Table(Value):
    """Rows of equal length under columns; `note` is said below it.

    `split` names a column by whose values people are shown several tables, one under the other; where they are
    `counted` each is headed by how many rows it has.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Any = None
    note: Any = None
    split: str = ""
    counted: bool = False


class Fact(Value):
    """One named value; `label` is `column.<key>` unless given."""

    key: str
    value: Any
    heading: Any = None

    @property
    def label(self) -> Any:
        """What stands before the value."""
        return say(f"column.{self.key}") if self.heading is None else self.heading


class Facts(Value):
    """Named values, one a line, or all in one where they are `inline`; text leaves out those without a value."""

    name: str
    facts: tuple[Fact, ...]
    title: Any = None
    inline: bool = False


class Paragraph(Value):
    """A sentence of its own; `name` keys it in JSON, and without a name it is for people only."""

    text: Any
    name: str = ""


class Items(Value):
    """A plain list of sentences or values."""

    name: str
    items: tuple[Any, ...]
    title: Any = None


class Chart(Value):
    """A task's curve, for people drawn; its heading says how the expected line comes about."""

    name: str
    curve: Curve
    title: Any = None


class Section(Value):
    """Blocks under one title; in JSON an object by its name, or one of a list where several have the same name.

    One of `many` is in a list even where it is the only one. `anchor` is what a link leads to it by, inside its page.
    On paper its title has the colour `ink` ("" for black), and with it goes the `slip`: a table to be filled in by
    hand, blank where a value is None.
    """

    name: str
    title: Any
    blocks: tuple["Block", ...]
    many: bool = False
    anchor: str = ""
    ink: str = ""
    slip: Table | None = None


Block = Table | Facts | Paragraph | Items | Chart | Section


def as_shown(one: Block) -> Block:
    """A block as people are shown it: a table that is split is a section of tables, in the order of its rows."""
    if not isinstance(one, Table) or not one.split or not one.rows:
        return one
    at = next(index for index, column in enumerate(one.columns) if column.key == one.split)
    columns = one.columns[:at] + one.columns[at + 1 :]
    groups: dict[Any, list[tuple[Any, ...]]] = {}
    for row in one.rows:
        groups.setdefault(row[at], []).append(row[:at] + row[at + 1 :])
    if set(groups) == {None}:
        return replace(one, columns=columns, rows=tuple(groups[None]), split="")
    tables = [Table(one.name, columns, tuple(rows), _headed(one, group, len(rows))) for group, rows in groups.items()]
    note = () if one.note is None else (Paragraph(one.note),)
    return Section(one.name, one.title, (*tables, *note))


def _headed(one: Table, group: Any, count: int) -> Any:
    """What stands above the rows of one group."""
    name = say("group.none") if group is None else group
    return say("group.counted", name=name, count=count) if one.counted else name


class Report(Value):
    """One report: its kind, title, the day and version it speaks of, and its blocks.

    `rev` is the version that was read instead of the disk, `since_rev` the one that it is compared with, if any, and
    `stands_on` the one that what was read is as of.
    `main` names the table that stands for the report where a format has room for one only (CSV); where no block is
    that table, `sheet` is.
    """

    kind: str
    title: Any
    as_of: date
    blocks: tuple[Block, ...]
    pinned: bool = False
    known_by: date | None = None
    since: date | None = None
    rev: Revision | None = None
    since_rev: Revision | None = None
    stands_on: Revision | None = None
    workspace: str = ""
    main: str = ""
    notes: tuple[Message, ...] = ()
    sheet: Table | None = None
