"""What looks like a secret: the address of a robot, its signing key, a password, a token, a private key."""

import re
from collections.abc import Iterator

SECRET = re.compile(
    r"(?:access_token=|/hook/|webhook/send\?key=|hooks\.slack\.com/services/|/webhookb2/)[A-Za-z0-9@/_-]{8,}"
    r"|[?&;](?:sig|token|secret|api_?key|access_?key|auth)=[A-Za-z0-9%._~+/-]{12,}"
    r"|\bSEC[0-9a-f]{40,}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\bgh[opsu]_[A-Za-z0-9]{20,}|\bglpat-[A-Za-z0-9_-]{16,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|://[^\s/:@]+:[^\s/@]+@"
    r"|(?:(?i:\b(?:password|passwd|secret))|密码|口令)['\"]?\s*[:：=]\s*['\"]?(?=[!-~]*[0-9])[!-~]{6,}"
    r"|(?=[pPsS密口'\"])(?:(?<![^\n])|(?<=[{,])|(?<=[{,-] )|(?<=  ))"
    r"['\"]?(?i:password|passwd|secret|密码|口令)['\"]?: +['\"]?(?:(?![][{},'\"])[!-~]){6,}(?=['\"]? *(?:[,}\n]|$))",
)
"""The last is a key of YAML with its value, which needs no figure to be one."""
MARKS = (
    *("access_token", "/hook/", "send?key", "slack.com", "webhookb2", "sig=", "oken=", "ecret", "ey=", "auth=", "SEC"),
    *("xox", "gho_", "ghp_", "ghs_", "ghu_", "glpat", "PRIVATE", "://", "ass", "ASS", "ECRET", "密码", "口令"),
)
"""A text without any of these has none of the above: to look for them costs a hundredth."""


def secrets_in(text: str) -> list[tuple[int, int]]:
    """Where in a text secrets stand: looked for in the lines that have a mark, and the one after each."""
    return [found.span() for start, end in _marked(text) for found in SECRET.finditer(text, start, end)]


def _marked(text: str) -> list[tuple[int, int]]:
    """The parts of a text, from line to line, in which there may be a secret; those that touch as one."""
    parts: list[tuple[int, int]] = []
    for start in sorted({text.rfind("\n", 0, at) + 1 for mark in MARKS for at in _places(mark, text)}):
        end = _line_end(text, _line_end(text, start) + 1)
        if parts and start <= parts[-1][1]:
            start, end = parts.pop()[0], end
        parts.append((start, end))
    return parts


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _places(mark: str, text: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def covered(text: str, cover: str) -> str:
    """A text with every secret in it covered by as many of a character, everything else in its place."""
    for start, end in secrets_in(text):
        text = f"{text[:start]}{cover * (end - start)}{text[end:]}"
    return text
