"""Feed files to commands in a forked child, and say what a command must never do that it did.

The child is a copy of this process with its own streams, a limit on memory and a limit on time for each meal, so a
crash, a hang or a lost exit says which meal it was, and the next ones are still served.
"""

import faulthandler
import io
import os
import pickle
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.files import lay

Run = Callable[[list[str]], int]
SECONDS = 10
"""Processor time for one command: a busy machine is no fault of it."""
WAITED = 6
"""How many times as long it is waited for."""
MEMORY = 1_500 * 2**20
ENDS = {0, 1, 2, 3, 4}
"""The exit statuses of commands.md that bytes of a stranger may lead to: 5 is a fault of ours."""

RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Meal:
    """A command, the files it finds in its directory, and what it finds on standard input."""

    name: str
    argv: tuple[str, ...]
    files: Mapping[str, bytes]
    stdin: bytes = b""


@dataclass(frozen=True, slots=True)
class Course:
    """How a meal went: the exit status (negative: the signal it died of), what was printed, and the seconds it took."""

    meal: Meal
    status: int
    printed: bytes
    seconds: float

    @property
    def fault(self) -> str:
        """What should never be, or nothing."""
        if self.status < 0:
            return f"died of {signal.Signals(-self.status).name} after {self.seconds:.1f} s"
        if b"Traceback (most recent call last)" in self.printed:
            return f"traceback:\n{self.printed.decode(errors='replace')[-1500:]}"
        if self.status not in ENDS:
            return f"exit status {self.status}: {self.printed.decode(errors='replace')[-500:]}"
        try:
            text = self.printed.decode()
        except UnicodeDecodeError as error:
            return f"printed no UTF-8: {error}"
        if "csv" in self.meal.argv:  # a spreadsheet wants a mark in front
            text = text.replace("\ufeff", "", 1)
        if {"csv", "ics"} & set(self.meal.argv):  # and CRLF behind every row, as a calendar does
            text = text.replace("\r\n", "\n")
        found = RAW.search(text)
        return (
            f"printed U+{ord(found[0]):04X}: {text[max(0, found.start() - 40) : found.end() + 40]!r}" if found else ""
        )

    def __str__(self) -> str:
        """The meal and its fault."""
        return f"{self.meal.name} | {' '.join(self.meal.argv)}: {self.fault}"


def serve(run: Run, meals: Sequence[Meal]) -> Iterator[Course]:
    """Every meal's course, in order."""
    left = list(meals)
    while left:
        with tempfile.TemporaryDirectory() as folder:
            yield from _serve(run, left, Path(folder))


def _serve(run: Run, left: list[Meal], folder: Path) -> Iterator[Course]:
    """The courses of one child; what it was given is taken off `left`, also the meal it died of."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _eat(run, left, folder, writing)
    os.close(writing)
    since = monotonic()
    with os.fdopen(reading, "rb") as stream:
        for status, printed, seconds in _courses(stream):
            yield Course(left.pop(0), status, printed, seconds)
            since = monotonic()
    _, ended = os.waitpid(child, 0)
    if left:
        yield Course(left.pop(0), -(os.WTERMSIG(ended) or signal.SIGABRT), b"", monotonic() - since)


def _courses(stream: io.BufferedReader) -> Iterator[tuple[int, bytes, float]]:
    while True:
        try:
            yield pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            return


def _eat(run: Run, meals: Sequence[Meal], folder: Path, writing: int) -> None:
    """In the child: one meal after another, and never back."""
    try:
        faulthandler.disable()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as stream:
            for meal in meals:
                pickle.dump(_taste(run, meal, folder / "work"), stream)
                stream.flush()
    finally:
        os._exit(0)


def _taste(run: Run, meal: Meal, table: Path) -> tuple[int, bytes, float]:
    """In the child: lay the table, run the command, and take down what it printed."""
    table.mkdir()
    lay(table, meal.files)
    os.chdir(table)
    since = monotonic()
    with tempfile.TemporaryFile() as file:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.setitimer(signal.ITIMER_REAL, SECONDS * WAITED)
        status = _run(run, meal, file.fileno())
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        file.seek(0)
        printed = file.read()
    os.chdir("/")
    shutil.rmtree(table)
    return status, printed, monotonic() - since


def _run(run: Run, meal: Meal, file: int) -> int:
    """In the child: the command with its streams put in place of ours."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(meal.stdin), encoding="utf-8")
    stream = os.fdopen(os.dup(file), "w", encoding="utf-8", newline="\n")
    sys.stdout = sys.stderr = stream
    try:
        return run(list(meal.argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 70
    finally:
        for one in (sys.stdout, sys.stderr, stream):
            with suppress(ValueError):
                one.flush()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
