"""The parts of a score, each reckoned by hand: what counts, what is given away, points on top, what tasks cost."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import assess
from checklist.core.model import Period, TaskList, Unit, declare
from checklist.core.parts import costs, find_rule
from checklist.core.policy import PlusRule, Policy, ReviewPolicy
from checklist.core.score import standings
from checklist.core.value import replace
from tests.reviewed import RETURNS, of_unit, part, said, world
from tests.strategies import DAYS, tasks
from tests.world import task

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


def test_a_rate_is_found_by_either_name_whether_or_not_the_workspace_writes_it() -> None:
    of = world("id: 1, owner: 甲局, status: done", "id: 2, owner: 甲局")
    assert find_rule("completion", of) == find_rule("完成率", of) is not None
    assert find_rule("no such rate", of) is None


def test_a_day_for_a_stage_says_nothing_of_the_whole() -> None:
    stage = "due: 2020-01-31, due_stage: started, stages: {started: {done: 2020-01-20}}, progress: 50%"
    of = world(f"id: 1, owner: 甲局, {stage}", "id: 2, owner: 甲局, due: 2020-01-31, status: done, done_on: 2020-01-30")
    found = part(of_unit(of), "on_time")
    assert (found.above, found.below) == (1, 1)
