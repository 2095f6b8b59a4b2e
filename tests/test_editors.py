"""Editors understand lists: the YAML language server that they use is asked, over the files that `init` writes."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.lsp import HERE, SERVER, Editor, editor

pytestmark = pytest.mark.skipif(not SERVER, reason="yaml-language-server is not installed (npm, see .ci/run)")
LINE = "# yaml-language-server: $schema=../.checklist/list.schema.json\n"
SETTINGS_LINE = "# yaml-language-server: $schema=.checklist/workspace.schema.json\n"
ENGLISH = f"{LINE}tasks:\n  - id: 1\n    title: Fix the bridge\n    owner: Works\n"
CHINESE = f"{LINE}任务清单:\n  - 编号: 1\n    任务: 修桥\n    责任单位: 市住建局\n"
names = (f"lists/{number}.yaml" for number in count())


def workspace(folder: Path, language: str) -> Iterator[Editor]:
    words = [sys.executable, "-m", "checklist", "--lang", language, "init", str(folder)]
    subprocess.run(words, check=True, capture_output=True)
    with editor(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def en(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor in a new English workspace."""
    yield from workspace(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture(scope="module")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor in a new Chinese workspace."""
    yield from workspace(tmp_path_factory.mktemp("chinese"), "zh-CN")


@pytest.fixture(params=["en", "zh"])
def either(request: pytest.FixtureRequest) -> Editor:
    opened = request.getfixturevalue(request.param)
    assert isinstance(opened, Editor)
    return opened


def test_nothing_is_marked_in_a_new_workspace(either: Editor) -> None:
    written = [*either.folder.glob("lists/*.yaml"), either.folder / "checklist.yaml"]
    assert len(written) == 2
    for path in written:
        assert either.marks(path.relative_to(either.folder).as_posix(), path.read_text("utf-8")) == []


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_nothing_is_marked_in_a_list_begun_by_hand(lang: str, tmp_path: Path) -> None:
    answers = "Roads\nroads\n2026-01-01\n2026-12-31\nOffice\nWorks\nMend it\n\n2026-06-30\nWatch it\n\nmonthly\n"
    words = [sys.executable, "-m", "checklist", "--lang", lang, "-C", str(tmp_path), "new"]
    subprocess.run(words, input=answers.encode(), check=True, capture_output=True)
    text = (tmp_path / "lists" / "roads.yaml").read_text("utf-8")
    shown = re.sub(r"^(  +)# ", r"\1", text, flags=re.MULTILINE)
    assert shown != text
    with editor(tmp_path) as opened:
        assert opened.marks("lists/roads.yaml", text) == []
        assert opened.marks("lists/shown.yaml", shown) == []
        assert opened.marks("checklist.yaml", (tmp_path / "checklist.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_keys_are_offered_in_both_languages(either: Editor, text: str) -> None:
    offered = either.offers(next(names), f"{text}    {HERE}\n")
    assert {"status", "状态", "due", "完成时限", "updates", "进展报送"} <= offered.keys()
    assert not {"list", "清单", "act"} & offered.keys()


def test_a_key_that_is_taken_comes_with_its_colon(either: Editor) -> None:
    puts = either.puts(next(names), f"{LINE}tasks:\n  - {HERE}\n")
    for key in ("title", "任务", "due", "weight", "owner"):
        assert puts[key] == f"{key}: "
    assert [key for key, put in puts.items() if ":" not in put] == []
    assert puts["milestones"] == "milestones:\n    - "


def test_keys_are_offered_where_one_is_half_typed(zh: Editor) -> None:
    offered = zh.offers(next(names), f"{CHINESE}    进展报送:\n      - 报送日期: 2026-06-30\n        存在{HERE}\n")
    assert {"存在问题", "下一步打算", "problems"} <= offered.keys()


def test_what_is_said_of_a_key_is_in_the_asked_language(en: Editor, zh: Editor) -> None:
    assert en.offers(next(names), f"{ENGLISH}    {HERE}\n")["goal"] == "What “done” will mean."
    assert zh.offers(next(names), f"{CHINESE}    {HERE}\n")["goal"] == "工作目标：做到什么程度算完成。"


@pytest.mark.parametrize("key", ["status", "状态"])
def test_values_are_offered_in_both_languages(either: Editor, key: str) -> None:
    offered = either.offers(next(names), f"{ENGLISH}    {key}: {HERE}\n")
    assert {"in-progress", "推进中", "done", "已完成"} <= offered.keys()
    assert "null" not in offered


@pytest.mark.parametrize("key", ["due", "title", "weight", "progress", "owner", "person"])
def test_nothing_senseless_is_offered(en: Editor, key: str) -> None:
    assert en.offers(next(names), f"{LINE}tasks:\n  - id: 1\n    {key}: {HERE}\n") == {}


@pytest.mark.parametrize("tags", [f"tags: {HERE}", f"tags: [{HERE}]", f"tags:\n      - {HERE}"])
def test_known_tags_are_offered(en: Editor, tags: str) -> None:
    offered = en.offers(next(names), f"{ENGLISH}    {tags}\n").keys()
    assert {"difficult", "难点"} <= offered
    assert not [word for word in offered if "undefined" in word]


@pytest.mark.parametrize(("key", "said"), [("due", ""), ("完成时限", "due: ")])
def test_a_key_is_explained(en: Editor, zh: Editor, key: str, said: str) -> None:
    text = f"{ENGLISH}    {HERE}{key}: 2026-06-30\n"
    assert en.explains(next(names), text).startswith("#### due 完成时限\n")
    assert f"{said}The day it must be done by" in en.explains(next(names), text)
    assert f"{said}现行完成时限" in zh.explains(next(names), text)


def test_a_setting_is_offered_and_explained(en: Editor) -> None:
    offered = en.offers("other.yaml", f"{SETTINGS_LINE}lights:\n  {HERE}\n")
    assert {"yellow", "黄灯", "due_soon"} <= offered.keys()


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ("status: dnoe", (6, 13), "not-started"),
        ("状态: 完了", (6, 9), "已完成"),
        ("staus: done", (6, 5), "staus"),
        ("完成期限: 2026-06-30", (6, 5), "完成期限"),
        ("due: 2026-02-30", (6, 10), "a day like 2020-06-30"),
        ("完成时限: 年底前", (6, 11), "a day like 2020-06-30"),
        ("progress: 0.45", (6, 15), "a percentage like 45%"),
        ("progress: 145%", (6, 15), "a percentage like 45%"),
    ],
)
def test_what_is_wrong_is_marked(en: Editor, wrong: str, place: tuple[int, int], said: str) -> None:
    ((line, column, told),) = en.marks(next(names), f"{ENGLISH}    {wrong}\n")
    assert (line, column) == place
    assert said in told


def test_what_is_wrong_is_said_in_chinese(zh: Editor) -> None:
    ((_, _, told),) = zh.marks(next(names), f"{CHINESE}    完成时限: 2026-02-30\n")
    assert told == "此处应填写2020-06-30 样式的日期。"


def test_what_is_missing_is_called_by_its_name_in_the_language(en: Editor, zh: Editor) -> None:
    assert 'Missing property "title".' in str(en.marks(next(names), f"{LINE}tasks:\n  - id: 1\n"))
    assert 'Missing property "任务".' in str(zh.marks(next(names), f"{LINE}任务清单:\n  - 编号: 1\n"))


def test_what_is_missing_is_marked(en: Editor) -> None:
    assert en.marks(next(names), f"{LINE}tasks:\n  - id: 1\n    owner: Works\n") != []
