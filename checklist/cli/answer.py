"""Keeping the answer just given for the next time, with everything that it was drawn from."""

import sys
import time
from collections.abc import Container, Iterable
from pathlib import Path

import click

import checklist
from checklist.core.value import Value
from checklist.store import answers

LIBRARIES = Path(click.__file__).parent.parent
"""A folder that changes when a library is installed."""


class Begun(Value):
    """A run at its beginning: when that was, in nanoseconds, and what was asked; nothing where that cannot be said."""

    at: int
    asked: bytes


def begun() -> Begun:
    """The run that begins now."""
    at = time.time_ns()
    try:
        return Begun(at, answers.question(sys.argv[1:]))
    except (OSError, ValueError):
        return Begun(at, b"")


def keep(asked: Iterable[str], there: Container[str], run: Begun, status: int, printed: bytes) -> None:
    """Keep what was printed; `asked` are the paths of the workspace that were asked about, `there` those found."""
    drawn_from = [*asked, *program()]
    answers.keep(sys.argv[1:], drawn_from, run.at, status, printed, begun=run.asked, there=there)


def program() -> list[str]:
    """The files of the program that have a say in what it prints."""
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == checklist.__name__]
    here = Path(checklist.__file__).parent
    texts = map(str, (*here.glob("lang/*.toml"), *here.glob("writers/pages/*")))
    return [*(str(module.__file__) for module in modules if module.__file__), *texts, str(LIBRARIES)]
