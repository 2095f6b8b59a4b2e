"""Titles and lines one under the other, as text; with colours where the ink has them."""

from collections.abc import Callable, Iterable, Iterator

from checklist.writers.look import Line, Look
from checklist.writers.page import Element, Head
from checklist.writers.width import width

RULE = 72
"""The length of a rule where nothing says how wide the page is."""


def drawn(elements: Iterable[Element], look: Look, ink: Callable[[Line], str]) -> str:
    """The elements as lines, with or without colours."""
    lines = (ink(line) for one in elements for line in (headed(one, look) if isinstance(one, Head) else (one,)))
    return "".join(f"{line}\n" for line in lines)


def headed(head: Head, look: Look) -> Iterator[Line]:
    """A title: the report's stands above what it speaks of and a rule, a block's before a rule, a part's after one."""
    marks, room = look.marks, look.width or RULE
    *more, last = head.lines
    if head.depth == 0:
        yield from ([(line, "title")] for line in head.lines)
        yield from ([(line, "dim")] for line in head.under)
        yield [(marks.double * min(room, max(map(width, (*head.lines, *head.under)))), "dim")]
    elif head.depth == 1:
        yield from ([(line, "head")] for line in more)
        yield [(last, "head"), (f" {marks.rule * max(room - width(last) - 1, 2)}", "dim")]
    else:
        lead = f"{marks.rule} "
        for line in head.lines:
            yield [(lead, "dim"), (line, "head")]
            lead = "  "
