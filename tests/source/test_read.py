"""From text to a list: both languages, what may be left out, what is refused, and a list over several texts."""

from datetime import date
from fractions import Fraction

import pytest
import yaml

from checklist.core.model import Defaults, Measure, Period, Section, Status, Task, TaskList
from checklist.core.policy import Limits
from checklist.source import yaml as reader
from checklist.source.book import bind, shelve
from checklist.source.read import Reading, read_bytes, stem
from checklist.source.settings import read_settings

SMALLEST = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works}\n"
BOTH = """\
list: a
标题: 清单
period: {起: 2020-01-01, to: 2020-12-31}
默认: {owner: 市住建局, 状态: 推进中}
sections:
  - {name: 城建, 牵头领导: 副市长}
任务清单:
  - 编号: 07
    section: 城建
    title: 黑臭水体治理
    完成时限: 2020-12-31
    量化指标: {unit: 条, 目标值: 32}
    updates:
      - {on: 2020-06-16, 进度: 45%}
"""


def read(text: str | bytes, name: str = "lists/a.yaml") -> Reading:
    return read_bytes(name, text if isinstance(text, bytes) else text.encode())


def codes(text: str | bytes) -> list[str]:
    return [fault.code for fault in read(text).faults]


def the_list(text: str) -> TaskList:
    reading = read(text)
    assert not reading.faults
    assert reading.task_list
    return reading.task_list


def test_the_smallest_list() -> None:
    assert the_list(SMALLEST) == TaskList("a", "a", tasks=(Task("1", "Fix the bridge", owner=("Works",)),))


def test_keys_and_words_of_both_languages_mix() -> None:
    got = the_list(BOTH)
    assert got.title == "清单"
    assert got.period == Period(date(2020, 1, 1), date(2020, 12, 31))
    assert got.defaults == Defaults(owner=("市住建局",), status=Status.IN_PROGRESS)
    assert got.sections == (Section("城建", "", Defaults(leader=("副市长",))),)
    task = got.tasks[0]
    assert (task.id, task.section, task.due) == ("07", "城建", date(2020, 12, 31))
    assert task.measure == Measure("条", target=32)
    assert task.updates[0].progress == Fraction(45, 100)


def test_every_spelling_reads_the_same() -> None:
    names = ("owner", "牵头单位", "责任单位", "主办单位", "承办单位", "负责单位", "负责部门")
    lists = {the_list(f"tasks: [{{id: 1, title: a, {name}: 市住建局}}]") for name in names}
    assert len(lists) == 1


def test_defaults_and_sections_are_filled_in_and_an_alias_reads_as_its_unit() -> None:
    workspace, settings = read_settings(
        "checklist.yaml", "units: [{name: 市住房城乡建设局, also: [市住建局]}]".encode()
    )
    settled = shelve(workspace, settings, [read(BOTH)]).lists[0].tasks[0]
    assert settled.owner == ("市住房城乡建设局",)
    assert settled.leader == ("副市长",)
    assert settled.status is Status.IN_PROGRESS


def test_a_standing_duty_takes_no_due_day_and_no_returns_from_defaults() -> None:
    text = "returns: month\ndefaults: {due: 2020-12-31}\ntasks: [{id: 1, title: a, owner: b, every: week}]\n"
    workspace, settings = read_settings("checklist.yaml", b"")
    task = shelve(workspace, settings, [read(text)]).lists[0].tasks[0]
    assert (task.due, task.returns) == (None, None)


def test_sets_and_rungs_are_called_by_any_of_their_names() -> None:
    text = "tasks: [{id: 1, title: a, owner: b, 起始等级: 约谈, counts: {all: 3, plan.开工: 2, 'done&due': 1}}]"
    task = the_list(text).tasks[0]
    assert task.enter_at == "summon"
    assert [name for name, _ in task.counts] == ["all", "plan.started", "done & due"]
    assert codes("tasks: [{id: 1, title: a, counts: {plan.开工: 2, plan.started: 3}}]") == ["E107"]


def test_a_key_without_a_value_says_nothing() -> None:
    assert the_list("tasks: [{id: 1, title: a, owner: b, due: , updates: , amounts: {planned: }, no: }]") == the_list(
        "tasks: [{id: 1, title: a, owner: b}]"
    )


