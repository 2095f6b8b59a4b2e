"""Changes of a list and edits of its text come to the same, in every style; nothing else of the text is touched."""

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
from checklist.core.compare import Change, Order, Outdated, compare
from checklist.core.model import (
    Act,
    Decision,
    ItemRef,
    Light,
    Measure,
    Milestone,
    Person,
    Stage,
    Status,
    Task,
    TaskList,
    Update,
)
from checklist.source.amend import Unwritable, edits
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


def test_a_list_that_is_none_has_no_edits() -> None:
    with pytest.raises(Unwritable):
        edits(read("- a\n"), ())
    with pytest.raises(Outdated):
        edits(read("tasks: [{id: 1, title: a}]"), (Change("2", ("due",), None, a_day(1)),))


def test_a_list_without_tasks_gets_the_key() -> None:
    reading = read("title: a\n")
    new = apply("title: a\n", edits(reading, (Change("1", (), None, Task("1", "b")),)))
    assert new == "title: a\ntasks:\n  - id: 1\n    title: b\n"


def test_what_could_not_be_read_stays() -> None:
    text = (
        "title: a\ntasks:\n  - {title: x}\n"
        "  - {id: 1, title: b, due: soon, nope: 1, updates: [{on: x}, {on: 2020-01-01}]}\n"
    )
    changes = (
        Change("1", ("due",), None, a_day(1)),
        Change("1", ("updates", 1), None, Update(a_day(2))),
        Change("0", (), None, Task("0", "c")),
        Change("", ("tasks",), Order(("1", "0")), Order(("0", "1"))),
    )
    assert apply(text, edits(read(text), changes)) == (
        "title: a\ntasks:\n  - {title: x}\n  - {id: 0, title: c}\n"
        "  - {id: 1, title: b, due: 2021-05-01, nope: 1, updates: [{on: x}, {on: 2020-01-01}, {on: 2021-05-02}]}\n"
    )


def test_a_key_written_twice_goes_twice() -> None:
    text = "tasks:\n  - id: 1\n    title: a\n    due: 2020-01-01\n    note: x\n    时限: 2020-01-02\n"
    change = Change("1", ("due",), date(2020, 1, 1), None)
    assert apply(text, edits(read(text), (change,))) == "tasks:\n  - id: 1\n    title: a\n    note: x\n"


ODD = {
    "a text that ended with the file": (
        "tasks:\n  - id: 1\n    title: a\n    note: |\n      x",
        "tasks:\n  - id: 1\n    title: a\n    note: |-\n      x\n    extra: {k: v}",
    ),
    "a text that empty lines belong to": (
        "tasks:\n  - title: a\n    id: 1\n    note: |+\n      x\n\n",
        "tasks:\n  - title: a\n    id: 1\n    note: |+\n      x\n\n    extra: {k: v}\n",
    ),
    "keys behind question marks": (
        "tasks:\n  - ? id\n    : 1\n    ? title\n    : a\n",
        "tasks:\n  - ? id\n    : 1\n    ? title\n    : a\n    extra: {k: v}\n",
    ),
    "a dash by itself": (
        "tasks:\n  -\n    # c\n    id: 1\n    title: a\n  # d\n",
        "tasks:\n  -\n    # c\n    id: 1\n    title: a\n    extra: {k: v}\n  # d\n",
    ),
    "a bracket on the next line": (
        "tasks: [{id: 1, title: a\n  }]",
        "tasks: [{id: 1, title: a, extra: {k: v}\n  }]",
    ),
    "nothing behind a colon in brackets": (
        "tasks:\n  - {id: 1, title: a, extra: }\n",
        "tasks:\n  - {id: 1, title: a, extra: {k: v} }\n",
    ),
    "nothing behind a colon but a comment": (
        "tasks:\n  - id: 1\n    extra:   # later\n    title: a\n",
        "tasks:\n  - id: 1\n    extra: {k: v}  # later\n    title: a\n",
    ),
    "marks of a document": (
        "--- # c\ntasks:\n- {id: 1, title: a}\n...\n",
        "--- # c\ntasks:\n- {id: 1, title: a, extra: {k: v}}\n...\n",
    ),
}


