"""A task's curve as SVG: lines without words, so that they stretch with the page; the words stand beside them."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from checklist.core.curve import Curve, done_on, expected_on
from checklist.core.message import say
from checklist.writers.bars import tenths
from checklist.writers.cells import gap_style
from checklist.writers.ink import Ink
from checklist.writers.templates import drawn

WIDE, HIGH = 1000, 100
"""The chart's own units, stretched to the room there is."""
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
        return tenths(Fraction((day - first).days, days), WIDE * 10)

    done, expected = done_on(curve, curve.today), expected_on(curve, curve.today)
    tone = "" if done is None else gap_style(done - expected)
    lines = list(_runs(curve, at))
    return drawn(
        "chart",
        {
            "tone": tone,
            "today": at(curve.today) if curve.today >= first else None,
            "expected": _expected(curve, at),
            "areas": [f"M{run[0][0]} {HIGH}{_path(run, 'L')}L{run[-1][0]} {HIGH}Z" for run in lines],
            "lines": [_path(run, "M") for run in lines],
            "steps": [at(day) for day, _ in curve.expected[1:-1]],
            "first": ink.text(first),
            "last": ink.text(last),
            "label": ink.text(say("chart.label", day=curve.today, done=done, expected=expected)),
            "legend": (ink.said("chart.key.done"), ink.said("chart.key.expected"), ink.said("chart.key.today")),
        },
    )


def _down(share: Fraction) -> str:
    return tenths(1 - share, HIGH * 10)


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
