"""How the command line is used, rightly and wrongly: every end has its sentence and its exit status."""

import errno
import os
import sys
from pathlib import Path

import pytest

from checklist.cli import language
from checklist.cli.mistakes import KNOWN_GROUNDS, of_system
from checklist.cli.options import Formatter
from checklist.core.message import Message
from checklist.lang.catalog import load
from checklist.rules.every import RULES
from checklist.store.lock import Busy
from checklist.store.write import ChangedMeanwhile
from tests.cli.conftest import Typed, every_language
from tests.cli.one import shell
from tests.files import lay


def test_nothing_typed_shows_the_help(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["checklist"])
    status, said, wrong = typed()
    assert (status, wrong) == (0, "")
    assert "checklist init" in said
    assert typed("-h")[:2] == (0, said) == typed("--help")[:2]


def test_every_command_has_a_short_help(typed: Typed) -> None:
    assert typed("list", "-h") == typed("list", "--help")


@pytest.mark.parametrize("line", ["checklist list", "checklist --help", "checklist nosuch 2>&1", "checklist show A"])
def test_a_closed_pipe_ends_quietly(line: str, here: Path) -> None:
    assert shell(f"(sleep 0.2; {line}; echo $? >&2) | true", here) == "141\n"


def test_a_full_disk_is_told_in_our_words(here: Path) -> None:
    assert shell("checklist --lang en list >/dev/full", here) == "the output: the disk is full.\n"


@every_language
@pytest.mark.parametrize("name", [*KNOWN_GROUNDS, "EBUSY"])
def test_the_system_refuses_in_our_words(lang: str, name: str) -> None:
    number = getattr(errno, name)
    message = of_system(OSError(number, os.strerror(number), "x.md")).message
    assert isinstance(message, Message)
    said = load(lang).say(message)
    assert said.startswith("x.md")
    assert os.strerror(number) not in said
    assert ("EBUSY" in said) is (name == "EBUSY")


@every_language
def test_another_writer_is_told_in_our_words(lang: str) -> None:
    said = [
        load(lang).say(one) for error in (ChangedMeanwhile, Busy) if (one := of_system(error(Path("x.yaml"))).message)
    ]
    assert of_system(Busy(Path("x.yaml"))).status == 4
    assert len({*said}) == 2
    assert all(one.startswith("x.yaml") and "E" not in one for one in said)


def test_a_report_cannot_take_the_place_of_a_folder(typed: Typed, here: Path) -> None:
    (here / "out.md").mkdir()
    assert typed("--lang", "en", "list", "-o", "out.md")[::2] == (4, "out.md: this is a folder, not a file.\n")


@every_language
@pytest.mark.parametrize(
    "words", [("explain", "E202", "W101"), ("config", "x"), ("init", "a", "b"), ("schema", "tabel"), ("list", "-q=1")]
)
def test_wrong_usage_is_told_in_our_words(lang: str, words: tuple[str, ...], typed: Typed) -> None:
    status, _, said = typed("--lang", lang, *words)
    assert status == 2
    assert "unexpected" not in said
    assert "table" not in said


@every_language
def test_an_option_that_takes_no_value(lang: str, typed: Typed) -> None:
    assert typed("--lang", lang, "list", "--quiet=3")[2].startswith("--quiet ")
    assert typed("--lang", lang, "list", "--quiet=3")[2] != typed("--lang", lang, "list", "--sort")[2]


def test_help_and_wrong_usage_speak_the_language_of_the_named_folder(
    typed: Typed, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here, {"there/checklist.yaml": "language: zh-CN\n"})
    for words in (["-C", "there", "nosuch"], ["-Cthere", "nosuch"], ["list", "-C", "there", "--nosuch"]):
        monkeypatch.setattr(sys, "argv", ["checklist", *words])
        assert "没有" in typed(*words)[2]


@pytest.mark.parametrize("arguments", [(), ("--lang",), ("-C",), ("--lang", "xx"), ("-C", "nosuch")])
def test_a_language_is_found_whatever_is_typed(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert language.guess(arguments, str(tmp_path)) == "en"


def test_settings_that_are_no_file_do_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "checklist.yaml")
    assert language.guess(("x",), str(tmp_path)) == "en"


