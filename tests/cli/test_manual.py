"""The manual pages that are installed say what the program says, and `man` can show them."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.cli.main import COMMANDS
from checklist.writers.roff import escaped, paragraphs, tagged
from tests.cli.conftest import Typed
from tests.imports import ROOT

PAGES = {"en": ROOT / "docs" / "man" / "checklist.1", "zh-CN": ROOT / "docs" / "man" / "checklist.zh_CN.1"}
every_page = pytest.mark.parametrize(("lang", "path"), PAGES.items(), ids=PAGES.keys())
REQUEST = re.compile(r"^[.'](?!TH |SH |SS |PP$|TP$|nf$|fi$|ad l$)", re.MULTILINE)
MAN = shutil.which("man")


@every_page
def test_the_page_is_what_the_program_prints(
    lang: str, path: Path, typed: Typed, stands: Callable[[Path, str], None]
) -> None:
    status, said, _ = typed("--lang", lang, "completion", "man")
    assert status == 0
    stands(path, said)


@every_page
def test_every_command_is_in_it(lang: str, path: Path) -> None:
    page = path.read_text("utf-8")
    found = re.findall(r'^\.SS "checklist ([\w\\-]+)', page, re.MULTILINE)
    assert [name.replace("\\", "") for name in found] == list(COMMANDS)


@every_page
def test_it_asks_for_nothing_that_man_lacks(lang: str, path: Path) -> None:
    assert REQUEST.findall(path.read_text("utf-8")) == []


@every_page
@pytest.mark.skipif(not MAN, reason="man is not installed")
def test_man_shows_it(lang: str, path: Path, tmp_path: Path) -> None:
    assert MAN
    env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "100", "MANROFFOPT": "-ww", "HOME": str(tmp_path)}
    done = subprocess.run(
        [MAN, "--warnings", "-l", str(path)], env=env, capture_output=True, text=True, encoding="utf-8", check=True
    )
    shown = re.sub("\x1b\\[[0-9;]*m|.\x08", "", done.stdout)
    assert done.stderr == ""
    assert "checklist validate --select E2 --ignore W219" in shown
    assert ("重点任务清单" in shown) is (lang == "zh-CN")
    assert all(f"checklist {name}" in shown for name in COMMANDS)


@given(st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" \n.'\\-"), max_size=40))
def test_text_is_only_text(text: str) -> None:
    for shown in (escaped(text.replace("\n", " ")), paragraphs(text), tagged("x", text.replace("\n", " "))):
        assert REQUEST.findall(shown) == []
        assert not re.search(r"\\(?![e&(:]|f[BR]|-)", shown)
