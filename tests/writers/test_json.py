"""JSON: the same in every language, exact, and readable by anything."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from checklist.core.message import Points, say
from checklist.core.model import Light, Status
from checklist.core.value import replace
from checklist.reports.report import Bar, Column, Fact, Facts, Items, Move, Paragraph, Report, Section, Table
from checklist.writers.formats import Look, write
from checklist.writers.json import plain
from tests.writers.given import DAY, REVISION, reports, texts
from tests.writers.voice import EN, ZH


def read(report: Report) -> Any:
    return json.loads(write(report, "json", ZH, Look()), parse_constant=pytest.fail)


@given(reports)
def test_it_is_json_in_one_way_only(report: Report) -> None:
    text = write(report, "json", ZH, Look())
    assert text == write(report, "json", EN, Look(80, True, False, True))
    assert text.endswith("}\n")
    json.loads(text, parse_constant=pytest.fail)
    assert all(one.isprintable() or one in "\n\u3000" for one in text)
    text.encode()


@given(texts)
def test_text_comes_back_the_same(text: str) -> None:
    assert read(Report("any", "t", DAY, (Paragraph(text, "said"),)))["data"]["said"] == text


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Fraction(1, 3), 0.333333),
        (Fraction(1), 1.0),
        (Points(Fraction(-1, 8)), -0.125),
        (Decimal("2.50"), 2.5),
        (Decimal(82), 82),
        (Decimal("1E+3"), 1000),
        (DAY, "2020-06-16"),
        (Light.NONE, "none"),
        (Status.IN_PROGRESS, "in-progress"),
        (None, None),
        (True, True),
        (7, 7),
        (("a", DAY), ["a", "2020-06-16"]),
        (say("why.overdue", days=3, due=DAY), {"code": "why.overdue", "days": 3, "due": "2020-06-16"}),
        (Bar(Fraction(1, 2), None), {"progress": 0.5, "expected": None}),
        (Move(3), 3),
        (Move(None), None),
    ],
)
def test_values(value: object, form: object) -> None:
    got = plain(value)
    assert got == form
    assert type(got) is type(form)


def test_what_has_no_form_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())


def test_the_head() -> None:
    versions = {"rev": REVISION, "since_rev": replace(REVISION, id="f" * 40)}
    report = Report("status", say("x"), DAY, (), since=DAY, **versions, workspace="阜阳", notes=(say("n", a=1),))
    assert read(report) == {
        "schema": 1,
        "kind": "status",
        "as_of": "2020-06-16",
        "pinned": False,
        "known_by": None,
        "since": "2020-06-16",
        "rev": "a1b2c3d4e5" + "0" * 30,
        "rev_day": "2020-06-16",
        "since_rev": "f" * 40,
        "workspace": "阜阳",
        "notes": [{"code": "n", "a": 1}],
        "data": {},
    }
    assert read(replace(report, pinned=True))["pinned"] is True


def test_blocks_by_their_names() -> None:
    blocks = (
        Table("tasks", (Column("id"), Column("progress")), (("FY-07", Fraction(1, 2)),)),
        Facts("totals", (Fact("overdue", 3), Fact("silent", None))),
        Items("asks", ("甲",)),
        Paragraph("只给人看"),
        Paragraph(say("all_well"), "attention"),
        Section("unit", "市住建局", (Items("problems", ("一",)),)),
        Section("unit", "市城管局", ()),
        Section("list", say("list.title"), ()),
    )
    assert read(Report("any", "t", DAY, blocks))["data"] == {
        "tasks": [{"id": "FY-07", "progress": 0.5}],
        "totals": {"overdue": 3, "silent": None},
        "asks": ["甲"],
        "attention": {"code": "all_well"},
        "unit": [{"title": "市住建局", "problems": ["一"]}, {"title": "市城管局"}],
        "list": {"title": {"code": "list.title"}},
    }
