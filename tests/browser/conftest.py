"""One browser for all tests that need one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.window import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    with browser() as found:
        yield found
