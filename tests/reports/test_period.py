"""A period's report: how tasks ended, what slipped, who was first and last, and what passes on."""

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest

from checklist.core.periods import Kind, of_day
from checklist.core.review import review
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.indicators import indicators_report
from checklist.reports.period import period_report
from checklist.reports.report import Report
from checklist.writers.formats import Look, write
from tests.reports.meeting import fuyang
from tests.world import judged

SETTINGS = "units: [{name: 甲局, group: 市直}, {name: 乙局, group: 市直}, {name: 丙县, group: 县区}]"
CITY = """
list: l
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 甲局, status: in-progress}
tasks:
  - {id: early, title: 上月办结, due: 2020-05-31, status: done, done_on: 2020-05-20}
  - {id: on-time, title: 按期, due: 2020-06-20, status: closed, done_on: 2020-06-18}
  - {id: late, title: 逾期办结, owner: 乙局, due: 2020-06-10, status: done, done_on: 2020-06-15}
  - {id: undone, title: 未办结, owner: 乙局, due: 2020-06-30, updates: [{on: 2020-06-20, progress: 40%}]}
  - {id: next, title: 下月, owner: 丙县, due: 2020-07-31, updates: [{on: 2020-06-20, progress: 80%}]}
  - {id: far, title: 年底, owner: 丙县, updates: [{on: 2020-06-20, progress: 50%}]}
  - id: moved
    title: 已延
    due: 2020-08-31
    updates: [{on: 2020-06-20, progress: 60%}]
    decisions: [{on: 2020-06-05, act: extend, from: 2020-06-30, to: 2020-08-31, reason: 汛期}]
  - {id: still, title: 暂缓, status: paused}
  - {id: over, title: 终止, status: cancelled, decisions: [{on: 2020-06-09, act: cancel, reason: 撤销}]}
  - {id: duty, title: 长期, every: month}
"""


EVERY = {"early", "on-time", "late", "undone", "next", "far", "moved", "still", "over"}
"""All but the standing duty, which never ends."""


def june(kind: Kind = Kind.MONTH, day: str = "2020-06-30", shown: int = 12) -> Report:
    period = of_day(kind, date(2020, 6, 1))
    of, then = (judged(CITY, day=each, settings=SETTINGS) for each in (day, "2020-05-31"))
    return period_report(review(of, "owner", of.tasks, then), period, shown)


def data(report: Report) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(write(report, "json", load("zh-CN"), Look()))["data"]
    return held


def test_the_period_in_a_few_sentences() -> None:
    told = data(june())
    assert told["period"] == {"kind": "month", "start": "2020-06-01", "end": "2020-06-30", "code": "period.span"}
    # due in June: on-time, late, undone; the extended one no longer is. Of them one was done in time.
    keys = ("ended", "on_time", "late", "due", "met", "missed", "extended", "reopened")
    assert [told["summary"][key] for key in keys] == [2, 1, 1, 3, 1, 2, 1, 0]
    # live: all but paused, cancelled and standing. Done: early, on-time, late; one before.
    standing = told["standing"]
    assert [standing[key] for key in ("all", "done", "before", "closed")] == [7, 3, 1, 1]
    assert [standing[key] for key in ("open", "overdue", "due")] == [4, 1, 1]


def test_each_tasks_end() -> None:
    assert [(row["id"], row["end_state"], row["days_late"]) for row in data(june())["ended"]] == [
        ("on-time", "on-time", None),
        ("late", "late", 5),
        ("over", "cancelled", None),
    ]
    assert [row["id"] for row in data(june(Kind.YEAR))["ended"]] == ["on-time", "late", "over"]


def test_what_slipped_and_what_passes_on() -> None:
    told = data(june())
    assert [(row["day"], row["id"], row["came"]["code"]) for row in told["slipped"]] == [
        ("2020-06-05", "moved", "slip.extend"),
        ("2020-06-30", "undone", "slip.last_day_at"),
    ]
    assert [(row["id"], row["end_state"]) for row in told["passing"]] == [
        ("undone", "overdue"),
        ("next", "next"),
        ("moved", "open"),
        ("far", "open"),
        ("still", "paused"),
    ]
    assert [row["id"] for row in data(june(shown=0))["passing"]] == ["undone", "next"]  # what is urgent, at least


