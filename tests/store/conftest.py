"""A repository of two commits."""

from pathlib import Path

import pytest

from tests.repository import Repository

LIST = "tasks:\n  - {id: 1, title: Mend the bridge, owner: Works}\n"


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "town")
    repository.commit("2026-01-05", {"lists/a.yaml": LIST}, "First words\nof two lines\n\nAnd a body", author="刘 Liu")
    repository.commit("2026-02-06 23:30:00 -0500", {"lists/a.yaml": LIST + "# more\n"}, "Second")
    return repository
