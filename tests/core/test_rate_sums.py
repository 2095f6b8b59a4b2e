"""Rates that sum: measures by their unit, wholes and parts counted once, rows that stand for many."""

from decimal import Decimal
from fractions import Fraction

import pytest

from checklist.core.policy import RateRule
from checklist.core.rates import PRESETS, rate
from tests.core.projects import DAY, reckoned
from tests.world import judged


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


def test_sums_are_exact_however_long_the_numbers() -> None:
    rows = ", ".join(
        f"{{id: {index}, title: t, owner: u, amounts: {{planned: 999999999999999.999999999, invested: 0.000000001}}}}"
        for index in range(3)
    )
    of = judged(f"tasks: [{rows}]", day=DAY)
    found = rate(PRESETS["投资完成率"], of.tasks, of)
    assert found.denominator == Decimal("2999999999999999.999999997")
