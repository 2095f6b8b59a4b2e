"""What an encoding does not have: printers' signs by what a typewriter has for them, all else as an escape."""

import codecs

PLAINLY = "plainly"
"""The name by which streams are told to do so."""
PLAIN = {
    **{ord(one): "'" for one in "‘’′"},
    **{ord(one): '"' for one in "“”″"},
    **{ord(one): "-" for one in "–—−‑"},
    **{ord(one): "*" for one in "•●"},
    **{ord(one): " " for one in "\u00a0\u2002\u2003\u2009\u202f\u3000"},
    **{
        ord(one): plain for one, plain in zip("…·÷×→←↑↓※○▲■≤≥≠", ("...", *"./x><^v!o^#", "<=", ">=", "!="), strict=True)
    },
}


def plainly(error: UnicodeError) -> tuple[str, int]:
    """What stands for the characters that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(PLAIN.get(ord(one)) or _escape(one) for one in missing), error.end


def _escape(one: str) -> str:
    return one.encode("ascii", "backslashreplace").decode()


def declare() -> None:
    """Let streams know it by its name."""
    codecs.register_error(PLAINLY, plainly)
