"""Rules of fairness for the settings: what everybody is judged by, what is waived, which day is pinned."""

from collections.abc import Iterator

from checklist.core.message import say
from checklist.core.model import Unit, Units
from checklist.core.policy import Policy, Workspace
from checklist.core.settle import meaning
from checklist.core.turn import Step
from checklist.core.value import replace
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, seen

JUDGING = ("lights", "expect", "unmeasured", "returns", "stages", "rates", "review", "ladder", "extensions")
DAYS = ("calendar", "holidays", "workdays")


def settings_changed(before: Workspace, after: Workspace) -> Iterator[str]:
    """The settings by which everybody is judged that are others now; a review day that is added changes nothing."""
    if before is after:
        return
    for name in JUDGING:
        if _without_days(before.policy, name) != _without_days(after.policy, name):
            yield name
    yield from (name for name in DAYS if getattr(before, name) != getattr(after, name))
    if not all(_still(one, after.policy.units) for one in before.policy.units.all):
        yield "units"


def _still(unit: Unit, units: Units) -> bool:
    """Is a unit, whatever it is called now, ranked with the same others and below the same one?"""
    now = units.known.get(unit.name)
    return now is not None and now.group == unit.group and now.up == meaning(unit.up, units)


def _without_days(policy: Policy, name: str) -> object:
    held = getattr(policy, name)
    return replace(held, days=()) if name == "review" else held


@rule("A365", Step)
def measure_of_judging_changed(step: Step) -> Iterator[Seen]:
    """A setting by which everybody is judged, changed between two reviews.

    Where the lights change, what a score is made of, which days are worked, who is ranked with whom: set otherwise,
    every figure is another. It may be in order; everybody should know of it.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    lights: {red: 30}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: checklist.yaml
    lights: {red: 50}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    lights: {red: 30}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: checklist.yaml
    lights: {red: 30}
    title: Works of the city
    ```
    """
    for before in step.before[:1]:
        for name in settings_changed(before.workspace, step.after.workspace):
            yield seen(sure=Sure.POSSIBLE, field=name)


@rule("A366", Step)
def waiver_added(step: Step) -> Iterator[Seen]:
    """A waiver that was added.

    What a waiver accepts is not told any more. Who added it, and when, is told here.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    title: Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: checklist.yaml
    title: Works
    waivers:
      - {code: W249, reason: In the minutes, until: 2026-12-31}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    title: Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: checklist.yaml
    title: Works of the city
    ```
    """
    for before in step.before[:1]:
        had = before.workspace.policy.waivers
        for one in step.after.workspace.policy.waivers:
            if one not in had:
                yield seen(sure=Sure.POSSIBLE, task=one.task, code=one.code, until=one.until, reason=one.reason)


@rule("A367", Step)
def pin_moved(step: Step) -> Iterator[Seen]:
    """A pinned day that was moved.

    A workspace that is pinned shows its figures as of that day to everybody who does not ask for another.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    as_of: 2026-04-30
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: checklist.yaml
    as_of: 2026-03-31
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    as_of: 2026-04-30
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: checklist.yaml
    as_of: 2026-04-30
    title: Works
    ```
    """
    for before in step.before[:1]:
        was, now = before.workspace.as_of, step.after.workspace.as_of
        if was and was != now:
            yield seen(sure=Sure.POSSIBLE, before=was, after=now or say("audit.no_day"))
