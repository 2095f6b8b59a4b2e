"""Rules of fairness for when owners report: updates dated back or ahead, or made in one go."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from checklist.core.compare import Change
from checklist.core.expected import window
from checklist.core.model import Period, Task, Update
from checklist.core.progress import stands
from checklist.core.returns import next_return, returns
from checklist.core.reviewdays import judged_for
from checklist.core.settle import settled
from checklist.core.turn import ListTurn, TaskTurn
from checklist.core.value import replace
from checklist.rules.registry import rule
from checklist.rules.turns import LATE, Seen, Sure, Watch, new_updates, seen, taken_in

MANY = 5


def added(turn: TaskTurn, update: Update) -> Change:
    """The change that brought an update."""
    return next(change for change in turn.changes if change.after is update)


def missed_return(turn: TaskTurn, update: Update, day: date) -> bool:
    """Does an update, recorded only now, answer a return that until now nobody had?"""
    if turn.before is None or update.on >= day:
        return False
    frame = window(turn.before, turn.list.period)
    was = returns(turn.before, frame, day, False, None)
    now = returns(replace(turn.before, updates=(*turn.before.updates, update)), frame, day, False, None)
    return len(now.answered) > len(was.answered)


@rule("A313", TaskTurn)
def update_dated_back(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An update that was recorded long after its day, or so answers a return that was missed.

    An update is of the day it was reported. Dated back, it fills a gap that was there: the return looks answered, the
    silence never was. What another unit took in within a week is of the day that it says.

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
        elif answered and turn.before and not taken_in(turn.before.owner, watch):
            yield seen(added(turn, update), Sure.POSSIBLE, on=update.on, days=days)


@rule("A314", TaskTurn)
def update_dated_ahead(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """An update dated after the day it was recorded, or with figures of a day after it.

    Nobody can report on a day that has not come. Either the day is a slip of the pen, or the report was written in
    stock. Figures of a day to come would be the newest until then, whatever is reported.

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
        latest = max(update.on, stands(update))
        if latest > watch.step.revision.latest:
            yield seen(added(turn, update), on=latest, day=watch.day)


@rule("A316", ListTurn)
def reported_in_one_go(turn: ListTurn, watch: Watch) -> Iterator[Seen]:
    """Most of a unit's tasks were reported on in one go, just before a review.

    At least five tasks, and at least half of all that the unit has, recorded on one day in the last days before a
    review: nobody works like that, but it is how a table is filled in. In how many versions makes no difference, but
    reports that are owed before the review may come one by one.

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
    reported = {one.id for one in turn.tasks if new_updates(one)} if review else set()
    if not review or not turn.after or not reported:
        return
    whole = settled(turn.after, watch.policy.units, watch.policy.returns)
    owed = {one.id for one in whole.tasks if asked_for(one, whole.period, watch.day, judged_for(review))}
    earlier = {of for (name, of), day in watch.heard.items() if name == turn.id and day == watch.day} - owed
    owned = Counter(owner for task in whole.tasks for owner in task.owner)
    here, had, told = (
        Counter(owner for task in whole.tasks if task.id in some for owner in task.owner)
        for some in (reported, earlier, reported - owed | earlier)
    )
    unasked = Counter(owner for task in whole.tasks if task.id in reported - owed for owner in task.owner)
    for owner in here | told:
        all_owned = owned[owner]
        at_once = most(here[owner], all_owned)
        if (at_once or most(told[owner], all_owned)) and not most(had[owner], all_owned):
            count = max(here[owner], told[owner])
            of_own = most(unasked[owner], all_owned) and not taken_in((owner,), watch)
            sure = Sure.LIKELY if of_own else Sure.POSSIBLE
            yield seen(sure=sure, unit=owner, count=count, all=all_owned, review=review.on)


def asked_for(task: Task, period: Period, day: date, until: date) -> bool:
    """Is a report on a task owed from one day on up to another?"""
    found = next_return(task.returns or task.every, day - timedelta(days=1), window(task, period))
    return found is not None and found <= until


def most(count: int, owned: int) -> bool:
    """Are these many tasks, and at least half of all?"""
    return count >= MANY and 2 * count >= owned
