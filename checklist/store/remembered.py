"""The versions of a workspace that were read before: kept by their commits, so that each is read once.

It is no more than a memory: what is damaged, another's, or of another version of the program is read anew. A task that
stands in many versions is kept once, and a list as what is otherwise in it than in the version before.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, Encoder

from checklist.core.compare import others
from checklist.core.ledger import Entry
from checklist.core.model import Task, TaskList
from checklist.core.policy import LIMITS, Workspace
from checklist.core.revision import Revision
from checklist.core.seal import Seal
from checklist.core.step import Version
from checklist.core.value import Value, replace
from checklist.source.ledger import Lines
from checklist.source.seals import in_order, read_seal
from checklist.source.settings import read_settings
from checklist.source.text import MEBIBYTE
from checklist.store.odb import Objects
from checklist.store.reader import ledger_name
from checklist.store.readings import kept_body, program, put_body, read_share, written_share

FLOORS = ("core", "source", "store")
"""The floors whose code says what a version holds."""
MOST = 20
"""So many histories are kept; those that were asked for longest ago are forgotten."""


class Texts(Value):
    """What of a version is read again from its bytes: settings, seals and ledgers, each a name and the bytes' id.

    All are empty where there are no settings; without a workspace it is None.
    """

    settings: tuple[str, str] | None
    seals: tuple[tuple[str, str], ...] = ()
    ledgers: tuple[tuple[str, str], ...] = ()


class Listed(Value):
    """A list at one version: its head, and its tasks by their places where they are others than in an earlier list.

    `before` counts the lists from 0, -1 stands for none; `count` is how many tasks there are.
    """

    head: int
    before: int
    count: int
    tasks: tuple[tuple[int, int], ...]


class Row(Value):
    """A version: the commit it was held against (empty for none), and its lists by their numbers."""

    revision: Revision
    parent: str
    texts: Texts
    wrong: bool
    lists: tuple[int, ...]
    broken: tuple[str, ...]
    faulty: tuple[str, ...]
    files: tuple[tuple[str, str, str], ...]


class Kept(Value):
    """All that is kept of a history."""

    tasks: tuple[Task, ...]
    heads: tuple[TaskList, ...]
    lists: tuple[Listed, ...]
    rows: tuple[Row, ...]


NOTHING = Kept((), (), (), ())
Remembered = tuple[Version, str, Texts]
"""A version, the commit it was held against, and the texts that are not kept with it."""


class Memory:
    """What is kept of one workspace's history in a folder."""

    def __init__(self, kept: str, start: Path, git_dir: Path, objects: Objects) -> None:
        about = "\0".join([*program(FLOORS), str(start), str(git_dir)]).encode(errors="surrogateescape")
        self.place = Path(kept, "history", sha256(about).hexdigest())
        self.objects = objects
        self._made: dict[tuple[str, ...], Any] = {}
        self._lines = Lines()

    def take(self) -> dict[str, Remembered]:
        """The versions by their ids; nothing where nothing whole is kept."""
        kept = NOTHING
        with suppress(OSError, ValueError, MsgspecError):
            kept = _taken(self.place)
        found: dict[str, Remembered] = {}
        with suppress(IndexError):
            lists = _lists(kept)
            for row in kept.rows:
                found[row.revision.id] = self._version(row, lists), row.parent, row.texts
        return found

    def _version(self, row: Row, lists: list[TaskList]) -> Version:
        settings = row.texts.settings
        workspace = None if settings is None or row.wrong else self._workspace(*settings)
        seals = in_order(self._seal(name, blob) for name, blob in row.texts.seals)
        held = tuple(lists[number] for number in row.lists)
        ledgers = tuple((ledger_name(path), self._ledger(blob)) for path, blob in sorted(row.texts.ledgers))
        told = ledgers if settings is not None else None
        return Version(row.revision, workspace, held, row.broken, row.files, seals, told, row.faulty)

    def _workspace(self, name: str, blob: str) -> Workspace:
        if not blob:
            return Workspace()
        found: Workspace = self._once(("settings", name, blob), lambda: read_settings(name, self._bytes(blob))[0])
        return found

    def _seal(self, name: str, blob: str) -> Seal | None:
        found: Seal | None = self._once(("seal", blob), lambda: read_seal(name, self._bytes(blob))[0])
        return found

    def _ledger(self, blob: str) -> tuple[Entry, ...] | None:
        found: tuple[Entry, ...] | None = self._once(("ledger", blob), lambda: self._lines.read("", self._bytes(blob)))
        return found

    def _bytes(self, blob: str) -> bytes:
        return self.objects.read(blob, "blob", LIMITS.megabytes * MEBIBYTE + 1)

    def _once(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def keep(self, versions: Sequence[Remembered]) -> None:
        """Keep a history; whatever stands in the way of it, it was read."""
        with suppress(OSError, ValueError, OverflowError):
            body = Encoder(enc_hook=written_share).encode(_packed(versions))
            put_body(self.place, body)
            for path in sorted(self.place.parent.iterdir(), key=lambda one: -one.stat().st_mtime_ns)[MOST:]:
                path.unlink()


class _Numbers:
    """Values by the order they came in, each once: the very same are known at once, equal ones by how they are kept."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._of: dict[int, int] = {}
        self._as: dict[bytes, int] = {}
        self._encoder = Encoder(enc_hook=written_share)

    def of(self, value: Any) -> int:
        number = self._of.get(id(value))
        if number is None:
            number = self._of[id(value)] = self._as.setdefault(self._encoder.encode(value), len(self.values))
            if number == len(self.values):
                self.values.append(value)
        return number


class _Packing:
    """Versions on their way into what is kept. The values that are numbered stay alive as long as it does."""

    def __init__(self) -> None:
        self.tasks, self.heads = _Numbers(), _Numbers()
        self.lists: list[Listed] = []
        self.held: dict[tuple[str, str], tuple[TaskList, int]] = {}
        self.alive: list[TaskList] = []

    def number(self, one: TaskList, commit: str, parent: str) -> int:
        """The number of a list, told by what is otherwise than in the parent's list of the same name."""
        before = self.held.get((parent, one.id))
        if before is None or before[0] is not one:
            self.lists.append(self._listed(one, before))
            before = one, len(self.lists) - 1
        self.held[commit, one.id] = before
        return before[1]

    def _listed(self, one: TaskList, before: tuple[TaskList, int] | None) -> Listed:
        head = replace(one, tasks=())
        self.alive.append(head)
        old = before[0].tasks if before else ()
        places = (*others(old, one.tasks), *range(min(len(old), len(one.tasks)), len(one.tasks)))
        tasks = tuple((at, self.tasks.of(one.tasks[at])) for at in places)
        return Listed(self.heads.of(head), before[1] if before else -1, len(one.tasks), tasks)


def _packed(versions: Sequence[Remembered]) -> Kept:
    packing = _Packing()
    rows = []
    for version, parent, texts in versions:
        lists = tuple(packing.number(one, version.revision.id, parent) for one in version.lists)
        wrong = version.workspace is None
        unread = version.broken, version.faulty
        rows.append(Row(version.revision, parent, texts, wrong, lists, *unread, version.files))
    return Kept(tuple(packing.tasks.values), tuple(packing.heads.values), tuple(packing.lists), tuple(rows))


def _lists(kept: Kept) -> list[TaskList]:
    """The lists as they were; a task that is the same in many is the very same value."""
    found: list[TaskList] = []
    for one in kept.lists:
        tasks: list[Any] = list(found[one.before].tasks[: one.count]) if one.before >= 0 else []
        tasks += [None] * (one.count - len(tasks))
        for at, number in one.tasks:
            tasks[at] = kept.tasks[number]
        found.append(replace(kept.heads[one.head], tasks=tuple(tasks)))
    return found


def _taken(place: Path) -> Kept:
    return Decoder(Kept, dec_hook=read_share).decode(kept_body(place))


def walked(memory: dict[str, Remembered], ids: Sequence[str]) -> Iterator[tuple[str, Remembered | None]]:
    """Every commit of a line with what is remembered of it, if it was held against the same one then."""
    seen: set[str] = set()
    for object_id in ids:
        found = memory.get(object_id)
        if found:
            parent = next((one for one in found[0].revision.parents if one in seen), "")
            found = found if parent == found[1] else None
        seen.add(object_id)
        yield object_id, found
