"""What a text would say without its wrappings: escapes of JSON, HTML and addresses, base64, hexadecimal figures."""

import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

ESCAPE = re.compile(r"""\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(["'/\\]))""")
PACKED = re.compile(r"[A-Za-z0-9+/_-]{8,}")
"""What may be something else in base64 or in figures."""
DEEPEST = 4
"""So many wrappings are taken off one after the other."""


def unescaped(text: str) -> str:
    """The text without escapes, however deep, in plain letters, and without what cannot be seen."""
    for _ in range(DEEPEST):
        before, text = text, unescape(unquote(ESCAPE.sub(_sign, text)))
        if text == before:
            break
    return "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")


def _sign(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]


def unpacked(text: str) -> Iterator[str]:
    """Whatever letters in a row may be in base64, wherever in it they begin, or in figures."""
    plain = text.replace("-", "+").replace("_", "/")
    for start in range(4):
        part = plain[start:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        yield b64decode(part + "=" * (-len(part) % 4)).decode(errors="replace")
    for start in range(2):
        figures = re.match("(?:[0-9a-fA-F]{2})+", text[start:])
        yield bytes.fromhex(figures[0]).decode(errors="replace") if figures else ""
