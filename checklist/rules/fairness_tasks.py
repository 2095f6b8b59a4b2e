"""Rules of fairness for the tasks themselves: deleted, renumbered, moved, or handed on without a word."""

from collections.abc import Iterator

from checklist.core.message import say
from checklist.core.model import Act
from checklist.core.turn import TaskTurn
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, changes_of, retargeted, seen
from checklist.rules.wording import known_words, left_out, numbers, spelt_alike

ALIKE = 0.5
"""Below this share of common letters two titles are of two things."""


def unlike(before: str, after: str) -> bool:
    """Do two texts have so little in common that they say two things?"""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, before, after, autojunk=False).ratio() < ALIKE


@rule("A341", TaskTurn)
def task_deleted(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was deleted.

    A task that is given up is cancelled by a decision and stays in the list. What is gone from it leaves every
    denominator without a trace.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works}
    # commit: 2026-06-22 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - id: 2
        title: Plant the trees
        owner: Works
        status: cancelled
        decisions: [{on: 2026-06-20, act: cancel, reason: No ground was found, by: Office}]
    ```
    """
    if turn.after is None and turn.before:
        yield seen(task=turn.before.id, title=turn.before.title)


@rule("A345", TaskTurn)
def owner_changed_without_transfer(turn: TaskTurn) -> Iterator[Seen]:
    """A task that has another owner, and no decision hands it over.

    A task that is late looks better in another unit's account. It is handed over by a transfer, from whom to whom.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Power, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Office
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Power
        due: 2026-06-30
        status: in-progress
        decisions:
          - {on: 2026-06-01, act: transfer, from: Works, to: Power, reason: The new bureau takes over}
    ```
    """
    for change in changes_of(turn, "owner"):
        moves = [one for one in (turn.after.decisions if turn.after else ()) if one.act is Act.TRANSFER]
        newest = max(reversed(moves), key=lambda one: one.on, default=None)
        if change.before and not (newest and set(newest.after.split("、")) == set(change.after or ())):
            yield seen(change, before=change.before, after=change.after or say("audit.nobody"))


@rule("A346", TaskTurn)
def id_used_again(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An id that was used again for another task.

    An id is one task for ever. Under a used one, the history of the old task becomes that of the new.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works}
    # commit: 2026-05-20 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Paint the rails, owner: Power}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Paint the rails, owner: Power}
    ```
    """
    old = watch.gone.get((turn.list.id, turn.id))
    if turn.before is None and turn.after and old:
        yield seen(task=turn.id, before=old.title, after=turn.after.title)


@rule("A347", TaskTurn)
def id_changed(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was given another id.

    Whoever looks for the old number finds nothing: no slips, no remarks, no notices. The printed number is `no`, which
    may change; the id stays.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 7, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress, no: 7}
    ```
    """
    if turn.was and turn.was[1] != turn.id:
        yield seen(task=turn.id, before=turn.was[1], after=turn.id)


@rule("A348", TaskTurn)
def task_moved_to_another_list(turn: TaskTurn) -> Iterator[Seen]:
    """A task that was moved to another list.

    Another list has another period, other returns and other defaults; in the old one the task is no longer counted.

    ```yaml bad
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Works
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
      - {id: 2, title: Plant the trees, owner: Works}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    # commit: 2026-06-22 Office
    # file: lists/a.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works, section: Green}
    # file: lists/b.yaml
    tasks:
      - {id: 9, title: Paint the rails, owner: Power}
    ```
    """
    if turn.was and turn.was[0] != turn.list.id:
        yield seen(task=turn.id, sure=Sure.LIKELY, before=turn.was[0], after=turn.list.id)


@rule("A349", TaskTurn)
def another_task_under_its_id(turn: TaskTurn) -> Iterator[Seen]:
    """A task whose title or goal says something else, and no decision says so.

    A typing error may be put right, and more may be said. A new task in an old one's place takes over its progress and
    its good name; where thirty bridges become twenty, or half of what was promised is left out, the target was cut in
    words.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Paint the rails of the footway, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    tasks:
      - {id: 1, title: Fix the north bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```
    """
    for change in changes_of(turn, "title", "goal"):
        if change.before and not retargeted(turn, "title", "goal", "target"):
            sure = another(change.before, change.after or "")
            if sure:
                yield seen(change, sure, before=change.before, after=change.after or say("audit.nothing"))


def another(before: str, after: str) -> Sure | None:
    """How sure is it that a text says something else? Where it says more, or is spelt otherwise, it is none."""
    was, now = spelt_alike(before), spelt_alike(after)
    lost = left_out(was, now)
    if numbers(was) - numbers(now) or (unlike(was, now) and (lost or not known_words(was))):
        return Sure.LIKELY
    return Sure.POSSIBLE if lost else None
