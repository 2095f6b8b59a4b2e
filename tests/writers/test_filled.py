"""A template filled: wherever its names are cut apart, and whatever the words are that come into their places."""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.reports.report import Column, Paragraph, Report, Section, Table
from checklist.writers.formats import write
from checklist.writers.look import Look, Template
from checklist.writers.paper_names import NAMES
from checklist.writers.paper_template import template
from checklist.writers.safe import safe
from tests.imports import ROOT
from tests.writers.given import DAY, texts
from tests.writers.opened import W, docx, words
from tests.writers.voice import EN, ZH

LETTER = template("letter", ZH, chinese=True)


def report(title: str = "督办单", text: str = "请办理。") -> Report:
    slip = Table("slip", (Column("done", heading="办理情况"),), ((None,),), "反馈表", "签字")
    parts = (Paragraph("督〔2020〕1号", "number"), Paragraph(text, "to"), Paragraph(text), Paragraph(DAY, "day"))
    return Report("letters", "函", DAY, (Section("letters", title, parts, True, ink="red", slip=slip),))


def filled(data: bytes, told: Report) -> Any:
    made = write(told, "docx", ZH, Look(template=Template("x.docx", data)))
    return docx.Document(BytesIO(made))  # type: ignore[arg-type]


def cut(data: bytes, places: list[int]) -> bytes:
    """The template with its runs cut in two at some characters, as Word does where one has typed and corrected."""
    document = docx.Document(BytesIO(data))
    for run in list(document.element.body.iter(f"{W}r")):
        (text,) = run.iter(f"{W}t")
        for place in sorted({one % (len(text.text) + 1) for one in places}, reverse=True):
            rest = deepcopy(run)
            (after,) = rest.iter(f"{W}t")
            after.text, text.text = text.text[place:], text.text[:place]
            run.addnext(rest)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@given(st.lists(st.integers(0, 30), max_size=5))
@settings(max_examples=4)
def test_wherever_a_name_is_cut_apart_the_paper_is_the_same(places: list[int]) -> None:
    assert words(filled(cut(LETTER, places), report())) == words(filled(LETTER, report()))


@given(texts, texts)
@settings(max_examples=5)
def test_it_says_what_was_typed(title: str, text: str) -> None:
    """Braces in what comes in are words; they name no places."""
    told = words(filled(LETTER, report(f"x{title}{{{{正文}}}}", f"y{text}y")))
    assert f"x{safe(title)}{{{{正文}}}}".split() == [part for part in told.split("\n")[1].split() if part]
    assert told.count("y") >= 4


@pytest.mark.parametrize("kind", NAMES)
def test_our_templates_have_every_place_there_is(kind: str) -> None:
    """But the body of a circular as a whole, for who does not want its parts, and the line over a brief's annex."""
    for voice, chinese in ((ZH, True), (EN, False)):
        document = docx.Document(BytesIO(template(kind, voice, chinese)))
        told = words(document) + document.sections[0].footer.paragraphs[1].text
        lacking = [one.key for one in NAMES[kind] if f"{{{{{one.chinese if chinese else one.key}}}}}" not in told]
        assert lacking == {"circular": ["body"], "brief": ["header"]}.get(kind, [])


def test_a_template_is_the_same_bytes_each_time() -> None:
    assert template("letter", ZH, chinese=True) == LETTER


def test_in_a_cell_and_a_text_frame_something_stays_where_there_is_nothing() -> None:
    document = docx.Document(BytesIO(LETTER))
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "{{抄送}}", "{{事项}}"
    out = BytesIO()
    document.save(out)
    held = filled(out.getvalue(), report())
    assert [len(cell.paragraphs) for cell in held.tables[-1].rows[0].cells] == [1, 1]
    assert [cell.text for cell in held.tables[-1].rows[0].cells] == ["", "请办理。"]


@pytest.mark.parametrize("page", ["papers.md", "papers.zh-CN.md"])
def test_every_place_is_documented(page: str) -> None:
    """Its two names, its mark, and in how many templates it may and must be."""
    rows = {
        name: row
        for row in (ROOT / "docs" / page).read_text("utf-8").split("\n")
        for name in re.findall(r"^\| `\{\{(.*?)\}\}`", row)
    }
    held = {one.chinese: one for names in NAMES.values() for one in names}
    assert rows.keys() == held.keys()
    for name, row in rows.items():
        _, place, _, there, needed, _ = (part.strip() for part in row.split("|"))
        mine = [one for names in NAMES.values() for one in names if one.chinese == name]
        assert place == f"`{{{{{name}}}}}` `{{{{{mine[0].key}}}}}`" + (" ¶" if mine[0].pieces else "")
        assert len(re.split(", |、", there)) == len(mine)
        assert len(re.split(", |、", needed.replace("—", ""))) == max(sum(one.needed for one in mine), 1)
