"""Run a command once and say what it cost: processor time and peak memory of the child, in a pipe or on a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS_PRINTED = "CParser"
"""A yardstick with this word in it prints the seconds of the pass it is there for; its start does not count."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, and the largest resident size in bytes."""

    cpu: float
    peak: float


class Failed(Exception):  # noqa: N818 -- a result like another
    """A command that ended otherwise than it should; the text is its last line."""


def spend(argv: tuple[str, ...], place: Path, env: Mapping[str, str], status: int = 0, terminal: bool = False) -> Cost:
    """Run a command to its end. An exit status of 1 (findings) is as good as 0."""
    mine, theirs = pty.openpty() if terminal else os.pipe()
    child = subprocess.Popen(argv, cwd=place, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    last = b""
    for chunk in chunks(mine):
        last = (last + chunk)[-4096:]
    os.close(mine)
    _, ended, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(ended)
    if child.returncode != status and not (status == 0 and child.returncode == 1 and b"Traceback" not in last):
        said = last.decode(errors="replace").strip().split("\n")[-1]
        raise Failed(f"{child.returncode}, {said[:60]}")
    printed = any(SECONDS_PRINTED in word for word in argv)
    cpu = float(last) if printed else usage.ru_utime + usage.ru_stime
    return Cost(cpu, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def chunks(file: int) -> Iterator[bytes]:
    """All that comes out; a terminal ends with an error where a pipe ends with nothing."""
    while True:
        try:
            chunk = os.read(file, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk
