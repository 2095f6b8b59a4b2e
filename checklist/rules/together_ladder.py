"""Rules of lists together for the ladder of notices: every rung can be reached, and none hides another."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checklist.core.policy import Rung, Workspace
from checklist.rules.registry import Finding, Scene, at, rule

SWITCHES = ("due_soon", "behind", "missed_return")
LEAST = ("missed_returns", "overdue", "reopened", "extensions", "reds", "yellows", "last", "unit_reds", "unit_overdue")
"""Grounds that hold from a figure on: the lower, the more there is to tell."""


def has_ground(rung: Rung) -> bool:
    """Does any fact put a task on it?"""
    counted = (*LEAST, "due_within")
    return any(getattr(rung, name) for name in SWITCHES) or any(getattr(rung, name) is not None for name in counted)


@rule("W440", Workspace)
def rung_out_of_reach(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A rung of the ladder that no task can get to.

    A rung is reached by a ground of its own, by a person's decision (`manual`), from the rung below when the days
    that one leaves have run without an answer, by a task that enters there (`enter_at`), or on the way to a `climbed`
    one above it.

    ```yaml bad
    # file: checklist.yaml
    notices:
      rungs:
        - {name: warn, behind: true}
        - {name: supervise}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices:
      rungs:
        - {name: warn, behind: true, days: 5}
        - {name: supervise}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    entered = {task.enter_at for one in scene.shelf.lists for task in one.tasks}
    below: Rung | None = None
    ladder = workspace.policy.ladder
    for index, rung in enumerate(ladder):
        if rung.manual:
            continue
        climbs = below is not None and below.days is not None
        if not (has_ground(rung) or climbs or rung.name in entered or is_passed(ladder[index + 1 :])):
            yield at("notices", "rungs", index, "name", name=rung.name)
        below = rung


def is_passed(above: Sequence[Rung]) -> bool:
    """Is a rung passed on the way up: is one of the next that are climbed entered by a ground?"""
    return any(has_ground(one) for one in takewhile(lambda one: one.climbed, (one for one in above if not one.manual)))


@rule("E441", Workspace)
def rung_hidden(workspace: Workspace) -> Iterator[Finding]:
    """A rung that is never shown, because a stricter one holds whenever it does.

    Rungs stand mildest first. What puts a task on this one puts it on the other as well, so the ladder would lead
    nowhere but there.

    ```yaml bad
    # file: checklist.yaml
    notices:
      rungs:
        - {name: supervise, overdue: 15}
        - {name: warn, overdue: 1}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices:
      rungs:
        - {name: warn, overdue: 1}
        - {name: supervise, overdue: 15}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    ladder = workspace.policy.ladder
    soon = workspace.policy.lights.due_soon
    for index, rung in enumerate(ladder):
        if not has_ground(rung) or rung.manual:
            continue
        over = next(
            (one for one in ladder[index + 1 :] if not one.manual and not one.climbed and _hides(one, rung, soon)), None
        )
        if over is not None:
            yield at("notices", "rungs", index, "name", name=rung.name, other=over.name)


def _hides(over: Rung, rung: Rung, soon: int) -> bool:
    """Does a rung hold wherever the milder one does?"""
    if _days_ahead(over, soon) < _days_ahead(rung, soon) or (rung.behind and not over.behind):
        return False
    if rung.missed_return and not (over.missed_return or over.missed_returns == 1):
        return False
    counts = [(name, getattr(rung, name), getattr(over, name)) for name in LEAST]
    return all(
        mild is None or (strict is not None and strict <= mild) or (name == "missed_returns" and over.missed_return)
        for name, mild, strict in counts
    )


def _days_ahead(rung: Rung, soon: int) -> int:
    """As many days before a due day as it looks; -1 for none."""
    return max(soon if rung.due_soon else -1, -1 if rung.due_within is None else rung.due_within)
