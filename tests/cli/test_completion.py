"""What is offered while a line is typed, and how a line is taken apart and quoted again."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem
from hypothesis import given
from hypothesis import strategies as st

from checklist.cli.here import DAYS
from checklist.cli.main import COMMANDS
from checklist.cli.shells import SHELLS, Asked, bash_asks, for_bash, taken_apart, unquoted
from checklist.core.when import read_day
from tests.cli.conftest import Typed

LIST = "tasks:\n  - {{id: {}, title: Mend the bridge, owner: Works, due: 2026-06-30}}\n"
printable = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12)


@pytest.mark.parametrize(
    ("line", "words", "word", "quote"),
    [
        ("", [], "", ""),
        ("a b", ["a"], "b", ""),
        ("a  b ", ["a", "b"], "", ""),
        ("a 'b c", ["a"], "b c", "'"),
        ('a "b \\" c', ["a"], 'b " c', '"'),
        ("a\\ b '' c", ["a b", ""], "c", ""),
        ('owner:"市 住', [], "owner:市 住", '"'),
        ("a\\", [], "a", ""),
    ],
)
def test_a_line_is_taken_apart_as_a_shell_does(line: str, words: list[str], word: str, quote: str) -> None:
    assert taken_apart(line) == (words, word, quote)


@given(printable, printable)
def test_what_bash_is_given_reads_as_the_word(head: str, rest: str) -> None:
    for quote in ("", '"', "'"):
        answer = for_bash(CompletionItem(f"{head}{rest}"), Asked((), head, head, quote))
        kind, _, text = answer.partition("\t")
        assert (kind, unquoted(f"{quote}{text}{quote}")) == ("plain", rest)


@given(printable.filter(lambda text: text.strip() and "\x00" not in text))
def test_bash_itself_reads_it_so(word: str) -> None:
    _, _, text = for_bash(CompletionItem(word), Asked((), "")).partition("\t")
    done = subprocess.run(["bash", "-c", f"printf %s {text}"], capture_output=True, text=True, check=True)
    assert done.stdout == word


@pytest.mark.parametrize(
    ("line", "part", "typed", "fixed"),
    [
        ("checklist list owner:市", "市", "owner:市", "owner:"),
        ('checklist list owner:"市 住', "市 住", "owner:市 住", "owner:"),
        ("checklist list owner:市\\ 住", "市\\ 住", "owner:市 住", "owner:"),
        ("checklist review --why=a", "a", "--why=a", "--why="),
        ("checklist list ", "", "", ""),
    ],
)
def test_bash_replaces_a_part_of_a_word_only(line: str, part: str, typed: str, fixed: str) -> None:
    asked = bash_asks((line, part))
    assert (asked.typed, asked.fixed) == (typed, fixed)


def offered(typed: Typed, *words: str) -> dict[str, str]:
    """The words on offer for the last one, each with its kind and what is said of it."""
    status, said, wrong = typed("completion", "zsh", "--answer", "--", *words)
    assert (status, wrong) == (0, "")
    rows = [line.split("\t") for line in said.splitlines()]
    return {value: f"{kind}{shown.removeprefix(value)}" for kind, value, shown in rows}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, text in (("one", LIST.format("A-1")), ("two", LIST.format("A-1") + LIST.format("B").split("\n", 1)[1])):
        path = tmp_path / "lists" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    (tmp_path / "checklist.yaml").write_text("language: en\n")
    return tmp_path


def test_every_command_is_offered_with_what_it_does(typed: Typed, here: Path) -> None:
    found = offered(typed, "")
    assert set(found) == set(COMMANDS)
    assert found["rates"] == "plain  -- Every rate with its numerator, its denominator, and what they count."


def test_options_are_offered_once(typed: Typed, here: Path) -> None:
    assert {"--as-of", "--fail-on", "--format", "--help"} <= set(offered(typed, "status", "--"))
    left = offered(typed, "status", "--as-of", "today", "--fail-on", "red", "--")
    assert "--as-of" not in left
    assert "--fail-on" in left


def test_an_id_in_two_lists_is_offered_with_its_list(typed: Typed, here: Path) -> None:
    assert offered(typed, "show", "") == {
        "one/A-1": "plain  -- Mend the bridge",
        "two/A-1": "plain  -- Mend the bridge",
        "B": "plain  -- Mend the bridge",
    }


def test_words_of_the_other_language_come_once_something_is_typed(typed: Typed, here: Path) -> None:
    found = offered(typed, "list", "")
    assert {"overdue", "owner:", "lists/"} <= set(found)
    assert found["owner:"] == "open"
    assert "逾期" not in found
    assert set(offered(typed, "list", "逾")) == {"逾期"}
    (here / "checklist.yaml").write_text("语言: 中文\n")
    found = offered(typed, "list", "")
    assert {"逾期", "责任单位:"} <= set(found)
    assert "overdue" not in found


def test_several_codes_and_columns(typed: Typed, here: Path) -> None:
    assert set(offered(typed, "validate", "--select", "E201,E202")) == {"E201,E202"}
    assert "id,title" in offered(typed, "list", "--columns", "id,ti")


@pytest.mark.parametrize("language", DAYS)
def test_every_day_on_offer_is_one(language: str) -> None:
    assert [day for day in DAYS[language] if not read_day(day, date(2026, 6, 30))] == []


@pytest.mark.parametrize(
    "words",
    [("show", ""), ("list", "owner:"), ("list", "due:<"), ("review", "--why", ""), ("nosuch", ""), ("show", "\x1b[1m")],
)
@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_and_no_noise_where_nothing_can_be_read(
    shell: str, words: tuple[str, ...], typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "checklist.yaml").write_text("lists: [\n")
    for said_so in (words, ("-C", "nowhere", *words)):
        line = (" ".join(("checklist", *said_so)), said_so[-1]) if shell == "bash" else said_so
        status, said, wrong = typed("completion", shell, "--answer", "--", *line)
        assert (status, wrong) == (0, "")
        assert not said or words[1] == "due:<"


def test_the_scripts_ask_for_no_more(typed: Typed) -> None:
    assert typed("--lang", "en", "completion", "bash", "more")[::2] == (
        2,
        "Too many words: more. `--help` shows what may stand here.\n",
    )
    assert typed("completion", "tcsh")[0] == 2
    for shell in SHELLS:
        status, said, _ = typed("completion", shell)
        assert (status, "--answer" in said) == (0, True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("review", "--by", "le"), {"leader"}),
        (("close", "A-1", "--by", "Wo"), {"Works"}),
        (("transfer", "A-1", "--to", "W"), {"Works"}),
        (("extend", "A-1", "--to", "year"), {"year-end"}),
        (("set", "B", "stat"), {"status="}),
        (("set", "B", "status=in"), {"status=in-progress"}),
        (("set", "B", "责任单位=W"), {"责任单位=Works"}),
        (("update", "B", "--light", "y"), {"yellow"}),
        (("add", "--list", "t"), {"two"}),
        (("status", "--rev", "HEAD~"), {"HEAD~1"}),
        (("notify", "--rung", "sup"), {"supervise"}),
        (("retarget", "B", "--field", "ta"), {"target"}),
        (("--rev", "HEAD", "show", "B"), {"B"}),
    ],
)
def test_each_option_has_its_own_words(words: tuple[str, ...], found: set[str], typed: Typed, here: Path) -> None:
    assert set(offered(typed, *words)) == found
