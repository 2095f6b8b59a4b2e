"""Rules of fairness for errors that come into a list: with one of them it gives no figures."""

from collections.abc import Iterator

from checklist.core.model import Task
from checklist.core.turn import TaskTurn
from checklist.core.value import replace
from checklist.rules.registry import Scene, rule
from checklist.rules.relations import Relations
from checklist.rules.turns import Seen, Watch, seen
from checklist.source.book import Book, Shelf
from checklist.source.settings import NO_SETTINGS

ASKED = frozenset(
    (
        *("E201", "E202", "E204", "E205", "E220", "E221", "E222", "E223", "E224", "E225", "E226", "E229"),
        *("E243", "E244", "E250", "E257", "E263", "E265", "E266", "E268"),
    )
)
"""The errors that one task can have by itself, and of which nothing else here is told."""


@rule("A375", TaskTurn)
def error_came_in(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task with an error that was not there before, by which its whole list gives no figures.

    One row that is due before it begins takes every other row of the list out of a review, as a text does that cannot
    be read.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works, start: 2026-12-01, due: 2026-09-30, status: not-started}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-22 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
      - {id: 2, title: Plant the trees, owner: Works, start: 2026-09-01, due: 2026-12-31, status: not-started}
    ```
    """
    found = errors(turn.after, turn, watch) if turn.after else ()
    had = errors(turn.before, turn, watch) if found and turn.before else ()
    yield from (seen(error=code) for code in found if code not in had)


def errors(task: Task, turn: TaskTurn, watch: Watch) -> tuple[str, ...]:
    """The codes of what is wrong with a task, as if it stood in its list alone."""
    alone = replace(turn.list, tasks=(task,))
    shelf = Shelf(watch.step.after.workspace, NO_SETTINGS, (Book(alone, (), ()),), (alone,))
    scene = Scene(shelf, watch.day, lambda _: True, Relations(shelf), alone, shelf.books[0])
    asked = (one for one in watch.of_lists if all(getattr(task, name) for name in one.needs))
    return tuple(one.code for one in asked if one.find and next(iter(one.find(task, scene)), None))
