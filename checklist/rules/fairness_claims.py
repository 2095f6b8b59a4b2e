"""Rules of fairness for what owners report: updates rewritten or removed, figures that go back."""

from collections.abc import Iterator
from datetime import date

from checklist.core.compare import Change
from checklist.core.message import Named, say
from checklist.core.model import Act, Task, Update
from checklist.core.progress import own_progress
from checklist.core.turn import TaskTurn, reorders
from checklist.core.value import replace
from checklist.rules.fairness_evidence import follows
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, changes_of, decided, new_updates, retargeted, rewriting, seen
from checklist.source.records import heading
from checklist.source.schema import UPDATE

FIGURES = frozenset(("on", "stands", "progress", "done", "amounts", "counts", "light", "place"))
WORDS = ("text", "problems", "causes")


def named(attr: object) -> Named:
    """What a field of an update is called."""
    return heading(next(one for one in UPDATE.fields if UPDATE.attrs[one.key] == attr))


def only_more(change: Change) -> bool:
    """Was nothing taken away, only evidence or a word added where there was none?"""
    if change.route[2] == "evidence":
        return set(change.before or ()) <= set(change.after or ())
    return not change.before and change.route[2] not in FIGURES


def said_by(update: Update) -> object:
    """What an update says, in one figure or word."""
    return next((one for one in (update.progress, update.done, update.text, update.problems) if one), "")


def excused(turn: TaskTurn) -> bool:
    """Is there a word for what went back: of the owner, or of the office?"""
    words = any(getattr(one, word) for one in new_updates(turn) for word in WORDS)
    level = turn.after is not None and turn.after.measure is not None and turn.after.measure.kind == "level"
    return words or level or decided(turn, Act.REOPEN, Act.INSPECT) or retargeted(turn, "target")


@rule("A311", TaskTurn)
def update_rewritten(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An update that was rewritten.

    What was reported stays as it was reported: a correction is a new update. A figure that is put right in the old
    place makes a report true that was not; a word that comes weeks later makes one full that was empty. Another
    spelling, or a figure put right on the same day, is for somebody to look at.

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
        if len(change.route) > 2 and turn.after and not follows(change, watch.step):
            update = turn.after.updates[int(change.route[1])]
            certain = Sure.CERTAIN if change.route[2] in FIGURES else Sure.LIKELY
            sure = rewriting(change, update.on, watch, certain)
            if only_more(change):
                if change.route[2] == "evidence" or (watch.day - update.on).days <= LATE:
                    continue
                sure = Sure.POSSIBLE
            before, after = (said or say("audit.nothing") for said in (change.before, change.after))
            if sure:
                yield seen(change, sure, on=update.on, field=named(change.route[2]), before=before, after=after)


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


def as_measured(task: Task, before: Task) -> Task:
    """A task as it would be counted by the measure it had: more to do is no step back."""
    if task.measure is None or before.measure is None:
        return task
    return replace(task, measure=replace(before.measure, done=task.measure.done))


def put_right(turn: TaskTurn, day: date) -> bool:
    """Was a figure of the same day written otherwise? That is told as a report that was rewritten."""
    figures = (one for one in changes_of(turn, "updates") if len(one.route) > 2 and one.route[2] in FIGURES - {"on"})
    return turn.after is not None and any(turn.after.updates[int(one.route[1])].on == day for one in figures)


@rule("A315", TaskTurn)
def progress_went_back(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
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
    if turn.before and turn.after and not excused(turn) and not put_right(turn, watch.day):
        was, now = own_progress(turn.before), own_progress(as_measured(turn.after, turn.before))
        if was is not None and now is not None and now < was:
            yield seen(turn.changes[0], Sure.LIKELY, before=was, after=now)


@rule("A319", TaskTurn)
def reports_put_in_another_order(turn: TaskTurn) -> Iterator[Seen]:
    """Reports of the same day that were put in another order, so that another figure is the newest.

    Of two reports for a day the later one holds. Which was later is written once.

    ```yaml bad
    # commit: 2026-05-25 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 60%}
          - {on: 2026-05-25, progress: 40%, text: Counted again}
    # commit: 2026-05-26 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 40%, text: Counted again}
          - {on: 2026-05-25, progress: 60%}
    ```

    ```yaml good
    # commit: 2026-05-25 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-05-25, progress: 40%}
          - {on: 2026-04-24, progress: 20%}
    # commit: 2026-05-26 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        status: in-progress
        updates:
          - {on: 2026-04-24, progress: 20%}
          - {on: 2026-05-25, progress: 40%}
    ```
    """
    for change in changes_of(turn, "progress"):
        if reorders(turn, change):
            yield seen(change, before=change.before, after=change.after)
