"""Objects read where git keeps most of them, in its packs: a long past then need not be handed over through a pipe.

What is found here is told only if it has the id it was asked for by. What is odd, larger than a list may be, or dear to
put together is left to git. The format is that of gitformat-pack(5), packs and their indexes of version 2.
"""

import os
import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from checklist.store.delta import LARGEST, changed, distance, number

KINDS = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
BY_PLACE, BY_ID = 6, 7
"""Kinds of entries that hold how an object differs from another one, named by how far before it that one lies, or by
its id."""
MAGIC = b"\xfftOc\0\0\0\2"
NUMBERS = struct.Struct(">256I")
OFFSET = struct.Struct(">I")
FAR = 2**31
"""What lies further behind in a pack has its place in another table, and is left to git."""
HEADING = 64
"""More bytes than this stand before no object."""
PACKS, SHARE = 64, 4
"""So many packs are opened, and of the files that the system lets us open one in so many; a repository that is looked
after has few."""
INDEXES = 64 * 2**20
"""Bytes of all their indexes: two million objects."""
DEEPEST = 250
"""How many differences may be told by one another: git makes 50, and 250 where it takes pains."""
ROOM = 64 * 2**20
"""Bytes of objects that are kept, since the next one is mostly told by one of them."""
ADVANCE, TIMES = 256 * 2**20, 16
"""Bytes that may be made before anything came of it, and for each byte that did."""

Object = tuple[str, bytes]
"""A kind, and what is held."""
Holds = Callable[[Object, str], bool]
"""Has an object this id?"""


class Packs:
    """The packs in a folder; they are opened when something is first looked for."""

    def __init__(self, folder: Path, holds: Holds) -> None:
        self.folder = folder
        self.kept = Kept()
        self._holds = holds
        self._opened: list[Pack] | None = None

    def read(self, object_id: str, size: int) -> Object | None:
        """The object of an id; None for what is not here, odd, longer than `size` bytes, or another one."""
        name = bytes.fromhex(object_id)
        if self._opened is None:
            self._opened = list(_packs(self.folder, len(name), self.kept))
        with suppress(OSError, ValueError, LookupError, struct.error, zlib.error):
            for pack in self._opened:
                at = pack.find(name)
                if at is not None:
                    found = pack.read(at)
                    return self.kept.told(found) if len(found[1]) <= size and self._holds(found, object_id) else None
        return None

    def close(self) -> None:
        """Let go of the files; the next question opens them again."""
        for pack in self._opened or ():
            pack.file.close()
        self._opened = None


class Kept:
    """What was read last out of all packs, within the room there is for it; and what was made for how much told."""

    def __init__(self) -> None:
        self.held: dict[tuple[Pack, int], Object] = {}
        self.size = self._made = self._told = 0

    def keep(self, place: tuple["Pack", int], found: Object) -> None:
        """Keep an object as the last one that was needed; those needed longest ago make room."""
        before = self.held.pop(place, None)
        self.held[place] = found
        self.size += len(found[1]) - (len(before[1]) if before else 0)
        while self.size > ROOM and len(self.held) > 1:
            self.size -= len(self.held.pop(next(iter(self.held)))[1])

    def made(self, size: int) -> None:
        """So many bytes are made; ValueError where too little came of all that was."""
        self._made += size
        if self._made > ADVANCE + TIMES * self._told:
            raise ValueError(self._made)

    def told(self, found: Object) -> Object:
        """An object that is what was asked for."""
        self._told += len(found[1])
        return found


def _packs(folder: Path, width: int, kept: Kept) -> Iterator["Pack"]:
    """The packs of a folder that have an index, the largest first, as far as there is room for their indexes."""
    room = INDEXES
    indexes = sorted(folder.glob("pack-*.idx"), key=_size, reverse=True)
    for place in indexes[: _most()]:
        with suppress(OSError, ValueError, struct.error):
            with _open(place) as index:
                table = index.read(room)
            if len(table) < room:
                yield Pack(table, width, _open(place.with_suffix(".pack")), kept)
                room -= len(table)


