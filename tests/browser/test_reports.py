"""Reports as HTML in a real browser: on a telephone and a desk, light and dark, asking for nothing, readable by all."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.window import DESK, PHONE, window
from tests.imports import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COMMANDS = ("status", "list", "rates", "review", "review --walk", "show FY-07", "notify --letters", "agenda --week")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for at, command in enumerate(COMMANDS):
        made[command] = folder / f"{at}.html"
        words = [sys.executable, "-m", "checklist", "-C", str(ROOT), *command.split(), "-o", str(made[command])]
        subprocess.run(words, check=True)
    return made


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESK, False)], ids=["phone-dark", "desk-light"])
def test_it_fits_asks_for_nothing_and_keeps_nobody_out(
    chromium: "Browser", pages: dict[str, Path], width: int, dark: bool
) -> None:
    with window(chromium, width, dark, strict=False) as seen:
        for command, path in pages.items():
            seen.open(path)
            assert seen.too_wide == 0, command
            assert seen.asked == [path.as_uri()], command
            assert seen.barriers() == [], command


def test_the_page_breaks_none_of_its_own_rules(chromium: "Browser", pages: dict[str, Path]) -> None:
    with window(chromium) as seen:
        for command, path in pages.items():
            assert seen.open(path).said == [], command
            assert seen.page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(0, 0, 0)"


def test_what_the_page_has_not_named_does_not_run(chromium: "Browser", pages: dict[str, Path], tmp_path: Path) -> None:
    text = pages["status"].read_text("utf-8")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(text.replace("</main>", "<script>document.title='run'</script><img src=x.png></main>"), "utf-8")
    with window(chromium) as seen:
        seen.open(spoilt)
        assert seen.page.title() != "run"
        assert len(seen.said) == 2, "script and picture are both refused"


def test_headings_stand_on_every_printed_page(chromium: "Browser", pages: dict[str, Path]) -> None:
    with window(chromium) as seen:
        seen.open(pages["review --walk"])
        seen.page.emulate_media(media="print")
        shown = "getComputedStyle(document.querySelector('thead')).display"
        assert seen.page.evaluate(shown) == "table-header-group"
        assert seen.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
