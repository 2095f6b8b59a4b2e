"""A sheet goes on site and comes back: every format is read, all rows or none, and twice is once."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from checklist.core.model import Act, Decision, Task
from checklist.core.onsite import Seen, Verdict, inspected
from checklist.source.read import read_bytes
from tests.cli.conftest import Typed
from tests.files import placed
from tests.readers.made import ods
from tests.repository import Repository

SETTINGS = "title: Town\nlanguage: en\nas_of: 2026-06-15\n"
LIST = """\
list: works
period: {from: 2026-01-01, to: 2026-12-31}
tasks:
  - id: A-1
    title: Repair the bridge    # the old one
    owner: Works
    due: 2026-05-31
    status: in-progress
    updates:
      - {on: 2026-05-25, progress: 80%, text: The deck is laid, evidence: [lost.md, "https://example.org/a"]}
  - {id: A-2, title: Plant trees, owner: Parks, status: done, done_on: 2026-06-01}
  - {id: A-3, title: Buy seeds, owner: Parks, start: 2026-10-01, due: 2026-11-30, status: not-started}
"""
BY = ("--on", "2026-06-12", "--by", "Office")


@pytest.fixture
def town(typed: Typed, tmp_path: Path) -> Typed:
    """Types in a town of one list, which names evidence that is not there."""
    placed(tmp_path, SETTINGS, LIST)
    return lambda *words: typed("--lang", "en", *words)


def acts(folder: Path) -> dict[str, tuple[Decision, ...]]:
    reading = read_bytes("works.yaml", (folder / "lists" / "works.yaml").read_bytes())
    assert reading.task_list
    return {task.id: task.decisions for task in reading.task_list.tasks if task.decisions}


def fill(path: Path, *said: tuple[str, str, Any]) -> None:
    """Fill cells of a workbook by task and heading, wherever they are."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        top = next((row for row in sheet.iter_rows() if any(one.value == "ID" for one in row)), None)
        if top is None:
            continue
        column = {one.value: one.column for one in top}
        for task, heading, value in said:
            row = next(row for row in sheet.iter_rows(min_row=top[0].row + 1) if row[column["ID"] - 1].value == task)
            row[column[heading] - 1].value = value
    book.save(path)


def test_the_sheet_is_of_the_inspection_plan_or_of_what_is_picked(town: Typed) -> None:
    status, said, _ = town("inspect", "--sheet", "-f", "csv")
    rows = [line.split(",")[1] for line in said.splitlines()[1:]]
    assert (status, rows) == (0, ["A-1", "A-2"])
    assert "lost.md (missing), https://example.org/a (address, not looked up)" in said
    for words, ids in {
        ("A-3",): ["A-3"],
        ("works/A-3", "A-1"): ["A-1", "A-3"],
        ("owner:Parks",): ["A-2", "A-3"],
        ("owner:Parks", "A-3", "A-1"): ["A-3"],
    }.items():
        _, said, _ = town("inspect", "--sheet", "-f", "csv", *words)
        assert [line.split(",")[1] for line in said.splitlines()[1:]] == ids


def test_a_filled_workbook_becomes_inspections_once(town: Typed, tmp_path: Path) -> None:
    assert town("inspect", "--sheet", "-o", "sheet.xlsx")[0] == 0
    fill(
        tmp_path / "sheet.xlsx",
        ("A-1", "True?", "partly"),
        ("A-1", "Seen progress", "65%"),
        ("A-1", "What was found", "No railing"),
        ("A-1", "Score given", 85),
        ("A-2", "True?", True),
    )
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    # The list names evidence that is not there, which is an old error of its own: an inspection adds none.
    status, said, _ = town("inspect", "--taken", "sheet.xlsx", *BY, "--dry-run")
    assert (status, (tmp_path / "lists" / "works.yaml").read_bytes()) == (0, before)
    assert "act: inspect" in said
    assert town("inspect", "--taken", "sheet.xlsx", *BY)[0] == 0
    on, text = date(2026, 6, 12), "The claim is partly true: No railing"
    partly = Decision(on, Act.INSPECT, text=text, by="Office", score=Decimal(85), progress=Fraction(65, 100))
    found = acts(tmp_path)
    assert found == {"A-1": (partly,), "A-2": (Decision(on, Act.INSPECT, text="The claim is true", by="Office"),)}
    for again in (("--lang", "en"), ("--lang", "zh-CN")):
        status, _, told = town("inspect", "--taken", "sheet.xlsx", *BY, *again)
        assert (status, acts(tmp_path)) == (0, found), told


def test_a_chinese_sheet_is_read_whatever_language_is_spoken(town: Typed, tmp_path: Path) -> None:
    _, said, _ = town("--lang", "zh-CN", "inspect", "--sheet", "A-3", "-f", "csv")
    filled = said.lstrip("\ufeff").rstrip().removesuffix(",,,,") + ",不实,—,现场未开工,\n"
    (tmp_path / "sheet.csv").write_text(filled, encoding="gb18030")
    assert town("inspect", "--taken", "sheet.csv", *BY)[0] == 0
    assert [one.text for one in acts(tmp_path)["A-3"]] == ["The claim is false: 现场未开工"]


def test_a_paper_for_word_is_read_under_each_unit(town: Typed, tmp_path: Path) -> None:
    assert town("inspect", "--sheet", "-o", "sheet.docx")[0] == 0
    paper = docx.Document(str(tmp_path / "sheet.docx"))
    for table in paper.tables:
        head = [cell.text for cell in table.rows[0].cells]
        table.rows[1].cells[head.index("True?")].text = "yes"
    paper.save(str(tmp_path / "sheet.docx"))
    assert town("inspect", "--taken", "sheet.docx", *BY)[0] == 0
    assert list(acts(tmp_path)) == ["A-1", "A-2"]


