"""A form goes out: one a unit, with what is open for it, and no other is overwritten by it."""

import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Typed
from tests.cli.form.forms import cell, form


def test_a_form_has_the_open_tasks_of_its_unit_and_takes_only_what_is_right(town: Typed, tmp_path: Path) -> None:
    assert town("form", "make", "Works")[::2] == (0, "Works.xlsx: Works (tasks: 3)\n")
    sheet = form(tmp_path / "Works.xlsx")
    assert [cell(sheet, task, "title").value for task in ("001", "002", "003")] == [
        *("Repair the bridge", "Thirty bus stops", "Clear the snow")
    ]
    assert sheet.protection.sheet
    assert [cell(sheet, "001", name).protection.locked for name in ("id", "title", "progress", "problems")] == [
        *(True, True, False, False)
    ]
    assert [cell(sheet, task, "done").protection.locked for task in ("001", "002")] == [True, False]
    assert (cell(sheet, "001", "progress").value, cell(sheet, "001", "progress").number_format) == (0.3, "0.0%")
    rules = {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}
    at = {name: cell(sheet, "001", name).coordinate for name in ("status", "light", "progress", "done_on", "text")}
    assert rules[at["status"]].formula1 == '"not started,in progress,done"'
    assert rules[at["light"]].formula1 == '"green,yellow,red"'
    assert (rules[at["progress"]].type, rules[at["progress"]].formula1, rules[at["progress"]].formula2) == (
        *("decimal", "0", "1"),
    )
    assert (rules[at["done_on"]].type, rules[at["text"]].type) == ("date", "textLength")
    hidden = openpyxl.load_workbook(tmp_path / "Works.xlsx")["_checklist"]
    assert hidden.sheet_state == "hidden"


def test_a_form_being_filled_in_is_not_overwritten(town: Typed, tmp_path: Path) -> None:
    assert town("form", "make", "Works")[0] == 0
    data = (tmp_path / "Works.xlsx").read_bytes()
    assert town("form", "make", "Works")[0] == 4
    assert (tmp_path / "Works.xlsx").read_bytes() == data
    assert town("form", "make", "Works", "-o", "Works.xlsx")[0] == 0
    assert (tmp_path / "Works.xlsx").read_bytes() == data  # the same form is the same bytes


def test_units_of_like_names_have_a_file_each(town: Typed, tmp_path: Path) -> None:
    names = ("Dept. of Works", "Dept. of Health", "A/B", "A-B", "parks", "...")
    rows = "".join(f"  - {{id: N{count}, title: t, owner: {name}}}\n" for count, name in enumerate(names))
    (tmp_path / "lists" / "more.yaml").write_text(f"list: more\ntasks:\n{rows}", encoding="utf-8")
    assert town("form", "make", "--all", "-o", "forms")[0] == 0
    made = {path.name.casefold() for path in (tmp_path / "forms").iterdir()}
    assert len(made) == len(names) + 3
    status, _, told = town("form", "take", *(f"forms/{path.name}" for path in (tmp_path / "forms").iterdir()))
    assert (status, told) == (0, "Nothing in it is new; nothing was changed.\n")


def test_with_nothing_open_there_is_no_form(town: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists" / "works.yaml").write_text("list: works\ntasks: []\n", encoding="utf-8")
    assert town("form", "make", "--all") == (0, "", "No unit has anything open, so there is no form to make.\n")


def test_all_forms_are_made_or_none(town: Typed, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "Transport.xlsx").write_bytes(b"being filled in")
    status, _, told = town("form", "make", "--all", "-o", "forms")
    assert (status, "Transport.xlsx is there already and may be being filled in" in told) == (4, True)
    assert [path.name for path in (tmp_path / "forms").iterdir()] == ["Transport.xlsx"]
    assert town("form", "make", "Works", "-o", "forms")[0] == 0
    assert (tmp_path / "forms" / "Works.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("make",), 2, "Say the unit, or --all; these have something open: Works, Transport, Parks."),
        (("make", "Works", "-o", "x.csv"), 2, "ends in .xlsx"),
        (("make", "--all", "-o", "x.xlsx"), 2, "name a folder"),
        (("make", "Workz"), 2, "Did you mean Works?"),
        (("take",), 2, "FILE"),
        (("take", "none.xlsx"), 3, "none.xlsx"),
        (("take", "checklist.yaml"), 2, "checklist.yaml"),
        (("fill",), 2, "make"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], status: int, told: str, town: Typed) -> None:
    found = town("form", *words)
    assert (found[0], told in found[2]) == (status, True), found


def test_without_the_library_one_sentence_says_what_to_do(town: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    status, said, told = town("form", "make", "Works")
    assert (status, said) == (2, "")
    assert told == "Writing .xlsx needs a part that is not installed: pip install 'checklist-cli[office]'\n"


def test_what_was_last_said_stands_under_the_headings_it_was_given_under(town: Typed, tmp_path: Path) -> None:
    town("update", "001", "--text", "Deck laid", "--problems", "High water", "--next", "Paint it")
    town("form", "make", "Works")
    told = cell(form(tmp_path / "Works.xlsx"), "001", "last").value
    assert told == "2026-06-15: Deck laid\nProblems: High water\nNext steps: Paint it"
