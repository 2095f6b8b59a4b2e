"""What ends a command early, each with its exit status."""

from typing import Any

from checklist.core.message import Message

LONGEST, MOST = 200, 150
"""Of what was typed so many characters are told, and of many words so many."""


def short(value: Any) -> Any:
    """What is told of a value, so that a sentence stays one whatever was typed."""
    if isinstance(value, Message):
        return Message(value.key, {name: short(one) for name, one in value.values.items()})
    if isinstance(value, tuple):
        return (*map(short, value[:MOST]), "…") if len(value) > MOST else tuple(map(short, value))
    return f"{value[: LONGEST - 1]}…" if isinstance(value, str) and len(value) > LONGEST else value


class Stop(Exception):  # noqa: N818 -- an end, not always an error
    """A command ends here: what is said, and the exit status."""

    status = 2

    def __init__(self, message: Message | None = None, status: int | None = None) -> None:
        super().__init__(message.key if message else "")
        self.message = short(message)
        self.status = self.status if status is None else status


class Wrong(Stop):
    """Wrong usage, or a bad `checklist.yaml`."""

    status = 2


class Absent(Stop):
    """A named file is missing, or no list is found."""

    status = 3


class Failed(Stop):
    """Git or the disk failed, or another writer has it."""

    status = 4