def test_a_spreadsheet_of_another_office_is_read(town: Typed, tmp_path: Path) -> None:
    rows = (("What was found", "ID", "True?", "Seen progress"), ("Nothing there", "A-1", "false", "10%"))
    (tmp_path / "sheet.ods").write_bytes(ods(rows))
    assert town("inspect", "--taken", "sheet.ods", *BY)[0] == 0
    assert [(one.text, one.progress) for one in acts(tmp_path)["A-1"]] == [
        ("The claim is false: Nothing there", Fraction(1, 10))
    ]


def test_all_rows_or_none_and_every_cell_is_told(town: Typed, tmp_path: Path) -> None:
    rows = (
        "ID,True?,Seen progress,What was found,Score given",
        *(
            "A-1,maybe,0.5,,",
            "A-2,false,,,-3",
            "A-9,true,,,",
            ",true,,,",
            "A-3,,40%,,",
            "A-3,true,,,",
            "A-3,partly,,Weeds,",
        ),
    )
    (tmp_path / "sheet.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    status, said, told = town("inspect", "--taken", "sheet.csv", *BY, "-f", "csv")
    cells = [line.split(",")[1].partition("!")[2] for line in said.splitlines()[1:]]
    # A row that says something else of a task than an earlier one is told by its id; ids are looked up last.
    assert (status, cells) == (1, ["B2", "C2", "D3", "E3", "A5", "B6", "A8", "A4"])
    assert "8" in told
    assert (tmp_path / "lists" / "works.yaml").read_bytes() == before


def test_a_heading_that_stands_twice_is_a_problem(town: Typed, tmp_path: Path) -> None:
    town("inspect", "--sheet", "-o", "sheet.xlsx")
    fill(tmp_path / "sheet.xlsx", ("A-1", "True?", "true"))
    book = openpyxl.load_workbook(tmp_path / "sheet.xlsx")
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(one.value == "ID" for one in row))
    sheet.cell(head[0].row, 20).value, sheet.cell(head[0].row + 1, 20).value = "True?", "false"
    book.save(tmp_path / "sheet.xlsx")
    status, said, _ = town("inspect", "--taken", "sheet.xlsx", *BY)
    assert (status, "is another; take one of them away" in " ".join(said.split())) == (1, True)
    assert not acts(tmp_path)


def test_nothing_filled_in_and_no_sheet_at_all(town: Typed, tmp_path: Path) -> None:
    town("inspect", "--sheet", "-o", "sheet.csv")
    assert town("inspect", "--taken", "sheet.csv", *BY)[::2] == (0, "Nothing is filled in; nothing was changed.\n")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    status, _, told = town("inspect", "--taken", "other.csv", *BY)
    assert (status, "True?" in told) == (2, True)
    assert "no file" in town("inspect", "--taken", "none.csv", *BY)[2]


@pytest.mark.parametrize(
    "words",
    [
        ("--sheet", "--taken", "x.csv"),
        ("--sheet", "--on", "2026-06-12"),
        ("--sheet", "--commit"),
        ("--taken", "x.csv", "--text", "So"),
        ("--taken", "x.csv", "A-1"),
        ("A-1", "A-2"),
        ("A-1", "-f", "csv"),
        ("A-1", "--as-of", "2026-06-12"),
        ("--taken", "x.csv", "--rev", "HEAD"),
        (),
    ],
)
def test_what_does_not_go_together_is_wrong(town: Typed, words: tuple[str, ...]) -> None:
    assert town("inspect", *words)[0] == 2


def test_what_was_taken_is_recorded_in_words(typed: Typed, tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    town.commit("2026-06-01", {"checklist.yaml": SETTINGS, "lists/works.yaml": LIST, "lost.md": "Here\n"})
    (town.folder / "sheet.csv").write_text("ID,True?\nA-2,true\n", encoding="utf-8")
    assert typed("-C", str(town.folder), "inspect", "--taken", "sheet.csv", *BY, "--commit")[0] == 0
    assert town.git("log", "-1", "--format=%s").strip() == "inspected on site: A-2 (tasks: 1)"


def test_a_sheet_is_of_the_day_and_the_version_that_are_asked_for(typed: Typed, tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    town.commit("2026-06-01", {"checklist.yaml": SETTINGS, "lists/works.yaml": LIST, "lost.md": "Here\n"})
    town.write(**{"lists/works.yaml": "tasks: []\n"})
    words = ("-C", str(town.folder), "inspect", "--sheet", "A-2", "--rev", "HEAD", "--as-of", "2026-06-20")
    status, said, _ = typed(*words)
    assert status == 0
    assert "as of 2026-06-20 · version" in said
    assert "A-2" in said


def test_where_no_day_was_said_an_equal_inspection_since_the_sheet_is_the_same() -> None:
    day = date(2026, 6, 12)
    seen = Seen("", "A", Verdict.TRUE, last=date(2026, 6, 1))
    task = inspected(Task("A"), seen, day, "Office", ("So",), False)
    later = date(2026, 6, 20)
    assert inspected(task, seen, later, "Office", ("So",), False) == task
    assert len(inspected(task, seen, later, "Office", ("So",), True).decisions) == 2
    assert len(inspected(task, seen, later, "Audit", ("So",), False).decisions) == 2
    newer = Seen("", "A", Verdict.TRUE, last=day)
    assert len(inspected(task, newer, later, "Office", ("So",), False).decisions) == 2
