"""Rules of fairness for what owners report: updates rewritten, removed, dated back, or made in one go."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from checklist.core.compare import Change
from checklist.core.expected import window
from checklist.core.message import Named
from checklist.core.model import Act, Update
from checklist.core.progress import own_progress
from checklist.core.returns import returns
from checklist.core.settle import settled
from checklist.core.turn import ListTurn, TaskTurn
from checklist.core.value import replace
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, changes_of, decided, retargeted, seen
from checklist.source.records import heading
from checklist.source.schema import UPDATE

FIGURES = frozenset(("on", "stands", "progress", "done", "amounts", "counts", "light", "place"))
MANY = 5
WORDS = ("text", "problems", "causes")


def named(attr: object) -> Named:
    """What a field of an update is called."""
    return heading(next(one for one in UPDATE.fields if UPDATE.attrs[one.key] == attr))


def only_more(change: Change) -> bool:
    """Was nothing taken away, only evidence or a word added where there was none?"""
    if change.route[2] == "evidence":
        return set(change.before or ()) <= set(change.after or ())
    return not change.before and change.route[2] not in FIGURES


def new_updates(turn: TaskTurn) -> tuple[Update, ...]:
    """The updates that a version added to a task that was there before."""
    found = (change.after for change in changes_of(turn, "updates") if len(change.route) == 2)
    return tuple(one for one in found if one is not None) if turn.before else ()


def added(turn: TaskTurn, update: Update) -> Change:
    """The change that brought an update."""
    return next(change for change in turn.changes if change.after is update)


def said_by(update: Update) -> object:
    """What an update says, in one figure or word."""
    return next((one for one in (update.progress, update.done, update.text, update.problems) if one), "")


def missed_return(turn: TaskTurn, update: Update, day: date) -> bool:
    """Does an update, recorded only now, answer a return that until now nobody had?"""
    if turn.before is None or update.on >= day:
        return False
    frame = window(turn.before, turn.list.period)
    was = returns(turn.before, frame, day, False, None)
    now = returns(replace(turn.before, updates=(*turn.before.updates, update)), frame, day, False, None)
    return len(now.answered) > len(was.answered)


def excused(turn: TaskTurn) -> bool:
    """Is there a word for what went back: of the owner, or of the office?"""
    words = any(getattr(one, word) for one in new_updates(turn) for word in WORDS)
    level = turn.after is not None and turn.after.measure is not None and turn.after.measure.kind == "level"
    return words or level or decided(turn, Act.REOPEN, Act.INSPECT) or retargeted(turn, "target")


@rule("A311", TaskTurn)
def update_rewritten(turn: TaskTurn) -> Iterator[Seen]:
    """An update that was rewritten.

    What was reported stays as it was reported: a correction is a new update. A figure that is put right in the old
    place makes a report true that was not.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 20%}
    # commit: 2026-06-08 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 45%}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 20%}
    # commit: 2026-06-08 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 20%}
          - {on: 2026-06-08, progress: 45%}
    ```
    """
    for change in changes_of(turn, "updates"):
        if len(change.route) > 2 and turn.after and not only_more(change):
            update = turn.after.updates[int(change.route[1])]
            sure = Sure.CERTAIN if change.route[2] in FIGURES else Sure.LIKELY
            yield seen(
                change, sure, on=update.on, field=named(change.route[2]), before=change.before, after=change.after
            )


@rule("A312", TaskTurn)
def update_removed(turn: TaskTurn) -> Iterator[Seen]:
    """An update that was removed.

    What was reported cannot be unsaid. A wrong report is answered by a right one.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%}
          - {on: 2026-05-25, progress: 30%, problems: Piles must be redone}
    # commit: 2026-06-08 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%}
    # commit: 2026-05-26 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 40%}
          - {on: 2026-05-25, progress: 30%, problems: Piles must be redone}
    ```
    """
    for change in changes_of(turn, "updates"):
        if len(change.route) == 2 and change.after is None:
            yield seen(change, on=change.before.on, said=said_by(change.before))


@rule("A313", TaskTurn)
def update_dated_back(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An update that was recorded long after its day, or so answers a return that was missed.

    An update is of the day it was reported. Dated back, it fills a gap that was there: the return looks answered, the
    silence never was.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-15 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 30%}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-15 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-06-15, for: 2026-05-25, progress: 30%}
    ```
    """
    for update in new_updates(turn):
        days = (watch.day - update.on).days
        answered = missed_return(turn, update, watch.day)
        if days > LATE:
            yield seen(added(turn, update), on=update.on, days=days)
        elif answered:
            yield seen(added(turn, update), Sure.POSSIBLE, on=update.on, days=days)


