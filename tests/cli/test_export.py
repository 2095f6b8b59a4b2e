"""What is exported comes back: the fields that one cell can hold, task by task."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from checklist.core.value import replace
from checklist.source.read import read_bytes
from tests.cli.conftest import Typed
from tests.imports import ROOT

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
with_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
LIST = """\
list: works
title: Key works of the city 2026
period: {from: 2026-01-01, to: 2026-12-31}
defaults: {leader: Vice mayor}
tasks:
  - id: W-01
    no: 7
    section: Roads
    title: "=Repair the bridge"
    goal: Open again
    owner: [Works, Transport]
    support: Parks
    roles: {监管责任: [Inspectors], 属地责任: ["建设、施工单位", Works 等]}
    stages: {signed: {plan: 2026-01-31, done: 2026-01-16}, started: 2026-03-01}
    counts: {all: 5, plan.started: 4}
    person: Head of section
    start: 2026-02-01
    due: 2026-06-30
    due_text: end of June
    status: in-progress
    weight: 2
    tags: [difficult]
    measure: {unit: stops, from: 4, target: 30, done: 12, better: higher, kind: level, targets: {2026: 30, 2027: 40}}
    enter_at: supervise
    amounts: {planned: 12.5, invested: 3}
    note: "0012"
    extra: {Budget line: B-12, No.: x, Task: y, 来源: z, source: w, extra.x: u}
    updates:
      - {on: 2026-03-01, progress: 40%, problems: High water, next: Lay the deck}
  - {id: W-02, title: Clear the snow, owner: Parks, every: {every: quarter, by: 20}}
  - id: W-03
    title: A school
    owner: Works
    due: 2026-09-30
    due_stage: started
    returns: {every: month, by: 25}
    measure: {unit: rooms, target: parts}
  - id: W-04
    title: Lay its foundation
    owner: Works
    due: 2026-06-30
    parent: W-03
    returns: week
    measure: {unit: rooms, target: 9}
  - id: W-05
    title: "Mend the road, _x0041_\\tby night"
    owner: Works
    person: [{post: Head, name: Li}, Clerk]
    due: 2026-09-30
    progress: 33.3333%
    source: [{list: key-2026, item: "7"}, Plan of the year]
"""


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
@pytest.mark.parametrize("name", ["back.xlsx", "back.csv"])
def test_it_comes_back(lang: str, name: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "works.yaml").write_text(LIST, encoding="utf-8")
    assert typed("--lang", lang, "--as-of", "2026-04-01", "export", "-o", name)[0] == 0
    (tmp_path / "lists" / "works.yaml").unlink()
    assert typed("--lang", lang, "import", name, "--to", "lists/works.yaml")[0] == 0
    back = read_bytes("works.yaml", (tmp_path / "lists" / "works.yaml").read_bytes()).task_list
    wanted = read_bytes("works.yaml", LIST.encode()).task_list
    assert back
    assert wanted
    first, *others = wanted.tasks
    home = "List" if lang == "en" else "清单"
    leads = {"leader": ("Vice mayor",)}
    said = replace(first, **leads, updates=(), extra=((home, "works"), *first.extra))
    assert back.tasks[0] == said
    assert back.tasks[1:] == tuple(replace(one, **leads, extra=((home, "works"),)) for one in others)


@pytest.mark.parametrize("folder", ["incident", "projects", "huishan-2022", "bengbu-2017", "wuxi-2021"])
def test_over_every_example_it_changes_nothing(folder: str, typed: Typed, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / folder, tmp_path, dirs_exist_ok=True)
    assert typed("export", "-o", "back.csv")[0] == 0
    for one in (tmp_path / "lists").glob("*.yaml"):
        status, _, told = typed("--lang", "en", "import", "back.csv", "--to", f"lists/{one.name}")
        assert (status, told.splitlines()[-1:]) == (
            0,
            [f"lists/{one.name} says all of that already; nothing was changed."],
        )


@pytest.mark.parametrize("name", ["back.xlsx", "back.csv"])
def test_over_its_own_list_it_changes_nothing(name: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "works.yaml").write_text(LIST.replace("source: w", "清单: v"), encoding="utf-8")
    assert typed("--as-of", "2026-04-01", "export", "-o", name)[0] == 0
    status, _, told = typed("--lang", "en", "import", name, "--to", "lists/works.yaml")
    assert (status, told) == (0, "lists/works.yaml says all of that already; nothing was changed.\n")


def test_a_sheet_tells_how_each_task_stands(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.yaml").write_text(LIST, encoding="utf-8")
    assert typed("--lang", "en", "--as-of", "2026-04-01", "export", "works.yaml", "-o", "all.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["How they stand"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    at = {cell.value: cell.column - 1 for cell in rows["ID"]}
    light, progress = (rows["W-01"][at[name]] for name in ("Light", "Progress"))
    assert (light.value, progress.value, progress.number_format) == ("● green", 0.4, "0.0%")
    assert [str(one.sqref).split(":")[0] for one in sheet.conditional_formatting] == ["A5"]


def test_an_example_of_every_kind_can_be_exported(typed: Typed, tmp_path: Path) -> None:
    for folder in ("incident", "projects", "huishan-2022", "bengbu-2017", "wuxi-2021"):
        for name in ("all.xlsx", "all.csv", "all.json", "all.md"):
            place = str(ROOT / "examples" / folder)
            assert typed("-C", place, "export", "-o", str(tmp_path / name))[0] == 0


@with_office
@pytest.mark.parametrize("command", ["status", "review", "list", "show WX-15", "notify", "export"])
def test_libreoffice_opens_what_the_examples_give(command: str, tmp_path: Path, typed: Typed) -> None:
    path = tmp_path / "report.xlsx"
    assert typed("-C", str(ROOT / "examples" / "wuxi-2021"), *command.split(), "-o", str(path))[0] == 0
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    opened = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", to_csv]
    subprocess.run([*opened, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    names = openpyxl.load_workbook(path).sheetnames
    told = "".join(one.read_text("utf-8") for one in tmp_path.glob("report-*.csv"))
    assert len(list(tmp_path.glob("report-*.csv"))) == len(names)
    assert "截至2021年10月18日" in told
    assert "Err:" not in told


def test_of_two_lists_that_were_exported_each_takes_its_own(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    for name in ("parks", "works"):
        text = f"list: {name}\ntasks:\n- {{id: {name}-1, title: The task of {name}, owner: {name}}}\n"
        (tmp_path / "lists" / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert typed("export", "-o", "both.csv")[0] == 0
    text = (tmp_path / "both.csv").read_text("utf-8").replace("The task", "A task")
    (tmp_path / "both.csv").write_text(text, encoding="utf-8")
    status, said, _ = typed("--lang", "en", "import", "both.csv", "--to", "lists/works.yaml")
    assert (status, "of another list, parks; not taken" in said) == (0, True)
    after = (tmp_path / "lists" / "works.yaml").read_text("utf-8")
    assert "title: A task of works" in after
    assert "parks" not in after
