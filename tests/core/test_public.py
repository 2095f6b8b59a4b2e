"""What of a task is published: no number to call, whatever column it came in."""

import pytest

from checklist.core.model import Person, Task
from checklist.core.public import published


@pytest.mark.parametrize(
    ("heading", "said", "shown"),
    [
        ("联系电话", "2281234", False),
        ("联系人及联系方式", "张三 228-1234", False),
        ("E-mail", "a@b.cn", False),
        ("Contact", "Ann, 555 0134", False),
        ("联系人", "张三", True),
        ("投资", "13812345", True),
        ("Hotel rooms", "12345", True),
    ],
)
def test_a_column_that_says_how_to_reach_people_is_not(heading: str, said: str, shown: bool) -> None:
    task = published(Task("1", "x", extra=((heading, said),)), ("extra",))
    assert bool(task.extra) == shown


@pytest.mark.parametrize(
    ("typed", "shown"), [("张三 2281234", "张三"), ("张三：2281234", "张三"), ("2号线指挥部 李四", "2号线指挥部 李四")]
)
def test_a_name_is_without_its_number(typed: str, shown: str) -> None:
    task = published(Task("1", "x", person=(Person(typed),)), ("person",))
    assert task.person == (Person(shown),)
