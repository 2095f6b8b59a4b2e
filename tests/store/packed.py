"""Packs laid by hand, entry by entry, as git lays them or as it never would."""

import struct
import zlib
from hashlib import sha1
from itertools import accumulate
from pathlib import Path

from checklist.store.packs import Holds, Object, Packs

SIZE = 2**24
BLOB, BY_PLACE, BY_ID = 3, 6, 7
ONE, OTHER = b"\1" * 20, b"\2" * 20


def number(value: int) -> bytes:
    """A number as packs write it, the lowest seven bits first."""
    told = bytearray()
    while value > 127:
        told.append(value & 127 | 128)
        value >>= 7
    return bytes((*told, value))


def entry(kind: int, body: bytes, base: bytes = b"", size: int | None = None) -> bytes:
    """An object as it lies in a pack, said to be of some size."""
    told = len(body) if size is None else size
    head = number(told >> 4 << 7 | kind << 4 | told & 15) if told > 15 else bytes((kind << 4 | told,))
    return head + base + zlib.compress(body)


def whatever(_: Object, __: str) -> bool:
    """Any object goes by any id."""
    return True


def lay_pack(folder: Path, entries: dict[bytes, bytes], holds: Holds = whatever, name: str = "a") -> Packs:
    """A pack of some entries by the ids they go by."""
    head = b"PACK" + struct.pack(">II", 2, len(entries))
    places = dict(zip(entries, accumulate(map(len, entries.values()), initial=len(head)), strict=False))
    ids = sorted(entries)
    upto = [sum(one[0] <= first for one in ids) for first in range(256)]
    pack = head + b"".join(entries.values())
    pack += sha1(pack).digest()
    index = b"\xfftOc" + struct.pack(">I256I", 2, *upto) + b"".join(ids) + bytes(4 * len(ids))
    index += b"".join(struct.pack(">I", places[one]) for one in ids) + pack[-20:]
    (folder / f"pack-{name}.pack").write_bytes(pack)
    (folder / f"pack-{name}.idx").write_bytes(index + sha1(index).digest())
    return Packs(folder, holds)


def copied(before: int, after: int, parts: bytes) -> bytes:
    """A difference, by what it says of both sizes and of what is taken from where."""
    return number(before) + number(after) + parts


def named(number: int) -> bytes:
    """An id of its own."""
    return struct.pack(">I", number) + bytes(16)
