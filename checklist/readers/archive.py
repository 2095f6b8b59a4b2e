"""The zip that a spreadsheet or a document is: looked over before anything in it is unpacked."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from checklist.readers.grid import Refused

MEBIBYTE = 1 << 20
LARGEST = 64 * MEBIBYTE
"""Bytes of all parts together, unpacked."""
MOST_PARTS = 2_000
RATIO = 200
"""How many times larger a part may become; real sheets grow ten- to thirtyfold."""
SMALL = 2 * MEBIBYTE
"""Parts below this may grow as they like."""
UNPACKED = (0, 8)
"""Stored or deflated: all that office programs write."""


class Archive:
    """The parts of a file by their names. Raises Refused for what is no such file, or is not to be opened."""

    def __init__(self, data: bytes) -> None:
        try:
            self.zip = ZipFile(BytesIO(data))
            self.parts = {one.filename.lower(): one for one in self.zip.infolist()}
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise Refused("damaged") from None
        if len(self.zip.infolist()) > MOST_PARTS:
            raise Refused("parts", most=MOST_PARTS)
        self._look_over()

    def _look_over(self) -> None:
        parts = self.zip.infolist()
        if any(one.flag_bits & 1 for one in parts):
            raise Refused("locked")
        if sum(one.file_size for one in parts) > LARGEST or any(map(_swells, parts)):
            raise Refused("swells", most=LARGEST // MEBIBYTE)
        names = self.parts.keys()
        if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names):
            raise Refused("macros")
        if any("/externallinks/" in name for name in names):
            raise Refused("links")

    def read(self, name: str) -> bytes | None:
        """A part's bytes; None where there is none of this name. Letters' case does not matter."""
        part = self.parts.get(name.lower().lstrip("/"))
        if part is None:
            return None
        try:
            with self.zip.open(part) as stream:
                data = stream.read(part.file_size + 1)
        except (BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError):
            raise Refused("damaged") from None
        if len(data) > part.file_size:
            raise Refused("damaged")
        return data


def _swells(part: ZipInfo) -> bool:
    """Does a part become far larger than it is packed?"""
    if part.compress_type not in UNPACKED:
        raise Refused("damaged")
    return part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1)
