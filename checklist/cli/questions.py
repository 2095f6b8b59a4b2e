"""What is asked for a new list, in order, and how each answer is read."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from checklist.cli.dialogue import Again, Dialogue
from checklist.cli.language import spoken
from checklist.cli.mistakes import near
from checklist.core.calendar import Calendar
from checklist.core.message import Message, say
from checklist.core.model import Defaults, Period, Status, Task, TaskList
from checklist.core.value import replace
from checklist.core.when import NoDay, NotADay, Unreadable, first_day, parse_day, read_when
from checklist.core.words import When
from checklist.source.book import Shelf

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
COMMAS = re.compile(r"[,，、;；]")


class Interview:
    """One person's answers; `undeclared` are the units they named that the workspace does not know."""

    def __init__(self, dialogue: Dialogue, shelf: Shelf, folder: Path, today: date, calendar: Calendar) -> None:
        self.ask = dialogue.ask
        self.person = dialogue.person
        self.folder = folder
        self.today = today
        self.declared = shelf.workspace.policy.units
        self.calendar = calendar
        self.names = {one.id for one in shelf.lists}
        self.ids = {task.id for one in shelf.lists for task in one.tasks}
        self.units: tuple[str, ...] = tuple(unit.name for unit in self.declared.all)
        self.undeclared: list[str] = []
        self.known: dict[str, str] = {name: unit.name for name, unit in self.declared.known.items()}
        self.insisted = ""

    def task_list(self) -> TaskList:
        """The whole list, asked for."""
        title = self.ask("new.ask.title", spoken().say(say("new.default.title", year=str(self.today.year))), _something)
        name = self.ask("new.ask.id", self._free_name(title), self._name)
        period = self._period()
        issuer = self.ask("new.ask.issuer", "", str, shown=say("new.none"))
        if not self.declared.all:
            self.units = self.ask("new.ask.units", "", _several, shown=say("new.none"))
            self.known = {name: name for name in self.with_issuer(issuer)}
        if issuer and self.declared.all and issuer not in self.declared.known:
            self.undeclared.append(issuer)
        defaults = Defaults(status=Status.NOT_STARTED)
        tasks = _numbered(self._tasks(period), name, self.ids)
        return TaskList(name, title, issuer, period=period, defaults=defaults, tasks=tasks)

    def with_issuer(self, issuer: str) -> tuple[str, ...]:
        """The units to declare: once some are, whoever decides must be among them."""
        return tuple(dict.fromkeys((*self.units, *([issuer] if issuer else [])))) if self.units else ()

    def _free_name(self, title: str) -> str:
        """A name that no list has yet: the title's own, where it has letters for one."""
        base = _as_name(title) or f"tasks-{self.today.year}"
        names = (base, *(f"{base}-{number}" for number in range(2, len(self.names) + 100)))
        return next((name for name in names if not self._is_taken(name)), base)

    def _is_taken(self, name: str) -> bool:
        return name in self.names or (self.folder / f"{name}.yaml").exists()

    def _name(self, typed: str) -> str:
        if not NAME.fullmatch(typed):
            raise Again(say("new.wrong.id"))
        if self._is_taken(typed):
            raise Again(say("new.wrong.there", name=typed))
        return typed

    def _period(self) -> Period:
        start = self.ask("new.ask.start", f"{self.today.year}-01-01", self._first_day)
        last = f"{start.year}-12-31"

        def end(typed: str) -> date:
            day = self._day(typed, start.year)
            if day < start:
                raise Again(say("new.wrong.order", start=start))
            return day

        return Period(start, self.ask("new.ask.end", last, end))

    def _first_day(self, typed: str) -> date:
        return first_day(typed, self.today, self.calendar) or self._day(typed)

    def _day(self, typed: str, year: int | None = None) -> date:
        when = self._when(typed, year)
        if when.day is None or when.start or when.cadence:
            raise Again(self._refusal("new.wrong.no_day", typed))
        return when.day

    def _when(self, typed: str, year: int | None) -> When:
        try:
            return read_when(typed, self.today, self.calendar, year)
        except NoDay:
            raise Again(self._refusal("new.wrong.no_day", typed)) from None
        except NotADay:
            raise Again(say("new.wrong.impossible", text=typed)) from None
        except Unreadable:
            raise Again(self._refusal("new.wrong.day", typed)) from None

    def _refusal(self, key: str, typed: str) -> Message:
        return say(key, text=typed, year=str(self.today.year))

    def _tasks(self, period: Period) -> tuple[Task, ...]:
        tasks: list[Task] = []
        owner = self.units[:1]
        while True:
            number = len(tasks) + 1
            title = self.ask("new.ask.task", "", str, may_end=True, shown=say("new.end"), number=number)
            if not title:
                return tuple(tasks)
            owner = self.ask("new.ask.owner", ", ".join(owner), self._owners, shown=owner or say("new.none"))
            due = self.ask("new.ask.due", "", self._due(period), shown=say("new.none"))
            tasks.append(replace(due, id=str(number), title=title, owner=owner))

    def _owners(self, typed: str) -> tuple[str, ...]:
        """The units; once some are known, another must be typed twice, which a script cannot."""
        names = _several(typed)
        if not names:
            raise Again(say("new.wrong.empty"))
        strange = [name for name in names if self.known and name not in self.known]
        if strange and typed != self.insisted:
            self.insisted = typed
            raise Again(self._stranger(strange[0]))
        named = tuple(dict.fromkeys(self.known.get(name, name) for name in names))
        if self.declared.all:
            self.undeclared += strange
        else:
            self.units = tuple(dict.fromkeys((*self.units, *named)))
        if self.known:
            self.known |= {name: name for name in strange}
        return named

    def _stranger(self, name: str) -> Message:
        """What is said of a unit that nobody has named so far."""
        key = "new.wrong.unit" if self.declared.all else "new.wrong.unnamed"
        kept = "" if not self.person else say("new.wrong.insist")
        return say(key, name=name, near=near(name, self.known), kept=kept)

    def _due(self, period: Period) -> Callable[[str], Task]:
        """Reads when a task is due: a day with its words, a standing duty, or nothing."""

        def read(typed: str) -> Task:
            if not typed:
                return Task("", "")
            when = self._when(typed, period.end.year if period.end else None)
            if when.cadence:
                return Task("", "", every=when.cadence, due_text=typed)
            if when.day is None:
                raise Again(self._refusal("new.wrong.no_day", typed))
            return Task("", "", due=when.day, due_text=_words(typed), due_stage=when.stage or "")

        return read


def _as_name(title: str) -> str:
    """The title as a name; nothing for one in characters that a name does not have."""
    if not title.isascii():
        return ""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold())[:40].strip("-")


def _numbered(tasks: tuple[Task, ...], name: str, taken: set[str]) -> tuple[Task, ...]:
    """The tasks by number; where other lists have one of these, the list's name stands before it."""
    if taken.isdisjoint(task.id for task in tasks):
        return tasks
    return tuple(replace(task, id=f"{name}-{task.id}") for task in tasks)


def _words(typed: str) -> str:
    """What is kept beside a day: nothing where the day itself was typed."""
    try:
        parse_day(typed)
    except Unreadable:
        return typed
    return ""


def _something(typed: str) -> str:
    if not typed:
        raise Again(say("new.wrong.empty"))
    return typed


def _several(typed: str) -> tuple[str, ...]:
    """Names with commas of any kind between, each once."""
    return tuple(dict.fromkeys(name.strip() for name in COMMAS.split(typed) if name.strip()))
