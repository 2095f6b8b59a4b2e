"""What accepts an event: a decision of its task that names its code, or a waiver of the workspace."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from checklist.core.family import Key
from checklist.core.model import Act, Decision, Task
from checklist.core.policy import Policy, Waiver
from checklist.core.settle import meaning
from checklist.core.turn import TaskTurn
from checklist.rules.event import Event
from checklist.rules.turns import Watch, new_decisions
from checklist.rules.waiver import WAIVERS

ZONES = timedelta(days=1)
"""So far may the day of an act and the clock of who records it be apart."""


class Accepting:
    """Who may accept what: an act counts from the day it was recorded, and not by the hand of the task's owner."""

    def __init__(self) -> None:
        self.recorded: defaultdict[tuple[str, Decision], list[tuple[date, frozenset[str]]]] = defaultdict(list)

    def learn(self, turn: TaskTurn, watch: Watch) -> None:
        """The acts that a version brought, with its day and the units of all whom it names."""
        for act in new_decisions(turn):
            if act.act is Act.WAIVE:
                self.recorded[turn.id, act].append((watch.day, watch.hands | {watch.unit}))

    def by(self, event: Event, tasks: Mapping[Key, Task], policy: Policy, today: date) -> Decision | Waiver | None:
        """What accepts an event. Its owner cannot, nor an act of before it; nothing accepts that a waiver was added."""
        task = tasks.get((event.list, event.task))
        for act in task.decisions if task else ():
            if act.act is Act.WAIVE and event.code in f"{act.reason} {act.text}" and self._may(act, event, policy):
                return act
        for one in policy.waivers if event.code != WAIVERS else ():
            fits = one.code == event.code and one.task in ("", event.task) and one.list in ("", event.list)
            if fits and today <= one.until:
                return one
        return None

    def _may(self, act: Decision, event: Event, policy: Policy) -> bool:
        own = {meaning(act.by, policy.units)}.intersection(event.owner)
        recorded = self.recorded[event.task, act]
        others = all(day + ZONES >= act.on and hands.isdisjoint(event.owner) for day, hands in recorded)
        return not own and bool(recorded) and others and act.on >= event.revision.committed
