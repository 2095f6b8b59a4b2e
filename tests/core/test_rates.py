"""Rates with both numbers: each preset reckoned by hand, money by its unit, what is left out and what is refused."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from checklist.core.family import Family, Key
from checklist.core.policy import RateRule
from checklist.core.rates import ENGLISH, PRESETS, Rate, all_rules, known_rule, rate, wrong_word
from tests.world import judged

DAY = "2020-06-30"
PROJECTS = """
list: p
money: 亿元
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  # framework agreement, contract signed, registered, paid in, begun, finished, producing, at capacity
  - id: a
    title: 全程走完
    status: closed
    due: 2020-06-30
    done_on: 2020-06-20
    stages:
      framework: 2019-01-01
      signed: {plan: 2019-03-01, done: 2019-03-01}
      registered: 2019-04-01
      funded: 2019-05-01
      started: {plan: 2019-06-01, done: 2019-06-01}
      completed: {plan: 2020-05-31, done: 2020-05-20}
      producing: {plan: 2020-06-30, done: 2020-06-10}
      capacity: 2020-06-20
    amounts: {planned: 1.0, contracted: 3.2, arrived: 3.2, invested: 1.1}
  - id: b
    title: 在建
    due: 2020-06-30
    stages:
      framework: 2019-09-20
      signed: {plan: 2019-10-31, done: 2019-11-08}
      registered: 2019-12-05
      started: {plan: 2020-04-30, done: 2020-04-22}
      completed: {plan: 2020-12-31}
    amounts: {planned: 6, contracted: 12.5}
    updates: [{on: 2020-06-10, progress: 35%, amounts: {arrived: 6.2, invested: 2.1}}]
  - id: c
    title: 未开工
    due: 2020-03-31
    status: done
    done_on: 2020-04-02
    stages:
      framework: 2019-10-16
      signed: {plan: 2020-05-31}
      started: {plan: 2020-06-30}
      completed: 2021-02-01
    amounts: {contracted: 8}
  - {id: d, title: 未报到位资金, stages: {signed: 2020-01-05}, amounts: {contracted: 1.5, planned: 0.4}}
  - {id: e, title: 停建, status: paused, stages: {signed: 2019-12-31, started: 2020-01-01}, amounts: {contracted: 100}}
"""


def reckoned(name: str, text: str = PROJECTS, day: str = DAY) -> Rate:
    of = judged(text, day=day)
    return rate(all_rules(of.policy.rates)[name], of.tasks, of)


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        ("完成率", 2, 4),  # a and c are done; the paused e counts nowhere
        ("销号率", 1, 2),  # of these two the office has closed a
        ("办结率", 2, 3),  # due by the day: a, b, c; done of them: a, c
        ("按期办结率", 1, 3),  # a on 20 June of 30; c two days late
        ("开工率", 2, 3),  # begun: a, b; planned by the year's end: a, b, c
        ("竣工率", 1, 2),  # finished: a (c's day has not come); planned: a, b
        ("投产率", 1, 1),
        ("建成投产率", 1, 2),  # producing and begun: a; begun: a, b
        ("达产率", 1, 1),
        ("转化率", 2, 3),  # signed after a framework agreement: a, b; agreements: a, b, c
        ("签约率", 3, 3),  # signed: a, b, d; planned: a, b, c. A is not cut to B, so 100 % here
        ("注册率", 2, 3),  # registered and signed: a, b; signed: a, b, d
        ("履约率", 1, 3),
        ("落地率", 2, 3),
        ("资金到位率", "9.4", "25.2"),  # 3.2 + 6.2 + 0 + 0; 3.2 + 12.5 + 8 + 1.5
        ("投资完成率", "3.2", "7.4"),  # 1.1 + 2.1 + 0; 1.0 + 6 + 0.4, c has no plan
    ],
)
def test_a_preset_reckoned_by_hand(name: str, numerator: object, denominator: object) -> None:
    found = reckoned(name)
    assert (found.numerator, found.denominator) == (Decimal(str(numerator)), Decimal(str(denominator)))


def test_on_schedule_asks_only_where_something_is_expected() -> None:
    text = """
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: 1, title: 达序时, progress: 50%}
  - {id: 2, title: 滞后, progress: 49%}
  - {id: 3, title: 无数据}
  - {id: 4, title: 水质达标率, measure: {unit: "%", target: 90, done: 85, kind: level}}
