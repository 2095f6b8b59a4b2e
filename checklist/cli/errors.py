"""What ends a command early, each with its exit status."""

from checklist.core.message import Message


class Stop(Exception):  # noqa: N818 -- an end, not always an error
    """A command ends here: what is said, and the exit status."""

    status = 2

    def __init__(self, message: Message | None = None, status: int | None = None) -> None:
        super().__init__(message.key if message else "")
        self.message = message
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
