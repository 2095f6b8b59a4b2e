"""Where a text stopped being YAML: not where the parser gave up, but what the hand did that made it so."""

import re
from typing import Any

import yaml

from checklist.source.lines import lines_of
from checklist.source.text import Fault, Span

PROBLEMS = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no_colon",
    "did not find expected key": "indent",
    "did not find expected '-' indicator": "indent",
    "block sequence entries are not allowed": "dash",
    "found unexpected end of stream": "open",
    "did not find expected ',' or ']'": "list_open",
    "did not find expected ',' or '}'": "map_open",
    "found character that cannot start any token": "character",
    "while scanning an alias": "character",
    "while scanning an anchor": "character",
    "unknown escape character": "escape",
    "while parsing a quoted scalar": "open",
}
"""libyaml's words → which sentence of ours says what to do; any other words are shown as they are."""

UNCLOSED = ("open", "list_open", "map_open")
WIDE_BLANK = re.compile(r"[ ]*[\u3000\u00a0]")
BULLET = re.compile(r"\s*[－—–−•·●*](?=\s)")
GLUED_DASH = re.compile(r"\s*-(?=[^\s-][^\s:]*:(?:\s|$))")
GLUED_COLON = re.compile(r"\s*(?:- +)?[^\s\d:：'\"\[{#]+:(?=[^\s:/])(?!.*: )")
WIDE_COLON = re.compile(r"\s*(?:- +)?[^\s:：'\"\[{#]+：")
NARROW_KEY = re.compile(r"\s*(?:- +)?[^\s:'\"\[{#][^:]*:(?:\s|$)")
HANDS = (
    ("wide_blank", WIDE_BLANK),
    ("bullet", BULLET),
    ("glued_dash", GLUED_DASH),
    ("wide_colon", WIDE_COLON),
    ("glued_colon", GLUED_COLON),
)
"""What hands do → the beginning of a line that shows it; the last character is the one to point at."""
LONGEST_LINE = 2000


def syntax_fault(text: str, error: yaml.YAMLError) -> Fault:
    """The one fault of a text that is not YAML, at the character to look at."""
    mark = getattr(error, "problem_mark", None)
    index = min(mark.index, len(text)) if mark else 0
    tab = _tab(text, index)
    if tab is not None:
        return Fault("E106", Span(tab, tab + 1))
    problem, index = _cause(text, _problem(error), index, _begun(error, len(text)))
    end = lines_of(text).around(index).end
    return Fault("E105", Span(index, max(index, min(index + 1, end))), {"problem": problem, **_remedy(problem)})


def _problem(error: yaml.YAMLError) -> str:
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    return next((ours for words, ours in PROBLEMS.items() if words in said), "other")


def _begun(error: yaml.YAMLError, most: int) -> int | None:
    """Where the quote, bracket or line began that the parser was in."""
    mark = getattr(error, "context_mark", None)
    return min(mark.index, most) if mark else None


def _tab(text: str, index: int) -> int | None:
    """The tab that YAML stumbled over, if it was one."""
    start = lines_of(text).around(index).start
    indent = text[start:index]
    if "\t" in indent and not indent.strip():
        return start + indent.index("\t")
    return index if text[index : index + 1] == "\t" else None


def _cause(text: str, problem: str, index: int, begun: int | None) -> tuple[str, int]:
    if problem in UNCLOSED and begun is not None:
        comma = text.find("，", begun, index + 1)
        if comma >= 0 and problem != "open":
            return "wide_comma", comma
        return problem, begun if "\n" in text[begun:index] else index
    if problem == "character" and begun is not None:
        return problem, begun
    if problem in ("colon", "no_colon", "indent"):
        return _by_hand(text, index, begun) or _by_line(text, problem, index)
    return problem, index


def _by_hand(text: str, index: int, begun: int | None) -> tuple[str, int] | None:
    """What a hand did in the line the parser gave up in, in the last one before it, or where it began to wonder."""
    here = lines_of(text).around(index)
    before = lines_of(text).around(len(text[: here.start].rstrip()))
    lines = [here, before, *([lines_of(text).around(begun)] if begun is not None else [])]
    for start, end in lines:
        line = text[start : min(end, start + LONGEST_LINE)]
        for problem, pattern in HANDS:
            if found := pattern.match(line):
                return problem, start + found.end() - 1
    return None


def _by_line(text: str, problem: str, index: int) -> tuple[str, int]:
    """A line that stands too deep, or a text that goes on where it had ended; else what the parser said."""
    start, end = lines_of(text).around(index)
    first = start + len(text[start:index]) - len(text[start:index].lstrip())
    key = NARROW_KEY.match(text[start : min(end, start + LONGEST_LINE)])
    if problem == "colon" and key and start + key.end() >= index and text[:start].strip():
        return "deep", first
    if problem == "indent" and first < index and text[first:index].rstrip()[-1:] in ('"', "'", "]", "}"):
        return "goes_on", index
    return problem, index


def _remedy(problem: str) -> dict[str, Any]:
    return {"remedy": problem} if problem in REMEDIES else {}


REMEDIES = (*UNCLOSED, *(name for name, _ in HANDS), "wide_comma", "deep", "goes_on")
