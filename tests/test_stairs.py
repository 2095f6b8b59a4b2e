"""The stairs hold: a module imports its own package or a lower floor, and nothing goes round."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.imports import MODULES, PACKAGE, dotted, floor, imported

STEP = {
    "core": 0,
    "source": 1,
    "lang": 1,
    "readers": 2,
    "store": 2,
    "channels": 2,
    "rules": 3,
    "reports": 4,
    "writers": 5,
    "cli": 6,
}
ABOVE_CORE = {"asyncio", "http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "time", "urllib"}
CLOCK = {"today", "now", "utcnow", "localtime"}

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
in_core = pytest.mark.parametrize(
    "path", sorted(PACKAGE.glob("core/**/*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)


def ours(path: Path) -> list[str]:
    return [name for name in imported(path) if name.split(".")[0] == "checklist"]


@every_module
def test_imports_go_down(path: Path) -> None:
    here = floor(dotted(path))
    for name in ours(path):
        there = floor(name)
        if there == here or name == "checklist":
            continue
        if here == "":
            assert path.name == "__main__.py", f"{dotted(path)} is imported by all, so it must not know {name}"
            continue
        assert there in STEP, f"{dotted(path)} must not know {name}"
        assert STEP[there] < STEP[here], f"{here} must not know {there} ({dotted(path)} imports {name})"


def test_every_room_is_on_a_floor() -> None:
    rooms = {floor(dotted(path)) for path in MODULES} - {""}
    assert rooms, "there is no package"
    assert rooms <= STEP.keys()


def test_nothing_goes_round() -> None:
    graph = {dotted(path): set(ours(path)) - {dotted(path)} for path in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"imports go round: {' ← '.join(error.args[1])}", pytrace=False)


@in_core
def test_core_knows_the_standard_library_dates_and_values_only(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)} - {"checklist", "dateutil", "msgspec"}
    assert roots <= sys.stdlib_module_names
    assert not roots & ABOVE_CORE, "core does no input or output"


@in_core
def test_core_has_no_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    asked = {func.attr for func in called if isinstance(func, ast.Attribute)} & CLOCK
    assert not asked, "the day is an argument"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "checklist" / "rules" / "shape.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "from __future__ import annotations\n"
        "import yaml, checklist.lang\n"
        "from typing import TYPE_CHECKING\n"
        "from checklist.core import model, nothing\n"
        "from ..source.text import Span\n"
        "from . import check\n"
        "if TYPE_CHECKING:\n"
        "    from checklist.reports import report\n"
        "def late():\n"
        "    from checklist import cli\n",
        encoding="utf-8",
    )
    return path


def test_every_way_to_import_is_seen(module: Path) -> None:
    names = frozenset({"checklist.core.model", "checklist.rules.check", "checklist.reports.report", "checklist.cli"})
    found = list(imported(module, module.parent.parent, names))
    assert [name for name in found if name.startswith("checklist")] == [
        "checklist.lang",
        "checklist.core.model",
        "checklist.core",
        "checklist.source.text",
        "checklist.rules.check",
        "checklist.reports.report",
        "checklist.cli",
    ]