def test_who_was_first_and_last() -> None:
    rows = data(june())["first_and_last"]
    # 甲局 beside 乙局, which did one late and one not; a group of one has no first and last
    assert [(row["group"], row["first"], row["last"], row["ranked"]) for row in rows] == [
        ("市直", ["甲局"], ["乙局"], 2)
    ]


def test_the_rates_stand_beside_those_of_the_period_before() -> None:
    rates = {row["rate"]: row for row in data(june())["rates"]}
    done = rates["completion"]
    assert (done["numerator"], done["denominator"], done["numerator_then"]) == (3, 7, 1)
    # before, “over” was not yet cancelled: 1 of 8
    assert done["denominator_then"] == 8


def test_a_period_that_runs_on_says_so() -> None:
    report = june(day="2020-06-16")
    assert [note.key for note in report.notes] == ["period.unfinished"]
    assert "undone" not in [row["id"] for row in data(report)["slipped"]]
    assert next(row for row in data(report)["passing"] if row["id"] == "undone")["end_state"] == "within"
    assert data(report)["standing"]["code"] == "period.standing_so_far"


def test_csv_has_every_task_and_how_it_stands() -> None:
    rows = list(csv.reader(StringIO(write(june(), "csv", load("zh-CN"), Look())[1:])))
    assert rows[0][0] == "编号"
    assert {row[0] for row in rows[1:]} == EVERY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_a_sentence(language: str) -> None:
    reports = [
        period_report(
            review(fuyang(date(2020, 5, 31)), "owner", fuyang(date(2020, 5, 31)).tasks, fuyang(date(2020, 4, 30))),
            of_day(kind, date(2020, 5, 1)),
            12,
        )
        for kind in Kind
    ]
    text = "".join(write(report, "text", load(language), Look()) for report in reports)
    for key in ("column.", "period.", "slip.", "end.on", "end.o", "came.", "quarter.1"):
        assert key not in text


INDICATED = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress, tags: [主要指标]}
tasks:
  - id: sum
    title: 收入
    owner: 乙局
    measure: {unit: 亿元, target: 100}
    updates: [{on: 2020-03-31, done: 20, place: 4/13}, {on: 2020-06-30, done: 55, place: 3/13}]
  - id: level
    title: 增速
    owner: 甲局
    measure: {unit: "%", target: 9, kind: level}
    updates: [{on: 2020-06-30, done: 8, place: 6/13}]
  - {id: none, title: 无, owner: [甲局, 乙局], tags: [难点]}
"""


def test_indicators_by_unit() -> None:
    of = judged(INDICATED, day="2020-07-01", settings=SETTINGS)
    told = data(indicators_report(review(of, "owner", of.tasks)))
    assert {key: told["summary"][key] for key in ("count", "met", "up", "down", "same")} == {
        "count": 2,
        "met": 0,
        "up": 1,
        "down": 0,
        "same": 0,
    }
    keys = ("name", "id", "target", "measured", "lead", "rank_place", "move", "progress", "places")
    assert [tuple(row[key] for key in keys) for row in told["indicators"]] == [
        ("甲局", "level", 9, 8, -1, "6/13", None, None, None),  # as it is: no progress, no gap to a schedule
        ("乙局", "sum", 100, 55, -45, "3/13", 1, 0.55, ["4/13", "3/13"]),
    ]


def test_without_indicators_it_says_how_to_have_some() -> None:
    of = judged(INDICATED, day="2020-07-01", settings=SETTINGS)
    report = indicators_report(review(of, "owner", [one for one in of.tasks if one.task.id == "none"]))
    assert data(report)["summary"] == {"code": "indicators.none"}
