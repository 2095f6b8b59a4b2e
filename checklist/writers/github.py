"""Problems as GitHub's workflow commands: each is marked at its line in the pull request that brings it.

The service shows ten of a severity for one step, so a step's summary (`--summary`) or SARIF says the rest.
"""

from collections.abc import Iterable

from checklist.core.message import say
from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.writers.look import Look, Voice
from checklist.writers.placed import Placed, placed
from checklist.writers.problems import summary
from checklist.writers.safe import safe

COMMANDS = {"error": "error", "warning": "warning", "event": "notice"}
IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Voice,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,  # noqa: ARG001 -- these services know the version
) -> str:
    """One command a line, and a plain line with their number last."""
    told = list(diagnostics)
    lines = [command(one, catalog) for one in placed(told)]
    return "".join(f"{line}\n" for line in (*lines, "".join(text for text, _ in summary(told, catalog))))


def command(at: Placed, catalog: Voice) -> str:
    """One problem: where it is as properties, then what is wrong and what to write instead."""
    one = at.one
    where = {"file": safe(one.source.name), "line": at.start.line, "col": at.start.column, "endLine": at.end.line}
    if at.start.line == at.end.line:  # a column of another line means nothing to it
        where["endColumn"] = max(at.end.column, at.start.column + 1)
    properties = ",".join(f"{key}={in_property(value)}" for key, value in (where | {"title": one.code}).items())
    remedy = [safe(catalog.say(one.fix))] if one.fix else []
    said = (safe(catalog.say(one.message)), *remedy, safe(catalog.say(say("problems.explain", code=one.code))))
    return f"::{COMMANDS[one.severity]} {properties}::{in_text(chr(10).join(said))}"


def in_property(value: object) -> str:
    """A property's value, in which a comma and a colon would end it."""
    return str(value).translate(IN_PROPERTY)


def in_text(text: str) -> str:
    """The text of a command, in which only a line's end would end it."""
    return text.translate(IN_TEXT)
