"""Rules of fairness for what a task counts under: its whole, its tags and sources, and that it was not there before."""

from collections.abc import Iterator

from checklist.core.message import Named, say
from checklist.core.model import Act, ItemRef, Status
from checklist.core.progress import is_done
from checklist.core.spellings import TAG_WORDS
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, changes_of, decided, seen

ASIDE = (Status.PAUSED, Status.CANCELLED)
"""What is neither counted nor late."""
PLACING = (Act.RETARGET, Act.TRANSFER)
"""The decisions by which the office sets a task's place."""


def told(one: ItemRef | None) -> object:
    """A task that another one is part of, or comes from."""
    return "/".join(filter(None, (one.list, one.item))) if one else say("audit.nothing")


@rule("A351", TaskTurn)
def parent_changed(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was made a part of another one, or is a part no more, and no decision says so.

    A part is counted with its whole: where a late task becomes one, it leaves every figure in which its whole stands.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Paint the rails, owner: Works, due: 2026-05-31, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Paint the rails, owner: Works, due: 2026-05-31, status: in-progress, parent: 1}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-05-06 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Paint the rails, owner: Works, due: 2026-05-31, status: in-progress, parent: 1}
    ```
    """
    before, after = turn.before, turn.after
    if before and after and before.parent != after.parent and not decided(turn, *PLACING):
        change = next(iter(changes_of(turn, "parent")), None)
        yield seen(change, Sure.LIKELY, before=told(before.parent), after=told(after.parent))


@rule("A352", TaskTurn)
def came_in_done(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task that came into a list when it was done, reported on or decided on already.

    What nobody had promised is done with every report: it only makes the others fewer.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Sweep the yard, owner: Works, due: 2026-06-30, status: done, done_on: 2026-05-31}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Sweep the yard, owner: Works, due: 2026-06-30, status: not-started}
    ```
    """
    if turn.before is None and turn.after:
        days = (*(one.on for one in turn.after.updates), *(one.on for one in turn.after.decisions))
        old = any((watch.day - one).days > LATE for one in days)
        if old or is_done(turn.after):
            yield seen(sure=Sure.POSSIBLE, task=turn.id, title=turn.after.title)


@rule("A353", TaskTurn)
def counted_no_more(turn: TaskTurn) -> Iterator[Seen]:
    """A task that lost a tag or a source, under which it was counted, and no decision says so.

    Indicators, difficult tasks and rates are counted by tags; whoever gave a task finds it by its source.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, tags: [difficult]}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, tags: [difficult]}
    # commit: 2026-06-02 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, tags: [difficult, bridges]}
    ```
    """
    if turn.before and turn.after and not decided(turn, *PLACING):
        tags = (one for one in turn.before.tags if one not in turn.after.tags)
        lost: list[object] = [Named(one, TAG_WORDS.get(one, ())) for one in tags]
        lost += [told(one) for one in turn.before.source if one not in turn.after.source]
        if lost:
            change = next(iter(changes_of(turn, "tags", "source")), None)
            yield seen(change, Sure.POSSIBLE, lost=tuple(lost))


@rule("A355", TaskTurn)
def set_aside_when_late(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task that was paused or cancelled when it was overdue, or in the last days before a review.

    What is paused or cancelled is in no figure. The office may well decide so; this is how everybody sees that what
    would have been red is not counted.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-07-10 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: paused
        decisions:
          - {on: 2026-07-10, act: pause, reason: No money, by: Office}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-10 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: paused
        decisions:
          - {on: 2026-06-10, act: pause, reason: No money, by: Office}
    ```
    """
    before, review = turn.before, watch.review_near()
    aside = [one for one in changes_of(turn, "status") if one.after in ASIDE and one.before not in ASIDE]
    if before is None or not aside or is_done(before):
        return
    if before.due and before.due < watch.day:
        when = say("audit.overdue", count=(watch.day - before.due).days)
    elif review:
        when = say("audit.before_review", review=review.on.isoformat())
    else:
        return
    yield seen(aside[0], Sure.POSSIBLE, when=when, after=aside[0].after)
