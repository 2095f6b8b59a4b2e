"""The examples of rules about a history: versions written one after the other, and what was done in them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from checklist.core.revision import Revision
from checklist.core.step import Version
from checklist.rules.audit import audit
from checklist.rules.event import Event
from checklist.rules.example import DAY, SETTINGS, files, shelf_of
from checklist.source.pieces import errors
from checklist.source.seals import FOLDER, read_seal

COMMIT = re.compile(r"^# commit: (\S+) ([^,\n]+)(?:, written (\S+))?\n", re.MULTILINE)


@lru_cache(maxsize=512)
def events(block: str) -> tuple[Event, ...]:
    """What was done in the versions of an example."""
    return audit(versions(block), DAY)


def versions(block: str) -> Iterator[Version]:
    """The versions of an example. A line `# commit: DAY AUTHOR` begins one; what it does not write stays as it was.

    A file that is written empty is gone. `, written DAY` says that its author wrote it on another day.
    """
    _, *rest = COMMIT.split(block)
    held: dict[str, bytes] = {}
    parents: tuple[str, ...] = ()
    for number, (day, author, other, text) in enumerate(zip(*(rest[at::4] for at in range(4)), strict=True)):
        had = dict(held)
        held |= files(text)
        held = {name: data for name, data in held.items() if data.strip()}
        on = date.fromisoformat(day)
        written = date.fromisoformat(other) if other else on
        revision = Revision(f"{number:040x}", author, "", written, on, "", parents)
        yield _version(revision, had, held)
        parents = (revision.id,)


def _version(revision: Revision, had: Mapping[str, bytes], has: Mapping[str, bytes]) -> Version:
    shelf = shelf_of(has)
    wrong = any(fault.code[0] == "E" for fault in shelf.settings.faults)
    broken = (*((SETTINGS,) if wrong else ()), *(reading.source.name for reading in shelf.unread))
    lists = tuple(book.task_list for book in shelf.books)
    touched = tuple(
        (name, _mark(had.get(name)), _mark(has.get(name))) for name in {**had, **has} if had.get(name) != has.get(name)
    )
    seals = (read_seal(name, data)[0] for name, data in sorted(has.items()) if name.startswith(f"{FOLDER}/"))
    found = tuple(one for one in seals if one)
    entered = tuple((ledger.reading.source.name, ledger.entries) for ledger in shelf.ledgers)
    faulty = tuple(one.source.name for book in shelf.books for one in book.parts if errors(one))
    return Version(revision, None if wrong else shelf.workspace, lists, broken, touched, found, entered, faulty)


def _mark(data: bytes | None) -> str:
    return "" if data is None else str(hash(data))
