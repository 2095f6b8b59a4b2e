"""Scores and places, each reckoned by hand: the parts, weights given away, points on top, ties, red and black lists."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.model import Period, TaskList, Unit, declare
from checklist.core.parts import Part, costs, find_rule
from checklist.core.policy import PlusRule, Policy, ReviewPolicy
from checklist.core.remarks import remarks
from checklist.core.reviewdays import judged_for, last_review, next_review, review_days
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
from tests.strategies import DAYS, tasks
from tests.world import judged, task

DAY = "2020-04-09"
"""The hundredth day of the year: what is due on it is expected whole, what is due after 200 days is expected half."""
HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress, start: 2020-01-01, due: 2020-07-18}
tasks:
"""


def world(*rows: str, settings: str = "", day: str = DAY, head: str = HEAD) -> Assessment:
    return judged(head + "".join(f"  - {{title: t, {row}}}\n" for row in rows), day=day, settings=settings)


def of_unit(of: Assessment, name: str = "甲局") -> Standing:
    return next(one for one in standings(of) if one.name == name)


def part(one: Standing, name: str) -> Part:
    return next(each for each in one.parts if each.name == name)


def said(percent: int, on: str = "2020-04-01") -> str:
    return f"updates: [{{on: {on}, progress: {percent}%}}]"


# ---- the progress part


def test_progress_is_a_weighted_mean_of_what_was_kept() -> None:
    of = world(
        f"id: 1, owner: 甲局, weight: 3, {said(20)}",  # 20 of 50: 0.4, three times
        f"id: 2, owner: 甲局, {said(80)}",  # 80 of 50: 1, not 1.6
        "id: 3, owner: 甲局, status: done",  # done: 1
        "id: 4, owner: 甲局",  # no figure: out
        f"id: 5, owner: 甲局, start: 2020-06-01, {said(5)}",  # nothing expected yet: out
        "id: 6, owner: 甲局, start: 2020-06-01, status: done",  # done before it had to begin: 1
        f"id: 7, owner: 甲局, status: paused, {said(1)}",  # not live: out
    )
    found = part(of_unit(of), "progress")
    assert (found.above, found.below) == (Fraction(3) * 2 / 5 + 1 + 1 + 1, 3 + 1 + 1 + 1)  # 4.2 ÷ 6
    assert found.share == Fraction(7, 10)


def test_without_a_window_a_task_is_out_of_the_progress_part_even_when_done() -> None:
    head = "list: l\ndefaults: {status: done}\ntasks:\n"
    found = of_unit(world("id: 1, owner: 甲局", head=head))
    assert part(found, "progress").share is None
    assert found.score is None


def test_all_weights_zero_is_no_denominator() -> None:
    assert part(of_unit(world(f"id: 1, owner: 甲局, weight: 0, {said(20)}")), "progress").share is None


def test_a_part_of_a_task_counts_for_its_owner_and_not_twice_for_one() -> None:
    of = world(
        "id: 1, owner: 甲局",  # its parts' mean: (25 + 50) ÷ 2 of 50
        f"id: 1-1, owner: 甲局, parent: 1, {said(25)}",
        f"id: 1-2, owner: 丙区, parent: 1, {said(50)}",
    )
    assert [(one.name, part(one, "progress").below) for one in standings(of)] == [("丙区", 1), ("甲局", 1)]
    assert part(of_unit(of), "progress").share == Fraction(3, 4)


# ---- the other parts


def test_on_time_is_what_was_done_on_time_of_what_was_due() -> None:
    of = world(
        "id: 1, owner: 甲局, due: 2020-03-31, status: done, done_on: 2020-03-31",  # on time
        "id: 2, owner: 甲局, due: 2020-03-31, status: done, done_on: 2020-04-01",  # late
        "id: 3, owner: 甲局, due: 2020-04-09",  # due today, not done
        "id: 4, owner: 甲局, due: 2020-03-31, status: done",  # done, nobody knows when: never on time
        "id: 5, owner: 甲局, due: 2020-04-10, status: done, done_on: 2020-04-01",  # not due yet
        "id: 6, owner: 甲局, due: 2020-03-31, status: cancelled",
    )
    found = part(of_unit(of), "on_time")
    assert (found.above, found.below) == (1, 4)


