"""One request to a web address: what was answered, or whether it can have arrived at all."""

import json
from collections.abc import Mapping
from http.client import HTTPException, InvalidURL
from types import MappingProxyType
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from checklist.channels.letter import Outcome, failed, unclear
from checklist.core.message import say
from checklist.core.value import Value

SECONDS = 20.0
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


class _Stay(HTTPRedirectHandler):
    """Nobody is followed elsewhere: a letter goes where it was to go."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def post(url: str, value: Any, headers: Mapping[str, str] = NO_HEADERS) -> Reply | Outcome:
    """Post a value as JSON; an Outcome where there is no whole answer.

    What could not be connected to, or not be handed over whole, has not arrived. What was handed over and not
    answered may have.
    """
    if not url.startswith(("https://", "http://")):
        return failed(say("why.no_web"))
    head = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "checklist", **headers}
    data = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    try:
        request = Request(url, data, head, method="POST")  # noqa: S310 -- as above
    except ValueError:
        return failed(say("why.no_web"))
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            return Reply(answer.status, answer.read(MOST).decode("utf-8", "replace"))
    except HTTPError as error:
        with error:
            return _refused(error)
    except URLError as error:
        return failed(error.reason)
    except (InvalidURL, UnicodeEncodeError):
        return failed(say("why.no_web"))
    except (OSError, HTTPException, ValueError) as error:
        return unclear(say("why.no_answer", said=str(error) or type(error).__name__))


def _refused(error: HTTPError) -> Outcome:
    """A status that is no success: 4xx, 503 and redirections are certain, other faults of the server are not."""
    try:
        said = error.read(MOST).decode("utf-8", "replace")
    except (OSError, HTTPException):
        said = ""
    why = f"HTTP {error.code} {said}"
    return failed(why) if error.code < 500 or error.code == 503 else unclear(why)
