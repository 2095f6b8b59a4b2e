"""What is written is recorded where that is asked for: the act, what it changed, and nothing else; or why it is not."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.repository import Repository

LIST = "lists/works.yaml"
TEXT = "tasks:\n- title: Bridge\n  id: A\n  owner: Works\n  due: 2026/9/30\n"
WHO = ("--author", "Clerk <c@example.org>")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in (("NAME", "Office"), ("EMAIL", "o@example.org")):
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    town = Repository(tmp_path / "town")
    town.commit("2026-05-01", {"checklist.yaml": "language: en\nas_of: 2026-06-15\n", LIST: TEXT, "other": "a\n"})
    town.write(other="b\n")
    return town


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (("validate", "--fix"), "mended in lists/works.yaml: 1"),
        (("fmt",), "set anew: lists/works.yaml"),
    ],
)
def test_what_is_mended_or_set_anew_is_recorded(
    words: tuple[str, ...], subject: str, typed: Typed, town: Repository
) -> None:
    town.commit("2026-05-02", {LIST: TEXT if "--fix" in words else TEXT.replace("/9/", "-09-")})
    town.write(other="c\n")
    assert typed("-C", "town", *words, "--commit", *WHO)[0] == 0
    assert town.git("log", "-1", "--format=%an: %s") == f"Clerk: {subject}"
    assert town.git("status", "--porcelain", "-uno") == " M other"


@pytest.mark.parametrize("words", [("validate", "--fix", "--dry-run"), ("fmt", "--dry-run"), ("fmt", "--check")])
def test_what_is_not_written_is_not_recorded(words: tuple[str, ...], typed: Typed, town: Repository) -> None:
    head = town.git("rev-parse", "HEAD")
    typed("-C", "town", *words, "--commit", *WHO)
    assert town.git("rev-parse", "HEAD") == head
    assert town.git("status", "--porcelain", "-uno") == " M other"


def test_without_fix_there_is_nothing_to_record(typed: Typed, town: Repository) -> None:
    status, _, told = typed("-C", "town", "validate", "--commit")
    assert (status, told) == (2, "Nothing is changed that could be recorded: --commit goes with --fix.\n")


def test_a_message_says_what_the_act_has_changed(typed: Typed, town: Repository) -> None:
    town.commit("2026-05-02", {LIST: TEXT.replace("2026/9/30", "2026-09-30")})
    act = ("extend", "A", "--to", "2026-12-20", "--reason", "High\n water", "--by", "City office", "--commit", *WHO)
    assert typed("-C", "town", *act)[0] == 0
    assert town.git("log", "-1", "--format=%B").rstrip() == (
        "A: extend (Bridge)\n\nA: due: 2026-09-30 → 2026-12-20\nA: decisions: one more: 2026-06-15, extend: High water"
    )


def test_what_was_changed_before_goes_along_and_is_told(typed: Typed, town: Repository) -> None:
    town.commit("2026-05-02", {LIST: TEXT.replace("2026/9/30", "2026-09-30")})
    assert typed("-C", "town", "set", "A", "title=The bridge")[0] == 0
    along = "With it went what had been changed before and not been recorded: lists/works.yaml."
    status, _, told = typed("-C", "town", "set", "A", "note=x", "--commit", *WHO)
    assert (status, told.splitlines()[-1]) == (0, along)
    assert town.git("log", "-1", "--format=%B").splitlines()[-1] == along
    status, _, told = typed("-C", "town", "set", "A", "note=y", "--commit", *WHO)
    assert (status, along in told) == (0, False)


@pytest.mark.parametrize("crlf", ["false", "true"])
def test_other_ends_of_lines_are_no_change(crlf: str, typed: Typed, town: Repository) -> None:
    """A clone on Windows has them, and git records the others."""
    town.git("config", "core.autocrlf", crlf)
    town.commit("2026-05-02", {LIST: TEXT.replace("2026/9/30", "2026-09-30").replace("\n", "\r\n")})
    status, _, told = typed("-C", "town", "set", "A", "note=x", "--commit", *WHO)
    assert (status, "With it" in told) == (0, False)


def test_in_an_unfinished_merge_nothing_is_recorded_by_itself(typed: Typed, town: Repository) -> None:
    town.commit("2026-05-02", {LIST: TEXT.replace("2026/9/30", "2026-09-30")})
    (town.folder / ".git" / "MERGE_HEAD").write_text(town.git("rev-parse", "HEAD") + "\n")
    status, _, told = typed("-C", "town", "set", "A", "note=x", "--commit", *WHO)
    assert status == 4
    (said,) = told.splitlines()[1:]
    assert said.startswith("Written, but not recorded: a merge is not finished")
    assert said.endswith("git add town/lists/works.yaml; git commit")
    assert "note: x" in (town.folder / LIST).read_text()


def test_what_git_refuses_is_written_and_told(typed: Typed, town: Repository) -> None:
    town.commit("2026-05-02", {LIST: TEXT.replace("2026/9/30", "2026-09-30")})
    hook = town.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)
    status, _, told = typed("-C", "town", "set", "A", "note=x", "--commit", *WHO)
    assert status == 4
    assert told.splitlines()[1].startswith(
        "Written, but not recorded in git: town/lists/works.yaml. git has not done it"
    )
    assert told.endswith("not on a Friday\n")
