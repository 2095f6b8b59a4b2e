"""Every page prints what it shows, and the player of pages is right about it."""

from pathlib import Path

import pytest

from tests import sessions
from tests.conftest import ACCEPTED

PAGES = sessions.pages(sessions.ROOT)
INSTALL = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/checklist status",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest -q -n 4",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(sessions.ROOT)))
def test_page_prints_what_it_shows(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    outcomes = list(sessions.play(page, sessions.ROOT, tmp_path))
    wrong = [outcome for outcome in outcomes if not outcome.right]
    name = str(page.relative_to(sessions.ROOT))
    if wrong and request.config.getoption("--accept"):
        text = page.read_text(encoding="utf-8")
        page.write_text(sessions.accepted(text, outcomes), encoding="utf-8", newline="")
        request.config.stash[ACCEPTED].append(f"{name} ({len(wrong)} of {len(outcomes)} commands)")
    elif wrong:
        pytest.fail("\n\n".join(sessions.told(name, outcome) for outcome in wrong), pytrace=False)


def test_some_page_has_a_session() -> None:
    assert PAGES, f"no console session in any of {', '.join(sessions.PATTERNS)}"


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", INSTALL, ids=["use", "test"])
def test_readme_opens_with_the_two_commands(name: str, command: str) -> None:
    top = (sessions.ROOT / name).read_text(encoding="utf-8").split("\n")[:25]
    assert command in top, f"{name} does not say, in its first 25 lines:\n{command}"


def played(text: str, tmp_path: Path, name: str = "README.md") -> list[sessions.Outcome]:
    page = tmp_path / "project" / name
    page.parent.mkdir(parents=True)
    page.write_text(text, encoding="utf-8")
    folder = tmp_path / "played"
    folder.mkdir()
    return list(sessions.play(page, tmp_path / "project", folder))


def block(*lines: str, info: str = "console") -> str:
    return "\n".join((f"```{info}", *lines, "```", ""))


def test_what_is_printed_on_both_streams_is_compared(tmp_path: Path) -> None:
    (outcome,) = played(block("$ echo out; echo err >&2", "out", "err"), tmp_path)
    assert outcome.right


def test_a_difference_is_told_with_page_line_and_both_sides(tmp_path: Path) -> None:
    (outcome,) = played("# Title\n\n" + block("$ echo one", "two"), tmp_path)
    told = sessions.told("README.md", outcome)
    assert told.startswith("README.md:4: $ echo one\n")
    assert {"-two", "+one"} <= set(told.split("\n"))


def test_exit_status_must_be_shown(tmp_path: Path) -> None:
    shown, hidden, other = played(block("$ exit 3", "[3]", "$ exit 3", "...", "$ exit 3", "[1]"), tmp_path)
    assert [shown.right, hidden.right, other.right] == [True, False, False]


def test_dots_stand_for_any_lines_or_none() -> None:
    assert sessions.matches(["a", "...", "d"], ["a", "b", "c", "d"])
    assert sessions.matches(["a", "...", "d"], ["a", "d"])
    assert sessions.matches(["..."], [])
    assert not sessions.matches(["a", "...", "d"], ["a", "b"])
    assert not sessions.matches(["a...d"], ["abcd"])


def test_blocks_of_a_page_share_files_and_directory(tmp_path: Path) -> None:
    text = (
        block("a: 1", info="yaml file=deep/list.yaml")
        + block("$ cd deep")
        + block("$ cat list.yaml && pwd", "a: 1", "$PWD/deep")
    )
    assert [outcome.right for outcome in played(text, tmp_path)] == [True, True]


def test_a_command_goes_on_over_lines(tmp_path: Path) -> None:
    (outcome,) = played(block("$ cat <<'END'", "> one", "> END", "one"), tmp_path)
    assert outcome.right


def test_files_are_recorded_on_days(tmp_path: Path) -> None:
    text = (
        block("a: 1", info="yaml file=town/list.yaml commit=2026-01-05 by=Works message='The first'")
        + block("a: 2", info="yaml file=town/list.yaml commit=2026-02-05")
        + block("$ git -C town log --format='%h %an %ad %s' --date=iso", "...", info="console")
    )
    (outcome,) = played(text, tmp_path)
    assert [line.split(" ", 1)[1] for line in outcome.printed] == [
        "Clerk 2026-02-05 09:00:00 +0800 town/list.yaml on 2026-02-05",
        "Works 2026-01-05 09:00:00 +0800 The first",
    ]


def test_what_cannot_be_recorded_is_told(tmp_path: Path) -> None:
    with pytest.raises(sessions.PageError, match=r"^1: "):
        played(block("a: 1", info="yaml file=town/list.yaml commit=someday") + block("$ true"), tmp_path)


def test_a_quoted_page_is_no_session() -> None:
    quoted = "````markdown\n" + block("$ echo one", "two") + "````\n"
    assert list(sessions.steps(quoted + block("$ rm -rf .", info="console no-run") + block("$ x", info="sh"))) == []


@pytest.mark.parametrize("text", [block("$ echo", info="console norun"), block("one", "$ echo")])
def test_a_block_that_would_never_run_is_refused(text: str) -> None:
    with pytest.raises(sessions.PageError):
        list(sessions.steps(text))


def test_an_example_page_stands_in_its_example(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "examples" / "roads").mkdir(parents=True)
    (project / "examples" / "roads" / "checklist.yaml").write_text("title: Roads\n")
    page = project / "examples" / "roads" / "README.md"
    page.write_text(block("$ cat checklist.yaml", "title: Roads"))
    (outcome,) = sessions.play(page, project, tmp_path)
    assert outcome.right


def test_the_world_is_always_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("CHECKLIST_LANG", "en")
    (outcome,) = played(block('$ echo "$LANG $COLUMNS $TZ${NO_COLOR-}${CHECKLIST_LANG-}"', "C.UTF-8 100 UTC"), tmp_path)
    assert outcome.right


def test_accepting_replaces_only_what_differs(tmp_path: Path) -> None:
    text = "1. Look:\n\n   ```console\n   $ echo one\n   two\n\n   $ echo same\n   same\n   ```\n\nThe end.\n"
    new = sessions.accepted(text, played(text, tmp_path))
    assert new == text.replace("   two\n", "   one\n")


def test_accepting_keeps_what_was_left_out(tmp_path: Path) -> None:
    text = block("$ seq 9; exit 2", "1", "...", "8", "9")
    new = sessions.accepted(text, played(text, tmp_path))
    assert new == block("$ seq 9; exit 2", "1", "...", "8", "9", "[2]")
