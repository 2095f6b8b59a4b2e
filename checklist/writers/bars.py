"""A bar as SVG: a shape without words, so that it stretches with the page; the words are for who does not see it."""

from fractions import Fraction

from markupsafe import Markup

from checklist.reports.report import Bar
from checklist.writers.cells import gap_style

BAR = Markup(
    '<svg class="bar {tone}" role="img" viewBox="0 0 100 12" preserveAspectRatio="none" aria-label="{label}">'
    '<rect class="track" width="100" height="12"/>{done}{mark}</svg>'
)
DONE = Markup('<rect class="done" width="{}" height="12"/>')
MARK = Markup('<rect class="mark" x="{}" width="1.5" height="12"/>')
UNKNOWN = Markup('<path class="unknown" d="M0 6H100"/>')


def tenths(share: Fraction, whole: int) -> str:
    """So much of a whole that is given in tenths, half up, with one decimal; no more than all of it, no less than 0."""
    over, under = share.numerator, share.denominator
    part = min(max((2 * over * whole + under) // (2 * under), 0), whole)
    return f"{part // 10}.{part % 10}"


def bar(value: Bar, label: str) -> Markup:
    """Progress as a filled part, what is expected as a mark; dashes where no progress is known."""
    progress, expected = value.progress, value.expected
    tone = "" if progress is None or expected is None else gap_style(progress - expected)
    done = UNKNOWN if progress is None else DONE.format(tenths(progress, 1000))
    mark = "" if expected is None else MARK.format(tenths(expected, 985))
    return BAR.format(tone=tone, label=label, done=done, mark=mark)
