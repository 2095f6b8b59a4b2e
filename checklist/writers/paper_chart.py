"""A task's curve as a chart of Word's own, which stays sharp in print: a dashed line and a solid one over the days."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from checklist.core.curve import Curve, done_on, expected_on
from checklist.core.message import say
from checklist.writers.cells import Cells
from checklist.writers.paper import RELATIONS, paragraph

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
EMU = 635
"""The units of drawings in a twentieth of a point."""
HIGH = 3400
"""How high a chart is, in twentieths of a point."""
DAYS = "yyyy\\-mm\\-dd"
DAY_ZERO = date(1899, 12, 30)
"""The day that charts count from."""
Spot = tuple[date, Fraction | None]


def mark(index: int) -> str:
    """What stands for a chart until its part has a name."""
    return f"chart-{index}"


def frame(index: int, curve: Curve, cells: Cells, across: int) -> str:
    """The paragraph that a chart stands in; who cannot see it is told both figures of the day."""
    done, expected = done_on(curve, curve.today), expected_on(curve, curve.today)
    label = cells.text(say("chart.label", day=curve.today, done=done, expected=expected))
    size = f'cx="{across * EMU}" cy="{HIGH * EMU}"'
    return paragraph(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{index + 1}" name="{mark(index)}" descr={quoteattr(label)}/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{mark(index)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        align="center",
        pitch=0,
    )


def chart(curve: Curve, cells: Cells) -> str:
    """The chart itself."""
    first = curve.expected[0][0]
    last = max(curve.expected[-1][0], curve.today, first + timedelta(days=1))
    top = max([Fraction(1), *(share for _, share in (*curve.expected, *curve.actual) if share is not None)])
    expected, done = list(_expected(curve)), list(_actual(curve))
    most = max(len(expected), len(done))
    lines = (
        _line(0, cells.text(say("chart.key.expected")), _as_long(expected, most), "7F7F7F", "dash"),
        _line(1, cells.text(say("chart.key.done")), _as_long(done, most), "1F4E9E", "solid"),
    )
    quarter = max((last - first).days // 4, 1)
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea><c:layout/><c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(lines)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        f"{_axis(1, 2, 'b', (_days(first), _days(last)), DAYS, quarter)}"
        f"{_axis(2, 1, 'l', (0, _number(top)), '0%', '0.25')}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{LETTERS}</c:legend><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def attach(document: Any, charts: list[str]) -> None:
    """Give a document its charts: a part each, and their names where the marks stand."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import Part

    ids = {}
    for index, told in enumerate(charts):
        name = document.part.package.next_partname("/word/charts/chart%d.xml")
        part = Part(name, TYPE, f'<?xml version="1.0" encoding="UTF-8"?>\n{told}'.encode(), document.part.package)
        ids[mark(index)] = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    for one in document.element.body.iter(f"{{{C}}}chart"):
        held = one.get(f"{{{RELATIONS}}}id")
        one.set(f"{{{RELATIONS}}}id", ids.get(held, held))


LETTERS = (
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Times New Roman"/>'
    '<a:ea typeface="宋体"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)


def _line(index: int, name: str, spots: list[Spot], colour: str, dash: str) -> str:
    days = "".join(f'<c:pt idx="{at}"><c:v>{_days(day)}</c:v></c:pt>' for at, (day, _) in enumerate(spots))
    shares = "".join(
        f'<c:pt idx="{at}"><c:v>{_number(share)}</c:v></c:pt>'
        for at, (_, share) in enumerate(spots)
        if share is not None
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:v>{escape(name)}</c:v></c:tx>'
        f'<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:prstDash val="{dash}"/>'
        f'</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        f"<c:xVal>{_numbers(index * 2, len(spots), 'General', days)}</c:xVal>"
        f"<c:yVal>{_numbers(index * 2 + 1, len(spots), '0%', shares)}</c:yVal>"
        f'<c:smooth val="0"/></c:ser>'
    )


def _numbers(column: int, count: int, form: str, points: str) -> str:
    """Numbers as they would stand in a sheet: not every program reads them without one."""
    letter = "ABCD"[column]
    return (
        f"<c:numRef><c:f>Sheet1!${letter}$1:${letter}${count}</c:f><c:numCache><c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>'
    )


def _axis(own: int, other: int, side: str, ends: tuple[Any, Any], form: str, unit: Any) -> str:
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{ends[1]}"/>'
        f'<c:min val="{ends[0]}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{LETTERS}<c:crossAx val="{other}"/><c:crosses val="min"/>'
        f'<c:majorUnit val="{unit}"/></c:valAx>'
    )


def _expected(curve: Curve) -> Iterator[Spot]:
    """What is expected: straight between its points, or level up to each."""
    yield curve.expected[0]
    for (_, before), (day, share) in pairwise(curve.expected):
        if curve.held:
            yield day, before
        yield day, share


def _actual(curve: Curve) -> Iterator[Spot]:
    """What was done, level from each report to the next; nothing where nothing was known."""
    for (day, share), (end, _) in pairwise((*curve.actual, (curve.today, None))):
        yield day, share
        yield end, share


def _as_long(spots: list[Spot], most: int) -> list[Spot]:
    """A line with its end told as often as makes it so long: LibreOffice reads none that is shorter than another."""
    return spots + spots[-1:] * (most - len(spots))


def _days(day: date) -> int:
    return (day - DAY_ZERO).days


def _number(share: Fraction) -> str:
    return f"{float(share):.6g}"
