"""Proposals for units: all that a rule asks for is so, with its figures; a rule that asks nothing proposes nothing."""

from datetime import date

from checklist.core.consequences import proposals
from checklist.core.ledger import Deed, Entry
from checklist.core.running import NO_RUNS, asked_back, runs
from checklist.core.value import replace
from checklist.lang.catalog import load
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


def test_a_figure_is_told_as_one() -> None:
    of = judged(WAIVED.replace("DECISIONS", "tags: []"), day="2020-07-01", settings=BY_FIGURES)
    told = [load("zh-CN").say(one.grounds) for one in proposals(of, NO_RUNS)]
    assert "逾期任务1项" in told


def test_all_conditions_of_a_rule_are_to_hold() -> None:
    days = ("2020-05-31", "2020-06-30")
    assert found(reviews=days) == {"乙局": ["通报表扬"], "甲局": ["约谈主要负责人"]}  # one overdue task is not two
    assert found(reviews=days[:1]) == {}
    assert found() == {}


def test_a_notice_not_answered_in_time_counts_once_its_day_is_past() -> None:
    issued = Entry("1号", Deed.ISSUED, date(2020, 6, 11), "warn", "l", "a", unit=("甲局",), until=date(2020, 6, 16))
    assert found(day="2020-06-16", entries=(issued,)) == {}
    assert found(day="2020-06-17", entries=(issued,)) == {"甲局": ["提醒谈话"]}


WAIVED = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
returns: {every: month, by: 25}
defaults: {status: in-progress}
tasks:
  - {id: a, title: t, owner: 甲局, due: 2020-06-01, updates: [{on: 2020-01-20, progress: 1%}], DECISIONS}
  - {id: b, title: t, owner: 乙局, updates: [{on: 2020-01-20, progress: 9%}, {on: 2020-02-20, progress: 99%}]}
"""
BY_FIGURES = """
notices:
  consequences:
    - {name: 末位, last: 1}
    - {name: 红灯, reds: 1}
    - {name: 逾期, overdue: 1}
    - {name: 缺报, missed_returns: 1}
    - {name: 未反馈, unanswered: 1}
    - {name: 全勤, all_returns: true}
"""


def test_what_force_majeure_excuses_by_decision_counts_against_nobody() -> None:
    issued = Entry("1号", Deed.ISSUED, date(2020, 1, 11), "warn", "l", "a", unit=("甲局",), until=date(2020, 1, 16))

    def told(decisions: str, day: str = "2020-07-01") -> dict[str, list[str]]:
        of = replace(judged(WAIVED.replace("DECISIONS", decisions), day=day, settings=BY_FIGURES), told=(issued,))
        names: dict[str, list[str]] = {}
        for one in proposals(of, runs([of], of.policy.notices.consequences)):
            names.setdefault(one.unit, []).append(one.rule.name)
        return names

    assert told("decisions: []")["甲局"] == ["末位", "红灯", "逾期", "缺报"]  # it had reported after the notice
    assert "甲局" not in told("decisions: [{on: 2020-06-02, act: waive, reason: 不可抗力}]")


def test_all_returns_in_time_can_be_asked_for() -> None:
    of = judged(WAIVED.replace("DECISIONS", "tags: []"), day="2020-02-28", settings=BY_FIGURES)
    found = {one.unit: one.grounds[0].values for one in proposals(of, NO_RUNS) if one.rule.name == "全勤"}
    assert found == {"乙局": {"times": 2}}
    early = judged(WAIVED.replace("DECISIONS", "tags: []"), day="2020-01-10", settings=BY_FIGURES)
    assert not [one for one in proposals(early, NO_RUNS) if one.rule.name == "全勤"]  # nothing was owed yet


def test_only_places_are_asked_of_reviews() -> None:
    of = judged(TASKS, day="2020-06-30", settings=RULES)
    assert asked_back(of.policy.notices.consequences) == 2
