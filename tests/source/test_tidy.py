"""A text set anew says the same, has every comment, and set once more is the same text."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.core.model import TaskList
from checklist.source.read import read_bytes
from checklist.source.tidy import keeps, tidied
from checklist.source.write import write
from tests.examples import examples
from tests.imports import ROOT
from tests.source.given import LONGER
from tests.source.loop import read, said
from tests.source.styled import styled

SHIPPED = sorted([*ROOT.glob("lists/*.yaml"), *ROOT.glob("examples/*/lists/*.yaml")])


@given(LONGER, st.integers(0, 10**9))
@examples(60)
def test_it_says_the_same_in_every_style(task_list: TaskList, seed: int) -> None:
    assume(said(task_list))
    text = styled(task_list, seed).text
    reading = read(text)
    new = tidied(reading)
    again = read_bytes(reading.source.name, new.encode())
    assert again.task_list == reading.task_list
    assert sorted(fault.code for fault in again.faults) == sorted(fault.code for fault in reading.faults)
    assert keeps(text, new)
    assert tidied(again) == new


@given(LONGER)
@examples(20)
def test_what_the_program_writes_has_only_room_between_tasks_to_gain(task_list: TaskList) -> None:
    text = write(task_list)
    assume("target: parts" not in text)  # which is written before the unit
    assert tidied(read(text)).replace("\n\n", "\n") == text.replace("\n\n", "\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_lists_say_the_same(path: Path) -> None:
    reading = read_bytes(path.name, path.read_bytes())
    new = tidied(reading)
    again = read_bytes(path.name, new.encode())
    assert (again.task_list, again.faults) == (reading.task_list, ()) or again.task_list == reading.task_list
    assert keeps(reading.source.text, new)
    assert tidied(again) == new


CASES = {
    "fields in order, a comment above one goes with it": (
        "# head\n\ntasks:\n- title: a\n  # until the flood\n  due: 2020-01-01\n  id: 1\n",
        "# head\n\ntasks:\n  - id: 1\n    title: a\n    # until the flood\n    due: 2020-01-01\n",
    ),
    "one blank, but for columns of comments": (
        "tasks:\n    -   id:    1   # one\n        title: a\n        owner:   b       # two\n",
        "tasks:\n  - id: 1      # one\n    title: a\n    owner: b         # two\n",
    ),
    "brackets": (
        "tasks:\n  - { title: a,   id: 1, tags: [ x,y ], measure: {target: 3,unit: m} }\n",
        "tasks:\n  - {id: 1, title: a, tags: [x, y], measure: {unit: m, target: 3}}\n",
    ),
    "brackets over several lines stay as they are": (
        "tasks:\n    - {title: a,\n       id: 1}   # c\n",
        "tasks:\n  - {title: a,\n     id: 1}   # c\n",
    ),
    "one empty line between tasks of several lines": (
        "tasks:\n\n\n  - id: 1\n    title: a\n  # of two\n  - id: 2\n    title: b\n\n\n\n  - {id: 3, title: c}",
        "tasks:\n\n  - id: 1\n    title: a\n\n  # of two\n  - id: 2\n    title: b\n\n  - {id: 3, title: c}\n",
    ),
    "lines of a text": (
        "tasks:\n    - id: 1\n      note: |\n          a\n            b\n\n          c\n      title: x\n",
        "tasks:\n  - id: 1\n    title: x\n    note: |\n        a\n          b\n\n        c\n",
    ),
    "a text over several lines": (
        'tasks:\n- id: 1\n  title: "a\n    b"   # c\n  owner: d\n       e\n',
        'tasks:\n  - id: 1\n    title: "a\n      b"   # c\n    owner: d\n         e\n',
    ),
    "line ends": (
        "tasks:\r\n- title: a\r\n  id: 1",
        "tasks:\r\n  - id: 1\r\n    title: a\r\n",
    ),
    "an unknown key stays behind the one it stood behind": (
        "tasks:\n  - title: a\n    hue: red\n    id: 1\n",
        "tasks:\n  - id: 1\n    title: a\n    hue: red\n",
    ),
    "a comment behind all tasks": (
        "tasks:\n- id: 1\n  title: a\n  # of one\n # of it too\n# the end\n\n",
        "tasks:\n  - id: 1\n    title: a\n    # of one\n    # of it too\n# the end\n",
    ),
    "a comment behind a dash": (
        "tasks:\n- # the first\n  title: a\n  id: 1\n",
        "tasks:\n  -  # the first\n    id: 1\n    title: a\n",
    ),
    "a key behind a question mark": (
        "tasks:\n- ? title\n  : a\n  id: 1\n",
        "tasks:\n  - id: 1\n    ? title\n    : a\n",
    ),
    "JSON": ('{"tasks": [{"title": "a", "id": "1"}]}', '{"tasks": [{"title": "a", "id": "1"}]}'),
    "Chinese": (
        "任务清单:\n- 任务: 修桥\n  编号: 1\n  状态:   推进中   # 汛期\n",
        "任务清单:\n  - 编号: 1\n    任务: 修桥\n    状态: 推进中     # 汛期\n",
    ),
}


@pytest.mark.parametrize(("text", "after"), CASES.values(), ids=CASES)
def test_how_texts_are_set(text: str, after: str) -> None:
    reading = read_bytes("a.yaml", text.encode())
    assert tidied(reading) == after
    again = read_bytes("a.yaml", after.encode())
    assert again.task_list == reading.task_list
    assert tidied(again) == after
