"""Tasks one a line: the columns asked for, in the order asked for."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import Points, say
from checklist.core.model import Light, Status
from checklist.core.picks import CHINESE_KEYS
from checklist.core.totals import RANK
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.cells import COLUMNS, HOME, cell, columns, row, undated_note
from checklist.reports.report import Bar, Report, Table

DEFAULT = ("light", "id", "title", "owner", "due", "progress", "expected", "gap")
NOTHING = (None, Light.NONE)
DIGITS = re.compile(r"0*([0-9]+)")
"""A number inside a text: the shorter one is the smaller."""


class NotAColumn(ValueError):  # noqa: N818 -- it is said as what is so
    """A word that names no column, and the names there are."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.known = tuple(spellings())


def listing(
    of: Assessment, tasks: Sequence[TaskAssessment], shown: Sequence[str] = DEFAULT, order: Sequence[str] = ()
) -> Report:
    """The tasks under the columns, sorted by the keys (`-key` reversed); a task without a value comes last."""
    home = () if "list" in shown else (HOME,)
    table = Table(
        "tasks",
        (*columns(*shown), *home),
        tuple((*row(one, *shown), *(one.list for _ in home)) for one in ordered(tasks, order)),
        note=say("list.count", count=len(tasks), total=len(of.tasks)),
    )
    return Report("list", say("list.title"), of.as_of, (table,), main="tasks", notes=undated_note(tasks))


def ordered(tasks: Iterable[TaskAssessment], order: Sequence[str]) -> list[TaskAssessment]:
    """Tasks sorted by several keys, the first one first; equal ones stay as they were."""
    found = list(tasks)
    for word in reversed(order):
        key = word.removeprefix("-")
        have = [one for one in found if cell(one, key) not in NOTHING]
        without = [one for one in found if cell(one, key) in NOTHING]
        found = [*sorted(have, key=rank_by(key), reverse=word.startswith("-")), *without]
    return found


def rank_by(key: str) -> Callable[[TaskAssessment], Any]:
    """By what tasks are sorted under a column."""
    if key == "status":
        return lambda one: list(Status).index(one.task.status or Status.NOT_STARTED)
    return lambda one: rank(cell(one, key))


def rank(value: Any) -> Any:
    """The place of a value among those of its column: lights by how bad they are, numbers inside texts as numbers."""
    match value:
        case Light():
            return RANK[value]
        case Bar(progress, _):
            return -1 if progress is None else progress
        case Points(share):
            return share
        case str():
            return [(len(part), part) if at % 2 else part for at, part in enumerate(DIGITS.split(value))]
        case tuple():
            return [rank(getattr(part, "key", part)) for part in value]
    return getattr(value, "key", value)


def column_keys(text: str) -> tuple[str, ...]:
    """The columns named in `a,b,c`; NotAColumn."""
    return tuple(dict.fromkeys(key_of(word) for word in re.split("[,，、]", text) if word.strip()))


def sort_keys(text: str) -> tuple[str, ...]:
    """The columns to sort by, named in `a,-b`; NotAColumn."""
    words = [word.strip() for word in re.split("[,，、]", text) if word.strip()]
    return tuple(dict.fromkeys("-" * word.startswith("-") + key_of(word.removeprefix("-")) for word in words))


def key_of(word: str) -> str:
    """The column a word names: by its key, or as it is headed in either language."""
    found = spellings().get(word.strip().casefold())
    if found is None:
        raise NotAColumn(word.strip())
    return found


@cache
def spellings() -> dict[str, str]:
    """Every name of every column."""
    headed = {load(one).say_key(f"column.{key}").casefold(): key for one in LANGUAGES for key in COLUMNS}
    chinese = {word: key for word, key in CHINESE_KEYS.items() if key in COLUMNS}
    return {**headed, **chinese, **{key: key for key in COLUMNS}}
