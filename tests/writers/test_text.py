"""Plain text and terminals: aligned, whole, and inert."""

from datetime import date
from fractions import Fraction
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checklist.core.message import Points, say
from checklist.core.model import Light
from checklist.core.value import replace
from checklist.reports.report import Bar, Column, Fact, Facts, Items, Move, Paragraph, Report, Section, Table
from checklist.writers.cells import Cells
from checklist.writers.formats import write
from checklist.writers.grid import grid
from checklist.writers.look import Look, bare
from checklist.writers.page import NARROWEST
from checklist.writers.width import width
from tests.examples import examples
from tests.writers.given import DAY, REVISION, SGR, one_table, reports, tables
from tests.writers.voice import EN, ZH

PIPE = Look()
SCREEN = Look(80, colour=True, terminal=True)
looks = st.builds(Look, st.sampled_from((0, 5, 30, 80, 120)), st.booleans(), st.booleans(), st.booleans())


def body(report: Report, look: Look = PIPE) -> list[str]:
    """The lines under the report's title."""
    lines = SGR.sub("", write(report, "text", ZH, look)).split("\n")
    return lines[lines.index("") + 1 : -1]


@given(reports, looks)
def test_nothing_typed_moves_the_cursor(report: Report, look: Look) -> None:
    text = write(report, "text", ZH, look)
    drawn = SGR.sub("", text) if look.colour else text
    assert all(one.isprintable() or one == "\n" or category(one) == "Zs" for one in drawn)


@given(reports, looks)
def test_no_line_is_wider_than_the_screen(report: Report, look: Look) -> None:
    text = SGR.sub("", write(report, "text", ZH, look))
    if look.width:
        assert max(map(narrower, text.split("\n"))) <= max(look.width, NARROWEST)


def narrower(line: str) -> int:
    """The line's width, by our measure or that of rich, which draws the panel; they differ on a few rare signs."""
    return min(width(line), cell_len(line))


@given(reports)
def test_a_screen_shows_the_same_lines_with_colours_and_without(report: Report) -> None:
    coloured = [line.rstrip() for line in body(report, SCREEN)]
    plain = [line.rstrip() for line in body(report, Look(80, terminal=True))]
    assert coloured == plain


@given(tables())
@examples(200)
def test_columns_stand_under_each_other(table: Table) -> None:
    rows = grid(table, Cells(ZH, PIPE)) if table.rows else []
    if rows:
        whole = ["".join(text for text, _ in line) for line in rows]
        assert len({width(line) for line in whole}) == 1
        edges = [at for at, one in enumerate(bare(rows[1])) if one == " "]
        assert all(cut_at(line, edge) for line in whole for edge in edges)


def cut_at(line: str, column: int) -> bool:
    """Is there a blank at this column of the screen?"""
    taken = 0
    for one in line:
        if taken >= column:
            return one == " " if taken == column and width(one) else False
        taken += width(one)
    return True


@given(tables(), st.sampled_from((30, 60, 80)))
def test_what_has_no_room_goes_below_and_not_away(table: Table, columns: int) -> None:
    cells = Cells(ZH, Look(columns))
    text = "".join(bare(line) for line in grid(table, cells)).replace(" ", "")
    last = len(table.columns) - 1
    for row in table.rows:
        shown = cells.text(row[last]).replace(" ", "")
        assert last == 0 or table.columns[last].grow or shown == cells.marks.nothing or shown in text


def test_figures_stand_at_the_right_and_chinese_counts_double() -> None:
    report = one_table(
        ("市住建局", 7), ("Works", 106), columns=(Column("o", heading="单位"), Column("n", "right", heading="任务数"))
    )
    assert body(report) == [
        "单位      任务数",
        "────────  ──────",
        "市住建局       7",
        "Works        106",
    ]


