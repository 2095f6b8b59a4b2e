"""Problems for programs: their code, their place in lines and characters, and what is said of them."""

from collections.abc import Iterable
from typing import Any

from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.writers.excerpt import Lines
from checklist.writers.json import SCHEMA, encode
from checklist.writers.look import Look, Voice


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Voice,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,
) -> str:
    """The problems as JSON. Lines and columns count from 1, columns in characters; the end is the first one after."""
    read: dict[int, Lines] = {}
    told = list(diagnostics)
    data = [problem(one, catalog, read) for one in told]
    return encode({"schema": SCHEMA, "kind": "problems", "rev": rev and rev.id, "data": data})


def problem(one: Diagnostic, catalog: Voice, read: dict[int, Lines]) -> dict[str, Any]:
    """One problem; `read` keeps the lines of each source, by its identity."""
    lines = read.get(id(one.source)) or read.setdefault(id(one.source), Lines(one.source))
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
