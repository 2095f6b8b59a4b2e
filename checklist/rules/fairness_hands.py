"""Rules of fairness for whose hand it was: addresses that mean another unit, days that the hand itself sets."""

from collections.abc import Iterator
from datetime import timedelta

from checklist.core.settle import meaning, settled
from checklist.core.step import State, Step
from checklist.rules.fairness_settings import addresses
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, news, seen, unit_of

MAILMAP = ".mailmap"
ZONES = timedelta(days=1)
"""So far may two clocks be apart that tell the same moment."""


@rule("A368", Step)
def hand_means_another(step: Step, watch: Watch) -> Iterator[Seen]:
    """An address, or a name in the history, that stands for another unit or person than before.

    Who closes its own task is known by its address. Where the address is nobody's, or the office's, nobody sees it. Nor
    is it for a unit that has tasks to give another unit an address.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    units: [{name: Works, email: [works@example.org]}, {name: Office}]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: checklist.yaml
    units: [{name: Works}, {name: Office, email: [works@example.org]}]
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    units: [{name: Works, email: [works@example.org]}, {name: Office}]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    # file: checklist.yaml
    units: [{name: Works, email: [works@example.org]}, {name: Office, email: [office@example.org]}]
    ```
    """
    for one in news(step, lambda before, after: readdressed(before, after, watch)):
        yield seen(sure=Sure.POSSIBLE, what=one)
    for one in news(step, lambda before, after: lent(before, after, watch.unit)):
        yield seen(sure=Sure.POSSIBLE, what=one)
    for path, had, has in step.version.files if step.before else ():
        if path == MAILMAP and had != has:
            yield seen(sure=Sure.POSSIBLE, what=path)


def readdressed(before: State, after: State, watch: Watch) -> Iterator[str]:
    """The addresses that stand for another unit, or for none: but for one that another unit put right."""
    was, now = before.workspace.policy.units, after.workspace.policy.units
    held = {one.casefold() for unit in was.all for one in unit.email}
    for one in addresses(before.workspace, after.workspace):
        owner = unit_of("", one, was)
        instead = next((unit for unit in now.all if unit.name == meaning(owner, now)), None)
        given = instead and any(another.casefold() not in held for another in instead.email)
        if unit_of("", one, now) or not given or watch.unit in ("", owner) or owner in watch.hands:
            yield one


def lent(before: State, after: State, hand: str) -> Iterator[str]:
    """The addresses that a unit with tasks of its own gave to other units, nobody's until then."""
    was, now = before.workspace.policy.units, after.workspace.policy.units
    if not hand or was.all == now.all:
        return
    held = {one.casefold() for unit in was.all for one in unit.email}
    given = [one for unit in now.all if unit.name != hand for one in unit.email if one.casefold() not in held]
    rows = (task for one in before.lists for task in settled(one, now).tasks) if given else ()
    if any(hand in task.owner for task in rows):
        yield from (one for one in given if not unit_of("", one, was))


@rule("A373", Step)
def written_after_it_was_recorded(step: Step) -> Iterator[Seen]:
    """A version that was written after the day on which it says it was recorded.

    Git notes when something was written and when it was recorded, and nothing is recorded before it is written. One of
    the two days was set by hand.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-25 Works, written 2026-06-22
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates: [{on: 2026-05-25, progress: 40%}]
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-25 Works, written 2026-05-24
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates: [{on: 2026-05-24, progress: 40%}]
    ```
    """
    one = step.revision
    if one.dated and one.on - one.committed > ZONES:
        yield seen(day=one.committed, on=one.on)
