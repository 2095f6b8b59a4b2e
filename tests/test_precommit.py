"""The hook for pre-commit works in a repository of lists: tried with the real one, this project being its source."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports import ROOT
from tests.sessions import environment

PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
SHIPPED = ("checklist", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
GOOD = "tasks:\n  - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30}\n"
NO_PACKAGES = ("No matching distribution", "Could not find a version", "Temporary failure", "Connection")

pytestmark = pytest.mark.skipif(not PRE_COMMIT.exists(), reason="pre-commit is not installed")


def repository(folder: Path, env: dict[str, str]) -> Path:
    """What is in a folder as a repository of one commit."""
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it is"]):
        subprocess.run(["git", *words], cwd=folder, env=env, check=True)
    return folder


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "HTTP", "http", "SSL_"))}
    return mine | environment(tmp_path / "home") | {"PRE_COMMIT_HOME": str(tmp_path / "hooks")}


@pytest.fixture
def lists(tmp_path: Path, env: dict[str, str]) -> Path:
    """A repository with one good list, and the hook asked for."""
    source = tmp_path / "program"
    source.mkdir()
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, source / name)
    repository(source, env)
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=source, env=env, check=True, capture_output=True, text=True
    ).stdout.strip()
    folder = tmp_path / "city"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "a.yaml").write_text(GOOD)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source}\n    rev: {revision}\n    hooks: [{{id: checklist-validate, verbose: true}}]\n"
    )
    return repository(folder, env)


def test_the_hook_passes_good_lists_and_stops_bad_ones(lists: Path, env: dict[str, str]) -> None:
    def hook() -> tuple[int, str]:
        done = subprocess.run(
            [str(PRE_COMMIT), "run", "--all-files", "--color", "never"],
            cwd=lists,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    status, said = hook()
    if status and any(sign in said for sign in NO_PACKAGES):
        pytest.skip("the hook's own packages cannot be installed here")
    assert (status, "checklist validate" in said, "No problems found." in said) == (0, True, True), said
    (lists / "lists" / "a.yaml").write_text(GOOD.replace("06-30", "06-31"))
    status, said = hook()
    assert status == 1
    assert "--> lists/a.yaml:2:55" in said
