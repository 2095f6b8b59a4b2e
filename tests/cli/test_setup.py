"""A new workspace, its settings, what files may hold: `init`, `config`, `schema`."""

import json
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checklist.core.assess import assess
from checklist.core.model import Light
from checklist.rules.check import check
from checklist.source.book import shelve
from checklist.source.read import read_bytes
from checklist.source.settings import read_settings
from checklist.store.beside import TEMP, beside
from checklist.store.schemas import MODELINE
from checklist.store.starter import starter
from tests.cli.conftest import Typed, every_language

DAYS = [date(2026, 1, 1) + timedelta(days=7 * week + week % 7) for week in range(60)]
DAYS += [date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2026, 3, 31)]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@every_language
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_new_workspace_is_clean_and_shows_every_light_on_any_day(lang: str, day: date) -> None:
    made = dict(starter(lang, "重点: 工作 #1", day))
    workspace, settings = read_settings("checklist.yaml", made["checklist.yaml"])
    lists = [read_bytes(name, data) for name, data in made.items() if name.startswith("lists/")]
    shelf = shelve(workspace, settings, lists)
    assert [(one.code, one.message) for one in check(shelf, day, made.__contains__)] == []
    of = assess(shelf.lists, workspace.policy, day)
    assert [one.light for one in of.tasks] == [
        *(Light.YELLOW, Light.GREEN, Light.RED, Light.GREY, Light.GREEN, Light.GREEN)
    ]
    assert (of.tasks[2].overdue, of.tasks[0].watermelon is not None, of.tasks[3].returns.silent) == (12, True, True)
    assert (of.tasks[4].closed, of.tasks[4].on_time, of.tasks[5].standing) == (True, True, True)
    assert (workspace.title, workspace.language, shelf.lists[0].title) == ("重点: 工作 #1", lang, "重点: 工作 #1")


@every_language
def test_init_then_validate_and_status(lang: str, typed: Typed, tmp_path: Path) -> None:
    status, said, _ = typed("--lang", lang, "init", "here", "--title", "Bridges")
    assert status == 0
    made = files(tmp_path / "here")
    assert all(f"here/{name}" in said for name in made)
    assert {"checklist.yaml", ".gitignore"} <= made.keys()
    assert typed("-C", "here", "validate")[0] == 0
    status, said, wrong = typed("-C", "here", "status")
    assert (status, wrong) == (0, "")
    assert "Bridges" in said
    assert ("需关注" in said) is (lang == "zh-CN")


@every_language
def test_init_never_overwrites(lang: str, typed: Typed, tmp_path: Path) -> None:
    typed("--lang", lang, "init")
    before = files(tmp_path)
    status, said, wrong = typed("--lang", lang, "init")
    assert (status, said) == (2, "")
    assert wrong.startswith("checklist.yaml")
    assert files(tmp_path) == before


