"""The published site in a real browser: from the disk, on a telephone and a desk, with scripts off, on paper."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.window import DESK, PHONE, window
from tests.files import lay
from tests.imports import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

UNIT = "unit-82e5eff586.html"
"""The page of 市住建局."""
PAGES = ("index.html", "list.html", "poster.html", UNIT)


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    words = [sys.executable, "-m", "checklist", "-C", str(ROOT), "--lang", request.param, "publish", str(folder)]
    subprocess.run(words, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESK, False)], ids=["phone-dark", "desk-light"])
def test_it_fits_asks_for_nothing_and_keeps_nobody_out(chromium: "Browser", site: Path, width: int, dark: bool) -> None:
    with window(chromium, width, dark, strict=False) as seen:
        for name in PAGES:
            seen.open(site / name)
            assert seen.too_wide == 0, name
            assert seen.asked == [(site / name).as_uri()], name
            assert seen.barriers() == [], name


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_names_of_any_length_fit(chromium: "Browser", tmp_path: Path, width: int) -> None:
    """A unit that is called by all its parts, an address in a note, a title nobody has broken."""
    long, name = f"https://example.org/{'x' * 300}", "市住房和城乡建设局市自然资源和规划局联合工作专班办公室"
    settings = f"title: {'T' * 100}\npublic: [note, extra, roles]\n"
    more = f"note: {long}, extra: {{{'K' * 90}: {long}}}, roles: {{{'R' * 80}: {name}}}"
    task = f"{{id: {'I' * 90}, title: {long}, owner: {name}, due: 2026-06-01, {more}}}"
    lay(tmp_path, {"checklist.yaml": settings, "lists/a.yaml": f"list: a\ntitle: {long}\ntasks: [{task}]\n"})
    folder = tmp_path / "site"
    words = [sys.executable, "-m", "checklist", "-C", str(tmp_path), "publish", str(folder)]
    subprocess.run(words, check=True, capture_output=True)
    with window(chromium, width, strict=False) as seen:
        for path in sorted(folder.glob("*.html")):
            seen.open(path)
            assert seen.too_wide == 0, path.name


def test_a_card_has_no_name_without_a_value(chromium: "Browser", site: Path) -> None:
    with window(chromium, PHONE) as seen:
        page = seen.open(site / "index.html").page
        assert page.locator(".cards td").count() > 0
        assert page.locator(".cards td:empty:visible").count() == 0


def test_no_page_breaks_its_own_rules(chromium: "Browser", site: Path) -> None:
    with window(chromium) as seen:
        for name in PAGES:
            assert seen.open(site / name).said == [], name


@pytest.fixture
def shown(chromium: "Browser", site: Path) -> Iterator["Page"]:
    with window(chromium) as seen:
        yield seen.open(site / "list.html").page


def rows(page: "Page") -> list[str]:
    """The tasks that are to be seen, by id."""
    return [one.split("\t")[1].strip() for one in page.locator("tbody tr:visible").all_inner_texts()]


def counted(page: "Page", count: int) -> None:
    """Wait until so many tasks are to be seen."""
    page.locator("tbody tr:not([hidden])").nth(count - 1).wait_for()
    page.locator("tbody tr:not([hidden])").nth(count).wait_for(state="detached")


def test_the_list_is_searched_and_filtered(shown: "Page") -> None:
    assert len(rows(shown)) == 32
    shown.fill("[name=words]", "治理 fy-07")
    counted(shown, 1)
    assert rows(shown) == ["FY-07"]
    assert shown.locator("output").inner_text().startswith(("显示1项", "1 of 32"))
    assert shown.locator("section.of-lists:visible").count() == 1, "a list with nothing found is not shown"
    shown.fill("[name=words]", "")
    shown.select_option("[name=light]", index=3)
    counted(shown, 4)
    assert rows(shown) == ["FY-04", "FY-07", "FY-13", "HT-06"]
    shown.select_option("[name=owner]", "市住建局")
    counted(shown, 1)
    assert rows(shown) == ["FY-07"]


def test_a_joint_owner_is_found_by_either_name(shown: "Page") -> None:
    shown.select_option("[name=owner]", "市城管局")
    counted(shown, 1)
    assert rows(shown) == ["FY-03"]


def test_a_task_leads_to_its_page(shown: "Page", site: Path) -> None:
    shown.get_by_role("link", name="城区黑臭水体治理").click()
    assert shown.url.startswith((site / UNIT).as_uri() + "#t-")
    assert shown.locator(":target h2").inner_text().startswith("FY-07")
    assert shown.locator(":target figure svg path.expected").count() == 1


def test_without_scripts_the_whole_list_is_there(chromium: "Browser", site: Path) -> None:
    with window(chromium, script=False) as seen:
        page = seen.open(site / "list.html").page
        assert page.locator("form").is_hidden()
        assert page.locator("tbody tr:visible").count() == 32


@pytest.mark.parametrize(("size", "points"), [("A1", (2384, 1684)), ("A3", (1191, 842))])
def test_the_sheet_is_as_big_as_its_paper_and_holds_a_list(
    chromium: "Browser", tmp_path: Path, size: str, points: tuple[int, int]
) -> None:
    """841 × 594 mm are 2,384 × 1,684 points; the shipped workspace has two lists, so there are two sheets."""
    words = [sys.executable, "-m", "checklist", "-C", str(ROOT), "publish", str(tmp_path / "site"), "--paper", size]
    subprocess.run(words, check=True, capture_output=True)
    with window(chromium) as seen:
        paper = seen.open(tmp_path / "site" / "poster.html").page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]", paper)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {points}
    assert len(boxes) == 2


def test_lights_on_the_sheet_are_told_without_colours(chromium: "Browser", site: Path) -> None:
    """Red is white on dark, yellow black on bright, and each has a sign of its own beside its word."""
    with window(chromium) as seen:
        page = seen.open(site / "poster.html").page
        page.emulate_media(media="print")
        marks = {one.strip()[0] for one in page.locator("td.short.bad, td.short.warn, td.short.good").all_inner_texts()}
        grounds = page.evaluate(
            "['bad', 'warn'].map(one => getComputedStyle(document.querySelector(`td.short.${one}:not(.num)`)))"
            ".map(style => [style.backgroundColor, style.color])"
        )
    assert {"●", "▲", "■"} <= marks
    assert [brightness(ground) < 0.4 for ground, _ in grounds] == [True, False]
    for ground, ink in grounds:
        assert abs(brightness(ground) - brightness(ink)) > 0.5


def brightness(colour: str) -> float:
    """How bright a colour is where there is only black and white, from 0 to 1."""
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
