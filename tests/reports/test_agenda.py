"""The papers of what lies ahead: day by day, the weekly meeting's, the inspection plan."""

import json
from datetime import date
from typing import Any

import pytest

from checklist.core.ladder import notices
from checklist.core.supervise import plan
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.agenda import agenda_report
from checklist.reports.report import Report
from checklist.reports.supervise import supervise_report
from checklist.reports.week import week_report, weeks_of
from checklist.writers.formats import Look, write
from tests.reports.meeting import fuyang
from tests.world import judged

SETTINGS = """
units: [{name: 甲局}, {name: 乙局}, {name: 丙局}]
review: {days: [{on: 2020-06-19, title: 六月讲评会}]}
"""
CITY = """
list: l
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
returns: {every: month, by: 10}
defaults: {owner: 甲局, status: in-progress}
tasks:
  - {id: met, title: 已办, due: 2020-06-09, status: done, done_on: 2020-06-08}
  - {id: late, title: 未办, due: 2020-06-10, updates: [{on: 2020-06-02, progress: 40%, ask: 请协调}]}
  - id: moved
    title: 已延
    owner: 乙局
    due: 2020-07-31
    updates: [{on: 2020-06-03, progress: 10%}]
    decisions: [{on: 2020-06-08, act: extend, from: 2020-06-12, to: 2020-07-31, reason: 汛期}]
  - {id: soon, title: 将到, owner: 乙局, due: 2020-06-18, updates: [{on: 2020-06-09, progress: 70%, ask: 请支持}]}
  - {id: mute, title: 未报, owner: 丙局, due: 2020-11-30, updates: [{on: 2020-03-05, progress: 45%}]}
"""
OF = judged(CITY, day="2020-06-16", settings=SETTINGS)
THEN = judged(CITY, day="2020-06-07", settings=SETTINGS)


def data(report: Report) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(write(report, "json", load("zh-CN"), Look()))["data"]
    return held


def week() -> dict[str, Any]:
    return data(week_report(OF, OF.tasks, THEN))


def test_the_agenda_has_what_is_ahead_and_names_what_is_past() -> None:
    told = data(agenda_report(OF, OF.tasks, (date(2020, 6, 16), date(2020, 7, 10))))
    rows = [(row["day"], row["falls"], row["ids"]) for row in told["items"]]
    assert rows == [
        ("2020-06-18", "due", ["soon"]),
        ("2020-06-19", "review", None),
        ("2020-07-10", "return", ["moved"]),  # “late” and “soon” have no window then any more
        ("2020-07-10", "return", ["mute"]),
    ]
    assert {key: told["behind"][key] for key in ("overdue", "silent")} == {"overdue": 1, "silent": 1}
    assert [count["count"] for count in told["summary"]["counts"]] == [1, 1, 2]


def test_nothing_ahead_is_said() -> None:
    told = data(agenda_report(OF, OF.tasks, (date(2020, 6, 16), date(2020, 6, 17))))
    assert told["summary"]["code"] == "agenda.nothing"
    assert "items" not in told


def test_last_week_by_what_came_of_it() -> None:
    told = week()
    assert [(row["outcome"], row["falls"], row["ids"]) for row in told["last_week"]] == [
        ("open", "due", ["late"]),
        ("open", "return", ["mute"]),
        ("moved", "due", ["moved"]),
        ("done", "due", ["met"]),
        ("done", "return", None),  # both units that have sent all they owed
    ]
    last = told["last"]
    assert [last[key] for key in ("count", "done", "open", "moved")] == [3, 1, 1, 1]
    # owed on the 10th: late, moved, soon and mute, for met was done; three have come
    assert {key: last["returns"][key] for key in ("count", "units", "came")} == {"count": 4, "units": 3, "came": 3}


def test_this_week_and_who_must_report() -> None:
    told = week()
    assert [(row["day"], row["falls"]) for row in told["this_week"]] == [
        ("2020-06-18", "due"),
        ("2020-06-19", "review"),
    ]
    assert [(row["unit"], row["return_kind"]["code"], row["ids"]) for row in told["reporting"]] == [
        ("丙局", "week.missed", ["mute"])
    ]


def test_what_was_decided_and_what_is_asked_for() -> None:
    told = week()
    assert [(row["act"], row["id"]) for row in told["decided"]] == [("extend", "moved")]
    assert [(row["id"], row["ask"]) for row in told["asked"]] == [("soon", "请支持")]  # the other is of the week before


@pytest.mark.parametrize(
    ("day", "last", "this"),
    [
        ("2020-06-15", "2020-06-08", "2020-06-15"),  # a Monday
        ("2020-06-21", "2020-06-08", "2020-06-15"),  # a Sunday
        ("0001-01-01", "0001-01-01", "0001-01-01"),  # the first Monday there is
        ("9999-12-31", "9999-12-20", "9999-12-27"),
    ],
)
def test_weeks_begin_on_mondays(day: str, last: str, this: str) -> None:
    weeks = weeks_of(date.fromisoformat(day))
    assert (weeks.last[0].isoformat(), weeks.this[0].isoformat()) == (last, this)


def test_the_plan_says_when_where_why_and_what_to_look_at() -> None:
    held = plan(OF.tasks, OF, notices(OF))
    rows = data(supervise_report(OF, held))["plan"]
    # “moved” is red: 10 % where 168 of 213 days are gone; “mute” was last heard of in March; “met” nobody has looked at
    assert [(row["day"], row["unit"], row["order"], row["id"], row["by_day"]) for row in rows] == [
        ("2020-06-17", "甲局", 1, "late", "2020-06-23"),
        ("2020-06-17", "甲局", 4, "met", "2020-06-30"),  # on the same trip
        ("2020-06-18", "乙局", 2, "moved", "2020-06-23"),
        ("2020-06-19", "丙局", 3, "mute", "2020-06-30"),
    ]
    assert [ground["code"] for ground in rows[0]["grounds"]] == ["ground.overdue", "ground.behind"]
    assert rows[0]["check"] == {"code": "check.overdue"}


def test_the_parts_of_the_order_are_shown() -> None:
    of = fuyang()
    told = data(supervise_report(of, plan(of.tasks, of, notices(of))))
    assert [row["within"] for row in told["order"]] == [3, 5, 5, 5, 5, 10, 10, 15]
    assert len({(row["list"], row["id"]) for row in told["plan"]}) == len(told["plan"]) == told["summary"]["count"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_a_sentence(language: str) -> None:
    of = fuyang()
    reports = (
        agenda_report(of, of.tasks, (of.as_of, date(2020, 12, 31))),
        week_report(of, of.tasks, fuyang(date(2020, 6, 7))),
        supervise_report(of, plan(of.tasks, of, notices(of))),
    )
    text = "".join(write(report, "text", load(language), Look()) for report in reports)
    for key in (
        "column.",
        "agenda.",
        "falls.",
        "came.",
        "week.",
        "supervise.",
        "ground.",
        "check.",
        "day.",
        "outcome.",
    ):
        assert key not in text
