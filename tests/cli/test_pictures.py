"""The pictures in README and docs show papers as they are now: `--accept` draws those anew that do not.

Whether a picture is right is for eyes; that what it shows is what is printed today is told by a digest beside it.
"""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.conftest import ACCEPTED
from tests.imports import ROOT
from tests.pictures import FOLDER, HEAVIEST, PICTURED, PICTURES, digest, draw, file_of, made, pictured

PAGES = {"en": ("README.md", "docs/*.md"), "zh-CN": ("README.zh-CN.md", "docs/*.zh-CN.md")}


@pytest.mark.parametrize("language", PAGES)
def test_pictures_show_what_is_printed(
    language: str, typed: Typed, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    said = made(typed, language, tmp_path)
    now = {file_of(one, language): digest(said[one.of]) for one in PICTURES}
    held = pictured()
    old = [one for one in PICTURES if held.get(file_of(one, language)) != now[file_of(one, language)]]
    if request.config.getoption("--accept") and old:
        draw(typed, language, tmp_path, old)
        lines = (f"{told}  {name}\n" for name, told in sorted((held | now).items()))
        PICTURED.write_text("".join(lines), encoding="utf-8", newline="\n")
        request.config.stash[ACCEPTED].extend(f"docs/pictures/{file_of(one, language)}" for one in old)
        held = pictured()
    assert {name: held.get(name) for name in now} == now, "run pytest --accept and look at the pictures"


@pytest.mark.parametrize("language", PAGES)
def test_every_picture_is_shown_and_light(language: str) -> None:
    first, more = PAGES[language]
    others = [path for path in ROOT.glob(more) if (".zh-CN." in path.name) == (language == "zh-CN")]
    readme, docs = ((ROOT / first).read_text("utf-8"), "".join(path.read_text("utf-8") for path in others))
    for one in PICTURES:
        path = FOLDER / file_of(one, language)
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < HEAVIEST, path.name
        assert f"](docs/pictures/{path.name})" in readme or f"](pictures/{path.name})" in docs, path.name


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == set(pictured())
