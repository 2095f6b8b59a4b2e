"""The sheet for the wall: its paper, and letters as big as the rows on it allow."""

from markupsafe import Markup

from checklist.reports.report import Report, Section, Table
from checklist.writers.templates import asset

SHEETS = {"A0": (1189, 841), "A1": (841, 594), "A2": (594, 420), "A3": (420, 297)}
"""Millimetres, broad side first: browsers know A3 by name, but no bigger paper."""
TALLEST, LEAST = 30, 12
"""The millimetres a row takes on A1: no more, and no less; with more rows there are more sheets."""
PART, DENSE, READABLE = 0.33, 0.42, 5.2
"""How high letters are beside their row; in the lowest rows, which hold one line, more, up to so many millimetres."""
AROUND = 150
"""The millimetres of A1 that margins, titles and headings take."""


def paper(report: Report, sheet: str) -> Markup:
    """The styles of a sheet of this size."""
    wide, high = SHEETS[sheet]
    scale = wide / 841
    rows = max((len(table.rows) for table in tables(report)), default=1)
    row = min(TALLEST, max(LEAST, (594 - AROUND) // max(rows, 1)))
    letters = round(max(row * PART, min(row * DENSE, READABLE)) * scale, 2)
    return asset("poster.css") + Markup(
        "@media print {{ @page {{ size: {}mm {}mm; margin: {}mm; }} .poster {{ font-size: {}mm; }} "
        ".poster tbody tr {{ height: {}mm; }} }}\n"
    ).format(wide, high, round(20 * scale), letters, round(row * scale, 2))


def tables(report: Report) -> list[Table]:
    """The tables on the sheet."""
    sections = [one for one in report.blocks if isinstance(one, Section)]
    return [one for section in sections for one in section.blocks if isinstance(one, Table)]
