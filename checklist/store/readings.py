"""What texts said when they were read before: kept by the digest of their bytes, so that the same bytes are read once.

It is no more than a memory: what is damaged, another's, or of another version of the program is read anew.
"""

import os
import sys
from contextlib import suppress
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, Encoder

from checklist.core.policy import LIMITS, Limits
from checklist.core.value import names_of
from checklist.source.read import Reading, Said, read_bytes, said, said_again, stem, without_tree
from checklist.store.answers import folder, kept_bytes, put
from checklist.store.files import Read

SMALL = 4096
"""Bytes up to which reading is as fast as remembering."""
TREES = 16_000_000
"""Bytes of text whose trees are kept in memory; of what is read beyond, a tree is made again for whom needs one."""
MOST = 500_000_000
"""Bytes that are kept; the ones that were asked for longest ago are forgotten down to half of it."""
DIGEST = 32
PROGRAM = Path(__file__).parent.parent
READERS = ("core", "source")
"""The floors whose code says what a text means."""


class Readings:
    """The readings kept in a folder; `read` reads bytes as `read_bytes` does, and gives the same."""

    def __init__(self, kept: str) -> None:
        self.folder = Path(kept, "readings")
        self.grown = 0

    @cached_property
    def marks(self) -> list[str]:
        """What tells this program from another."""
        return program()

    def read(self, name: str, data: bytes, limits: Limits = LIMITS) -> Reading:
        """A list in one text, remembered or read and kept."""
        if len(data) <= SMALL:
            return read_bytes(name, data, limits)
        place = self.folder / self._key(stem(name), data, limits)
        with suppress(OSError, ValueError, MsgspecError):
            return said_again(name, data, limits, _taken(place))
        reading = read_bytes(name, data, limits)
        keeping = said(reading)
        if keeping:
            with suppress(OSError, ValueError, OverflowError):
                self._keep(place, Encoder(enc_hook=written_share).encode(keeping))
            self.grown += len(data)
            if self.grown > TREES:
                return without_tree(reading, limits)
        return reading

    def _key(self, stem: str, data: bytes, limits: Limits) -> str:
        """A name for what these bytes say, read by this program under these limits in a file of this name."""
        bounds = [f"{name}={getattr(limits, name)}" for name in names_of(Limits)]
        about = "\0".join([*self.marks, *bounds, stem]).encode(errors="surrogateescape")
        return sha256(sha256(about).digest() + sha256(data).digest()).hexdigest()

    def _keep(self, place: Path, body: bytes) -> None:
        put_body(place, body)
        self._thin()

    def _thin(self) -> None:
        """Forget what was asked for longest ago, once it is too much."""
        seen = sorted((one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in os.scandir(self.folder))
        left = sum(size for _, size, _ in seen)
        if left <= MOST:
            return
        for _, size, path in seen:
            if left > MOST // 2:
                Path(path).unlink()
                left -= size


def reader(keeping: bool = True) -> Read:
    """How lists are read: with what is kept, or without where nothing is to be kept."""
    kept = folder() if keeping else ""
    return Readings(kept).read if kept else read_bytes


def program(floors: tuple[str, ...] = READERS) -> list[str]:
    """What tells this program from another: the files of some floors, the libraries under them, and Python."""
    import msgspec
    import yaml

    files = (one for floor in floors for one in os.scandir(PROGRAM / floor) if one.name.endswith(".py"))
    marks = sorted(f"{one.name} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in files)
    return [sys.version, msgspec.__version__, yaml.__version__, *marks]


def put_body(place: Path, body: bytes) -> None:
    """Keep something under a name that says what it was made of. OSError."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    put(str(place), _digest(place, body) + body)


def kept_body(place: Path) -> memoryview:
    """What is kept under a name; ValueError where it is damaged, another's, or was kept under another name."""
    kept = kept_bytes(str(place))
    body = memoryview(kept)[DIGEST:]
    if _digest(place, body) != kept[:DIGEST]:
        raise ValueError(place)
    with suppress(OSError):
        os.utime(place)
    return body


def _digest(place: Path, body: bytes | memoryview) -> bytes:
    found = sha256(os.fsencode(place.name))
    found.update(body)
    return found.digest()


def _taken(place: Path) -> Said:
    return Decoder(Said, dec_hook=read_share).decode(kept_body(place))


def written_share(value: Any) -> Any:
    """A share as its two numbers, since msgpack knows none."""
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    raise ValueError(type(value))


def read_share(of: Any, value: Any) -> Any:
    """The share of two numbers; ValueError."""
    if of is Fraction and isinstance(value, list) and len(value) == 2 and value[1]:
        return Fraction(*value)
    raise ValueError(of)
