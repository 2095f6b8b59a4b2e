"""Places, each reckoned by hand: ties, groups, who stands apart, red and black lists, and the groupings."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.model import TaskList, Unit, declare
from checklist.core.policy import Policy, ReviewPolicy
from checklist.core.score import (
    Standing,
    black_list,
    excused,
    grouped,
    keys_by,
    ranked,
    red_list,
    standings,
)
from checklist.core.value import replace
from tests.reviewed import of_unit, said, world
from tests.strategies import DAYS, tasks


def standing(name: str, value: int | None, group: str = "", **more: object) -> Standing:
    share = None if value is None else Fraction(value)
    base = Standing(name, group, (), Decimal(100), share, share, (), (), None, Fraction(-1), False, True)
    return replace(base, **more)


def test_equal_ones_share_a_place_and_the_next_is_skipped() -> None:
    rows = [standing(name, value) for name, value in (("a", 90), ("b", 80), ("c", None), ("d", 80), ("e", 70))]
    assert [(one.name, one.rank, one.tied) for one in ranked(rows)] == [
        ("a", 1, False),
        ("b", 2, True),
        ("d", 2, True),
        ("e", 4, False),
        ("c", None, False),
    ]


def test_exact_scores_are_compared() -> None:
    less, more = Fraction(333333333, 10**9), Fraction(1, 3)
    near = [replace(standing("a", 1), value=less), replace(standing("b", 1), value=more)]
    assert [(one.name, one.rank) for one in ranked(near)] == [("b", 1), ("a", 2)]


@given(st.lists(st.none() | st.integers(0, 5), max_size=12))
def test_a_place_is_one_more_than_how_many_are_better(values: list[int | None]) -> None:
    for one in ranked([standing(str(at), value) for at, value in enumerate(values)]):
        better = sum(value is not None and one.value is not None and value > one.value for value in values)
        assert one.rank == (None if one.value is None else better + 1)
        assert one.tied == (one.value is not None and values.count(one.value) > 1)


UNITS = """
units:
  - {name: 甲局, group: 市直}
  - {name: 乙局, group: 市直}
  - {name: 丙区, group: 县区}
