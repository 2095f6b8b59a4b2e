"""What an encoding lacks is shown by what a typewriter has, or as an escape; never a crash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.writers.plainly import PLAIN, PLAINLY, declare
from tests.sessions import ROOT, environment

declare()


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("ascii", "“done” ÷ all — 3 × 4… → ok", '"done" / all - 3 x 4... > ok'),
        ("ascii", "then ↓ now →", "then v now >"),
        ("ascii", "住建局", "\\u4f4f\\u5efa\\u5c40"),
        ("latin-1", "1 ÷ 2 × 3", "1 ÷ 2 × 3"),
        ("gbk", "• 住建局 😀", "* 住建局 \\U0001f600"),
        ("ascii", "\udc80", "\\udc80"),
    ],
)
def test_what_stands_for_it(encoding: str, text: str, shown: str) -> None:
    assert text.encode(encoding, PLAINLY).decode(encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "gbk", "latin-1", "cp437", "big5", "shift_jis"]))
def test_any_text_goes_into_any_encoding(text: str, encoding: str) -> None:
    shown = text.encode(encoding, PLAINLY).decode(encoding)
    kept = "".join(one for one in text if one.encode(encoding, "ignore"))
    assert len(shown) >= len(kept)


def test_every_stand_in_is_plain() -> None:
    assert all(plain.isascii() and plain for plain in PLAIN.values())


SCREENS = (
    "status",
    "review",
    "list",
    "rates",
    "notify --letters",
    "forecast",
    "show FY-01",
    "validate",
    "agenda --week",
)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb2312", "latin-1", "cp437"])
def test_every_screen_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    env = {**environment(tmp_path / "home"), "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    for words in SCREENS:
        typed = [sys.executable, "-m", "checklist", *words.split()]
        done = subprocess.run(typed, cwd=ROOT, env=env, capture_output=True, check=False)
        text = done.stdout.decode(encoding)
        assert done.returncode in (0, 1), (words, done.stderr)
        assert b"Traceback" not in done.stderr
        if words in ("status", "list"):
            assert "[R] " in text
        if encoding == "gbk":
            assert "\\u" not in text, words


def test_a_terminal_of_the_portable_locale(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    typed = [sys.executable, "-m", "checklist", "--lang", "en", "review"]
    env |= {"XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(typed, cwd=ROOT / "examples" / "incident", env=env, capture_output=True, check=True)
    assert "\\" not in done.stdout.decode("ascii")
    assert "[R] red" in done.stdout.decode("ascii")
