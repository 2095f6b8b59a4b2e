"""Rates as shown: both numbers and what they count, in words; by unit, ranked; and against the first due days."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checklist.core.assess import assess
from checklist.core.baseline import as_promised
from checklist.core.policy import RateRule
from checklist.core.rates import PRESETS
from checklist.lang.catalog import load
from checklist.reports.counted import counts, rate_name
from checklist.reports.rates import rates, rates_by
from checklist.reports.report import Percent, Report
from checklist.writers.formats import Look, write
from tests.world import judged, shelf

DAY = "2020-06-30"
UNITS = """
units:
  - {name: 甲局, group: 市直单位}
  - {name: 乙局, group: 市直单位}
  - {name: 丙局, group: 市直单位}
  - {name: 丁区, group: 县市区}
  - {name: 戊区, group: 县市区}
  - {name: 己区, group: 县市区}
rates: [{name: 完成率}, {name: 投资完成率, digits: 2}]
"""
TASKS = """
list: l
money: 亿元
defaults: {status: in-progress}
tasks:
  - {id: 1, title: t, owner: 甲局, status: done, amounts: {planned: 3, invested: 1}}
  - {id: 2, title: t, owner: [甲局, 乙局], status: done, amounts: {planned: 3}}
  - {id: 3, title: t, owner: 乙局}
  - {id: 4, title: t, owner: 丙局}
  - {id: 5, title: t, owner: 丁区, status: done}
  - {id: 6, title: t, owner: 戊区, status: done}
  - {id: 7, title: t, owner: 己区, status: paused}
