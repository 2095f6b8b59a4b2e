"""The pages about CI are true: their YAML is read, and every command in it is run in a repository of lists."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests import sessions
from tests.imports import ROOT

PAGES = (ROOT / "docs" / "ci.md", ROOT / "docs" / "ci.zh-CN.md")
INSTALL = 'python -m pip install --quiet "$CHECKLIST"'
"""What is not run here; `test_precommit.py` installs the program from a repository."""

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def examples(page: Path) -> list[Any]:
    reader = YAML(typ="safe", pure=True)
    return [
        reader.load("\n".join(one.lines)) for one in sessions.blocks(page.read_text("utf-8")) if one.info == ("yaml",)
    ]


def scripts(part: Any) -> Iterator[tuple[str, bool]]:
    """Every command of an example, and whether it must end well even where the lists are wrong."""
    if isinstance(part, dict):
        for key, below in part.items():
            if key in ("run", "script"):
                for line in [below] if isinstance(below, str) else below:
                    yield line, line.endswith("[ $? -eq 1 ]")
            else:
                yield from scripts(below)
    elif isinstance(part, list):
        for below in part:
            yield from scripts(below)


def repository(folder: Path) -> tuple[Path, dict[str, str]]:
    """The example of a review after an incident as a repository."""
    env = sessions.environment(folder / "home") | {"GITHUB_STEP_SUMMARY": str(folder / "summary"), "CHECKLIST": "."}
    place = folder / "lists"
    shutil.copytree(ROOT / "examples" / "incident", place)
    subprocess.run(["git", "init", "-q"], cwd=place, env=env, check=True)
    return place, env


@every_page
@pytest.mark.parametrize("sound", [True, False], ids=["sound", "with-an-error"])
def test_every_command_runs(page: Path, sound: bool, tmp_path: Path) -> None:
    place, env = repository(tmp_path)
    path = next(place.glob("lists/*.yaml"))
    if not sound:
        path.write_text(path.read_text("utf-8").replace("due: 2024-", "due: 2024-9", 1), "utf-8")
    lines = [one for example in examples(page) for one in scripts(example)]
    assert sum(line == INSTALL for line, _ in lines) == 3
    for line, well in lines:
        if line == INSTALL:
            continue
        assert line.startswith("checklist ")
        ran = subprocess.run(
            ["bash", "-e", "-c", line], cwd=place, env=env, capture_output=True, text=True, check=False
        )
        late = "--fail-on" in line
        assert ran.returncode == int(not (well or (sound and not late))), (line, ran.stdout, ran.stderr)
    assert (place / "checklist.sarif").exists()
    assert (place / "gl-code-quality-report.json").exists()
    assert (tmp_path / "summary").read_text("utf-8").count("| E") == (not sound)


def test_both_pages_show_the_same() -> None:
    one, other = map(examples, PAGES)
    assert len(one) == 4

    def unnamed(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: unnamed(below) for key, below in part.items() if key != "name"}
        return [unnamed(below) for below in part] if isinstance(part, list) else part

    assert unnamed(one) == unnamed(other)


@every_page
def test_the_hook_is_one_of_ours(page: Path) -> None:
    hooks = {one["id"] for one in YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    asked = [hook["id"] for example in examples(page) if "repos" in example for hook in example["repos"][0]["hooks"]]
    assert asked
    assert set(asked) <= hooks
