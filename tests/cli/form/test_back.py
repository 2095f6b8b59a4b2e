"""A form comes back: whatever is moved or saved elsewhere, nothing is lost, doubled or overwritten."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed
from tests.cli.form.forms import LIST, SETTINGS, cell, fill, form, moved, tasks
from tests.repository import Repository

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
with_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


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


def test_it_is_recorded_with_the_version_it_was_made_from(typed: Typed, tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    commit = town.commit("2026-06-01", {"checklist.yaml": SETTINGS, "lists/works.yaml": LIST})
    assert typed("-C", "town", "form", "make", "Parks")[0] == 0
    form(tmp_path / "town" / "Parks.xlsx", fill(("004", "progress", 0.5)))
    status, said, _ = typed("-C", "town", "form", "take", "Parks.xlsx", "--commit", "--author", "Clerk <c@example.org>")
    assert status == 0
    assert commit[:7] in said
    assert town.git("log", "-1", "--format=%s").strip() == "reports of Parks (tasks: 1)"
