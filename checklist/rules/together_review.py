"""Rules of lists together for what a review says twice or at odds: its days, its rates, its points."""

from collections.abc import Iterator

from checklist.core.policy import Workspace
from checklist.core.reviewdays import judged_for
from checklist.rules.names import looks
from checklist.rules.registry import Finding, at, rule


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
