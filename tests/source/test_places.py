"""Where a value stands: right in every style, script and line end, and never outside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.source.book import bind
from checklist.source.lines import lines_of, place
from checklist.source.read import Reading, at, read_bytes, written
from checklist.source.text import Span
from checklist.source.tree import Route
from checklist.source.write import write
from tests.source.given import LISTS

BLOCK = """\
# 清单
标题: 重点任务
tasks:
  - id: 一
    title: "城区：黑臭水体"    # 说明
    责任单位: [市住建局, 😀局]
    measure: {unit: 条, target: 32}
    updates:
      - on: 2020-06-16
        进度: 45%
      - {on: 2020-07-16, progress: 50%}
    roles: {属地责任: 颍州区}
  - id: 二
    title: 次要
    person:
      post: 科长
"""
PLACES: list[tuple[Route, str]] = [
    (("title",), "重点任务"),
    (("tasks", 0, "id"), "一"),
    (("tasks", 0, "title"), '"城区：黑臭水体"'),
    (("tasks", 0, "owner"), "责任单位"),
    (("tasks", 0, "owner", 1), "😀局"),
    (("tasks", 0, "measure", "target"), "32"),
    (("tasks", 0, "measure", "done"), "measure"),
    (("tasks", 0, "updates", 0, "progress"), "45%"),
    (("tasks", 0, "updates", 1, "progress"), "50%"),
    (("tasks", 0, "updates", 1, "light"), "on"),
    (("tasks", 0, "updates", 7), "updates"),
    (("tasks", 0, "roles", "属地责任"), "颍州区"),
    (("tasks", 0, "due"), "id"),
    (("tasks", 1, "person", 0, "post"), "科长"),
    (("tasks", 1, "person", 0, "name"), "post"),
    (("issuer",), "标题"),
    ((), "标题"),
]


def read(text: str) -> Reading:
    return read_bytes("a.yaml", text.encode())


def shown(reading: Reading, route: Route) -> str:
    span = at(reading, route)
    return reading.source.text[span.start : span.end]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("route", "text"), PLACES, ids=str)
def test_a_value_is_where_it_stands(route: Route, text: str, ends: str, bom: bytes) -> None:
    reading = read_bytes("a.yaml", bom + BLOCK.replace("\n", ends).encode())
    assert shown(reading, route) == text


def test_lines_and_columns_are_counted_in_characters() -> None:
    for ends in ("\n", "\r\n", "\r"):
        reading = read(BLOCK.replace("\n", ends))
        span = at(reading, ("tasks", 0, "owner", 1))
        assert place(reading.source.text, span.start) == (6, 18)
        around = lines_of(reading.source.text).around(span.start)
        assert reading.source.text[around.start : around.end] == "    责任单位: [市住建局, 😀局]"


def test_items_that_gave_no_value_are_not_counted() -> None:
    text = "tasks:\n  - nothing\n  - {id: 1, title: a, owner: [x, [y], z]}\n  - {title: b}\n  - {id: 3, title: c}\n"
    reading = read(text)
    assert shown(reading, ("tasks", 0, "id")) == "1"
    assert shown(reading, ("tasks", 0, "owner", 1)) == "z"
    assert shown(reading, ("tasks", 1, "title")) == "c"


def test_a_key_written_twice_has_the_place_of_the_first() -> None:
    reading = read("tasks: [{id: 1, title: a, 任务: b}]")
    assert shown(reading, ("tasks", 0, "title")) == "a"
    fault = reading.faults[0]
    assert reading.source.text[fault.span.start : fault.span.end] == "任务"


def test_what_is_not_written_has_no_place() -> None:
    reading = read(BLOCK)
    assert written(reading, ("tasks", 0, "due")) is None
    assert written(reading, ("tasks", 9)) is None
    assert written(reading, ("tasks", 1, "person", 0, "post")) is not None
    assert written(read(""), ("title",)) is None
    assert at(read(""), ("title",)) == Span(0, 0)


def test_a_task_is_found_in_the_text_it_stands_in() -> None:
    one = read_bytes("one.yaml", b"list: a\ntasks: [{id: 1, title: x}, {id: 2, title: y}]")
    two = read_bytes("two.yaml", b"list: a\ntitle: A\ntasks: [{id: 3, title: z}]")
    book = bind([one, two])[0]
    found = [book.locate(("tasks", index, "title")) for index in range(3)]
    assert [(reading.source.name, reading.source.text[span.start : span.end]) for reading, span in found] == [
        ("two.yaml", "z"),
        ("one.yaml", "x"),
        ("one.yaml", "y"),
    ]
    assert book.locate(("title",))[0] is two


@given(LISTS, st.sampled_from(["\n", "\r\n"]))
def test_every_value_of_a_list_is_found(task_list: object, ends: str) -> None:
    reading = read(write(task_list).replace("\n", ends))
    assert reading.task_list
    for index, task in enumerate(reading.task_list.tasks):
        for name, count in (("updates", len(task.updates)), ("decisions", len(task.decisions))):
            for row in range(count):
                span = written(reading, ("tasks", index, name, row, "on"))
                assert span is not None
                assert reading.source.text[span.start : span.end] == "on"


@given(st.text(max_size=60), st.lists(st.sampled_from(["tasks", "title", "updates", "on", 0, 1, 5]), max_size=5))
def test_no_place_is_outside_the_text(text: str, route: list[str | int]) -> None:
    reading = read_bytes("a.yaml", ("tasks: [" + text).encode(errors="replace"))
    span = at(reading, tuple(route))
    assert 0 <= span.start <= span.end <= len(reading.source.text)
    for fault in reading.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(reading.source.text)
