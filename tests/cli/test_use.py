"""How the command line is used, rightly and wrongly: every end has its sentence and its exit status."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checklist.cli import language
from checklist.cli.mistakes import KNOWN_GROUNDS, of_system
from checklist.cli.options import Formatter
from checklist.core.message import Message
from checklist.lang.catalog import LANGUAGES, load
from checklist.rules.every import RULES
from checklist.store.lock import Busy
from checklist.store.write import ChangedMeanwhile
from tests.cli.conftest import Typed
from tests.files import lay

ONE = "list: one\ntitle: One\ntasks:\n  - {id: A, title: Mend the bridge, owner: Works, due: 2026-06-30}\n"
TWO = "list: two\ntitle: Two\ntasks:\n  - {id: B, title: Mend the road, owner: Works, due: 2026-06-30}\n"
WRONG = "list: two\ntasks:\n  - {id: C, title: Mend the dam, owner: Works, due: soonish}\n"
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A workspace with one sound list."""
    lay(tmp_path, {"checklist.yaml": "as_of: 2026-06-01\n", "lists/one.yaml": ONE})
    return tmp_path


def shell(line: str, folder: Path) -> str:
    """What a shell line says on standard error, `checklist` in it being ours."""
    ours = f'checklist() {{ {sys.executable} -m checklist "$@"; }}\n'
    root = Path(__file__).parents[2]
    done = subprocess.run(
        ["/bin/bash", "-c", ours + line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stderr


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


@every_language
def test_every_missing_entry_is_named(lang: str, typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "lists: [lists/, gone.yaml, more/, empty/]\n"})
    (here / "empty").mkdir()
    status, said, wrong = typed("--lang", lang, "status")
    assert (status, said) == (3, "")
    assert "gone.yaml" in wrong
    assert "more/" in wrong
    assert "empty" not in wrong


def test_an_empty_entry_beside_a_full_one_is_fine(typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "lists: [lists/, empty/]\n"})
    (here / "empty").mkdir()
    assert typed("list")[0] == 0


def test_a_link_out_of_the_workspace_is_refused(
    typed: Typed, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("very: secret\n", encoding="utf-8")
    (here / "lists/p.yaml").symlink_to(outside)
    for words in ((), ("lists",), ("lists/",)):
        status, said, wrong = typed("--lang", "en", "status", *words)
        assert (status, said) == (3, "")
        assert wrong.startswith("“lists/p.yaml” leads out of")
    assert "very" not in "".join(map(str, typed("validate")))


def test_a_link_inside_the_workspace_is_followed(typed: Typed, here: Path) -> None:
    lay(here, {"kept/two.txt": TWO})
    (here / "lists/two.yaml").symlink_to(here / "kept/two.txt")
    assert "Mend the road" in typed("list")[1]


def test_a_link_in_a_circle_leads_nowhere(typed: Typed, here: Path) -> None:
    (here / "loop.yaml").symlink_to(here / "loop.yaml")
    assert typed("--lang", "en", "list", "loop.yaml")[::2] == (3, "There is no file “loop.yaml”.\n")
    lay(here, {"checklist.yaml": "lists: [lists/, loop.yaml]\n"})
    assert typed("list")[0] == 3


def test_a_pipe_is_passed_over_in_a_workspace_and_read_when_named(typed: Typed, here: Path) -> None:
    os.mkfifo(here / "lists/pipe.yaml")
    assert typed("list")[0] == 0
    assert "Mend the bridge" in shell("checklist list <(cat lists/one.yaml) >&2", here)
    assert "Mend the bridge" in shell("checklist list /dev/stdin < lists/one.yaml >&2", here)


@every_language
def test_days_the_wrong_way_round(lang: str, typed: Typed, here: Path) -> None:
    for command, option, day in (
        ("review", "--known-by", "2026-05-31"),
        ("review", "--since", "2026-06-02"),
        ("status", "--since", "2026-06-02"),
    ):
        status, said, wrong = typed("--lang", lang, command, option, day)
        assert (status, said) == (2, "")
        assert option in wrong
        assert typed(command, option, "2026-06-01")[0] == 0


@pytest.mark.parametrize("words", ["+1wd", "+1 workday", "+1 business days", "+1个工作日"])
def test_working_days_in_words_know_the_public_holidays(words: str, typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "as_of: 2025-09-30\ncalendar: CN\n"})
    assert '"as_of": "2025-10-09"' in typed("list", "--as-of", words, "-f", "json")[1]
    assert typed("list", f"due:<{words}")[0] == 0


