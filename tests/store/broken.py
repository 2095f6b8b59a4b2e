"""The world breaking while something is written: a child whose n-th call of the system is its last, or is refused.

The child is a real process on real files; the calls listed here are only counted on their way to the system.
"""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHANGES = (
    *("open", "write", "fsync", "close", "replace", "rename", "link", "unlink", "mkdir", "rmdir"),
    *("fchmod", "fchown"),
)
LOOKS = ("fstat", "lstat", "stat", "readlink", "dup")
"""Calls that change nothing: to be killed before one is to be killed before the next change."""
DONE, REFUSED, INTERRUPTED, FAULT, UNTOUCHED = 0, 4, 130, 70, 99
"""How a child ends: as it should, by an error of the system, by Ctrl-C, by a fault, or before the n-th call came."""
ANOTHER = 65534
"""A user, and a group, that has nothing."""
Act = Callable[[], object]
Blow = Callable[[str, tuple[object, ...]], object]
"""What happens just before the n-th call, which is told by its name and what it is given."""


def in_child(act: Act) -> int:
    """Do something in a process of its own; its exit status, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        status, leave = FAULT, os._exit
        try:
            status = UNTOUCHED if act() == UNTOUCHED else DONE
        except OSError:
            status = REFUSED
        except KeyboardInterrupt:
            status = INTERRUPTED
        finally:
            leave(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def as_another(act: Act, group: int | None = None) -> Act:
    """The same done by another user, and of another group where one is named; by ourselves where we are not root."""

    def become() -> object:
        if os.geteuid() == 0:
            os.setgroups([])
            if group is not None:
                os.setgid(group)
            os.setuid(ANOTHER)
        return act()

    return become


def let_in(folder: Path) -> None:
    """Let every user come as far as a folder; who is not root, and can become no other, is passed over."""
    if os.geteuid() != 0:
        pytest.skip("only root becomes another user")
    for one in (folder, *folder.parents[:3]):
        one.chmod(one.stat().st_mode | 0o011)


def struck(act: Act, number: int, blow: Blow, names: tuple[str, ...] = CHANGES) -> Act:
    """The act with a blow before the n-th call of these, from 1."""

    def broken() -> object:
        count = 0

        def counted(name: str, call: Callable[..., object]) -> Callable[..., object]:
            def asked(*given: object, **named: object) -> object:
                nonlocal count
                count += 1
                if count == number:
                    blow(name, given)
                return call(*given, **named)

            return asked

        for name in names:
            setattr(os, name, counted(name, getattr(os, name)))
        fcntl.flock = counted("flock", fcntl.flock)
        act()
        return UNTOUCHED if count < number else DONE

    return broken


def one_by_one(act: Act, blow: Blow, renew: Act, names: tuple[str, ...] = CHANGES) -> Iterator[int]:
    """How children end that are struck at their first call, their second, and so on, each in a world made anew."""
    number = 0
    while True:
        number += 1
        renew()
        status = in_child(struck(act, number, blow, names))
        if status == UNTOUCHED:
            return
        yield status


def _half(name: str, given: tuple[object, ...], write: Callable[[int, bytes], int] = os.write) -> None:
    if name == "write":
        write(given[0], bytes(given[1])[: len(given[1]) // 2])  # type: ignore[arg-type, call-overload]


def killed(name: str, given: tuple[object, ...]) -> None:
    """The process is gone; half of what was to be written is."""
    _half(name, given)
    os.kill(os.getpid(), signal.SIGKILL)


def refused(number: int) -> Blow:
    """The system refuses, after half of what was to be written."""

    def blow(name: str, given: tuple[object, ...]) -> None:
        _half(name, given)
        raise OSError(number, os.strerror(number))

    return blow


def signalled(number: int) -> Blow:
    """A signal arrives."""
    return lambda *_: os.kill(os.getpid(), number)
