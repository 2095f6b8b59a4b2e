"""The way out: a text in the format asked for, to standard output or a file, and how it may look there."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path

from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.cli.pager import put
from checklist.core.message import Message, say
from checklist.core.value import Value, replace
from checklist.reports.report import Report
from checklist.writers.formats import FORMATS, Format, Lacking, format_of, write
from checklist.writers.look import Look, Template, Unfit

WIDE = 200
NO_LIMIT = 0
PAPER = "docx"
TYPED_FOR = ("text", "md")
"""What is read by those who typed the command, and can ask for more."""
MOST = 30
"""So many things wrong with a template are told at once."""
FOR_PROGRAMS = ("csv", "html", "ics", "json", "sarif", "github", "gitlab")


def ours(_: str, /) -> Template | None:
    """A paper is laid out by us."""
    return None


def anywhere(_: Path, /) -> None:
    """Any file may be written over."""


class Outlet(Value):
    """Where a report goes: `-f`, `-o` (relative to the working folder), `--color` and `--no-pager`, as given.

    `refuse` ends the run where a file is not to be written over; `template` gives the office's own document that a kind
    of report is made from.
    """

    folder: Path
    format: str = ""
    file: str = ""
    color: str = "auto"
    refuse: Callable[[Path], None] = anywhere
    paged: bool = True
    template: Callable[[str], Template | None] = ours

    @property
    def terminal(self) -> bool:
        """Does it go to a terminal?"""
        return not self.file and sys.stdout.isatty()

    @property
    def colour(self) -> bool:
        """`--color`, then NO_COLOR and FORCE_COLOR, then whether it is a terminal."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (self.terminal and os.environ.get("TERM") != "dumb")

    def look(self) -> Look:
        """How the text may look: its width, colours, and whether its encoding has more than ASCII."""
        encoding = "utf-8" if self.file else (sys.stdout.encoding or "ascii")
        return Look(width=self._width(), colour=self.colour, unicode=has_bars(encoding), terminal=self.terminal)

    def _width(self) -> int:
        columns = os.environ.get("COLUMNS", "")
        if columns.isdecimal() and 20 <= int(columns) <= 1000:
            return int(columns)
        if not self.terminal:
            return NO_LIMIT
        try:
            return min(WIDE, os.get_terminal_size(sys.stdout.fileno()).columns)
        except OSError:
            return NO_LIMIT

    def encoded(self, text: str | bytes) -> bytes:
        """The bytes that a text goes out as, to standard output. What programs read goes out in UTF-8."""
        if isinstance(text, bytes):
            return text
        if self.format in FOR_PROGRAMS:
            return text.encode()
        return text.replace("\n", os.linesep).encode(sys.stdout.encoding or "utf-8", sys.stdout.errors or "strict")

    def put(self, text: str | bytes) -> None:
        """Write a finished text; one that is longer than the terminal, page by page."""
        if isinstance(text, bytes) and self.terminal:
            raise Wrong(say("wrong.binary", format=self.form()))
        if self.file:
            from checklist.store.write import save

            self.refuse(self.folder / self.file)
            sys.stdout.flush()  # `-o /dev/stdout` goes there too
            save(self.folder / self.file, text if isinstance(text, bytes) else text.encode())
        elif isinstance(text, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
        elif hasattr(sys.stdout, "buffer"):
            put(self.encoded(text), self.paged)
        else:
            sys.stdout.write(text)

    def form(self, known: Mapping[str, Format] = FORMATS, plain: str = "text") -> str:
        """The format asked for: `-f`, else by the ending of `-o`, else the plain one; wrong usage for one not known.

        The name of a pipe or a device need not say which.
        """
        name = self.format or (format_of(self.file, known) if self.file else plain)
        if not name:
            from checklist.store.stream import is_stream

            name = plain if is_stream(self.folder / self.file) else self.file
        if name in known:
            return name
        from checklist.cli.mistakes import near

        raise Wrong(say("wrong.format", name=name, accepted=tuple(known), near=near(name, known)))

    @property
    def brief(self) -> bool:
        """May a long listing be cut? Not where a program reads it, nor whoever is handed a paper."""
        return self.form() in TYPED_FOR

    def show(self, report: Report) -> str | bytes:
        """Write a report in its format. What was written."""
        text = self.written(report, self.form())
        self.put(text)
        return text

    def written(self, report: Report, name: str) -> str | bytes:
        """A report in a format; wrong usage where what that needs is not installed."""
        look = self.look()
        if name == PAPER:
            look = replace(look, template=self.template(report.kind))
        try:
            return write(report, name, spoken(), look)
        except Lacking as lacking:
            raise Wrong(say("wrong.lacking", name=lacking.name, extra=lacking.extra)) from None
        except Unfit as unfit:
            raise Wrong(said_of(unfit)) from None


def said_of(unfit: Unfit) -> Message:
    """All that is wrong with a template, a line each."""
    told = reduce(lambda above, below: say("lines", above=above, below=below), unfit.problems[:MOST])
    return say("template.unfit", path=unfit.name, count=len(unfit.problems), told=told)


def has_bars(encoding: str) -> bool:
    """Has an encoding the signs that reports and bars are drawn with?"""
    try:
        "●▲■○█▁░▒│└┴…—↑↓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
