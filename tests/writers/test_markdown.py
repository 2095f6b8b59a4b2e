"""Markdown: what it renders to is what was typed, and nothing more."""

import html
import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from checklist.reports.report import Column, Fact, Facts, Items, Paragraph, Report, Section, Table
from checklist.writers.formats import Look, write
from checklist.writers.markdown import inert
from checklist.writers.safe import safe
from tests.examples import examples
from tests.writers.given import DAY, one_table, reports, texts
from tests.writers.voice import ZH

RENDER = MarkdownIt("commonmark").enable("table")
OURS = {"h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "blockquote", "br"}


def rendered(report: Report) -> str:
    return str(RENDER.render(write(report, "md", ZH, Look())))


@given(reports)
@examples(200)
def test_only_our_own_tags_come_of_it(report: Report) -> None:
    tags = set(re.findall(r"<(\w+)", rendered(report)))
    assert tags <= OURS


@given(texts)
@examples(300)
def test_it_shows_what_was_typed(text: str) -> None:
    shown = rendered(Report("any", "t", DAY, (Paragraph(f"x{text}"), Paragraph(text), Paragraph(f"{text}x"))))
    words = html.unescape(re.sub(r"</?(?:p|br /)>|<br>", "\n", shown)).replace("\u200b", "")
    for typed in (f"x{text}", f"{text}x"):
        assert " ".join(safe(typed).split()) in " ".join(words.split())


@given(texts)
def test_a_cell_stays_one_cell(text: str) -> None:
    shown = rendered(one_table((text, "b"), (text, "d")))
    assert shown.count("<td") == 4


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a|b", r"a\|b"),
        ("<b>x</b>", r"&lt;b&gt;x&lt;/b&gt;"),
        ("[x](http://e.x)", r"\[x\](http\://e.x)"),
        ("www.e.x", r"www\.e.x"),
        ("@someone", "@&#8203;someone"),
        ("#12", r"\#&#8203;12"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("43.8%", "43.8%"),
        ("-12.3", "-12.3"),
        ("---", r"\---"),
        ("_x_ *y* `z` ~~a~~", r"\_x\_ \*y\* \`z\` \~\~a\~\~"),
    ],
)
def test_special_characters(text: str, markdown: str) -> None:
    assert inert(text) == markdown


def test_the_whole_of_a_report() -> None:
    blocks = (
        Table(
            "t", (Column("a", heading="任务"), Column("n", "right", heading="天数")), (("道路", 3),), "逾期", "另有2项"
        ),
        Facts("f", (Fact("a", "一\n二", "问题"), Fact("b", None, "无"))),
        Section("s", "逐项", (Items("i", ("甲", "乙"), "要求"), Table("e", (), (), "空"))),
    )
    assert write(Report("any", "通报", DAY, blocks), "md", ZH, Look()) == (
        "# 通报\n\n截至2020年6月16日\n\n## 逾期\n\n"
        "| 任务 | 天数 |\n| --- | ---: |\n| 道路 | 3 |\n\n另有2项\n\n"
        "- **问题** 一<br>二\n\n## 逐项\n\n### 要求\n\n- 甲\n- 乙\n\n### 空\n\n（无）\n"
    )


def test_a_fact_without_a_name_is_no_rule() -> None:
    shown = rendered(Report("any", "t", DAY, (Facts("f", (Fact("a", " ", ""),)),)))
    assert "<hr" not in shown
