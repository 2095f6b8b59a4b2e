"""Questions, one line each: to a person with a default, an example and `?`; a script's answers come line by line."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.message import Message, say
from checklist.writers.safe import safe, safe_lines
from checklist.writers.width import wrap

T = TypeVar("T")
UNDECODED = "\ufffd"


class Again(Exception):  # noqa: N818 -- a turn of the dialogue
    """An answer that will not do, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.key)
        self.why = why


class Dialogue:
    """Who answers: a person, who may be asked again; or a script, whose first wrong answer is the end.

    Nothing is told to a script but why it ends.
    """

    def __init__(self) -> None:
        self.person = sys.stdin is not None and sys.stdin.isatty()
        self.count = 0
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")
        if self.person:
            with suppress(ImportError):
                import readline  # noqa: F401 -- importing it is enough for input() to edit lines by it

    def tell(self, *messages: Message) -> None:
        """Say something between the questions."""
        for message in messages if self.person else ():
            for line in safe_lines(spoken().say(message)):
                self.show(*wrap(line, _columns()))

    def show(self, *lines: str) -> None:
        """Show lines as they are."""
        if self.person:
            print(*lines, sep="\n")  # noqa: T201

    def ask(self, key: str, default: str, read: Callable[[str], T], may_end: bool = False, **values: Any) -> T:
        """The answer to the question `key`, asked until it can be read; nothing typed is the default.

        `shown` among the values is what stands for the default; a script may end where it `may_end`, and takes the
        default then. EOFError where a person ends it.
        """
        shown = values.pop("shown", default)
        question = say(key, **values)
        prompt = spoken().say(say("new.prompt", question=question, example=say(f"{key}.example"), default=shown))
        while True:
            typed = self._line(safe(prompt), question, may_end)
            if typed in ("?", "？") and self.person:
                self.tell(say(f"{key}.more"))
                continue
            try:
                if UNDECODED in typed or not typed.isprintable():
                    raise Again(say("new.wrong.text", text=typed))
                return read(typed or default)
            except Again as again:
                if not self.person:
                    raise Wrong(_refused(question, again.why, self.count)) from None
                self.tell(again.why)

    def _line(self, prompt: str, question: Message, may_end: bool) -> str:
        """One line, without the blanks around it."""
        if self.person and sys.stdout.isatty():
            return input(prompt).strip()
        if self.person:
            print(prompt, end="", file=sys.stderr, flush=True)  # noqa: T201
        line = sys.stdin.readline() if sys.stdin else ""
        if not line and self.person:
            raise EOFError
        if not line and not (may_end and self.count):
            raise Wrong(_refused(question, say("new.wrong.end"), self.count) if self.count else say("new.no_answers"))
        self.count += 1
        return line.lstrip("\ufeff").strip()


def _columns() -> int:
    """How wide the terminal is, 0 where that is not known."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno()).columns
    return 0


def _refused(question: Message, why: Message, line: int) -> Message:
    """What a script is told."""
    return say("new.wrong.piped", line=line, question=spoken().say(question).strip(), why=why)
