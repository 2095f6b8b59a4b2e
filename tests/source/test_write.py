"""What is written reads as the same list, by us and by any other reader."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from checklist.core.model import Task, TaskList
from checklist.source.draft import chinese_text
from checklist.source.plain import is_plain, misread
from checklist.source.read import read_bytes
from checklist.source.schema import LIST
from checklist.source.write import emit, write
from tests.examples import examples
from tests.imports import ROOT
from tests.source.given import LISTS, NASTY, TEXTS
from tests.source.scalars import scalars, seen_by_ruamel

SHIPPED = sorted([*ROOT.glob("lists/*.yaml"), *ROOT.glob("examples/*/lists/*.yaml")])


def faults(text: str) -> list[str]:
    return [fault.code for fault in read_bytes("a.yaml", text.encode()).faults]


@given(LISTS)
def test_a_list_under_chinese_keys_reads_as_the_same(task_list: TaskList) -> None:
    reading = read_bytes("a.yaml", chinese_text(task_list).encode())
    assert not reading.faults
    assert reading.task_list == task_list


@given(LISTS)
def test_a_list_written_reads_as_the_same(task_list: TaskList) -> None:
    text = write(task_list)
    reading = read_bytes("a.yaml", text.encode())
    assert not reading.faults
    assert reading.task_list == task_list


@given(LISTS)
@examples(25)
def test_every_reader_sees_the_same_text(task_list: TaskList) -> None:
    text = write(task_list)
    ours = scalars(text)
    assert seen_by_ruamel(text) == ours
    assert [event.value for event in yaml.parse(text, yaml.SafeLoader) if isinstance(event, yaml.ScalarEvent)] == ours


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_list_is_written_back_the_same(path) -> None:
    task_list = read_bytes(path.name, path.read_bytes()).task_list
    assert read_bytes(path.name, write(task_list).encode()).task_list == task_list


def test_only_what_is_said_is_written() -> None:
    assert write(TaskList("a", "b", tasks=(Task("1", "c", owner=("d",)),))) == (
        "list: a\ntitle: b\ntasks:\n  - id: 1\n    title: c\n    owner: d\n"
    )


def test_a_value_is_written_as_a_person_would() -> None:
    text = "tasks: [{id: 1, title: c, returns: {every: week, by: 周五}, measure: {target: 分项, unit: 条}}]"
    plain = LIST.write(read_bytes("a.yaml", text.encode()).task_list)
    assert plain["tasks"] == [
        {
            "id": "1",
            "title": "c",
            "returns": {"every": "week", "by": "friday"},
            "measure": {"target": "parts", "unit": "条"},
        }
    ]


def a_scalar(text: str) -> str:
    return emit({"a": text}).removeprefix("a: ").removesuffix("\n")


@pytest.mark.parametrize("text", [*NASTY, ""])
def test_what_could_be_something_else_is_quoted(text: str) -> None:
    written = a_scalar(text)
    harmless = {"2020-06-30", "𠮷野", "7月底前", "约50%"}
    assert (written[0] == '"') is (text not in harmless)
    assert all(one.isprintable() or one == "\u0301" for one in written)


@pytest.mark.parametrize(
    "text",
    [
        *("分管副市长", "市住建局（牵头）", "121三带建设", "汛期提前，停工", "Fix the bridge"),
        *("12", "0", "-3", "82.5", "45%", "2020-06-30"),
    ],
)
def test_what_is_safe_stands_bare(text: str) -> None:
    assert a_scalar(text) == text


@given(TEXTS)
@example("y")
@example("a #b")
@example("0")
def test_bare_text_is_text_to_every_reader(text: str) -> None:
    if not is_plain(text):
        return
    for place in (f"k: {text}\n", f"[{text}, {text}]\n", f"{{k: {text}}}\n", f"- {text} # note\n"):
        read = [one for one in scalars(place) if one != "k"]
        assert set(read) == {text}
        assert set(seen_by_ruamel(place)) - {"k"} == {text}
    loaded = yaml.safe_load(f"k: {text}\n")["k"]
    assert str(loaded) == text


@given(st.text("0123456789.:-+_eExXoOyYnNfFtT~ ", max_size=8))
def test_what_readers_disagree_about_is_never_bare(text: str) -> None:
    assert not (is_plain(text) and misread(text))


def test_a_conflict_mark_in_a_text_is_no_conflict() -> None:
    mark = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c"
    assert (
        faults(write(TaskList(mark, mark, tasks=(Task(mark, mark, owner=(mark,), extra=(("=======", mark),)),)))) == []
    )
