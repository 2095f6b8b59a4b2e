"""Problems as services are shown them: one is a misspelt word."""

from checklist.core.message import say
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.source.text import Source, Span

TEXT = "tasks:\n  - {id: 𠮷1, owner: 住建, status: dnoe}\n"
SOURCE = Source("lists/城建 2020.yaml", TEXT)


def at(word: str, code: str = "E202", source: Source = SOURCE, text: str = "x") -> Diagnostic:
    start = source.text.index(word)
    return Diagnostic(code, source, Span(start, start + len(word)), say("any", text=text), say("fix"))


def misspelt() -> Diagnostic:
    start = TEXT.index("dnoe")
    return diagnose("E123", SOURCE, Span(start, start + 4), {"text": "dnoe", "near": "done", "accepted": "done"})