def test_what_could_not_be_read_leaves_the_rest() -> None:
    reading = read(
        "title: a\ntasks:\n  - {id: 1, title: a, due: soon, nope: 1}\n  - {title: b}\n  - {id: 2, title: c}\n"
    )
    assert [fault.code for fault in reading.faults] == ["E110", "E108", "E124"]
    assert reading.task_list
    assert [task.id for task in reading.task_list.tasks] == ["1", "2"]
    assert reading.task_list.tasks[0].due is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["E126"]),
        ("# nothing\n", ["E126"]),
        ("just words", ["E126"]),
        ("- a\n", ["E126"]),
        ("title: a\n", ["E125"]),
        ("tasks:\n", []),
        ("tasks: []\n任务: []\n", ["E107"]),
        ("tasks: none\n", ["E109"]),
        ("tasks: [{id: '', title: a}]", ["E124"]),
        ("tasks: [{id: , title: a}]", ["E124"]),
        ("tasks: [{title: a}]", ["E124"]),
        ("tasks: [1]", ["E109"]),
        ("tasks: [{id: 1, 1: a, title: b}]", ["E108"]),
        ("tasks: [{id: 1, ? [a] : b, title: b}]", ["E120"]),
        ("tasks: &a []\n", ["E115"]),
        ("tasks: [{id: 1, title: !x a}]", ["E116"]),
        ("tasks: []\n---\ntasks: []\n", ["E117"]),
        ("tasks: [\n", ["E105"]),
        ("tasks:\n\t- a\n", ["E106"]),
        (b"\xef\xbb\xbftasks: []\n", ["W102"]),
        ("tasks: []\n".encode("utf-16"), ["E102"]),
        ("标题: 任务\n".encode("gbk"), ["E102"]),
        ("tasks: []\n<<<<<<< HEAD\n", ["E104"]),
        ("title: \u202eabc\n", ["E103"]),
        ("tasks: [{id: 1, title: 1.10}]", ["W101"]),
    ],
)
def test_what_is_told(text: str | bytes, found: list[str]) -> None:
    assert codes(text)[: len(found) or None] == found


def test_a_list_over_several_texts() -> None:
    one = read("list: a\ntasks: [{id: 1, title: a}]", "one.yaml")
    two = read("list: a\ntitle: A\ntasks: [{id: 2, title: b}]", "two.yaml")
    three = read("tasks: [{id: 3, title: c}]", "three.yaml")
    assert [(each.head, each.task_list and each.task_list.id) for each in (one, two, three)] == [
        (False, "a"),
        (True, "a"),
        (True, "three"),
    ]
    book, other = bind([one, two, three])
    assert (book.task_list.title, [task.id for task in book.task_list.tasks]) == ("A", ["2", "1"])
    assert [part.source.name for part in book.parts] == ["two.yaml", "one.yaml"]
    assert other.task_list.id == "three"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("lists/a.yaml", "a"),
        ("a.YML", "a"),
        ("a", "a"),
        ("市级/重点任务.2020.yaml", "重点任务.2020"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_a_file_names_its_list(name: str, found: str) -> None:
    assert stem(name) == found


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (BOTH, SMALLEST, "tasks: [\n", "a: &b c\n", "tasks: []\r\n标题: a\r\n")
    fast = [(reading.task_list, [(fault.code, fault.span) for fault in reading.faults]) for reading in map(read, texts)]
    monkeypatch.setattr(reader, "Events", yaml.SafeLoader)
    slow = [(reading.task_list, [(fault.code, fault.span) for fault in reading.faults]) for reading in map(read, texts)]
    assert slow == fast


@pytest.mark.parametrize("encoding", ["UTF-16LE", "UTF-16BE"])
def test_two_bytes_a_character_are_told_once(encoding: str) -> None:
    reading = read_bytes("a.yaml", "tasks:\n  - {id: 1, title: a}\n".encode(encoding))
    assert [(one.code, one.values) for one in reading.faults] == [("E102", {"encoding": encoding})]


def test_a_stray_zero_is_a_character_that_is_not_seen() -> None:
    assert [one.code for one in read_bytes("a.yaml", b"a: \x00\n").faults] == ["E103"]


@pytest.mark.parametrize("key", ["owner", "tags", "leader", "source", "person"])
def test_a_list_of_texts_goes_on_no_further_than_its_thousandth(key: str) -> None:
    whole = f"tasks:\n  - {{id: 1, title: a, {key}: [{', '.join(map(str, range(1000)))}]}}\n"
    assert codes(whole) == []
    assert codes(whole.replace("999]", "999, 1000]")) == ["E128"]


@pytest.mark.parametrize(
    "text", ["tasks: [{entries}]", "promise: [{entries}]", "tasks: [{{id: 1, owner: [{entries}]}}]"]
)
@pytest.mark.parametrize("entry", ["W", "{id: 1}", "[]"])
def test_of_an_endless_list_the_rest_is_not_read(text: str, entry: str) -> None:
    limits = Limits(items=100)
    written = text.format(entries=", ".join([entry] * 100)) + "\n"
    assert "E129" not in [fault.code for fault in read_bytes("a.yaml", written.encode(), limits).faults]
    written = text.format(entries=", ".join([entry] * 101 + ["\t{ what is no YAML at all"])) + "\n"
    (fault,) = read_bytes("a.yaml", written.encode(), limits).faults
    assert (fault.code, fault.values["limit"]) == ("E129", 100)


@pytest.mark.parametrize(
    "said", ["2026", '"2026"', "2026年", "{from: 2026-01-01, to: 2026-12-31}", "{起: 2026-01-01, 止: 2026-12-31}"]
)
def test_a_year_is_a_period(said: str) -> None:
    text = f"period: {said}\ntasks: [{{id: 1, title: Mend the bridge, owner: Works}}]\n"
    reading = read_bytes("a.yaml", text.encode())
    assert not reading.faults
    assert reading.task_list
    assert reading.task_list.period == Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("said", ["226", "20261", "2026-Q3", "this year", "０２６年"])
def test_what_is_no_year_is_told(said: str) -> None:
    text = f"period: {said}\ntasks: [{{id: 1, title: Mend the bridge, owner: Works}}]\n"
    assert [one.code for one in read_bytes("a.yaml", text.encode()).faults] == ["E113"]
