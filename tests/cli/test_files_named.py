"""Where lists are looked for: entries that are missing, links, pipes, endings; and what is said of lists left out."""

import os
from pathlib import Path

import pytest

from checklist.lang.catalog import load
from tests.cli.conftest import Typed, every_language
from tests.cli.one import TWO, WRONG, shell
from tests.files import lay


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


def test_a_list_is_one_whatever_case_its_ending_has(typed: Typed, here: Path) -> None:
    row = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works}\n"
    lay(here, {"lists/ONE.YAML": row, "lists/two.Yml": row.replace("1", "2"), "lists/three.txt": "no list"})
    status, printed, _ = typed("--lang", "en", "list", "-f", "json")
    assert (status, printed.count('"title": "Fix the bridge"')) == (0, 2)
    assert typed("--lang", "en", "status", "nosuch.YAML")[0] == 3
