"""Forms that came back, held against the lists as they are now: what changes, what clashes, what cannot be taken."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from checklist.cli.desk import Desk
from checklist.core.form import Answer, answered, emptied, merged, state
from checklist.core.message import Message, say
from checklist.core.model import Status, Task, Update
from checklist.readers.form import Returned
from checklist.reports.taken import Changed, Told, label
from checklist.rules.meaning_evidence import evidence_elsewhere
from checklist.source.read import Reading
from checklist.store.files import few

ENDED = (Status.CLOSED, Status.CANCELLED, Status.PAUSED)
"""In these a task owes no report."""
Key = tuple[str, str]


class Taking:
    """All forms of one run; nothing is written here."""

    def __init__(self, desk: Desk, on: date | None) -> None:
        self.desk = desk
        self.on = on
        self.places: dict[Key, tuple[Reading, int]] = {}
        self.tasks: dict[int, list[Task]] = {}
        self.readings: dict[int, Reading] = {}
        self.settled = {(one.id, task.id): task for one in desk.shelf.lists for task in one.tasks}
        for book in desk.shelf.books:
            for reading in book.parts:
                tasks = list(reading.task_list.tasks) if reading.task_list else []
                self.readings[id(reading)], self.tasks[id(reading)] = reading, tasks
                self.places |= {(book.task_list.id, task.id): (reading, at) for at, task in enumerate(tasks)}
        self.problems: list[Told] = []
        self.told: list[Told] = []
        self.changes: list[Changed] = []
        self.units: dict[str, None] = {}
        self.made: dict[str, tuple[date, str]] = {}
        self.count = 0

    def add(self, name: str, form: Returned) -> None:
        """One form."""
        self.units[form.unit] = None
        self.made[name] = form.made, form.revision
        self.problems += (Told(name, one.where, one.text, one.what) for one in form.problems)
        self.told += (Told(name, one.where, one.text, one.what) for one in form.told)
        on = self.on or form.on or self.desk.clock
        if form.on and not self.on and form.on > self.desk.clock:
            self.problems.append(Told(name, form.day, form.on, self._past()))
        for answer in form.answers:
            self._answer(name, form.unit, on, answer)

    def _answer(self, name: str, unit: str, on: date, answer: Answer) -> None:
        key = (answer.list, answer.id)
        found = self.places.get(key)
        task = self.tasks[id(found[0])][found[1]] if found else None
        if found is None or task is None:
            self._problem(name, answer, "id", answer.id, self._there(answer))
            return
        new, clashes = merged(answer, state(task))
        for clash in clashes:
            told = say("form.accepts.unclashed", now=clash.now, base=clash.base)
            self._problem(name, answer, clash.field, clash.form, told)
        wrong = {one.where for one in self.problems if one.file == name}
        self.told += (
            Told(name, answer.place(field), "", say("form.told.emptied", field=label(field)))
            for field in emptied(answer)
            if answer.place(field) not in wrong
        )
        stands = self.settled.get(key, task)
        after = answered(task, answer, new, unit, on, stands.status)
        if after == task:
            return
        self._judge(name, answer, on)
        if new.get("done") is not None and task.measure is None:
            self._problem(name, answer, "done", new["done"], say("form.accepts.no_measure"))
        if unit not in stands.owner:
            self._problem(name, answer, "id", answer.id, say("form.accepts.own", owner=stands.owner))
        elif task.status in ENDED:
            self._problem(name, answer, "id", answer.id, say("form.accepts.open", status=task.status))
        self.tasks[id(found[0])][found[1]] = after
        self.changes.append(Changed(name, answer, task, on, tuple({**new, **follows(task, after)}.items())))
        self.count += 1

    def _judge(self, name: str, answer: Answer, on: date) -> None:
        """What the rules will not have of a day or of evidence is told by the cell it stands in."""
        if answer.done_on and answer.done_on > self.desk.clock:
            self._problem(name, answer, "done_on", answer.done_on, self._past())
        if any(evidence_elsewhere(Task(answer.id, updates=(Update(on, evidence=answer.evidence),)))):
            self._problem(name, answer, "evidence", answer.evidence, say("form.accepts.evidence"))

    def _there(self, answer: Answer) -> Message:
        """What a task must be in; it may be in a list that cannot be read."""
        unread = few([one.source.name for one in self.desk.shelf.unread])
        return say("form.accepts.readable", paths=unread) if unread else say("form.accepts.there", list=answer.list)

    def _past(self) -> Message:
        return say("form.accepts.past", day=self.desk.clock)

    def _problem(self, name: str, answer: Answer, field: str, text: object, what: Message) -> None:
        self.problems.append(Told(name, answer.place(field), text, what))

    def changed(self) -> Iterator[tuple[Reading, tuple[Task, ...]]]:
        """The texts that change, with their tasks as they are to be."""
        for key, reading in self.readings.items():
            tasks = tuple(self.tasks[key])
            if reading.task_list is not None and tasks != reading.task_list.tasks:
                yield reading, tasks


def follows(task: Task, after: Task) -> dict[str, Any]:
    """What else changes on a task by a report: where it stands, and the day it was done."""
    pairs = ((field, getattr(task, field), getattr(after, field)) for field in ("status", "done_on"))
    return {field: new for field, old, new in pairs if new != old}