@rule("A314", TaskTurn)
def update_dated_ahead(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An update dated after the day it was recorded.

    Nobody can report on a day that has not come. Either the day is a slip of the pen, or the report was written in
    stock.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-20 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 30%}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-25 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 30%}
    ```
    """
    for update in new_updates(turn):
        if update.on > watch.day:
            yield seen(added(turn, update), on=update.on, day=watch.day)


@rule("A315", TaskTurn)
def progress_went_back(turn: TaskTurn) -> Iterator[Seen]:
    """Progress that went down without a word.

    What was counted once cannot be fewer later, unless it was counted wrongly or came undone: then the update says
    so, or the office has it reopened. A level, which may fall, is no such thing.

    ```yaml bad
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 60%}
    # commit: 2026-06-01 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 60%}
          - {on: 2026-06-01, progress: 40%}
    ```

    ```yaml good
    # commit: 2026-05-04 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 60%}
    # commit: 2026-06-01 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-04, progress: 60%}
          - {on: 2026-06-01, progress: 40%, problems: Piles must be redone}
    ```
    """
    if turn.before and turn.after and not excused(turn):
        was, now = own_progress(turn.before), own_progress(turn.after)
        if was is not None and now is not None and now < was:
            yield seen(turn.changes[0], Sure.LIKELY, before=was, after=now)


@rule("A316", ListTurn)
def reported_in_one_go(turn: ListTurn, watch: Watch) -> Iterator[Seen]:
    """Most of a unit's tasks were reported on in one go, just before a review.

    At least five tasks, and at least half of all that the unit has, in one recorded version in the last days before a
    review: nobody works like that, but it is how a table is filled in.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Bridge 1, owner: Works}
      - {id: 2, title: Bridge 2, owner: Works}
      - {id: 3, title: Bridge 3, owner: Works}
      - {id: 4, title: Bridge 4, owner: Works}
      - {id: 5, title: Bridge 5, owner: Works}
    # commit: 2026-06-19 Works
    tasks:
      - {id: 1, title: Bridge 1, owner: Works, updates: [{on: 2026-06-19, progress: 51%}]}
      - {id: 2, title: Bridge 2, owner: Works, updates: [{on: 2026-06-19, progress: 52%}]}
      - {id: 3, title: Bridge 3, owner: Works, updates: [{on: 2026-06-19, progress: 53%}]}
      - {id: 4, title: Bridge 4, owner: Works, updates: [{on: 2026-06-19, progress: 54%}]}
      - {id: 5, title: Bridge 5, owner: Works, updates: [{on: 2026-06-19, progress: 55%}]}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: checklist.yaml
    review: {days: [2026-06-20]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Bridge 1, owner: Works}
      - {id: 2, title: Bridge 2, owner: Works}
      - {id: 3, title: Bridge 3, owner: Works}
      - {id: 4, title: Bridge 4, owner: Works}
      - {id: 5, title: Bridge 5, owner: Works}
    # commit: 2026-06-12 Works
    tasks:
      - {id: 1, title: Bridge 1, owner: Works, updates: [{on: 2026-06-12, progress: 51%}]}
      - {id: 2, title: Bridge 2, owner: Works, updates: [{on: 2026-06-12, progress: 52%}]}
      - {id: 3, title: Bridge 3, owner: Works, updates: [{on: 2026-06-12, progress: 53%}]}
      - {id: 4, title: Bridge 4, owner: Works, updates: [{on: 2026-06-12, progress: 54%}]}
      - {id: 5, title: Bridge 5, owner: Works, updates: [{on: 2026-06-12, progress: 55%}]}
    ```
    """
    review = watch.review_near()
    reported = [one for one in turn.tasks if new_updates(one)] if review else []
    if review and turn.after and len(reported) >= MANY:
        (whole,) = (settled(turn.after, watch.policy.units),)
        owned = Counter(owner for task in whole.tasks for owner in task.owner)
        told = Counter(owner for one in reported if one.after for owner in one.after.owner)
        for owner, count in told.items():
            if count >= MANY and 2 * count >= owned[owner]:
                yield seen(sure=Sure.LIKELY, unit=owner, count=count, all=owned[owner], review=review.on)