def _most() -> int:
    """How many packs may be open, so that files are left for all else."""
    granted = os.sysconf("SC_OPEN_MAX") if hasattr(os, "sysconf") else -1
    return min(PACKS, granted // SHARE) if granted >= 0 else PACKS


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _open(path: Path) -> BinaryIO:
    """A plain file, opened to be read; ValueError for what is none, and may never end."""
    if not path.is_file():
        raise ValueError(path)
    return path.open("rb")


class Entry(NamedTuple):
    """What stands before an object in a pack: its kind, its size, where its bytes begin, and what it is told by."""

    kind: int
    size: int
    begin: int
    base: int | None


class Pack:
    """One pack, with its index. ValueError, LookupError, struct.error and zlib.error for what is none, or odd."""

    def __init__(self, index: bytes, width: int, file: BinaryIO, kept: Kept) -> None:
        self.file = file
        self._index = index
        self._width = width
        if not index.startswith(MAGIC):
            raise ValueError(file.name)
        self._upto = (0, *NUMBERS.unpack_from(index, len(MAGIC)))
        self._names = len(MAGIC) + NUMBERS.size
        self._places = self._names + self._upto[-1] * (width + 4)  # behind the ids stand checksums of four bytes each
        self._kept = kept
        self._odd: set[int] = set()

    def find(self, name: bytes) -> int | None:
        """Where an object lies, by its id as bytes; None where it does not."""
        low, high = self._upto[name[0]], self._upto[name[0] + 1]
        row = low + bisect_left(range(low, high), name, key=self._name)
        if row >= high or self._name(row) != name:
            return None
        place: int = OFFSET.unpack_from(self._index, self._places + row * OFFSET.size)[0]
        if place >= FAR:
            raise ValueError(place)
        return place

    def _name(self, row: int) -> bytes:
        begin = self._names + row * self._width
        return self._index[begin : begin + self._width]

    def read(self, at: int) -> Object:
        """The object that lies at a place; what is told by something odd is so as well, and not tried again."""
        chain = [at]
        try:
            return self._made(chain)
        except (ValueError, LookupError, zlib.error):
            self._odd.update(chain)
            raise

    def _made(self, chain: list[int]) -> Object:
        """The object at the one place in a chain; while it is made, the chain holds what waits for what is read now."""
        deltas: list[bytes] = []
        while (found := self._kept.held.get((self, chain[-1]))) is None:
            at = chain[-1]
            if at in self._odd or len(chain) > DEEPEST:
                raise ValueError(at)
            entry = self._entry(at)
            data = self._inflated(entry)
            if entry.base is None:
                found = KINDS[entry.kind], data
                break
            deltas.append(data)
            chain.append(entry.base)
        self._kept.keep((self, chain[-1]), found)
        while deltas:
            chain.pop()
            found = found[0], changed(found[1], deltas.pop())
            self._kept.made(len(found[1]))
            self._kept.keep((self, chain[-1]), found)
        return found

    def _entry(self, at: int) -> Entry:
        self.file.seek(at)
        head = self.file.read(HEADING)
        kind, (size, end) = head[0] >> 4 & 7, number(head, 0)
        size = size >> 7 << 4 | size & 15  # of the first byte, three bits are the kind
        if size > LARGEST:
            raise ValueError(at)
        if kind == BY_ID:
            base = self.find(head[end : end + self._width])
            if base is None:
                raise ValueError(at)
            return Entry(kind, size, at + end + self._width, base)
        if kind == BY_PLACE:
            back, end = distance(head, end)
            return Entry(kind, size, at + end, at - back)
        return Entry(kind, size, at + end, None)

    def _inflated(self, entry: Entry) -> bytes:
        self._kept.made(entry.size)
        self.file.seek(entry.begin)
        stored = self.file.read(entry.size + entry.size // 256 + HEADING)  # deflating adds no more to what is random
        data = zlib.decompressobj().decompress(stored, entry.size + 1)
        if len(data) != entry.size:
            raise ValueError(entry)
        return data
