"""An export of ours that comes back: known by its first columns, with the fields that only such a one can hold."""

import json
from collections.abc import Callable
from typing import Any

from checklist.core.message import say
from checklist.core.value import replace
from checklist.readers.columns import EXTRA, HOME, Column, folded
from checklist.readers.frame import Frame
from checklist.readers.grid import Cell, text_of
from checklist.readers.values import NotRead
from checklist.source.kinds import Kind, Notes
from checklist.source.schema import TASK
from checklist.source.text import decode
from checklist.source.yaml import parse

FIELDS = ("source",)
"""In other people's sheets such words are kept as printed, since they could mean anything."""
OPENS = ("{", "[")


def is_ours(frame: Frame) -> bool:
    """Is a sheet an export of ours? Then no cell of it is merged, and an empty one is empty."""
    first, *more = frame.columns
    return folded(first.heading) in HOME and bool(more) and more[0].target == "id"


def known_again(frame: Frame) -> Frame:
    """The frame of an export, with the columns that are fields there."""
    return replace(frame, columns=tuple(map(_known, frame.columns)))


def _known(column: Column) -> Column:
    found = TASK.index.get(column.heading) or TASK.index.get(folded(column.heading))
    key = found.key if found else ""
    return replace(column, target=key) if not column.kept and column.target == EXTRA and key in FIELDS else column


def as_written(key: str) -> Callable[[Cell], Any]:
    """A reader of cells that hold a field of several parts, as an export writes it. Raises NotRead."""
    field = TASK.index[key]
    return lambda cell: parts_of(field.kind, text_of(cell).strip())


def parts_of(kind: Kind, text: str) -> Any:
    """A value of several parts, written as a list or a mapping; a text alone is one part."""
    source, faults = decode(text[:1], (text if text.startswith(OPENS) else json.dumps(text)).encode(errors="replace"))
    root = None if faults else parse(source).root
    notes = Notes()
    value = kind.read(root, notes) if root is not None else None
    if value is None or any(one.code[0] == "E" for one in notes.faults):
        raise NotRead(say("told.parts", text=text))
    return value
