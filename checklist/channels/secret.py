"""Secrets come from the environment only, and are never shown: whatever is said is held against them first."""

import os
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from checklist.channels.letter import Outcome
from checklist.channels.packed import PACKED, unescaped, unpacked
from checklist.core.message import Message
from checklist.core.value import replace

PREFIX = "CHECKLIST"
HIDDEN = "•••"
SHORTEST = 6
"""What is shorter would be found in ordinary words."""
PART = 16
"""Any part that is as long as this may be a key; of what an address has behind its host less is enough."""
MOST = 200
"""So many characters are told of what others said."""


class Unset(LookupError):  # noqa: N818 -- said as what is so
    """A secret that a channel needs is not in the environment; the name it is looked for under."""

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable


def variable(channel: str, what: str) -> str:
    """Where a channel's secret is looked for: CHECKLIST_CITY_MAIL_PASSWORD for the password of city-mail."""
    return f"{PREFIX}_{re.sub('[^0-9A-Za-z]', '_', channel).upper()}_{what.upper()}"


def secret(channel: str, what: str, needed: bool = True) -> str:
    """A channel's secret; Unset where there is none and it is needed."""
    name = variable(channel, what)
    found = os.environ.get(name, "").strip()
    if needed and not found:
        raise Unset(name)
    return found


def redacted(text: str) -> str:
    """A text without any secret of the environment in it: whole or by its parts, in capitals or not, or encoded."""
    forms = sorted({form for value in _secrets() for form in _forms(value)}, key=len, reverse=True)
    if not forms:
        return text
    secrets = re.compile("|".join(map(re.escape, forms)), re.IGNORECASE)
    shown = secrets.sub(HIDDEN, text)
    plain = unescaped(shown)
    if secrets.search(plain):
        shown = secrets.sub(HIDDEN, plain)
    return PACKED.sub(lambda one: HIDDEN if any(map(secrets.search, unpacked(one[0]))) else one[0], shown)


def _secrets() -> set[str]:
    named = (value.strip() for name, value in os.environ.items() if name.startswith(f"{PREFIX}_") and _is_secret(name))
    held = [value for value in named if len(value) >= SHORTEST]
    return {part for value in held for part in (value, *_parts(value)) if len(part) >= SHORTEST}


def _parts(value: str) -> Iterator[str]:
    """What of a secret is one by itself: long parts, and of an address all that stands before and behind its host."""
    yield from (part for part in re.split(r"[/?&=:@\s]", value) if len(part) >= PART)
    yield from re.findall(r"=([^&\s]+)", value)
    place, _, rest = value.partition("://")[2].partition("/")
    path = rest.partition("?")[0]
    *way, last = path.split("/")
    yield from (place.rpartition("@")[0], place.rpartition("@")[0].rpartition(":")[2], f"/{rest}", f"/{path}", last)
    yield from (part for part in way if re.search("[0-9]", part))


def _forms(value: str) -> Iterator[str]:
    """How a secret may come back: as it is, as an address has it, in base64."""
    data = value.encode(errors="surrogateescape")
    yield value
    yield from (quote(data, safe="/"), quote(data, safe=""), quote_plus(data))
    yield from (encoded(data).decode().rstrip("=") for encoded in (b64encode, urlsafe_b64encode))


def _is_secret(name: str) -> bool:
    return name.endswith(("_URL", "_SECRET", "_PASSWORD"))


def cleaned(outcome: Outcome) -> Outcome:
    """What became of a letter: with no secret in it, and no longer than a line of the ledger may be."""
    return replace(outcome, receipt=_short(outcome.receipt), why=_clean(outcome.why))


def _clean(why: str | Message) -> str | Message:
    if isinstance(why, Message):
        return Message(why.key, {name: _clean(value) for name, value in why.values.items()})
    return _short(why)


def _short(said: object) -> str:
    """What others said, on one line that any file can hold. Secrets go first: a part of one is no longer known."""
    text = redacted(str(said)).encode(errors="replace").decode()
    return " ".join(text.split())[:MOST]
