"""Problems for programs: their code, their place in lines and characters, and what is said of them."""

from collections.abc import Iterable
from typing import Any

from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.source.lines import lines_of
from checklist.writers.json import SCHEMA, encode
from checklist.writers.look import Look, Voice


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Voice,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,
) -> str:
    """The problems as JSON. Lines and columns count from 1, columns in characters; the end is the first one after."""
    data = [problem(one, catalog) for one in diagnostics]
    return encode({"schema": SCHEMA, "kind": "problems", "rev": rev and rev.id, "data": data})


def problem(one: Diagnostic, catalog: Voice) -> dict[str, Any]:
    """One problem with the lines and columns of its place."""
    lines = lines_of(one.source.text)
    start, end = lines.place(one.span.start), lines.place(max(one.span))
    return {
        "code": one.code,
        "severity": one.severity,
        "file": one.source.name,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": catalog.say(one.message),
        "fix": catalog.say(one.fix) if one.fix else None,
    }
