"""A command line to type at, in a folder of its own; one sound list; a robot to send to; and a town with a past."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checklist.cli import language
from checklist.cli.main import run
from checklist.lang.catalog import LANGUAGES
from tests.channels.receivers import Web, web
from tests.cli.one import ONE
from tests.cli.town import FIRST, SECOND, SETTINGS, works
from tests.files import lay
from tests.repository import Repository

Typed = Callable[..., tuple[int, str, str]]
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Types a command in an empty folder; its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def type_in(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(language, "_chosen", [])
        language.guess.cache_clear()
        status = run(list(words))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return type_in


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A workspace with one sound list."""
    lay(tmp_path, {"checklist.yaml": "as_of: 2026-06-01\n", "lists/one.yaml": ONE})
    return tmp_path


@pytest.fixture
def robot() -> Iterator[Web]:
    """Takes what is sent to it, and answers as told."""
    with web() as told:
        yield told


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    """Three versions: a report with its evidence; a second report; a later due day, and another title."""
    town = Repository(tmp_path / "town")
    files: dict[str, str | bytes | None] = {"checklist.yaml": SETTINGS, "proof.md": "Proof\n"}
    town.commit("2026-01-10", {**files, "lists/works.yaml": works(FIRST)})
    town.commit("2026-05-10", {"lists/works.yaml": works(FIRST, SECOND)})
    settings = SETTINGS.replace("Town", "City")
    town.commit("2026-06-10", {"lists/works.yaml": works(FIRST, SECOND, due="2026-12-31"), "checklist.yaml": settings})
    return town


@pytest.fixture
def at(typed: Typed, town: Repository) -> Typed:
    """Types a command in the town, in English."""
    return lambda *words: typed("--lang", "en", "-C", str(town.folder), *words)
