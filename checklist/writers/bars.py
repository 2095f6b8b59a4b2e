"""A bar as SVG: a shape without words, so that it stretches with the page; the words are for who does not see it."""

from fractions import Fraction

from markupsafe import Markup, escape

from checklist.reports.report import Bar
from checklist.writers.cells import bar_style

UNKNOWN = '<path class="unknown" d="M0 6H100"/>'


def tenths(share: Fraction, whole: int) -> str:
    """So much of a whole that is given in tenths, half up, with one decimal; no more than all of it, no less than 0."""
    return parts(share.numerator, share.denominator, whole)


def parts(over: int, under: int, whole: int) -> str:
    """The same of a share that is given by its two numbers."""
    part = (2 * over * whole + under) // (2 * under)
    part = 0 if part < 0 else min(part, whole)
    return f"{part // 10}.{part % 10}"


def bar(value: Bar, label: str) -> Markup:
    """Progress as a filled part, what is expected as a mark; dashes where no progress is known."""
    progress, expected = value.progress, value.expected
    done = UNKNOWN if progress is None else f'<rect class="done" width="{tenths(progress, 1000)}" height="12"/>'
    mark = f'<rect class="mark" x="{tenths(expected, 985)}" width="1.5" height="12"/>' if expected is not None else ""
    return Markup(  # noqa: S704 -- figures and an escaped label
        f'<svg class="bar {bar_style(value)}" role="img" viewBox="0 0 100 12" preserveAspectRatio="none" '
        f'aria-label="{escape(label)}"><rect class="track" width="100" height="12"/>{done}{mark}</svg>'
    )