def test_an_extension_after_the_day_does_not_make_it_on_time() -> None:
    of = world(
        "id: 1, owner: 甲局, due: 2020-04-05, status: done, done_on: 2020-04-05, "
        "decisions: [{on: 2020-04-02, act: extend, from: 2020-03-31, to: 2020-04-05}]",
        "id: 2, owner: 甲局, due: 2020-04-05, status: done, done_on: 2020-04-05, "
        "decisions: [{on: 2020-03-30, act: extend, from: 2020-03-31, to: 2020-04-05}]",
    )
    found = part(of_unit(of), "on_time")
    assert (found.above, found.below) == (1, 2)


def test_returns_are_counted_since_the_period_began() -> None:
    of = world(
        # older than the list: 25 November and December 2019 were missed, January answered, February and March missed
        "id: 1, owner: 甲局, start: 2019-11-01, returns: {every: month, by: 25}, "
        "updates: [{on: 2020-01-20, progress: 10%}]",
        # a standing duty counts in returns: January and February answered, March missed
        "id: 2, owner: 甲局, due: , every: {every: month, by: 25}, "
        "updates: [{on: 2020-01-25, text: 一}, {on: 2020-02-25, text: 二}]",
    )
    assert len(task(of, "1").returns.owed) == 5
    found = of_unit(of)
    assert (part(found, "returns").above, part(found, "returns").below) == (3, 6)


REMARK = "decisions: [{on: 2020-03-10, act: remark, text: 说明原因}]"
RETURNS = "returns: {every: month, by: 25}"
RESPONSE = "review: {parts: {response: 100}, days: [2020-03-10, 2020-04-05, 2020-05-05]}"


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (f"{RETURNS}, updates: [{{on: 2020-03-25, text: 已办}}], {REMARK}", (1, 1)),  # by the next return day
        (f"{RETURNS}, updates: [{{on: 2020-03-26, text: 已办}}], {REMARK}", (0, 1)),  # after it
        (f"{RETURNS}, updates: [{{on: 2020-03-10, text: 已办}}], {REMARK}", (0, 1)),  # of the same day: before it
        (f"{RETURNS}, {REMARK}", (0, 1)),  # never
        (f"updates: [{{on: 2020-04-04, text: 已办}}], {REMARK}", (1, 1)),  # no returns: before the next review
        (f"updates: [{{on: 2020-04-05, text: 已办}}], {REMARK}", (0, 1)),
        (REMARK, (0, 1)),
        (f"{RETURNS}, due: 2020-03-15, {REMARK}", (0, 1)),  # no return day left in the window: the next review
        ("decisions: [{on: 2020-04-06, act: remark, text: 新}]", (0, 0)),  # its day is still to come
        # the report after it says nothing new
        (f"updates: [{{on: 2020-03-01, text: 同}}, {{on: 2020-03-20, text: 同}}], {RETURNS}, {REMARK}", (0, 1)),
        (f"status: paused, {REMARK}", (0, 0)),
    ],
)
def test_response_is_remarks_answered_in_time_of_those_whose_answer_was_due(row: str, shown: tuple[int, int]) -> None:
    found = part(of_unit(world(f"id: 1, owner: 甲局, {row}", settings=RESPONSE)), "response")
    assert (found.above, found.below) == shown


def test_a_remark_without_a_last_day_is_owed_only_once_answered() -> None:
    settings = "review: {parts: {response: 100}}"
    waiting = world(f"id: 1, owner: 甲局, {REMARK}", settings=settings)
    assert of_unit(waiting).score is None
    answered = world(f"id: 1, owner: 甲局, updates: [{{on: 2020-04-08, text: 已办}}], {REMARK}", settings=settings)
    assert of_unit(answered).score == 100
    (remark,) = remarks(task(answered, "1"), answered)
    assert (remark.until, remark.in_time) == (None, True)


def test_a_rate_is_a_part_by_its_name_and_full_is_full() -> None:
    settings = "rates: [{name: 投资完成率}]\nreview: {parts: {progress: 50, investment: 50}}"
    rows = f"id: 1, owner: 甲局, amounts: {{planned: 10, invested: 12}}, {said(25)}"
    found = of_unit(world(rows, settings=settings.replace("investment", "投资完成率")))
    rate = part(found, "投资完成率")
    assert (rate.above, rate.below, rate.share) == (12, 10, 1)  # 120 %, and a full mark is full
    assert found.score == 50 * Fraction(1, 2) + 50


