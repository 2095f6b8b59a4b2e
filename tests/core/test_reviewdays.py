"""Which review was the last one, and which remarks were answered in time."""

from datetime import date

import pytest

from checklist.core.policy import ReviewPolicy
from checklist.core.remarks import remarks
from checklist.core.reviewdays import judged_for, last_review, next_review, review_days
from tests.reviewed import RETURNS, of_unit, part, world
from tests.world import task

REMARK = "decisions: [{on: 2020-03-10, act: remark, text: 说明原因}]"
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