"""
OF = judged(TASKS, day=DAY, settings=UNITS)


def data(report: Report) -> dict[str, Any]:
    return json.loads(write(report, "json", load("zh-CN"), Look()))["data"]


@pytest.mark.parametrize(
    ("rule", "chinese", "english"),
    [
        (PRESETS["开工率"], "已开工 ÷ 计划期内开工", "started ÷ planned in the period: started"),
        (
            PRESETS["转化率"],
            "已签约且已签框架协议 ÷ 已签框架协议",
            "signed and framework agreement made ÷ framework agreement made",
        ),
        (PRESETS["资金到位率"], "到位资金 ÷ 合同金额", "arrived ÷ contracted"),
        (PRESETS["报送率"], "按期报送次数 ÷ 应报次数", "returns answered in time ÷ returns owed"),
        (
            RateRule("x", "done & tag.difficult", over="all - tag.重点"),
            "已完成且标签为难点 ÷ 全部任务（不含标签为重点）",
            "done and tagged difficult ÷ all tasks but not tagged 重点",
        ),
        (
            RateRule("x", "stage.拿地", over="due.signed"),
            "已拿地 ÷ 计划至今签约",
            "reached 拿地 ÷ planned by now: signed",
        ),
        (RateRule("x", "status.closed"), "状态为已销号", "closed"),
        (RateRule("x", sum="amounts.贷款", over="measure.target"), "贷款 ÷ 指标目标量", "贷款 ÷ target of the measure"),
    ],
)
def test_what_a_rate_counts_is_said_in_both_languages(rule: RateRule, chinese: str, english: str) -> None:
    assert (load("zh-CN").say(counts(rule)), load("en").say(counts(rule))) == (chinese, english)


def test_every_preset_can_be_said_in_full() -> None:
    for rule in PRESETS.values():
        for language in ("zh-CN", "en"):
            said = load(language).say(counts(rule))
            assert "counted." not in said
            assert "{" not in said
        assert load("zh-CN").say(rate_name(rule)) == rule.name
        assert load("en").say(rate_name(rule)).isascii()


def test_both_numbers_are_printed_with_unit_and_words() -> None:
    table = data(rates(OF, OF.tasks))["rates"]
    assert [row["rate"] for row in table][:2] == ["completion", "投资完成率"]
    assert [row["rate"] for row in table][2:] == ["closure"]  # of the usual ones, what has something to count over
    assert (table[0]["value"], table[0]["numerator"], table[0]["denominator"]) == (0.666667, 4, 6)
    assert table[0]["expression"] == "done ÷ all"
    # 1 ÷ 6, of the two that give a plan; one of them has not reported
    assert table[1] | {"counts": None} == {
        "rate": "投资完成率",
        "value": 0.166667,
        "numerator": 1,
        "denominator": 6,
        "unit": "亿元",
        "counts": None,
        "expression": "amounts.invested ÷ amounts.planned",
    }


def test_a_rate_with_nothing_to_count_over_is_shown_where_it_is_named() -> None:
    (row,) = data(rates(OF, OF.tasks, ["开工率"]))["rates"]
    assert (row["value"], row["denominator"]) == (None, 0)
    named = judged(TASKS, day=DAY, settings="rates: [{name: 开工率}]")
    assert data(rates(named, named.tasks))["rates"][0]["denominator"] == 0


def test_digits_are_the_workspaces_half_up() -> None:
    text = write(rates(OF, OF.tasks, ["投资完成率"]), "text", load("zh-CN"), Look())
    assert "16.67%" in text  # 1/6
    assert str(Percent(Fraction(1, 8), 0)) == "13%"


def test_notes_say_what_is_in_no_number_and_what_counts_nothing() -> None:
    notes = data(rates(OF, OF.tasks, ["投资完成率"]))["notes"]
    assert notes == [
        {"rate": "投资完成率", "count": 4, "code": "rates.left_out"},
        {"rate": "投资完成率", "count": 1, "code": "rates.not_reported"},
    ]


def test_units_are_ranked_inside_their_group_and_joint_tasks_make_the_rows_more_than_the_total() -> None:
    told = data(rates_by(OF, OF.tasks, "owner", ["完成率"]))
    shown = [(row["group"], row["place"], row["name"], row["numerator"], row["denominator"]) for row in told["rates"]]
    assert shown == [
        ("市直单位", 1, "甲局", 2, 2),
        ("市直单位", 2, "乙局", 1, 2),  # the joint one is done for both
        ("市直单位", 3, "丙局", 0, 1),
        ("县市区", 1, "丁区", 1, 1),  # a tie is a tie: both are first
        ("县市区", 1, "戊区", 1, 1),  # 己区 has no live task, so nothing to count over, and no row
        (None, None, {"code": "rates.total"}, 4, 6),  # 2 + 2 + 1 + 1 + 1 = 7 rows' worth of 6 tasks
    ]
    assert told["notes"] == [{"code": "rates.more_than_total"}]


def test_without_joint_tasks_nothing_is_said_of_sums() -> None:
    told = data(rates_by(OF, OF.tasks[2:], "list", ["完成率"]))
    assert "notes" not in told
    assert [(row["name"], row["numerator"], row["denominator"]) for row in told["rates"][:1]] == [("l", 2, 4)]


def test_tasks_in_no_row_are_said_to_be_in_the_total_only() -> None:
    of = judged(TASKS.replace("title: t, owner: 甲局,", "title: t, tags: [x], owner: 甲局,"), day=DAY, settings=UNITS)
    told = data(rates_by(of, of.tasks, "tag", ["完成率"]))
    assert [(row["numerator"], row["denominator"]) for row in told["rates"]] == [(1, 1), (4, 6)]
    assert told["notes"] == [{"code": "rates.less_than_total"}]


def test_only_rates_with_a_denominator_are_broken_down_unless_asked_for() -> None:
    told = data(rates_by(OF, OF.tasks, "owner"))
    assert [row["rate"] for row in told["counts"]] == ["completion", "投资完成率", "closure"]
    asked = data(rates_by(OF, OF.tasks, "owner", ["开工率"]))
    assert [(row["value"], row["numerator"], row["denominator"]) for row in asked["rates"]] == [(None, 0, 0)]


def test_sums_of_different_units_are_refused_in_words() -> None:
    of = judged(TASKS, TASKS.replace("list: l", "list: m").replace("亿元", "万元"), day=DAY, settings=UNITS)
    told = data(rates(of, of.tasks, ["投资完成率"]))
    assert (told["rates"][0]["numerator"], told["rates"][0]["value"]) == (None, None)
    assert told["notes"][0] == {"rate": "投资完成率", "units": ["亿元", "万元"], "code": "rates.refused"}


EXTENDED = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: 1, title: 延期后按期, due: 2020-06-30, status: done, done_on: 2020-06-20,
     decisions: [{on: 2020-05-20, act: extend, from: 2020-05-31, to: 2020-06-30}]}
  - {id: 2, title: 按期, due: 2020-05-31, status: done, done_on: 2020-05-30}
  - {id: 3, title: 延期, due: 2020-12-31, decisions: [{on: 2020-05-20, act: extend, from: 2020-06-10, to: 2020-12-31}]}
  - {id: 4, title: 后来才定, due: 2020-06-15, decisions: [{on: 2020-04-01, act: extend, from: none, to: 2020-06-15}]}
"""


