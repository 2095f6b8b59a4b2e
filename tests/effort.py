"""What work may take, told without measuring it: its steps are counted, or it ends where a fault would not.

How fast it is, is another question: that is a ratio, and `tests/bench` asks it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType
from typing import Any

from tests.imports import PACKAGE

COUNTS = (25, 50, 100)
"""At each step twice as many: what grows with them takes twice the steps, what grows with their square four times."""
MOST = 2.7
SLACK = 3_000
"""Steps that a first time may take more than the next ones."""
AGES = 10
"""Seconds of the processor, of which sound work takes a fiftieth at the most and a fault several times as many."""


def grows_evenly(steps_of: Callable[[int], int], counts: tuple[int, int, int] = COUNTS) -> None:
    """Fail where twice as much takes much more than twice the steps; what is done once only is left out."""
    _, few, more, many = (steps_of(count) for count in (counts[0], *counts))
    assert many - more <= MOST * max(more - few, 0) + SLACK, f"steps for {counts}: {few}, {more}, {many}"


def steps(run: Callable[[], object]) -> int:
    """How many lines of the package are gone through."""
    gone = 0
    inside = str(PACKAGE)

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal gone
        gone += 1
        return line

    def call(frame: FrameType, event: str, _: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(inside) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return gone


@contextmanager
def no_runaway() -> Iterator[None]:
    """Fail where a search in a text, which has no steps to count, begins again at each of very many characters.

    This measures nothing: give it so long a text that beginning again would take several times `AGES`.
    """
    began = process_time()
    yield
    assert process_time() - began < AGES, "it grows with the square of what it is given"
