"""Rules of fairness for what was promised beside the due day: stages, a deadline's words, what it is a deadline for."""

from collections.abc import Iterator

from checklist.core.message import Named, say
from checklist.core.model import Act
from checklist.core.spellings import RUNG_WORDS, STAGE_WORDS
from checklist.core.turn import TaskTurn
from checklist.core.when import Unreadable, read_when
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Sure, Watch, changes_of, decided, puts_off, seen

MOVING = (Act.EXTEND, Act.RETARGET, Act.RESUME, Act.REOPEN)


def stage(name: str) -> Named:
    """A stage by what it is called."""
    return Named(name, STAGE_WORDS.get(name, ()))


@rule("A308", TaskTurn)
def stage_put_off(turn: TaskTurn) -> Iterator[Seen]:
    """A stage that is planned for a later day than before, or for none, and no decision says so.

    What was to be started by a day is counted under those to be started. Where the day goes, so does what is owed.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progress, stages: {started: {plan: 2026-05-31}}}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progress, stages: {started: {plan: 2026-09-30}}}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progress, stages: {started: {plan: 2026-05-31}}}
    # commit: 2026-05-30 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        status: in-progress
        stages: {started: {plan: 2026-05-31, done: 2026-05-29}}
    ```
    """
    for change in changes_of(turn, "stages") if turn.before else ():
        if len(change.route) < 2:
            continue
        before, after = change.before, change.after
        if len(change.route) == 2:
            before, after = (getattr(one, "plan", None) for one in (before, after))
        elif change.route[2] != "plan":
            continue
        if before and (after is None or after > before) and not puts_off(turn, before, after):
            yield seen(change, title=stage(str(change.route[1])), before=before, after=after or say("audit.no_day"))


@rule("A309", TaskTurn)
def due_for_another_stage(turn: TaskTurn) -> Iterator[Seen]:
    """A due day that is for another stage than before, and no decision says so.

    A bridge that was to be finished by June, and now only has to be begun by then, is never late.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_stage: started, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_stage: started, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-06-30
        due_stage: started
        status: in-progress
        stages: {started: 2026-06-01}
    ```
    """
    for change in changes_of(turn, "due_stage") if turn.before and turn.due_before else ():
        if not decided(turn, *MOVING):
            before, after = (stage(one) if one else say("audit.whole") for one in (change.before, change.after))
            yield seen(change, before=before, after=after)


def means(turn: TaskTurn, words: str | None) -> bool:
    """Do the words of a deadline mean the day it is?"""
    due = turn.due_before
    try:
        return due is not None and bool(words) and read_when(words or "", due, year=due.year).day == due
    except Unreadable:
        return False


@rule("A310", TaskTurn)
def due_words_changed(turn: TaskTurn) -> Iterator[Seen]:
    """A deadline whose words were changed while its day stayed, and no decision says so.

    What is printed is the words. Who reads them believes in a day that does not hold.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_text: end of June, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_text: end of August, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    # commit: 2026-06-02 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, due_text: end of June, status: in-progress}
    ```
    """
    moved = changes_of(turn, "due") or decided(turn, *MOVING)
    for change in changes_of(turn, "due_text") if turn.before and not moved else ():
        if change.before and turn.after and not means(turn, change.after):
            yield seen(change, Sure.LIKELY, before=change.before, after=change.after or say("audit.nothing"))


@rule("A354", TaskTurn)
def enters_lower(turn: TaskTurn, watch: Watch) -> Iterator[Seen]:
    """A task that enters the ladder of notices on a lower rung than before, and no decision says so.

    Of some tasks the office says that no reminder comes first. Who takes that away has the time of all rungs below.

    ```yaml bad
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, enter_at: circulate, status: in-progress}
    # commit: 2026-06-02 Works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, status: in-progress}
    ```

    ```yaml good
    # commit: 2026-05-04 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, enter_at: circulate, status: in-progress}
    # commit: 2026-06-02 Office
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30, enter_at: summon, status: in-progress}
    ```
    """
    rungs = [one.name for one in watch.policy.ladder]
    for change in changes_of(turn, "enter_at") if turn.before and not decided(turn, Act.RETARGET) else ():
        was, now = (rungs.index(one) if one in rungs else -1 for one in (change.before, change.after))
        if was > now:
            before, after = (rung(one) if one else say("audit.first_rung") for one in (change.before, change.after))
            yield seen(change, Sure.POSSIBLE, before=before, after=after)


def rung(name: str) -> Named:
    """A rung by what it is called."""
    return Named(name, RUNG_WORDS.get(name, ()))
