"""Who speaks without end is not listened to without end: a byte at a time, one answer after another, line upon line."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from checklist.channels import mail as of_mail
from checklist.channels import web as of_web
from checklist.channels.deliver import Pace, deliver
from checklist.channels.letter import Letter
from checklist.channels.patience import MOST
from checklist.core.policy import Channel
from checklist.lang.catalog import load

LETTER = Letter("甲局", "督办单", ("x",), ("1号",), ("zjj@example.org",))
LONG_LINE = b"220-%s\r\n" % (b"x" * 8000)
Talk = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (of_web, of_mail):
        monkeypatch.setattr(one, "SECONDS", 0.3)
        monkeypatch.setattr(one, "IN_ALL", 0.6)


class Talker:
    """A server that talks as it likes to whoever comes first, and knows whether it was left before it had ended."""

    def __init__(self, talk: Talk, server: socket.socket) -> None:
        self.talk = talk
        self.server = server
        self.port = server.getsockname()[1]
        self.was_left = False

    def serve(self) -> None:
        with self.server.accept()[0] as one:
            try:
                self.talk(one)
            except OSError:
                self.was_left = True


@contextmanager
def talking(talk: Talk) -> Iterator[Talker]:
    """Who talks; by the end it has ended, or was left."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        talker = Talker(talk, server)
        at_work = threading.Thread(target=talker.serve, daemon=True)
        at_work.start()
        yield talker
        at_work.join()


def slowly(*words: bytes) -> Talk:
    """A few words at once, the last of them again and again."""

    def talk(one: socket.socket) -> None:
        one.sendall(b"".join(words[:-1]))
        for _ in range(100):
            one.sendall(words[-1])
            time.sleep(0.1)

    return talk


def flooding(one: socket.socket) -> None:
    """More than is read, and than may lie between the two."""
    for _ in range(64 * MOST // len(LONG_LINE)):
        one.sendall(LONG_LINE)


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
    with talking(after_asked(slowly(*words))) as talker:
        monkeypatch.setenv("CHECKLIST_ROBOT_URL", f"http://127.0.0.1:{talker.port}/")
        outcome = deliver(Channel("robot", "dingtalk"), LETTER, Pace())
    assert (outcome.state, talker.was_left) == ("unclear", True)
    assert "timed out" in load("en").say(outcome.why)


@pytest.mark.parametrize("talk", [slowly(b"2"), slowly(b"220-hello\r\n"), flooding])
def test_a_mail_server_that_never_comes_to_the_point_gets_nothing(talk: Talk) -> None:
    with talking(talk) as talker:
        post = Channel("post", "mail", host="127.0.0.1", port=talker.port, sender="dcs@example.org")
        outcome = deliver(post, LETTER, Pace())
    assert (outcome.state, talker.was_left) == ("failed", True)
