"""Versions of the past: which one `--rev` and `--since` mean, and what is said where git cannot give it."""

from datetime import date
from pathlib import Path
from typing import Any

from checklist.cli.errors import Failed, Stop, Wrong
from checklist.core.message import say
from checklist.core.when import Unreadable, read_day
from checklist.store.git import GitFailed
from checklist.store.past import Past, Version

FORCED = "rev:"
"""Before a text it says that a version is meant, though the text reads as a day."""
WRONG_USAGE = ("unknown", "ambiguous", "before")


def opened(folder: Path, wrong: Stop | None = None) -> Past:
    """The past of a folder. Where it is in no repository, `wrong` is said instead, if it is given."""
    try:
        return Past(folder)
    except GitFailed as failed:
        raise wrong if wrong and failed.ground == "none" else said_of(failed) from None


def version(past: Past, text: str) -> Version:
    """The version that a revision names, or a day: the last one of that day or before it."""
    day = as_day(text, date.today())  # noqa: DTZ011 -- a plain day where the user is
    try:
        return past.on(day) if day else past.named(text.removeprefix(FORCED))
    except GitFailed as failed:
        if failed.ground == "unknown" and not text.startswith(FORCED):
            raise Wrong(say("git.neither", text=text)) from None
        raise said_of(failed) from None


def as_day(text: str, today: date) -> date | None:
    """The day that a text names; None where it names none, or is said to be a version."""
    if text.startswith(FORCED):
        return None
    try:
        return read_day(text, today)
    except Unreadable:
        return None


def own_day(version: Version) -> date:
    """The day a version is judged for where nothing else is said: its own."""
    if not version.revision.dated:
        raise Failed(say("git.undated", rev=version.revision.short))
    return version.revision.committed


def told(error: Exception) -> Exception:
    """An error as the end of a command, where it is git's."""
    return said_of(error) if isinstance(error, GitFailed) else error


def said_of(failed: GitFailed) -> Stop:
    """What git could not give, and what to do."""
    values: dict[str, Any] = dict(failed.blanks)
    if "day" in values:
        values["day"] = date.fromisoformat(values["day"])
    message = say(f"git.{failed.ground}", **values)
    return Wrong(message) if failed.ground in WRONG_USAGE else Failed(message)
