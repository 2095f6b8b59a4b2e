"""Whether the answer just given may be kept for the next time, and everything that it was drawn from."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import checklist
from checklist.store.files import STANDARD_INPUT

if TYPE_CHECKING:
    from checklist.cli.desk import Desk

LIBRARIES = Path(click.__file__).parent.parent
"""A folder that changes when a library is installed."""


def keep(desk: "Desk", began: int) -> None:
    """Keep a report that came from the files on the disk alone and went out whole, with nothing told beside it."""
    elsewhere = desk.past or desk.outlet.file or STANDARD_INPUT in desk.words
    if desk.answer is None or desk.aside or elsewhere:
        return
    from checklist.store.answers import keep

    keep(sys.argv[1:], [*desk.disk.asked, *program()], began, desk.status, desk.outlet.encoded(desk.answer))


def program() -> list[str]:
    """The files of the program that have a say in what it prints."""
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == checklist.__name__]
    sentences = Path(checklist.__file__).parent.glob("lang/*.toml")
    return [*(str(module.__file__) for module in modules if module.__file__), *map(str, sentences), str(LIBRARIES)]
