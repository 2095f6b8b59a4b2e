"""Rules of fairness for the settings: what everybody is judged by, what is waived, which day is pinned."""

from collections.abc import Iterator
from datetime import date

from checklist.core.message import say
from checklist.core.policy import Waiver, Workspace
from checklist.core.settle import meaning
from checklist.core.step import State, Step
from checklist.rules.judging import differing
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, news, seen, unit_of


def addresses(before: Workspace, after: Workspace) -> Iterator[str]:
    """The addresses that were one unit's and are no more, and those that are one's now and were another's."""
    was, now = before.policy.units, after.policy.units
    if before is after or was.all == now.all:
        return
    kept = {one.casefold(): unit.name for unit in now.all for one in unit.email}
    for unit in was.all:
        yield from (one for one in unit.email if kept.get(one.casefold()) != meaning(unit.name, now))
    for unit in now.all:
        for one in unit.email:
            held = unit_of("", one, was)
            if held and meaning(held, now) != unit.name:
                yield one


@rule("A365", Step)
def measure_of_judging_changed(step: Step) -> Iterator[Seen]:
    """A setting by which everybody is judged, or hears of it, changed between two reviews.

    Where the lights change, what a score is made of, which days are worked, who is ranked with whom: set otherwise,
    every figure is another. Who gets no notices any more, or is published no more, is not told. It may be in order;
    everybody should know of it.

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
    for one in news(step, lambda before, after: differing(before.workspace, after.workspace)):
        yield seen(one.change, Sure.POSSIBLE, **one.values)


def added(before: State, after: State) -> Iterator[Waiver]:
    """The waivers that are new."""
    had = before.workspace.policy.waivers
    yield from (one for one in after.workspace.policy.waivers if one not in had)


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
    for one in news(step, added):
        yield seen(sure=Sure.POSSIBLE, task=one.task, code=one.code, until=one.until, reason=one.reason)


@rule("A367", Step)
def pin_moved(step: Step) -> Iterator[Seen]:
    """A pinned day that was moved, or set where there was none.

    A workspace that is pinned shows its figures as of that day to everybody who does not ask for another: nothing in it
    falls due any more.

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
    for was, now in news(step, pinned)[:1]:
        yield seen(sure=Sure.POSSIBLE, before=was or say("audit.no_day"), after=now or say("audit.no_day"))


def pinned(before: State, after: State) -> Iterator[tuple[date | None, date | None]]:
    """The pin then and now, where it is another."""
    was, now = before.workspace.as_of, after.workspace.as_of
    if was != now:
        yield was, now
