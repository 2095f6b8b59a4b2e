"""A real terminal: a program in it believes that a person sits there, and is typed at like one."""

import os
import pty
import select
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SECONDS = 60


class Terminal:
    """What is typed goes in, what is shown comes out."""

    def __init__(self, process: int, end: int) -> None:
        self.process = process
        self.end = end
        self.shown = ""
        self.ended = False

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def wait_for(self, text: str) -> str:
        """What is shown up to this text, which must come; the rest is kept for the next call."""
        until = time.monotonic() + SECONDS
        while text not in self.shown:
            assert not self.ended, f"it ended; shown: {self.shown!r}"
            assert time.monotonic() < until, f"no {text!r} came; shown: {self.shown!r}"
            self.look()
        before, _, self.shown = self.shown.partition(text)
        return before

    def look(self) -> None:
        """Take in what is there, waiting a little for it."""
        if not select.select([self.end], [], [], 0.1)[0]:
            return
        try:
            data = os.read(self.end, 65536)
        except OSError:  # what Linux says at the end of a terminal
            data = b""
        self.shown += data.decode(errors="replace").replace("\r\n", "\n")
        self.ended = not data

    def left(self, again: str = "") -> tuple[int, str]:
        """The exit status, and all that is still shown on the way there.

        A key is pressed `again` every second: one that interrupts is passed over where it comes after the prompt and
        just before Python's line editor begins to wait.
        """
        began = pressed = time.monotonic()
        while not self.ended and time.monotonic() < began + SECONDS:
            self.look()
            if again and not self.ended and time.monotonic() > pressed + 1:
                pressed = time.monotonic()
                self.type(again)
        assert self.ended, f"it did not end; shown: {self.shown!r}"
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status), self.shown


@contextmanager
def terminal(words: Sequence[str], env: Mapping[str, str], folder: Path) -> Iterator[Terminal]:
    """A program at work in a terminal of its own; it ends with it."""
    process, end = pty.fork()
    if process == 0:
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may be deaf to it
            os.chdir(folder)
            os.execvpe(words[0], list(words), dict(env))
        finally:
            os._exit(127)
    at = Terminal(process, end)
    try:
        yield at
    finally:
        if at.process:
            os.kill(at.process, signal.SIGKILL)
            os.waitpid(at.process, 0)
        os.close(end)
