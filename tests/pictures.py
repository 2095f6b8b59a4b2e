"""Pictures of papers in docs/pictures: which there are, what is pictured as text, and how they are drawn.

A real browser and a real office program draw them; that needs chromium, LibreOffice and pdftoppm.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from checklist.readers.grid import text_of
from checklist.readers.tables import tables
from tests.browser.window import CHROMIUM
from tests.imports import ROOT

FOLDER = ROOT / "docs" / "pictures"
PICTURED = FOLDER / "pictured.txt"
"""A line a picture: the digest of what it shows, and its file."""
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
HEADED = 1
"""The row of a sheet that says from which version it was made, from 0."""
HEAVIEST = 80_000
"""Bytes of a picture."""
UNITS = {"zh-CN": "市住建局", "en": "Platform"}
PLACES = {"zh-CN": ROOT, "en": ROOT / "examples" / "incident"}
Typed = Callable[..., object]


class Picture(NamedTuple):
    """What one shows: a file made by a command, drawn by a browser or an office program.

    `box` is the window in CSS pixels, or in points of the page: left, top, width, height; `scale` is pixels for each.
    """

    name: str
    of: str
    box: tuple[int, int, int, int]
    scale: float
    print: bool = False


PICTURES = (
    Picture("phone", "site/index.html", (0, 0, 390, 844), 0.9),
    Picture("desk", "site/index.html", (0, 0, 1440, 900), 0.6),
    Picture("poster", "site/poster.html", (0, 0, 3100, 1500), 0.28, print=True),
    Picture("workbook", "review.xlsx", (40, 40, 760, 330), 1.1),
    Picture("form", "form.xlsx", (30, 30, 560, 200), 1.7),
    Picture("circular", "circular.docx", (0, 0, 596, 842), 0.75),
)


def file_of(picture: Picture, language: str) -> str:
    """The name of a picture's file."""
    return f"{picture.name}{'' if language == 'en' else f'.{language}'}.png"


def made(typed: Typed, language: str, folder: Path) -> dict[str, str]:
    """Make all papers of a language in a folder; what each says, as text."""
    here = ("-C", str(PLACES[language]), "--lang", language)
    typed(*here, "publish", str(folder / "site"))
    typed(*here, "review", "-o", str(folder / "review.xlsx"))
    typed(*here, "form", "make", UNITS[language], "-o", str(folder / "form.xlsx"))
    typed(*here, "notify", "--circular", "-o", str(folder / "circular.md"))
    said = {name: (folder / name).read_text("utf-8") for name in ("site/index.html", "site/poster.html")}
    said["circular.docx"] = (folder / "circular.md").read_text("utf-8")
    return said | {name: "\n".join(cells(folder / name)) for name in ("review.xlsx", "form.xlsx")}


def cells(path: Path) -> Iterator[str]:
    """What the first sheet of a workbook says, cell by cell, without the version it was made from."""
    sheet, *_ = tables(path.name, path.read_bytes()).sheets
    for (row, column), cell in sorted(sheet.cells.items()):
        if row != HEADED:
            yield f"{row} {column} {text_of(cell)}"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def pictured() -> dict[str, str]:
    """What each picture shows, as digests."""
    return {name: told for told, name in LINE.findall(PICTURED.read_text("utf-8"))} if PICTURED.is_file() else {}


def draw(typed: Typed, language: str, folder: Path, wanted: list[Picture]) -> None:
    """Draw pictures of papers that lie in a folder."""
    FOLDER.mkdir(exist_ok=True)
    if any(one.of == "circular.docx" for one in wanted):
        here = ("-C", str(PLACES[language]), "--lang", language)
        typed(*here, "notify", "--circular", "-o", str(folder / "circular.docx"))
    on_screen(folder, [(one, FOLDER / file_of(one, language)) for one in wanted if one.of.endswith(".html")])
    for one in wanted:
        if not one.of.endswith(".html"):
            on_paper(folder, one, FOLDER / file_of(one, language))


def on_screen(folder: Path, wanted: list[tuple[Picture, Path]]) -> None:
    """Pages as a browser shows them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for one, path in wanted:
            size = {"width": one.box[2], "height": one.box[3]}
            page = browser.new_context(viewport=size, device_scale_factor=one.scale).new_page()  # type: ignore[arg-type]
            page.emulate_media(media="print" if one.print else "screen")
            page.goto((folder / one.of).as_uri())
            page.screenshot(path=str(path))
        browser.close()


def on_paper(folder: Path, one: Picture, path: Path) -> None:
    """The first page that an office program prints."""
    office = ("soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf")
    subprocess.run((*office, "--outdir", str(folder), str(folder / one.of)), check=True, capture_output=True)
    sizes = zip(("-x", "-y", "-W", "-H"), one.box, strict=True)
    box = (word for name, size in sizes for word in (name, str(round(size * one.scale))))
    page = (str((folder / one.of).with_suffix(".pdf")), str(path.with_suffix("")))
    drawing = ("pdftoppm", "-png", "-singlefile", "-r", str(round(72 * one.scale)), *box, *page)
    subprocess.run(drawing, check=True, capture_output=True)
