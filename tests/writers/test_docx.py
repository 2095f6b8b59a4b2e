"""Papers for Word: laid out by the standard, said in full, the same bytes each time, and opened by another program."""

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.message import say
from checklist.core.value import replace
from checklist.lang.catalog import Catalog
from checklist.reports.report import Column, Fact, Facts, Paragraph, Report, Section, Table
from checklist.writers.formats import Look, write
from checklist.writers.paper import CLOSER, LINES, PITCH, SIGNS, elements, moved
from checklist.writers.paper_blocks import chinese
from checklist.writers.paper_table import fitting, shared
from checklist.writers.safe import safe
from tests.examples import examples
from tests.writers.given import DAY, REVISION, one_table, reports, texts
from tests.writers.opened import W, docx, paper, words
from tests.writers.voice import EN, ZH

SOFFICE = shutil.which("soffice")


def test_nothing_in_it_is_of_another_document() -> None:
    data = write(one_table(("x",)), "docx", ZH, Look())
    with ZipFile(BytesIO(data)) as archive:  # type: ignore[arg-type]
        assert not [name for name in archive.namelist() if "stylesWithEffects" in name or "thumbnail" in name]


def test_the_page_is_that_of_the_standard() -> None:
    """A4; 37, 28, 26 and 35 mm; 22 lines of 28 characters in 225 × 156 mm, each of 16 points."""
    (page,) = paper(one_table(("x",))).sections
    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [210, 297]
    margins = (page.top_margin, page.left_margin, page.right_margin, page.bottom_margin)
    assert [round(side.mm) for side in margins] == [37, 28, 26, 35]
    assert PITCH * LINES <= 225 / 25.4 * 1440 < (PITCH + 1) * LINES
    assert round((16 * 20 + CLOSER) * SIGNS / 1440 * 25.4) == 156
    grid = page._sectPr.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", str(PITCH))


def test_every_run_names_its_chinese_font() -> None:
    report = Report("any", "题", DAY, (Section("s", "节", (Paragraph("文"), Section("t", "目", (Paragraph("字"),)))),))
    document = paper(report)
    fonts = [run.rPr.rFonts.get(f"{W}eastAsia") for run in document.element.body.iter(f"{W}r")]
    assert fonts == ["方正小标宋简体", "楷体_GB2312", "黑体", "仿宋_GB2312", "楷体_GB2312", "仿宋_GB2312"]
    assert words(document).split() == ["题", "截至2020年6月16日", "一、节", "文", "（一）目", "字"]


def test_headings_are_numbered_as_each_language_does() -> None:
    report = Report("any", "t", DAY, tuple(Section("s", n, (Section("t", "x", (Paragraph("y"),)),)) for n in "ab"))
    assert words(paper(report)).split("\n")[-6:] == ["一、a", "（一）x", "y", "二、b", "（一）x", "y"]
    assert words(paper(report, EN)).split("\n")[-6:] == ["1. a", "(1) x", "y", "2. b", "(1) x", "y"]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")]
)
def test_numbers_of_headings(number: int, said: str) -> None:
    assert chinese(number) == said


