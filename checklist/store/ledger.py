"""The ledger on the disk: entries are added under its lock, and are on the disk before anything follows from them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from checklist.core.ledger import Entry
from checklist.source.ledger import Ledger, Lines, appended
from checklist.store.files import ledgers_in
from checklist.store.git import GitFailed
from checklist.store.lock import locked
from checklist.store.past import HEAD, Past
from checklist.store.write import ChangedMeanwhile, Replacement, make_folder, put_all

MARK = b"\xef\xbb\xbf"


class Pen:
    """What writes a year's ledger, for as long as nobody else may.

    Raises ChangedMeanwhile, NotAppended and OSError; then the ledger is as before.
    """

    def __init__(self, path: Path, year: int) -> None:
        self.path = path
        self.year = year
        self.lines = Lines()
        self.look()

    def look(self) -> None:
        """Read what is there, to be written on from now."""
        self.before = self.path.read_bytes() if self.path.is_file() else None

    def add(self, entries: Iterable[Entry]) -> None:
        """Write some entries at the end, if there are any."""
        held = tuple(entries)
        if not held:
            return
        old = self.before or b""
        text = appended(old.removeprefix(MARK).decode(), self.year, held, self.lines)
        after = (MARK if old.startswith(MARK) else b"") + text.encode()
        put_all([Replacement(self.path, self.before, after)])
        self.before = after


@contextmanager
def pen(path: Path, year: int, read: bytes | None) -> Iterator[Pen]:
    """The pen of a ledger that still is what was read; Busy while another has it, ChangedMeanwhile if it is not."""
    make_folder(path.parent)
    with locked([path]):
        held = Pen(path, year)
        if held.before != read:
            raise ChangedMeanwhile(path)
        yield held


def recorded(base: Path) -> tuple[Ledger, ...]:
    """The ledgers of a workspace as the last commit has them; none where there is no such commit to be read."""
    here = base.resolve()
    try:
        past = Past(here)
    except GitFailed:
        return ()
    try:
        return tuple(ledgers_in(here, here, past.named(HEAD).tree))
    except (GitFailed, OSError):
        return ()
    finally:
        past.close()
