"""Problems as GitLab's code quality report, which a merge request shows beside its lines."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.writers.json import encode
from checklist.writers.look import Look, Voice
from checklist.writers.placed import Placed, placed
from checklist.writers.safe import safe

SEVERITIES = {"error": "major", "warning": "minor", "event": "info"}


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Voice,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,  # noqa: ARG001 -- these services know the version
) -> str:
    """The problems as a JSON list, each with a fingerprint that no line added above it changes."""
    seen: Counter[tuple[str, ...]] = Counter()
    return encode([problem(one, catalog, seen) for one in placed(diagnostics)])


def problem(at: Placed, catalog: Voice, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    """One problem; `seen` counts those that say the same of the same file, so that each has its own fingerprint."""
    one = at.one
    said = " — ".join(safe(catalog.say(part)) for part in (one.message, one.fix) if part)
    same = (one.code, one.source.name, one.source.text[slice(*one.span)], catalog.say(one.message))
    seen[same] += 1
    return {
        "description": said,
        "check_name": one.code,
        "fingerprint": hashlib.sha256("\0".join((*same, str(seen[same]))).encode(errors="replace")).hexdigest(),
        "severity": SEVERITIES[one.severity],
        "location": {"path": one.source.name, "lines": {"begin": at.start.line, "end": at.end.line}},
    }
