"""A folder of papers: which of its files we wrote is kept beside them; others, and what was edited since, stay."""

import json
from collections.abc import Mapping
from pathlib import Path

from checklist.core.value import Value
from checklist.store.published import AT_ONCE, Foreign, digest
from checklist.store.write import Replacement, put_all

KEPT_LIST = ".checklist-papers.json"
MOST = 1 << 24
"""Bytes of the list of what is ours: one that is longer is not."""

Known = Mapping[str, tuple[str, ...]]


class Papers(Value):
    """What becomes of each file of a folder: `new`, `changed`, `same`, or `edited` where a person has been at it."""

    folder: Path
    files: Mapping[str, bytes]
    known: Known
    does: Mapping[str, str]

    def having(self, what: str) -> tuple[str, ...]:
        """The names of the files that this becomes of."""
        return tuple(name for name, does in self.does.items() if does == what)


def planned(folder: Path, files: Mapping[str, bytes]) -> Papers:
    """What there is to do; `Foreign` where in the place of a file there is something that we did not write."""
    if folder.exists() and not folder.is_dir():
        raise Foreign(folder)
    known = ours(folder)
    return Papers(folder, files, known, {name: _becomes(folder / name, data, known) for name, data in files.items()})


def _becomes(place: Path, data: bytes, known: Known) -> str:
    if place.is_symlink() or (place.exists() and not place.is_file()):
        raise Foreign(place)
    if not place.exists():
        return "new"
    there = place.read_bytes()
    if there == data:
        return "same"
    if place.name not in known:
        raise Foreign(place)
    return "changed" if digest(there) in known[place.name] else "edited"


def ours(folder: Path) -> dict[str, tuple[str, ...]]:
    """The files of ours in a folder, with the digests of what we wrote or were about to write."""
    place = folder / KEPT_LIST
    if place.is_symlink() or not place.is_file() or place.stat().st_size > MOST:
        return {}
    try:
        held = json.loads(place.read_bytes())["files"]
        return {name: tuple(map(str, told)) for name, told in held.items() if isinstance(told, list)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write(papers: Papers) -> None:
    """Write what is new or changed, and which files are ours: a run that was cut short can be run again."""
    edited = set(papers.having("edited"))
    digests = {name: (digest(data),) for name, data in papers.files.items() if name not in edited}
    put = [name for name, what in papers.does.items() if what in ("new", "changed")]
    both = {name: (*papers.known.get(name, ()), *told) for name, told in digests.items()}
    if put:
        _note(papers.folder, {**papers.known, **both})
    for at in range(0, len(put), AT_ONCE):
        put_all([_placed(papers, name) for name in put[at : at + AT_ONCE]])
    _note(papers.folder, {**papers.known, **digests})


def _placed(papers: Papers, name: str) -> Replacement:
    before = None if papers.does[name] == "new" else ...
    return Replacement(papers.folder / name, before, papers.files[name])


def _note(folder: Path, digests: Known) -> None:
    text = json.dumps({"files": dict(sorted(digests.items()))}, indent=1, ensure_ascii=False) + "\n"
    place = folder / KEPT_LIST
    if not place.is_file() or place.read_bytes() != text.encode():
        put_all([Replacement(place, ..., text.encode())])
