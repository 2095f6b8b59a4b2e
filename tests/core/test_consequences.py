"""Proposals for units: all that a rule asks for is so, with its figures; a rule that asks nothing proposes nothing."""

from datetime import date

from checklist.core.consequences import proposals
from checklist.core.ledger import Deed, Entry
from checklist.core.running import NO_RUNS, asked_back, runs
from checklist.core.value import replace
from tests.world import judged

TASKS = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress}
tasks:
  - {id: a, title: t, owner: 甲局, updates: [{on: 2020-01-20, progress: 1%}]}
  - {id: b, title: t, owner: 甲局, due: 2020-06-01, updates: [{on: 2020-01-20, progress: 1%}]}
  - {id: c, title: t, owner: 乙局, updates: [{on: 2020-01-20, progress: 90%}]}
"""
RULES = """
notices:
  consequences:
    - {name: 通报表扬, first: 2}
    - {name: 约谈主要负责人, last: 2, reds: 2}
    - {name: 书面检查, overdue: 2}
    - {name: 提醒谈话, unanswered: 1}
    - {name: 空}
"""


def found(
    day: str = "2020-06-30", entries: tuple[Entry, ...] = (), reviews: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    of = replace(judged(TASKS, day=day, settings=RULES), told=entries)
    asking = of.policy.notices.consequences
    held = runs([judged(TASKS, day=one, settings=RULES) for one in reversed(reviews)], asking) if reviews else NO_RUNS
    told: dict[str, list[str]] = {}
    for one in proposals(of, held):
        told.setdefault(one.unit, []).append(one.rule.name)
    return told


def test_all_conditions_of_a_rule_are_to_hold() -> None:
    days = ("2020-05-31", "2020-06-30")
    assert found(reviews=days) == {"乙局": ["通报表扬"], "甲局": ["约谈主要负责人"]}  # one overdue task is not two
    assert found(reviews=days[:1]) == {}
    assert found() == {}


def test_a_notice_not_answered_in_time_counts_once_its_day_is_past() -> None:
    issued = Entry("1号", Deed.ISSUED, date(2020, 6, 11), "warn", "l", "a", unit=("甲局",), until=date(2020, 6, 16))
    assert found(day="2020-06-16", entries=(issued,)) == {}
    assert found(day="2020-06-17", entries=(issued,)) == {"甲局": ["提醒谈话"]}


def test_only_places_are_asked_of_reviews() -> None:
    of = judged(TASKS, day="2020-06-30", settings=RULES)
    assert asked_back(of.policy.notices.consequences) == 2
