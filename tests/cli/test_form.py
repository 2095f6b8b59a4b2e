"""A form goes out and comes back: whatever is moved or saved elsewhere, nothing is lost, doubled or overwritten."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checklist.core.model import Task
from checklist.lang.catalog import load
from checklist.source.read import read_bytes
from tests.cli.conftest import Typed
from tests.repository import Repository

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
with_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
SETTINGS = "title: Town\nlanguage: en\nas_of: 2026-06-15\n"
LIST = """\
list: works
period: {from: 2026-01-01, to: 2026-12-31}
tasks:
  - id: "001"
    title: Repair the bridge    # the old one
    owner: Works
    due: 2026-09-30
    status: in-progress
    updates:
      - {on: 2026-05-25, progress: 30%, light: green}
  - id: "002"
    title: Thirty bus stops
    owner: [Works, Transport]
    status: in-progress
    measure: {unit: stops, target: 30}
  - {id: "003", title: Clear the snow, owner: Works, start: 2026-01-01, every: month}
  - {id: "004", title: Plant trees, owner: Parks}
  - {id: "005", title: Old work, owner: Works, status: done, done_on: 2026-02-01, progress: 100%}
"""
Edit = Callable[[Any], None]
HEADINGS = load("en").say_key


@pytest.fixture
def town(typed: Typed, tmp_path: Path) -> Typed:
    """Types in a town of one list."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "checklist.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "lists" / "works.yaml").write_text(LIST, encoding="utf-8")
    return lambda *words: typed("--lang", "en", *words)


def form(path: Path, edit: Edit | None = None) -> Any:
    """The sheet of a form, edited and saved if there is something to do."""
    book = openpyxl.load_workbook(path)
    if edit:
        edit(book.worksheets[0])
        book.save(path)
    return book.worksheets[0]


def cell(sheet: Any, task: str, field: str) -> Any:
    """The cell of a task under the heading of a field, wherever they are."""
    top = next(row for row in sheet.iter_rows() if any(one.value == "ID" for one in row))
    column = {one.value: one.column for one in top}
    row = next(row for row in sheet.iter_rows(min_row=top[0].row + 1) if row[column["ID"] - 1].value == task)
    return row[column[HEADINGS(f"form.column.{field}")] - 1]


def fill(*said: tuple[str, str, Any]) -> Edit:
    def edit(sheet: Any) -> None:
        for task, field, value in said:
            cell(sheet, task, field).value = value

    return edit


def tasks(folder: Path) -> dict[str, Task]:
    reading = read_bytes("works.yaml", (folder / "lists" / "works.yaml").read_bytes())
    assert reading.task_list
    return {task.id: task for task in reading.task_list.tasks}


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


