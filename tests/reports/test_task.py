"""One task whole: why it has its light, what was due when, what was said and decided."""

import json
from typing import Any

import pytest

from checklist.core.ladder import notice_of
from checklist.core.select import find
from checklist.lang.catalog import load
from checklist.reports.task import task_report
from checklist.reports.timetable import cadence
from checklist.source.cadence import CADENCE
from checklist.source.notes import Notes
from checklist.source.text import Source
from checklist.source.yaml import parse
from checklist.writers.formats import Look, write
from tests.world import judged, task

SETTINGS = "units: [{name: 市住建局, leader: 分管领导}, {name: 颍州区政府}, {name: 颍泉区政府}]"
CITY = """
list: fy
title: 全市清单
money: 亿元
period: {from: 2020-01-01, to: 2020-12-31}
returns: {every: month, by: 25}
defaults: {owner: 市住建局, status: in-progress}
tasks:
  - id: FY-07
    no: 7
    title: 黑臭水体治理
    goal: 完成32条
    support: [颍州区政府]
    roles: {监管责任: [颍泉区政府]}
    person: {post: 科长, name: 某}
    start: 2020-03-01
    due: 2021-01-31
    due_text: 年底前
    weight: 2
    tags: [难点]
    source: [{list: up, item: "17"}, {list: 国务院清单, item: "3"}]
    measure: {unit: 条, target: 32}
    amounts: {planned: 2}
    extra: {资金来源: 财政}
    milestones:
      - {title: 招标, due: 2020-04-30, done: 2020-04-28, weight: 20}
      - {title: 主体完工, due: 2020-05-31, weight: 50}
      - {title: 验收, due: 2020-11-30, done: 2020-12-05, weight: 20}
    updates:
      - {on: 2020-06-12, for: 2020-06-10, by: 市住建局, done: 14, light: green, problems: 停工, amounts: {arrived: 1.5}}
      - {on: 2020-04-24, by: 市住建局, done: 8, next: 清淤, evidence: [evidence/a.pdf]}
      - {on: 2020-06-18, by: 市住建局, done: 20}
    decisions:
      - {on: 2020-05-20, act: extend, from: 2020-12-31, to: 2021-01-31, reason: 汛期, by: 市督查办}
      - {on: 2020-05-28, act: visit, score: 82, text: 形象进度好}
  - {id: whole, title: 整体, no: 8, measure: {unit: 条, target: parts}}
  - {id: part-a, title: 甲区, parent: whole, measure: {unit: 条, target: 48, done: 20}}
  - {id: part-b, title: 乙区, parent: whole, measure: {unit: 条, target: 30, done: 7}}
  - {id: duty, title: 调度, every: {every: month, by: 20}, updates: [{on: 2020-01-20, text: 已调度}]}
"""
UPPER = """
list: up
title: 省清单
tasks: [{id: P-17, no: 17, title: 全省黑臭水体治理, owner: 颍州区政府}, {id: x, no: 7, title: 另项, owner: 颍州区政府}]
"""
OF = judged(CITY, UPPER, day="2020-06-16", settings=SETTINGS)


def shown(name: str) -> dict[str, Any]:
    one = task(OF, name)
    report = task_report(OF, [(one, notice_of(one, OF))])
    (told,) = json.loads(write(report, "json", load("zh-CN"), Look()))["data"]["tasks"]
    return told


def test_it_says_why_the_light_is_what_it_is() -> None:
    told = shown("FY-07")
    assert told["state"]["light"] == "yellow"
    # 14 of 32 is 43.75 %. Expected on 16 June: after 70 % on 31 May, 16 of 183 days towards 90 % on 30 November.
    assert told["figures"] == [
        {
            "bar": {"progress": 0.4375, "expected": 0.717486},
            "progress": 0.4375,
            "expected": 0.717486,  # 0.7 + 0.2 × 16/183
            "gap": -0.279986,
            "overdue": None,
        }
    ]
    assert told["state"]["why"]["code"] == "why.behind"
    assert told["state"]["watermelon"] == {"day": "2020-06-10", "code": "show.watermelon"}


def test_it_says_what_is_written() -> None:
    about = shown("FY-07")["about"]
    assert about["list"] == "全市清单"
    assert (about["owner"], about["support"], about["role.监管责任"]) == (["市住建局"], ["颍州区政府"], ["颍泉区政府"])
    assert about["person"] == ["科长 某"]
    assert about["baseline"] == {"first": "2020-12-31", "days": 31, "code": "show.slip"}
    assert about["tags"] == ["difficult"]
    assert about["source"][0] == {"id": "P-17", "title": "全省黑臭水体治理", "code": "show.heading"}
    assert about["source"][1] == {"list": "国务院清单", "item": "3", "code": "show.reference"}
    assert about["measure"] == {"done": 14, "target": 32, "start": None, "unit": "条", "code": "show.measure"}
    assert shown("FY-07")["amounts"] == {"planned": 2, "arrived": 1.5}
    assert shown("FY-07")["extra"] == {"资金来源": "财政"}


