"""What goes on while one waits: a bar on the terminal once a second has passed; with `-v`, what took how long."""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO, TypeVar

from checklist.cli.language import spoken
from checklist.cli.out import has_bars
from checklist.core.message import Message, say
from checklist.source.book import Shelf
from checklist.writers.width import cut

T = TypeVar("T")
DELAY, PACE, SHORTEST = 1.0, 0.1, 0.001
"""Seconds that a command has before anything is drawn, then from one drawing to the next."""
CELLS, COLUMNS = 20, 80
ERASE = "\r\x1b[K"
REST = "reporting"
"""What is done where nothing else is said: reports are made."""
FLOORS = ("reading", "checking", "judging", REST, "writing")


class Progress:
    """Watches the work of one command. It draws by the clock, so that being watched costs the work next to nothing."""

    def __init__(self, screen: TextIO, draws: bool, delay: float = DELAY) -> None:
        self.screen = screen
        self.draws = draws and hasattr(signal, "setitimer")
        self.delay = delay
        self.began = self.since = monotonic()
        self.doing, self.done, self.total = "", 0, 0
        self.drawn = self.drawing = False
        self.floors = [REST]
        self.took: dict[str, float] = {}

    def watch(self, items: Iterable[T], doing: str, total: int, /) -> Iterable[T]:
        """The items, with a bar on the way where it is to be drawn."""
        return self._drawn(items, doing, total) if self.draws else items

    def _drawn(self, items: Iterable[T], doing: str, total: int) -> Iterator[T]:
        self.doing, self.done, self.total = doing, 0, total
        self._begin()
        try:
            for item in items:
                yield item
                self.done += 1
        finally:
            self.stop()

    def _begin(self) -> None:
        signal.signal(signal.SIGALRM, lambda *_: self.draw())
        signal.setitimer(signal.ITIMER_REAL, max(self.began + self.delay - monotonic(), SHORTEST), PACE)
        self.drawing = True

    def stop(self) -> None:
        """Draw no more, and leave nothing on the screen."""
        if self.drawing:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            self.drawing = False
        if self.drawn:
            self._put(ERASE)
            self.drawn = False

    def draw(self) -> None:
        """Draw what is done now over what was drawn before."""
        done = min(self.done + 1, self.total) if self.total else self.done + 1
        said = spoken().say(say(f"progress.{self.doing}", done=done, total=self.total))
        self._put(f"{ERASE}{cut(f'{self._bar()}{said}', self._columns() - 1)}")
        self.drawn = True

    def _columns(self) -> int:
        """The width of the terminal; some do not know theirs."""
        with suppress(OSError, ValueError):
            return os.get_terminal_size(self.screen.fileno()).columns or COLUMNS
        return COLUMNS

    def _bar(self) -> str:
        full, empty = "█░" if has_bars(self.screen.encoding or "ascii") else "#."
        done = self.done * CELLS // self.total if self.total else 0
        return f"{full * done}{empty * (CELLS - done)} " if self.total else ""

    def _put(self, text: str) -> None:
        with suppress(OSError, ValueError):
            os.write(self.screen.fileno(), text.encode(self.screen.encoding or "ascii", "backslashreplace"))

    @contextmanager
    def floor(self, name: str) -> Iterator[None]:
        """The time until the end is spent on a floor, less what is spent on others meanwhile."""
        self._pass(name)
        try:
            yield
        finally:
            self._pass()

    def _pass(self, name: str = "") -> None:
        """Count the time since the last step from floor to floor; then go to a floor, or back."""
        now = monotonic()
        self.took[self.floors[-1]] = self.took.get(self.floors[-1], 0) + now - self.since
        self.since = now
        if name:
            self.floors.append(name)
        elif len(self.floors) > 1:
            self.floors.pop()

    def told(self, shelf: Shelf | None) -> Iterator[Message]:
        """What was read, what settings hold, and how long each floor took, in seconds."""
        self._pass()
        if shelf:
            name = shelf.settings.source.name
            yield say("verbose.settings", file=name) if name else say("verbose.no_settings")
            for book in shelf.books:
                for part in book.parts:
                    count = len(part.task_list.tasks) if part.task_list else 0
                    yield say("verbose.read", file=part.source.name, list=book.task_list.id, count=count)
            for reading in shelf.unread:
                yield say("verbose.unread", file=reading.source.name)
        spent = {name: f"{self.took[name]:.2f}" for name in FLOORS if name in self.took}
        floors = tuple(say("verbose.floor", floor=say(f"floor.{name}"), seconds=took) for name, took in spent.items())
        yield say("verbose.took", seconds=f"{sum(self.took.values()):.2f}", floors=floors)
