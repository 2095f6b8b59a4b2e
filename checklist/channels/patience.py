"""Answers are waited for only so long in all, and read only so far: else each byte would renew a socket's patience."""

import io
import socket
import time
from typing import Any

MOST = 1_000_000
"""Bytes that one conversation may have from the other side."""


class Tired(TimeoutError):  # noqa: N818 -- said as what is so
    """The other side speaks, but takes too long to come to an end, or says too much."""

    def __init__(self) -> None:
        super().__init__("timed out before the end")


class Patience:
    """What is left of the time and of the bytes that a conversation may take."""

    def __init__(self, seconds: float, a_read: float) -> None:
        self.until = time.monotonic() + seconds
        self.a_read = a_read
        self.bytes = MOST

    def next_read(self) -> float:
        """So long the next read may take; Tired where none may follow."""
        left = self.until - time.monotonic()
        if left <= 0 or self.bytes <= 0:
            raise Tired
        return min(left, self.a_read)


class _Read(io.RawIOBase):
    """A socket's file, read with patience."""

    def __init__(self, of: io.BufferedReader, sock: socket.socket, patience: Patience) -> None:
        self.raw: Any = of.detach()
        self.sock = sock
        self.patience = patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self.sock.settimeout(self.patience.next_read())
        count: int | None = self.raw.readinto(buffer)
        self.patience.bytes -= count or 0
        return count

    def close(self) -> None:
        self.raw.close()
        super().close()


def patient(of: io.BufferedReader, sock: socket.socket, patience: Patience) -> io.BufferedReader:
    """The file of a socket, read with patience from now on."""
    return io.BufferedReader(_Read(of, sock, patience))
