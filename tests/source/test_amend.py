"""Changes of a list and edits of its text come to the same, in every style, and touch nothing else."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from checklist.core.amend import amend
from checklist.core.calendar import Cadence, Every
from checklist.core.compare import Change, compare
from checklist.core.model import (
    Act,
    Decision,
    ItemRef,
    Light,
    Measure,
    Milestone,
    Person,
    Status,
    TaskList,
    Update,
)
from checklist.source.amend import edits
from checklist.source.edit import apply
from checklist.source.hunks import hunks
from checklist.source.read import Reading, read_bytes
from checklist.source.write import write
from tests.examples import examples
from tests.imports import ROOT
from tests.mutations import mutated
from tests.source.given import LONGER
from tests.source.loop import broken, read, said
from tests.source.styled import styled

NO_SHRINK = (Phase.explicit, Phase.generate)
"""A list that breaks the law is long, and half an hour's work makes it no shorter."""
SHIPPED = sorted([*ROOT.glob("lists/*.yaml"), *ROOT.glob("examples/*/lists/*.yaml")])


@given(st.data(), LONGER, LONGER, st.integers(0, 10**9))
@examples(40, phases=NO_SHRINK)
def test_changes_to_values_and_to_text_come_to_the_same(
    data: st.DataObject, before: TaskList, other: TaskList, seed: int
) -> None:
    after = data.draw(mutated(before, other, 5, 1))
    assume(said(before) and said(after))
    assert broken(before, after, seed) == ""
    assert broken(after, before, seed + 1) == ""


@given(LONGER, LONGER, st.integers(0, 10**9))
@settings(max_examples=10, phases=NO_SHRINK)
def test_any_list_may_become_any_other(before: TaskList, after: TaskList, seed: int) -> None:
    assume(said(before) and said(after))
    assert broken(before, after, seed) == ""


@given(LONGER, st.integers(0, 10**9))
@examples(20)
def test_where_nothing_changes_nothing_is_edited(task_list: TaskList, seed: int) -> None:
    assume(said(task_list))
    reading = read(styled(task_list, seed).text)
    assert edits(reading, ()) == ()
    assert edits(reading, compare(task_list, read(write(task_list)).task_list or task_list)) == ()


def a_day(number: int) -> date:
    return date(2021, 5, number)


VALUES: dict[str, tuple[Any, Any]] = {
    "title": ("甲", "乙"),
    "no": ("77", "78"),
    "goal": ("甲", "乙"),
    "leader": (("某副市长",), ("某某副市长",)),
    "owner": (("甲局",), ("甲局", "乙局")),
    "support": (("甲局",), ("甲局", "乙局")),
    "person": ((Person("科长"),), (Person("科长", "某"),)),
    "start": (a_day(1), a_day(2)),
    "due": (a_day(3), a_day(4)),
    "due_text": ("5月底前", "6月底前"),
    "every": (Cadence(Every.MONTH), Cadence(Every.WEEK)),
    "status": (Status.PAUSED, Status.CANCELLED),
    "done_on": (a_day(5), a_day(6)),
    "progress": (Fraction(12, 100), Fraction(13, 100)),
    "weight": (Decimal(7), Decimal(8)),
    "tags": (("difficult",), ("difficult", "民生")),
    "measure": (Measure("条", Decimal(7)), Measure("条", Decimal(8))),
    "amounts": ((("planned", Decimal(7)),), (("planned", Decimal(8)),)),
    "parent": (ItemRef("某项"), ItemRef("某项", "某清单")),
    "enter_at": ("warn", "supervise"),
    "note": ("甲", "乙"),
}
ITEMS = {
    "updates": Update(a_day(7), by="甲局", progress=Fraction(1, 2), light=Light.GREEN, next="下一步"),
    "decisions": Decision(a_day(7), Act.REMARK, text="请说明", by="某办"),
    "milestones": Milestone("某节点", a_day(7), weight=Decimal(5)),
}


def counted(reading: Reading, change: Change) -> tuple[int, int]:
    """How many lines go and how many come with a change, after it was found right."""
    found = edits(reading, (change,))
    text = reading.source.text
    assert reading.task_list
    again = read_bytes(reading.source.name, apply(text, found).encode())
    assert again.task_list == amend(reading.task_list, (change,))
    assert len(again.faults) == len(reading.faults)
    signs = [sign for hunk in hunks(text, found) for sign, _ in hunk.lines]
    return signs.count("-"), signs.count("+")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_one_value_of_a_shipped_list_is_one_line(path: File) -> None:
    """A value that comes is a line more, one that changes a line else, one that goes the lines it stood on."""
    reading = read_bytes(path.name, path.read_bytes())
    assert reading.task_list
    for task in (reading.task_list.tasks[0], reading.task_list.tasks[-1]):
        for name, values in VALUES.items():
            held = getattr(task, name) or None
            goes, comes = counted(reading, Change(task.id, (name,), held, values[0]))
            assert comes == 1, name
            assert goes == 0 if held is None else goes >= 1, name
            if held is None:
                continue
            goes, comes = counted(reading, Change(task.id, (name,), held, None if name != "title" else "乙"))
            assert (goes, comes) == (1, int(name == "title")) or name == "amounts", name


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_value_of_a_shipped_list_that_changes_twice_stays_on_its_line(path: File) -> None:
    reading = read_bytes(path.name, path.read_bytes())
    assert reading.task_list
    task = reading.task_list.tasks[-1]
    for name, values in VALUES.items():
        change = Change(task.id, (name,), getattr(task, name) or None, values[0])
        once = read_bytes(path.name, apply(reading.source.text, edits(reading, (change,))).encode())
        assert counted(once, Change(task.id, (name,), *values)) == (1, 1), name


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_an_item_of_a_shipped_list_comes_and_goes_alone(path: File) -> None:
    """Where there are none yet a key comes with it; an item is written on one line or on one for each thing it says."""
    reading = read_bytes(path.name, path.read_bytes())
    assert reading.task_list
    for task in reading.task_list.tasks:
        for name, item in ITEMS.items():
            count = len(getattr(task, name))
            goes, comes = counted(reading, Change(task.id, (name, count), None, item))
            assert goes == 0, (task.id, name)
            assert comes - (count == 0) in (1, 5 if name == "updates" else 4 if name == "decisions" else 3)
