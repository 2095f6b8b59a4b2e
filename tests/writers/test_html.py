"""HTML: what a reader sees is what was typed, nothing typed is markup, and the page can load nothing."""

import re
from base64 import b64encode
from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given

from checklist.core.curve import Curve
from checklist.core.model import Light
from checklist.core.value import replace
from checklist.reports.report import (
    Bar,
    Chart,
    Column,
    Fact,
    Facts,
    Items,
    Paragraph,
    Report,
    Section,
    Signed,
    Table,
)
from checklist.writers.formats import Look, write
from checklist.writers.safe import safe
from tests.examples import examples
from tests.writers.browsed import OURS, Page
from tests.writers.given import DAY, one_table, reports, texts
from tests.writers.voice import EN, ZH

HALF, WHOLE = Fraction(1, 2), Fraction(1)


def page(report: Report, voice: object = ZH) -> Page:
    return Page(write(report, "html", voice, Look()))  # type: ignore[arg-type]


@given(reports)
@examples(150)
def test_only_our_own_tags_come_of_it_and_all_are_closed(report: Report) -> None:
    read = page(report)
    assert {tag for tag, _ in read.tags} <= OURS
    assert read.open == []
    for tag, carried in read.tags:
        assert not [name for name in carried if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        assert carried.get("href") == "data:," if tag == "link" else "href" not in carried


@given(texts)
@examples(200)
def test_it_shows_what_was_typed(text: str) -> None:
    words = page(Report("any", "t", DAY, (Paragraph(f"x{text}x"), Facts("f", (Fact("a", f"y{text}y", "b"),))))).words
    told = " ".join(words.split())
    for typed in (f"x{text}x", f"y{text}y"):
        assert " ".join(safe(typed).split()) in told


@given(texts)
def test_a_cell_stays_one_cell(text: str) -> None:
    assert len(page(one_table((text, "b"), (text, "d"))).all("td")) == 4


@given(reports)
@examples(50)
def test_the_same_report_is_the_same_bytes(report: Report) -> None:
    assert write(report, "html", ZH, Look()) == write(report, "html", ZH, Look(80, True, False, True))


def test_the_page_may_load_nothing_but_its_own_styles() -> None:
    text = write(one_table(("x",)), "html", ZH, Look())
    (styles,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (policy,) = (one["content"] for one in Page(text).all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    known = b64encode(sha256(styles.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{known}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in styles
    assert "@import" not in styles


@pytest.mark.parametrize(("voice", "language"), [(ZH, "zh-CN"), (EN, "en")])
def test_it_says_its_language(voice: object, language: str) -> None:
    assert page(one_table(("x",)), voice).all("html") == [{"lang": language}]


@pytest.mark.parametrize(
    ("bar", "label", "tone", "drawn"),
    [
        (Bar(HALF, WHOLE), "完成50.0%，应达100.0%", "bar bad", ["100", "50.0", "98.5"]),  # 50 points behind
        (Bar(WHOLE, HALF), "完成100.0%，应达50.0%", "bar good", ["100", "100.0", "49.3"]),  # 50 % of 98.5, half up
        (Bar(Fraction(3, 2), None), "完成150.0%，应达—", "bar ", ["100", "100.0"]),  # full is full
        (Bar(None, HALF), "完成—，应达50.0%", "bar ", ["100", "49.3"]),
        (Bar(HALF, HALF, Light.RED), "完成50.0%，应达50.0%", "bar bad", ["100", "50.0", "49.3"]),  # as its light
        (Bar(HALF, HALF, Light.GREY), "完成50.0%，应达50.0%", "bar dim", ["100", "50.0", "49.3"]),
    ],
)
def test_a_bar_has_words_for_who_does_not_see_it(bar: Bar, label: str, tone: str, drawn: list[str]) -> None:
    read = page(one_table((bar,)))
    (svg,) = read.all("svg")
    assert (svg["aria-label"], svg["class"]) == (label, tone)
    rects = read.all("rect")
    assert [one["x"] if one["class"] == "mark" else one["width"] for one in rects] == drawn


def test_a_curve_is_drawn_in_its_own_units() -> None:
    """Ten days, half expected after 5; a quarter done on the 3rd day, nothing known before."""
    start = date(2020, 1, 1)
    curve = Curve(
        ((start, Fraction(0)), (date(2020, 1, 6), HALF), (date(2020, 1, 11), WHOLE)),
        False,
        ((date(2020, 1, 4), Fraction(1, 4)),),
        date(2020, 1, 6),
    )
    paths = {one["class"]: one["d"] for one in page(Report("any", "t", DAY, (Chart("c", curve),))).all("path")}
    assert paths["expected"] == "M0.0 100.0L500.0 50.0L1000.0 0.0"
    assert paths["actual"] == "M300.0 75.0L500.0 75.0"
    assert paths["area"] == "M300.0 100L300.0 75.0L500.0 75.0L500.0 100Z"
    assert paths["today"] == "M500.0 0V100"
    assert paths["step"] == "M500.0 100V94"
    lit = page(Report("any", "t", DAY, (Chart("c", replace(curve, light=Light.YELLOW)),)))
    assert [one["class"] for one in lit.all("figure")] == ["chart warn"]


def test_what_is_expected_in_steps_is_drawn_level() -> None:
    held = Curve(((date(2020, 1, 1), Fraction(0)), (date(2020, 1, 11), WHOLE)), True, (), date(2020, 1, 6))
    paths = {one["class"]: one["d"] for one in page(Report("any", "t", DAY, (Chart("c", held),))).all("path")}
    assert paths["expected"] == "M0.0 100.0L1000.0 100.0L1000.0 0.0"


def test_a_gap_in_what_is_known_is_a_gap_in_the_line() -> None:
    first, back, again = date(2020, 1, 2), date(2020, 1, 4), date(2020, 1, 6)
    line = ((date(2020, 1, 1), Fraction(0)), (date(2020, 1, 11), WHOLE))
    curve = Curve(line, False, ((first, HALF), (back, None), (again, HALF)), date(2020, 1, 8))
    drawn = [
        one["d"] for one in page(Report("any", "t", DAY, (Chart("c", curve),))).all("path") if one["class"] == "actual"
    ]
    assert drawn == ["M100.0 50.0L300.0 50.0", "M500.0 50.0L700.0 50.0"]


def test_blocks_stand_under_their_headings() -> None:
    split = Table(
        "t",
        (Column("group", heading="组"), Column("name", grow=True, heading="名"), Column("n", "right", heading="数")),
        (("甲", "一", Signed(3)), ("甲", "二", None), ("乙", "三", Signed(-1))),
        "表",
        split="group",
        counted=True,
    )
    read = page(Report("any", "通报", DAY, (split, Section("s", "节", (Items("i", ("一\n二",)), Table("e", (), ()))))))
    headings = [tag for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert headings == ["h1", "h2", "h3", "h3", "h2"]
    assert " ".join(read.words.split()).endswith("表 甲（2项） 名数 一+3 二— 乙（1项） 名数 三-1 节 一 二 （无）")


def test_what_is_spare_or_quiet_is_not_shown() -> None:
    columns = (Column("a", heading="甲"), Column("b", heading="乙", spare=True), Column("c", heading="丙", quiet=True))
    assert [one.get("scope") for one in page(one_table(("x", None, "y"), columns=columns)).all("th")] == ["col"]
