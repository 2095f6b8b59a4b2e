"""The version that files on the disk are as of: the one in which the last of them was recorded as it is."""

from collections.abc import Iterable
from pathlib import Path

from checklist.core.revision import Revision
from checklist.store.git import ID, digest
from checklist.store.past import HEAD, Past, Version


def standing(past: Past, files: Iterable[Path]) -> Revision | None:
    """The newest commit that changed one of these files, if HEAD holds each as it is on the disk; else None.

    In a history that is cut off nobody can tell. Commits that leave the files alone make no difference. GitFailed.
    """
    head = past.named(HEAD)
    places = [path.resolve() for path in files]
    if past.repository.shallow or not places or not all(_as_recorded(head, one) for one in places):
        return None
    names = (one.relative_to(past.repository.top).as_posix() for one in places)
    told = past.repository.ask("rev-list", "-1", head.revision.id, "--", *names).stdout.decode().strip()
    return past.named(told).revision if ID.fullmatch(told) else None


def _as_recorded(version: Version, path: Path) -> bool:
    entry = version.tree.entry(path)
    return entry is not None and digest("blob", path.read_bytes(), entry.id) == entry.id
