"""What every test stands in: one world, the same on every machine; `--accept` rewrites what pages show."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.imports import ROOT

ACCEPTED = pytest.StashKey[list[str]]()

hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None, database=None, max_examples=30)
hypothesis.settings.register_profile("search", deadline=None, max_examples=200)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite what console sessions show by what they print")


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job in the background, and all it starts
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.stash[ACCEPTED] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for page in config.stash[ACCEPTED]:
        terminalreporter.write_line(f"accepted: {page}")


@pytest.fixture
def stands(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Fails where a text does not stand in a file to the letter; with `--accept` it is written there instead."""

    def stand(path: Path, text: str) -> None:
        if request.config.getoption("--accept") and (not path.exists() or path.read_text("utf-8") != text):
            path.write_text(text, encoding="utf-8", newline="\n")
            request.config.stash[ACCEPTED].append(str(path.relative_to(ROOT)))
        assert path.read_text("utf-8") == text, "run pytest --accept"

    return stand


@pytest.fixture(scope="session", autouse=True)
def _one_world() -> Iterator[None]:
    """No setting of the person who runs the tests reaches them, and no cache of theirs is touched."""
    ours = {"LANG": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100"}
    foreign = [
        name
        for name in os.environ
        if name in {"NO_COLOR", "FORCE_COLOR", "LANGUAGE"} or name.startswith(("CHECKLIST_", "LC_", "GIT_"))
    ]
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as cache:
        for name in foreign:
            patch.delenv(name)
        for name, value in (ours | {"XDG_CACHE_HOME": cache}).items():
            patch.setenv(name, value)
        yield
