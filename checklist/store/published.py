"""A folder of files that we made: it is known by a list of them, and what is not on it is never touched.

The list is written before the files, and once more after them: a run that was cut short can be run again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from checklist.core.value import Value
from checklist.store.beside import is_beside
from checklist.store.write import Replacement, put_all, take_away

MANIFEST = ".published.json"
NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.html")
AT_ONCE = 200
"""So many files are open at a time at most."""


class Foreign(Exception):  # noqa: N818 -- said as what is so
    """Something else is in the folder, or in the place of one of our files."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Plan(Value):
    """What becomes of each file of a folder: `new`, `changed`, `same`, `removed`, or `kept` where others edited it."""

    folder: Path
    files: Mapping[str, bytes]
    known: Mapping[str, str]
    does: Mapping[str, str]


def plan(folder: Path, files: Mapping[str, bytes]) -> Plan:
    """What there is to do; `Foreign` where there is something that we did not make."""
    known = made(folder)
    if known is None:
        other = next(_others(folder), None)
        if other:
            raise Foreign(folder)
        known = {}
    does = {}
    for name, data in files.items():
        place = folder / name
        if place.is_symlink() or (place.exists() and name not in known):
            raise Foreign(place)
        does[name] = "new" if not place.exists() else "same" if place.read_bytes() == data else "changed"
    for name in sorted(known.keys() - files.keys()):
        place = folder / name
        if place.is_file() and not place.is_symlink():
            does[name] = "removed" if digest(place.read_bytes()) == known[name] else "kept"
    return Plan(folder, files, known, does)


def made(folder: Path) -> dict[str, str] | None:
    """The files of ours in a folder, with their digests; None where no list of them is there."""
    place = folder / MANIFEST
    if place.is_symlink() or not place.is_file():
        return None
    try:
        listed = json.loads(place.read_bytes())["files"]
        return {name: str(told) for name, told in listed.items() if NAME.fullmatch(name)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _others(folder: Path) -> Iterator[Path]:
    """What is in a folder beside what tools keep there under hidden names."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        yield folder
    elif folder.is_dir():
        yield from (one for one in folder.iterdir() if not one.name.startswith(".") and not is_beside(one.name))


def carry_out(given: Plan) -> None:
    """Write what is new or changed, then remove what is no longer needed."""
    folder, files = given.folder, given.files
    digests = {name: digest(data) for name, data in files.items()}
    put = [name for name, what in given.does.items() if what in ("new", "changed")]
    gone = [name for name, what in given.does.items() if what == "removed"]
    if put or gone:
        _note(folder, {**given.known, **digests})
    for at in range(0, len(put), AT_ONCE):
        put_all([Replacement(folder / name, ..., files[name]) for name in put[at : at + AT_ONCE]])
    take_away(folder / name for name in gone)
    kept = {name: given.known[name] for name, what in given.does.items() if what == "kept"}
    _note(folder, {**digests, **kept})


def _note(folder: Path, digests: Mapping[str, str]) -> None:
    text = json.dumps({"files": dict(sorted(digests.items()))}, indent=1) + "\n"
    place = folder / MANIFEST
    if not place.is_file() or place.read_bytes() != text.encode():
        put_all([Replacement(place, ..., text.encode())])


def digest(data: bytes) -> str:
    """What a file's bytes are known by."""
    return sha256(data).hexdigest()
