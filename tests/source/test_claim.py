"""The list that a text belongs to is told however it is spelt and whatever else is broken, or is said to be unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.policy import Limits
from checklist.source.claim import claims
from checklist.source.read import claimed, read_bytes
from checklist.source.text import MEBIBYTE

BROKEN = "tasks: [\n"
ROW = "tasks:\n  - {id: 1, title: a, owner: b"
WORKS = {"works"}
SPELT = [
    "list: works",
    "清单: works",
    "清单编号: works",
    "list:   works   # the second half",
    "# of 2026\n\nlist: works",
    "list: 'works'",
    'list: "works"',
    '"list": works',
    "'清单': 'works'",
    '"l\\u0069st": "wor\\x6bs"',
    "list :  works",
    "list:\n  works",
    "list: >-\n  works",
    "? list\n: works",
    "---\nlist: works",
    "%YAML 1.1\n---\nlist: works",
    "  list: works",
]


@pytest.mark.parametrize("head", SPELT)
def test_the_list_is_told_however_it_is_spelt(head: str) -> None:
    indent = head[: len(head) - len(head.lstrip(" "))]
    for text in (
        f"{head}\n{indent}{BROKEN}",
        f"{indent}note: [a\n{head}\n",
        f"{indent}{ROW}\n{head}\n",
        f"{head}\n<<<<<<< b\n",
    ):
        for end in ("\n", "\r\n", "\r"):
            reading = read_bytes("b.yaml", text.replace("\n", end).encode())
            assert reading.task_list is None or reading.faults, text
            assert claimed(reading) == WORKS, text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", None),
        ("# nothing yet\n", None),
        ("just words\n", None),
        ("- {id: 1}\n- {id: 2}\n", None),
        ("title: Works\ntasks: [\n", set()),
        ("tasks:\n  - {id: 1, source: {list: other, item: 3}, title: [}\n", set()),
        ("tasks:\n  - id: 1\n    list: other\n    title: [\n", set()),
        ("note: |\n  list: other\ntasks: [\n", set()),
        ("list: *works\ntasks: [\n", None),
        ("list: [works\n", None),
        ("list: {id: works}\ntasks: [\n", None),
        ("list:\ntasks: [\n", set()),
        ("list: a\n<<<<<<< x\nlist: b\n=======\nlist: c\n>>>>>>> y\ntasks: []\n", {"a", "b", "c"}),
        ("{list: works, tasks: [}", None),
        ("{title: Works, tasks: [}", set()),
    ],
)
def test_a_text_that_cannot_be_parsed(text: str, told: set[str] | None) -> None:
    reading = read_bytes("b.yaml", text.encode())
    assert reading.faults
    assert claimed(reading) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("list: a\nlist: b\ntasks: []\n", {"a", "b"}),
        ("lst: works\ntasks: []\n", WORKS),
        ("List: works\ntasks: []\n", WORKS),
        ("list: [works]\ntasks: []\n", None),
        ("list: works\ntasks: [{id: 1}]\n", WORKS),
        ("tasks: [{id: 1}]\n", set()),
    ],
)
def test_a_text_that_has_errors(text: str, told: set[str] | None) -> None:
    assert claimed(read_bytes("b.yaml", text.encode())) == told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@pytest.mark.parametrize("head", ["list: works", "清单: 重点工作", "标题: 重点工作"])
def test_another_encoding_is_guessed_for_this_alone(encoding: str, head: str) -> None:
    text = f"{head}\ntasks:\n  - {{id: 1, title: 修桥, owner: 住建局}}\n"
    reading = read_bytes("b.yaml", text.encode(encoding))
    assert (reading.task_list, [one.code for one in reading.faults]) == (None, ["E102"])
    assert claimed(reading) == ({head.split()[1]} if "t:" in head or "单" in head else set())


def test_what_is_no_text_or_too_much_of_it() -> None:
    assert claimed(read_bytes("b.yaml", bytes(range(256)) * 9)) is None
    assert claimed(read_bytes("b.yaml", b"list: wor\xffks\ntasks: []\n")) is None
    assert claimed(read_bytes("b.yaml", b"list: works\nnote: \xff\n")) == WORKS
    small = Limits(megabytes=1)
    for head, told in (("list: works\n", WORKS), ("", None)):
        data = f"{head}tasks:\n".encode() + b"  - {id: 1, title: a, owner: b}\n" * (MEBIBYTE // 30)
        assert [one.code for one in read_bytes("b.yaml", data, small).faults] == ["E101"]
        assert claimed(read_bytes("b.yaml", data, small)) == told


@given(st.text(st.sampled_from("list:清单 \n\t'\"{}[]?-#&*!|>\\u0069a\r"), max_size=60))
def test_any_text_is_told_of_or_not(text: str) -> None:
    found = claims(text)
    assert found is None or all(isinstance(one, str) for one in found)
