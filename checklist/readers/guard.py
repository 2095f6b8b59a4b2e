"""The apostrophe before text that a spreadsheet would run: put there by our CSV, taken off again when it comes back."""

import re

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""How text begins that a spreadsheet could run, also behind the apostrophes of an earlier export."""
_BEGINS = r"'*[^\S\t\r\n]*(?:[=@＝＠]|[+\-＋－](?=\S))"
WITHIN = re.compile(rf"(?<=[;\t\r\n])(?={_BEGINS})")
"""Where a cell begins for a spreadsheet that parts lines at semicolons, as half of Europe's do; `- a` is no formula."""
GUARDED = re.compile(rf"(?<=[;\t\r\n])'(?={_BEGINS})")


def guarded(text: str) -> str:
    """Text with one apostrophe before what a spreadsheet would run, and where one with other signs would."""
    inside = WITHIN.sub("'", text)
    return f"'{inside}" if FORMULA.match(text) else inside


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    inside = GUARDED.sub("", text)
    return inside[1:] if inside.startswith("'") and FORMULA.match(inside[1:]) else inside
