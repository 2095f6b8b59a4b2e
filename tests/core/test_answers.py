"""Answers to notices in the score: owed from their last day on, in time or not, beside the remarks."""

from datetime import date
from fractions import Fraction

from checklist.core.answers import known, owed
from checklist.core.ledger import Deed, Entry
from checklist.core.score import standings
from checklist.core.value import replace
from tests.world import judged, task

TASK = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
tasks:
  - {id: a, title: 任务, owner: 甲局, status: in-progress, due: 2020-12-31, UPDATES}
"""
ISSUED = Entry("1号", Deed.ISSUED, date(2020, 6, 11), "warn", "l", "a", unit=("甲局",), until=date(2020, 6, 16))
OPEN = Entry("2号", Deed.ISSUED, date(2020, 6, 20), "warn", "l", "a", unit=("甲局",), until=date(2020, 6, 30))
NO_DAY = Entry("3号", Deed.ISSUED, date(2020, 6, 12), "remind", "l", "a", unit=("甲局",))
OVER = Entry("2号", Deed.WITHDRAWN, date(2020, 6, 21), "warn", "l", "a", why="recovered")


def answers(*entries: Entry, said: str = "", day: str = "2020-06-20") -> tuple[int, int]:
    of = judged(TASK.replace("UPDATES", f"updates: [{said}]"), day=day)
    return owed(task(of, "a"), replace(of, told=known(entries, of.as_of)))


def test_an_answer_is_owed_from_the_day_after_its_last_one() -> None:
    assert answers(ISSUED, day="2020-06-16") == (0, 0)
    assert answers(ISSUED, day="2020-06-17") == (0, 1)
    assert answers(NO_DAY, day="2020-12-01") == (0, 0)  # nobody said by when


def test_in_time_late_and_empty() -> None:
    assert answers(ISSUED, said="{on: 2020-06-16, text: 已加派人手}") == (1, 1)
    assert answers(ISSUED, said="{on: 2020-06-16, text: 已加派人手}", day="2020-06-16") == (1, 1)
    assert answers(ISSUED, said="{on: 2020-06-17, text: 已加派人手}") == (0, 1)
    before = replace(ISSUED, reports=1)
    assert answers(before, said="{on: 2020-06-11, text: 先前的话}, {on: 2020-06-15, text: 先前的话}") == (0, 1)
    assert answers(before, said="{on: 2020-06-11, text: 先前的话}, {on: 2020-06-15, text: 先前的话。}") == (0, 1)
    assert answers(ISSUED, said='{on: 2020-06-15, text: "。", next: "—", ask: "..."}') == (0, 1)  # not a word
    assert answers(before, said="{on: 2020-06-11, text: 先前的话}, {on: 2020-06-15, text: 先前的话已办}") == (1, 1)
    assert answers(replace(ISSUED, reports=0), said="{on: 2020-06-11, text: 当天就答复}") == (1, 1)
    assert answers(ISSUED, said="{on: 2020-06-11, text: 也许先前就有}") == (0, 1)  # as older ledgers have it


def test_what_was_withdrawn_before_it_was_answered_is_owed_no_more() -> None:
    assert answers(ISSUED, OPEN, day="2020-07-01") == (0, 2)
    assert answers(ISSUED, OPEN, OVER, day="2020-07-01") == (0, 1)


def test_what_was_not_served_owes_no_answer() -> None:
    settings = "notices: {channels: [{name: paper, kind: folder, folder: outbox}]}"
    of = judged(TASK.replace("UPDATES", "updates: []"), day="2020-06-20", settings=settings)
    sent = Entry("1号", Deed.SENT, date(2020, 6, 11), "warn", "l", "a", unit=("甲局",))
    late = replace(sent, deed=Deed.SENDING, on=date(2020, 6, 18), until=date(2020, 6, 23))
    for entries, owes in (((ISSUED,), 0), ((ISSUED, sent), 1), ((ISSUED, late, sent), 0)):
        assert owed(task(of, "a"), replace(of, told=entries)) == (0, owes)


def test_only_what_the_ledger_had_on_the_day_counts() -> None:
    assert answers(ISSUED, OPEN, day="2020-06-19") == (0, 1)


def test_notices_stand_beside_remarks_in_the_response_part() -> None:
    text = TASK.replace(
        "UPDATES",
        "returns: {every: month, by: 25},"
        " decisions: [{on: 2020-05-10, act: remark, text: 说明原因}], updates: [{on: 2020-05-20, text: 已说明}]",
    )
    of = judged(text, day="2020-06-20", settings="review: {parts: {response: 100}}")
    (alone,) = standings(of, "owner", of.tasks)
    told = replace(of, told=(ISSUED,))
    (both,) = standings(told, "owner", told.tasks)
    assert (alone.score, both.score) == (Fraction(100), Fraction(50))  # the remark was answered, the notice was not


def test_notices_stand_beside_remarks_in_the_points_on_top() -> None:
    text = TASK.replace(
        "UPDATES",
        "returns: {every: month, by: 25},"
        " decisions: [{on: 2020-04-10, act: remark, text: 说明原因}, {on: 2020-05-10, act: remark, text: 加快进度}],"
        " updates: [{on: 2020-05-20, text: 已加快}]",
    )
    settings = "review: {parts: {progress: 100}, plus: [{for: answered, points: 1}, {for: unanswered, points: -2}]}"
    of = replace(judged(text, day="2020-06-20", settings=settings), told=(ISSUED, OPEN, NO_DAY))
    (found,) = standings(of, "owner", of.tasks)
    points = {one.rule.what: (one.times, one.points) for one in found.plus}
    # April's remark was answered after 25 April and the first notice not at all; the second one still has time
    assert points == {"answered": (1, 1), "unanswered": (2, -4)}
