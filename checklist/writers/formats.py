"""The formats a report can be written in: one module and one line each, imported when it is asked for."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from checklist.writers.look import Look, Voice

if TYPE_CHECKING:
    from types import ModuleType

    from checklist.core.revision import Revision
    from checklist.reports.report import Report
    from checklist.rules.diagnostic import Diagnostic

__all__ = [
    "FORMATS",
    "PAGES",
    "PROBLEMS",
    "TABLES",
    "Format",
    "Lacking",
    "Look",
    "Voice",
    "format_of",
    "write",
    "write_problems",
]


class Format(NamedTuple):
    """A module of this package whose `write` makes the text or the bytes, and the file names' endings that ask for it.

    `needs` is a library that it imports, which the `extra` of that name brings.
    """

    module: str
    endings: tuple[str, ...] = ()
    needs: str = ""
    extra: str = ""


class Lacking(Exception):  # noqa: N818 -- said as what is so
    """A format needs a library that is not installed; `extra` brings it."""

    def __init__(self, name: str, extra: str) -> None:
        super().__init__(name)
        self.name = name
        self.extra = extra


FORMATS = {
    "text": Format("text", (".txt",)),
    "json": Format("json", (".json",)),
    "csv": Format("csv", (".csv",)),
    "md": Format("markdown", (".md", ".markdown")),
    "html": Format("html", (".html", ".htm")),
    "xlsx": Format("xlsx", (".xlsx",), "xlsxwriter", "office"),
    "ics": Format("ics", (".ics",)),
    "docx": Format("docx", (".docx",), "docx", "papers"),
}
"""What a report can be written as. CSV must reach the disk byte for byte, in UTF-8: its lines end in CRLF."""

PROBLEMS = {
    "text": Format("problems", (".txt",)),
    "json": Format("problems_json", (".json",)),
    "md": Format("problems_md", (".md", ".markdown")),
    "sarif": Format("sarif", (".sarif",)),
    "github": Format("github"),
    "gitlab": Format("gitlab"),
}
"""What the problems of lists can be written as."""

PAGES = {name: FORMATS[name] for name in ("text", "json", "md")}
"""What a page of the rules can be written as."""

TABLES = {name: FORMATS[name] for name in ("json", "md")}
"""What the table of fields can be written as."""


def write(report: "Report", format: str, catalog: Voice, out: Look) -> str | bytes:  # noqa: A002 -- the option's own word
    """The report in a format of `FORMATS`; KeyError for another one, Lacking where a library is missing for it."""
    one = FORMATS[format]
    try:
        written: str | bytes = _module(one).write(report, catalog, out)
    except ModuleNotFoundError as missing:
        if one.needs and missing.name == one.needs:
            raise Lacking(format, one.extra) from None
        raise
    return written


def write_problems(
    diagnostics: Iterable["Diagnostic"],
    format: str,  # noqa: A002 -- the option's own word
    catalog: Voice,
    out: Look,
    rev: "Revision | None" = None,
) -> str:
    """The problems, in the order given, in a format of `PROBLEMS`; KeyError for another one. No secret is in it.

    `rev` is the version they are in, where it is not the disk's.
    """
    from checklist.rules.diagnostic import veiled

    text: str = _module(PROBLEMS[format]).write(veiled(diagnostics), catalog, out, rev)
    return text


def format_of(path: str, formats: Mapping[str, Format] = FORMATS) -> str | None:
    """The format that a file's name asks for by its ending; None where it asks for none of these."""
    name = path.lower()
    return next((key for key, one in formats.items() if one.endings and name.endswith(one.endings)), None)


def _module(one: Format) -> "ModuleType":
    return import_module(f"checklist.writers.{one.module}")
