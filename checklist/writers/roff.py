"""A manual page in roff, as `man` shows it: headings, paragraphs, examples, and words with what they mean."""

import re
from collections.abc import Iterable

CHINESE = r"\u2014\u2026\u3000-\u9fff\uff00-\uffef"
NOT_FIRST = "，。、；：？！）》〉」』”’】％…—"
NOT_LAST = "（《〈「『“‘【"
BREAK = re.compile(
    f"(?<=[{CHINESE}])(?<![{NOT_LAST}])(?=[^{NOT_FIRST} ])|(?<=[^ {NOT_LAST}])(?=[{CHINESE}])(?![{NOT_FIRST}])"
)
"""Where a line of Chinese may end: beside any character, but not before what closes nor after what opens."""


def page(name: str, section: int, source: str, parts: Iterable[str]) -> str:
    """A whole page; `source` stands at its foot. No date: the same program makes the same page."""
    return "".join((f'.TH {quoted(name.upper())} {section} "" {quoted(source)}\n.ad l\n', *parts))


def heading(text: str) -> str:
    """A heading of the page."""
    return f".SH {quoted(text)}\n"


def subheading(text: str) -> str:
    """A heading below one."""
    return f".SS {quoted(text)}\n"


def paragraphs(text: str) -> str:
    """Text as paragraphs; lines set in are shown as they are."""
    parts = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        flowing = [line for line in lines if not line.startswith(" ")]
        shown = [line for line in lines if line.startswith(" ")]
        if flowing:
            parts.append(".PP\n" + "".join(f"{flowed(line)}\n" for line in flowing))
        if shown:
            parts.append(".PP\n.nf\n" + "".join(f"{escaped(line)}\n" for line in shown) + ".fi\n")
    return "".join(parts)


def tagged(word: str, meaning: str) -> str:
    """A word in bold, and what it means set in below it."""
    return f".TP\n\\fB{escaped(word)}\\fR\n{flowed(meaning)}\n"


def flowed(text: str) -> str:
    """Text that `man` may break into lines, Chinese too, which has no blanks to break at."""
    return escaped(BREAK.sub("\0", text)).replace("\0", "\\:")


def quoted(text: str) -> str:
    """An argument of a request."""
    return '"' + escaped(text).replace('"', "\\(dq") + '"'


def escaped(text: str) -> str:
    """Text that is only text: no escape, no request, and a hyphen that can be typed again."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
