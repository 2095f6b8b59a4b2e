"""What git's objects say: commits, trees and tags, from their bytes as they are stored."""

import codecs
import os
import re
from datetime import date, timedelta
from typing import NamedTuple

from checklist.core.revision import Revision, beside

TREE, LINK, SUBMODULE = 0o040000, 0o120000, 0o160000
EPOCH = date(1970, 1, 1)
MINUTES = 100 * 60
"""No time zone is further from Greenwich than this; what says so is none."""
FOREVER = 1 << 40
EAST = 14 * 60
"""So many minutes before Greenwich begins the day where it begins first."""
PERSON = re.compile(
    rb"(?P<name>[^<]*)<(?P<email>[^>]*)>(?: (?P<time>-?[0-9]{1,20}) (?P<sign>[+-])(?P<zone>[0-9]{4}))?.*"
)
ENCODINGS = {
    *("utf-8", "ascii", "gbk", "gb2312", "gb18030", "hz", "big5", "big5hkscs", "iso8859-1", "cp1252"),
    *("euc_jp", "shift_jis", "iso2022_jp", "euc_kr", "cp949"),
}
"""What text a commit may be in; any other name is none that a person would have set."""


class Entry(NamedTuple):
    """A name in a folder: what it is, and the object that holds it."""

    mode: int
    id: str


def read_commit(object_id: str, data: bytes) -> tuple[Revision, str]:
    """A commit, and the tree it is of. ValueError where no tree is named."""
    head, _, message = data.partition(b"\n\n")
    lines = [line.split(b" ", 1) for line in head.split(b"\n") if b" " in line]
    told = dict(reversed(lines))
    encoding = _encoding(told.get(b"encoding", b"utf-8"))
    author, email, on = person(told.get(b"author", b""), encoding)
    name, address, committed = person(told.get(b"committer", b""), encoding)
    elsewhere, moment = in_the_east(told.get(b"committer", b"")), seconds(told.get(b"committer", b""))
    subject = " ".join(message.strip().split(b"\n\n", 1)[0].decode(encoding, "replace").split())
    parents = tuple(value.decode("ascii", "replace") for key, value in lines if key == b"parent")
    if b"tree" not in told:
        raise ValueError(object_id)
    hands = beside((author, email), (name, address))
    revision = Revision(object_id, author, email, on, committed, subject, parents, hands, elsewhere, moment)
    return revision, told[b"tree"].decode("ascii", "replace")


def _encoding(name: bytes) -> str:
    try:
        found = codecs.lookup(name.decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return "utf-8"
    return found if found in ENCODINGS else "utf-8"


def person(line: bytes, encoding: str = "utf-8") -> tuple[str, str, date]:
    """Name, address and day. Who is not written as git writes people has acted on git's first day, as git has it."""
    found = PERSON.fullmatch(line)
    if not found:
        return line.decode(encoding, "replace"), "", EPOCH
    name, email = (found[key].decode(encoding, "replace").strip() for key in ("name", "email"))
    return name, email, _day(found) if found["time"] else EPOCH


def seconds(line: bytes) -> int | None:
    """When somebody acted, in git's seconds; None where it is not said, or no clock could say it."""
    found = PERSON.fullmatch(line)
    time = int(found["time"]) if found and found["time"] else None
    return time if time is not None and abs(time) < FOREVER else None


def in_the_east(line: bytes) -> date | None:
    """The day it was in the east when a clock told Greenwich's time; None where it told another, or it was the same."""
    found = PERSON.fullmatch(line)
    if not found or not found["time"] or int(found["zone"]):
        return None
    day = _day(found, EAST)
    return None if day == _day(found) else day


def _day(found: re.Match[bytes], more: int = 0) -> date:
    """The day it was where the clock stood, or so many minutes to the east."""
    zone = int(found["zone"][:2]) * 60 + int(found["zone"][2:])
    minutes = more + ((-zone if found["sign"] == b"-" else zone) if zone < MINUTES else 0)
    days = (int(found["time"]) + minutes * 60) // 86400
    try:
        return EPOCH + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def read_tree(data: bytes, size: int) -> dict[str, Entry]:
    """A folder's names, in git's order; ids are of `size` bytes. ValueError for what is cut off in between.

    Names that lead elsewhere than into the folder are left out: no git would have written them.
    """
    found: dict[str, Entry] = {}
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + size
        if len(data) < at:
            raise ValueError(at)
        if name not in (b"", b".", b"..") and b"/" not in name:
            found[os.fsdecode(name)] = Entry(int(mode, 8), data[end + 1 : at].hex())
    return found


def tree_bytes(names: dict[str, Entry]) -> bytes:
    """A folder as git stores it, in git's order: a folder stands where its name with a slash would."""
    rows = ((os.fsencode(name), one) for name, one in names.items())
    ordered = sorted(rows, key=lambda row: row[0] + b"/" * (row[1].mode == TREE))
    return b"".join(b"%o %s\0" % (one.mode, name) + bytes.fromhex(one.id) for name, one in ordered)


def read_tag(data: bytes) -> str:
    """The object that a tag is on; empty where it names none."""
    return data.split(b"\n", 1)[0].removeprefix(b"object ").decode("ascii", "replace")