def test_what_comes_back_is_a_dated_report_of_the_unit(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(
        tmp_path / "Works.xlsx",
        fill(
            ("001", "progress", 0.45),
            ("001", "problems", "- High water"),
            ("001", "light", "yellow"),
            ("002", "done", 12),
            ("002", "evidence", "https://example.org/a\nhttps://example.org/b"),
            ("003", "text", "Nothing to clear"),
        ),
    )
    status, said, told = town("form", "take", "Works.xlsx", "--on", "2026-06-14")
    assert (status, told) == (0, "lists/works.yaml: reports of Works (tasks: 3)\n")
    assert "-    status" not in said
    text = (tmp_path / "lists" / "works.yaml").read_text(encoding="utf-8")
    assert "# the old one" in text
    assert '      - {on: 2026-06-14, by: Works, progress: 45%, light: yellow, problems: "- High water"}\n' in text
    after = tasks(tmp_path)
    assert [str(one.done) for one in after["002"].updates] == ["12"]
    assert after["002"].updates[0].evidence == ("https://example.org/a", "https://example.org/b")
    assert after["003"].updates[0].text == "Nothing to clear"
    assert town("form", "take", "Works.xlsx")[::2] == (0, "Nothing in it is new; nothing was changed.\n")
    assert (tmp_path / "lists" / "works.yaml").read_text(encoding="utf-8") == text


def moved(sheet: Any) -> None:
    """Columns and rows added, columns moved, rows sorted the other way round, a filter's leftovers, a title above."""
    top = next(row[0].row for row in sheet.iter_rows() if any(one.value == "ID" for one in row))
    rows = [[(one.value, one.number_format) for one in row] for row in sheet.iter_rows(min_row=top)]
    sheet.delete_rows(top, sheet.max_row)
    order = [*range(6, len(rows[0])), *range(6)]
    for down, row in enumerate([rows[0], *reversed(rows[1:])]):
        for across, at in enumerate(order, 3):
            new = sheet.cell(top + 2 + down, across)
            new.value, new.number_format = row[at]
    sheet.cell(top + 2, 2).value = "Our own remark"
    sheet.cell(top + 3, 2).value = "ask Ann"


def resaved(ending: str, filter_name: str) -> Callable[[Path], Path]:
    def save(path: Path) -> Path:
        profile = f"-env:UserInstallation=file://{path.parent}/profile"
        asked = [str(OFFICE), profile, "--headless", "--convert-to", f"{ending}:{filter_name}"]
        subprocess.run([*asked, "--outdir", str(path.parent / "resaved"), str(path)], check=True, capture_output=True)
        return path.parent / "resaved" / f"{path.stem}.{ending}"

    return save


def as_it_is(path: Path) -> Path:
    return path


def with_moves(path: Path) -> Path:
    form(path, moved)
    return path


WAYS_BACK = (
    pytest.param(as_it_is, id="as it is"),
    pytest.param(with_moves, id="moved"),
    pytest.param(resaved("xlsx", "Calc MS Excel 2007 XML"), id="LibreOffice", marks=with_office),
    pytest.param(resaved("ods", "calc8"), id="ods", marks=with_office),
)


@pytest.mark.parametrize("back", WAYS_BACK)
def test_it_survives_what_is_done_to_it(back: Callable[[Path], Path], town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    path = tmp_path / "Works.xlsx"
    form(
        path, fill(("001", "progress", 0.45), ("001", "status", "done"), ("002", "done", 12.5), ("003", "next", "Wait"))
    )
    path = back(path)
    status, _, told = town("form", "take", str(path), "--despite", "W233")
    assert (status, told) == (0, "lists/works.yaml: reports of Works (tasks: 3)\n")
    after = tasks(tmp_path)
    assert (after["001"].status, str(after["001"].done_on), str(after["001"].updates[-1].progress)) == (
        *("done", "2026-06-15", "9/20"),
    )
    assert (str(after["002"].updates[0].done), after["003"].updates[0].next) == ("12.5", "Wait")


def test_an_added_column_and_a_row_without_an_id_are_told(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")

    def edit(sheet: Any) -> None:
        moved(sheet)
        sheet.cell(sheet.max_row + 1, 8).value = "A task of our own"

    form(tmp_path / "Works.xlsx", edit)
    _, said, _ = town("form", "take", "Works.xlsx", "-f", "csv", "--dry-run")
    _, json_said, _ = town("form", "take", "Works.xlsx", "-f", "json", "--dry-run")
    assert said
    assert '"code": "form.told.column"' in json_said
    assert '"code": "form.told.row"' in json_said


def test_every_problem_is_told_by_its_cell_and_nothing_is_taken(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "--all", "-o", "forms")
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == [
        "Parks.xlsx",
        "Transport.xlsx",
        "Works.xlsx",
    ]
    wrong = fill(
        *(("001", "progress", 45), ("001", "status", "closed"), ("001", "light", "pink")),
        *(("002", "progress", "nearly"), ("002", "done", "many"), ("003", "done_on", "soon")),
        *(("003", "text", "=1+1"), ("003", "id", "077")),
    )
    sheet = form(tmp_path / "forms" / "Works.xlsx", wrong)
    form(tmp_path / "forms" / "Parks.xlsx", fill(("004", "progress", 0.5)))
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    status, said, told = town("form", "take", "forms/Works.xlsx", "forms/Parks.xlsx", "-f", "json")
    assert (status, told.startswith("Cells that cannot be taken: 7; nothing was changed.")) == (1, True)
    names = [("001", one) for one in ("status", "progress", "light")] + [("002", "progress"), ("002", "done")]
    places = [cell(sheet, *one).coordinate for one in (*names, ("077", "id"), ("077", "text"))]
    found = json.loads(said)["data"]["problems"]
    assert sorted(one["where"] for one in found) == sorted(f"Report!{one}" for one in places)
    assert {one["file"] for one in found} == {"forms/Works.xlsx"}
    assert {one["accepts"]["code"] for one in found} == {
        *(f"form.accepts.{one}" for one in ("status", "progress", "light", "done", "id")),
        "told.formula",
    }
    assert (tmp_path / "lists" / "works.yaml").read_bytes() == before


def test_a_grey_cell_that_was_changed_is_told_and_a_number_may_have_its_unit(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    later = datetime(2026, 12, 31)  # noqa: DTZ001
    sheet = form(
        tmp_path / "Works.xlsx", fill(("001", "due", later), ("002", "done", "12 stops"), ("003", "title", "X"))
    )
    status, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    told = {one["where"]: one["told"] for one in json.loads(said)["data"]["told"]}
    assert (status, tasks(tmp_path)["001"].due.isoformat()) == (0, "2026-09-30")
    assert {where: one.get("was") for where, one in told.items()} == {
        f"Report!{cell(sheet, '001', 'due').coordinate}": "2026-09-30",
        f"Report!{cell(sheet, '003', 'title').coordinate}": "Clear the snow",
    }
    assert [str(one.done) for one in tasks(tmp_path)["002"].updates] == ["12"]


def test_a_cell_that_cannot_be_taken_did_not_come_back_empty(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "progress", "nearly"), ("001", "light", "pink")))
    _, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    assert "form.told.emptied" not in said


def problems(town: Typed) -> list[tuple[str, str]]:
    """Where something cannot be taken, and why."""
    status, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    assert status == 1
    return [(one["where"], one["accepts"]["code"]) for one in json.loads(said)["data"]["problems"]]


def test_a_heading_that_stands_twice_is_a_problem(town: Typed, tmp_path: Path) -> None:
    """Which of the columns is meant nobody can say; least of all that the last one is."""
    town("form", "make", "Works")

    def edit(sheet: Any) -> None:
        head = cell(sheet, "001", "id").row - 1
        for at, (heading, value) in enumerate((("ID", "002"), ("Progress", "77%")), 30):
            sheet.cell(head, at).value, sheet.cell(head + 1, at).value = heading, value

    form(tmp_path / "Works.xlsx", edit)
    assert problems(town) == [("Report!AD6", "form.accepts.column"), ("Report!AE6", "form.accepts.column")]


def test_days_to_come_long_texts_and_evidence_are_told_by_their_cells(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")

    def edit(sheet: Any) -> None:
        sheet.cell(4, 2).value = "2026-06-16"
        wrong = (("001", "status", "done"), ("001", "done_on", "2026-07-01"), ("002", "text", "x" * 20_001))
        fill(*wrong, ("003", "evidence", "http://example.org/a"))(sheet)

    sheet = form(tmp_path / "Works.xlsx", edit)
    done_on, text, evidence = (
        f"Report!{cell(sheet, *one).coordinate}" for one in (("001", "done_on"), ("002", "text"), ("003", "evidence"))
    )
    assert sorted(problems(town)) == sorted(
        [
            ("Report!B4", "form.accepts.past"),
            (done_on, "form.accepts.past"),
            (text, "form.accepts.text"),
            (evidence, "form.accepts.evidence"),
        ]
    )
    form(tmp_path / "Works.xlsx", fill(("003", "evidence", "\n".join(f"e{count}" for count in range(1001)))))
    assert (evidence, "form.accepts.evidence") in problems(town)


def test_the_preview_shows_all_that_changes(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "status", "done"), ("001", "progress", 1), ("003", "text", "Begun")))
    _, said, _ = town("form", "take", "Works.xlsx", "--dry-run", "-f", "json")
    changes = {(one["id"], one["field"], one["after"]) for one in json.loads(said)["data"]["changes"]}
    assert changes == {
        ("001", "status", "done"),
        ("001", "progress", 1.0),
        ("001", "done_on", "2026-06-15"),
        ("003", "status", "in-progress"),
        ("003", "text", "Begun"),
    }


def test_a_share_that_was_reckoned_is_taken(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "progress", 1 / 3)))
    assert town("form", "take", "Works.xlsx", "-q")[0] == 0
    assert "progress: 33.333333%" in (tmp_path / "lists" / "works.yaml").read_text(encoding="utf-8")
    assert town("form", "take", "Works.xlsx")[::2] == (0, "Nothing in it is new; nothing was changed.\n")


