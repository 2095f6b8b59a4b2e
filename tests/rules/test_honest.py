"""What honest people do to a list in a year: it is not told, or only to be looked at; beside it, what still is."""

from checklist.rules.example_history import events
from checklist.rules.turns import Sure
from tests.rules.test_tricks import FILES, WORKS, written

BEFORE = written("2026-05-04 Office", FILES)
VISIT = "{on: 2026-04-28, act: visit, by: Office}"


def told(commit: str, *changes: tuple[str, str], files: dict[str, str] = FILES) -> list[tuple[str, Sure]]:
    """What was done by a commit that replaces words, wherever they stand, and how sure it is."""
    texts = dict(files)
    for old, new in changes:
        assert any(old in text for text in texts.values()), old
        texts = {name: text.replace(old, new, 1) for name, text in texts.items()}
    found = events(written("2026-05-04 Office", files) + written(commit, texts))
    return [(one.code, one.sure) for one in found]


def test_evidence_may_follow_a_decision() -> None:
    evidence = VISIT.replace("by:", "evidence: [https://example.org/visit], by:")
    assert told("2026-05-20 Office", (VISIT, evidence)) == []
    scored = (VISIT, evidence.replace("by:", "score: 99, by:"))
    assert {code for code, _ in told("2026-05-20 Office", scored)} == {"A321", "A323"}
    more = {**FILES, "lists/works.yaml": WORKS.replace(VISIT, evidence)}
    assert {code for code, _ in told("2026-05-20 Office", (evidence, VISIT), files=more)} == {"A321", "A323"}
