"""What the versions of a history have told up to one of them, as far as rules about the next one ask for it."""

from datetime import date
from typing import TYPE_CHECKING

from checklist.core.family import Key
from checklist.core.step import State, Step
from checklist.core.turn import ListTurn
from checklist.rules.fairness_errors import ASKED
from checklist.rules.families import RULES
from checklist.rules.turns import Watch, new_updates

if TYPE_CHECKING:
    from checklist.core.model import Task

OF_LISTS = tuple(one for one in RULES.values() if one.code in ASKED)
"""The rules of lists that one task can break by itself, found once and not at every change."""


class Course:
    """The course of a history: what is gone, what was reported when, and under which names a task went before."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}
        self.whole = True
        self.gone: dict[Key, Task] = {}
        self.heard: dict[Key, date] = {}
        self.former: dict[Key, tuple[Key, ...]] = {}

    def begin(self, step: Step) -> None:
        """A version is looked at."""
        self.states[step.revision.id] = step.after
        self.whole = self.whole and len(step.before) == len(step.revision.parents)

    def watch(self, step: Step, unit: str, hands: frozenset[str]) -> Watch:
        """All that rules may ask of a version."""
        return Watch(step, unit, self.gone, hands, self.states, self.whole, self.heard, self.former, OF_LISTS)

    def rename(self, turn: ListTurn) -> None:
        """Tasks that go by another name from here on, by their own or by that of their list."""
        if turn.before and turn.after and turn.before.id != turn.after.id:
            for task in turn.after.tasks:
                self._name((turn.after.id, task.id), (turn.before.id, task.id))
        for one in turn.tasks:
            if one.was:
                self._name((turn.id, one.id), one.was)

    def _name(self, now: Key, was: Key) -> None:
        self.former[now] = tuple(dict.fromkeys((was, *self.former.get(was, ()), *self.former.get(now, ()))))

    def remember(self, turn: ListTurn, day: date) -> None:
        """What a version did to a list has been looked at."""
        for one in turn.tasks:
            if one.after is None and one.before:
                self.gone[turn.id, one.before.id] = one.before
            elif new_updates(one):
                self.heard[turn.id, one.id] = day
