"""A list that goes on from another is written in its hand and says exactly what it is to say."""

from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.core.model import TaskList
from checklist.core.value import replace
from checklist.source.read import read_bytes
from checklist.source.second import second_tree
from checklist.source.successor import successor
from tests.examples import examples
from tests.source.given import LONGER
from tests.source.loop import read, said
from tests.source.styled import styled


@given(LONGER, LONGER, st.integers(0, 10**9))
@examples(30)
def test_it_says_what_it_is_to_say_in_every_hand(old: TaskList, new: TaskList, seed: int) -> None:
    assume(said(old) and said(new))
    reading = read(styled(old, seed).text)
    found = successor(reading, new, [None] * len(new.tasks), "lists/new.yaml")
    assert found.task_list == new
    assert second_tree(found.source.text) is not None


OLD = """\
\ufeff# 市政府督查室
清单: works-2026     # 一月印发
任务清单:

- 编号: '1'
  # 防汛
  任务: 修桥   # 甲
  责任单位: [住建局]
- 编号: '2'
  任务: 修路
  责任单位: [交通局]
备注: x
"""


def test_it_has_the_head_and_the_hand_of_the_old_one_but_no_comment_of_its_tasks() -> None:
    reading = read_bytes("lists/works-2026.yaml", OLD.replace("\n", "\r\n").encode())
    assert reading.task_list
    new = replace(reading.task_list, id="works-2027", title="works-2027", note="", tasks=reading.task_list.tasks[1:])
    found = successor(reading, new, [1], "lists/works-2027.yaml")
    assert found.source.text == (
        "# 市政府督查室\r\n清单: works-2027     # 一月印发\r\n任务清单:\r\n"
        "- 编号: '2'\r\n  任务: 修路\r\n  责任单位: [交通局]\r\n"
    )


def test_a_list_in_brackets_is_written_as_the_program_writes() -> None:
    reading = read("tasks: [{id: 1, title: a}]\n")
    assert reading.task_list
    found = successor(reading, reading.task_list, [0], "lists/b.yaml")
    assert found.source.text.endswith("tasks:\n  - id: 1\n    title: a\n")
