"""Who speaks without end is not listened to without end: a byte at a time, one answer after another, line upon line."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from checklist.channels import mail as of_mail
from checklist.channels import web as of_web
from checklist.channels.deliver import Pace, deliver
from checklist.channels.letter import Letter
from checklist.core.policy import Channel
from checklist.lang.catalog import load

LETTER = Letter("甲局", "督办单", ("x",), ("1号",), ("zjj@example.org",))
Talk = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (of_web, of_mail):
        monkeypatch.setattr(one, "SECONDS", 0.3)
        monkeypatch.setattr(one, "IN_ALL", 0.6)


@contextmanager
def talking(talk: Talk) -> Iterator[int]:
    """A server that talks as it likes to whoever comes first."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError), server.accept()[0] as one:
                talk(one)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]


def slowly(*words: bytes) -> Talk:
    """A few words at once, the last of them again and again."""

    def talk(one: socket.socket) -> None:
        one.sendall(b"".join(words[:-1]))
        for _ in range(100):
            one.sendall(words[-1])
            time.sleep(0.1)

    return talk


def flooding(one: socket.socket) -> None:
    while True:
        one.sendall(b"220-hello\r\n" * 1000)


def after_asked(talk: Talk) -> Talk:
    def both(one: socket.socket) -> None:
        one.recv(65536)
        talk(one)

    return both


@pytest.mark.parametrize(
    "words",
    [(b"HTTP/1.1 200 OK\r\n", b"x"), (b"HTTP/1.1 200 OK\r\n\r\n", b"x"), (b"HTTP/1.1 100 Continue\r\n\r\n",)],
)
def test_an_answer_without_an_end_is_none(monkeypatch: pytest.MonkeyPatch, words: tuple[bytes, ...]) -> None:
    with talking(after_asked(slowly(*words))) as port:
        monkeypatch.setenv("CHECKLIST_ROBOT_URL", f"http://127.0.0.1:{port}/")
        start = time.monotonic()
        outcome = deliver(Channel("robot", "dingtalk"), LETTER, Pace())
    assert (outcome.state, time.monotonic() - start < 3) == ("unclear", True)
    assert "timed out" in load("en").say(outcome.why)


@pytest.mark.parametrize("talk", [slowly(b"2"), slowly(b"220-hello\r\n"), flooding])
def test_a_mail_server_that_never_comes_to_the_point_gets_nothing(talk: Talk) -> None:
    with talking(talk) as port:
        start = time.monotonic()
        outcome = deliver(
            Channel("post", "mail", host="127.0.0.1", port=port, sender="dcs@example.org"), LETTER, Pace()
        )
    assert (outcome.state, time.monotonic() - start < 3) == ("failed", True)