def test_init_writes_nothing_where_a_workspace_is(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_bytes(b"mine")
    assert typed("init")[0] == 2
    assert files(tmp_path) == {"checklist.yaml": b"mine"}


def test_init_writes_nothing_where_something_else_is_among_the_lists(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "notes.txt").write_bytes(b"mine")
    assert typed("init")[0] == 2
    assert files(tmp_path) == {"lists/notes.txt": b"mine"}


def test_init_puts_no_example_beside_lists_and_leaves_them_as_they_are(typed: Typed, tmp_path: Path) -> None:
    """One that cannot be read names no unit."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "own.yaml").write_bytes(b"mine")
    assert typed("init")[0] == 0
    made = files(tmp_path)
    assert made.pop("lists/own.yaml") == b"mine"
    assert sorted(made) == [
        ".checklist/list.schema.json",
        ".checklist/workspace.schema.json",
        ".gitignore",
        "checklist.yaml",
    ]


def test_init_that_was_cut_short_is_begun_again_and_leaves_nothing_beside(typed: Typed, tmp_path: Path) -> None:
    typed("init")
    made = files(tmp_path)
    (tmp_path / "checklist.yaml").unlink()
    for name in ("checklist.yaml", next(name for name in made if name.startswith("lists/")), ".gitignore"):
        beside(tmp_path / name, TEMP).write_bytes(b"half of it")
    status, said, _ = typed("init")
    assert (status, files(tmp_path)) == (0, made)
    assert all(name in said for name in made)


def test_init_leaves_a_gitignore_as_it_is(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"mine\n")
    status, said, _ = typed("init")
    assert status == 0
    assert ".gitignore" not in said
    assert (tmp_path / ".gitignore").read_bytes() == b"mine\n"


def test_init_that_cannot_write_leaves_nothing(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "evidence").write_bytes(b"a file where a folder is wanted")
    assert typed("init")[0] == 4
    assert set(files(tmp_path)) == {"evidence"}


def test_init_takes_its_folders_name(typed: Typed, tmp_path: Path) -> None:
    typed("--lang", "zh-CN", "init", "重点工作")
    assert "标题: 重点工作\n" in (tmp_path / "重点工作" / "checklist.yaml").read_text("utf-8")


def settings_of(said: str) -> dict[str, tuple[object, object]]:
    rows = json.loads(said)["data"]["settings"]
    return {row["setting"]: (row["value"], row["origin"]) for row in rows if isinstance(row["setting"], str)}


def test_config_tells_where_each_value_comes_from(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checklist.yaml").write_text(
        "标题: 重点工作\n\n灯号:\n  黄灯: 5\nreview:\n  parts: {进度: 60}\n", "utf-8"
    )
    status, said, _ = typed("--lang", "en", "config", "--as-of", "2026-06-30", "-f", "json")
    assert status == 0
    found = settings_of(said)
    assert found["title"] == ("重点工作", {"file": "checklist.yaml", "line": 1, "code": "origin.file"})
    assert found["lights.yellow"] == (5, {"file": "checklist.yaml", "line": 4, "code": "origin.file"})
    assert found["lights.red"] == (30, {"code": "origin.default"})
    assert found["review.parts.progress"] == (60, {"file": "checklist.yaml", "line": 6, "code": "origin.file"})
    assert "review.parts.returns" not in found
    assert found["language"] == ("en", {"name": "--lang", "code": "origin.option"})
    assert found["as_of"] == ("2026-06-30", {"name": "--as-of", "code": "origin.option"})
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    status, said, _ = typed("config")
    assert "灯号·黄灯" in said
    assert "checklist.yaml 第4行" in said
    assert "环境变量 LC_ALL" in said


@pytest.mark.parametrize("format_name", ["text", "json", "csv", "md"])
@every_language
def test_config_in_every_format(format_name: str, lang: str, typed: Typed) -> None:
    typed("--lang", lang, "init")
    status, said, wrong = typed("--lang", lang, "config", "-f", format_name)
    assert (status, wrong) == (0, "")
    assert "lists/" in said


def test_config_needs_no_list(typed: Typed) -> None:
    status, said, _ = typed("--lang", "en", "config")
    assert status == 0
    assert "none: every default holds" in said


def test_config_of_bad_settings_tells_what_is_wrong(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("lights: {yelow: 5}\n")
    status, said, wrong = typed("--lang", "en", "config")
    assert (status, said) == (2, "")
    assert "checklist.yaml:1:10" in wrong
    assert "yellow" in wrong


@pytest.mark.parametrize("table", ["list", "workspace"])
@every_language
def test_schema(table: str, lang: str, typed: Typed, tmp_path: Path) -> None:
    status, said, _ = typed("--lang", lang, "schema", table)
    assert status == 0
    Draft202012Validator.check_schema(json.loads(said))
    assert typed("--lang", lang, "schema", table, "-o", "schema.json")[0] == 0
    assert (tmp_path / "schema.json").read_text("utf-8") == said
    status, said, _ = typed("--lang", lang, "schema", table, "-f", "md")
    assert (status, said.startswith("### ")) == (0, True)


def test_schema_of_nothing_else(typed: Typed) -> None:
    assert typed("schema", "task")[0] == 2
    assert typed("schema", "-f", "csv")[0] == 2


@every_language
def test_schemas_lie_where_the_first_lines_of_files_lead(lang: str, typed: Typed, tmp_path: Path) -> None:
    typed("--lang", lang, "init", "here")
    here = tmp_path / "here"
    for path in (here / "checklist.yaml", *here.glob("lists/*.yaml")):
        first = path.read_text("utf-8").split("\n", 1)[0]
        to = first.removeprefix("# yaml-language-server: $schema=")
        assert MODELINE.match(first)
        assert json.loads((path.parent / to).read_text("utf-8"))["$schema"]


def test_schemas_are_written_anew(typed: Typed, tmp_path: Path) -> None:
    typed("--lang", "zh-CN", "init")
    made = {name: data for name, data in files(tmp_path).items() if name.startswith(".checklist/")}
    assert len(made) == 2
    (tmp_path / ".checklist" / "list.schema.json").write_bytes(b"of an older version")
    (tmp_path / "lists" / "deep").mkdir()
    status, said, _ = typed("--lang", "zh-CN", "-C", "lists/deep", "schema", "--write")
    assert status == 0
    assert "# yaml-language-server: $schema=../.checklist/list.schema.json" in said
    assert {name: data for name, data in files(tmp_path).items() if name.startswith(".checklist/")} == made
    assert typed("--lang", "zh-CN", "schema", "--write", "-o", "elsewhere")[0] == 0
    assert (tmp_path / "elsewhere" / "workspace.schema.json").read_bytes() == made[".checklist/workspace.schema.json"]


def test_init_leaves_schemas_as_they_are(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / ".checklist").mkdir()
    (tmp_path / ".checklist" / "list.schema.json").write_bytes(b"mine")
    assert typed("init")[0] == 0
    assert (tmp_path / ".checklist" / "list.schema.json").read_bytes() == b"mine"


@every_language
@pytest.mark.parametrize("at", ["sub", "my sub", "."])
def test_what_to_do_next_can_be_typed_where_one_stands(lang: str, at: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / at).mkdir(exist_ok=True)
    status, said, _ = typed("--lang", lang, "-C", at, "init", "inner")
    assert status == 0
    calls = [shlex.split(line)[:4] for line in said.splitlines() if line.startswith("  checklist ")]
    assert [call[3] for call in calls] == ["status", "validate"]
    for call in calls:
        assert typed(*call[1:])[0] == 0
    made = [line.strip() for line in said.splitlines() if line.endswith(".md")]
    assert made
    assert all((tmp_path / name).exists() for name in made)


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_file_behind_a_period_is_a_file(kind: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text("tasks: [{id: 1, title: a, owner: b}]\n")
    assert typed("review", "t.yaml", f"--{kind}") == typed("review", f"--{kind}", "t.yaml")
    (tmp_path / "t.yaml").unlink()
    (tmp_path / "soon").mkdir()
    status, _, wrong = typed("--lang", "en", "review", f"--{kind}", "soon")
    assert (status, wrong.startswith(f"“soon” is no {kind}")) == (2, True)


@pytest.mark.parametrize("lists", ["[]", '""', '[""]'])
@pytest.mark.parametrize("command", ["status", "validate", "config", "notify"])
def test_lists_that_lie_nowhere_are_an_error_of_the_settings(
    command: str, lists: str, typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "checklist.yaml").write_text(f"title: Town\nlists: {lists}\n")
    status, said, wrong = typed("--lang", "en", command)
    assert status == 2
    assert "checklist.yaml:2:" in said + wrong
    assert "No list found" not in said + wrong


def test_a_deadline_without_a_year_is_the_lists(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    path = tmp_path / "lists" / "works.yaml"
    path.write_text("period: {from: 2026-07-01, to: 2027-06-30}\ntasks: []\n", encoding="utf-8")
    (tmp_path / "checklist.yaml").write_text("as_of: 2026-11-26\n", encoding="utf-8")
    assert typed("add", "修桥", "owner=市住建局", "due=2月底前")[0] == 0
    assert "due: 2027-02-28" in path.read_text("utf-8")
    assert typed("extend", "1", "--to", "3月底前", "--reason", "汛期")[0] == 0
    assert "due: 2027-03-31" in path.read_text("utf-8")
    assert typed("extend", "1", "--to", "", "--reason", "汛期")[0] == 2
    assert typed("set", "1", "start=1月1日")[0] == 0
    assert "start: 2027-01-01" in path.read_text("utf-8")