review: {parts: {progress: 100}, %s}
"""


def test_units_are_ranked_inside_their_group_and_others_last() -> None:
    of = world(
        f"id: 1, owner: 丁办, {said(50)}",
        f"id: 2, owner: 丙区, {said(10)}",
        f"id: 3, owner: 甲局, {said(20)}",
        f"id: 4, owner: 乙局, {said(30)}",
        settings=UNITS % "",
    )
    found = [(one.group, one.name, one.rank) for one in standings(of)]
    assert found == [("市直", "乙局", 1), ("市直", "甲局", 2), ("县区", "丙区", 1), ("", "丁办", 1)]


def test_too_few_live_tasks_stand_apart() -> None:
    of = world(
        f"id: 1, owner: 甲局, {said(50)}",
        f"id: 2, owner: [甲局, 乙局], {said(50)}",
        "id: 3, owner: 乙局, status: cancelled",
        settings=UNITS % "min_tasks: 2",
    )
    assert [(one.name, one.rank, one.apart) for one in standings(of)] == [("甲局", 1, False), ("乙局", None, True)]


def test_ranked_by_a_rate_uncapped() -> None:
    settings = UNITS % "rank_by: 投资完成率"
    of = world(
        "id: 1, owner: 甲局, amounts: {planned: 10, invested: 11}",
        "id: 2, owner: 乙局, amounts: {planned: 10, invested: 12}",
        "id: 3, owner: 丙区",
        settings=settings,
    )
    found = standings(of)
    assert [(one.name, one.value, one.rank) for one in found] == [
        ("乙局", Fraction(6, 5), 1),
        ("甲局", Fraction(11, 10), 2),
        ("丙区", None, None),
    ]
    assert (found[0].rate.numerator, found[0].rate.denominator) == (12, 10)


def test_ranked_by_a_plain_total() -> None:
    settings = "rates: [{name: 投资额, sum: amounts.invested}]\n" + UNITS % "rank_by: 投资额"
    of = world(
        "id: 1, owner: 甲局, amounts: {invested: 11}",
        "id: 2, owner: 乙局, amounts: {invested: 12}",
        settings=settings,
    )
    assert [(one.name, one.value) for one in standings(of)] == [("乙局", 12), ("甲局", 11)]


UNITS_OF = declare((Unit("甲局", "局"), Unit("乙局", "局"), Unit("丙区", "区")))


@given(st.lists(tasks(), max_size=6), DAYS)
def test_inside_a_group_nobody_stands_before_a_better_one(rows: list, day: date) -> None:
    named = tuple(replace(one, id=str(at)) for at, one in enumerate(rows))
    of = assess((TaskList("l", tasks=named),), Policy(review=ReviewPolicy(), units=UNITS_OF), day)
    for one, after in pairwise(standings(of)):
        if one.group == after.group and after.rank is not None:
            assert one.value >= after.value
            assert (one.rank == after.rank) == (one.value == after.value)


# ---- red and black


def test_red_is_first_and_met_black_is_last_and_missed() -> None:
    policy = ReviewPolicy(red=2, black=2)
    rows = ranked([standing(name, value, met=met, missed=not met) for name, value, met in LISTED])
    assert [one.name for one in red_list(rows, policy)] == ["a"]  # b and c share the second place, and missed
    assert [one.name for one in black_list(rows, policy)] == ["d", "e"]
    assert [one.name for one in black_list(rows, replace(policy, black=4))] == ["b", "c", "d", "e"]
    assert red_list(rows, replace(policy, red=0)) == black_list(rows, replace(policy, black=0)) == ()


LISTED = [("a", 90, True), ("b", 80, False), ("c", 80, False), ("d", 70, False), ("e", 60, False)]


def test_a_tie_at_the_border_counts_whole() -> None:
    rows = ranked([standing(name, value) for name, value in (("a", 90), ("b", 70), ("c", 70), ("d", 60))])
    assert [one.name for one in black_list(rows, ReviewPolicy(black=2))] == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("target", "percent", "met"),
    [("", 50, True), ("", 49, False), (", target: 60", 30, True), (", target: 60", 29, False)],
)
def test_the_target_is_the_mean_gap_or_what_is_set(target: str, percent: int, met: bool) -> None:
    of = world(f"id: 1, owner: 甲局, {said(percent)}", settings=UNITS % f"red: 1{target}")
    assert (of_unit(of).met, of_unit(of).missed) == (met, not met)


def test_an_overdue_task_without_a_figure_leaves_the_target_untold() -> None:
    """The mean of what is told says nothing of it: neither the red list nor the black one."""
    late = "id: 2, owner: 甲局, due: 2020-02-28, status: in-progress"
    of = world(f"id: 1, owner: 甲局, {said(60)}", late, settings=UNITS % "red: 1, black: 1")
    assert (of_unit(of).met, of_unit(of).missed) == (None, False)
    behind = world(f"id: 1, owner: 甲局, {said(10)}", late, settings=UNITS % "red: 1, black: 1")
    assert of_unit(behind).missed


def test_a_target_for_a_rate_is_in_percent() -> None:
    settings = UNITS % "rank_by: 投资完成率, target: 90"
    assert of_unit(world("id: 1, owner: 甲局, amounts: {planned: 10, invested: 9}", settings=settings)).met
    assert not of_unit(world("id: 1, owner: 甲局, amounts: {planned: 100, invested: 89}", settings=settings)).met


def test_a_waiver_keeps_a_unit_off_the_black_list_and_gives_no_red_place() -> None:
    waived = f"id: 1, owner: 甲局, {said(10)}, decisions: [{{on: 2020-04-02, act: waive, reason: 洪涝}}]"
    of = world(waived, f"id: 2, owner: 甲局, {said(60)}", settings=UNITS % "")
    rows, policy = standings(of), of.policy.review
    assert black_list(rows, policy) == red_list(rows, policy) == ()
    assert [one.name for one in excused(rows, policy)] == ["甲局"]
    still = world(waived, f"id: 2, owner: 甲局, {said(40)}", settings=UNITS % "")
    assert [one.name for one in black_list(standings(still), still.policy.review)] == ["甲局"]


# ---- groupings


GROUPED = world(
    "id: 1, owner: [甲局, 丙区], section: 城建, leader: 副市长, tags: [difficult], source: {list: 省, item: 3}, "
    "roles: {属地责任: [丙]}",
    "id: 2, owner: 乙局",
    settings="units: [{name: 甲局, group: 市直}, {name: 乙局, group: 市直}, {name: 丙区, group: 县区, also: [丙]}]",
)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("owner", {"甲局": "1", "乙局": "2", "丙区": "1"}),
        ("leader", {"副市长": "1"}),
        ("section", {"城建": "1"}),
        ("group", {"市直": "12", "县区": "1"}),
        ("tag", {"difficult": "1"}),
        ("list", {"l": "12"}),
        ("source", {"省": "1"}),
        ("role:属地责任", {"丙区": "1"}),
    ],
)
def test_tasks_stand_under_each_of_their_names(by: str, names: dict[str, str]) -> None:
    found = {name: "".join(one.task.id for one in held) for name, held in grouped(GROUPED.tasks, by, GROUPED)}
    assert found == names


def test_nothing_is_grouped_by_what_is_no_grouping() -> None:
    with pytest.raises(ValueError, match="colour"):
        keys_by(GROUPED.tasks[0], "colour", GROUPED)
