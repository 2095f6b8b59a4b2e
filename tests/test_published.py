"""Real published lists, written in the format, come out with the figures that were published.

The tables are not part of the project; they are read where they lie beside it, else this page is skipped.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklist.core.model import Act, Decision, Defaults, Period, Status, Task, TaskList
from checklist.core.when import Unreadable, read_when
from checklist.source.write import write

DATA = Path(__file__).parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published tables are not beside this checkout")
YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))
STATUS = {"status-complete": Status.DONE, "status-partial-complete": Status.IN_PROGRESS}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(folder: Path, *words: str) -> dict[str, Any]:
    """A report of the lists in a folder, as data."""
    command = [sys.executable, "-m", "checklist", "-C", str(folder), *words, "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["data"]


def saved(folder: Path, *lists: TaskList) -> Path:
    (folder / "lists").mkdir()
    for one in lists:
        (folder / "lists" / f"{one.id}.yaml").write_text(write(one), "utf-8")
    return folder


def deadline(text: str) -> date | None:
    try:
        return read_when(text, date(2020, 1, 1), year=2020).day if text else None
    except Unreadable:
        return None


@pytest.fixture
def federal(tmp_path: Path) -> Path:
    """The federal milestones as they stood at the end."""
    tasks = tuple(
        Task(
            row["milestone"],
            row["milestone_text"].strip() or row["action_title"],
            section=row["action_title"],
            due=deadline(row["deadline_text"]),
            due_text=row["deadline_text"],
            status=STATUS[row["status_class"]],
        )
        for row in rows("us_fds_2020_milestones.csv")
    )
    return saved(tmp_path, TaskList("fds", period=YEAR, defaults=Defaults(owner=("Agencies",)), tasks=tasks))


def test_the_federal_milestones_are_counted_as_published(federal: Path) -> None:
    status = told(federal, "status", "--as-of", "2021-01-29")
    counts = status["counts"][0]
    assert counts["done"] == 38
    assert status["progress"][0]["tasks"] == 66


def test_completion_is_thirty_eight_of_sixty_six(federal: Path) -> None:
    (one,) = told(federal, "rates", "--as-of", "2021-01-29", "--rate", "completion")["rates"]
    assert (one["numerator"], one["denominator"]) == (38, 66)
    assert one["value"] == pytest.approx(38 / 66, abs=1e-6)


def test_what_is_partly_complete_after_its_day_is_overdue(federal: Path) -> None:
    late = [
        row
        for row in rows("us_fds_2020_milestones.csv")
        if row["status_class"] == "status-partial-complete"
        and (due := deadline(row["deadline_text"]))
        and due < date(2021, 1, 29)
    ]
    listed = told(federal, "list", "overdue", "--as-of", "2021-01-29")["tasks"]
    assert {row["id"] for row in listed} == {row["milestone"] for row in late}


def test_ids_that_look_like_numbers_stay_what_was_printed(federal: Path) -> None:
    ids = [row["id"] for row in told(federal, "list", "--as-of", "2021-01-29")["tasks"]]
    assert ids == [row["milestone"] for row in rows("us_fds_2020_milestones.csv")]
    assert "20.1" in ids
    assert "10.1" in ids


def test_a_milestone_that_went_back_is_done_only_in_between(tmp_path: Path) -> None:
    """17.1: complete on 4 August, partly complete on 28 October, complete again on 29 January."""
    history = [row for row in rows("us_fds_2020_status_history.csv") if row["milestone"] == "17.1"]
    assert [row["status_class"] for row in history if row["snapshot_date"] == "2020-10-28"][
        -1
    ] == "status-partial-complete"
    acts = (
        Decision(date(2020, 8, 4), Act.CLOSE),
        Decision(date(2020, 10, 28), Act.REOPEN),
        Decision(date(2021, 1, 29), Act.CLOSE),
    )
    task = Task("17.1", "17.1", owner=("GSA",), due=date(2020, 7, 31), status=Status.CLOSED, decisions=acts)
    folder = saved(tmp_path, TaskList("fds", period=YEAR, tasks=(task,)))
    days = ("2020-08-03", "2020-08-04", "2020-10-27", "2020-10-28", "2021-01-29")
    done = [told(folder, "status", "--as-of", day)["counts"][0]["done"] for day in days]
    assert done == [0, 1, 1, 0, 1]


def test_joint_owners_count_in_full_for_each_and_once_in_the_total(tmp_path: Path) -> None:
    table = rows("cn_ftz_guofa_2018_38.csv")
    tasks = tuple(
        Task(row["序号"], row["措施"], section=row["分类"], owner=tuple(row["负责部门"].split("、"))) for row in table
    )
    folder = saved(tmp_path, TaskList("ftz", tasks=tasks))
    expected = Counter(unit for row in table for unit in row["负责部门"].split("、"))
    ranking = told(folder, "review", "--as-of", "2019-06-30")["ranking"]
    assert {row["name"]: row["tasks"] for row in ranking} == expected
    assert told(folder, "status", "--as-of", "2019-06-30")["counts"][0]["overdue"] == 0
    assert sum(expected.values()) > len(table) == 53


def test_withheld_numbers_stay_withheld(tmp_path: Path) -> None:
    table = rows("cn_innovation_guobanfa_2018_126.csv")
    tasks = tuple(
        Task(
            f"T{row['序号']}",
            row["改革举措"],
            no=row["序号"],
            section=row["分类"],
            owner=tuple(row["指导部门"].split("、")),
        )
        for row in table
    )
    folder = saved(tmp_path, TaskList("innovation", tasks=tasks))
    listed = told(folder, "list", "--columns", "no,id", "--as-of", "2019-06-30")["tasks"]
    assert [row["no"] for row in listed] == [row["序号"] for row in table]