def test_codes_are_explained_by_family(typed: Typed) -> None:
    told = typed("--lang", "en", "explain", "w10")[1].splitlines()
    assert [line[:4] for line in told] == [code for code in RULES if code.startswith("W10")]
    assert typed("--lang", "en", "explain", "W202")[2].startswith("There is no code “W202”. Did you mean E202?")


def test_explain_takes_the_formats_its_help_names(typed: Typed) -> None:
    assert "text, json or md." in typed("--lang", "en", "explain", "--help")[1]
    assert [typed("explain", "E202", "-f", form)[0] for form in ("text", "json", "md", "csv")] == [0, 0, 0, 2]


def test_what_is_said_of_an_example_stays_in_its_column() -> None:
    shown = Formatter(width=44)
    shown.write_lines(
        "  checklist new   asks for a list, its period, its units\n  checklist new < answers.txt      from a pipe"
    )
    assert shown.getvalue().split("\n") == [
        "    checklist new   asks for a list, its",
        "                    period, its units",
        "    checklist new < answers.txt",
        "        from a pipe",
        "",
    ]


@pytest.mark.parametrize(
    ("words", "missing"),
    [(("extend", "1"), "--to"), (("transfer", "1"), "--to"), (("retarget", "1"), "--field"), (("extend",), "ID")],
)
def test_what_is_missing_is_called_as_it_is_typed(typed: Typed, words: tuple[str, ...], missing: str) -> None:
    assert typed("--lang", "en", *words) == (2, "", f"{missing} is missing.\n")


@pytest.mark.parametrize(("default", "written"), [("in-progress", False), ("paused", False), ("not-started", True)])
def test_a_report_writes_no_status_that_a_default_says(typed: Typed, here: Path, default: str, written: bool) -> None:
    lists = f"defaults: {{status: {default}}}\ntasks:\n  - {{id: a, title: Fix the bridge, owner: Works}}\n"
    lay(here, {"lists/a.yaml": lists})
    assert typed("--lang", "en", "update", "a", "--progress", "10%")[0] == 0
    row = (here / "lists" / "a.yaml").read_text("utf-8").rpartition("tasks:")[2]
    assert ("status" in row, "progress: 10%" in row) == (written, True)


@pytest.mark.parametrize(("word", "meant"), [("Works", "owner:Works"), ("WKS", "owner:WKS"), ("wet", "tag:wet")])
def test_a_name_alone_is_offered_with_its_key(typed: Typed, here: Path, word: str, meant: str) -> None:
    lay(here, {"lists/a.yaml": "tasks:\n  - {id: a, title: Fix the bridge, owner: Works, tags: [wet]}\n"})
    lay(here, {"checklist.yaml": "units: [{name: Works, also: [WKS]}]\n"})
    status, _, said = typed("--lang", "en", "list", word)
    assert (status, said) == (
        2,
        f"“{word}” picks nothing: it is neither a file nor a filter word. Did you mean {meant}?\n",
    )


@pytest.mark.parametrize("act", ["remark", "refer", "waive"])
def test_an_act_that_is_only_told_says_something(typed: Typed, here: Path, act: str) -> None:
    before = (here / "lists" / "one.yaml").read_bytes()
    assert typed("--lang", "en", act, "A") == (2, "", f"What does “{act}” say? Give it in --text or --reason.\n")
    assert (here / "lists" / "one.yaml").read_bytes() == before
    assert typed("--lang", "en", act, "A", "--reason", "The flood of May")[0] == 0


@pytest.mark.parametrize(
    "words",
    [("--why", "Works", "--unit", "Works"), ("--problems", "--unit", "Works"), ("--month", "2026-01", "--walk")],
)
def test_of_two_pages_of_a_review_none_is_left_out_unsaid(words: tuple[str, ...], typed: Typed, here: Path) -> None:
    lay(here, {"lists/a.yaml": "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works}\n"})
    assert typed("--lang", "en", "review", *words)[::2] == (2, typed("--lang", "en", "review", *words)[2])
    assert typed("--lang", "en", "review", *words)[2].startswith("These do not go together: --")
    assert typed("review", "--problems", "--measures")[0] == 0
