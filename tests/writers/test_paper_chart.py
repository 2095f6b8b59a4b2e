"""The curve on paper: a chart of Word's own, with the figures that the curve has."""

import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest

from checklist.core.curve import Curve
from checklist.reports.report import Chart, Report, Section
from checklist.writers.cells import Cells
from checklist.writers.formats import write
from checklist.writers.look import Look, Template
from checklist.writers.paper_chart import RELATIONS, C, chart
from checklist.writers.paper_template import template
from tests.writers.given import DAY
from tests.writers.opened import docx
from tests.writers.voice import EN, ZH

HALF, TENTH = Fraction(1, 2), Fraction(1, 10)
LINE = ((date(2020, 1, 1), Fraction(0)), (date(2020, 3, 1), HALF), (date(2020, 12, 31), Fraction(1)))
CURVE = Curve(LINE, False, ((date(2020, 2, 1), TENTH), (date(2020, 4, 1), None), (date(2020, 5, 1), HALF)), DAY)


def points(told: str) -> list[list[tuple[int, str]]]:
    """The points of each row of numbers."""
    rows = re.findall(r"<c:numCache>(.*?)</c:numCache>", told)
    return [
        [(int(at), number) for at, number in re.findall(r'<c:pt idx="(\d+)"><c:v>(.*?)</c:v>', row)] for row in rows
    ]


def test_both_lines_have_the_points_of_the_curve() -> None:
    """Day 43831 is 1 January 2020; what is expected is level up to a point only where it is held."""
    days, shares, done_days, done = points(chart(CURVE, Cells(ZH, Look())))
    assert days[:3] == [(0, "43831"), (1, "43891"), (2, "44196")]
    assert shares[:3] == [(0, "0"), (1, "0.5"), (2, "1")]
    assert [number for _, number in done_days] == ["43862", "43922", "43922", "43952", "43952", "43998"]
    assert done == [(0, "0.1"), (1, "0.1"), (4, "0.5"), (5, "0.5")], "apart where nothing was known"
    assert len(days) == len(done_days), "LibreOffice reads no line that is shorter than another"
    held = points(chart(Curve(LINE, True, CURVE.actual, DAY), Cells(ZH, Look())))
    assert [number for _, number in held[1]] == ["0", "0", "0.5", "0.5", "1", "1"]


@pytest.mark.parametrize(
    "odd",
    [
        Curve(((DAY, Fraction(0)),), False, ((DAY, Fraction(0)),), DAY),
        Curve(((date.min, Fraction(0)), (date(9999, 12, 30), Fraction(1))), True, ((DAY, Fraction(7)),), DAY),
        Curve(LINE, False, (), DAY),
    ],
)
def test_an_odd_curve_is_drawn_too(odd: Curve) -> None:
    low, high = re.findall(r'<c:max val="(.*?)"/><c:min val="(.*?)"/>', chart(odd, Cells(EN, Look())))
    assert all(float(one) > float(other) for one, other in (low, high))


@pytest.mark.parametrize("own", [False, True])
def test_each_chart_is_a_part_of_the_document(own: bool) -> None:
    """Who cannot see it is told both figures: on 16 June, 107 of 305 days later, 0.5 + 0.5 × 107 ÷ 305 is due."""
    look = Look(template=Template("x", template("review", ZH, chinese=True))) if own else Look()
    two = tuple(Section("s", "节", (Chart("curve", CURVE, "进度曲线"),)) for _ in range(2))
    made: Any = write(Report("any", "题", DAY, two), "docx", ZH, look)
    document = docx.Document(BytesIO(made))
    ids = [one.get(f"{{{RELATIONS}}}id") for one in document.element.body.iter(f"{{{C}}}chart")]
    parts = [document.part.rels[one].target_part for one in ids]
    assert [str(part.partname) for part in parts] == ["/word/charts/chart1.xml", "/word/charts/chart2.xml"]
    assert all("序时进度" in part.blob.decode() for part in parts)
    told = {one.get("descr") for one in document.element.body.iter() if one.tag.endswith("}docPr")}
    assert told == {"截至2020年6月16日：完成50.0%，应达67.5%"}
    assert made == write(Report("any", "题", DAY, two), "docx", ZH, look)
