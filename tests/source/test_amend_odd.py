"""Edits of odd texts: marks of a document, question marks, brackets and comments where nobody expects them."""

from datetime import date

import pytest

from checklist.core.amend import amend
from checklist.core.compare import Change, Order, Outdated
from checklist.core.model import (
    Act,
    Decision,
    Stage,
    Task,
    Update,
)
from checklist.core.value import replace
from checklist.source.amend import Unwritable, edits
from checklist.source.edit import apply
from tests.source.loop import read


def test_a_list_that_is_none_has_no_edits() -> None:
    with pytest.raises(Unwritable):
        edits(read("- a\n"), ())
    with pytest.raises(Outdated):
        edits(read("tasks: [{id: 1, title: a}]"), (Change("2", ("due",), None, date(2021, 5, 1)),))


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
        Change("1", ("due",), None, date(2021, 5, 1)),
        Change("1", ("updates", 1), None, Update(date(2021, 5, 2))),
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


SPREAD = {
    "as in JSON": (
        '{"tasks": [\n  {\n    "id": "1",\n    "title": "a"\n  }\n]}\n',
        '{"tasks": [\n  {\n    "id": "1",\n    "title": "a"\n  },\n  {\n    "id": "2",\n    "title": "b"\n  }\n]}\n',
    ),
    "with a comma at the end": (
        "tasks: [{\r\n  id: 1,\r\n  title: a,\r\n}]",
        "tasks: [{\r\n  id: 1,\r\n  title: a,\r\n}, {\r\n  id: 2,\r\n  title: b,\r\n}]",
    ),
    "not all of them": ("tasks: [{\n  id: 1, title: a\n}]", "tasks: [{\n  id: 1, title: a\n}, {id: 2, title: b}]"),
    "with comments": (
        "tasks: [{ # of it\n  id: 1,\n  title: a # b\n}]",
        "tasks: [{ # of it\n  id: 1,\n  title: a # b\n}, { id: 2, title: b }]",
    ),
}


@pytest.mark.parametrize(("text", "after"), SPREAD.values(), ids=SPREAD)
def test_a_task_comes_on_lines_between_brackets_as_its_neighbour_stands(text: str, after: str) -> None:
    reading = read(text)
    change = Change("2", (), None, Task("2", title="b"))
    new = apply(text, edits(reading, (change,)))
    assert new == after
    assert reading.task_list
    assert read(new).task_list == amend(reading.task_list, (change,))


def test_what_comes_into_a_text_in_columns_stands_in_columns() -> None:
    text = "tasks:\n  - id:    1\n    title: a\n    owner: Works\n"
    reading = read(text)
    held = Decision(date(2020, 3, 1), Act.REMARK, text="Hurry since the river is rising and it is late", by="Mayor")
    change = Change("1", ("decisions", 0), None, replace(held, reason="It stands in the way of all that comes behind"))
    assert apply(text, edits(reading, (change,))) == (
        text + "    decisions:\n"
        "      - on:     2020-03-01\n"
        "        act:    remark\n"
        "        reason: It stands in the way of all that comes behind\n"
        "        text:   Hurry since the river is rising and it is late\n"
        "        by:     Mayor\n"
    )


def test_a_stage_that_says_nothing_can_be_written() -> None:
    reading = read("tasks: [{id: 1, title: a, stages: {signed: 2020-01-01}}]")
    changes = (
        Change("1", ("stages", "signed", "done"), date(2020, 1, 1), None),
        Change("1", ("stages", "x"), None, Stage()),
    )
    assert (
        apply(reading.source.text, edits(reading, changes)) == "tasks: [{id: 1, title: a, stages: {signed: {}, x: {}}}]"
    )
