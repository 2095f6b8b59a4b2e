"""`doctor`: what an installation can do, and everything that is odd about a workspace, told with its remedy."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklist.core.calendar import Calendar
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.checkup import settings
from checklist.store.checkup import mixed, unportable
from tests.cli.conftest import Typed, every_language
from tests.files import lay
from tests.sessions import environment
from tests.world import shelf

GOOD = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30}\n"


def git(folder: Path, *words: str) -> None:
    env = environment(folder.parent / "home")
    subprocess.run(["git", *words], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture
def here(tmp_path: Path, typed: Typed) -> Path:
    """A new workspace, recorded."""
    typed("--lang", "en", "init", "city")
    city = tmp_path / "city"
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it is"]):
        git(city, *words)
    return city


def told(typed: Typed, *words: str, lang: str = "en") -> tuple[int, list[str], Any]:
    """The status, what was found by its keys, and the whole report as data."""
    status, said, wrong = typed("-C", "city", "--lang", lang, "doctor", "-f", "json", *words)
    assert wrong == ""
    data = json.loads(said)["data"]
    return status, [row["what"]["code"].removeprefix("doctor.") for row in data.get("found", ())], data


def test_a_new_workspace_is_well(typed: Typed, here: Path) -> None:
    status, found, data = told(typed)
    assert (status, found) == (0, [])
    facts = data["installation"]
    assert facts["language"] == "en"
    assert facts["yaml"]["code"] in ("doctor.yaml.c", "doctor.yaml.slow")
    assert facts["git"][0].isdigit()
    assert any(one.startswith("click ") for one in facts["libraries"])


@every_language
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_it_speaks_in_every_format(form: str, lang: str, typed: Typed, here: Path) -> None:
    (here / "evidence" / "aux.md").write_text("x\n")
    status, said, _ = typed("-C", "city", "--lang", lang, "doctor", "-f", form)
    assert status == 0
    assert "aux.md" in said
    assert ("doctor." in said) is (form == "json")


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"lists/new.yaml": f"# yaml-language-server: $schema=../.checklist/list.schema.json\n{GOOD}"}, "untracked"),
        ({"evidence/T-05/more.md": "x\n"}, "evidence"),
        ({"evidence/NUL.txt": "x\n"}, "names"),
        ({".checklist/list.schema.json": "{}\n"}, "schema_old"),
        ({"lists/new.yaml": GOOD}, "modeline"),
        ({"lists/new.yaml": GOOD.replace("tasks:\n", "tasks:\r\n")}, "line_ends"),
    ],
)
def test_what_is_odd_is_told(files: dict[str, str], key: str, typed: Typed, here: Path) -> None:
    lay(here, files)
    status, found, data = told(typed)
    assert status == 0
    assert key in found
    row = data["found"][found.index(key)]
    assert next(iter(files)) in str(row["what"])
    assert row["remedy"]["code"] == f"doctor.{key}.fix"


def test_a_schema_that_is_gone_is_told(typed: Typed, here: Path) -> None:
    (here / ".checklist" / "list.schema.json").unlink()
    assert told(typed)[:2] == (0, ["schema_gone"])


def test_what_changed_since_the_commit_is_told_but_not_its_line_ends(typed: Typed, here: Path) -> None:
    path = next(here.glob("lists/*.yaml"))
    text = path.read_bytes()
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert told(typed)[:2] == (0, [])
    path.write_bytes(text + b"# more\n")
    assert told(typed)[:2] == (0, ["changed"])


def test_a_workspace_in_no_repository_or_an_empty_one(typed: Typed, tmp_path: Path) -> None:
    typed("--lang", "en", "init", "city")
    assert told(typed)[:2] == (0, ["git_none"])
    git(tmp_path / "city", "init", "-q")
    assert told(typed)[:2] == (0, ["git_empty"])


def test_without_git_that_alone_is_told(typed: Typed, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here / "nowhere"))
    status, found, data = told(typed)
    assert (status, found) == (0, ["no_git"])
    assert data["installation"]["git"]["code"] == "doctor.none"


def test_a_damaged_repository_is_broken(typed: Typed, here: Path) -> None:
    for path in (here / ".git" / "objects").glob("??/*"):
        path.chmod(0o644)
        path.write_bytes(b"")
    status, found, _ = told(typed)
    assert (status, found) == (1, ["git"])


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"lists/bad.yaml": "tasks: [{id: 1}]\n"}, ["errors"]),
        ({"checklist.yaml": "lists: [gone/]\n"}, ["unread"]),
        ({"checklist.yaml": "lihgts: 1\n"}, ["errors"]),
    ],
)
@every_language
def test_what_keeps_lists_from_being_judged_is_broken(
    files: dict[str, str], found: list[str], lang: str, typed: Typed, here: Path
) -> None:
    lay(here, files)
    status, keys, data = told(typed, lang=lang)
    assert (status, keys[:1]) == (1, found)
    assert data["found"][0]["grade"] == {"code": "doctor.broken"}


def test_no_workspace_is_no_fault(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    assert told(typed)[:2] == (0, ["no_workspace"])


def test_an_entry_that_holds_nothing(typed: Typed, here: Path) -> None:
    (here / "more").mkdir()
    path = here / "checklist.yaml"
    path.write_text(path.read_text("utf-8").replace("lists: [lists/]", "lists: [lists/, more/]"), "utf-8")
    assert told(typed)[1] == ["entry", "changed"]


def test_a_template_that_no_paper_can_be_made_from(typed: Typed, here: Path) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    typed("--lang", "en", "init", "city", "--templates")
    (here / "templates" / "brief.docx").write_bytes(b"x")
    settings = "templates: {circular: templates/circular.docx, brief: templates/brief.docx, review: gone.docx}\n"
    with (here / "checklist.yaml").open("a") as file:
        file.write(settings)
    assert told(typed)[1] == ["template", "template", "changed"]


def test_a_cache_that_cannot_be_written(typed: Typed, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_CACHE", str(next(here.glob("lists/*.yaml"))))
    assert told(typed)[1] == ["cache"]
    monkeypatch.setenv("CHECKLIST_CACHE", "")
    assert told(typed)[1] == []


def test_an_output_without_our_marks(here: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    words = [sys.executable, "-m", "checklist", "-C", str(here), "doctor"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=True)
    assert "[G] [Y] [R] [ ]" in done.stdout
    assert "PYTHONUTF8=1" in done.stdout


TODAY = date(2026, 7, 1)
CALENDAR = Calendar("CN", frozenset(), frozenset(), frozenset({2025, 2026}))
LIST = "period: {from: 2026-01-01, to: 2027-03-31}\n" + GOOD


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("as_of: 2025-07-01\n", []),
        ("as_of: 2025-06-30\n", ["pinned"]),
        ("review: {days: [{on: 2026-06-28, as_of: 2026-06-25}]}\n", []),
        ("review: {days: [2026-06-28]}\n", ["review_days"]),
        ("units: [{name: Works}, {name: Idle}]\n", ["units"]),
        ("units: [{name: Works}]\n", []),
    ],
)
def test_settings_that_are_odd(written: str, found: list[str]) -> None:
    """The list runs into 2027, for which no calendar is known: that is told beside, and only with a calendar."""
    held = shelf(LIST, settings=written)
    assert [one.key for one in settings(held, TODAY, Calendar())] == found
    assert [one.key for one in settings(held, TODAY, CALENDAR)] == [*found, "calendar"]


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        ("lists/a.yaml", False),
        ("lists/城建.yaml", False),
        ("../lists/a.yaml", False),
        ("con", True),
        ("evidence/COM1.pdf", True),
        ("evidence/a/LPT9", True),
        ("evidence/console.md", False),
        ("evidence/a:b.md", True),
        ("evidence/a?.md", True),
        ("evidence/end.", True),
        ("evidence/end ", True),
    ],
)
def test_names_that_windows_cannot_have(path: str, bad: bool) -> None:
    assert unportable(path) is bad


@pytest.mark.parametrize(
    ("data", "bad"), [(b"", False), (b"a\nb\n", False), (b"a\r\nb\r\n", False), (b"a\r\nb\n", True), (b"a\rb\n", True)]
)
def test_lines_that_end_in_more_than_one_way(data: bytes, bad: bool) -> None:
    assert mixed(data) is bad


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_odd_has_a_remedy(language: str) -> None:
    sentences = load(language).sentences
    told = {key.removesuffix(".fix") for key in sentences if key.startswith("doctor.") and key.endswith(".fix")}
    assert told <= sentences.keys()
