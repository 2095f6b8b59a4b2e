"""Rules of fairness for what stands around the tasks: lists, periods, settings, and the history itself."""

from collections.abc import Iterator

from checklist.core.calendar import Every
from checklist.core.message import say
from checklist.core.model import Unit, Units
from checklist.core.policy import Policy, Workspace
from checklist.core.settle import meaning
from checklist.core.turn import ListTurn, Step
from checklist.core.value import replace
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, seen

FREQUENT = tuple(Every)
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


@rule("A361", ListTurn)
def list_gone(turn: ListTurn) -> Iterator[Seen]:
    """A list that is gone.

    With it went all its tasks, done and undone. A list whose period is over stays where it is.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Works
    # file: lists/b.yaml

    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Office
    # file: lists/b.yaml

    # file: lists/c.yaml
    list: b
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    ```
    """
    if turn.after is None and turn.before:
        yield seen(list=turn.before.title or turn.before.id, count=len(turn.before.tasks))


@rule("A362", ListTurn)
def list_renamed(turn: ListTurn) -> Iterator[Seen]:
    """A list that was given another id.

    Whoever looks for the old one finds nothing. The title may change; the id stays.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: lists/a.yaml

    # file: lists/b.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    list: a
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    # file: lists/a.yaml

    # file: lists/b.yaml
    list: a
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```
    """
    if turn.before and turn.after and turn.before.id != turn.after.id:
        yield seen(sure=Sure.LIKELY, before=turn.before.id, after=turn.after.id)


@rule("A363", ListTurn)
def period_changed(turn: ListTurn) -> Iterator[Seen]:
    """A list whose period was changed.

    Tasks without a day of their own end with the period, and what should be done by now is counted from its first
    day.

    ```yaml bad
    # commit: 2026-05-04 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    period: {from: 2026-01-01, to: 2027-06-30}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    period: {from: 2026-01-01, to: 2026-12-31}
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    for change in turn.changes:
        moved = change.route[0] == "period" and change.before
        if moved and (change.after is None or change.after > change.before):
            yield seen(change, before=change.before, after=change.after or say("audit.no_day"))


@rule("A364", ListTurn)
def list_owes_fewer_returns(turn: ListTurn) -> Iterator[Seen]:
    """A list, or a workspace, that asks for reports less often than before.

    Who need not report cannot be silent.

    ```yaml bad
    # commit: 2026-05-04 Office
    returns: month
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    returns: quarter
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    returns: quarter
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    returns: month
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```
    """
    for change in turn.changes:
        was, now = change.before, change.after
        if (
            change.route == ("returns",)
            and was
            and (now is None or FREQUENT.index(now.every) > FREQUENT.index(was.every))
        ):
            yield seen(change, Sure.LIKELY, before=was.every, after=now.every if now else say("audit.never"))


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


@rule("A371", Step)
def version_unreadable(step: Step) -> Iterator[Seen]:
    """A version in which a list or the settings cannot be read.

    While a text is broken nobody can say what holds. What it said before is taken to hold on, and what it says when
    it is whole again is compared with that.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks: [
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    for name in step.version.broken:
        yield seen(path=name)


@rule("A372", Step)
def recorded_out_of_time(step: Step) -> Iterator[Seen]:
    """A version that says it was recorded before the one it follows.

    Days in a history only go forward. A clock that was set back makes a late report early.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-04-20 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-04 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, note: Both lanes}
    ```
    """
    latest = max((one.recorded for one in step.before), default=None)
    if latest and step.revision.committed < latest:
        yield seen(day=step.revision.committed, before=latest)
