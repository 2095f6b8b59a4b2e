"""A list begun by `new`: at a terminal, or by answers from a script."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from checklist.core.model import TaskList
from checklist.rules.check import check
from checklist.source.book import shelve
from checklist.source.read import read_bytes
from checklist.source.settings import read_settings
from tests.sessions import environment
from tests.terminal import terminal

DAY = date(2026, 1, 15)


def typed_at(folder: Path, lang: str, *answers: str, words: tuple[str, ...] = ()) -> tuple[int, str]:
    """The status and all that was shown; an answer ends with Enter unless it is a key of its own."""
    env = environment(folder.parent / "home") | {"TERM": "dumb"}
    with terminal([sys.executable, "-m", "checklist", "--lang", lang, "new", *words], env, folder) as at:
        shown = ""
        for answer in answers:
            shown += at.wait_for(
                "]: " if lang == "en" else "］："
            )  # what is typed earlier reaches no line being edited
            at.type(answer if answer in ("\x03", "\x04") else f"{answer}\n")
        status, rest = at.left(again="\x03" if "\x03" in answers else "")
        return status, shown + rest


def shelf_of(folder: Path) -> tuple[TaskList, list[str]]:
    """The one list of a workspace, and what is wrong with it."""
    workspace, reading = read_settings("checklist.yaml", (folder / "checklist.yaml").read_bytes())
    (path,) = folder.glob("lists/*.yaml")
    shelf = shelve(workspace, reading, [read_bytes(path.relative_to(folder).as_posix(), path.read_bytes())])
    return shelf.books[0].task_list, [one.code for one in check(shelf, DAY, lambda _: True)]


def piped(folder: Path, *answers: str, words: tuple[str, ...] = (), encoding: str = "utf-8") -> tuple[int, str, str]:
    """The status and what was said on either stream, for answers that come line by line from a script."""
    typed = [sys.executable, "-m", "checklist", "--lang", "en", "new", *words]
    text = "".join(f"{answer}\n" for answer in answers).encode(encoding)
    done = subprocess.run(
        typed, cwd=folder, env=environment(folder.parent / "home"), input=text, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


BEGUN = ("Key works", "works", "2026-01-01", "2026-12-31", "Office", "Works, Transport")
