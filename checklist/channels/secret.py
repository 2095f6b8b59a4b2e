"""Secrets come from the environment only, and are never shown: whatever is said is held against them first."""

import os
import re

from checklist.channels.letter import Outcome
from checklist.core.message import Message
from checklist.core.value import replace

PREFIX = "CHECKLIST"
HIDDEN = "•••"
SHORTEST = 6
"""What is shorter would be found in ordinary words."""


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
    """A text without any secret of the environment in it, whole or by its parts."""
    for value in sorted(_secrets(), key=len, reverse=True):
        text = text.replace(value, HIDDEN)
    return text


def _secrets() -> set[str]:
    held = [value for name, value in os.environ.items() if name.startswith(f"{PREFIX}_") and _is_secret(name)]
    parts = {part for value in held for part in re.split(r"[/?&=\s]", value) if len(part) >= 16}
    return {value for value in held if len(value) >= SHORTEST} | parts


def _is_secret(name: str) -> bool:
    return name.endswith(("_URL", "_SECRET", "_PASSWORD"))


def cleaned(outcome: Outcome) -> Outcome:
    """What became of a letter, with no secret in it."""
    return replace(outcome, receipt=redacted(outcome.receipt), why=_clean(outcome.why))


def _clean(why: str | Message) -> str | Message:
    if isinstance(why, Message):
        return Message(why.key, {name: _clean(value) for name, value in why.values.items()})
    return redacted(why)
