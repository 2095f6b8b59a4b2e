"""The way out: a report in the format asked for, to standard output or a file."""

import os
import sys
from typing import TYPE_CHECKING

from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.message import say
from checklist.reports.report import Report
from checklist.writers.formats import FORMATS, format_of, write
from checklist.writers.look import Look

if TYPE_CHECKING:
    from checklist.cli.desk import Desk

WIDE, PIPE_WIDTH = 200, 120


def format_name(desk: "Desk") -> str:
    """`-f`, else by the ending of `-o`, else text."""
    asked, output = desk.given.get("format_name"), desk.given.get("output")
    name = asked or (format_of(output) if output else "text")
    if name not in FORMATS:
        from checklist.cli.mistakes import near

        shown = name or output or ""
        raise Wrong(say("wrong.format", name=shown, accepted=tuple(FORMATS), near=near(shown, FORMATS)))
    return str(name)


def put(desk: "Desk", report: Report) -> int:
    """Write a report; the exit status."""
    return put_text(desk, write(report, format_name(desk), spoken(), look(desk)))


def put_text(desk: "Desk", text: str) -> int:
    """Write a finished text where it was asked for."""
    output = desk.given.get("output")
    if output:
        from checklist.store.files import save

        save(desk.folder / output, text.encode())
        return 0
    sys.stdout.write(text)
    return 0


def look(desk: "Desk") -> Look:
    """How the output may look: its width, colours, and whether its encoding has more than ASCII."""
    encoding = "utf-8" if desk.given.get("output") else (sys.stdout.encoding or "ascii")
    return Look(width=_width(desk), colour=desk.colour, unicode=_has_bars(encoding), terminal=desk.terminal)


def _width(desk: "Desk") -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and 20 <= int(columns) <= 1000:
        return int(columns)
    if not desk.terminal:
        return PIPE_WIDTH
    try:
        return min(WIDE, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return PIPE_WIDTH


def _has_bars(encoding: str) -> bool:
    try:
        "●▲■○█░│…—↑↓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
