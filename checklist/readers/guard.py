"""The apostrophe before text that a spreadsheet would run: put there by our CSV, taken off again when it comes back."""

import re

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""How text begins that a spreadsheet could run, also behind the apostrophes of an earlier export."""


def guarded(text: str) -> str:
    """Text with one apostrophe before what a spreadsheet would run."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text
