"""A town whose list changes twice, and what a command about it says."""

import json
from typing import Any

SETTINGS = "title: Town\nlanguage: en\nreview: {days: {every: month, by: 1}}\n"
LIST = """\
list: works
title: Works of the town
period: {{from: 2026-01-01, to: 2026-12-31}}
tasks:
  - id: A
    title: Mend the bridge
    owner: Works
    due: 2026-12-31
    status: in-progress
    updates:
{updates}
  - id: B
    title: Mend the road
    owner: Roads
    due: {due}
    status: in-progress
    updates:
      - {{on: 2026-01-05, progress: 1%}}
"""
FIRST = "      - {on: 2026-01-04, progress: 1%, evidence: proof.md}"
SECOND = "      - {on: 2026-05-04, progress: 60%}"


def works(*updates: str, due: str = "2026-06-30") -> str:
    return LIST.format(updates="\n".join(updates), due=due)


def read(told: tuple[int, str, str]) -> Any:
    status, said, wrong = told
    assert status == 0, (said, wrong)
    return json.loads(said)
