"""Changes of a list and edits of its text come to the same, in every style; nothing else of the text is touched."""

from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from checklist.core.amend import amend
from checklist.core.compare import compare
from checklist.core.model import Milestone, Status, TaskList
from checklist.core.value import replace
from checklist.source.checked import NotAsMeant, checked
from checklist.source.read import Reading, read_bytes, read_source
from checklist.source.text import Source
from tests.mutations import mutated
from tests.sessions import ROOT
from tests.source.given import LISTS, LONGER
from tests.source.styled import styled

SEEDS = st.integers(0, 2**32)


@given(st.data(), LONGER, LISTS, SEEDS)
@settings(max_examples=150)
def test_the_new_text_says_the_new_list(data: st.DataObject, before: TaskList, other: TaskList, seed: int) -> None:
    written = styled(before, seed)
    reading = read_source(Source("lists/x.yaml", written.text))
    assume(reading.task_list == before and not any(fault.code[0] == "E" for fault in reading.faults))
    after = data.draw(mutated(before, other, 3, 1))
    changes = compare(before, after)
    amended = checked(reading, changes)
    assert amended.after.task_list == after == amend(before, changes)
    covered = "".join(written.text[slice(*edit.span)] for edit in amended.edits)
    lost = {one for one in written.comments if one not in amended.source.text}
    assert all(one in covered for one in lost)
    YAML(typ="safe").load(amended.source.text)


@given(LONGER, SEEDS)
@settings(max_examples=40)
def test_no_change_is_no_edit(task_list: TaskList, seed: int) -> None:
    reading = read_source(Source("lists/x.yaml", styled(task_list, seed).text))
    assume(reading.task_list == task_list)
    assert checked(reading, ()).edits == ()


SHIPPED = sorted(path for folder in ("lists", "examples") for path in (ROOT / folder).rglob("lists/*.yaml"))
SHIPPED += sorted((ROOT / "lists").glob("*.yaml"))


def read(path: Path) -> Reading:
    return read_bytes(path.name, path.read_bytes())


def lines_changed(before: str, after: str) -> tuple[int, int]:
    """How many lines went and how many came."""
    told = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    signs = Counter(line[:1] for line in told if line[:3] not in ("---", "+++"))
    return signs["-"], signs["+"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_one_value_on_one_line_is_one_line_of_difference(path: Path) -> None:
    reading = read(path)
    task_list = reading.task_list
    assert task_list
    for index, task in enumerate(task_list.tasks):
        for new in (replace(task, title=f"{task.title}（改）"), replace(task, owner=("市督查办",))):
            tasks = (*task_list.tasks[:index], new, *task_list.tasks[index + 1 :])
            amended = checked(reading, compare(task_list, replace(task_list, tasks=tasks)))
            went, came = lines_changed(reading.source.text, amended.source.text)
            assert (went, came) in {(1, 1), (0, 1)}, (task.id, amended.source.text)


STYLES = {
    "block": "tasks:\n  - id: 1\n    title: Roads   # the ring\n    owner: Works\n    status: in-progress\n",
    "flow": "tasks:\n  - {id: 1, title: Roads, owner: Works, status: in-progress}   # the ring\n",
    "Chinese": "任务清单:\n- 编号: '1'\n  任务: Roads # the ring\n  责任单位: Works\n  状态: 推进中\n",
    "crlf, mark, no last line end": "\ufefftasks:\r\n  - id: 1\r\n    title: Roads # the ring\r\n    owner: Works\r\n"
    "    status: in-progress",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_hand_of_the_text_is_kept(style: str) -> None:
    data = STYLES[style].encode()
    reading = read_bytes("lists/works.yaml", data)
    assert reading.task_list
    (task,) = reading.task_list.tasks
    new = replace(task, status=Status.DONE, milestones=(Milestone("Asphalt"),))
    amended = checked(reading, compare(reading.task_list, replace(reading.task_list, tasks=(new,))))
    text = amended.source.text
    assert amended.source.bom == reading.source.bom
    assert "# the ring" in text
    assert text.count("\r\n") == text.count("\n") if "\r" in STYLES[style] else "\r" not in text
    assert text.endswith("\n") == STYLES[style].endswith("\n")
    assert ("已完成" in text and "时间节点" in text) == (style == "Chinese")


def test_a_text_with_faults_is_not_made_worse() -> None:
    reading = read_bytes("lists/works.yaml", b"tasks: &all\n  - {id: 1, title: A, owner: B}\n")
    assert reading.task_list
    (task,) = reading.task_list.tasks
    changes = compare(reading.task_list, replace(reading.task_list, tasks=(replace(task, title="C"),)))
    try:
        amended = checked(reading, changes)
    except NotAsMeant:
        return
    assert [fault.code for fault in amended.after.faults] == [fault.code for fault in reading.faults]
