"""What the files say: lists, tasks, claims and decisions, as frozen values without a place or a clock.

Days are plain `date`; weights, amounts and counts are `Decimal`; progress is a `Fraction` in 0…1.
A value that was not written is `None`, `""` or `()`: nothing here is a default made up by the program.
Because no value knows its place, `==` means "says the same".
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from checklist.core.calendar import Cadence
from checklist.core.value import Value, field

V = TypeVar("V")
Pairs = tuple[tuple[str, V], ...]
"""A small ordered mapping that can be hashed and compared: ((name, value), …), in the order written."""


class Status(StrEnum):
    """Where a task stands, as written."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    CLOSED = "closed"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What the office decided."""

    EXTEND = "extend"
    CLOSE = "close"
    REOPEN = "reopen"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    TRANSFER = "transfer"
    RETARGET = "retarget"
    INSPECT = "inspect"
    VISIT = "visit"
    REMARK = "remark"
    REFER = "refer"
    WAIVE = "waive"


class Light(StrEnum):
    """A light, from best to worst; `NONE` is printed as a dash (paused, cancelled)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"
    NONE = "none"


NO_DAY = "none"
"""How a decision writes that there was, or is to be, no due day."""


class Period(Value):
    """The days a list is written for, both included."""

    start: date | None = None
    end: date | None = None


NO_PERIOD = Period()


class Person(Value):
    """Who in the unit answers for it: the post, and the name where one is given."""

    post: str = ""
    name: str = ""


class ItemRef(Value):
    """A task of this list or of another one; `list` is empty for the own list."""

    item: str
    list: str = ""


class Measure(Value):
    """A counted target, in `unit`.

    `target` is None where it is not given, and unused where `of_parts` (the parts' sum) is set.
    `targets` holds cumulative targets by year's end; the last one is the target then.
    """

    unit: str = ""
    target: Decimal | None = None
    of_parts: bool = False
    start: Decimal | None = None
    done: Decimal | None = None
    better: str = "higher"
    kind: str = "total"
    targets: tuple[tuple[int, Decimal], ...] = ()


class Milestone(Value):
    """A dated step; `weight` is in percent of the task."""

    title: str
    due: date | None = None
    done: date | None = None
    weight: Decimal | None = None
    target: Decimal | None = None


class Stage(Value):
    """A stage of a project: the day it is planned for and the day it was reached."""

    plan: date | None = None
    done: date | None = None


class Update(Value):
    """One dated claim by the owner. It is never rewritten: a correction is a new one.

    `on` is the day it was reported, `stands` the day its figures stand at (`for` in the file; `on` if left out).
    """

    on: date
    stands: date | None = None
    by: str = ""
    progress: Fraction | None = None
    done: Decimal | None = None
    light: Light | None = None
    text: str = ""
    problems: str = ""
    causes: str = ""
    next: str = ""
    ask: str = ""
    outlook: str = ""
    place: str = ""
    amounts: Pairs[Decimal] = ()
    counts: Pairs[Decimal] = ()
    evidence: tuple[str, ...] = ()
    extra: Pairs[str] = ()


class Decision(Value):
    """One dated act by the office.

    `before` and `after` are `from` and `to` of the file, as typed: a day, a unit, a status or a value;
    `none` stands for no day. `score` belongs to a visit or inspection, `progress` to a reopening or inspection, `field`
    to a retarget.
    """

    on: date
    act: Act
    before: str = ""
    after: str = ""
    field: str = ""
    reason: str = ""
    text: str = ""
    by: str = ""
    score: Decimal | None = None
    progress: Fraction | None = None
    evidence: tuple[str, ...] = ()


class Task(Value):
    """One line of the list, as written (or, once settled, with defaults filled in and aliases read as units)."""

    id: str
    title: str = ""
    no: str = ""
    section: str = ""
    goal: str = ""
    leader: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    roles: Pairs[tuple[str, ...]] = ()
    person: tuple[Person, ...] = ()
    start: date | None = None
    due: date | None = None
    due_text: str = ""
    due_stage: str = ""
    every: Cadence | None = None
    returns: Cadence | None = None
    status: Status | None = None
    done_on: date | None = None
    progress: Fraction | None = None
    weight: Decimal | None = None
    tags: tuple[str, ...] = ()
    measure: Measure | None = None
    milestones: tuple[Milestone, ...] = ()
    stages: Pairs[Stage] = ()
    amounts: Pairs[Decimal] = ()
    counts: Pairs[Decimal] = ()
    source: tuple[ItemRef, ...] = ()
    parent: ItemRef | None = None
    enter_at: str = ""
    updates: tuple[Update, ...] = ()
    decisions: tuple[Decision, ...] = ()
    note: str = ""
    extra: Pairs[str] = ()


class Defaults(Value):
    """What is said once for all rows of a list or of a section."""

    leader: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    roles: Pairs[tuple[str, ...]] = ()
    person: tuple[Person, ...] = ()
    start: date | None = None
    due: date | None = None
    returns: Cadence | None = None
    status: Status | None = None
    weight: Decimal | None = None
    tags: tuple[str, ...] = ()


class Section(Value):
    """A part of the list, with what is said once for its rows."""

    name: str
    no: str = ""
    defaults: Defaults = Defaults()


class TaskList(Value):
    """One list. `id` and `title` are the file's name where they are not written."""

    id: str = ""
    title: str = ""
    issuer: str = ""
    number: str = ""
    issued: date | None = None
    period: Period = Period()
    money: str = ""
    returns: Cadence | None = None
    defaults: Defaults = Defaults()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    note: str = ""
    extra: Pairs[str] = ()


class Unit(Value):
    """A unit that answers for tasks; `up` is the unit above it, `also` its other names."""

    name: str
    group: str = ""
    also: tuple[str, ...] = ()
    up: str = ""
    leader: tuple[str, ...] = ()
    email: tuple[str, ...] = ()


class Units(Value):
    """The declared units, and which unit a name means."""

    all: tuple[Unit, ...] = ()
    known: Mapping[str, Unit] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        return hash(self.all)


def declare(units: tuple[Unit, ...]) -> Units:
    """The units with an index of every name they go by; the first to claim a name keeps it."""
    known: dict[str, Unit] = {}
    for unit in units:
        known.setdefault(unit.name, unit)
    for unit in units:
        for name in unit.also:
            known.setdefault(name, unit)
    return Units(units, MappingProxyType(known))
