"""What answered a notice, and which answers were owed by a day."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.due import extends
from checklist.core.family import Key
from checklist.core.ledger import Entry, Life, lives
from checklist.core.model import Act, Decision, Update
from checklist.core.returns import nonempty
from checklist.core.value import Value


class Answer(Value):
    """What answered a notice: the first report of substance after it, or a decision that moves or ends the task.

    Without either, `empty` is the day of the last report that says nothing new.
    """

    on: date | None = None
    by: Update | Decision | None = None
    empty: date | None = None


NO_ANSWER = Answer()
DECIDE = {Act.CLOSE, Act.PAUSE, Act.CANCEL, Act.TRANSFER, Act.WAIVE}
"""Acts of the office after which a unit owes no answer any more; as do those that extend."""


def answer(life: Life, one: TaskAssessment) -> Answer:
    """What answered a notice; of the reports of its own day those that were not there yet when it was issued."""
    issued = life.issued.on
    later = after(life, one.task.updates)
    new = set(map(id, later))
    reports = (update for update in nonempty(one.task.updates) if id(update) in new)
    acts = (act for act in one.task.decisions if act.on >= issued and (act.act in DECIDE or extends(act)))
    said: list[Update | Decision] = [*reports, *acts]
    found = min(said, key=lambda said: said.on, default=None)
    if found is not None:
        return Answer(found.on, found)
    return Answer(empty=max(update.on for update in later)) if later else NO_ANSWER


def after(life: Life, updates: Iterable[Update]) -> list[Update]:
    """The reports that came after a notice was issued."""
    since = [update for update in updates if update.on >= life.issued.on]
    same = [update for update in since if update.on == life.issued.on]
    before = len(same) if life.issued.reports is None else life.issued.reports
    return [*same[before:], *(update for update in since if update.on > life.issued.on)]


def owed(one: TaskAssessment, of: Assessment) -> tuple[int, int]:
    """Of a task's notices those answered in time, and those whose answer is to be judged: given, or its last day past.

    One without a last day owes none, nor does one that was not served or was withdrawn before it was answered.
    """
    in_time = judged = 0
    for life in told(of).get(one.key, ()):
        until, said = life.until, answer(life, one)
        if until is None or (said.on is None and (life.ended or not served(life, of))):
            continue
        judged += said.on is not None or until < of.as_of
        in_time += said.on is not None and said.on <= until
    return in_time, judged


def served(life: Life, of: Assessment) -> bool:
    """Has a unit got a notice: sent, or issued where nothing is sent from here?"""
    return not of.policy.notices.channels or life.sent_on is not None


def late(life: Life, one: TaskAssessment, of: Assessment) -> bool:
    """Is a notice that was served not answered, and its last day past?"""
    over = life.until is not None and life.until < of.as_of and not life.ended
    return over and served(life, of) and answer(life, one).on is None


@lru_cache(maxsize=4)
def told(of: Assessment) -> dict[Key, list[Life]]:
    """The notices of each task, as the ledgers had them on the day."""
    found: dict[Key, list[Life]] = {}
    for life in lives(of.told):
        found.setdefault(life.key, []).append(life)
    return found


def known(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """The entries of a ledger through a day."""
    return tuple(one for one in entries if one.on <= day)
