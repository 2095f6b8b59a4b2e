"""What names no version, what git cannot give, and what a hostile repository is not given."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed, every_language
from tests.cli.test_rev import READERS
from tests.cli.town import FIRST, works
from tests.hostile.repository import plant
from tests.repository import Repository

WRONG = [
    (("--rev", "nowhere"), 2, "neither a day"),
    (("--rev", ""), 2, "--rev is empty"),
    (("--rev", "--help"), 2, "neither a day"),
    (("--rev", "rev:2026-01-10"), 2, "No commit goes by “2026-01-10”"),
    (("--rev", "2025-12-31"), 2, "no version yet on 2025-12-31"),
    (("--rev", "twice"), 2, "refs/heads/twice"),
    (("--since", "nowhere"), 2, "neither a day"),
    (("--since", "rev:today"), 2, "No commit goes by “today”"),
    (("--rev", "HEAD", "-"), 2, "Standard input"),
]


@every_language
@pytest.mark.parametrize(("words", "status", "part"), WRONG, ids=[" ".join(words) for words, _, _ in WRONG])
def test_what_names_no_version(
    words: tuple[str, ...], status: int, part: str, lang: str, typed: Typed, town: Repository
) -> None:
    town.git("tag", "twice", "HEAD~1")
    town.git("branch", "twice")
    told = typed("--lang", lang, "-C", str(town.folder), "status", *words)
    assert told[:2] == (status, "")
    assert part in told[2] if lang == "en" else told[2]


def test_standard_input_has_no_versions(town: Repository) -> None:
    for words in (("--rev", "HEAD"), ("--since", "HEAD")):
        line = [sys.executable, "-m", "checklist", "--lang", "en", "-C", str(town.folder), "status", "-", *words]
        told = subprocess.run(line, input=works(FIRST), capture_output=True, text=True, check=False)
        assert (told.returncode, told.stderr) == (2, "Standard input has no earlier versions; name a file.\n")


@every_language
def test_outside_of_every_repository(lang: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.yaml").write_text(works(FIRST))
    for words in (("--rev", "HEAD"), ("--rev", "2026-01-10"), ("--rev", "nothing"), ("--since", "rev:HEAD")):
        status, said, wrong = typed("--lang", lang, "status", "works.yaml", *words)
        assert (status, said) == (4, "")
        assert "git" in wrong
    assert typed("status", "works.yaml", "--since", "nothing")[0] == 2


@every_language
def test_what_git_cannot_give(lang: str, typed: Typed, town: Repository, tmp_path: Path, monkeypatch: Any) -> None:
    def told(folder: Path, rev: str) -> str:
        status, said, wrong = typed("--lang", lang, "-C", str(folder), "status", "--rev", rev)
        assert (status, said, wrong.count("\n")) == (4, "", 1)
        return wrong

    town.git("clone", "-q", "--depth=1", f"file://{town.folder}", str(tmp_path / "cut"))
    assert "--unshallow" in told(tmp_path / "cut", "2026-05-31")
    assert "git add" in told(Repository(tmp_path / "new").folder, "HEAD")
    blob = town.git("rev-parse", "HEAD~1:lists/works.yaml")
    (town.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert blob in told(town.folder, "HEAD~1")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "git" in told(town.folder, "HEAD")


@pytest.mark.parametrize("when", ["@99999999999999 +0000", "@253402300700 +1200"])
def test_a_commit_from_beyond_all_calendars(when: str, at: Typed, town: Repository) -> None:
    tree, head = town.git("rev-parse", "HEAD^{tree}"), town.git("rev-parse", "HEAD")
    who = f"X <x@x.x> {when.removeprefix('@')}"
    text = f"tree {tree}\nparent {head}\nauthor {who}\ncommitter {who}\n\nLate\n"
    late = town.git("hash-object", "-w", "-t", "commit", "--stdin", given=text.encode())
    town.git("branch", "late", late)
    status, said, wrong = at("status", "--rev", "late")
    assert (status, said) == (4, "")
    assert "--as-of" in wrong
    assert at("status", "--rev", "late", "--as-of", "2026-06-10")[0] == 0
    assert at("status", "--rev", "late", "--as-of", "month-end")[0] == 0


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
@pytest.mark.parametrize("command", READERS[:6])
def test_the_first_and_the_last_days_there_are(day: str, command: str, at: Typed) -> None:
    assert at(*command.split(), "--rev", "HEAD", "--as-of", day)[0] in (0, 2)


@pytest.mark.parametrize("command", READERS)
def test_a_hostile_repository_runs_nothing(command: str, at: Typed, town: Repository, tmp_path: Path) -> None:
    first = town.git("rev-parse", "HEAD~2")
    plant(town, tmp_path / "canary")
    since = ("--since", first) if command in ("status", "rates", "review") else ()
    for rev in ("HEAD", first, "2026-05-10", "lists", "rev:--help"):
        assert at(*command.split(), "--rev", rev, *since)[0] in (0, 2)
    assert at(*command.split(), "--rev", "HEAD")[0] == 0
    assert not (tmp_path / "canary").exists()


def test_nothing_of_git_is_loaded_unless_it_is_asked_for(town: Repository) -> None:
    for words in (
        ["status"],
        ["status", "--since", "2026-01-10"],
        ["validate"],
        ["config"],
        ["rates", "--since", "2026-01-10"],
    ):
        asked = (
            "import sys; from checklist.cli.main import run; run(sys.argv[1:]);"
            "print(sorted({'subprocess', 'checklist.store.git'} & sys.modules.keys()), file=sys.stderr)"
        )
        line = [sys.executable, "-c", asked, "-C", str(town.folder), *words]
        assert subprocess.run(line, capture_output=True, text=True, check=True).stderr.endswith("[]\n"), words


def test_no_git_is_left_running(at: Typed, town: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[bytes], *given: Any, **named: Any) -> None:
        started.append(self)
        start(self, *given, **named)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    for words in (["HEAD"], ["2026-05-10"], ["nothing"], ["HEAD", "nothing.yaml"], ["HEAD", "--since", "HEAD~1"]):
        at("status", "--rev", *words)
    assert started
    assert all(one.poll() is not None for one in started)
