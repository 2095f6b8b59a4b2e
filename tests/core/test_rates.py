"""Rates with both numbers: each preset reckoned by hand, what a rule leaves unsaid, and what is refused."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from checklist.core.family import Family, Key
from checklist.core.policy import RateRule
from checklist.core.rates import ENGLISH, PRESETS, all_rules, known_rule, rate, wrong_word
from tests.core.projects import DAY, PROJECTS, reckoned
from tests.world import judged


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


def test_ties_are_real_ties() -> None:
    of = judged("tasks: [{id: 1, title: t, owner: u, amounts: {planned: 3, invested: 1}}]", day=DAY)
    third = rate(PRESETS["投资完成率"], of.tasks, of).value
    other = judged("tasks: [{id: 1, title: t, owner: u, counts: {all: 300, done: 100}}]", day=DAY)
    assert third == rate(PRESETS["完成率"], other.tasks, other).value == Fraction(1, 3)


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