def test_years_without_a_calendar_are_told_once(typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "as_of: 2099-06-01\ncalendar: CN\n"})
    assert typed("--lang", "en", "list")[2] == ""
    assert typed("--lang", "en", "list", "--as-of", "+1wd")[2].count("2099") == 1
    assert typed("-q", "list", "--as-of", "+1wd")[2] == ""
    lay(here, {"checklist.yaml": "as_of: 2099-06-01\ncalendar: CN\nlights: {days: working}\n"})
    assert typed("--lang", "en", "list", "--as-of", "+1wd")[2].count("2099") == 1


def test_letters_tell_of_years_without_a_calendar(typed: Typed, here: Path) -> None:
    rungs = "calendar: CN\nnotices:\n  rungs:\n    - {name: supervise, overdue: 1, days: 5}\n"
    lay(here, {"checklist.yaml": f"as_of: 2098-12-31\n{rungs}"})
    _, letters, wrong = typed("--lang", "en", "notify", "--letters")
    assert "Mend the bridge" in letters
    assert wrong.count("2098, 2099") == 1
    lay(here, {"checklist.yaml": f"as_of: 2026-07-31\n{rungs}"})
    assert typed("--lang", "en", "notify", "--letters")[2] == ""


def test_no_workspace_is_made_where_a_link_leads_nowhere(typed: Typed, here: Path) -> None:
    (here / "loop").symlink_to(here / "loop")
    assert typed("--lang", "en", "init", "loop")[::2] == (2, "loop is there already; nothing was written.\n")


def test_lists_left_out_are_named_whole_and_in_the_report(typed: Typed, here: Path) -> None:
    lay(here, {"lists/bad.yaml": WRONG, "lists/beside.yaml": TWO.replace("title: Two\n", "")})
    status, said, wrong = typed("--lang", "en", "list")
    assert status == 1
    for text in (said, wrong):
        assert "lists/bad.yaml is left out" in text
        assert "as parts of list two: lists/beside.yaml" in text
    status, said, wrong = typed("--lang", "en", "-q", "list", "-f", "json")
    assert (status, wrong) == (1, "")
    assert "lists/bad.yaml" in said.partition('"data"')[0]


@pytest.mark.parametrize("command", ["status", "list", "rates", "review", "notify"])
def test_reports_are_headed_when_every_list_is_left_out(command: str, typed: Typed, here: Path) -> None:
    lay(here, {"lists/one.yaml": WRONG})
    status, said, _ = typed("--lang", "en", command)
    assert status == 1
    assert "lists/one.yaml is left out" in said


@every_language
def test_a_task_of_a_list_left_out(lang: str, typed: Typed, here: Path) -> None:
    lay(here, {"lists/bad.yaml": WRONG})
    status, _, wrong = typed("--lang", lang, "show", "C")
    assert status == 1
    assert wrong.endswith(f"{load(lang).say_key('wrong.id_left_out').format(name='C')}\n")
    assert typed("show", "A")[0] == 1


def test_codes_with_commas(typed: Typed, here: Path) -> None:
    lay(here, {"lists/bad.yaml": WRONG})
    every = typed("validate", "-f", "json")[1]
    assert typed("validate", "-f", "json", "--select", "E,W")[1] == every
    assert typed("validate", "--ignore", "E, W")[0] == 0
    assert typed("validate", "--select", "E,Q9")[0] == 2


@pytest.mark.parametrize("word", ["nothere.yaml", "1"])
def test_validate_wants_files_that_are_there(word: str, typed: Typed, here: Path) -> None:
    assert typed("validate", word)[0] == 3


def test_config_says_that_the_pin_holds(typed: Typed, here: Path) -> None:
    assert '"pinned": true' in typed("config", "-f", "json")[1]
    assert '"pinned": false' in typed("config", "-f", "json", "--as-of", "2026-06-02")[1]


def test_a_list_is_one_whatever_case_its_ending_has(typed: Typed, here: Path) -> None:
    row = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works}\n"
    lay(here, {"lists/ONE.YAML": row, "lists/two.Yml": row.replace("1", "2"), "lists/three.txt": "no list"})
    status, printed, _ = typed("--lang", "en", "list", "-f", "json")
    assert (status, printed.count('"title": "Fix the bridge"')) == (0, 2)
    assert typed("--lang", "en", "status", "nosuch.YAML")[0] == 3


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
