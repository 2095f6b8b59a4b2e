"""A town that hands out forms, to type in."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.cli.form.forms import LIST, SETTINGS
from tests.files import placed


@pytest.fixture
def town(typed: Typed, tmp_path: Path) -> Typed:
    """Types in a town of one list."""
    placed(tmp_path, SETTINGS, LIST)
    return lambda *words: typed("--lang", "en", *words)