"""
    found = reckoned("达序时率", text)  # 30 June is day 182 of 366: 49.7 %; the level expects nothing
    assert (found.numerator, found.denominator) == (1, 3)


def test_returns_count_standing_duties_and_only_answers_in_time() -> None:
    text = """
period: {from: 2020-04-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
returns: {every: month, by: 25}
tasks:
  - {id: 1, title: 一次迟报, updates: [{on: 2020-04-24, progress: 5%}, {on: 2020-05-26, progress: 9%}]}
  - {id: 2, title: 常态, every: {every: month, by: 20}, updates: [{on: 2020-04-20, text: a}, {on: 2020-06-19, text: b}]}
  - {id: 3, title: 暂缓, status: paused}
"""
    found = reckoned("报送率", text)
    # 1 owes 25 April, May, June: answered on 24 April; 26 May falls in June's span, so June's is answered too.
    # 2 owes the 20th of three months and answered two. Judged from the day after: 25 June is past on the 30th.
    assert (found.numerator, found.denominator) == (4, 6)


def test_over_a_hundred_percent_is_a_rate_like_any_other() -> None:
    text = """
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u}
tasks:
  - {id: 1, title: t, stages: {completed: {plan: 2020-06-01, done: 2020-05-01}}}
  - {id: 2, title: t, stages: {completed: 2020-06-15}}
"""
    found = reckoned("竣工率", text)
    assert found.value == 2  # 2 finished ÷ 1 planned


def test_without_a_denominator_there_is_no_rate() -> None:
    found = reckoned("达产率", "tasks: [{id: 1, title: t, owner: u}]")
    assert (found.numerator, found.denominator, found.value) == (0, 0, None)


def test_without_over_it_is_a_plain_total() -> None:
    of = judged(PROJECTS, day=DAY)
    found = rate(RateRule("到位资金合计", sum="amounts.arrived"), of.tasks, of)
    assert (found.numerator, found.denominator, found.value, found.unit) == (Decimal("9.4"), None, None, "亿元")
    assert found.left_out == 2  # c and d have none
    assert rate(RateRule("开工数", "stage.started"), of.tasks, of).numerator == 2


def test_sums_say_who_did_not_report_and_who_has_nothing_to_report() -> None:
    funded, invested = reckoned("资金到位率"), reckoned("投资完成率")
    assert (funded.unit, funded.not_reported, funded.left_out) == ("亿元", 2, 0)  # c and d give no money arrived
    assert (invested.not_reported, invested.left_out) == (1, 1)  # d gives none invested; c has no plan


def test_sums_over_different_units_are_refused_by_name() -> None:
    first = "{list: x, money: 亿元, tasks: [{id: 1, title: t, owner: u, amounts: {planned: 1, invested: 1}}]}"
    second = "{list: y, money: 万元, tasks: [{id: 2, title: t, owner: u, amounts: {planned: 5, invested: 4}}]}"
    third = "{list: z, tasks: [{id: 3, title: t, owner: u, amounts: {planned: 5, invested: 4}}]}"
    of = judged(first, second, third, day=DAY)
    found = rate(PRESETS["投资完成率"], of.tasks, of)
    assert found.refused == ("亿元", "万元", "—")
    assert (found.numerator, found.denominator, found.value) == (None, None, None)
    alone = rate(PRESETS["投资完成率"], of.of_list("y"), of)
    assert (alone.numerator, alone.unit, alone.refused) == (4, "万元", ())


def test_measures_are_summed_in_their_unit() -> None:
    text = """
tasks:
  - {id: 1, title: t, owner: u, measure: {unit: 条, target: 32, done: 10}}
  - {id: 2, title: t, owner: u, measure: {unit: 条, target: 48}, updates: [{on: 2020-06-01, done: 20}]}
  - {id: 3, title: t, owner: u}
