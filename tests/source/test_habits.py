"""Keys from elsewhere: what is offered for them is a field, and the one that is meant."""

import pytest

from checklist.rules.example import problems
from checklist.source.habits import KEYS, OFFERED
from checklist.source.likeness import alike
from checklist.source.schema import RECORDS
from tests.rules.asked import said, task


def test_what_is_offered_is_a_field_and_what_it_is_offered_for_is_none_beside_it() -> None:
    indexes = [record.index for record in RECORDS]
    assert all(any(key in index for index in indexes) for key in OFFERED)
    assert all(word == alike(word) for word in KEYS)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("deadline: 2026-06-30", "due"),
        ("Due Date: 2026-06-30", "due"),
        ("percent: 45%", "progress"),
        ("percentage: 45%", "progress"),
        ("description: long", "goal"),
        ("assignee: Bob", "owner"),
        ("subtasks: [a]", "parent"),
        ("完成情况: 一半", "进展"),
        ("说明: x", "备注"),
        ("updates: [{date: 2026-01-01, on: 2026-01-01, comment: a}]", "on"),
    ],
)
def test_a_word_from_elsewhere_is_answered_with_ours(line: str, meant: str) -> None:
    assert said(problems(task(line))[0])[1] == f"did you mean “{meant}”?"


def test_tasks_written_under_a_section_are_told_where_they_stand() -> None:
    text = "sections:\n  - {name: Water, tasks: [{id: 1}]}\ntasks:\n  - {id: 2, title: a, owner: W}\n"
    (one,) = problems(text)
    assert said(one)[1].startswith("tasks stand under tasks: at the top")
