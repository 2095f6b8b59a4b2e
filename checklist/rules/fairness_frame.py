"""Rules of fairness for what stands around the tasks: lists, periods, and the history itself."""

from collections.abc import Iterator

from checklist.core.message import say
from checklist.core.step import Step
from checklist.core.turn import ListTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, seen


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


@rule("A369", ListTurn)
def money_renamed(turn: ListTurn) -> Iterator[Seen]:
    """A list whose money is counted in another unit than before.

    Figures stay as they are typed, and are worth another sum.

    ```yaml bad
    # commit: 2026-05-04 Office
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    # commit: 2026-06-22 Works
    money: thousand
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    # commit: 2026-06-22 Office
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, amounts: {planned: 80}}
    ```
    """
    for change in turn.changes:
        if change.route == ("money",) and change.before:
            yield seen(change, before=change.before, after=change.after or say("audit.nothing"))


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
