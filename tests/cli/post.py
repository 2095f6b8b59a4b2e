"""A town that sends notices to its units: its list, its settings, and commands in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

from checklist.core.ledger import Entry
from checklist.source.ledger import read_ledger
from tests.imports import ROOT

SETTINGS = """
language: en
units: [{name: Works, email: works@example.org, up: City}, {name: Parks, email: parks@sub.example.org}, City]
notices:
  domains: [example.org]
  rungs:
    - {name: warn, behind: true, days: 3}
    - {name: supervise, overdue: 1, days: 3}
  channels:
"""
ROBOT = "    - {name: robot, kind: dingtalk}\n"
PAPER = "    - {name: paper, kind: folder, folder: outbox}\n"
POST = "    - {name: post, kind: mail, host: 127.0.0.1, sender: dcs@example.org}\n"
LISTS = """
title: Works
defaults: {status: in-progress, start: 2020-01-01}
tasks:
  - {id: a, title: North bridge, owner: Works, due: 2020-06-10}
  - {id: b, title: South bridge, owner: Works, due: 2020-06-11}
  - {id: c, title: Lawns, owner: Parks, due: 2020-06-12}
"""


def started(
    town: Path, *words: str, day: str = "2020-06-16", command: str = "notify", **variables: str
) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "checklist", "-C", str(town), command, *words, *(["--as-of", day] if day else [])]
    env = {**os.environ, **{name.upper(): value for name, value in variables.items()}}
    return subprocess.Popen(line, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(town: Path, *words: str, day: str = "2020-06-16", **variables: str) -> tuple[int, str, str]:
    one = started(town, *words, day=day, **variables)
    out, said = one.communicate(timeout=60)
    return one.returncode, out, said


def entries(town: Path) -> tuple[Entry, ...]:
    return read_ledger("", (town / "notices" / "2020.yaml").read_bytes()).entries


def deeds(town: Path, number: str = "督〔2020〕1号") -> list[str]:
    return [one.deed.value for one in entries(town) if one.number == number]
