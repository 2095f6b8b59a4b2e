"""Texts put in the place of others, all of them or none: each is shown as a difference first."""

from collections.abc import Sequence

from checklist.cli.desk import Desk
from checklist.cli.editing import difference
from checklist.cli.errors import Wrong
from checklist.cli.recording import record
from checklist.core.message import Message, say
from checklist.core.value import replace
from checklist.source.book import Shelf, shelve
from checklist.source.read import Reading
from checklist.source.text import Source
from checklist.store.files import STANDARD_INPUT

MARK = "\ufeff"
Pair = tuple[Reading, Reading]
"""A text as it was read, and as it is to be."""


def only_on_disk(desk: Desk) -> None:
    """Wrong usage where the texts are of another version, or come through a pipe: there is no file to write."""
    if desk.given.get("rev") is not None or STANDARD_INPUT in desk.words:
        raise Wrong(say("wrong.no_file"))


def readings_of(shelf: Shelf) -> list[Reading]:
    """Every text of the lists."""
    return [*(part for book in shelf.books for part in book.parts), *shelf.unread]


def recorded(desk: Desk, pairs: Sequence[Pair], did: Message) -> None:
    """Commit the texts that were written, if that was asked for."""
    before = {desk.folder / old.source.name: encoded(old.source) for old, _ in pairs}
    record(desk, tuple(before), did, before=before)


def put_instead(desk: Desk, pairs: Sequence[Pair]) -> bool:
    """Show what changes, and write it unless it is a dry run. Was it written?"""
    desk.outlet.put("".join(difference(_marked(old.source), _marked(new.source).text) for old, new in pairs))
    if desk.given.get("dry_run") or not pairs:
        return False
    from checklist.store.write import Replacement, replace_all

    replace_all(
        Replacement(desk.folder / old.source.name, encoded(old.source), encoded(new.source)) for old, new in pairs
    )
    return True


def reshelved(shelf: Shelf, pairs: Sequence[Pair]) -> Shelf:
    """The shelf with the new texts in the place of the old."""
    new = {id(old): after for old, after in pairs}
    lists = (new.get(id(one), one) for one in readings_of(shelf))
    return shelve(shelf.workspace, shelf.settings, lists, shelf.whole, shelf.ledgers, shelf.beyond)


def _marked(source: Source) -> Source:
    """The source with its byte order mark as the escape it is shown by."""
    return replace(source, text=f"\\ufeff{source.text}") if source.bom else source


def encoded(source: Source) -> bytes:
    """The bytes of a text, its byte order mark included."""
    return f"{MARK if source.bom else ''}{source.text}".encode()
