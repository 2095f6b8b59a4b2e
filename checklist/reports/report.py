"""A report as data: titled blocks of typed values, before it has a language or a format.

Cells hold values, not text: a `Fraction` is a share, `Points` a difference of shares, a `date` a day, `None` no
figure, a `Message` a sentence, a tuple several values. Every block has a name, which is its key in JSON; columns and
facts likewise. Headings are sentences `column.<key>` unless another is given.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.core.message import Message, say


@dataclass(frozen=True, slots=True)
class Bar:
    """Progress drawn beside what is expected: both shares, None where unknown."""

    progress: Fraction | None
    expected: Fraction | None


@dataclass(frozen=True, slots=True)
class Move:
    """A change of place: how many places up (positive) or down; None without a former place."""

    up: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its key, how its cells stand (`left` or `right`), and its heading.

    `grow` marks the column that gives way when the screen is narrow; the first one marked does.
    """

    key: str
    align: str = "left"
    grow: bool = False
    heading: Any = None

    @property
    def label(self) -> Any:
        """What stands above the column."""
        return say(f"column.{self.key}") if self.heading is None else self.heading


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length under columns; `note` is said below it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Any = None
    note: Any = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One named value; `label` is `column.<key>` unless given."""

    key: str
    value: Any
    heading: Any = None

    @property
    def label(self) -> Any:
        """What stands before the value."""
        return say(f"column.{self.key}") if self.heading is None else self.heading


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values, one a line; those without a value are left out of text but not of JSON."""

    name: str
    facts: tuple[Fact, ...]
    title: Any = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence of its own; `name` keys it in JSON, and without a name it is for people only."""

    text: Any
    name: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A plain list of sentences or values."""

    name: str
    items: tuple[Any, ...]
    title: Any = None


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one title; in JSON an object by its name, or one of a list where several have the same name."""

    name: str
    title: Any
    blocks: tuple["Block", ...]


Block = Table | Facts | Paragraph | Items | Section


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its kind, title, the day and version it speaks of, and its blocks.

    `main` names the table that stands for the report where a format has room for one only (CSV).
    """

    kind: str
    title: Any
    as_of: date
    blocks: tuple[Block, ...]
    pinned: bool = False
    known_by: date | None = None
    since: date | None = None
    rev: str | None = None
    workspace: str = ""
    main: str = ""
    notes: tuple[Message, ...] = ()
