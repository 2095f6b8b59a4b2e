"""Seals as text: the table of their fields, and what a value says as a digest."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from checklist.core.model import Pairs, TaskList
from checklist.core.seal import Seal
from checklist.source.figures import DAY
from checklist.source.kinds import WORD, Plain
from checklist.source.notes import Notes
from checklist.source.read import Reading
from checklist.source.records import Field, Record
from checklist.source.records import Pairs as PairsOf
from checklist.source.schema import LIST, TASK
from checklist.source.text import decode
from checklist.source.tree import Document, Mapping
from checklist.source.write import emit
from checklist.source.yaml import parse

FOLDER = "seals"
"""Where the seals of a workspace lie."""
SEAL = Record(
    "seal",
    Seal,
    (
        Field("seal", ("封存",), WORD, "period", required=True),
        Field("on", ("日期",), DAY, required=True),
        Field("as_of", ("截至",), DAY, required=True),
        Field("commit", ("版本",), WORD, required=True),
        Field("former", ("上一封存",), WORD),
        Field("settings", ("设置",), WORD),
        Field("papers", ("文件",), PairsOf(WORD)),
        Field("lists", ("清单",), PairsOf(PairsOf(WORD)), required=True),
    ),
)


def write_seal(seal: Seal) -> str:
    """The text of a seal; reading it gives the same seal."""
    return emit(SEAL.write(seal))


def read_seal(name: str, data: bytes) -> tuple[Seal | None, Reading]:
    """A seal and what was wrong with its text; None where it could not be read."""
    source, faults = decode(name, data)
    document = Document(source, None, faults) if faults else parse(source)
    notes = Notes(list(document.faults))
    found = SEAL.read(document.root, notes) if isinstance(document.root, Mapping) else None
    return found or None, Reading(source, document, None, tuple(notes.faults), record=SEAL)


def in_order(found: Iterable[Seal | None]) -> tuple[Seal, ...]:
    """Seals in the order they were made; those that could not be read are left out."""
    return tuple(sorted((one for one in found if one), key=lambda one: (one.on, one.period)))


def digest(data: bytes) -> str:
    """The digest of some bytes."""
    return f"sha256:{sha256(data).hexdigest()}"


def digest_of(plain: Plain) -> str:
    """The digest of plain data: of its one JSON text, whatever the order and the style it was written in."""
    return digest(json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def says(task_list: TaskList) -> Pairs[str]:
    """What a settled list says, task by task, and first of all what its head says, as digests.

    They are made of what the table of fields would write, so a field that a later version adds changes none of them.
    """
    head: dict[str, Any] = LIST.write(task_list)
    for key in ("tasks", "sections", "defaults"):
        head.pop(key, None)
    return (("", digest_of(head)), *((task.id, digest_of(TASK.write(task))) for task in task_list.tasks))
