"""The one screen: what it counts, and that nothing that is not green is left unsaid."""

import json
from datetime import date
from typing import Any

from hypothesis import given

from checklist.core.assess import assess
from checklist.core.message import say
from checklist.core.model import Light, Period, TaskList
from checklist.core.policy import Policy
from checklist.lang.catalog import load
from checklist.reports.cells import grounds
from checklist.reports.listing import listing
from checklist.reports.report import Report
from checklist.reports.status import status
from checklist.reports.task import task_report
from checklist.writers.formats import Look, write
from tests.strategies import DAYS, tasks
from tests.world import judged, shelf


@given(tasks(), DAYS)
def test_whatever_is_not_green_has_a_ground(task, day) -> None:
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    of = assess((TaskList("l", period=period, tasks=(task,)),), Policy(), day)
    for one in of.tasks:
        assert one.light in (Light.GREEN, Light.NONE) or grounds(one, of)


def data(report: Report) -> dict[str, Any]:
    return json.loads(write(report, "json", load("en"), Look()))


LATE = """
list: l
tasks:
  - {id: 1, title: t, owner: u, due: 2020-05-31, status: done, done_on: 2020-06-02}
  - {id: 2, title: t, owner: u, status: in-progress, due: 2020-06-30}
  - {id: 3, title: t, owner: u}
"""


def test_what_was_done_late_stays_marked_beside_its_light() -> None:
    of = judged(LATE, day="2020-06-30")
    report = listing(of, of.tasks)
    first = data(report)["data"]["tasks"][0]
    assert (first["light"], first["late"], first["list"]) == ("green", True, "l")
    for form in ("text", "md", "csv"):
        assert "green, late" in write(report, form, load("en"), Look())
        assert "绿（迟）" in write(report, form, load("zh-CN"), Look())


def test_states_are_counted_and_what_is_due_today_says_so() -> None:
    of = judged(LATE, day="2020-06-30")
    report = status(of, of.tasks)
    assert data(report)["data"]["states"] == {"not_started": 1, "in_progress": 1, "done": 1, "closed": 0}
    assert "今日到期" in write(report, "text", load("zh-CN"), Look())


def test_without_tasks_there_is_nothing_to_judge() -> None:
    of = judged(LATE, day="2020-06-30")
    assert data(status(of, ()))["data"]["attention"] == {"code": "status.nothing"}


def test_parts_in_another_list_are_said_to_count_in_their_own_row() -> None:
    below = "list: k\ntasks: [{id: 9, title: t, owner: u, parent: {list: l, item: '2'}}]"
    text = write(status(of := judged(LATE, below, day="2020-06-30"), of.tasks), "text", load("en"), Look())
    assert "not again in the sum: 1" in text


def test_undated_facts_are_marked_and_counted_on_an_earlier_day() -> None:
    held = shelf("list: l\ntasks: [{id: 1, title: t, owner: u, progress: 40%}]")
    of = assess(held.lists, held.workspace.policy, date(2020, 6, 1), None, date(2020, 6, 30))
    for report in (listing(of, of.tasks), status(of, of.tasks)):
        assert data(report)["notes"] == [{"count": 1, "code": "undated.count"}]
    assert data(listing(of, of.tasks))["data"]["tasks"][0]["undated"]


def test_tasks_shown_whole_are_a_row_each_in_a_spreadsheet() -> None:
    of = judged(LATE, day="2020-06-30")
    lines = write(task_report(of, [(one, None) for one in of.tasks[:2]]), "csv", load("en"), Look()).splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["l", "1"], ["l", "2"]]


def test_one_day_is_said_as_one() -> None:
    english = load("en")
    assert [english.say(say("short.overdue", days=days)) for days in (1, 2)] == ["1 day overdue", "2 days overdue"]
    assert [english.say(say("short.due_soon", days=days)) for days in (0, 1)] == ["due today", "due in 1 day"]
