"""Rules of meaning for what is shown as proof: where it lies, and that it is there."""

import re
from collections.abc import Iterator

from checklist.core.model import Task
from checklist.rules.registry import Finding, Scene, at, rule

ELSEWHERE = re.compile(r"[/\\~]|[A-Za-z]:|.*(?:^|[/\\])(?:\.\.|\.git)(?:[/\\]|$)|.*[\x00-\x1f\\]")
DEVICE = re.compile(r"(?i)(?:.*/)?(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?$")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@rule("E263", Task)
def evidence_elsewhere(task: Task) -> Iterator[Finding]:
    """Evidence that lies outside the workspace, or an address that is not `https:`.

    Evidence is a file of the workspace, named by its path from the top, or a page that anyone can look up. It is
    never fetched.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%, evidence: ../survey.md}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%, evidence: evidence/survey.md}
    # file: evidence/survey.md
    What the surveyor found …
    ```
    """
    for route, name in evidence(task):
        if ADDRESS.match(name):
            if not name.startswith("https://"):
                yield at(*route, remedy="address", name=name)
        elif outside(name):
            yield at(*route, name=name)


@rule("E264", Task)
def evidence_missing(task: Task, scene: Scene) -> Iterator[Finding]:
    """Evidence that is not there.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%, evidence: evidence/survey.md}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%, evidence: evidence/survey.md}
    # file: evidence/survey.md
    What the surveyor found …
    ```
    """
    if scene.policy.evidence:
        for route, name in evidence(task):
            if not ADDRESS.match(name) and not outside(name) and not scene.exists(name):
                yield at(*route, name=name)


def evidence(task: Task) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All evidence a task names, and the way to it."""
    named = [("updates", index, one.evidence) for index, one in enumerate(task.updates) if one.evidence]
    named += [("decisions", index, one.evidence) for index, one in enumerate(task.decisions) if one.evidence]
    for field, index, names in named:
        for place, name in enumerate(names):
            yield (field, index, "evidence", place), name


def outside(name: str) -> bool:
    """Does a path lead out of the workspace, into git's own folder, or to something that is no file?"""
    return bool(ELSEWHERE.match(name) or DEVICE.match(name))
