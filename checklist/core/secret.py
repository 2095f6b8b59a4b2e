"""What looks like a secret: the address of a robot, its signing key, a password, a token, a private key."""

import re

SECRET = re.compile(
    r"(?:access_token=|/hook/|webhook/send\?key=|hooks\.slack\.com/services/|/webhookb2/)[A-Za-z0-9@/_-]{8,}"
    r"|[?&;](?:sig|token|secret|api_?key|access_?key|auth)=[A-Za-z0-9%._~+/-]{12,}"
    r"|\bSEC[0-9a-f]{40,}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\bgh[opsu]_[A-Za-z0-9]{20,}|\bglpat-[A-Za-z0-9_-]{16,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|://[^\s/:@]+:[^\s/@]+@"
    r"|(?:(?i:\b(?:password|passwd|secret))|密码|口令)['\"]?\s*[:：=]\s*['\"]?(?=[!-~]*[0-9])[!-~]{6,}",
)
MARKS = (
    *("access_token", "/hook/", "send?key", "slack.com", "webhookb2", "sig=", "oken=", "ecret", "ey=", "auth=", "SEC"),
    *("xox", "gho_", "ghp_", "ghs_", "ghu_", "glpat", "PRIVATE", "://", "ass", "密码", "口令"),
)
"""A text without any of these has none of the above: to look for them costs a hundredth."""


def secrets_in(text: str) -> list[tuple[int, int]]:
    """Where in a text secrets stand."""
    return [found.span() for found in SECRET.finditer(text)] if any(mark in text for mark in MARKS) else []


def covered(text: str, cover: str) -> str:
    """A text with every secret in it covered by as many of a character, everything else in its place."""
    for start, end in secrets_in(text):
        text = f"{text[:start]}{cover * (end - start)}{text[end:]}"
    return text