def test_the_growing_column_gives_way() -> None:
    columns = (Column("t", grow=True, heading="任务"), Column("d", heading="时限"))
    report = one_table(("城区黑臭水体治理和管网改造", DAY), columns=columns)
    assert body(report, Look(30))[2] == "城区黑臭水体治理…   2020-06-16"


def test_a_column_without_room_goes_under_the_row_and_its_heading_under_the_headings() -> None:
    columns = (Column("i", heading="编号"), Column("t", heading="任务"), Column("w", heading="需关注事项"))
    row = ("FY-07", "城区黑臭水体治理", "逾期16天，滞后20.0个百分点")
    assert body(one_table(row, ("FY-08", "道路", ""), columns=columns), Look(40)) == [
        "编号   任务",
        "    需关注事项",
        "─────  ────────────────",
        "FY-07  城区黑臭水体治理",
        "    逾期16天，滞后20.0个百分点",
        "FY-08  道路",
    ]


def test_columns_without_room_go_under_their_row() -> None:
    columns = (
        Column("i", heading="编号"),
        Column("t", grow=True, heading="任务"),
        Column("u", heading="责任单位"),
        Column("d", heading="完成时限"),
        Column("w", heading="需关注事项"),
    )
    row = ("FY-07", "城区黑臭水体治理和管网改造", ("市住建局",), DAY, "逾期16天")
    assert body(one_table(row, columns=columns), Look(50)) == [
        "编号   任务                        责任单位",
        "─────  ──────────────────────────  ────────",
        "FY-07  城区黑臭水体治理和管网改造  市住建局",
        "    完成时限 2020-06-16 · 需关注事项 逾期16天",
    ]


@pytest.mark.parametrize(
    ("bar", "drawn", "ascii"),
    [
        (Bar(Fraction(7, 10), Fraction(1)), "███████░░░│", "#######---|"),
        (Bar(Fraction(7, 10), Fraction(1, 2)), "█████│██░░░", "#####|##---"),
        (Bar(Fraction(0), Fraction(0)), "│░░░░░░░░░░", "|----------"),
        (Bar(Fraction(1, 1000), None), "█░░░░░░░░░", "#---------"),
        (Bar(Fraction(999, 1000), None), "█████████░", "#########-"),
        (Bar(Fraction(12, 10), Fraction(3)), "██████████│", "##########|"),
        (Bar(None, Fraction(1, 2)), "·····│·····", ".....|....."),
        (Bar(None, None), "—", "-"),
    ],
)
def test_bars(bar: Bar, drawn: str, ascii: str) -> None:  # noqa: A002 -- what it is
    assert body(one_table((bar,)), Look(terminal=True))[2] == drawn
    assert body(one_table((bar,)), Look(terminal=True, unicode=False))[2] == ascii


def test_a_bar_in_a_pipe_is_its_figures_unless_they_stand_beside_it() -> None:
    bar = Bar(Fraction(7, 16), Fraction(1, 2))
    assert body(one_table((bar,)))[2] == "43.8% / 50.0%"
    columns = tuple(Column(key, heading=key) for key in ("bar", "progress", "expected"))
    assert body(one_table((bar, bar.progress, bar.expected), columns=columns))[2] == "43.8%     50.0%"


@pytest.mark.parametrize(
    ("value", "shown", "ascii"),
    [
        (Light.GREEN, "● 绿", "[G] 绿"),
        (Light.YELLOW, "▲ 黄", "[Y] 黄"),
        (Light.RED, "■ 红", "[R] 红"),
        (Light.GREY, "○ 灰", "[ ] 灰"),
        (Light.NONE, "—", "-"),
        (Move(3), "↑3", "+3"),
        (Move(-2), "↓2", "-2"),
        (Move(0), "→", "="),
        (Move(None), "新", "新"),
        (Points(Fraction(-1235, 10000)), "-12.4", "-12.4"),
        (Points(Fraction(1, 3)), "+33.3", "+33.3"),
        (Points(Fraction(-4, 10000)), "0.0", "0.0"),
        (Fraction(7, 16), "43.8%", "43.8%"),
        (DAY, "2020-06-16", "2020-06-16"),
        (None, "—", "-"),
        ((), "", ""),
    ],
)
def test_values_in_a_table(value: object, shown: str, ascii: str) -> None:  # noqa: A002 -- what it is
    assert Cells(ZH, PIPE).text(value) == shown
    assert Cells(ZH, Look(unicode=False)).text(value) == ascii


