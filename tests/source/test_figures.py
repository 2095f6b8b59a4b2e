"""Figures in other hands: what is refused, and what is asked whether it was meant."""

import pytest

from checklist.rules.example import problems
from tests.rules.asked import said, task


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("due: 2026-6-3", "2026-06-03"),
        ("due: 2026/06/30", "2026-06-30"),
        ("due: 2026年6月30日", "2026-06-30"),
        ("due: ２０２６-06-30", "2026-06-30"),
        ("due: 20260630", "2026-06-30"),
        ("due: 2026-06-30 00:00:00", "2026-06-30"),
        ("due: 2026-06-30T00:00", "2026-06-30"),
        ("progress: ４５％", "45%"),
        ("measure: {target: 10%}", "10"),
        ('measure: {target: "1,200"}', "1200"),
        ('measure: {target: "1,200.5"}', "1200.5"),
        ("weight: ２", "2"),
    ],
)
def test_what_is_legible_is_asked_back(line: str, meant: str) -> None:
    (one,) = problems(task(line))
    assert (one.code[0], said(one)[1]) == ("E", f"did you mean “{meant}”?")


@pytest.mark.parametrize(
    "line",
    [
        "due: 2026-6-31",
        "due: 30.6.2026",
        "due: 20260631",
        "due: 2026-06-30 09:30",
        "due: 2026/06-30",
        "weight: 1,5",
        "weight: '1,20'",
        "progress: half",
    ],
)
def test_what_leaves_a_doubt_is_not(line: str) -> None:
    (one,) = problems(task(line))
    assert "did you mean" not in said(one)[1]
