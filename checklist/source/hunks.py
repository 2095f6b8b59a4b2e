"""What edits do to the lines of a text: only the lines around them are looked at, however long it is."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from checklist.core.value import Value
from checklist.source.edit import Edit, apply
from checklist.source.layout import line_before, line_start, next_line
from checklist.source.lines import place
from checklist.source.text import Span

CONTEXT = 3
"""How many lines are shown before and behind what changed."""


class Hunk(Value):
    """Lines that follow one another, from a line of the old text and one of the new, both counted from 1.

    Each is a sign and the line without its end: `-` for one that goes, `+` for one that comes, a blank for one that
    stays.
    """

    line: int
    new_line: int
    lines: tuple[tuple[str, str], ...]


def hunks(text: str, edits: Iterable[Edit], context: int = CONTEXT) -> tuple[Hunk, ...]:
    """What changes in the lines of a text, as `diff -u` tells it."""
    found: list[Hunk] = []
    moved = 0
    for span, inside in _regions(text, sorted(edits, key=lambda one: one.span), context):
        start, end = span
        old = text[start:end]
        new = apply(old, (Edit(Span(a - start, b - start), put) for (a, b), put in inside))
        lines = tuple(_compared(_lines(old), _lines(new)))
        line = place(text, start).line
        found.append(Hunk(line, line + moved, lines))
        moved += sum((sign == "+") - (sign == "-") for sign, _ in lines)
    return tuple(one for one in found if any(sign != " " for sign, _ in one.lines))


def shown(found: Iterable[Hunk]) -> Iterator[str]:
    """The hunks as lines, each under where it stands."""
    for one in found:
        counts = [sum(sign != other for sign, _ in one.lines) for other in "+-"]
        yield f"@@ -{one.line},{counts[0]} +{one.new_line},{counts[1]} @@"
        yield from (f"{sign}{line}" for sign, line in one.lines)


def _regions(text: str, edits: list[Edit], context: int) -> Iterator[tuple[Span, list[Edit]]]:
    """Whole lines around edits, with some more before and behind; those that meet are one."""
    here: Span | None = None
    inside: list[Edit] = []
    for one in edits:
        around = _widened(text, one.span, context)
        if here and around.start <= here.end:
            here = Span(here.start, max(here.end, around.end))
            inside.append(one)
            continue
        if here:
            yield here, inside
        here, inside = around, [one]
    if here:
        yield here, inside


def _widened(text: str, span: Span, context: int) -> Span:
    start = line_start(text, span.start)
    end = span.end if span.end > start and line_start(text, span.end) == span.end else next_line(text, span.end)
    for _ in range(context):
        start = line_before(text, start)
        end = next_line(text, end)
    return Span(start, end)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((" ", line.rstrip("\r\n")) for line in old[a:b])
        else:
            yield from (("-", line.rstrip("\r\n")) for line in old[a:b])
            yield from (("+", line.rstrip("\r\n")) for line in new[c:d])