"""
    of = judged(text, day=DAY)
    found = rate(RateRule("治理率", sum="measure.done", over="measure.target"), of.tasks, of)
    assert (found.numerator, found.denominator, found.unit, found.left_out) == (30, 80, "条", 1)
    other = judged(text.replace("unit: 条, target: 48", "unit: 座, target: 48"), day=DAY)
    refused = rate(RateRule("治理率", sum="measure.done", over="measure.target"), other.tasks, other)
    assert refused.refused == ("条", "座")


def test_a_target_that_is_its_parts_sum_is_summed_from_them() -> None:
    text = """
tasks:
  - {id: all, title: 三区合计, owner: city, measure: {unit: 条, target: parts}}
  - {id: x, title: 甲区, owner: x, parent: all, measure: {unit: 条, target: 48, done: 20}}
  - {id: y, title: 乙区, owner: y, parent: all, measure: {unit: 条, target: 30, done: 7}}
  - {id: z, title: 丙区, owner: z, parent: all, status: cancelled, measure: {unit: 条, target: 22, done: 2}}
"""
    of = judged(text, day=DAY)
    rule = RateRule("改造率", sum="measure.done", over="measure.target")
    whole = rate(rule, of.tasks, of)
    assert (whole.numerator, whole.denominator) == (27, 78)  # 20 + 7; 48 + 30: parts once, the cancelled one not
    district = rate(rule, [one for one in of.tasks if "y" in one.task.owner], of)
    assert (district.numerator, district.denominator) == (7, 30)


def test_parents_count_once_and_parts_count_where_their_parent_does_not() -> None:
    text = """
tasks:
  - {id: whole, title: 整体, owner: city, status: in-progress}
  - {id: part, title: 区里, owner: district, parent: whole, status: done}
  - {id: deep, title: 街道, owner: street, parent: part, status: done}
  - {id: other, title: 另一项, owner: city, status: done}
"""
    of = judged(text, day=DAY)
    both = rate(PRESETS["完成率"], of.tasks, of)
    assert (both.numerator, both.denominator) == (1, 2)
    of_parts = rate(PRESETS["完成率"], [one for one in of.tasks if one.task.owner != ("city",)], of)
    assert (of_parts.numerator, of_parts.denominator) == (1, 1)  # the street's part of a part is inside the district's


APART = """
period: {from: 2026-01-01, to: 2026-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: 1, title: whole, due: 2026-12-31}
  - id: 1-1
    title: part
    parent: 1
    due: 2026-03-31
    amounts: {contracted: 10, arrived: 4}
    stages: {started: {plan: 2026-03-31, done: 2026-03-01}}
  - id: 1-2
    title: part
    parent: 1
    due: 2026-06-01
    status: done
    done_on: 2026-05-01
    amounts: {contracted: 10, arrived: 2}
    stages: {started: {plan: 2026-03-31}}
  - {id: 2, title: other, amounts: {contracted: 5, arrived: 1}}
  - {id: 3, title: without}
"""


@pytest.mark.parametrize(
    ("rule", "above", "under", "left_out"),
    [
        (PRESETS["完成率"], 0, 3, 0),  # the parts are in the whole, which counts among all
        (PRESETS["办结率"], 1, 2, 0),  # the whole is not due yet, its parts are
        (PRESETS["资金到位率"], 4 + 2 + 1, 10 + 10 + 5, 1),  # only 3 lacks money: 1 has it through its parts
        (PRESETS["开工率"], 1, 2, 0),  # the whole writes no stage
        (RateRule("a", sum="amounts.arrived"), 4 + 2 + 1, None, 1),
    ],
    ids=["all", "due", "money", "stage", "sum"],
)
def test_a_part_is_told_wherever_its_whole_is_not(rule: RateRule, above: int, under: int | None, left_out: int) -> None:
    of = judged(APART, day="2026-06-30")
    found = rate(rule, of.tasks, of)
    assert (found.numerator, found.denominator, found.left_out) == (above, under, left_out)


def test_a_task_that_stands_for_many_adds_its_numbers() -> None:
    text = """
period: {from: 2023-07-01, to: 2023-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: one, title: 单列, stages: {started: {plan: 2023-07-31, done: 2023-07-26}}}
  - {id: not, title: 单列, stages: {started: {plan: 2023-08-31}}}
  - id: many
    title: 打捆
    counts: {all: 7, plan.started: 6}
    updates: [{on: 2023-08-25, counts: {stage.started: 4}}, {on: 2023-09-25, counts: {stage.started: 5}}]
