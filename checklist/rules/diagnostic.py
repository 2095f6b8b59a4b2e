"""A problem in its place: what is wrong, how bad it is, and what to write instead."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checklist.core.message import Message
from checklist.core.secret import covered, secrets_in
from checklist.core.value import Value, replace
from checklist.source.figures import decimal_text
from checklist.source.text import Source, Span

SEVERITIES = {"E": "error", "W": "warning", "A": "event"}
LONGEST = 80
"""Characters of a quoted text; the excerpt shows more of it."""
VEIL = "•"
"""What stands for each character of a secret, wherever a problem is shown."""


class Diagnostic(Value):
    """One problem. The first letter of the code says how bad it is, its hundred which family it belongs to."""

    code: str
    source: Source
    span: Span
    message: Message
    fix: Message | None = None

    @property
    def severity(self) -> str:
        """`error`, `warning` or `event`."""
        return SEVERITIES[self.code[0]]

    @property
    def order(self) -> tuple[str, Span, str]:
        """What problems are sorted by: the text's name, the place in it, the code."""
        return self.source.name, self.span, self.code

    def __lt__(self, other: "Diagnostic") -> bool:
        return self.order < other.order


def diagnose(code: str, source: Source, span: Span, values: Mapping[str, Any], remedy: str = "") -> Diagnostic:
    """A problem with its sentences: `CODE`, and what to write instead: `CODE.remedy`, or the word that was meant."""
    shown = {name: as_written(value) for name, value in values.items()}
    key = "fix.near" if shown.get("near") and not remedy else f"{code}.{remedy or 'fix'}"
    return Diagnostic(code, source, span, Message(code, shown), Message(key, shown))


def replacement(one: Diagnostic) -> str | None:
    """What takes the place of a misspelt word, as it is written in YAML; None where no such word stands there."""
    if one.fix is None or one.fix.key != "fix.near":
        return None
    from checklist.source.write import scalar

    written = one.source.text[slice(*one.span)]
    word = written[1:-1] if written[:1] in ("'", '"') else written
    return scalar(str(one.fix.values["near"])) if word in one.message.values.values() else None


def veiled(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Problems whose excerpts show no secret, of whatever they are told."""
    found = tuple(found)
    texts = {id(one.source): one.source for one in found}
    veils = {key: replace(one, text=covered(one.text, VEIL)) for key, one in texts.items() if secrets_in(one.text)}
    return tuple(replace(one, source=veils.get(id(one.source), one.source)) for one in found) if veils else found


def as_written(value: Any) -> Any:
    """A value as it stands in a file, so that one can search for it, but for secrets.

    What no file holds is said by its language.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction) and (value * 10000).denominator == 1:
        return f"{decimal_text(value * 100)}%"
    if type(value) is str:
        value = covered(value, VEIL)
        return f"{value[: LONGEST - 1]}…" if len(value) > LONGEST else value
    if isinstance(value, tuple):
        return tuple(map(as_written, value))
    return value
