"""A town whose git merges lists by what they say, and a clerk who types in it."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.cli.merge.merging import ISSUED, LIST
from tests.repository import Repository
from tests.sessions import environment


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """In which a clerk's git finds our command, and knows the clerk."""
    who = {f"GIT_{of}_{what}": "c@example.org" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return environment(tmp_path / "home") | who | {"PATH": programs, "CHECKLIST_CACHE": ""}


@pytest.fixture
def town(tmp_path: Path, typed: Typed) -> Repository:
    """Its git has been told to merge lists by what they say."""
    made = Repository(tmp_path / "town")
    made.write(**{"checklist.yaml": "language: en\n", LIST: ISSUED})
    assert typed("-C", "town", "init", "--git")[0] == 0
    made.commit("2026-05-04", {})
    return made


@pytest.fixture
def here(town: Repository, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types a command in the town."""
    monkeypatch.chdir(town.folder)
    return typed
