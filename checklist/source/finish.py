"""The last touch on edits: columns beside what grew or shrank, and a last line that was not ended."""

import re
from collections.abc import Iterable, Iterator

from checklist.core.width import width
from checklist.source.edit import Edit, apply
from checklist.source.layout import (
    Page,
    content_end,
    is_block_text,
    is_flow,
    line_before,
    line_end,
    line_start,
    next_line,
)
from checklist.source.lines import lines_of
from checklist.source.quotes import SIGN, sign_end
from checklist.source.text import Span
from checklist.source.tree import Mapping, Node, Scalar, Sequence

SLACK = re.compile(r"[\]}]*,?( +)(?=[^ \r\n])")
"""What may follow a value up to the next thing on its line: brackets, a comma, blanks."""


OPENS_LINES = re.compile(r"(?:.*[:?-][ \t]+)?[|>][0-9]?\+?[0-9]?[ \t]*(?:[ \t]#.*)?")
"""A line below which there is a text whose last line's end is part of it."""
KEY = re.compile(r" *(?:- +)*(?=[^ |>])")
"""Where a line's key begins, behind any dashes."""
LONGEST = 30_000
"""How far back from its end the beginning of such a text is looked for: no text is longer."""


def finished(page: Page, root: Mapping, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order, those that do nothing left out; what stood in columns stands in them still."""
    ordered = sorted((one for one in edits if one.text != page.text[slice(*one.span)]), key=lambda one: one.span)
    aligned = list(_aligned(page.text, ordered))
    return tuple(_open_ended(page, root, aligned) if page.is_open else aligned)


def _aligned(text: str, edits: list[Edit]) -> Iterator[Edit]:
    for at, one in enumerate(edits):
        end = edits[at + 1].span.start if at + 1 < len(edits) else len(text)
        found = SLACK.match(text, one.span.end)
        old = text[slice(*one.span)]
        if not found or found.end() > end or "\n" in old + one.text or "\r" in old + one.text:
            yield one
            continue
        room = found.end() - found.start(1)
        new = room - width(one.text) + width(old)
        least = 2 if text[found.end()] == "#" else 1
        if room <= least and not (new > room and _is_in_column(text, found.end())):
            yield one
        else:
            kept = text[one.span.end : found.start(1)]
            yield Edit(Span(one.span.start, found.end()), one.text + kept + " " * max(new, least))


def _is_in_column(text: str, index: int) -> bool:
    """Does something begin, behind more than one blank, in the same column of the line above or below?"""
    start = line_start(text, index)
    column = width(text[start:index])
    others = (line_before(text, start), next_line(text, index))
    lines = (text[slice(*lines_of(text).around(at))] for at in others if at != start and at < len(text))
    return any(_begins(line, column) for line in lines)


def _begins(line: str, column: int) -> bool:
    at = taken = 0
    while taken < column and at < len(line):
        taken += width(line[at])
        at += 1
    return taken == column and line[at : at + 1].strip() != "" and line[max(at - 2, 0) : at] == "  "


def _open_ended(page: Page, root: Mapping, edits: list[Edit]) -> Iterator[Edit]:
    """Edits of a text whose last line is not ended, so that the new last line is not ended either."""
    text, newline = page.text, page.newline
    last = len(text) - len(newline)
    kept = [one for one in edits if one.span.end <= last]
    tail = [one for one in edits if one.span.end > last]
    if not tail:
        yield from edits
        return
    start, new = _joined(text, tail)
    while not new.strip() and not _is_lines(text, root, start):
        before = line_end(text, len(text[:start].rstrip(" \t\r\n")))
        joined = [one for one in kept if one.span.end >= before]
        if not joined:
            yield from (*kept, Edit(Span(before, last), ""))
            return
        kept = [one for one in kept if one.span.end < before]
        start, new = _joined(text, [*joined, Edit(Span(start, len(text)), "")])
    if start > last:
        kept += _without_end(text, root, last, kept)
    if new and not _ends_in_lines(text[max(0, start - LONGEST) : start] + new):
        new = new.removesuffix(newline)
    yield from (*kept, Edit(Span(min(start, last), last), newline + new if start > last else new))


def _joined(text: str, edits: list[Edit]) -> tuple[int, str]:
    """Where the first of some edits begins, and what the text is from there to its end."""
    start = min(one.span.start for one in edits)
    return start, apply(text[start:], (Edit(Span(a - start, b - start), put) for (a, b), put in edits))


def _ends_in_lines(text: str) -> bool:
    """Does a text end with lines whose end is part of a value? Then one above, less far in, opens them."""
    least = len(text)
    for line in reversed(text.rstrip("\r\n").splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < least:
            key = KEY.match(line)
            if least < len(text) and OPENS_LINES.fullmatch(line) and (key.end() if key else indent) < least:
                return True
            least = indent
    return False


def _last_before(text: str, node: Node, index: int) -> Node:
    """The last text, or thing in brackets, that begins before a place."""
    while not isinstance(node, Scalar) and not is_flow(text, node):
        below = [one for _, one in node.pairs] if isinstance(node, Mapping) else node.items
        node = next((one for one in reversed(below) if one.start < index), below[0])
    return node


def _is_lines(text: str, root: Mapping, index: int) -> bool:
    """Is the last line with anything on it, before this one, part of a text on lines of its own?"""
    node = _last_before(text, root, index)
    return isinstance(node, Scalar) and is_block_text(text, node) and not text[content_end(text, node) : index].strip()


def _without_end(text: str, root: Mapping, last: int, edits: list[Edit]) -> Iterator[Edit]:
    """A text on lines of its own that ended with the file, unended, stays unended when something follows."""
    node = _last_before(text, root, last)
    if not (isinstance(node, Scalar) and is_block_text(text, node) and content_end(text, node) >= last):
        return
    span = Span(node.start, sign_end(text, node))
    if not any(one.span.end > span.start and one.span.start < span.end for one in edits):
        sign = SIGN.match(text, span.start)
        bare = sign[0].replace("+", "") if sign else ""
        if not bare.endswith("-"):
            yield Edit(span, f"{bare}-")


def sequence_gap(text: str, node: Sequence) -> int:
    """How far behind its dash the first item of a block list begins."""
    start = node.start
    item = node.items[0].start
    return max(item - line_start(text, item) - (start - line_start(text, start)), 2)
