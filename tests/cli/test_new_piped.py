"""`new` answered by a script, line by line."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checklist.core.model import Period
from tests.cli.begun import BEGUN, piped, shelf_of
from tests.sessions import environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    return tmp_path / "city"


def test_a_script_answers_line_by_line(folder: Path) -> None:
    status, said, wrong = piped(folder, *BEGUN, "Mend it", "", "end of June", "Paint it", "Transport", "")
    assert (status, wrong) == (0, "")
    assert said.startswith("Made:\n  lists/works.yaml\n")
    assert "Title" not in said
    task_list, problems = shelf_of(folder)
    assert problems == []
    assert [(task.title, task.owner, task.due) for task in task_list.tasks] == [
        ("Mend it", ("Works",), date(2026, 6, 30)),
        ("Paint it", ("Transport",), None),
    ]


def test_a_period_begins_on_the_first_day_of_what_is_named(folder: Path) -> None:
    assert piped(folder, "Key works", "works", "2026年", "2026年", "", "Works", "")[0] == 0
    assert shelf_of(folder)[0].period == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_a_unit_that_was_not_named_is_asked_for_again(folder: Path) -> None:
    status, _, wrong = piped(folder, *BEGUN, "Mend it", "Trasport", "", "")
    assert (status, list(folder.iterdir())) == (2, [])
    assert "“Trasport” is not among the units named above. Did you mean Transport?\n" in wrong
    assert piped(folder, *BEGUN, "Mend it", "Office", "", "")[0] == 0


@pytest.mark.parametrize(("title", "name"), [("Key works: 2026!", "key-works-2026"), ("2026年重点工作", r"tasks-\d+")])
def test_a_list_is_called_as_its_title_where_that_has_letters(folder: Path, title: str, name: str) -> None:
    assert piped(folder, title, "", "", "", "", "", "")[0] == 0
    assert re.fullmatch(name, shelf_of(folder)[0].id)


def test_a_script_may_say_that_it_has_ended(folder: Path) -> None:
    assert piped(folder, *BEGUN, "", "n")[:2] == (0, "")
    assert list(folder.iterdir()) == []
    assert piped(folder, *BEGUN, "", "yes")[0] == 0


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((), "in a pipe it reads one answer a line, and here there is none"),
        (("A", "B b"), "Line 2 of the answers, “Its name as a file”: Only small letters, digits and hyphens"),
        (
            ("A", "a", "last year"),
            "Line 3 of the answers, “First day of its period”: “last year” is no day I can read.",
        ),
        (("A", "a", "2026-06-01", "2026-05-31"), "Line 4 of the answers, “Last day of its period”: The last day must"),
        (("A", "a"), "Line 2 of the answers, “First day of its period”: nothing more came"),
        ((*BEGUN, "Mend it"), "Line 7 of the answers, “Who answers for it”: nothing more came"),
        ((*BEGUN, "Mend it", "Works", "soon"), "Line 9 of the answers, “Done by when”: “soon” is no day I can read."),
        (("A\x1b[A",), "Line 1 of the answers, “Title of the list”: “A\\x1b[A” holds characters that are no text."),
        (
            ("A", "a", "2026-02-30"),
            "Line 3 of the answers, “First day of its period”: There is no such day as “2026-02-30”.",
        ),
        ((*BEGUN, "", "perhaps"), "Line 8 of the answers, “Write it”: y writes, n ends with nothing written."),
    ],
)
def test_a_wrong_answer_of_a_script_is_its_end(answers: tuple[str, ...], told: str, folder: Path) -> None:
    status, said, wrong = piped(folder, *answers)
    assert (status, said) == (2, "")
    assert told in wrong
    assert list(folder.iterdir()) == []


def test_a_script_in_another_encoding_is_told(folder: Path) -> None:
    status, _, wrong = piped(folder, "重点工作", encoding="gbk")
    assert status == 2
    assert "holds characters that are no text" in wrong


def test_a_unit_a_script_misspells_is_told(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("units: [{name: Works}]\n")
    status, _, wrong = piped(folder, *BEGUN[:-1], "Mend it", "Wroks")
    assert status == 2
    assert "“Wroks” is not declared in checklist.yaml. Did you mean Works?\n" in wrong
    assert not (folder / "lists").exists()


def test_a_second_list_has_names_of_its_own(folder: Path) -> None:
    assert piped(folder, *BEGUN, "Mend it", "Works", "")[0] == 0
    assert piped(folder, "Roads", "roads", "", "", "", "Pave it", "Works", "")[0] == 0
    _, _, wrong = piped(folder, "Roads", "works")
    assert "A list of the name works is there already." in wrong
    assert "id: roads-1 " in (folder / "lists" / "roads.yaml").read_text("utf-8")
    checked = [sys.executable, "-m", "checklist", "--lang", "en", "validate"]
    done = subprocess.run(
        checked, cwd=folder, env=environment(folder.parent / "home"), capture_output=True, check=False
    )
    assert done.stdout == b"No problems found.\n"


@pytest.mark.parametrize(
    ("lists", "path", "told"),
    [("[plans/]", "plans/works.yaml", ""), ("[a.yaml]", "lists/works.yaml", "Add to `lists:`")],
)
def test_a_list_goes_where_lists_are_read(lists: str, path: str, told: str, folder: Path) -> None:
    (folder / "checklist.yaml").write_text(f"lists: {lists}\n")
    status, said, _ = piped(folder, *BEGUN)
    assert status == 0
    assert (folder / path).exists()
    assert told in said
