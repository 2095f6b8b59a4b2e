"""An export of ours that comes back: known by its first columns, with the fields that only such a one can hold."""

import json
from collections.abc import Callable
from typing import Any

from checklist.core.message import say
from checklist.core.value import replace
from checklist.readers.columns import EXTRA, HOME, OF_MEASURE, Column, folded
from checklist.readers.frame import Frame
from checklist.readers.grid import Cell, text_of
from checklist.readers.values import NotRead
from checklist.source.kinds import TEXTS, Kind
from checklist.source.notes import Notes
from checklist.source.schema import TASK
from checklist.source.text import decode
from checklist.source.yaml import parse

FIELDS = ("source", "enter_at")
"""In other people's sheets such words are kept as printed, since they could mean anything."""
BY_NAME = ("stages.", "counts.", "amounts.")
"""How the columns of an export begin that hold one of several named values each."""
OPENS = ("{", "[")


def is_ours(frame: Frame) -> bool:
    """Is a sheet an export of ours? Then no cell of it is merged, and an empty one is empty."""
    first, *more = frame.columns
    return folded(first.heading) in HOME and bool(more) and more[0].target == "id"


def known_again(frame: Frame) -> Frame:
    """The frame of an export, with the columns that are fields there."""
    return replace(frame, columns=tuple(map(_known, frame.columns)))


def _known(column: Column) -> Column:
    if column.kept or column.target != EXTRA:
        return column
    if column.heading.startswith((*BY_NAME, OF_MEASURE)):
        return replace(column, target=column.heading)
    found = TASK.index.get(column.heading) or TASK.index.get(folded(column.heading))
    return replace(column, target=found.key) if found and found.key in FIELDS else column


def as_written(key: str) -> Callable[[Cell], Any]:
    """A reader of cells that hold a field of several parts, as an export writes it. Raises NotRead."""
    field = TASK.index[key]
    return lambda cell: parts_of(field.kind, text_of(cell).strip())


def named_in(target: str, text: str) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The field of a column that holds one of its named values, and that value under its name. Raises NotRead."""
    key, _, name = target.partition(".")
    return key, parts_of(TASK.index[key].kind, f"{{{json.dumps(name)}: {_written(text)}}}")


def names_in(text: str) -> tuple[str, ...]:
    """Names that an export writes as a list, since joined they would be read as others; none where it is no list."""
    return parts_of(TEXTS, text) if text.startswith('["') else ()


def _written(text: str) -> str:
    return text if text.startswith(OPENS) else json.dumps(text)


def parts_of(kind: Kind, text: str) -> Any:
    """A value of several parts, written as a list or a mapping; a text alone is one part."""
    source, faults = decode(text[:1], _written(text).encode(errors="replace"))
    root = None if faults else parse(source).root
    notes = Notes()
    value = kind.read(root, notes) if root is not None else None
    if value is None or any(one.code[0] == "E" for one in notes.faults):
        raise NotRead(say("told.parts", text=text))
    return value
