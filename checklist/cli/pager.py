"""A text that is longer than the terminal is shown page by page, as git does it; any other goes straight out.

It imports next to nothing, since an answer that is told again goes out by it too.
"""

from __future__ import annotations

import os
import sys

ASKED = ("CHECKLIST_PAGER", "PAGER")
"""The variables that name a pager, the first that is set; an empty one, or `cat`, is none."""
USUAL = "less"
SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What pagers are told where the user has not: end where a page is enough, show colours, leave the text there."""
OFF = "--no-pager"
NOT_RUN = (126, 127)
"""What a shell says of a command that may not be run, and of one that is none."""


def put(data: bytes, paged: bool = True) -> None:
    """Send finished bytes to standard output; BrokenPipeError where nobody reads on."""
    sys.stdout.flush()
    if not (paged and is_long(data) and _shown(data)):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def is_long(data: bytes) -> bool:
    """Does it go to a terminal that is too low for it?"""
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        rows = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    return 0 < rows <= data.count(b"\n")


def command() -> str:
    """The pager to be run, as a shell reads it; nothing where there is none."""
    for name in ASKED:
        if name in os.environ:
            asked = os.environ[name].strip()
            return "" if asked == "cat" else asked
    from shutil import which

    return USUAL if which(USUAL) else ""


def _shown(data: bytes) -> bool:
    """Show it by the pager; whoever leaves it early has seen enough. False where it could not be run."""
    typed = command()
    if not typed:
        return False
    import signal
    import subprocess

    env = {**SETTINGS, **os.environ}
    try:
        pager = subprocess.Popen(typed, shell=True, stdin=subprocess.PIPE, env=env)  # noqa: S602 -- the user's own
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the key that stops a search is the pager's
    try:
        pager.communicate(data)
    finally:
        signal.signal(signal.SIGINT, before)
    return pager.returncode not in NOT_RUN