def test_a_rate_goes_by_its_names_in_both_languages() -> None:
    of = world("id: 1, owner: 甲局", settings="rates: [completion]")
    assert find_rule("完成率", of) == find_rule("completion", of) is not None
    assert find_rule("办结率", of) == find_rule("settlement", of) is not None
    assert find_rule("办截率", of) is None


# ---- what the parts come to


def test_a_part_without_denominator_gives_its_weight_away_in_proportion() -> None:
    # nothing was due, so 25 go to progress and returns as 60 : 15; half of progress, none of three returns
    found = of_unit(world(f"id: 1, owner: 甲局, {RETURNS}, updates: [{{on: 2020-04-01, progress: 25%}}]"))
    assert [each.applied for each in found.parts] == [80, None, 20]
    assert [each.points for each in found.parts] == [40, None, 0]
    assert found.score == 40


def test_weights_need_not_be_a_hundred_in_all() -> None:
    settings = "review: {parts: {progress: 2, on_time: 1}}"
    found = of_unit(world(f"id: 1, owner: 甲局, due: 2020-04-09, {said(60)}", settings=settings))
    assert found.score == Fraction(2, 3) * 60  # 60 of 100 expected, and not done on time


def test_the_full_mark_is_the_groups() -> None:
    settings = """
units: [{name: 甲局, group: 市直}, {name: 乙区, group: 县区}]
review: {full: {县区: 80}}
"""
    of = world(f"id: 1, owner: [甲局, 乙区], {said(25)}", settings=settings)
    assert [(one.name, one.score) for one in standings(of)] == [("甲局", 50), ("乙区", 40)]


PLUS = "review: {parts: {progress: 100}, plus: [%s]}"
MISSED = f"{RETURNS}, updates: [{{on: 2020-04-01, progress: 50%}}]"  # three returns missed, 50 of 50 reached


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        ("{for: missed_return, points: -2}", -6),
        ("{for: missed_return, points: -2, cap: -5}", -5),
        ("{for: missed_return, points: -2, cap: 5}", -5),
        ("{for: missed_return, points: 2, cap: 5}", 5),
        ("{for: overdue, points: -2}", None),
        ("{unit: 甲局, points: 1.5, reason: 省级表扬}", Fraction(3, 2)),
        ("{unit: 甲, points: 3, on: 2020-04-09}", 3),
        ("{unit: 甲局, points: 3, on: 2020-04-10}", None),
        ("{unit: 乙局, points: 3}", None),
    ],
)
def test_points_on_top_are_counted_and_capped(rule: str, points: Fraction | None) -> None:
    settings = "units: [{name: 甲局, also: [甲]}, 乙局]\n" + PLUS % rule
    found = of_unit(world(f"id: 1, owner: 甲局, {MISSED}", settings=settings))
    assert [each.points for each in found.plus] == ([] if points is None else [points])
    assert found.score == 100 + (points or 0)


def test_every_ground_for_points_is_counted() -> None:
    rows = (
        "id: 1, owner: 甲局, due: 2020-03-31, updates: [{on: 2020-03-01, progress: 90%, light: green}]",  # overdue, red
        "id: 2, owner: 甲局, due: 2020-03-31, status: closed, done_on: 2020-04-02",  # late, closed
        f"id: 3, owner: 甲局, {said(35)}, decisions: [{{on: 2020-02-01, act: reopen}}, {{on: 2020-02-02, act: refer}}]",
        f"id: 4, owner: 甲局, {RETURNS}",  # silent; three returns missed
    )
    grounds = ("overdue", "red", "late", "closed", "reopened", "referred", "yellow", "silent", "watermelon")
    rules = ", ".join(f"{{for: {ground}, points: 1}}" for ground in grounds)
    found = of_unit(world(*rows, settings=PLUS % rules))
    assert {each.rule.what: each.times for each in found.plus} == dict.fromkeys(grounds, 1)


# ---- places


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


# ---- what tasks cost


