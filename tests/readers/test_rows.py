"""Somebody else's rows as tasks: what is understood, what is kept as printed, and that nothing is lost."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.comments import Comment

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.message import Message
from checklist.core.model import Measure, Status, Task
from checklist.core.policy import Limits
from checklist.core.value import replace
from checklist.readers.again import gone, merged
from checklist.readers.columns import timed_target
from checklist.readers.frame import titled
from checklist.readers.grid import Refused, address, text_of
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Drawn, Hints, Overfull
from checklist.readers.values import Time
from tests.readers import made

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
PUBLISHED = {
    "cn_ftz_guofa_2018_38.csv": {},
    "cn_innovation_guobanfa_2018_126.csv": {"指导部门": "owner"},
    "us_fds_2020_milestones.csv": {"milestone": "no", "milestone text": "title", "plan responsible party": "owner"},
    "us_fds_2020_status_history.csv": {"milestone": "no", "status text": "title", "commit": "skip"},
}
HEAD = ("序号", "工作任务", "牵头单位", "完成时限")
YEAR = Hints(time=Time(2020))


def understood(rows: Sequence[Sequence[Any]], hints: Hints = YEAR, **given: Any) -> Drawn:
    (sheet,) = tables("a.xlsx", made.xlsx(rows, **given)).sheets
    return drawn(sheet, hints)


def tasks(of: Drawn) -> list[Task]:
    return [row.task for row in of.rows]


def said(of: Drawn) -> list[tuple[str, str]]:
    return [(one.where, one.what.key) for one in of.told]


def test_a_plain_table() -> None:
    of = understood([HEAD, (1, "修桥", "市住建局、市财政局", "6月底前"), (3, "修路", "市交通局", date(2020, 9, 30))])
    assert tasks(of) == [
        Task("1", "修桥", "1", owner=("市住建局", "市财政局"), due=date(2020, 6, 30), due_text="6月底前"),
        Task("3", "修路", "3", owner=("市交通局",), due=date(2020, 9, 30)),
    ]
    assert said(of) == []


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("Deadline", "持续推进", {"due_text": "持续推进", "every": Cadence(Every.QUARTER)}),
        ("办理时限", "每月25日前", {"due_text": "每月25日前", "every": Cadence(Every.MONTH, DayOf(25))}),
        ("完成时间", "5月底前动工", {"due": date(2020, 5, 31), "due_stage": "started", "due_text": "5月底前动工"}),
        ("完成时限", "2020.6.30", {"due": date(2020, 6, 30), "due_text": "2020.6.30"}),
        ("完成时限", "2020-06", {"due": date(2020, 6, 30), "due_text": "2020-06"}),
        ("开工时间", "2020年3月", {"start": date(2020, 3, 1)}),
        ("开工时间", "2020年3月底", {"start": date(2020, 3, 31)}),
        ("开工时间", "2020/3", {"start": date(2020, 3, 1)}),
        ("完成时限", 20200630, {"due": date(2020, 6, 30), "due_text": "20200630"}),
        ("完成时限", "印发之日起30日内", {"due": date(2020, 2, 1), "due_text": "印发之日起30日内"}),
        ("% complete", "45%", {"progress": Fraction(45, 100)}),
        ("完成进度（%）", 45, {"progress": Fraction(45, 100)}),
        ("Status", "In progress", {"status": Status.IN_PROGRESS}),
        ("状态", "进行中", {"status": Status.IN_PROGRESS}),
        ("配合部门", "市财政局", {"support": ("市财政局",)}),
        ("Target", "1,100亿元", {"measure": Measure("亿元", Decimal(1100))}),
        ("计划投资（亿元）", "12.5", {"amounts": (("planned", Decimal("12.5")),)}),
        ("权重", 2, {"weight": Decimal(2)}),
        ("标签", "难点、民生", {"tags": ("difficult", "民生")}),
        ("指导单位", "省住建厅", {"roles": (("指导", ("省住建厅",)),)}),
        ("适用范围", "全市", {"extra": (("适用范围", "全市"),)}),
        ("存在问题", "资金未到位", {"extra": (("存在问题", "资金未到位"),)}),
    ],
)
def test_a_column_of_every_kind(heading: str, cell: Any, expected: dict[str, Any]) -> None:
    hints = Hints(time=Time(2020, date(2020, 1, 2)), every=Cadence(Every.QUARTER))
    of = understood([("任务", "责任单位", heading), ("修桥", "市住建局", cell)], hints)
    assert tasks(of) == [Task("1", "修桥", owner=("市住建局",), **expected)]
    assert said(of) == []


@pytest.mark.parametrize(
    ("heading", "cell", "key", "kept"),
    [
        ("完成时限", "尽快", "told.words", {"due_text": "尽快"}),
        ("完成时限", "6月底前", "told.year", {"due_text": "6月底前"}),
        ("完成时限", "本月底", "told.present", {"due_text": "本月底"}),
        ("完成时限", "印发之日起30日内", "told.relative", {"due_text": "印发之日起30日内"}),
        ("完成时限", "01/03/2020", "told.either", {"due_text": "01/03/2020"}),
        ("完成时限", "31/31/2020", "told.no_such_day", {"due_text": "31/31/2020"}),
        ("完成时限", "持续推进", "told.standing", {"due_text": "持续推进"}),
        ("完成时限", "2020年2月30日", "told.no_such_day", {"due_text": "2020年2月30日"}),
        ("开始日期", "早春", "told.day", {"extra": (("开始日期", "早春"),)}),
        ("状态", "差不多了", "told.kept", {"extra": (("状态", "差不多了"),)}),
        ("权重", "很高", "told.kept", {"extra": (("权重", "很高"),)}),
        ("进度", "过半", "told.kept", {"extra": (("进度", "过半"),)}),
    ],
)
def test_what_is_not_understood_is_kept_and_told(heading: str, cell: str, key: str, kept: dict[str, Any]) -> None:
    of = understood([("任务", "责任单位", heading), ("修桥", "市住建局", cell)], Hints())
    assert tasks(of) == [Task("1", "修桥", owner=("市住建局",), **kept)]
    assert said(of) == [("C2", key)]
    assert of.missed == {2: 1}


@pytest.mark.parametrize(
    ("text", "due_text", "told"),
    [
        ("2020-06-30 00:00:00", None, False),
        ("2020-06-30T00:00:00Z", None, False),
        ("2020/6/30 0:00", "2020/6/30 0:00", False),
        ("2020-06-30 17:30", "2020-06-30 17:30", True),
        (datetime(2020, 6, 30, 17, 30), "2020-06-30 17:30:00", True),  # noqa: DTZ001
    ],
)
def test_a_day_with_a_time_is_that_day(text: Any, due_text: str | None, told: bool) -> None:
    of = understood([("任务", "责任单位", "完成时限", "开始日期"), ("修桥", "市住建局", text, text)])
    (task,) = tasks(of)
    assert (task.due, task.start, task.due_text) == (date(2020, 6, 30), date(2020, 6, 30), due_text or "")
    assert said(of) == ([("D2", "told.time")] if told else [])


@pytest.mark.parametrize("text", ["2020-06-29T16:00:00Z", "2020-06-30 25:00", "2020-06-30 0:60"])
def test_a_day_in_another_zone_or_at_no_time_is_none(text: str) -> None:
    of = understood([("任务", "责任单位", "完成时限"), ("修桥", "市住建局", text)])
    assert (tasks(of)[0].due, len(said(of))) == (None, 1)


def test_shares_of_one_are_known_by_their_column() -> None:
    of = understood([("任务", "进度"), ("a", 0.45), ("b", 1)])
    assert [task.progress for task in tasks(of)] == [Fraction(45, 100), Fraction(1)]
    of = understood([("任务", "进度"), ("a", 45), ("b", 1)])
    assert [task.progress for task in tasks(of)] == [Fraction(45, 100), Fraction(1, 100)]


def test_merged_cells_hold_for_every_row_and_numbers_go_on() -> None:
    rows = [
        ("某市2020年重点工作任务清单", None, None, None, None),
        ("（单位：亿元）", None, None, None, None),
        ("序号", "分类", "任务", "责任分工", None),
        (None, None, None, "牵头单位", "配合单位"),
        (1, "一、城建", "修桥", "市住建局", "市财政局"),
        (None, None, "修桥二期", "市住建局", None),
        (4, "二、交通", "修路", "市交通局", None),
        ("合计", 3, None, None, None),
        ("注：序号空缺为不公开事项", None, None, None, None),
    ]
    merged_cells = ["A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A5:A6", "B5:B6", "A9:E9"]
    of = understood(rows, Hints(), merged=merged_cells)
    assert (of.title, of.money, of.year) == ("某市2020年重点工作任务清单", "亿元", 2020)
    assert [(task.id, task.no, task.section, task.title, task.support) for task in tasks(of)] == [
        ("1", "1", "一、城建", "修桥", ("市财政局",)),
        ("1-2", "1", "一、城建", "修桥二期", ()),
        ("4", "4", "二、交通", "修路", ()),
    ]
    assert said(of) == [
        ("A6", "told.repeated"),
        ("A8", "told.total"),
        ("B8", "told.total"),
        ("A9", "told.note"),
    ]
    assert "注：序号空缺为不公开事项" in of.note


def test_headings_in_two_rows_are_one_where_the_lower_would_say_as_much() -> None:
    rows = [
        ("附件2", None, None, None, None),
        ("某市2020年项目表", None, None, None, None),
        ("序号", "项目名称", "2020年计划", None, "责任单位"),
        (None, None, "规模", "进度目标", None),
        ("总计（2项）", None, 300, None, None),
        ("一、产业（1项）", None, 100, None, None),
        ("（一）续建", None, None, None, None),
        (1, "厂房", 100, "投产", "甲局"),
        ("二、交通（1项）", None, 200, None, None),
        (2, "修路", 200, "通车", "乙局"),
    ]
    merged_cells = ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:B5", "A6:B6", "A7:E7", "A9:B9"]
    of = understood(rows, Hints(), merged=merged_cells)
    assert (of.title, of.year, of.note, of.frame.top) == ("某市2020年项目表", 2020, "附件2", 2)
    assert [(task.id, task.section, task.title, dict(task.extra)) for task in tasks(of)] == [
        ("1", "一、产业（1项） / （一）续建", "厂房", {"2020年计划 / 规模": "100", "2020年计划 / 进度目标": "投产"}),
        ("2", "二、交通（1项）", "修路", {"2020年计划 / 规模": "200", "2020年计划 / 进度目标": "通车"}),
    ]
    assert said(of) == [
        *(("A5", "told.total"), ("C5", "told.total"), ("A6", "told.section"), ("C6", "told.sums")),
        *(("A7", "told.section"), ("A9", "told.section"), ("C9", "told.sums")),
    ]


def test_headings_in_two_rows_without_merged_cells() -> None:
    rows = [("序号", "任务", "责任单位", ""), ("", "", "牵头单位", "配合单位"), ("1", "修桥", "甲局", "乙局")]
    (sheet,) = tables("a.csv", made.csv(rows)).sheets
    (task,) = tasks(drawn(sheet, YEAR))
    assert (task.title, task.owner, task.support) == ("修桥", ("甲局",), ("乙局",))


def test_a_task_with_a_unit_is_no_heading_however_it_begins() -> None:
    rows = [("任务", "责任单位", "投资"), ("一、修桥（3项）", "甲局", 5), ("（二）修路", "乙局", 6)]
    assert [task.title for task in tasks(understood(rows))] == ["一、修桥（3项）", "（二）修路"]
    head = ("序号", "任务", "工作目标", "责任单位")
    of = understood([head, ("（一）", "修桥", "通车", "甲局"), ("（二）", None, "绿化", None)])
    assert [(task.title, task.goal) for task in tasks(of)] == [("修桥", "通车"), ("修桥", "绿化")]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("5月进展情况", "update.text"),
        ("截至5月底进展情况", "update.text"),
        ("2020年目标任务", "goal"),
        ("上半年完成情况", "update.text"),
        ("Status as at 31 March 2020", "status"),
        ("2020年", ""),
        ("5月", ""),
    ],
)
def test_a_heading_with_a_time(heading: str, target: str) -> None:
    assert timed_target(heading) == target


def test_of_two_columns_for_two_months_none_is_the_report() -> None:
    rows = [("任务", "责任单位", "4月进展情况", "5月进展情况"), ("修桥", "甲局", "开工", "封顶")]
    (task,) = tasks(understood(rows, Hints(on=date(2020, 6, 1))))
    assert (task.updates, task.extra) == ((), (("4月进展情况", "开工"), ("5月进展情况", "封顶")))


TABLE = ("序号", "任务", "责任单位")


def test_a_list_that_a_document_cuts_by_chapters_is_one() -> None:
    parts = [
        ("一、城建", [TABLE, (1, "修桥", "甲局")]),
        ("二、交通", [TABLE, (2, "修路", "乙局"), (3, "通车", "丙局")]),
    ]
    whole, first, second = tables("a.docx", made.documents(*parts)).sheets
    assert (whole.name, whole.parts, whole.outside, first.name, second.name) == ("1-2", ("1", "2"), 0, "1", "2")
    of = drawn(whole, YEAR)
    assert [(task.id, task.section, task.title) for task in tasks(of)] == [
        *(("1", "一、城建", "修桥"), ("2", "二、交通", "修路"), ("3", "二、交通", "通车"))
    ]
    assert (of.title, of.note) == ("", "")


@pytest.mark.parametrize(
    "second",
    [[TABLE, (1, "修路", "乙局")], [("序号", "任务", "单位"), (2, "修路", "乙局")], [TABLE, ("", "修路", "乙局")]],
)
def test_tables_that_do_not_go_on_one_another_stay_apart(second: list[tuple[Any, ...]]) -> None:
    found = tables("a.docx", made.documents(("甲", [TABLE, (1, "修桥", "甲局")]), ("乙", second))).sheets
    assert [one.name for one in found] == ["1", "2"]


def test_who_filled_a_table_in_is_no_task() -> None:
    rows = [HEAD, (1, "修桥", "甲局", None), ("填报人：张三", None, "联系电话：2281234", None)]
    of = understood(rows)
    assert [task.title for task in tasks(of)] == ["修桥"]
    assert of.note == "填报人：张三\n联系电话：2281234"
    assert said(of) == [("A3", "told.note"), ("C3", "told.note")]


def test_rows_without_a_number_get_the_one_above() -> None:
    of = understood([HEAD, (7, "a", "甲局", None), (None, "b", "甲局", None), (None, "c", "甲局", None)])
    assert [(task.id, task.no) for task in tasks(of)] == [("7", "7"), ("7-2", ""), ("7-3", "")]
    assert said(of) == [("A3", "told.unnumbered"), ("A4", "told.unnumbered")]


def test_a_column_of_numbers_that_is_empty_counts_for_none() -> None:
    """A document numbers its rows by itself, and that stands in no cell."""
    of = understood([HEAD, (None, "修桥", "甲局", None), (None, "修路", "乙局", None)])
    assert [task.id for task in tasks(of)] == ["1", "2"]
    assert said(of) == []


def test_a_title_that_no_list_can_hold_is_told_by_its_cell() -> None:
    with pytest.raises(Overfull) as caught:
        understood([HEAD, (1, "修" * 20_001, "甲局", None)])
    assert caught.value.why == Message("import.long", {"where": "B2", "most": 20_000})


def test_a_heading_that_no_name_can_be_is_kept_by_its_beginning() -> None:
    of = understood([(*HEAD, "x" * 150, "x" * 150), (1, "修桥", "甲局", None, "a", "b")])
    assert tasks(of)[0].extra == (("x" * 93 + "…", "a"), ("x" * 93 + "… (F)", "b"))


def test_figures_that_were_reckoned_are_as_near_as_a_list_may_hold_them() -> None:
    rows = [("任务", "进度", "目标值"), ("a", 1 / 3, 1 / 3)]
    of = understood(rows, formats={"B2": "0.0%"})
    assert tasks(of)[0].progress == Fraction("0.33333333")
    assert tasks(of)[0].measure == Measure(target=Decimal("0.333333333"))
    of = understood(rows)
    assert tasks(of)[0].progress == Fraction("0.33333333")
    of = understood([("任务", "进度"), ("a", 100 / 3)])
    assert tasks(of)[0].progress == Fraction("0.33333333")
    assert said(of) == []


def test_sections_between_the_rows_and_headings_again() -> None:
    rows = [HEAD, ("一、城建领域",), (1, "a", "甲局", None), HEAD, ("二、交通领域",), (2, "b", "甲局", None)]
    of = understood(rows)
    assert [task.section for task in tasks(of)] == ["一、城建领域", "二、交通领域"]
    assert [key for _, key in said(of)] == ["told.section", *["told.heading"] * 4, "told.section"]


def test_what_is_said_once_holds_below() -> None:
    rows = [
        ("任务", "责任单位"),
        ("a", "甲局（以下除标注外，责任单位均为乙局）"),
        ("b", None),
        ("c", "丙局，下同"),
        ("d", None),
        ("e", "同上"),
    ]
    of = understood(rows)
    assert [task.owner for task in tasks(of)] == [("甲局",), ("乙局",), ("丙局",), ("丙局",), ("丙局",)]
    assert dict(tasks(of)[0].extra)["责任单位"] == "甲局（以下除标注外，责任单位均为乙局）"
    assert [key for _, key in said(of)] == ["told.for_all", "told.below", "told.for_all", "told.below", "told.same"]


def test_the_first_named_leads_where_the_sheet_says_so() -> None:
    rows = [("任务", "责任单位（列第一位者为牵头单位）"), ("a", "甲局、乙局")]
    (task,) = tasks(understood(rows))
    assert (task.owner, task.support) == (("甲局",), ("乙局",))


def test_two_columns_of_one_meaning_are_not_mixed() -> None:
    (task,) = tasks(understood([("任务", "责任单位", "责任部门"), ("a", "甲局", "乙局")]))
    assert (task.owner, task.extra) == (("甲局",), (("责任部门", "乙局"),))


def test_of_several_columns_that_a_map_makes_one_field_none_is_lost() -> None:
    named = {"任务": "title", "内容": "title", "一": "due", "二": "due", "甲": "owner", "乙": "owner"}
    rows = [
        ("任务", "内容", "一", "二", "甲", "乙"),
        ("修桥", "架梁", date(2020, 6, 30), date(2020, 7, 1), "甲局", "乙局"),
    ]
    (task,) = tasks(understood(rows, replace(YEAR, named=named)))
    assert (task.title, task.due, task.owner) == ("修桥", date(2020, 6, 30), ("甲局", "乙局"))
    assert task.extra == (("内容", "架梁"), ("二", "2020-07-01"))


def test_the_same_as_above_is_that_in_every_column() -> None:
    rows = [("板块", "任务", "责任单位"), ("城建", "修桥\r\n架梁", "甲局"), ("同上", "〃", "乙局")]
    of = understood(rows)
    assert [(task.section, task.title) for task in tasks(of)] == [("城建", "修桥\n架梁")] * 2
    assert said(of) == [("B3", "told.title_above"), ("A3", "told.same")]


def test_reports_need_a_day() -> None:
    rows = [("任务", "进度", "进展情况", "存在问题"), ("a", "45%", "已开工", "缺资金")]
    (task,) = tasks(understood(rows, Hints(on=date(2020, 6, 20))))
    (update,) = task.updates
    assert (update.on, update.progress, update.text, update.problems) == (
        *(date(2020, 6, 20), Fraction(45, 100)),
        *("已开工", "缺资金"),
    )
    assert (task.progress, task.extra) == (None, ())


def test_a_map_says_what_headings_do_not() -> None:
    rows = [("编号甲", "内容乙", "说明丙"), ("x", "修桥", "秘密")]
    with pytest.raises(Refused):
        understood(rows)
    (task,) = tasks(understood(rows, Hints(named={"内容乙": "title", "C": "skip", "编号甲": "id"})))
    assert task == Task("x", "修桥")


def test_importing_again_updates_and_adds() -> None:
    first = understood([HEAD, (1, "修桥", "甲局", "6月底前"), (2, "修路", "乙局", None), (3, "修渠", "丙局", None)])
    held = tuple(msgspec.structs.replace(task, note="内部") for task in tasks(first))
    rows = [HEAD, (1, "修桥", "丁局", None), (2, "植树", "乙局", None), (3, "修路", "乙局", "9月底前")]
    second = understood(rows)
    after, told = merged(second.rows, held)
    assert [(task.id, task.title, task.owner, task.note) for task in after] == [
        ("1", "修桥", ("丁局",), "内部"),
        ("2", "修路", ("乙局",), "内部"),
        ("3", "修渠", ("丙局",), "内部"),
        ("2-2", "植树", ("乙局",), ""),
    ]
    assert after[0].due == date(2020, 6, 30)
    assert [(row.at, said.key) for row, said in told] == [(2, "told.new"), (3, "told.is_task")]
    assert gone(second.rows, held) == ("3",)
    assert merged(second.rows, after)[0] == after


def test_a_month_in_a_cell_of_a_day_ends_with_its_last() -> None:
    head, first = ("任务", "责任单位", "开始日期", "完成时限"), date(2020, 6, 1)
    month = 'yyyy"年"m"月"'
    of = understood([head, ("修桥", "市住建局", first, first)], formats={"C2": month, "D2": month})
    (task,) = tasks(of)
    assert (task.start, task.due, task.due_text) == (first, date(2020, 6, 30), "2020年6月")


def test_brackets_on_a_line_of_their_own_are_no_other_leader() -> None:
    of = understood([("任务", "责任单位", "责任领导"), ("修桥", "市住建局", "王五\n（副市长）\n赵六")])
    assert tasks(of)[0].leader == ("王五（副市长）", "赵六")


@pytest.mark.parametrize(
    "text",
    ["31/12/2020", "12/31/2020", "31.12.2020", "end December 2020", "2020年Q4", "End Q4 2020", "by the end of Q4 2020"],
)
def test_a_day_that_can_be_one_only(text: str) -> None:
    (task,) = tasks(understood([("任务", "责任单位", "完成时限"), ("修桥", "甲局", text)]))
    assert (task.due, task.due_text) == (date(2020, 12, 31), text)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某市2020年重点工作", 2020),
        ("某市2020年重点工作（截至2020年5月）", 2020),
        ("三年行动方案（2020—2022年）", None),
        ("2020-2022年项目", None),
        ("Action plan 2020/21", None),
        ("Action plan 2020", 2020),
    ],
)
def test_a_list_of_several_years_is_of_none(title: str, year: int | None) -> None:
    of = understood([(title, None, None), ("任务", "责任单位", "完成时限"), ("修桥", "甲局", "年底前")], Hints())
    assert of.year == year
    assert [one.due for one in tasks(of)] == [year and date(year, 12, 31)]


def test_comments_of_the_other_kind_of_spreadsheet_are_told() -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="a")
    for texts in (("任务", "责任单位"), ("修桥", "甲局")):
        line = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            if text == "修桥":
                remark = Annotation()
                remark.addElement(Creator(text="某人"))
                remark.addElement(P(text="已移交丙局"))
                cell.addElement(remark)
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    (sheet,) = tables("a.ods", made.saved(document)).sheets
    of = drawn(sheet, YEAR)
    assert [(one.where, one.text, one.what.key) for one in of.told] == [("A2", "已移交丙局", "told.comment")]
    assert [task.title for task in tasks(of)] == ["修桥"]


def test_comments_and_hidden_rows_are_told() -> None:
    book = openpyxl.load_workbook(BytesIO(made.xlsx([HEAD, (1, "修桥", "甲局", None), (2, "修路", "乙局", None)])))
    book.active["B2"].comment = Comment("已移交丙局", "某人")
    book.active.row_dimensions[3].hidden = True
    (sheet,) = tables("a.xlsx", made.saved(book)).sheets
    of = drawn(sheet, YEAR)
    assert [(one.where, one.text, one.what.key) for one in of.told] == [
        ("B2", "已移交丙局", "told.comment"),
        ("3", "修路", "told.hidden"),
    ]
    assert len(of.rows) == 2


def test_a_list_that_would_be_too_large_is_refused_before_a_row_is_read() -> None:
    rows = [("任务", "责任单位", "附件"), *((f"修桥{at}", "市住建局", "全市" * 200) for at in range(1000))]
    hints = Hints(limits=Limits(megabytes=1))
    with pytest.raises(Overfull) as told:
        understood(rows, hints)
    assert told.value.why == Message("E101", {"limit": 1})
    assert len(understood(rows, replace(hints, named={"附件": "skip"})).rows) == 1000


JOINT = re.compile(r"[、，;\s]+")
TEXT = st.text("一二甲乙ab 、，0123.%=-\n", max_size=12)


@given(st.lists(st.lists(TEXT, min_size=5, max_size=5), max_size=8), st.booleans())
def test_nothing_is_lost(rows: list[list[str]], reports: bool) -> None:
    head = ["序号", "任务", "责任单位", "完成时限", "进度"]
    (sheet,) = tables("a.csv", made.csv([head, *rows])).sheets
    hints = Hints(time=Time(2020), on=date(2020, 6, 1) if reports else None)
    assert list(lost(drawn(sheet, hints))) == []
    assert drawn(sheet, hints) == drawn(sheet, hints)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published lists are not beside the project")
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_lists_lose_nothing(name: str) -> None:
    found = tables(name, (SHARED / name).read_bytes())
    (sheet,) = titled(found.sheets)
    of = drawn(sheet, Hints(named=PUBLISHED[name]))
    with (SHARED / name).open(encoding="utf-8") as file:
        assert len(of.rows) == sum(1 for _ in csv.DictReader(file))
    skipped = {one.at for one in of.frame.columns if one.target == "skip"}
    assert [one for one in lost(of) if one[1] not in skipped] == []


JOINTS = re.compile(r"[、，,;\s]+")


def lost(of: Drawn) -> Iterator[tuple[str, int]]:
    """Cells that are neither in the list nor told: their words are in no text of their task."""
    told = {one.where for one in of.told}
    rows = {row.at: " ".join(texts(msgspec.to_builtins(row.task, enc_hook=str, str_keys=True))) for row in of.rows}
    shares = {
        row.at for row in of.rows if row.task.progress is not None or any(one.progress for one in row.task.updates)
    }
    progress = {one.at for one in of.frame.columns if one.target == "update.progress"}
    for (row, column), cell in of.sheet.cells.items():
        if row < of.frame.body or address((row, column)) in told or (row in shares and column in progress):
            continue
        held = rows.get(row, "")
        words = [word for word in JOINTS.split(text_of(cell)) if word not in ("", "and")]
        if not all(word in held or word.rstrip("%") in held for word in words):
            yield address((row, column)), column


def texts(value: Any) -> Iterator[str]:
    """Every text and figure in a value."""
    if isinstance(value, dict):
        for below in value.values():
            yield from texts(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from texts(below)
    elif value is not None:
        yield str(value)


def test_a_responsibility_holds_all_that_are_named_and_no_text() -> None:
    rows = [("任务", "责任单位", "指导部门"), ("修桥", "甲局", "乙厅牵头，丙厅配合"), ("修路", "甲局", "丁" * 2001)]
    of = understood(rows)
    one, other = tasks(of)
    assert (dict(one.roles), dict(one.extra)) == ({"指导": ("乙厅", "丙厅")}, {"指导部门": "乙厅牵头，丙厅配合"})
    assert (other.roles, said(of)) == ((), [("C3", "told.names")])


def test_of_columns_for_a_time_each_under_one_heading_none_is_the_field() -> None:
    rows = [
        ("任务", "责任单位", "完成情况", None, "时间进度", None),
        (None, None, "4月", "5月", "一季度", "二季度"),
        ("修桥", "甲局", "开工", "封顶", "选址", "通车"),
    ]
    of = understood(rows, Hints(on=date(2020, 6, 1)), merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"])
    (task,) = tasks(of)
    assert (task.updates, task.due_text, said(of)) == ((), "", [])
    assert dict(task.extra) == {
        "完成情况 / 4月": "开工",
        "完成情况 / 5月": "封顶",
        "时间进度 / 一季度": "选址",
        "时间进度 / 二季度": "通车",
    }


def test_what_leads_and_what_supports_under_one_heading() -> None:
    rows = [("任务", "责任单位", None), (None, "牵头", "配合"), ("修桥", "甲局", "乙局")]
    (task,) = tasks(understood(rows, merged=["A1:A2", "B1:C1"]))
    assert (task.owner, task.support) == (("甲局",), ("乙局",))


def test_what_a_heading_says_of_another_year_is_kept_as_printed() -> None:
    rows = [("任务", "责任单位", "2019年完成情况", "2021年目标"), ("修桥", "甲局", "选址", "通车")]
    (task,) = tasks(understood(rows, Hints(time=Time(2020), on=date(2020, 6, 1))))
    assert (task.goal, task.updates) == ("", ())
    assert dict(task.extra) == {"2019年完成情况": "选址", "2021年目标": "通车"}
    (task,) = tasks(understood(rows, Hints(time=Time(2021), on=date(2021, 6, 1))))
    assert (task.goal, dict(task.extra)) == ("通车", {"2019年完成情况": "选址"})


def test_a_heading_may_have_its_number_in_a_cell_of_its_own() -> None:
    rows = [
        ("序号", "项目名称", "总投资", "责任单位"),
        ("一", "产业项目", 300, None),
        (1, "厂房", 300, "甲局"),
        ("二、", "民生项目", None, None),
        ("（一）", "教育", None, None),
        (2, "学校", 50, "乙局"),
        (3, "医疗", None, None),
        ("3.1", "医院", 60, "丙局"),
        ("四", "修桥", 60, "丙局"),
        ("说明", "按季调度", None, None),
    ]
    of = understood(rows)
    assert [(task.id, task.title, task.section) for task in tasks(of)] == [
        ("1", "厂房", "一、产业项目"),
        ("2", "学校", "二、民生项目 / （一）教育"),
        ("3.1", "医院", "3 医疗"),
        ("四", "修桥", "3 医疗"),
    ]
    assert of.note == "说明 按季调度"
    assert said(of)[:3] == [("A2", "told.section"), ("B2", "told.section"), ("C2", "told.sums")]