def test_a_column_that_is_gone_did_not_come_back_empty(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", lambda sheet: sheet.delete_cols(cell(sheet, "001", "progress").column))
    _, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    assert [one["told"]["code"] for one in json.loads(said)["data"]["told"]] == ["form.told.gone"]


def test_a_form_of_an_older_base_merges_what_does_not_clash(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    assert town("update", "001", "--light", "red", "--problems", "High water", "-q")[0] == 0
    assert town("update", "002", "--done", "3", "-q")[0] == 0
    form(tmp_path / "Works.xlsx", fill(("001", "progress", 0.45), ("002", "text", "Three are built")))
    assert town("form", "take", "Works.xlsx", "-q")[0] == 0
    last = tasks(tmp_path)["001"].updates[-1]
    assert (str(last.progress), last.light) == ("9/20", None)

    form(tmp_path / "Works.xlsx", fill(("002", "done", 12)))
    status, said, _ = town("form", "take", "Works.xlsx")
    assert status == 1
    assert "3, which the list says by now, or —, which it said when the form was made" in " ".join(said.split())


def test_a_task_that_was_handed_over_or_closed_takes_no_report(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "progress", 0.45), ("002", "text", "x"), ("003", "text", "y")))
    assert town("transfer", "001", "--to", "Parks", "--reason", "r", "--by", "Office", "-q")[0] == 0
    assert town("pause", "002", "--reason", "r", "--by", "Office", "-q")[0] == 0
    status, said, _ = town("form", "take", "Works.xlsx")
    assert status == 1
    assert "it is now with Parks" in said
    assert "it is now paused" in said


