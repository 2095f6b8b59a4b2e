"""A command line to type at, in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import language
from checklist.cli.main import run

Typed = Callable[..., tuple[int, str, str]]


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