"""
    found = reckoned("开工率", text, "2023-09-30")
    assert (found.numerator, found.denominator) == (6, 8)  # 1 + 0 + 5; 1 + 1 + 6
    before = reckoned("开工率", text, "2023-08-31")
    assert (before.numerator, before.denominator) == (5, 8)
    untold = reckoned("竣工率", text, "2023-09-30")
    assert (untold.numerator, untold.denominator, untold.left_out) == (0, 0, 1)  # it does not say how many are finished


def test_a_list_of_one_row_that_stands_for_all() -> None:
    text = "tasks: [{id: 1, title: 信访件, owner: u, counts: {due: 24932, done: 23974, on_time: 22345}}]"
    settled, in_time, whole = (reckoned(name, text) for name in ("办结率", "按期办结率", "完成率"))
    assert settled.value == Fraction(23974, 24932)  # 96.2 %
    assert in_time.value == Fraction(22345, 24932)  # 89.6 %
    assert (whole.numerator, whole.value, whole.left_out) == (None, None, 1)


def test_ties_are_real_ties() -> None:
    of = judged("tasks: [{id: 1, title: t, owner: u, amounts: {planned: 3, invested: 1}}]", day=DAY)
    third = rate(PRESETS["投资完成率"], of.tasks, of).value
    other = judged("tasks: [{id: 1, title: t, owner: u, counts: {all: 300, done: 100}}]", day=DAY)
    assert third == rate(PRESETS["完成率"], other.tasks, other).value == Fraction(1, 3)


def test_sums_are_exact_however_long_the_numbers() -> None:
    rows = ", ".join(
        f"{{id: {index}, title: t, owner: u, amounts: {{planned: 999999999999999.999999999, invested: 0.000000001}}}}"
        for index in range(3)
    )
    of = judged(f"tasks: [{rows}]", day=DAY)
    found = rate(PRESETS["投资完成率"], of.tasks, of)
    assert found.denominator == Decimal("2999999999999999.999999997")


def test_a_rule_takes_what_it_leaves_unsaid_from_the_preset_of_its_name() -> None:
    assert known_rule(RateRule("开工率", over="stage.signed")) == RateRule(
        "开工率", "stage.started", over="stage.signed"
    )
    assert known_rule(RateRule("funding", digits=2)) == RateRule(
        "funding", sum="amounts.arrived", over="amounts.contracted", digits=2
    )
    assert known_rule(RateRule("没有的率")) is None


def test_the_workspaces_rates_come_first_and_take_the_presets_place() -> None:
    rules = all_rules([RateRule("项目开工率", "stage.started", over="plan.started"), RateRule("completion")])
    assert list(rules)[:2] == ["项目开工率", "completion"]
    assert "完成率" not in rules
    assert len(rules) == 2 + len(PRESETS) - 1
    assert set(ENGLISH) == set(PRESETS)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (RateRule("x", "done", over="all"), ""),
        (RateRule("开工率"), ""),
        (RateRule("开工律"), "开工律"),
        (RateRule("x", "dnoe", over="all"), "dnoe"),
        (RateRule("x", "done", over="amounts.planned"), "amounts.planned"),
        (RateRule("x", sum="amounts.arrived", over="all"), "all"),
        (RateRule("x", sum="arrived"), "arrived"),
        (RateRule("x", "done", sum="amounts.arrived"), "done"),
        (RateRule("x", "returns.answered", over="all"), "all"),
        (RateRule("x", "returns.answered & tag.y", over="returns.owed"), "returns.answered"),
        *((preset, "") for preset in PRESETS.values()),
    ],
)
def test_a_rule_that_cannot_be_reckoned_says_by_which_word(rule: RateRule, wrong: str) -> None:
    assert wrong_word(rule) == wrong


def test_who_stands_above_is_walked_once_however_deep() -> None:
    class Counted(dict[Key, Key]):
        asked = 0

        def get(self, key: Key, default: Any = None) -> Any:
            self.asked += 1
            return super().get(key, default)

    deep = 2000
    parent = Counted({("l", str(number)): ("l", str(number - 1)) for number in range(1, deep)})
    kin = Family(parent)
    assert len(kin.all_above(parent)) == deep - 1
    assert parent.asked < 3 * deep
