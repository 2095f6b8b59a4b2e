"""What the tests of git ask a repository for, as the store does."""

from pathlib import Path

import pytest

from checklist.core.revision import Revision
from checklist.store.git import GitFailed, open_repository
from checklist.store.objects import Entry, read_commit, read_tree
from checklist.store.odb import Objects
from tests.repository import Repository


def ground(folder: Path, text: str = "HEAD") -> tuple[str, dict[str, str]]:
    with pytest.raises(GitFailed) as caught:
        open_repository(folder).resolve(text)
    return caught.value.ground, caught.value.blanks


def commit(folder: Path, text: str = "HEAD") -> tuple[Revision, str]:
    repository = open_repository(folder)
    found = repository.resolve(text)
    return read_commit(found, Objects(repository).read(found, "commit"))


def entries(folder: Path, tree: str) -> dict[str, Entry]:
    return read_tree(Objects(open_repository(folder)).read(tree, "tree"), len(tree) // 2)


def loose(repository: Repository, id_: str) -> Path:
    path = repository.folder / ".git/objects" / id_[:2] / id_[2:]
    path.chmod(0o644)
    return path
