"""The JSON Schema accepts what the reader accepts and refuses what it refuses."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from checklist.core.model import TaskList
from checklist.lang.catalog import LANGUAGES, load
from checklist.source.figures import DAY
from checklist.source.jsonschema import TITLED, json_schema
from checklist.source.read import read_bytes
from checklist.source.schema import LIST
from checklist.source.settings import CONFIG, read_settings
from checklist.source.text import decode
from checklist.source.tree import Mapping, Node, Scalar
from checklist.source.write import write
from checklist.source.yaml import parse
from tests.examples import examples
from tests.imports import ROOT
from tests.source.given import LISTS

SCHEMAS = {record: json_schema(record, load("en").say_key) for record in (LIST, CONFIG)}
VALID = {record: Draft202012Validator(schema) for record, schema in SCHEMAS.items()}
LISTS_SHIPPED = sorted([*ROOT.glob("lists/*.yaml"), *ROOT.glob("examples/*/lists/*.yaml")])
SETTINGS_SHIPPED = [ROOT / "checklist.yaml", *sorted(ROOT.glob("examples/*/checklist.yaml"))]


def as_text(data: bytes) -> Any:
    """The document with every scalar as the text it is, as our own reader has it."""

    def plain(node: Node) -> Any:
        if isinstance(node, Scalar):
            return None if node.plain and not node.text else node.text
        if isinstance(node, Mapping):
            return {key.text: plain(below) for key, below in node.pairs}
        return [plain(item) for item in node.items]

    root = parse(decode("a.yaml", data)[0]).root
    assert root
    return plain(root)


def as_typed(data: bytes) -> Any:
    """The document as an editor sees it: numbers and switches by YAML 1.2, days as text."""
    reader = YAML(typ="safe", pure=True)
    reader.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
    return keyed(reader.load(data.decode()))


def keyed(value: Any) -> Any:
    """JSON's keys are text."""
    if isinstance(value, dict):
        return {str(key): keyed(below) for key, below in value.items()}
    return [keyed(one) for one in value] if isinstance(value, list) else value


def accepts(text: str, record: Any = LIST) -> bool:
    """Is it valid, as text and as an editor sees it? Both must agree."""
    found = {VALID[record].is_valid(read(text.encode())) for read in (as_text, as_typed)}
    assert len(found) == 1
    return found == {True}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", [LIST, CONFIG], ids=lambda record: record.title)
def test_it_is_a_schema(record: Any, language: str) -> None:
    schema = json_schema(record, load(language).say_key)
    Draft202012Validator.check_schema(schema)
    for title, one in schema["$defs"].items():
        assert all(below["description"] for below in one["properties"].values())
        assert set(one["properties"]) == set(TITLED[title].index)