def test_a_list_that_cannot_be_read_is_named(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "progress", 0.45)))
    (tmp_path / "lists" / "works.yaml").write_text(LIST.replace("[Works", "[[Works"), encoding="utf-8")
    assert {code for _, code in problems(town)} == {"form.accepts.readable"}


def test_the_day_in_the_form_counts_and_a_dry_run_writes_nothing(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")

    def edit(sheet: Any) -> None:
        label = next(one for row in sheet.iter_rows() for one in row if one.value == "Day of the report")
        sheet.cell(label.row, label.column + 1).value = "2026-06-10"
        fill(("001", "next", "Lay the deck"))(sheet)

    form(tmp_path / "Works.xlsx", edit)
    status, said, told = town("form", "take", "Works.xlsx", "--dry-run")
    assert (status, told) == (0, "")
    assert "+      - {on: 2026-06-10, by: Works, next: Lay the deck}" in said
    assert (tmp_path / "lists" / "works.yaml").read_text(encoding="utf-8") == LIST


def test_a_hidden_sheet_that_was_changed_or_is_gone_is_refused(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    book = openpyxl.load_workbook(tmp_path / "Works.xlsx")
    book["_checklist"]["B2"].value = "Parks"
    book.save(tmp_path / "other.xlsx")
    del book["_checklist"]
    book.save(tmp_path / "bare.xlsx")
    assert "its hidden sheet was changed" in town("form", "take", "other.xlsx")[2]
    assert "it is no form" in town("form", "take", "bare.xlsx")[2]


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


def test_it_is_recorded_with_the_version_it_was_made_from(typed: Typed, tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    commit = town.commit("2026-06-01", {"checklist.yaml": SETTINGS, "lists/works.yaml": LIST})
    assert typed("-C", "town", "form", "make", "Parks")[0] == 0
    form(tmp_path / "town" / "Parks.xlsx", fill(("004", "progress", 0.5)))
    status, said, _ = typed("-C", "town", "form", "take", "Parks.xlsx", "--commit", "--author", "Clerk <c@example.org>")
    assert status == 0
    assert commit[:7] in said
    assert town.git("log", "-1", "--format=%s").strip() == "reports of Parks (tasks: 1)"


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


def test_a_way_past_warnings_is_named_only_where_it_leads_past_all(town: Typed) -> None:
    """What would bring an error cannot be done, whatever else is accepted."""
    status, _, told = town("set", "001", "status=done", "done_on=2027-01-01", "-q")
    assert (status, "error[E210]" in told, "warning[W233]" in told) == (1, True, True)
    assert told.endswith("This would bring an error into the list; nothing was changed.\n")
