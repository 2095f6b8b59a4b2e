"""A report as text for people: plain lines for a pipe or a file, drawn with colours on a terminal."""

from itertools import islice

from checklist.reports.report import Report
from checklist.writers.look import Look, Voice, bare, paint
from checklist.writers.page import page
from checklist.writers.plain import drawn

SCREENS = 200
"""What is longer than so many lines is a listing, not a screen: rich would take longer over it than all else."""


def write(report: Report, catalog: Voice, look: Look) -> str:
    """The report as text; every line ends."""
    elements = page(report, catalog, look)
    if not look.colour:
        return drawn(elements, look, bare)
    first = list(islice(elements, SCREENS))
    if len(first) == SCREENS:
        return drawn((*first, *elements), look, paint)
    from checklist.writers import terminal

    return terminal.drawn(first, look)