@pytest.mark.parametrize(("text", "after"), ODD.values(), ids=ODD)
def test_a_field_comes_into_odd_texts(text: str, after: str) -> None:
    reading = read(text)
    assert reading.task_list
    change = Change("1", ("extra", "k"), None, "v")
    new = apply(text, edits(reading, (change,)))
    assert new == after
    assert read(new).task_list == amend(reading.task_list, (change,))


GOES = {
    "the last line": (
        "tasks:\n  - id: 1\n    title: a\n    due: 2020-01-01",
        "tasks:\n  - id: 1\n    title: a",
    ),
    "the first key behind a dash": (
        "tasks:\n  - due: 2020-01-01\n    id: 1\n    title: a\n",
        "tasks:\n  - id: 1\n    title: a\n",
    ),
    "the first key, before a comment": (
        "tasks:\n  - due: 2020-01-01 # x\n    # of it all\n    id: 1\n    title: a\n",
        "tasks:\n  -\n    # of it all\n    id: 1\n    title: a\n",
    ),
    "before an empty line": (
        "tasks:\n  - id: 1\n    due: 2020-01-01\n\n    title: a\n",
        "tasks:\n  - id: 1\n\n    title: a\n",
    ),
    "between a text and an empty line": (
        "tasks:\n  - id: 1\n    note: |\n      x\n    due: 2020-01-01\n\n    title: a\n",
        "tasks:\n  - id: 1\n    note: |\n      x\n\n    title: a\n",
    ),
    "between a text and an empty line that would then belong to it": (
        "tasks:\n  - id: 1\n    note: |+\n      x\n    due: 2020-01-01\n\n    title: a\n",
        "tasks:\n  - id: 1\n    note: |+\n      x\n    title: a\n",
    ),
    "in the middle of a line": (
        "tasks: [{id: 1, due: 2020-01-01, title: a}]",
        "tasks: [{id: 1, title: a}]",
    ),
    "behind a bracket": (
        "tasks: [{due: 2020-01-01, id: 1, title: a}]",
        "tasks: [{id: 1, title: a}]",
    ),
    "before a bracket": (
        "tasks: [{id: 1, title: a, due: 2020-01-01}]",
        "tasks: [{id: 1, title: a}]",
    ),
    "on a line of its own between brackets": (
        "tasks: [{id: 1,\n  title: a, # a\n  due: 2020-01-01 # b\n  }]",
        "tasks: [{id: 1,\n  title: a # a\n  }]",
    ),
    "between comments between brackets": (
        "tasks: [{id: 1,\n  # of, a\n  due: 2020-01-01,\n  # of b\n  title: a}]",
        "tasks: [{id: 1,\n  # of, a\n  # of b\n  title: a}]",
    ),
}


@pytest.mark.parametrize(("text", "after"), GOES.values(), ids=GOES)
def test_a_field_goes_from_odd_texts(text: str, after: str) -> None:
    reading = read(text)
    assert reading.task_list
    change = Change("1", ("due",), date(2020, 1, 1), None)
    new = apply(text, edits(reading, (change,)))
    assert new == after
    assert read(new).task_list == amend(reading.task_list, (change,))


def test_a_stage_that_says_nothing_can_be_written() -> None:
    reading = read("tasks: [{id: 1, title: a, stages: {signed: 2020-01-01}}]")
    changes = (
        Change("1", ("stages", "signed", "done"), date(2020, 1, 1), None),
        Change("1", ("stages", "x"), None, Stage()),
    )
    assert (
        apply(reading.source.text, edits(reading, changes)) == "tasks: [{id: 1, title: a, stages: {signed: {}, x: {}}}]"
    )