def test_lights_have_colours_beside_their_shapes() -> None:
    report = one_table((Light.RED,), (Light.GREEN,))
    assert "\x1b[31m■ 红" in write(report, "text", ZH, SCREEN)
    assert "\x1b[32m● 绿" in write(report, "text", ZH, SCREEN)


def test_a_listing_has_colours_too() -> None:
    rows = [(Light.RED, f"T-{number}") for number in range(300)]
    text = write(one_table(*rows), "text", ZH, SCREEN)
    assert text.count("\x1b[31m■ 红\x1b[0m") == 300


def test_the_world_does_not_change_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    report = one_table((Light.RED,))
    before = write(report, "text", ZH, SCREEN)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "40", "FORCE_COLOR": "", "COLORTERM": "x"}.items():
        monkeypatch.setenv(name, value)
    assert write(report, "text", ZH, SCREEN) == before


def test_the_head_says_what_day_and_version_it_speaks_of() -> None:
    report = Report(
        "any", "总体情况", DAY, (), pinned=True, known_by=DAY, since=DAY, rev=REVISION, workspace="阜阳市重点工作"
    )
    title, under, rule, *_ = write(report, "text", ZH, PIPE).split("\n")
    assert title == "总体情况"
    assert under == (
        "阜阳市重点工作 · 截至2020年6月16日 · 归档，日期固定 · 按截至2020年6月16日掌握的情况评判"
        " · 版本a1b2c3d4e5（2020年6月16日） · 与2020年6月16日对比"
    )
    compared = write(replace(report, since_rev=REVISION), "text", EN, PIPE).split("\n")[1]
    assert compared.endswith("compared with version a1b2c3d4e5 of 2020-06-16")
    pinned = replace(report, since=date(2020, 6, 1), since_rev=REVISION)
    assert write(pinned, "text", EN, PIPE).split("\n")[1].endswith("of 2020-06-16, judged for 2020-06-01")
    assert rule == "═" * 72
    assert "as of 2020-06-16 · pinned" in write(report, "text", EN, PIPE)


def test_all_blocks() -> None:
    blocks = (
        Paragraph("没有需要关注的事项。"),
        Facts("f", (Fact("a", "一\n二", "问题"), Fact("b", None, "无"), Fact("c", DAY, "完成时限"))),
        Items("i", ("甲", "乙"), "三清单"),
        Section("s", "逐项", (Paragraph("x"), Items("i", (), "空"))),
        Table("t", (Column("a"),), (), "表", "注"),
    )
    assert body(Report("any", "t", DAY, blocks)) == [
        "没有需要关注的事项。",
        "",
        "问题      一",
        "          二",
        "完成时限  2020年6月16日",
        "",
        f"三清单 {'─' * 65}",
        "• 甲",
        "• 乙",
        "",
        f"逐项 {'─' * 67}",
        "x",
        "",
        "─ 空",
        "",
        f"表 {'─' * 69}",
        "（无）",
        "注",
    ]


def test_notes_stand_on_top() -> None:
    report = Report("any", "t", DAY, (Paragraph("x"),), notes=(say("any", text="注意"),))
    assert write(report, "text", ZH, PIPE).split("\n")[3] == "※ any 注意"


def test_wide_blanks_stay_with_colours_and_without() -> None:
    report = Report("any", "t", DAY, (Paragraph("一\n\u3000\n二"),))
    assert body(report, SCREEN) == body(report, Look(80, terminal=True)) == ["一", "\u3000", "二"]