@pytest.mark.parametrize("path", LISTS_SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_lists_are_valid(path: Path) -> None:
    for read in (as_text, as_typed):
        assert [error.message for error in VALID[LIST].iter_errors(read(path.read_bytes()))] == []


@pytest.mark.parametrize("path", SETTINGS_SHIPPED, ids=lambda path: path.parent.name)
def test_the_shipped_settings_are_valid(path: Path) -> None:
    for read in (as_text, as_typed):
        assert [error.message for error in VALID[CONFIG].iter_errors(read(path.read_bytes()))] == []


@given(LISTS)
@examples(30)
def test_whatever_we_write_is_valid(task_list: TaskList) -> None:
    assert [error.message for error in VALID[LIST].iter_errors(as_text(write(task_list).encode()))] == []


TASK = "tasks: [{{id: 1, title: a, owner: b, {}}}]"


@pytest.mark.parametrize(
    "text",
    [
        "tasks: []",
        "tasks:",
        "事项: []",
        *(
            TASK.format(field)
            for field in (
                "due: ",
                "status: 推进中",
                "progress: 45%",
                "progress: 45",
                "progress: 0",
                "weight: 2.5",
                "no: 007",
                "tags: difficult",
                "person: {岗位: 科长}",
                "person: [科长, {post: a}]",
                "every: month",
                "every: {每: 周, by: friday}",
                "returns: {every: quarter, by: +5}",
                "stages: {开工: 2020-04-02, 签约: {plan: 2020-01-01}, own: }",
                "measure: {target: parts}",
                "measure: {目标值: 分项, targets: {2022: 10}}",
                "source: 17",
                "source: [{list: a, item: [1, 2]}, 3]",
                "amounts: {planned: 3, 其他: 1.5}",
                "updates: [{on: 2020-06-16, 进度: 45%, light: 绿}]",
                "decisions: [{日期: 2020-06-20, act: 延期, from: none, to: 2021-01-31}]",
            )
        ),
    ],
)
def test_what_the_reader_accepts_is_valid(text: str) -> None:
    assert not read_bytes("a.yaml", text.encode()).faults
    assert accepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "title: a",
        "tasks: none",
        "tasks: [1]",
        "tasks: [{id: 1}]",
        "tasks: [{title: a}]",
        "tasks: [{id: , title: a}]",
        "tasks: []\nnope: 1",
        *(
            TASK.format(field)
            for field in (
                "staus: done",
                "status: finished",
                "due: 年底前",
                "due: 2020-6-30",
                "progress: 0.45",
                "progress: 四成",
                "weight: -1.x",
                "weight: [1]",
                "support: {a: b}",
                "measure: {target: many}",
                "measure: {targets: {22: 10}}",
                "updates: [{progress: 45%}]",
                "decisions: [{on: 2020-06-20}]",
                "decisions: [{on: 2020-06-20, act: postpone}]",
                "every: daily",
                "person: {job: a}",
            )
        ),
    ],
)
def test_what_the_reader_refuses_is_not(text: str) -> None:
    assert read_bytes("a.yaml", text.encode()).faults
    assert not accepts(text)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("title: a", True),
        ("units: [市住建局, {名称: b, group: c}]", True),
        ("lights: {yellow: 5, due_soon: 14, days: 工作日}", True),
        ("review: {days: 每月, parts: {进度: 60}}", True),
        ("review: {days: [2020-04-28, {on: 2020-05-28}]}", True),
        ("notices: {rungs: [{name: a, due_soon: true, behind: 是}]}", True),
        ("titel: a", False),
        ("lights: {yelow: 5}", False),
        ("units: [{group: c}]", False),
        ("expect: guess", False),
        ("review: {days: daily}", False),
        ("notices: {rungs: [{name: a, due_soon: maybe}]}", False),
    ],
)
def test_settings_likewise(text: str, valid: bool) -> None:
    assert read_settings("checklist.yaml", text.encode())[1].faults is not valid
    assert accepts(text, CONFIG) is valid


def test_a_day_is_one_there_is() -> None:
    """Every month's day from 00 to 32 in years of all four kinds, by the calendar's own word."""
    pattern = re.compile(str(DAY.schema()["pattern"]))
    for year, month, day in product((0, 1, 1900, 1999, 2000, 2024, 2096, 2100, 9999), range(14), range(33)):
        text = f"{year:04}-{month:02}-{day:02}"
        try:
            there = bool(date.fromisoformat(text))
        except ValueError:
            there = False
        assert bool(pattern.search(text)) is there, text


def test_editors_are_offered_no_empty_value() -> None:
    """An editor offers what stands in `type` and `enum`, wherever it comes to; `then` it only checks."""

    def offered(schema: Any) -> Iterator[str]:
        if isinstance(schema, dict):
            types = schema.get("type", [])
            yield from [types] if isinstance(types, str) else types
            yield from ("null" for one in schema.get("enum", ()) if one is None)
            for key, below in schema.items():
                if key not in ("if", "then"):
                    yield from offered(below)
        elif isinstance(schema, list):
            for below in schema:
                yield from offered(below)

    for schema in SCHEMAS.values():
        assert not {"null", "boolean"} & set(offered(schema))
