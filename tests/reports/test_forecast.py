"""The forecast as a paper: the line to read aloud, the tasks by verdict, what each unit comes to."""

import csv
import json
from io import StringIO
from typing import Any

from checklist.lang.catalog import load
from checklist.reports.forecast import forecast_report
from checklist.writers.formats import Look, write
from tests.reports.meeting import fuyang
from tests.world import judged

SETTINGS = "units: [{name: 甲局, group: 市直单位}, {name: 乙区, group: 县市区}]"
CITY = """
list: l
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
  - {id: made, title: t, status: done, done_on: 2020-06-01}
  - {id: well, title: t, updates: [{on: 2020-04-10, progress: 20%}, {on: 2020-06-29, progress: 60%, outlook: 可成}]}
  - {id: slow, title: t, owner: 乙区, updates: [{on: 2020-05-01, progress: 10%}, {on: 2020-06-30, progress: 20%}]}
  - {id: stuck, title: t, owner: 乙区, updates: [{on: 2020-05-01, progress: 10%}, {on: 2020-06-30, progress: 10%}]}
  - {id: late, title: t, owner: [甲局, 乙区], due: 2020-06-20}
  - {id: still, title: t, status: paused}
"""
OF = judged(CITY, day="2020-07-01", settings=SETTINGS)


def told(by: str = "owner", totals_first: bool = False) -> dict[str, Any]:
    report = forecast_report(OF, OF.tasks, by, totals_first)
    return json.loads(write(report, "json", load("zh-CN"), Look()))["data"]


def test_one_line_to_read_aloud() -> None:
    headline = {"all": 5, "done": 1, "make": 1, "risk": 0, "miss": 3, "unknown": 0, "code": "forecast.headline"}
    assert told()["headline"] == headline
    text = write(forecast_report(OF, OF.tasks), "text", load("en"), Look())
    assert "Of 5, done 1, will make it 1, at risk 0, will miss 3, cannot tell 0." in text.split("\n")


def test_the_rate_at_the_end_of_the_period() -> None:
    # done: the one that is, and the one that will be. “slow” needs 480 days more; of “late” nothing is known
    rate = told()["rate"]
    assert (rate["done"], rate["all"], rate["rate"], rate["day"]) == (2, 5, 0.4, "2020-12-31")
    assert rate["more"] == {"count": 1, "rate": 0.6, "code": "forecast.at_most"}


def test_worst_first_each_with_its_figures() -> None:
    rows = told()["tasks"]
    assert [(row["id"], row["verdict"], row["finish"], row["late"]) for row in rows] == [
        ("late", "miss", None, None),
        ("stuck", "miss", None, None),
        ("slow", "miss", "2021-10-23", 296),
        ("well", "make", "2020-09-17", -105),
    ]
    well = rows[-1]
    assert (well["pace"], well["needed"]) == (0.15, 0.064865)  # a month of 30 days: 30 × 0.5 %, 30 × 40 % ÷ 185
    assert (well["outlook"], well["forecast_why"]) == ("可成", None)
    assert rows[0]["forecast_why"] == {"days": 11, "due": "2020-06-20", "code": "why.overdue"}


def test_a_joint_task_counts_for_each_and_once_in_the_line() -> None:
    keys = ("name", "group", "tasks", "done", "miss", "make", "by_end", "end_rate", "at_most")
    assert [tuple(row[key] for key in keys) for row in told()["totals"]] == [
        ("甲局", "市直单位", 3, 1, 1, 1, 2, 0.666667, 1.0),
        ("乙区", "县市区", 3, 0, 3, 0, 0, 0.0, 0.333333),
    ]
    assert [row["name"] for row in told("group", True)["totals"]] == ["县市区", "市直单位"]  # the worse one first


def test_csv_has_the_tasks_or_the_totals_if_those_were_asked_for() -> None:
    def first(by: str, totals_first: bool) -> list[str]:
        text = write(forecast_report(OF, OF.tasks, by, totals_first), "csv", load("zh-CN"), Look())
        return next(csv.reader(StringIO(text[1:])))

    assert first("owner", False)[:4] == ["预评估", "编号", "任务", "责任单位"]
    assert first("group", True)[:3] == ["分组", "任务数", "完成"]


def test_people_are_not_shown_columns_that_say_nothing() -> None:
    text = write(forecast_report(OF, [one for one in OF.tasks if one.task.id == "late"]), "text", load("zh-CN"), Look())
    assert "预计完不成（1项）" in text
    assert "预计完成  " not in text


def test_the_shipped_list_counts_each_matter_once() -> None:
    of = fuyang()
    data = json.loads(write(forecast_report(of, of.tasks), "json", load("zh-CN"), Look()))["data"]
    headline, rows = data["headline"], data["tasks"]
    assert headline["all"] == headline["done"] + sum(headline[key] for key in ("make", "risk", "miss", "unknown")) == 25
    assert len(rows) == 21 + 3  # the three parts of FY-01 are listed, and counted with it
    # FY-02: 24 April 12 %, 10 June 27 %: 15 points in 47 days; the 73 % left take 228.7, so 229: 25 January
    row = next(row for row in rows if row["id"] == "FY-02")
    assert (row["verdict"], row["finish"], row["late"]) == ("risk", "2021-01-25", 25)
