"""`new` answered at a real terminal: a list and its workspace, or nothing at all."""

import re
from datetime import date
from pathlib import Path

import pytest

from checklist.core.model import Period
from tests.cli.begun import shelf_of, typed_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    return tmp_path / "city"


def test_a_list_and_its_workspace_in_english(folder: Path) -> None:
    status, shown = typed_at(
        folder,
        "en",
        *("Bridges: #1", "Bridges 26", "bridges", "2026-02-01", "last year", "?", "end of November"),
        *("City office", "Works, Police, Works"),
        *("Mend the north bridge", "", "by June 30, 2026", "Patrol", "Police", "the 25th of each month", ""),
        "y",
    )
    assert status == 0
    assert "Only small letters" in shown
    assert "is no day I can read" in shown
    assert "never overdue" in shown
    task_list, problems = shelf_of(folder)
    assert problems == []
    assert task_list.title == "Bridges: #1"
    assert task_list.id == "bridges"
    assert task_list.issuer == "City office"
    assert task_list.period == Period(date(2026, 2, 1), date(2026, 11, 30))
    one, other = task_list.tasks
    assert (one.id, one.title, one.owner) == ("1", "Mend the north bridge", ("Works",))
    assert (one.due, one.due_text) == (date(2026, 6, 30), "by June 30, 2026")
    assert (other.owner, other.due, other.every and other.every.every.value) == (("Police",), None, "month")
    settings_text = (folder / "checklist.yaml").read_text("utf-8")
    assert re.findall(r"\{name: (.*)\}", settings_text.split("units:")[1]) == ["Works", "Police", "City office"]
    assert (folder / ".checklist" / "list.schema.json").exists()


def test_a_list_in_chinese(folder: Path) -> None:
    status, shown = typed_at(
        folder,
        "zh-CN",
        *("2026年重点工程", "works-2026", "2026-01-01", "年底前", "市政府办公室", "市住建局、市交通运输局"),
        *("北桥维修加固", "", "5月底前动工", "公交站台30座", "市交通运输局", "2026-06-30", ""),
        "",
    )
    assert status == 0
    task_list, problems = shelf_of(folder)
    assert problems == []
    one, other = task_list.tasks
    assert (one.due, one.due_text, one.due_stage) == (date(2026, 5, 31), "5月底前动工", "started")
    assert (other.owner, other.due, other.due_text) == (("市交通运输局",), date(2026, 6, 30), "")
    text = (folder / "lists" / "works-2026.yaml").read_text("utf-8")
    assert "责任单位: 市住建局" in text
    assert "时限阶段: 开工" in text
    assert not re.search(r"^ *[a-z_]+:", text, re.MULTILINE)
    assert "语言: zh-CN" in (folder / "checklist.yaml").read_text("utf-8")
    assert "已新建" in shown


def test_in_a_workspace_its_units_are_known(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("units:\n  - {name: Works, also: [Public Works]}\n  - {name: Police}\n")
    before = (folder / "checklist.yaml").read_bytes()
    answers = ("Roads", "roads", "2026-01-01", "2026-12-31", "")
    status, shown = typed_at(folder, "en", *answers, "One", "Public Works", "", "Two", "Polize", "Polize", "", "", "y")
    assert status == 0
    assert "Did you mean Police?" in shown
    assert shown.count("Units that answer") == 0
    assert "Add to `units:` in checklist.yaml:\n  - {name: Polize}\n" in shown
    assert (folder / "checklist.yaml").read_bytes() == before
    task_list, problems = shelf_of(folder)
    assert [task.owner for task in task_list.tasks] == [("Works",), ("Polize",)]
    assert problems == ["E403"]
    assert "E403" in shown


@pytest.mark.parametrize("end", ["\x04", "\x03"])
def test_whoever_stops_leaves_nothing(end: str, folder: Path) -> None:
    status, shown = typed_at(folder, "en", "Roads", end)
    assert status == 130
    assert "Nothing was written." in shown
    assert list(folder.iterdir()) == []


def test_whoever_says_no_leaves_nothing(folder: Path) -> None:
    status, shown = typed_at(folder, "en", *[""] * 7, "perhaps", "n")
    assert status == 0
    assert "Nothing was written." in shown
    assert list(folder.iterdir()) == []


def test_a_list_without_tasks_is_one(folder: Path) -> None:
    assert typed_at(folder, "en", *[""] * 7, "y")[0] == 0
    task_list, problems = shelf_of(folder)
    assert (task_list.tasks, problems) == ((), [])
    assert "#   title: Repair the north bridge" in next(folder.glob("lists/*.yaml")).read_text("utf-8")


def test_no_list_is_overwritten(folder: Path) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "roads.yaml").write_text("mine")
    status, shown = typed_at(folder, "en", "Roads", "roads", "ways", *[""] * 5, "y")
    assert status == 0
    assert "A list of the name roads is there already." in shown
    assert (folder / "lists" / "roads.yaml").read_text() == "mine"
    assert (folder / "lists" / "ways.yaml").exists()


def test_a_last_day_before_the_first_is_refused(folder: Path) -> None:
    _, shown = typed_at(folder, "en", "", "", "2026-06-01", "2026-05-31", "Q1 2027 to Q2 2027", "2026-06-30", "\x04")
    assert "must not be before the first one" in shown
    assert "names no single day" in shown


def test_bad_settings_are_mended_first(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("lihgts: 1\n")
    status, shown = typed_at(folder, "en")
    assert (status, "mend them first" in shown) == (2, True)


def test_a_person_may_insist_on_one(folder: Path) -> None:
    answers = ("Key works", "", "", "", "", "Works", "Mend it", "Police", "Police", "", "Watch", "Police", "", "", "y")
    status, shown = typed_at(folder, "en", *answers)
    assert (status, shown.count("is not among the units")) == (0, 1)
    assert [task.owner for task in shelf_of(folder)[0].tasks] == [("Police",), ("Police",)]
    assert "  - {name: Police}\n" in (folder / "checklist.yaml").read_text("utf-8")
