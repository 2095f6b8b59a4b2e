"""A town of two branches, and git merging one into the other."""

import subprocess
from collections.abc import Mapping

from tests.repository import Repository

LIST = "lists/works.yaml"
ISSUED = """\
# Key works of the city
list: works
title: Key works 2026   # as printed
tasks:
  - id: W-01
    title: Repair the north bridge
    owner: Works
    due: 2026-09-30   # before the floods
    updates:
      - {on: 2026-04-24, progress: 10%}

  - {id: W-02, title: Thirty bus stops, owner: Transport, due: 2026-06-30}
  - {id: W-03, title: Two hundred trees, owner: Works, due: 2026-10-31}
"""
Done = subprocess.CompletedProcess[str]
MOVED = ("due: 2026-09-30 ", "due: 2026-12-20 ")
REPORT = ("progress: 10%}\n", "progress: 10%}\n      - {on: 2026-05-05, progress: 30%}\n")
NO_TREES = (ISSUED.splitlines(keepends=True)[-1], "")


def run(town: Repository, env: Mapping[str, str], *words: str) -> Done:
    return subprocess.run(words, cwd=town.folder, env=env, capture_output=True, text=True, check=False)


def merge(town: Repository, env: Mapping[str, str], ours: str, theirs: str) -> Done:
    """Both sides recorded, and theirs merged into ours by git itself."""
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: theirs})
    town.git("checkout", "-q", "main")
    town.commit("2026-05-06", {LIST: ours})
    return run(town, env, "git", "merge", "-q", "--no-edit", "side")


def text(town: Repository) -> str:
    return (town.folder / LIST).read_text("utf-8")


def told(*pairs: tuple[str, str]) -> str:
    found = ISSUED
    for old, new in pairs:
        assert old in found
        found = found.replace(old, new)
    return found