def test_a_cost_is_told_by_task_and_ground() -> None:
    of = world(
        f"id: 1, owner: 甲局, {said(25)}",  # half of progress, one of two tasks: 60 × ½ ÷ 2 = 15
        f"id: 2, owner: 甲局, due: 2020-04-09, {said(90)}",  # a tenth: 60 × 0.1 ÷ 2 = 3; not on time: 25
        "id: 3, owner: 甲局, due: , every: {every: month, by: 25}, updates: [{on: 2020-01-25, text: 一}]",
        settings="review: {plus: [{for: missed_return, points: -2, cap: -3}]}",
    )  # the duty: two of three returns: 15 × ⅔ = 10, and the capped points
    one = of_unit(of)
    found = {each.task.task.id: (each.points, dict(each.by)) for each in costs(one.tasks, one.parts, one.plus, of)}
    assert found == {
        "1": (15, {"progress": 15}),
        "2": (28, {"progress": 3, "on_time": 25}),
        "3": (13, {"returns": 10, "missed_return": 3}),
    }
    assert one.score == 100 - 15 - 28 - 13


REVIEW = ReviewPolicy(
    parts=tuple((name, Decimal(10)) for name in ("progress", "on_time", "returns", "response", "销号率")),
    plus=(PlusRule("missed_return", Decimal(-2), Decimal(-3)), PlusRule("overdue", Decimal(-1))),
)
UNITS_OF = declare((Unit("甲局", "局"), Unit("乙局", "局"), Unit("丙区", "区")))


@given(st.lists(tasks(), max_size=6), DAYS)
def test_costs_add_up_to_what_is_missing_from_the_full_mark(rows: list, day: date) -> None:
    named = tuple(replace(one, id=str(at)) for at, one in enumerate(rows))
    held = TaskList("l", period=Period(date(2020, 1, 1), date(2020, 12, 31)), tasks=named)
    of = assess((held,), Policy(review=REVIEW, units=UNITS_OF), day)
    for one in standings(of):
        if one.score is not None:
            lost = sum((each.points for each in costs(one.tasks, one.parts, one.plus, of)), Fraction(0))
            assert lost == 100 - one.score
        assert all(each.share is None or 0 <= each.share <= 1 for each in one.parts)


@given(st.lists(tasks(), max_size=6), DAYS)
def test_inside_a_group_nobody_stands_before_a_better_one(rows: list, day: date) -> None:
    named = tuple(replace(one, id=str(at)) for at, one in enumerate(rows))
    of = assess((TaskList("l", tasks=named),), Policy(review=REVIEW, units=UNITS_OF), day)
    for one, after in pairwise(standings(of)):
        if one.group == after.group and after.rank is not None:
            assert one.value >= after.value
            assert (one.rank == after.rank) == (one.value == after.value)


# ---- review days


LISTED_DAYS = """
review:
  days:
    - {on: 2020-04-28, as_of: 2020-04-25, title: 四月}
    - {on: 2020-05-28, as_of: 2020-05-25}
    - 2020-06-16
"""


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2020-04-28", None),
        ("2020-04-29", "2020-04-25"),
        ("2020-05-25", "2020-04-25"),  # the figures of May are being made
        ("2020-05-26", "2020-04-25"),
        ("2020-05-28", "2020-04-25"),  # May's own meeting
        ("2020-05-29", "2020-05-25"),
        ("2020-06-16", "2020-05-25"),
        ("2020-06-17", "2020-06-16"),
    ],
)
def test_the_last_review_is_the_one_before_this(day: str, last: str | None) -> None:
    policy = world("id: 1, owner: 甲局", settings=LISTED_DAYS).policy.review
    found = last_review(policy, date.fromisoformat(day))
    assert (found and judged_for(found).isoformat()) == last


def test_review_days_by_cadence() -> None:
    policy = world("id: 1, owner: 甲局", settings="review: {days: {every: month, by: 28}}").policy.review
    assert [one.on.isoformat() for one in review_days(policy, date(2020, 3, 28))][-2:] == ["2020-02-28", "2020-03-28"]
    assert last_review(policy, date(2020, 3, 28)).on == date(2020, 2, 28)
    assert next_review(policy, date(2020, 3, 28)).on == date(2020, 4, 28)
    assert next_review(policy, date.max) is None
    assert next_review(ReviewPolicy(), date(2020, 3, 28)) is last_review(ReviewPolicy(), date(2020, 3, 28)) is None
