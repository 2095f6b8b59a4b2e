"""What cannot be taken from a form is told by its cell, and then nothing is taken."""

import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Typed
from tests.cli.form.forms import LIST, cell, fill, form, problems


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


def test_a_number_for_a_task_that_counts_nothing_is_told_by_its_cell(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    sheet = form(tmp_path / "Works.xlsx", fill(("001", "done", 3), ("002", "done", 12)))
    status, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    (problem,) = json.loads(said)["data"]["problems"]
    place = f"Report!{cell(sheet, '001', 'done').coordinate}"
    assert (status, problem["where"], problem["accepts"]["code"]) == (1, place, "form.accepts.no_measure")


def test_a_cell_that_cannot_be_taken_did_not_come_back_empty(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    form(tmp_path / "Works.xlsx", fill(("001", "progress", "nearly"), ("001", "light", "pink")))
    _, said, _ = town("form", "take", "Works.xlsx", "-f", "json")
    assert "form.told.emptied" not in said


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


def test_a_hidden_sheet_that_was_changed_or_is_gone_is_refused(town: Typed, tmp_path: Path) -> None:
    town("form", "make", "Works")
    book = openpyxl.load_workbook(tmp_path / "Works.xlsx")
    book["_checklist"]["B2"].value = "Parks"
    book.save(tmp_path / "other.xlsx")
    del book["_checklist"]
    book.save(tmp_path / "bare.xlsx")
    assert "its hidden sheet was changed" in town("form", "take", "other.xlsx")[2]
    assert "it is no form" in town("form", "take", "bare.xlsx")[2]


def test_a_way_past_warnings_is_named_only_where_it_leads_past_all(town: Typed) -> None:
    """What would bring an error cannot be done, whatever else is accepted."""
    status, _, told = town("set", "001", "status=done", "done_on=2027-01-01", "-q")
    assert (status, "error[E210]" in told, "warning[W233]" in told) == (1, True, True)
    assert told.endswith("This would bring an error into the list; nothing was changed.\n")