def test_milestones_say_how_they_ended() -> None:
    steps = shown("FY-07")["milestones"]
    assert [(one["step_weight"], one["state"]["code"]) for one in steps] == [
        (0.2, "step.done"),
        (0.5, "step.missed"),  # 16 days past
        (0.2, "step.ahead"),  # what comes in December is not known in June
    ]
    assert steps[1]["state"]["days"] == 16


def test_the_curve_is_dated_and_marks_the_day() -> None:
    curve = shown("FY-07")["schedule"]
    assert [(one["day"], one["expected"]) for one in curve] == [
        ("2020-02-29", 0.0),  # the eve of the start
        ("2020-04-30", 0.2),
        ("2020-05-31", 0.7),
        ("2020-06-16", 0.717486),
        ("2020-11-30", 0.9),
        ("2021-01-31", 1.0),
    ]
    assert curve[1]["point"] == ["招标"]
    assert curve[3]["point"] == [{"progress": 0.4375, "code": "schedule.today"}]


def test_returns_updates_and_decisions_are_told_oldest_first() -> None:
    told = shown("FY-07")
    # owed on 25 March, 25 April and 25 May; 24 April answers April's, 12 June is not yet judged and ends the silence
    assert told["returns"] == {
        "owed": 3,
        "answered": 1,
        "missed": ["2020-03-25", "2020-05-25"],
        "silent": None,
        "next_return": "2020-06-25",
    }
    assert [(one["on"], one["stands"], one["progress"]) for one in told["updates"]] == [
        ("2020-04-24", None, 0.25),
        ("2020-06-12", "2020-06-10", 0.4375),  # the one of 18 June is not known yet
    ]
    assert [(one["act"], one["from"], one["to"], one["visit_score"]) for one in told["decisions"]] == [
        ("extend", "2020-12-31", "2021-01-31", None),
        ("visit", "", "", 82),
    ]


def test_the_notice_that_holds_now_is_told() -> None:
    notice = shown("FY-07")["notice"]
    assert (notice["rung"], notice["to"]) == ("warn", ["市住建局"])
    assert [one["code"] for one in notice["grounds"]] == ["ground.behind"]


def test_a_whole_shows_its_parts_and_their_sum_and_no_curve_of_its_own() -> None:
    told = shown("whole")
    assert (told["about"]["measure"]["done"], told["about"]["measure"]["target"]) == (27, 78)  # 20 + 7; 48 + 30
    assert [one["id"] for one in told["parts"]] == ["part-a", "part-b"]
    assert "schedule" not in told
    assert shown("part-a")["about"]["parent"]["id"] == "whole"


def test_a_standing_duty_has_no_figures_and_owes_returns() -> None:
    told = shown("duty")
    assert "figures" not in told
    assert told["returns"]["silent"] == {"code": "show.silent"}
    assert told["returns"]["missed"] == ["2020-02-20", "2020-03-20", "2020-04-20", "2020-05-20"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("FY-07", ["FY-07"]),
        ("fy/FY-07", ["FY-07"]),
        ("fy/7", ["FY-07"]),
        ("up/7", ["x"]),
        ("8", ["whole"]),
        ("7", ["FY-07", "x"]),  # printed twice: not one
        ("9", []),
        ("fy/", []),
    ],
)
def test_a_task_goes_by_id_by_list_and_by_printed_number(name: str, found: list[str]) -> None:
    assert [one.task.id for one in find(name, OF)] == found


@pytest.mark.parametrize(
    ("written", "chinese", "english"),
    [
        ("month", "每月末", "monthly, by the end"),
        ("{every: month, by: 25}", "每月25日前", "monthly, by day 25"),
        ("{every: quarter, by: 20}", "每季度末月20日前", "quarterly, by day 20 of the last month"),
        ("{every: half-year, by: 25}", "每年6月、12月25日前", "half-yearly, by day 25 of June and December"),
        ("{every: half-year, by: 02-25}", "每半年第2个月25日前", "half-yearly, by day 25 of month 2"),
        ("{every: year, by: 20}", "每年12月20日前", "yearly, by day 20 of month 12"),
        ("{every: year, by: 02-28}", "每年2月28日前", "yearly, by day 28 of month 2"),
        ("{every: week, by: friday}", "每周五前", "weekly, by Friday"),
        ("{every: month, by: +5}", "每月结束后5日内", "monthly, within 5 days of the end"),
    ],
)
def test_a_cadence_is_said_in_words(written: str, chinese: str, english: str) -> None:
    held = CADENCE.read(parse(Source("x", written)).root, Notes([]))
    assert (load("zh-CN").say(cadence(held)), load("en").say(cadence(held))) == (chinese, english)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_heading_is_a_sentence(language: str) -> None:
    report = task_report(OF, [(one, notice_of(one, OF)) for one in OF.tasks])
    text = write(report, "text", load(language), Look())
    for key in ("column.", "updates.", "decisions.", "show.", "step.", "cadence.", "schedule.", "expect.", "rung."):
        assert key not in text