def test_headings_of_a_table_are_repeated_and_rows_stay_whole() -> None:
    rows = paper(one_table(("x", "y"), ("z", "w"))).tables[0]._tbl.tr_lst
    assert [row.trPr.find(f"{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)


def test_a_broad_table_turns_the_paper() -> None:
    columns = tuple(Column(f"c{at}", heading=str(at)) for at in range(9))
    (page,) = paper(one_table(tuple("abcdefghi"), columns=columns)).sections
    assert page.page_width > page.page_height


def test_page_numbers_stand_outside_and_the_foot_says_what_the_paper_stands_on() -> None:
    report = Report("any", "t", DAY, (Paragraph("x", "told"),), rev=REVISION)
    document = paper(report)
    assert document.settings.odd_and_even_pages_header_footer
    (page,) = document.sections
    for foot, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        xml = foot._element.xml
        assert 'w:instr=" PAGE "' in xml
        assert re.findall(r'<w:jc w:val="(\w+)"/>', xml) == [side, side]
        told = "".join(one.text for one in foot._element.iter(f"{W}t"))
        assert told.startswith("— 1 —截至2020年6月16日 · 版本a1b2c3d4e5（2020年6月16日） · 数据摘要")


def test_the_foot_has_the_digest_that_a_seal_holds() -> None:
    from checklist.source.seals import digest_of

    report = Report("any", "t", DAY, (Paragraph("x", "told"), Facts("f", (Fact("a", 1, "b"),))))
    held = digest_of({"told": "x", "f": {"a": 1}}).removeprefix("sha256:")
    told = "".join(one.text for one in paper(report).sections[0].footer._element.iter(f"{W}t"))
    assert told.endswith(held[:12])


def test_a_letter_stands_as_letters_do() -> None:
    parts = (
        Paragraph("〔2020〕12号", "number"),
        Paragraph("市住建局：", "to"),
        Paragraph("请办理。", "closing"),
        Paragraph("抄送：市长", "copies"),
        Paragraph("市委办公室", "issuer"),
        Paragraph(DAY, "day"),
    )
    two = tuple(Section("letters", "督办单", parts, True) for _ in range(2))
    document = paper(Report("letters", "函", DAY, two))
    told = words(document).split()
    assert told[:6] == ["督办单", "〔2020〕12号", "市住建局：", "请办理。", "市委办公室", "2020年6月16日"]
    assert told[6] == "抄送：市长", "who has a copy stands last"
    starts = list(document.element.body.iter(f"{W}pageBreakBefore"))
    assert len(starts) == 1, "the second begins a page of its own"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [(("1号",), "1号"), (("1号", "2号"), "1号、2号"), (("1号", "2号", "3号"), "1号等3件（各事项文号见下）")],
)
def test_many_numbers_of_a_letter_are_counted(numbers: tuple[str, ...], told: str) -> None:
    one = Section("letters", "督办单", (Paragraph(numbers, "number"),), True)
    assert told in words(paper(Report("letters", "函", DAY, (one,)))).split("\n")
    slip = replace(one, slip=Table("slip", (Column("number"),), (("1号",),), "反馈表"))
    assert told.replace("下", "附件") in words(paper(Report("letters", "函", DAY, (slip,)))).split("\n")


@given(reports)
@examples(40)
def test_any_report_is_a_paper_and_the_same_bytes_again(report: Report) -> None:
    for voice in (ZH, EN):
        data = write(report, "docx", voice, Look())
        assert data == write(report, "docx", voice, Look(80, True, False, True))
        docx.Document(BytesIO(data))  # type: ignore[arg-type]


@given(texts)
@examples(100)
def test_it_says_what_was_typed(text: str) -> None:
    told = words(paper(Report("any", "t", DAY, (Paragraph(f"x{text}x"), Facts("f", (Fact("a", f"y{text}y", "b"),))))))
    for typed in (f"x{text}x", f"y{text}y"):
        assert " ".join(safe(typed).split()) in " ".join(told.split())


def test_nothing_in_it_is_of_the_day_it_was_made() -> None:
    data = write(one_table(("x",)), "docx", ZH, Look())
    with ZipFile(BytesIO(data)) as archive:  # type: ignore[arg-type]
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2020-06-16T00:00:00Z" in archive.read("docProps/core.xml")


def test_columns_share_the_page() -> None:
    """Letters of 10 points are 100 twentieths for half a width: 4 + 2, 20 + 2 and 60 + 2 of them are 9,000."""
    assert shared(["abcd", "b" * 20, "c" * 70], [], 9000, 10) == [600, 2200, 6200]
    assert shared(["abcd", "b" * 20, "c" * 70], [], 4800, 10) == [600, (2100 + 4200 * 2200 // 8400) // 2, 2600]
    assert shared(["督〔2026〕274号", "b" * 40, "c" * 70], [], 8845, 10.5)[0] == 17 * 105
    assert shared(["ab"], [], 5000, 10) == [5000]


@given(st.lists(st.integers(1, 80), min_size=1, max_size=12), st.sampled_from([9.0, 10.5, 12.0]))
def test_no_table_is_broader_than_its_page(widths: list[int], size: float) -> None:
    heads = ["x" * wide for wide in widths]
    assert sum(shared(heads, [], 8845, fitting(heads, [], 8845, size))) <= 8845
    assert sum(shared(heads, [], 8845, size)) <= 8845


@pytest.mark.parametrize("voice", [ZH, EN])
def test_a_table_that_ends_the_paper_begins_no_other_page(voice: Catalog) -> None:
    body = paper(one_table(("x", "y")), voice=voice).element.body
    after = body[-2]
    assert (after.tag, "".join(after.itertext())) == (f"{W}p", "")
    assert after.find(f"{W}pPr/{W}spacing").get(f"{W}line") == "20"


def test_a_paper_tells_nobody_what_to_type() -> None:
    told = [one.text for one in paper(Report("any", "t", DAY, (Paragraph(say("review.first"), "told"),))).paragraphs]
    assert any("此前没有讲评可比" in text for text in told)
    assert not any("--" in text for text in told)


def test_letters_are_small_enough_for_every_column() -> None:
    """Ten columns of eight letters take 10 × (8 + 2) × 10 = 1,000 twentieths for each point; sizes go by halves."""
    heads = ["abcdefgh"] * 10
    assert [fitting(heads, [], across, 9.0) for across in (9000, 8999, 7000, 100)] == [9.0, 8.5, 7.0, 6.5]


def test_without_the_library_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("tasks: [{id: 1, title: x, owner: y}]\n")
    code = (
        "import sys; sys.modules['docx'] = None; from checklist.cli.main import run; "
        "sys.exit(run(['--lang', 'en', 'list', 'a.yaml', '-o', 'a.docx']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "checklist-cli[papers]" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_another_program_opens_it(tmp_path: Path) -> None:
    parts = (Section("s", "总体情况", (Paragraph("列入统计的重点任务共25项。"),)),)
    path = tmp_path / "paper.docx"
    path.write_bytes(write(Report("any", "通报", DAY, (*parts, *one_table(("甲", "乙")).blocks)), "docx", ZH, Look()))  # type: ignore[arg-type]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    text = tmp_path / "paper.txt"
    if not text.exists():
        pytest.skip(f"LibreOffice has no Writer here: {done.stderr or done.stdout}")
    told = text.read_text("utf-8-sig")
    assert [line for line in told.split("\n") if line][:4] == [
        "通报",
        "截至2020年6月16日",
        "一、总体情况",
        "列入统计的重点任务共25项。",
    ]
    assert "甲" in told


def test_what_is_said_is_a_message_too() -> None:
    assert "题" in words(paper(Report("any", say("any", text="题"), DAY, ())))


def test_a_table_is_put_into_a_paper_before_its_rows() -> None:
    """A table of 5,000 rows that is put there whole takes the library 9 seconds."""
    row = "<w:tr><w:tc><w:p><w:r><w:t>修桥</w:t></w:r></w:p></w:tc></w:tr>"
    (table,), (body,) = elements(f"<w:tbl>{row * 50}</w:tbl>"), elements("<w:p/>")
    held: list[int] = []

    def put(one: Any) -> None:
        held.append(len(one))
        body.append(one)

    moved(table, put)
    assert (held, len(body[0])) == ([0], 50)
