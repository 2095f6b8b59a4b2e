"""A year of a published list, recorded week by week: audit finds the faults that were planted in it, and no other.

The milestones are the federal ones of 2020, as the plan had them; the table is read where it lies beside this project.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from checklist.core.model import Act, Decision, Period, Task, TaskList, Update
from checklist.core.value import replace
from checklist.core.when import Unreadable, read_when
from checklist.source.write import write
from tests.repository import Repository
from tests.sessions import environment

TABLE = Path(__file__).parents[2] / "shared" / "data" / "us_fds_2020_milestones.csv"
pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason="the published tables are not beside this checkout")
FIRST = date(2020, 1, 6)
PATH, RENAMED = "lists/plan.yaml", "lists/action-plan.yaml"
SETTINGS = "units: [{name: Agencies}, {name: Office}]\n"
Tasks = dict[str, Task]
Fault = tuple[str, str, str]
"""In which commit, by which rule, of which task."""


def published() -> Tasks:
    """The milestones as issued, of those that have a day all the same."""
    found: Tasks = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                due = read_when(row["plan_target_date"], date(2020, 1, 1), year=2020).day
            except Unreadable:
                due = None
            title = row["milestone_text"].strip() or row["action_title"]
            found[row["milestone"]] = Task(row["milestone"], title, owner=("Agencies",), due=due)
    return found


class Year:
    """The list as it goes on, and the repository it is recorded in."""

    def __init__(self, folder: Path) -> None:
        self.town = Repository(folder)
        self.tasks = published()
        self.path = PATH
        self.name = "plan"
        self.week = 0
        self.planted: list[Fault] = []
        self.dated = [one.id for one in self.tasks.values() if one.due and one.due >= date(2020, 9, 1)]

    @property
    def day(self) -> date:
        return FIRST + timedelta(weeks=self.week)

    def text(self) -> str:
        period = Period(date(2020, 1, 1), date(2020, 12, 31))
        return write(TaskList(self.name, "Action plan", period=period, tasks=tuple(self.tasks.values())))

    def commit(self, subject: str, **files: str | None) -> None:
        self.town.commit(str(self.day), {"checklist.yaml": SETTINGS, self.path: self.text(), **files}, subject)

    def set(self, name: str, **new: Any) -> Task:
        self.tasks[name] = replace(self.tasks[name], **new)
        return self.tasks[name]

    def report(self) -> None:
        """Every week some milestones are reported on, each further than before."""
        for name in list(self.tasks)[self.week % 7 :: 7]:
            held = self.tasks[name].updates
            before = held[-1].progress if held and held[-1].progress else Fraction(0)
            said = Update(on=self.day, progress=before + Fraction(1, 100), text=f"Week {self.week}")
            self.set(name, updates=(*held, said))

    def plant(self, subject: str, code: str, name: str) -> None:
        self.planted.append((subject, code, name))


def later(task: Task, days: int = 40) -> date:
    assert task.due
    return task.due + timedelta(days=days)


def moved_quietly(year: Year) -> None:
    name = year.dated[0]
    year.set(name, due=later(year.tasks[name]))
    year.plant("week 5", "A301", name)


def extended(year: Year) -> None:
    name = year.dated[1]
    before, after = year.tasks[name].due, later(year.tasks[name])
    act = Decision(year.day, Act.EXTEND, str(before), str(after), reason="The guidance came late", by="Office")
    year.set(name, due=after, decisions=(act,))


def deleted(year: Year) -> None:
    name = year.dated[2]
    del year.tasks[name]
    year.plant("week 13", "A341", name)


def rewritten(year: Year) -> None:
    task = next(one for one in year.tasks.values() if len(one.updates) > 1)
    year.set(task.id, updates=(replace(task.updates[0], text="All went well"), *task.updates[1:]))
    year.plant("week 17", "A311", task.id)


def renamed_file(year: Year) -> None:
    (year.town.folder / year.path).rename(year.town.folder / RENAMED)
    year.path = RENAMED


def another_order(year: Year) -> None:
    year.tasks = dict(reversed(year.tasks.items()))


def dated_back(year: Year) -> None:
    task = year.tasks[year.dated[3]]
    first = task.updates[-1]
    said = Update(on=year.day - timedelta(days=20), progress=first.progress, text="Said long ago")
    year.set(task.id, updates=(*task.updates, said))
    year.plant("week 27", "A313", task.id)


def given_another_id(year: Year) -> None:
    name = year.dated[4]
    year.tasks = {("9.9" if one == name else one): task for one, task in year.tasks.items()}
    year.set("9.9", id="9.9")
    year.plant("week 31", "A347", "9.9")


def merged(year: Year) -> None:
    """A branch moves one day, the main line goes on; who joins them moves another day on the way."""
    git = year.town.git
    main, side = dict(year.tasks), year.dated[5]
    git("checkout", "-q", "-b", "side")
    year.set(side, due=later(year.tasks[side]))
    moved = year.tasks[side]
    year.commit("on the side")
    year.plant("on the side", "A301", side)
    git("checkout", "-q", "main")
    year.tasks = main
    year.set(year.dated[1], goal="Published")
    year.commit("on the main line")
    who = {f"GIT_{of}_{what}": "x@example.org" for of in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git("merge", "-q", "--no-commit", "-s", "ours", "side", **who)
    year.tasks[side] = moved
    joining = year.dated[6]
    year.set(joining, due=later(year.tasks[joining]))
    year.plant("week 36", "A301", joining)


def renamed_list(year: Year) -> None:
    year.name = "action-plan"
    year.plant("week 41", "A362", "")


WEEKS: dict[int, Callable[[Year], None]] = {
    5: moved_quietly,
    9: extended,
    13: deleted,
    17: rewritten,
    21: renamed_file,
    24: another_order,
    27: dated_back,
    31: given_another_id,
    36: merged,
    41: renamed_list,
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    made = Year(tmp_path_factory.mktemp("year") / "town")
    for week in range(52):
        made.week = week
        if week:
            made.report()
        if week in WEEKS:
            WEEKS[week](made)
        made.commit(f"week {week}")
    return made


def told(year: Year, *words: str) -> Any:
    env = environment(year.town.folder.parent / "home") | {"PATH": os.environ["PATH"]}
    command = (sys.executable, "-m", "checklist", *words, "-f", "json")
    done = subprocess.run(command, cwd=year.town.folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["data"]


def test_audit_finds_what_was_planted_and_nothing_else(year: Year) -> None:
    subjects = dict(line.split(" ", 1) for line in year.town.git("log", "--format=%h %s", "--abbrev=10").split("\n"))
    events = told(year, "audit")["events"]
    found = [(subjects[one["commit"]], one["code"], one["task"] or "") for one in events]
    assert sorted(found) == sorted(year.planted)


def test_the_register_of_slips_knows_which_were_decided(year: Year) -> None:
    slips = {one["id"]: (one["slipped_days"], one["decided"]) for one in told(year, "audit", "--slips")["slips"]}
    assert slips == {year.dated[at]: (40, at == 1) for at in (0, 1, 5, 6)}


def test_a_task_is_followed_through_its_other_ids(year: Year) -> None:
    lines = told(year, "log", "9.9")["life"]
    assert lines[0]["day"] == str(FIRST)
    assert len(lines) > 7
