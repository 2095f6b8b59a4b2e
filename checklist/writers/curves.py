"""A task's curve as SVG: lines without words, so that they stretch with the page; the words stand beside them."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from checklist.core.curve import Curve, done_on, expected_on
from checklist.core.message import say
from checklist.writers.bars import parts
from checklist.writers.cells import tone
from checklist.writers.ink import Ink

WIDE, HIGH = 1000, 100
"""The chart's own units, stretched to the room there is."""
STEP = 6
SCALE = '<span class="scale" aria-hidden="true"><span>100%</span><span>50%</span><span>0%</span></span>\n'
KEYS = (("actual", "done"), ("expected", "expected"), ("today", "today"))
"""The lines by their classes, and by what they are called."""
Spot = tuple[str, str]
"""A place in the chart's units: across, and down from the top."""
Places = Callable[[date], str]
"""Where a day stands across the chart."""


def chart(curve: Curve, ink: Ink) -> Markup:
    """What was expected as a dashed line, what was done as a filled one, and the present day."""
    first = curve.expected[0][0]
    last = max(curve.expected[-1][0], curve.today)
    days = max((last - first).days, 1)

    def at(day: date) -> str:
        return parts((day - first).days, days, WIDE * 10)

    done, expected = done_on(curve, curve.today), expected_on(curve, curve.today)
    colour = tone(curve.light, done, expected)
    label = ink.text(say("chart.label", day=curve.today, done=done, expected=expected))
    return Markup(  # noqa: S704 -- figures, and words that are escaped
        f'<figure class="chart {colour}">\n<div class="plot">\n{SCALE}<svg role="img" aria-label="{label}" '
        f'viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none">\n{"".join(_strokes(curve, at))}</svg>\n'
        f'<span class="days" aria-hidden="true"><span>{ink.text(first)}</span><span>{ink.text(last)}</span></span>\n'
        f"</div>\n<figcaption>{label}{_keys(ink)}</figcaption>\n</figure>\n"
    )


def _strokes(curve: Curve, at: Places) -> Iterator[str]:
    """All that is drawn, from the back to the front: steps, what was done and the area under it, the plan, the day."""
    yield _stroke("grid", f"M0 0H{WIDE}M0 {HIGH // 2}H{WIDE}M0 {HIGH}H{WIDE}")
    for day, _ in curve.expected[1:-1]:
        yield _stroke("step", f"M{at(day)} {HIGH}V{HIGH - STEP}")
    lines = list(_runs(curve, at))
    for run in lines:
        yield _stroke("area", f"M{run[0][0]} {HIGH}{_path(run, 'L')}L{run[-1][0]} {HIGH}Z")
    for run in lines:
        yield _stroke("actual", _path(run, "M"))
    yield _stroke("expected", _expected(curve, at))
    if curve.today >= curve.expected[0][0]:
        yield _stroke("today", f"M{at(curve.today)} 0V{HIGH}")


def _stroke(name: str, path: str) -> str:
    return f'<path class="{name}" d="{path}"/>\n'


def _keys(ink: Ink) -> str:
    """What each line means."""
    told = (f'<span class="key {one}">{ink.said(f"chart.key.{key}")}</span>' for one, key in KEYS)
    return f'<span class="keys" aria-hidden="true">{"".join(told)}</span>'


def _down(share: Fraction) -> str:
    return parts(share.denominator - share.numerator, share.denominator, HIGH * 10)


def _path(run: list[Spot], begin: str) -> str:
    return begin + "L".join(f"{across} {down}" for across, down in run)


def _expected(curve: Curve, at: Places) -> str:
    """The line of what is expected: straight between its points, or level up to each."""
    spots = [(at(day), _down(share)) for day, share in curve.expected]
    if curve.held:
        spots = [spots[0], *(spot for one, two in pairwise(spots) for spot in ((two[0], one[1]), two))]
    return _path(spots, "M")


def _runs(curve: Curve, at: Places) -> Iterator[list[Spot]]:
    """What was done, level from each report to the next; apart where between them nothing was known."""
    run: list[Spot] = []
    for (day, share), (end, _) in pairwise((*curve.actual, (curve.today, None))):
        if share is None:
            if run:
                yield run
            run = []
            continue
        run += [(at(day), _down(share)), (at(end), _down(share))]
    if run:
        yield run
