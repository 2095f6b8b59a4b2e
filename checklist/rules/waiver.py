"""What a workspace has accepted: findings left out until a last day, and waivers that no longer are for anything."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checklist.core.policy import Waiver, Workspace
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.rules.registry import RULES, Finding, Scene, at, rule
from checklist.source.read import at as place_of


class Told(NamedTuple):
    """A problem, and the list and the task it is about, as far as it is about one."""

    diagnostic: Diagnostic
    list: str = ""
    task: str = ""


def unwaived(told: Iterable[Told], scene: Scene) -> Iterator[Diagnostic]:
    """The problems that no waiver accepts on this day, and then the waivers that accepted none.

    Where only some files were read, a waiver may be for what stands in the others.
    """
    waivers = scene.policy.waivers
    used: set[int] = set()
    for one in told:
        by = next((index for index, waiver in enumerate(waivers) if accepts(waiver, one, scene)), None)
        if by is None:
            yield one.diagnostic
        else:
            used.add(by)
    for index, waiver in enumerate(waivers if scene.shelf.whole else ()):
        if index not in used and waivable(waiver.code) and scene.today <= waiver.until:
            settings = scene.shelf.settings
            span = place_of(settings, ("waivers", index, "code"))
            yield diagnose("W433", settings.source, span, {"code": waiver.code})


def accepts(waiver: Waiver, one: Told, scene: Scene) -> bool:
    """Is this problem accepted by the waiver, today?"""
    return (
        waiver.code == one.diagnostic.code
        and waivable(waiver.code)
        and scene.today <= waiver.until
        and waiver.task in ("", one.task)
        and waiver.list in ("", one.list)
    )


def waivable(code: str) -> bool:
    """Can this code be waived? Not where something could not be read: it is not there, whoever accepts it."""
    return code in RULES and not code.startswith("E1")


@rule("W431", Workspace)
def waiver_expired(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A waiver whose last day has passed.

    What was accepted for a time is told again from then on; the waiver itself does nothing any more.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-03-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-01, act: extend, from: 2026-06-30, to: 2026-09-30}
    ```
    """
    for index, waiver in enumerate(workspace.policy.waivers):
        if waiver.until < scene.today:
            yield at("waivers", index, "until", code=waiver.code, until=waiver.until)


@rule("E432", Workspace)
def waiver_of_no_rule(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A waiver for a code that no rule has, or that cannot be waived.

    What could not be read is not there, whoever accepts it: the codes E1xx cannot be waived.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W294, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-01, act: extend, from: 2026-06-30, to: 2026-09-30}
    ```
    """
    codes = tuple(code for code in RULES if waivable(code))
    for index, waiver in enumerate(workspace.policy.waivers):
        if not waivable(waiver.code):
            near = "" if waiver.code in RULES else scene.relations.near(waiver.code, codes)
            yield at("waivers", index, "code", code=waiver.code, near=near)


@rule("W433")
def waiver_for_nothing() -> None:
    """A waiver that no finding needs.

    The fault it was for has been set right, or it names a task or a list that is not there. Left standing, it would
    hide the next one.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W249, task: "2", reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers: []
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