def test_against_the_first_due_days_extensions_do_not_count() -> None:
    held, day = shelf(EXTENDED), date(2020, 6, 30)
    now = assess(held.lists, held.workspace.policy, day)
    then = assess(as_promised(held.lists, day), held.workspace.policy, day)
    told = [data(rates(of, of.tasks, ["办结率", "按期办结率"]))["rates"] for of in (now, then)]
    numbers = [[(row["numerator"], row["denominator"]) for row in each] for each in told]
    # now: due are 1, 2 and 4; done in time 1 and 2. As promised: 3 was due on 10 June too, and 1 is three weeks late
    assert numbers == [[(2, 3), (2, 3)], [(2, 4), (1, 4)]]
    assert [one.task.due for one in then.tasks] == [
        date(2020, 5, 31),
        date(2020, 5, 31),
        date(2020, 6, 10),
        date(2020, 6, 15),
    ]


def test_a_first_due_day_decided_later_was_not_yet_promised() -> None:
    held, day = shelf(EXTENDED), date(2020, 3, 31)
    then = assess(as_promised(held.lists, day), held.workspace.policy, day)
    assert [one.task.due for one in then.tasks] == [date(2020, 5, 31), date(2020, 5, 31), date(2020, 6, 10), None]


def test_rates_without_a_denominator_are_named_or_all_shown() -> None:
    few, every = rates(OF, OF.tasks), rates(OF, OF.tasks, everything=True)
    codes = [note["code"] for note in data(few)["notes"]]
    assert "rates.no_denominator" in codes
    assert len(data(every)["rates"]) == len(PRESETS) > len(data(few)["rates"])
    assert "rates.no_denominator" not in [note["code"] for note in data(every).get("notes", [])]


def test_plain_totals_and_rates_refused_in_total_are_shown_row_by_row() -> None:
    lists = (
        "list: a\nmoney: 亿元\ntasks: [{id: 1, title: t, owner: 甲局, amounts: {planned: 3, invested: 1}}]",
        "list: b\nmoney: 万元\ntasks: [{id: 1, title: t, owner: 乙局, amounts: {planned: 4, invested: 1}}]",
    )
    of = judged(*lists, day=DAY, settings="rates: [{name: 个数, count: all}]")
    found = data(rates_by(of, of.tasks, "owner"))
    rows = [(row["rate"], row["name"], row["numerator"]) for row in found["rates"] if row["place"]]
    assert ("个数", "甲局", 1) in rows
    assert {("investment", "甲局", 1), ("investment", "乙局", 1)} <= set(rows)
    assert [note["code"] for note in found["notes"]] == ["rates.refused"]


def test_units_with_a_part_in_a_task_are_ranked_inside_their_group_too() -> None:
    rows = "{id: 1, title: t, owner: 甲局, status: done, roles: {监管: [乙局, 丁区]}}"
    of = judged(f"list: l\ntasks: [{rows}]", day=DAY, settings=UNITS)
    found = [row for row in data(rates_by(of, of.tasks, "role:监管", ["完成率"]))["rates"] if row["place"]]
    assert [(row["group"], row["place"], row["tied"]) for row in found] == [
        ("市直单位", 1, False),
        ("县市区", 1, False),
    ]
