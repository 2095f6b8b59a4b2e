"""Keeping the answer just given for the next time, with everything that it was drawn from."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

import checklist
from checklist.store import answers

LIBRARIES = Path(click.__file__).parent.parent
"""A folder that changes when a library is installed."""


def keep(asked: Iterable[str], began: int, status: int, printed: bytes) -> None:
    """Keep what was printed; `asked` are the paths of the workspace that were asked about, `began` when, in ns."""
    answers.keep(sys.argv[1:], [*asked, *program()], began, status, printed)


def program() -> list[str]:
    """The files of the program that have a say in what it prints."""
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == checklist.__name__]
    sentences = Path(checklist.__file__).parent.glob("lang/*.toml")
    return [*(str(module.__file__) for module in modules if module.__file__), *map(str, sentences), str(LIBRARIES)]
