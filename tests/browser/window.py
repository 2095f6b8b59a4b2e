"""A real browser without a screen: it opens pages from the disk and says what it saw, asked for and complained of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.imports import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = ROOT / ".node" / "node_modules" / "axe-core" / "axe.min.js"
ALONE = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PHONE, DESK = 390, 1440
SERIOUS = {"serious", "critical"}


@contextmanager
def browser() -> Iterator["Browser"]:
    """Chromium, or a reason to skip."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    play = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with play.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        with suppress(play.Error):
            yield found
        found.close()


class Window:
    """One page opened from the disk, and what it did on the way."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path: Path) -> "Window":
        self.asked.clear()
        self.said.clear()
        self.page.goto(path.as_uri())
        return self

    @property
    def too_wide(self) -> int:
        """How far the page reaches out of the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def barriers(self) -> list[str]:
        """What keeps some people from reading the page, as axe-core tells it: serious findings only."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed (npm install --prefix .node axe-core)")
        self.page.evaluate(AXE.read_text("utf-8"))
        found: list[dict[str, Any]] = self.page.evaluate("axe.run().then(told => told.violations)")
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS]


@contextmanager
def window(
    held: "Browser", width: int = DESK, dark: bool = False, script: bool = True, strict: bool = True
) -> Iterator[Window]:
    """A window of so many pixels; one that is not strict lets a test run what the page itself forbids."""
    context = held.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        bypass_csp=not strict,
    )
    try:
        yield Window(context.new_page())
    finally:
        context.close()
