"""What a command tells that has made a workspace or a list: the files, and what to do next."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from checklist.cli.language import spoken
from checklist.core.message import Message, say
from checklist.store.files import shown
from checklist.writers.safe import safe
from checklist.writers.width import pad, width

SPECIAL = re.compile(r"[\s'\"$`\\&|;<>()*?\[#~!]|^-")
"""What a shell does not take for a part of a name."""


def typed(name: str) -> str:
    """A name as it is typed."""
    return shlex.quote(name) if SPECIAL.search(name) else name


def seen(path: Path) -> str:
    """A path from where one stands; one that leads elsewhere from the top of the disk."""
    here = Path.cwd() if path.is_absolute() else Path()
    return shown(path, here) if path.is_relative_to(here) else path.as_posix()


STANDS = {"example": "init.status"}
EDIT = {"example": "init.edit", "list": "init.go_on", "settings": "init.units"}


def told(folder: Path, made: Iterable[Path], edited: Path, what: str) -> str:
    """The files made in a workspace's folder, the one to edit among them, and what to do next, as lines.

    All of it is told from where one stands, not from where `-C` leads: that is where the next line is typed.
    """
    at = seen(folder)
    call = "checklist" if at == "." else f"checklist -C {typed(at)}"
    steps = (
        (f"{call} status", say(STANDS.get(what, "init.stands"))),
        (seen(edited), say(EDIT[what])),
        (f"{call} validate", say("init.validate")),
    )
    wide = max(width(step) for step, _ in steps)
    lines: list[str | Message] = [say("init.made"), *(f"  {seen(one)}" for one in made), ""]
    lines += [say("init.next"), *(f"  {pad(step, wide)}  {spoken().say(told)}" for step, told in steps)]
    return "".join(f"{safe(line if isinstance(line, str) else spoken().say(line))}\n" for line in lines)
