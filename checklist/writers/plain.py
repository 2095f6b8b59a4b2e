"""A report as plain text: aligned lines for a pipe or a file; on a terminal it is drawn with colours."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from checklist.reports.report import Report
from checklist.writers.look import Line, Look, Voice, bare, paint
from checklist.writers.page import Element, Head, page
from checklist.writers.width import width

RULE = 72
"""The length of a rule where nothing says how wide the page is."""
SCREENS = 200
"""What is longer than so many lines is a listing, not a screen: rich would take longer over it than all else."""


def write(report: Report, catalog: Voice, look: Look) -> str:
    """The report as text; every line ends."""
    elements = page(report, catalog, look)
    if not look.colour:
        return text(elements, look, bare)
    first = list(islice(elements, SCREENS))
    if len(first) == SCREENS:
        return text((*first, *elements), look, paint)
    from checklist.writers import terminal

    return terminal.draw(first, look)


def text(elements: Iterable[Element], look: Look, ink: Callable[[Line], str]) -> str:
    """The elements as lines, with or without colours."""
    drawn = (ink(line) for one in elements for line in (headed(one, look) if isinstance(one, Head) else (one,)))
    return "".join(f"{line}\n" for line in drawn)


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
