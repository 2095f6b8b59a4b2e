"""Real receivers on this machine: web servers that answer as told, a mail server under TLS with a certificate."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

PASSWORD = "correct-horse-9"


@dataclass
class Web:
    """A web server: what it got, and what it answers: a status, a text, after how long, of what length it claims,
    what happens meanwhile."""

    url: str = ""
    got: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    status: int = 200
    text: str = '{"errcode": 0, "errmsg": "ok"}'
    after: float = 0
    claims: int | None = None
    hang_up: bool = False
    to: str = ""
    meanwhile: Callable[[], object] | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    """Set from when something has come."""


@contextmanager
def web() -> Iterator[Web]:
    """A web server, for as long as it is asked for."""
    told = Web()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken = "yes" if told.status < 400 or told.status == 500 else ""
            told.got.append((self.path, {**self.headers, "taken": taken}, json.loads(body)))
            told.reached.set()
            if told.meanwhile:
                told.meanwhile()
            time.sleep(told.after)
            if told.hang_up:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            data = told.text.encode()
            self.send_response(told.status)
            if told.to:
                self.send_header("Location", told.to)
            self.send_header("Content-Length", str(len(data) if told.claims is None else told.claims))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that is gone is what some tests are about."""

    server = Server(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/robot/send?access_token=0a1b2c3d4e5f6a7b8c9d"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class Mail:
    """A mail server: what it took, whom it refuses, what it says after the text, whether it hangs up instead."""

    port: int = 0
    took: list[Envelope] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    says: str = "250 OK queued as 4711"
    hang_up: bool = False

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self, _server: SMTP, _session: object, envelope: Envelope, address: str, _o: object
    ) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _s: object, envelope: Envelope) -> str:  # noqa: N802 -- likewise
        if self.says.startswith("250"):
            self.took.append(envelope)
        if self.hang_up:
            server.transport.close()
        return self.says


def certified(folder: Path, name: str = "127.0.0.1") -> ssl.SSLContext:
    """A server's certificate, by an authority whose own lies in the folder as `ca.pem`."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def admitted(_server: SMTP, _session: object, _envelope: object, _mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and given.password == PASSWORD.encode()
    return AuthResult(success=right, handled=False)


@contextmanager
def mail(folder: Path, name: str = "127.0.0.1", tls: bool = False, offers: bool = True) -> Iterator[Mail]:
    """A mail server under TLS: by STARTTLS where it `offers` that, or from the first byte."""
    told, context = Mail(port=free_port()), certified(folder, name)
    controller = Controller(
        told,
        hostname="127.0.0.1",
        port=told.port,
        ssl_context=context if tls else None,
        tls_context=context if offers and not tls else None,
        require_starttls=offers and not tls,
        authenticator=admitted,
        auth_require_tls=not tls,
        data_size_limit=10_000_000,
    )
    controller.start()
    try:
        yield told
    finally:
        controller.stop()
