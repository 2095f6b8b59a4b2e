"""Problems as SARIF 2.1.0, the form in which code scanning services and editors take what checkers find.

Columns count Unicode code points, and the log says so; addresses of files are relative to where it was run for.
"""

import re
from collections.abc import Iterable
from typing import Any

from checklist import __version__
from checklist.core.revision import Revision
from checklist.lang.catalog import Catalog
from checklist.rules.diagnostic import Diagnostic, replacement
from checklist.rules.page import Page, markdown, page, plain
from checklist.source.lines import Place
from checklist.writers.json import encode
from checklist.writers.look import Look
from checklist.writers.placed import Placed, placed
from checklist.writers.safe import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "event": "note"}
PLACEHOLDER = re.compile(r"\{(?=\d+\})")


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Catalog,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,  # noqa: ARG001 -- these services know the version
) -> str:
    """The problems as one run of this program, with the pages of the rules they break."""
    told = list(diagnostics)
    codes = sorted({one.code for one in told})
    driver = {
        "name": "checklist",
        "semanticVersion": __version__,
        "rules": [rule(page(code, catalog.language), catalog) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": catalog.language,
        "columnKind": "unicodeCodePoints",
        "results": [result(one, codes, catalog) for one in placed(told)],
    }
    return encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def rule(of: Page, catalog: Catalog) -> dict[str, Any]:
    """What is said of a rule, once for all that breaks it."""
    return {
        "id": of.code,
        "shortDescription": {"text": of.what},
        **({"fullDescription": {"text": of.why}} if of.why else {}),
        "help": {"text": plain(of, catalog), "markdown": markdown(of, catalog)},
        "defaultConfiguration": {"level": LEVELS[of.severity]},
    }


def result(at: Placed, codes: list[str], catalog: Catalog) -> dict[str, Any]:
    """One problem; a fix where one word takes the place of another."""
    one = at.one
    said = "\n".join(safe(catalog.say(part)) for part in (one.message, one.fix) if part)
    new = replacement(one)
    return {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": LEVELS[one.severity],
        "message": {"text": inert(said)},
        "locations": [{"physicalLocation": location(at)}],
        **({"fixes": [fix(at, new, catalog)]} if new is not None else {}),
    }


def location(at: Placed) -> dict[str, Any]:
    """A place in a file; only the file where its text could not be read."""
    return {"artifactLocation": artifact(at), **({"region": region(at.start, at.end)} if at.one.source.text else {})}


def artifact(at: Placed) -> dict[str, Any]:
    """A file by its relative address."""
    from urllib.parse import quote

    return {"uri": quote(at.one.source.name.encode(errors="replace"))}


def region(start: Place, end: Place) -> dict[str, int]:
    """From the first character to before the end."""
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def fix(at: Placed, new: str, catalog: Catalog) -> dict[str, Any]:
    """What to put in the place of what is there."""
    change = {"deletedRegion": region(at.start, at.end), "insertedContent": {"text": new}}
    return {
        "description": {"text": inert(safe(catalog.say(at.one.fix)))},
        "artifactChanges": [{"artifactLocation": artifact(at), "replacements": [change]}],
    }


def inert(text: str) -> str:
    """Text in which nothing becomes a link or a blank to fill: viewers read both in plain messages."""
    if "](" in text:
        text = text.replace("[", r"\[").replace("]", r"\]")
    return PLACEHOLDER.sub("{{", text)
