"""One request to a web address: what was answered, or whether it can have arrived at all."""

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, InvalidURL
from types import MappingProxyType
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from checklist.channels.letter import Outcome, failed, unclear
from checklist.channels.patience import Patience, patient
from checklist.core.message import say
from checklist.core.value import Value

SECONDS = 20.0
"""So long each step may take."""
IN_ALL = 60.0
"""So long an answer may take from its first byte to its last."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
MOST = 65_536
"""Bytes of an answer that are read."""


class Reply(Value):
    """An answer: its status and its text."""

    status: int
    text: str

    def json(self) -> Any:
        """The answer's value; None where it is no JSON object."""
        try:
            value = json.loads(self.text)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, dict) else None


class _Answer(HTTPResponse):
    """An answer that comes to an end."""

    def __init__(self, sock: Any, *given: Any, **named: Any) -> None:
        super().__init__(sock, *given, **named)
        self.fp = patient(self.fp, sock, Patience(IN_ALL, SECONDS))


class _Plain(HTTPConnection):
    response_class = _Answer


class _Secure(HTTPSConnection):
    response_class = _Answer


class _OverHttp(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Plain, req)


class _OverHttps(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Secure, req)


class _Stay(HTTPRedirectHandler):
    """Nobody is followed elsewhere: a letter goes where it was to go."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def post(url: str, value: Any, headers: Mapping[str, str] = NO_HEADERS) -> Reply | Outcome:
    """Post a value as JSON; an Outcome where there is no whole answer, a Reply whatever its status.

    What could not be connected to, or not be handed over whole, has not arrived. What was handed over and not
    answered may have.
    """
    if not url.startswith(("https://", "http://")):
        return failed(say("why.no_web"))
    head = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "checklist", **headers}
    try:
        request = Request(url, encoded(value), head, method="POST")  # noqa: S310 -- as above
    except ValueError:
        return failed(say("why.no_web"))
    try:
        with build_opener(_Stay, _OverHttp, _OverHttps).open(request, timeout=SECONDS) as answer:
            return Reply(answer.status, answer.read(MOST).decode("utf-8", "replace"))
    except HTTPError as error:
        with error:
            return Reply(error.code, _said(error))
    except URLError as error:
        return failed(error.reason)
    except (InvalidURL, UnicodeEncodeError):
        return failed(say("why.no_web"))
    except (OSError, HTTPException, ValueError) as error:
        return unclear(say("why.no_answer", said=str(error) or type(error).__name__))


def encoded(value: Any) -> bytes:
    """A value as the bytes that are posted."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")


def _said(error: HTTPError) -> str:
    """What came with a status that is no success, as far as it came."""
    try:
        return error.read(MOST).decode("utf-8", "replace")
    except (OSError, HTTPException, ValueError):
        return ""


def refused(reply: Reply) -> Outcome | None:
    """What follows from a status that is no success.

    4xx, 503 and redirections are certain refusals, other faults of the server are not.
    """
    if 200 <= reply.status < 300:
        return None
    why = f"HTTP {reply.status} {reply.text}"
    return failed(why) if 300 <= reply.status < 500 or reply.status == 503 else unclear(why)
