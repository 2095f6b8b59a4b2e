"""Rules of lists together for what a review says twice or at odds: its days, its rates, its points."""

from collections.abc import Iterator

from checklist.core.policy import Workspace
from checklist.core.rates import all_rules, name_here
from checklist.core.reviewdays import judged_for
from checklist.rules.names import looks
from checklist.rules.registry import Finding, Scene, at, rule


@rule("E435", Workspace)
def review_on_figures_to_come(workspace: Workspace) -> Iterator[Finding]:
    """A review whose figures stand at a day after the one it is held on.

    Nobody knew them when units were ranked by them. `as_of` is the day the figures stand at, `on` the day of the
    meeting.

    ```yaml bad
    # file: checklist.yaml
    review: {days: [{on: 2026-06-20, as_of: 2026-06-25}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {days: [{on: 2026-06-25, as_of: 2026-06-20}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    for index, day in enumerate(workspace.policy.review.days):
        if judged_for(day) > day.on:
            yield at("review", "days", index, "as_of", on=day.on, as_of=judged_for(day))


@rule("E436", Workspace, structural=True)
def rate_twice(workspace: Workspace) -> Iterator[Finding]:
    """Two rates of one name.

    Which of them a review ranks by, and which of two figures a reader takes for the rate, would be left to chance.

    ```yaml bad
    # file: checklist.yaml
    rates:
      - {name: Begun, count: stage.started, over: plan.started}
      - {name: Begun, count: stage.started, over: all}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    rates:
      - {name: Begun as planned, count: stage.started, over: plan.started}
      - {name: Begun, count: stage.started, over: all}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    first: dict[str, str] = {}
    for index, rate in enumerate(workspace.policy.rates):
        name = looks(rate.name)
        if name in first:
            yield at("rates", index, "name", name=rate.name, like=first[name])
        first.setdefault(name, rate.name)


@rule("E437", Workspace)
def points_both_ways(workspace: Workspace) -> Iterator[Finding]:
    """Points that are both for something counted (`for`) and for one unit (`unit`).

    Points for what is counted go to every unit that it happened to; points for a unit are given to it once.

    ```yaml bad
    # file: checklist.yaml
    review: {plus: [{for: missed_return, unit: Works, points: -2}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {plus: [{for: missed_return, points: -2}, {unit: Works, points: -1, reason: Late for the meeting}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    for index, plus in enumerate(workspace.policy.review.plus):
        if plus.what and plus.unit:
            yield at("review", "plus", index, "unit", name=plus.what, unit=plus.unit)


@rule("W448", Workspace)
def cap_the_other_way(workspace: Workspace) -> Iterator[Finding]:
    """Points that are added, with a cap below zero.

    A cap is how many points it may come to in all, whichever way they count; a minus in front of it says that points
    are taken off, and these are not.

    ```yaml bad
    # file: checklist.yaml
    review: {plus: [{for: closed, points: 5, cap: -3}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {plus: [{for: closed, points: 1, cap: 3}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    for index, plus in enumerate(workspace.policy.review.plus):
        if plus.cap is not None and plus.cap < 0 < plus.points:
            yield at("review", "plus", index, "cap", points=plus.points, cap=plus.cap)


@rule("W449", Workspace)
def points_for_nobody(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """Points for a unit that no task is owned by.

    Nobody is ranked under this name, so nobody has the points. (Where units are declared, an undeclared name is an
    error of its own; and where only some files are named, the unit may own a task in another one.)

    ```yaml bad
    # file: checklist.yaml
    review: {plus: [{unit: Workz, points: 1, reason: First with its plan}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {plus: [{unit: Works, points: 1, reason: First with its plan}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    if workspace.policy.units.known or not scene.shelf.whole or scene.shelf.unread:
        return
    owners = dict.fromkeys(name for one in scene.shelf.lists for task in one.tasks for name in task.owner)
    for index, plus in enumerate(workspace.policy.review.plus):
        if plus.unit and plus.unit not in owners:
            yield at("review", "plus", index, "unit", unit=plus.unit, near=scene.relations.near(plus.unit, owners))


@rule("E450", Workspace)
def part_twice(workspace: Workspace) -> Iterator[Finding]:
    """A part of the score that stands there twice, under two names of one rate.

    It would count twice, which nobody can see from the names.

    ```yaml bad
    # file: checklist.yaml
    review: {parts: {completion: 50, 完成率: 50}}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {parts: {completion: 50, 按期办结率: 50}}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    policy = workspace.policy
    rates = {**all_rules(policy.rates), **{rate.name: rate for rate in policy.rates}}
    first: dict[str, str] = {}
    for name, _ in policy.review.parts:
        meant = name_here(name, rates) or name
        if meant in first:
            yield at("review", "parts", name, name=name, like=first[meant])
        first.setdefault(meant, name)
